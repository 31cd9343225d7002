<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** One entry of a result. A number that does not exist is null: 0 is a score. */
final readonly class Cell implements \Stringable
{
    /**
     * @param float|null $rounded   value after the entry's own rounding; equal to exact where
     *                              there is none
     * @param float|null $exact     value before it
     * @param int        $places    decimals of the rounded value; -1: not rounded
     * @param bool       $given     whether a node's value was given directly, not computed
     * @param float|null $coverage  share of the weight below it that is answered, 0 .. 1
     * @param float|null $low       rounded value if everything missing came out worst
     * @param float|null $high      rounded value if everything missing came out best
     * @param int|null   $band      number of the band it falls into, 0 the lowest
     * @param float|null $nextBand  what the rounded value lacks to the next band
     * @param string     $status    "published" or "ours"
     */
    public function __construct(
        public string $id,
        public Kind $kind,
        public State $state,
        public ?float $rounded,
        public ?float $exact,
        public int $places,
        public bool $given,
        public ?float $coverage,
        public ?float $low,
        public ?float $high,
        public ?int $band,
        public string $bandLabel,
        public ?float $nextBand,
        public string $label,
        public string $status,
    ) {
    }

    /** The rounded value with its decimals, or the word of the state. */
    public function __toString(): string
    {
        return $this->rounded === null ? $this->state->value
            : Number::shown($this->rounded, $this->places);
    }
}
