<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// Running one case through the package: what is called, and what came of it.

declare(strict_types=1);

namespace Siap\Tests;

use Siap\{Analysis, Cohort, Evidence, Finding, Findings, Limits, Options, Plan, Result, Rubric,
    Siap};
use Siap\Exception\SiapException;

const NUMBER = '/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/D';
const ONCE = ['E331', 'W430', 'W431']; // told once for one list of findings, wherever it stands

/** One run of a case. `status` is the first status that was not ok. */
final class CaseRun
{
    public int $status = 0;
    public Findings $found;
    public ?string $written = null;
    public ?Analysis $analysis = null;

    /** @var list<Result> */
    public array $results = [];

    /** @var array<string, string> the first value of each key */
    public readonly array $words;

    private readonly Limits $limits;
    private readonly string $language;

    /** @param list<array{string, string}> $pairs */
    public function __construct(
        private readonly array $pairs,
        private readonly string $root,
        private readonly bool $fromMemory,
    ) {
        $this->words = array_column(array_reverse($pairs), 1, 0);
        $this->found = new Findings();
        $this->language = $this->words['language'] ?? 'en';
        $limits = [];
        foreach ($pairs as [$key, $value]) {
            if ($key === 'limit') {
                [$name, $number] = explode(' ', $value);
                $limits[$name] = (int) $number;
            }
        }
        $this->limits = new Limits(...$limits);
    }

    public function run(): void
    {
        try {
            match ($this->words['run']) {
                'read-result' => $this->keep($this->readResult($this->words['result'])),
                'check-rubric' => $this->runRubric(),
                'check' => $this->runEvidence(false),
                'score', 'explain' => $this->runEvidence(true),
                'analyse' => $this->runAnalysis(),
            };
        } catch (SiapException $error) {
            $this->take($error);
        }
        $this->found = $this->found->sorted();
    }

    /** Keep the findings of an exception, and its status if it is the first. */
    private function take(SiapException $error): void
    {
        $this->status = $this->status ?: $error->getCode();
        $this->add($error->findings);
    }

    /** Several calls report into one list; some things are said once for one input. */
    private function add(Findings $found): void
    {
        $name = static fn (Finding $one): string => "$one->code\0$one->file\0$one->text";
        $seen = array_map($name, iterator_to_array($this->found));
        $again = static fn (Finding $one): bool =>
            ($one->line === null || in_array($one->code, ONCE, true))
            && in_array($name($one), $seen, true);
        $new = array_filter(iterator_to_array($found), static fn ($one) => !$again($one));
        $this->found = $this->found->with(new Findings(array_values($new)));
    }

    // ---- reading

    private function path(string $value): string
    {
        if (str_starts_with($value, '@data:')) {
            return "{$this->root}/examples/data/" . substr($value, 6);
        }
        return str_starts_with($value, '@') ? "{$this->root}/rubrics/" . substr($value, 1) . '.xml'
            : $value;
    }

    /**
     * Read from the file, or from its bytes without their last newline.
     *
     * @template T of Rubric|Evidence|Result
     * @param class-string<T> $kind
     * @return T
     */
    private function document(string $kind, string $value, mixed ...$more): Rubric|Evidence|Result
    {
        $path = $this->path($value);
        $more += ['limits' => $this->limits, 'language' => $this->language];
        if ($this->fromMemory && is_file($path)) {
            $data = (string) file_get_contents($path);
            $data = str_ends_with($data, "\n") ? substr($data, 0, -1) : $data;
            $read = $kind::read($data, $path, ...$more);
        } else {
            $read = $kind::open($path, ...$more);
        }
        $this->add($read->findings);
        return $read;
    }

    private function readEvidence(string $value, ?Rubric $rubric): Evidence
    {
        $words = $this->words;
        return $this->document(Evidence::class, $value, options: new Options(
            format: $words['read-as'] ?? null,
            rubric: $words['csv-rubric'] ?? $rubric?->id() ?? '',
            region: $words['region'] ?? null,
            regionClass: $words['class'] ?? null,
            stage: $words['stage'] ?? null,
            draft: isset($words['draft']),
        ));
    }

    private function readResult(string $value): Result
    {
        return $this->document(Result::class, $value);
    }

    // ---- what is taken from elsewhere

    /** A number, a result, or evidence that is scored under its own rubric. */
    private function previous(string $value): float|Result
    {
        if (preg_match(NUMBER, $value)) {
            return (float) $value;
        }
        if (str_ends_with($value, '.json')) {
            return $this->readResult($value);
        }
        $evidence = $this->readEvidence($value, null);
        $named = $this->words['previous-rubric'] ?? "@{$evidence->rubricId()}";
        $rubric = $this->document(Rubric::class, $named);
        $plan = Plan::choose($rubric, $evidence, 0, language: $this->language);
        $result = $plan->score($evidence, 0, language: $this->language);
        $this->add($result->findings);
        return $result;
    }

    /**
     * Ids and values in the order of the case.
     *
     * @return list<array{string|null, float|Result}>
     */
    private function externals(): array
    {
        $found = [];
        foreach ($this->pairs as [$key, $value]) {
            if ($key === 'previous') {
                $value = $this->previous($value);
                $found[] = [$value instanceof Result ? null : 'previous', $value];
            } elseif ($key === 'external') {
                [$name, $value] = explode('=', $value, 2);
                $found[] = [$name, $this->previous($value)];
            }
        }
        return $found;
    }

