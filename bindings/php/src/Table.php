<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/**
 * A table of an analysis: a value, which outlives it and may be serialized.
 *
 * count() counts its rows, foreach gives them, $table[0] is a row and $table['rank'] a column.
 *
 * @implements \ArrayAccess<int|string, Row|list<string|float|int|null>>
 * @implements \IteratorAggregate<int, Row>
 */
final class Table implements \ArrayAccess, \Countable, \IteratorAggregate, \JsonSerializable
{
    use ReadOnlyArray;

    /**
     * @param string       $id      the same in every language, such as "ranks"
     * @param string       $title   for people
     * @param string       $note    how to read it: conventions, formula, source
     * @param list<Column> $columns
     * @param list<Row>    $rows
     */
    public function __construct(
        public readonly string $id,
        public readonly string $title,
        public readonly string $note,
        public readonly array $columns,
        public readonly array $rows,
    ) {
    }

    /**
     * The values of a column.
     *
     * @return list<string|float|int|null>
     */
    public function column(string $id): array
    {
        return $this->has($id) ? array_map(static fn (Row $row) => $row[$id], $this->rows)
            : throw new \OutOfBoundsException("no column \"$id\" in the table \"$this->id\"");
    }

    private function has(string $id): bool
    {
        return in_array($id, array_column($this->columns, 'id'), true);
    }

    /**
     * Title, note and rows, in the form of the analysis' JSON.
     *
     * @return array{title: string, note: string, rows: list<array<string, string|float|int|null>>}
     */
    public function toArray(): array
    {
        $rows = array_map(static fn (Row $row) => $row->toArray(), $this->rows);
        return ['title' => $this->title, 'note' => $this->note, 'rows' => $rows];
    }

    /** @return array<string, mixed> */
    public function jsonSerialize(): array
    {
        return $this->toArray();
    }

    public function count(): int
    {
        return count($this->rows);
    }

    /** @return \ArrayIterator<int, Row> */
    public function getIterator(): \ArrayIterator
    {
        return new \ArrayIterator($this->rows);
    }

    public function offsetExists(mixed $offset): bool
    {
        return is_string($offset) ? $this->has($offset)
            : is_int($offset) && isset($this->rows[$offset]);
    }

    /** @return Row|list<string|float|int|null> */
    public function offsetGet(mixed $offset): Row|array
    {
        return is_string($offset) ? $this->column($offset)
            : $this->rows[self::position($offset, count($this->rows), 'row')];
    }
}
