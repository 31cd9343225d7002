<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/**
 * Findings in order. They are values: they outlive the call that made them.
 *
 * @implements \ArrayAccess<int, Finding>
 * @implements \IteratorAggregate<int, Finding>
 */
final class Findings implements
    \ArrayAccess,
    \Countable,
    \IteratorAggregate,
    \JsonSerializable,
    \Stringable
{
    use ReadOnlyArray;

    /**
     * How many of each severity there were, by its word; those beyond the first 1000 included.
     *
     * @var array<string, int>
     */
    public readonly array $totals;

    /**
     * @param list<Finding>           $all
     * @param array<string, int>|null $totals counted when it is null
     */
    public function __construct(private readonly array $all = [], ?array $totals = null)
    {
        $counted = array_fill_keys(array_column(Severity::cases(), 'value'), 0);
        foreach ($totals === null ? $all : [] as $one) {
            $counted[$one->severity->value]++;
        }
        $this->totals = $totals ?? $counted;
    }

    /** Those of one severity. */
    public function of(Severity $severity): self
    {
        return new self(array_values(
            array_filter($this->all, static fn (Finding $one) => $one->severity === $severity)
        ));
    }

    /** Those for which the input is refused. */
    public function errors(): self
    {
        return $this->of(Severity::Error);
    }

    /** Those that somebody should look at; scores stand. */
    public function warnings(): self
    {
        return $this->of(Severity::Warning);
    }

    /** Those that are worth knowing. */
    public function notes(): self
    {
        return $this->of(Severity::Note);
    }

    /** These and then others. */
    public function with(self $more): self
    {
        $totals = $this->totals;
        foreach ($more->totals as $word => $count) {
            $totals[$word] += $count;
        }
        return new self([...$this->all, ...$more->all], $totals);
    }

    /** In file order: by file as first seen, then by line; equals keep their order. */
    public function sorted(): self
    {
        $files = array_flip(array_values(array_unique(array_column($this->all, 'file'))));
        $all = $this->all;
        usort($all, static fn (Finding $a, Finding $b) =>
            [$files[$a->file], $a->line ?? 0] <=> [$files[$b->file], $b->line ?? 0]);
        return new self($all, $this->totals);
    }

    /** @return list<array<string, int|string|null>> */
    public function toArray(): array
    {
        return array_map(static fn (Finding $one) => $one->toArray(), $this->all);
    }

    /** @return list<Finding> */
    public function jsonSerialize(): array
    {
        return $this->all;
    }

    public function count(): int
    {
        return count($this->all);
    }

    /** @return \ArrayIterator<int, Finding> */
    public function getIterator(): \ArrayIterator
    {
        return new \ArrayIterator($this->all);
    }

    public function offsetExists(mixed $offset): bool
    {
        return isset($this->all[$offset]);
    }

    public function offsetGet(mixed $offset): Finding
    {
        return $this->all[self::position($offset, count($this->all), 'finding')];
    }

    public function __toString(): string
    {
        return implode("\n", $this->all);
    }
}
