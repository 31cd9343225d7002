<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use FFI;
use FFI\CData;

/**
 * Figures worked out from cohorts: tables, whatever they are about. It never changes.
 *
 * count() counts its tables, foreach gives them by id, $analysis['ranks'] is one. The last,
 * "about", says what the figures rest on. As a string it is all of them for people.
 *
 * @implements \ArrayAccess<int|string, Table>
 * @implements \IteratorAggregate<string, Table>
 */
final class Analysis extends Handle implements
    \ArrayAccess,
    \Countable,
    \IteratorAggregate,
    \Stringable
{
    use ReadOnlyArray;

    /** What was found while it was worked out: warnings and notes. */
    public readonly Findings $findings;

    /** Of titles, where no other is asked for. */
    public readonly string $language;

    /** @var array<string, Table> those that were asked for, by language and number */
    private array $read = [];

    /**
     * Work an analysis out: Siap::analyse() says how.
     *
     * @param list<Cohort> $cohorts
     * @param array<string, mixed> $options
     * @param (callable(int, int): mixed)|null $progress
     */
    public static function make(
        string $name,
        array $cohorts,
        array $options = [],
        ?callable $progress = null,
        string $language = 'en',
    ): self {
        $request = self::request($name, $options, $language);
        foreach ($cohorts as $at => $cohort) {
            $status = Library::api()->siap_request_add($request->pointer(), $cohort->own());
            Call::need($status, "analysis $name: cohort " . $at + 1 . ' of ' . count($cohorts));
        }
        $call = static fn (?CData $told): array => Call::make(
            "analysis $name",
            'siap_analyse',
            'siap_analysis',
            [$request->pointer(), $told, null],
            $language
        );
        $run = static fn (): array => $progress === null ? $call(null)
            : Errand::run($call, $progress);
        [$reference, $found] = Cohort::reading($cohorts, $run);
        $analysis = new self($reference);
        $analysis->findings = $found;
        $analysis->language = $language;
        return $analysis;
    }

    /** @param array<string, mixed> $options */
    private static function request(string $name, array $options, string $language): Reference
    {
        $words = [Call::text($name, 'name')];
        [$request] = Call::make(
            "analysis $name",
            'siap_request_new',
            'siap_request',
            $words,
            $language
        );
        foreach (Choice::all($options) as $option => $value) {
            $words = [$request->pointer(), $option, $value];
            Call::checked("option $option", 'siap_request_set', $words, $language);
        }
        return $request;
    }

    /** The name that was asked for, such as "rank". */
    public function name(): string
    {
        return $this->told('siap_analysis_name');
    }

    // ---- its tables

    /**
     * Ids of its tables.
     *
     * @return list<string>
     */
    public function ids(): array
    {
        $ids = [];
        for ($at = 0, $count = count($this); $at < $count; $at++) {
            $ids[] = (string) $this->head($at, null)->id;
        }
        return $ids;
    }

    /** A table, by id or number, in a language: titles, sentences, and what rows show. */
    public function table(int|string $which, ?string $language = null): Table
    {
        if (is_int($which)) {
            $at = self::position($which, count($this), 'table');
        } else {
            $at = array_search($which, $this->ids(), true);
            if ($at === false) {
                throw new \OutOfBoundsException("no table \"$which\" in {$this->name()}");
            }
        }
        $language = (string) Call::text($language ?? $this->language, 'language');
        return $this->read["$language $at"] ??= $this->readTable($at, $language);
    }

    private function head(int $at, ?string $language): CData
    {
        return $this->described('table', [$at, $language]);
    }

    /**
     * What the library tells of a table or column.
     *
     * @param array<mixed> $words
     */
    private function described(string $what, array $words): CData
    {
        $api = Library::api();
        $struct = $api->new("siap_$what");
        $struct->size = FFI::sizeof($struct);
        $words = [$this->own(), ...$words, FFI::addr($struct)];
        Call::need($api->{"siap_analysis_$what"}(...$words), $what);
        return $struct;
    }

    private function readTable(int $at, string $language): Table
    {
        $head = $this->head($at, $language);
        $columns = [];
        for ($number = 0; $number < $head->columns; $number++) {
            $one = $this->described('column', [$at, $number, $language]);
            $kind = ColumnKind::ofNumber($one->kind);
            $columns[] = new Column((string) $one->id, $kind, (string) $one->title);
        }
        return new Table(
            id: (string) $head->id,
            title: (string) $head->title,
            note: (string) $head->note,
            columns: $columns,
            rows: $this->readRows($at, $head->rows, $columns, $language),
        );
    }

    /**
     * All cells of a table, through one struct: there may be hundreds of thousands.
     *
     * @param list<Column> $columns
     * @return list<Row>
     */
    private function readRows(int $at, int $count, array $columns, string $language): array
    {
        $api = Library::api();
        $own = $this->own();
        $cell = $api->new('siap_value');
        $cell->size = FFI::sizeof($cell);
        $address = FFI::addr($cell);
        $rows = [];
        for ($row = 0; $row < $count; $row++) {
            $values = $why = $places = $said = [];
            foreach ($columns as $number => $column) {
                $words = [$at, $row, $number, $language, $address];
                Call::need($api->siap_analysis_value($own, ...$words), 'cell');
                $id = $column->id;
                $values[$id] = self::value($cell, $column->kind);
                if ($values[$id] === null && $cell->text !== '') {
                    $why[$id] = $cell->text;
                } elseif (is_float($values[$id]) && $cell->places >= 0) {
                    $places[$id] = $cell->places;
                }
                if ($cell->shown !== '' && $cell->shown !== $values[$id]) {
                    $said[$id] = $cell->shown;
                }
            }
            $rows[] = new Row($values, $why, $places, $said);
        }
        return $rows;
    }

    private static function value(CData $cell, ColumnKind $kind): string|float|int|null
    {
        return match (true) {
            $kind === ColumnKind::Text => (string) $cell->text,
            is_nan($cell->number) => null,
            $kind === ColumnKind::Count => (int) $cell->number,
            default => $cell->number,
        };
    }

    // ---- written

    /**
     * All tables, or one of them, as "text", "json", "csv" (without a table the first), "html", one
     * page that stands alone, or "svg", the chart of a table (without one the first that has one).
     */
    public function write(
        string $format = 'text',
        ?string $language = null,
        ?string $table = null,
    ): string {
        return Call::written(
            "analysis as $format",
            'siap_analysis_write',
            $this->own(),
            Call::text($format, 'format'),
            Call::text($language ?? $this->language, 'language'),
            Call::text($table, 'table'),
        );
    }

    /**
     * Everything, in the form of its JSON.
     *
     * @return array<string, mixed>
     */
    public function toArray(?string $language = null): array
    {
        return json_decode($this->write('json', $language), true, flags: JSON_THROW_ON_ERROR);
    }

    // ---- as PHP shows it

    public function count(): int
    {
        return Library::api()->siap_analysis_table_count($this->own());
    }

    /** @return \Generator<string, Table> */
    public function getIterator(): \Generator
    {
        return $this->each($this->ids());
    }

    /**
     * @param list<string> $ids
     * @return \Generator<string, Table>
     */
    private function each(array $ids): \Generator
    {
        foreach ($ids as $at => $id) {
            yield $id => $this->table($at);
        }
    }

    public function offsetExists(mixed $offset): bool
    {
        return is_int($offset) ? $offset >= 0 && $offset < count($this)
            : in_array($offset, $this->ids(), true);
    }

    public function offsetGet(mixed $offset): Table
    {
        return $this->table($offset);
    }

    public function __toString(): string
    {
        return $this->write();
    }

    protected function about(): string
    {
        $said = array_map(fn (string $id, int $at) => "{$this->head($at, null)->rows} $id",
            $this->ids(), range(0, count($this) - 1));
        return "{$this->name()}: " . implode(', ', $said);
    }
}
