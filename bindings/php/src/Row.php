<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/**
 * A row of a table: $row['rank'] is a value, by the id of its column; foreach gives all.
 *
 * Ids are the same in every language; only sentences, which have none, are in that of the table. A
 * number that does not exist is null, and `why` has the id of the reason. shown() is for people:
 * labels, words and reasons in the language of the table.
 *
 * @implements \ArrayAccess<string, string|float|int|null>
 * @implements \IteratorAggregate<string, string|float|int|null>
 */
final class Row implements \ArrayAccess, \Countable, \IteratorAggregate, \JsonSerializable
{
    use ReadOnlyArray;

    /**
     * @param array<string, string|float|int|null> $values by column
     * @param array<string, string> $why    why there is no number, where a reason is given
     * @param array<string, int>    $places decimals to show a number with, where they are fixed
     * @param array<string, string> $said   what people read, where it is another text
     */
    public function __construct(
        public readonly array $values,
        public readonly array $why = [],
        public readonly array $places = [],
        private readonly array $said = [],
    ) {
    }

    /** A value for people, in the language of the table: a label, words, or with its decimals. */
    public function shown(string $column): string
    {
        $value = $this[$column];
        return match (true) {
            isset($this->said[$column]) => $this->said[$column],
            $value === null => $this->why[$column] ?? "\u{2013}",
            is_float($value) => Number::shown($value, $this->places[$column] ?? -1),
            default => (string) $value,
        };
    }

    /**
     * In the form of the JSON: a reason stands beside its number as "column.why".
     *
     * @return array<string, string|float|int|null>
     */
    public function toArray(): array
    {
        $found = [];
        foreach ($this->values as $column => $value) {
            $found[$column] = $value;
            if (isset($this->why[$column])) {
                $found["$column.why"] = $this->why[$column];
            }
        }
        return $found;
    }

    /** @return array<string, string|float|int|null> */
    public function jsonSerialize(): array
    {
        return $this->toArray();
    }

    public function count(): int
    {
        return count($this->values);
    }

    /** @return \ArrayIterator<string, string|float|int|null> */
    public function getIterator(): \ArrayIterator
    {
        return new \ArrayIterator($this->values);
    }

    /** Whether there is such a column; its value may be null. */
    public function offsetExists(mixed $offset): bool
    {
        return is_string($offset) && array_key_exists($offset, $this->values);
    }

    public function offsetGet(mixed $offset): string|float|int|null
    {
        return isset($this[$offset]) ? $this->values[$offset]
            : throw new \OutOfBoundsException('no column ' . json_encode($offset));
    }
}
