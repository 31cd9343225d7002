<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use FFI;
use FFI\CData;
use Siap\Exception\SiapException;

/**
 * Scored regions under one rubric, each with its own profile: one region, or a nation.
 *
 * count() counts the regions, those too that did not take part; foreach gives their names.
 * Siap::cohort() makes one of a rubric and evidence, Cohort::of() one of results.
 *
 * @implements \IteratorAggregate<int, string>
 */
final class Cohort extends Handle implements \Countable, \IteratorAggregate
{
    private string $rubric = '';

    /** @var list<string> */
    private array $names = [];

    private Findings $found;

    /** How many analyses of it are at work, in progress callbacks that are not over. */
    private int $readers = 0;

    /**
     * A cohort of results, or of none yet.
     *
     * @param Result|iterable<Result> $results
     */
    public static function of(Result|iterable $results = [], string $language = 'en'): self
    {
        $api = Library::api();
        $out = $api->new('siap_cohort *');
        Call::need($api->siap_cohort_new(FFI::addr($out)), 'cohort');
        $cohort = new self(new Reference($out, 'siap_cohort_unref'));
        $cohort->found = new Findings();
        foreach ($results instanceof Result ? [$results] : $results as $result) {
            $cohort->add($result, $language);
        }
        return $cohort;
    }

    /** @internal Every region of some evidence; Siap::cohort() says it in one line. */
    public static function scored(
        Evidence $evidence,
        Chooser $chooser,
        \Closure $externals,
        string $language,
    ): self {
        $cohort = self::of();
        $collector = new Collector($language);
        $worst = Api::SIAP_OK;
        foreach ($evidence as $region) {
            try {
                $words = [$chooser->plan($region), $evidence, $region->number, $externals($region)];
                $worst = $cohort->put($collector, ...$words) ?: $worst;
            } catch (SiapException $error) {
                $worst = $error::STATUS;
                $cohort->found = $cohort->found->with($error->findings);
            }
        }
        $all = $chooser->findings->with($cohort->found);
        $cohort->found = $all->with($collector->take());
        Call::need($worst, 'evidence', $cohort->found->sorted());
        return $cohort;
    }

    // ---- adding

    /**
     * Add a region by its result.
     *
     * One that was scored here is added with its answers; of one that was read only its figures are
     * there, and what rests on answers cannot be worked out of it.
     */
    public function add(Result $result, string $language = 'en'): void
    {
        $grounds = $result->grounds();
        $collector = new Collector($language);
        if ($grounds !== null) {
            $status = $this->put($collector, ...$grounds);
        } else {
            $words = [$this->growing(), $result->own(), $collector->pointer()];
            $status = Library::api()->siap_cohort_add_result(...$words);
            $this->keep($status, $result->rubricId(), $result->regionName());
        }
        $this->end($collector, $status, 'cohort');
    }

    /**
     * Score a region and add it: the words are those of Siap::score().
     *
     * @param iterable<int|string|null, float|int|Result> $externals
     */
    public function addRegion(
        Plan $plan,
        Evidence $evidence,
        int|string|null $region = null,
        Result|float|int|null $previous = null,
        iterable $externals = [],
        string $language = 'en',
    ): void {
        $outer = Result::outer($previous, $externals);
        $collector = new Collector($language);
        $status = $this->put($collector, $plan, $evidence, $evidence->find($region), $outer);
        $this->end($collector, $status, 'evidence');
    }

    /** The status instead of an exception; findings go to the collector. */
    private function put(
        Collector $collector,
        Plan $plan,
        Evidence $evidence,
        int $region,
        ?Reference $outer,
    ): int {
        $words = [$this->growing(), $plan->own(), $evidence->own(), $region, $outer?->pointer()];
        $status = Library::api()->siap_cohort_add(...$words, ...[$collector->pointer()]);
        $this->keep($status, $plan->rubric()->id(), $evidence->region($region)->name);
        return $status;
    }

    /** What calls get that add to it. */
    private function growing(): CData
    {
        $own = $this->own();
        return $this->readers === 0 ? $own
            : throw new \LogicException('the cohort is being analysed: add before or after');
    }

    private function keep(int $status, string $rubric, string $name): void
    {
        if ($status === Api::SIAP_OK) {
            $this->rubric = $rubric;
            $this->names[] = $name;
        }
    }

    private function end(Collector $collector, int $status, string $what): void
    {
        $found = $collector->take();
        Call::need($status, $what, $found);
        $this->found = $this->found->with($found);
    }

    /**
     * Do something while none of these grow.
     *
     * @internal
     * @template T
     * @param list<self> $cohorts
     * @param \Closure(): T $do
     * @return T
     */
    public static function reading(array $cohorts, \Closure $do): mixed
    {
        foreach ($cohorts as $cohort) {
            $cohort->readers++;
        }
        try {
            return $do();
        } finally {
            foreach ($cohorts as $cohort) {
                $cohort->readers--;
            }
        }
    }

    // ---- what is in it

    /** Id of the rubric; "" while there is no region. */
    public function rubricId(): string
    {
        $this->own();
        return $this->rubric;
    }

    /**
     * Names of the regions, in the order they were added.
     *
     * @return list<string>
     */
    public function names(): array
    {
        $this->own();
        return $this->names;
    }

    /** What a reviewer would ask about its regions: warnings and notes. */
    public function findings(): Findings
    {
        $this->own();
        return $this->found;
    }

    // ---- as PHP shows it

    public function count(): int
    {
        return Library::api()->siap_cohort_count($this->own());
    }

    /** @return \ArrayIterator<int, string> */
    public function getIterator(): \ArrayIterator
    {
        return new \ArrayIterator($this->names());
    }

    protected function about(): string
    {
        $who = count($this) === 1 ? $this->names[0] : count($this) . ' regions';
        return $this->rubric === '' ? $who : "$who of $this->rubric";
    }
}
