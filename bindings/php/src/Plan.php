<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/**
 * A rubric and one profile, ready to score with. It never changes.
 *
 * count() counts the items that it asks for, foreach gives their ids: the columns of a block.
 *
 * @implements \IteratorAggregate<int, string>
 */
final class Plan extends Handle implements \Countable, \IteratorAggregate
{
    /** What was found while it was made. */
    public readonly Findings $findings;

    private Rubric $rubric;

    /** Compile a rubric for a profile; null when it has no profile or only one. */
    public static function compile(
        Rubric $rubric,
        ?string $profile = null,
        string $language = 'en',
    ): self {
        $words = [$rubric->own(), Call::text($profile, 'profile')];
        return self::made('plan', 'siap_plan_compile', $words, $rubric, $language);
    }

    /** The plan that the evidence of a region asks for: by `profile`, else by its class. */
    public static function choose(
        Rubric $rubric,
        Evidence $evidence,
        int|string|null $region = null,
        ?string $profile = null,
        string $language = 'en',
    ): self {
        $words = [
            $rubric->own(), $evidence->own(), $evidence->find($region),
            Call::text($profile, 'profile'),
        ];
        return self::made('plan', 'siap_plan_choose', $words, $rubric, $language);
    }

    /** @param array<mixed> $words */
    private static function made(
        string $what,
        string $function,
        array $words,
        Rubric $rubric,
        string $language,
    ): self {
        [$reference, $found] = Call::make($what, $function, 'siap_plan', $words, $language);
        $plan = new self($reference);
        $plan->findings = $found;
        $plan->rubric = $rubric->again();
        return $plan;
    }

    // ---- what is in it

    /** The rubric of the plan, which lives as long as the plan. */
    public function rubric(): Rubric
    {
        $this->own();
        return $this->rubric->again();
    }

    /** Id of the profile; "" when the rubric has none. */
    public function profile(): string
    {
        return $this->told('siap_plan_profile');
    }

    /** SHA-256 of rubric, profile and what was fitted: 64 hexadecimal digits. */
    public function digest(): string
    {
        return $this->told('siap_plan_digest');
    }

    /**
     * Ids of the items that the plan asks for: the columns of a block, in order.
     *
     * @return list<string>
     */
    public function items(): array
    {
        return $this->ids('item');
    }

    /**
     * Ids of the nodes in evaluation order: children before parents.
     *
     * @return list<string>
     */
    public function nodes(): array
    {
        return $this->ids('node');
    }

    /** @return list<string> */
    private function ids(string $kind): array
    {
        $api = Library::api();
        $own = $this->own();
        $ids = [];
        for ($at = 0, $count = $api->{"siap_plan_{$kind}_count"}($own); $at < $count; $at++) {
            $ids[] = (string) $api->{"siap_plan_{$kind}_id"}($own, $at);
        }
        return $ids;
    }

    /** Whether the plan asks for an item. */
    public function has(string $item): bool
    {
        $at = Library::api()->siap_plan_item_find($this->own(), Call::text($item, 'id'));
        return $at !== Call::NOWHERE;
    }

    /** Whether cohort stages are not fitted: their items are withheld until fit() was called. */
    public function needsFit(): bool
    {
        return Library::api()->siap_plan_needs_fit($this->own()) !== 0;
    }

    // ---- what is made of it

    /** A plan whose cohort stages are fitted on the regions of `cohort`; this one stays. */
    public function fit(Evidence $cohort, string $language = 'en'): self
    {
        $words = [$this->own(), $cohort->own()];
        return self::made('fitting', 'siap_plan_fit', $words, $this->rubric, $language);
    }

    /** Hold the evidence of a region against the plan: warnings and notes, or an exception. */
    public function check(
        Evidence $evidence,
        int|string|null $region = null,
        string $language = 'en',
    ): Findings {
        $words = [$this->own(), $evidence->own(), $evidence->find($region)];
        return Call::checked('evidence', 'siap_check', $words, $language);
    }

    /**
     * Score one region: see Siap::score().
     *
     * @param iterable<int|string|null, float|int|Result> $externals
     */
    public function score(
        Evidence $evidence,
        int|string|null $region = null,
        Result|float|int|null $previous = null,
        iterable $externals = [],
        string $language = 'en',
    ): Result {
        return Result::score($this, $evidence, $region, $previous, $externals, $language);
    }

    /**
     * Score many rows in one call.
     *
     * `matrix` has a row for each region and a column for each of items(): scores on the items'
     * scales, null or NaN is missing. `states` has the same shape; null is scored, and what is
     * not scored needs no number. `nodes` names the nodes to give; null gives all.
     *
     * @param iterable<array<float|int|null>> $matrix
     * @param iterable<array<State|null>>|null $states
     * @param list<string>|null $nodes
     */
    public function scoreBlock(
        iterable $matrix,
        ?iterable $states = null,
        ?array $nodes = null,
    ): Block {
        return Block::score($this->own(), $this->items(), $this->nodes(), $matrix, $states, $nodes);
    }

    /** An empty evidence file that asks what the plan asks: "xml", "csv", "csv-excel" or "html". */
    public function template(
        string $format = 'xml',
        string $language = 'en',
        ?string $holder = null,
    ): string {
        return Call::written(
            "template as $format",
            'siap_plan_template',
            $this->own(),
            Call::text($format, 'format'),
            Call::text($language, 'language'),
            Call::text($holder, 'holder'),
        );
    }

    // ---- as PHP shows it

    public function count(): int
    {
        return Library::api()->siap_plan_item_count($this->own());
    }

    /** @return \ArrayIterator<int, string> */
    public function getIterator(): \ArrayIterator
    {
        return new \ArrayIterator($this->items());
    }

    protected function about(): string
    {
        $name = rtrim("{$this->rubric->id()} {$this->profile()}");
        $fit = $this->needsFit() ? ', not fitted' : '';
        return "$name: {$this->count()} items, " . count($this->nodes()) . " nodes$fit";
    }
}
