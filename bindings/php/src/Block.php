<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use FFI;
use FFI\CData;

/**
 * Scores of a block of rows.
 *
 * count() counts the rows, foreach gives each as an array from node to rounded score, and
 * $block['node'] is a column. Where there is no score there is null.
 *
 * @implements \ArrayAccess<string, list<float|null>>
 * @implements \IteratorAggregate<int, array<string, float|null>>
 */
final class Block implements \ArrayAccess, \Countable, \IteratorAggregate
{
    use ReadOnlyArray;

    /**
     * @param list<string> $nodes   ids of the columns
     * @param list<float>  $exact   row by row
     * @param list<float>  $rounded row by row
     * @param list<int>    $states  row by row
     */
    private function __construct(
        public readonly array $nodes,
        private readonly int $rows,
        private readonly array $exact,
        private readonly array $rounded,
        private readonly array $states,
    ) {
    }

    /**
     * @internal
     * @param list<string> $items
     * @param list<string> $every
     * @param iterable<array<float|int|null>> $matrix
     * @param iterable<array<State|null>>|null $states
     * @param list<string>|null $nodes
     */
    public static function score(
        CData $plan,
        array $items,
        array $every,
        iterable $matrix,
        ?iterable $states,
        ?array $nodes,
    ): self {
        $nodes ??= $every;
        $columns = count($items);
        [$scores, $rows] = self::packed($matrix, $columns, 'd', self::score64(...));
        [$marks, $marked] = $states === null ? [null, $rows]
            : self::packed($states, $columns, 'C', self::state8(...));
        if ($marked !== $rows) {
            throw new \InvalidArgumentException("$marked rows of states for $rows rows of scores");
        }
        if ($rows === 0 || $nodes === []) {
            return new self(array_values($nodes), $rows, [], [], []);
        }
        $wanted = self::numbers($nodes, $every);
        return new self($nodes, $rows, ...self::run($plan, $rows, $scores, $marks, $wanted));
    }

    /**
     * The call: from rows as bytes to the figures of all cells.
     *
     * @param list<int> $wanted
     * @return array{list<float>, list<float>, list<int>}
     */
    private static function run(
        CData $plan,
        int $rows,
        string $scores,
        ?string $marks,
        array $wanted,
    ): array {
        $api = Library::api();
        $cells = $rows * count($wanted);
        [$exact, $rounded] = [$api->new("double[$cells]"), $api->new("double[$cells]")];
        $found = $api->new("uint8_t[$cells]");
        $status = $api->siap_plan_score_block(
            $plan,
            $rows,
            self::placed($scores, 'double'),
            $marks === null ? null : self::placed($marks, 'uint8_t'),
            self::placed(pack('P*', ...$wanted), 'uint64_t'),
            count($wanted),
            $exact,
            $rounded,
            $found
        );
        Call::need($status, 'block');
        return [self::taken($exact, 'd'), self::taken($rounded, 'd'), self::taken($found, 'C')];
    }

    /**
     * Rows of values as the bytes of a matrix, and how many rows.
     *
     * @param iterable<array<mixed>> $matrix
     * @return array{string, int}
     */
    private static function packed(
        iterable $matrix,
        int $columns,
        string $code,
        \Closure $value,
    ): array {
        $bytes = '';
        $rows = 0;
        foreach ($matrix as $row) {
            if (!is_array($row) || count($row) !== $columns) {
                $given = is_array($row) ? count($row) . ' values' : get_debug_type($row);
                throw new \InvalidArgumentException(
                    "row $rows has $given, the plan asks for $columns"
                );
            }
            $values = [];
            foreach ($row as $one) {
                $values[] = $value($one);
            }
            $bytes .= pack("$code*", ...$values);
            $rows++;
        }
        return [$bytes, $rows];
    }

    private static function score64(float|int|null $value): float
    {
        return $value ?? NAN;
    }

    private static function state8(?State $state): int
    {
        return ($state ?? State::Scored)->number();
    }

    /**
     * Numbers of nodes in a plan.
     *
     * @param list<string> $nodes
     * @param list<string> $every
     * @return list<int>
     */
    private static function numbers(array $nodes, array $every): array
    {
        $where = array_flip($every);
        return array_map(static fn (string $node) => $where[$node]
            ?? throw new \OutOfBoundsException("no node \"$node\""), $nodes);
    }

    /** Bytes in memory of C, as an array of a type. */
    private static function placed(string $bytes, string $type): CData
    {
        $api = Library::api();
        $length = intdiv(strlen($bytes), FFI::sizeof($api->type($type)));
        $array = $api->new("{$type}[$length]");
        FFI::memcpy($array, $bytes, strlen($bytes));
        return $array;
    }

    /** @return list<mixed> */
    private static function taken(CData $array, string $code): array
    {
        return array_values((array) unpack("$code*", FFI::string($array, FFI::sizeof($array))));
    }

    /**
     * One column: values after the node's rounding.
     *
     * @return list<float|null>
     */
    public function rounded(string $node): array
    {
        return array_map(Number::some(...), $this->column($node, $this->rounded));
    }

    /**
     * One column: values before the node's rounding.
     *
     * @return list<float|null>
     */
    public function exact(string $node): array
    {
        return array_map(Number::some(...), $this->column($node, $this->exact));
    }

    /**
     * One column: why there is no score.
     *
     * @return list<State>
     */
    public function states(string $node): array
    {
        return array_map(State::ofNumber(...), $this->column($node, $this->states));
    }

    /**
     * @template T
     * @param list<T> $values
     * @return list<T>
     */
    private function column(string $node, array $values): array
    {
        [$at] = self::numbers([$node], $this->nodes);
        $column = [];
        for ($width = count($this->nodes); $at < count($values); $at += $width) {
            $column[] = $values[$at];
        }
        return $column;
    }

    public function count(): int
    {
        return $this->rows;
    }

    /** @return \Generator<int, array<string, float|null>> */
    public function getIterator(): \Generator
    {
        $width = count($this->nodes);
        for ($row = 0; $row < $this->rows; $row++) {
            $values = array_slice($this->rounded, $row * $width, $width);
            yield array_combine($this->nodes, array_map(Number::some(...), $values));
        }
    }

    public function offsetExists(mixed $offset): bool
    {
        return in_array($offset, $this->nodes, true);
    }

    /** @return list<float|null> */
    public function offsetGet(mixed $offset): array
    {
        return $this->rounded($offset);
    }
}
