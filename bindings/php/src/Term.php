<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** One edge below a node: what a child brought in. */
final readonly class Term
{
    /**
     * @param string     $child    id of the child
     * @param State      $state    state of the child; a scored term entered the node
     * @param string     $use      which value of the child was taken: "rounded" or "exact"
     * @param bool       $policy   whether a policy of the rubric stood in for a value that was not
     *                             scored
     * @param float|null $declared weight as the rubric and profile declare it
     * @param float|null $weight   weight after renormalisation over what is present
     * @param float|null $value    value taken, after the edge's own transformations
     * @param float|null $term     what it adds to the node; null where the method is not a sum
     */
    public function __construct(
        public string $child,
        public State $state,
        public string $use,
        public bool $policy,
        public ?float $declared,
        public ?float $weight,
        public ?float $value,
        public ?float $term,
    ) {
    }
}