    // ---- the verbs

    private function runRubric(): void
    {
        $rubric = $this->document(Rubric::class, $this->words['rubric']);
        if (isset($this->words['plan-profile'])) {
            try {
                $profile = $this->words['plan-profile'];
                $this->add($rubric->plan($profile === '' ? null : $profile, $this->language)
                    ->findings);
            } catch (SiapException $error) {
                $this->take($error);
            }
        }
        if (isset($this->words['format'])) {
            $this->write($rubric->write($this->words['format'], $this->words['language'] ?? null));
        }
    }

    private function runEvidence(bool $scores): void
    {
        $rubric = $this->document(Rubric::class, $this->words['rubric']);
        $evidence = $this->readEvidence($this->words['evidence'], $rubric);
        $externals = $this->externals();
        $wanted = $this->words['region'] ?? null;
        foreach ($evidence as $region) {
            if (in_array($wanted, [null, $region->name, $region->code], true)) {
                try {
                    $this->runRegion($rubric, $evidence, $region->number, $externals, $scores);
                } catch (SiapException $error) {
                    $this->take($error);
                }
            }
        }
    }

    /** @param list<array{string|null, float|Result}> $externals */
    private function runRegion(
        Rubric $rubric,
        Evidence $evidence,
        int $region,
        array $externals,
        bool $scores,
    ): void {
        $plan = $this->plan($rubric, $evidence, $region);
        if (!$scores) {
            $this->add($plan->check($evidence, $region, $this->language));
            return;
        }
        $values = self::pairs($externals);
        $result = $plan->score($evidence, $region, null, $values, $this->language);
        $this->add($result->findings);
        $this->keep($result);
    }

    private function plan(Rubric $rubric, Evidence $evidence, int $region): Plan
    {
        $profile = $this->words['profile'] ?? null;
        $plan = Plan::choose($rubric, $evidence, $region, $profile, $this->language);
        $this->add($plan->findings);
        if (isset($this->words['cohort'])) {
            $cohort = $this->readEvidence($this->words['cohort'], $rubric);
            $plan = $plan->fit($cohort, $this->language);
            $this->add($plan->findings);
        }
        return $plan;
    }

    /** @param list<array{string|null, float|Result}> $externals */
    private static function pairs(array $externals): \Generator
    {
        foreach ($externals as [$id, $value]) {
            yield $id => $value;
        }
    }

    private function keep(Result $result): void
    {
        $this->results[] = $result;
        $format = $this->words['format'] ?? null;
        if ($this->words['run'] === 'explain') {
            $this->write($result->explain($this->words['id'], $this->language, $format ?? 'text'));
        } elseif ($format !== null) {
            $this->write($result->write($format, $this->language));
        }
    }

    // ---- analyses

    private function runAnalysis(): void
    {
        $words = $this->words;
        $options = $cohorts = [];
        foreach ($this->pairs as [$key, $value]) {
            if ($key === 'option') {
                [$name, $value] = explode('=', $value, 2);
                $options[$name] = $value;
            }
        }
        for ($number = 1; isset($words["cohort-$number"]); $number++) {
            $cohorts[] = $this->cohort($number);
        }
        $language = $this->language;
        $name = $words['analysis'] ?? '';
        $this->analysis = Siap::analyse($name, $cohorts, $options, language: $language);
        $this->add($this->analysis->findings);
        if (isset($words['format'])) {
            $this->write($this->analysis->write($words['format'], null, $words['table'] ?? null));
        }
    }

    /** The files of `cohort-N`. What is taken from elsewhere is the last one's. */
    private function cohort(int $number): Cohort
    {
        $cohort = Cohort::of();
        $externals = isset($this->words['cohort-' . $number + 1]) ? [] : $this->externals();
        foreach ($this->pairs as [$key, $value]) {
            if ($key === "cohort-$number") {
                [$file, $rubric] = preg_split('/ +/', $value, 2) + [1 => null];
                $this->addFile($cohort, $externals, $file, $rubric);
            }
        }
        return $cohort;
    }

    /**
     * A result ends in .json, anything else is evidence.
     *
     * @param list<array{string|null, float|Result}> $externals
     */
    private function addFile(Cohort $cohort, array $externals, string $file, ?string $named): void
    {
        if (str_ends_with($file, '.json')) {
            $cohort->add($this->readResult($file), $this->language);
            return;
        }
        $evidence = $this->readEvidence($file, null);
        $named ??= $this->words['rubric'] ?? "@{$evidence->rubricId()}";
        $rubric = $this->document(Rubric::class, $named);
        for ($region = 0; $region < count($evidence); $region++) {
            $before = count($cohort->findings());
            $plan = $this->plan($rubric, $evidence, $region);
            $values = self::pairs($externals);
            $cohort->addRegion($plan, $evidence, $region, null, $values, $this->language);
            $all = iterator_to_array($cohort->findings());
            $this->add(new Findings(array_slice($all, $before)));
        }
    }

    private function write(string $text): void
    {
        $this->written .= $text;
    }
}
