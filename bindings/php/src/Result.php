<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use FFI;
use FFI\CData;

/**
 * The result of one region: every figure, and what it rests on. It never changes.
 *
 * count() counts its entries, foreach gives them as cells, and $result['id'] gives one: items
 * first, then externals, constants, variables, and nodes in evaluation order. As a string it is
 * the table of the ministry's letter.
 *
 * @implements \ArrayAccess<int|string, Cell>
 * @implements \IteratorAggregate<int, Cell>
 */
final class Result extends Handle implements
    \ArrayAccess,
    \Countable,
    \IteratorAggregate,
    \Stringable
{
    use ReadOnlyArray;

    /** What a reviewer would ask: warnings and notes. */
    public readonly Findings $findings;

    private ?Plan $plan = null;
    private ?Evidence $evidence = null;
    private int $region = 0;
    private ?Reference $outer = null;

    /**
     * Score one region; Siap::score() says it in one line.
     *
     * @param iterable<int|string|null, float|int|Result> $externals
     */
    public static function score(
        Plan $plan,
        Evidence $evidence,
        int|string|null $region = null,
        Result|float|int|null $previous = null,
        iterable $externals = [],
        string $language = 'en',
    ): self {
        $outer = self::outer($previous, $externals);
        $at = $evidence->find($region);
        $words = [$plan->own(), $evidence->own(), $at, $outer?->pointer()];
        $result = self::made('evidence', 'siap_score', $words, $language);
        $result->plan = $plan->again();
        $result->evidence = $evidence->again();
        $result->region = $at;
        $result->outer = $outer;
        return $result;
    }

    /** Read a result that was written as JSON: to take last year's figures from. */
    public static function read(
        #[\SensitiveParameter] string $bytes,
        string $name = '',
        ?Limits $limits = null,
        string $language = 'en',
    ): self {
        $words = [$bytes, strlen($bytes), Call::text($name, 'name'), $limits];
        return self::made(Call::titled('result', $name), 'siap_result_read', $words, $language);
    }

    /** Read a result that was written as JSON from a file. */
    public static function open(
        string $path,
        ?Limits $limits = null,
        string $language = 'en',
    ): self {
        return self::read(Source::bytes($path, $limits), $path, $limits, $language);
    }

    /** @param array<mixed> $words */
    private static function made(
        string $what,
        string $function,
        #[\SensitiveParameter] array $words,
        string $language,
    ): self {
        [$reference, $found] = Call::make($what, $function, 'siap_result', $words, $language);
        $result = new self($reference);
        $result->findings = $found;
        return $result;
    }

    /**
     * Externals as the library takes them; null when there are none.
     *
     * @internal
     * @param iterable<int|string|null, float|int|Result> $externals
     */
    public static function outer(Result|float|int|null $previous, iterable $externals): ?Reference
    {
        $pairs = $previous === null ? []
            : [[$previous instanceof self ? null : 'previous', $previous]];
        foreach ($externals as $id => $value) {
            if (!$value instanceof self && !is_int($value) && !is_float($value)) {
                throw new \TypeError("external $id is " . get_debug_type($value));
            }
            $pairs[] = [is_string($id) ? $id : null, $value];
        }
        if ($pairs === []) {
            return null;
        }
        $api = Library::api();
        $out = $api->new('siap_externals *');
        Call::need($api->siap_externals_new(FFI::addr($out)), 'externals');
        $set = new Reference($out, 'siap_externals_unref');
        foreach ($pairs as [$id, $value]) {
            $words = Call::text($id, 'external');
            $status = $value instanceof self
                ? $api->siap_externals_add_result($out, $words, $value->own())
                : $api->siap_externals_add_number($out, $words, (float) $value);
            Call::need($status, 'external ' . ($id ?? 'previous'));
        }
        return $set;
    }

    // ---- what it is about

    public function rubricId(): string
    {
        return $this->told('siap_result_rubric_id');
    }

    public function profile(): string
    {
        return $this->told('siap_result_profile');
    }

    public function regionName(): string
    {
        return $this->told('siap_result_region_name');
    }

    public function regionCode(): string
    {
        return $this->told('siap_result_region_code');
    }

    /** "self", "desk", "interview", "visit" or "final". */
    public function stage(): string
    {
        return $this->told('siap_result_stage');
    }

    /** Whether the figures are a simulation: the stage is not final. */
    public function isSimulation(): bool
    {
        return Library::api()->siap_result_is_simulation($this->own()) !== 0;
    }

    /** Whether the region took part. */
    public function participated(): bool
    {
        return Library::api()->siap_result_participated($this->own()) !== 0;
    }

    /** SHA-256 of what the result rests on: "rubric", "plan" or "evidence". */
    public function digest(string $what): string
    {
        return Library::api()->siap_result_digest($this->own(), Call::text($what, 'what'))
            ?? throw new \OutOfBoundsException("no digest of \"$what\"");
    }

    /** What it was scored with; null for a result that was read. */
    public function plan(): ?Plan
    {
        $this->own();
        return $this->plan?->again();
    }

    /** What was scored; null for a result that was read. */
    public function evidence(): ?Evidence
    {
        $this->own();
        return $this->evidence?->again();
    }

    /**
     * Plan, evidence, region and externals that it was scored with; null for one that was read.
     *
     * @internal
     * @return array{Plan, Evidence, int, Reference|null}|null
     */
    public function grounds(): ?array
    {
        $this->own();
        return $this->plan === null || $this->evidence === null ? null
            : [$this->plan, $this->evidence, $this->region, $this->outer];
    }

    // ---- its figures

    private function find(int|string $which): int
    {
        if (is_int($which)) {
            return self::position($which, count($this), 'entry');
        }
        $at = Library::api()->siap_result_entry_find($this->own(), Call::text($which, 'id'));
        return $at !== Call::NOWHERE ? $at
            : throw new \OutOfBoundsException("no entry \"$which\" in the result");
    }

    /** One entry, by id or number. */
    public function cell(int|string $which, ?string $language = null): Cell
    {
        $api = Library::api();
        $own = $this->own();
        $at = $this->find($which);
        $words = Call::text($language, 'language');
        $cell = $api->new('siap_cell');
        $cell->size = FFI::sizeof($cell);
        Call::need($api->siap_result_cell($own, $at, FFI::addr($cell)), 'cell');
        return new Cell(
            id: (string) $api->siap_result_entry_id($own, $at),
            kind: Kind::ofNumber($cell->kind),
            state: State::ofNumber($cell->state),
            rounded: Number::some($cell->rounded),
            exact: Number::some($cell->exact),
            places: $cell->places,
            given: $cell->given !== 0,
            coverage: Number::some($cell->coverage),
            low: Number::some($cell->low),
            high: Number::some($cell->high),
            band: $cell->band >= 0 ? $cell->band : null,
            bandLabel: (string) $api->siap_result_entry_band($own, $at, $words),
            nextBand: Number::some($cell->next_band),
            label: (string) $api->siap_result_entry_label($own, $at, $words),
            status: (string) $api->siap_result_entry_status($own, $at),
        );
    }

    /**
     * Every entry.
     *
     * @return list<Cell>
     */
    public function cells(?string $language = null): array
    {
        $cells = [];
        for ($at = 0, $count = count($this); $at < $count; $at++) {
            $cells[] = $this->cell($at, $language);
        }
        return $cells;
    }

    /**
     * The indices in document order.
     *
     * @return list<Cell>
     */
    public function indices(?string $language = null): array
    {
        return array_map(fn (int $at) => $this->cell($at, $language), $this->indexEntries());
    }

    /** @return list<int> */
    private function indexEntries(): array
    {
        $api = Library::api();
        $own = $this->own();
        $entries = [];
        for ($at = 0, $count = $api->siap_result_index_count($own); $at < $count; $at++) {
            $entries[] = $api->siap_result_index_entry($own, $at);
        }
        return $entries;
    }

    /**
     * What each child brought into a node; nothing for an entry that is no computed node.
     *
     * @return list<Term>
     */
    public function terms(int|string $node): array
    {
        $api = Library::api();
        $own = $this->own();
        $entry = $this->find($node);
        $terms = [];
        for ($at = 0, $count = $api->siap_result_term_count($own, $entry); $at < $count; $at++) {
            $term = $api->new('siap_term');
            $term->size = FFI::sizeof($term);
            Call::need($api->siap_result_term($own, $entry, $at, FFI::addr($term)), 'term');
            $terms[] = $this->term($term);
        }
        return $terms;
    }

    private function term(CData $term): Term
    {
        $api = Library::api();
        return new Term(
            child: (string) $api->siap_result_entry_id($this->own(), $term->child),
            state: State::ofNumber($term->state),
            use: $term->rounded !== 0 ? 'rounded' : 'exact',
            policy: $term->policy !== 0,
            declared: Number::some($term->declared),
            weight: Number::some($term->weight),
            value: Number::some($term->value),
            term: Number::some($term->term),
        );
    }

    private function index(string $index): int
    {
        $number = array_search($this->find($index), $this->indexEntries(), true);
        return is_int($number) ? $number
            : throw new \OutOfBoundsException("\"$index\" is no index");
    }

    /** Effective weight of an entry in an index. */
    public function weight(string $index, int|string $entry): ?float
    {
        $words = [$this->own(), $this->index($index), $this->find($entry)];
        return Number::some(Library::api()->siap_result_weight(...$words));
    }

    /** What an entry adds to an index. */
    public function contribution(string $index, int|string $entry): ?float
    {
        $words = [$this->own(), $this->index($index), $this->find($entry)];
        return Number::some(Library::api()->siap_result_contribution(...$words));
    }

    // ---- written

    /** The result as "text", "line", "json" or "csv". */
    public function write(string $format = 'text', string $language = 'en'): string
    {
        return Call::written(
            "result as $format",
            'siap_result_write',
            $this->own(),
            Call::text($format, 'format'),
            Call::text($language, 'language'),
        );
    }

    /** Where a figure comes from, down to each question, its weight, ratings and documents. */
    public function explain(string $id, string $language = 'en', string $format = 'text'): string
    {
        return Call::written(
            "explanation of $id",
            'siap_result_explain',
            $this->own(),
            Call::text($id, 'id'),
            Call::text($format, 'format'),
            Call::text($language, 'language'),
        );
    }

    /**
     * Everything, in the form of its JSON.
     *
     * @return array<string, mixed>
     */
    public function toArray(string $language = 'en'): array
    {
        return json_decode($this->write('json', $language), true, flags: JSON_THROW_ON_ERROR);
    }

    // ---- as PHP shows it

    public function count(): int
    {
        return Library::api()->siap_result_entry_count($this->own());
    }

    /** @return \ArrayIterator<int, Cell> */
    public function getIterator(): \ArrayIterator
    {
        return new \ArrayIterator($this->cells());
    }

    public function offsetExists(mixed $offset): bool
    {
        if (is_int($offset)) {
            return $offset >= 0 && $offset < count($this);
        }
        return is_string($offset) && !str_contains($offset, "\0")
            && Library::api()->siap_result_entry_find($this->own(), $offset) !== Call::NOWHERE;
    }

    public function offsetGet(mixed $offset): Cell
    {
        return $this->cell($offset);
    }

    public function __toString(): string
    {
        return $this->write();
    }

    protected function about(): string
    {
        $figures = array_map(static fn (Cell $cell) => "$cell->id $cell", $this->indices());
        $mark = $this->isSimulation() ? ', simulation' : '';
        return "{$this->regionName()}, {$this->rubricId()}: " . implode(', ', $figures) . $mark;
    }
}
