<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use Siap\Exception\SiapException;

/** The calls in one line. */
final class Siap
{
    /**
     * Score one region.
     *
     * `profile` overrules the class of the region. `region` is a number, name or code, needed where
     * there are several. `previous` is last year's result, or its number for the external
     * "previous"; `externals` gives further ones, by id. What is wrong is thrown with all findings,
     * in `language` ("en" or "id"); warnings are in `findings` of the result.
     *
     * @param Rubric|string                               $rubric    a rubric, or the path of one
     * @param Evidence|array<string, mixed>|string        $evidence  evidence, an array in the form
     *                                                               of JSON, or the path of a file
     * @param iterable<int|string|null, float|int|Result> $externals a result without an id stands
     *                                                               for every external that names
     *                                                               its rubric
     */
    public static function score(
        Rubric|string $rubric,
        Evidence|array|string $evidence,
        ?string $profile = null,
        int|string|null $region = null,
        Result|float|int|null $previous = null,
        iterable $externals = [],
        string $language = 'en',
    ): Result {
        $rules = self::rubric($rubric, $language);
        $held = self::evidence($evidence, $language);
        $plan = Plan::choose($rules, $held, $region, $profile, $language);
        return $plan->score($held, $region, $previous, $externals, $language);
    }

    /**
     * Score every region of some evidence, in order. All that is wrong is thrown at once.
     *
     * `previous` is a number or a result for all regions, or a list of last year's results: they
     * are matched by code, else by name, and a region without one has no previous value.
     *
     * @param Evidence|array<string, mixed>|string $evidence
     * @param Result|float|int|list<Result>|null   $previous
     * @param array<int|string, float|int|Result>  $externals
     * @return list<Result>
     */
    public static function scoreAll(
        Rubric|string $rubric,
        Evidence|array|string $evidence,
        ?string $profile = null,
        Result|float|int|array|null $previous = null,
        array $externals = [],
        string $language = 'en',
    ): array {
        $rules = self::rubric($rubric, $language);
        $held = self::evidence($evidence, $language);
        $before = self::before($previous);
        $score = static fn (Region $region): Result =>
            Plan::choose($rules, $held, $region->number, $profile, $language)
                ->score($held, $region->number, $before($region), $externals, $language);
        return self::each($held, $score, static fn (Result $result) => $result->findings)[0];
    }

    /**
     * Hold every region against the rubric without scoring: warnings and notes, or an exception.
     *
     * @param Evidence|array<string, mixed>|string $evidence
     */
    public static function check(
        Rubric|string $rubric,
        Evidence|array|string $evidence,
        ?string $profile = null,
        string $language = 'en',
    ): Findings {
        $rules = self::rubric($rubric, $language);
        $held = self::evidence($evidence, $language);
        $check = static fn (Region $region) =>
            Plan::choose($rules, $held, $region->number, $profile, $language)
                ->check($held, $region->number, $language);
        $found = self::each($held, $check, static fn (Findings $one) => $one, $held->findings)[1];
        return $found->sorted();
    }

    /**
     * Score every region of some evidence, in order, and hold them together for analyses.
     *
     * The words are those of scoreAll(); all that is wrong is thrown at once. `reference` is
     * evidence that cohort stages of the rubric are fitted on; without it, the regions themselves.
     *
     * @param Evidence|array<string, mixed>|string      $evidence
     * @param Result|float|int|list<Result>|null        $previous
     * @param array<int|string, float|int|Result>       $externals
     * @param Evidence|array<string, mixed>|string|null $reference
     */
    public static function cohort(
        Rubric|string $rubric,
        Evidence|array|string $evidence,
        ?string $profile = null,
        Result|float|int|array|null $previous = null,
        array $externals = [],
        Evidence|array|string|null $reference = null,
        string $language = 'en',
    ): Cohort {
        $rules = self::rubric($rubric, $language);
        $held = self::evidence($evidence, $language);
        $grounds = $reference === null ? null : self::evidence($reference, $language);
        $chooser = new Chooser($rules, $held, $profile, $grounds, $language);
        $before = self::before($previous);
        $outer = static fn (Region $region) => Result::outer($before($region), $externals);
        return Cohort::scored($held, $chooser, $outer, $language);
    }

    // ---- seals

    /**
     * Score all regions of some evidence, and write the results (JSON) with SHA-256 digests of all
     * that they rest on.
     *
     * Everything is a name: of a file to be read, or of one in `files` (name => bytes, or a function
     * of role and name that gives bytes or null). Rubrics that evidence names are looked for in the
     * folder `rubrics`, documents in `documents`. `previous` and each of `externals` is a number,
     * results (JSON) or evidence.
     *
     * @param array<string, string|float|int>    $externals
     * @param array<string, string>|\Closure|null $files
     */
    public static function seal(
        string $evidence,
        ?string $rubric = null,
        ?string $reference = null,
        string|float|int|null $previous = null,
        array $externals = [],
        ?string $profile = null,
        ?string $region = null,
        ?string $regionClass = null,
        ?string $stage = null,
        ?string $date = null,
        array|\Closure|null $files = null,
        ?string $rubrics = null,
        ?string $documents = null,
        ?Limits $limits = null,
        string $language = 'en',
    ): string {
        $lines = '';
        foreach ($externals as $id => $value) {
            $lines .= "$id=" . (is_float($value) ? Number::shown($value) : $value) . "\n";
        }
        $texts = [
            'evidence' => $evidence, 'rubric' => $rubric, 'reference' => $reference,
            'previous' => is_float($previous) ? Number::shown($previous) : $previous,
            'externals' => $lines === '' ? null : $lines, 'profile' => $profile,
            'region' => $region, 'region_class' => $regionClass, 'stage' => $stage,
            'language' => $language, 'date' => $date,
        ];
        $api = Library::api();
        $options = $api->new('siap_seal_options');
        $options->size = \FFI::sizeof($options);
        $kept = [];
        foreach ($texts as $name => $text) {
            if ($text !== null) {
                $kept[$name] = Hands::text((string) $text, $name);
                $options->$name = $api->cast('char *', \FFI::addr($kept[$name]));
            }
        }
        $bounds = $limits?->struct();
        $out = $api->new('char *');
        $length = $api->new('size_t');
        $collector = new Collector($language);
        $hands = new Hands(Hands::reader($files, $rubrics, $documents, null, $limits));
        $status = $hands->during(static fn ($callback): int => $api->siap_seal_write(
            \FFI::addr($options),
            $callback,
            null,
            $bounds === null ? null : \FFI::addr($bounds[0]),
            \FFI::addr($out),
            \FFI::addr($length),
            $collector->pointer(),
        ));
        Call::need($status, "sealing $evidence", $collector->take());
        return Call::freed($out, $length->cdata);
    }

    /**
     * Recompute all that a seal says, and compare. A difference throws RuleException with all of
     * them; what else there is to say comes back, with a note of what was compared.
     *
     * `seal` is the JSON itself, or the path of a seal, whose files are then looked for beside it.
     *
     * @param array<string, string>|\Closure|null $files
     */
    public static function verify(
        string $seal,
        array|\Closure|null $files = null,
        ?string $base = null,
        ?string $rubrics = null,
        ?string $documents = null,
        ?Limits $limits = null,
        string $language = 'en',
    ): Findings {
        $is_path = !str_starts_with(ltrim($seal), '{');
        $name = $is_path ? $seal : '';
        $bytes = $is_path ? Source::bytes($seal, $limits) : $seal;
        $base ??= $is_path ? dirname($seal) : '.';
        $bounds = $limits?->struct();
        $collector = new Collector($language);
        $hands = new Hands(Hands::reader($files, $rubrics, $documents, $base, $limits));
        $status = $hands->during(static fn ($callback): int => Library::api()->siap_seal_verify(
            $bytes,
            strlen($bytes),
            $name,
            $callback,
            null,
            $bounds === null ? null : \FFI::addr($bounds[0]),
            $collector->pointer(),
        ));
        $found = $collector->take();
        Call::need($status, Call::titled('seal', $name), $found);
        return $found;
    }

    // ---- analyses

    /**
     * Work an analysis out: analyses() lists them, with their options.
     *
     * Each cohort is a Cohort, a result, or results; of two, the first is the earlier year or the
     * claim. Names of options may have "_" for "-"; true and false are "yes" and "no", an array is
     * ids with commas between, null the default.
     *
     * `progress` is called with what is done and the total. What it gives back that is true stops
     * the work with StoppedException; what it throws stops the work and is thrown from here.
     *
     * @param Cohort|list<Cohort|Result|iterable<Result>> $cohorts
     * @param array<string, mixed>                        $options
     * @param (callable(int, int): mixed)|null            $progress
     */
    public static function analyse(
        string $name,
        Cohort|array $cohorts,
        array $options = [],
        ?callable $progress = null,
        string $language = 'en',
    ): Analysis {
        $held = array_map(static fn (Cohort|Result|iterable $one) => $one instanceof Cohort ? $one
            : Cohort::of($one, $language), $cohorts instanceof Cohort ? [$cohorts] : $cohorts);
        return Analysis::make($name, array_values($held), $options, $progress, $language);
    }

    /**
     * Who stands where among the regions of a cohort, and how their values are spread.
     *
     * Options are named arguments, such as `of: 'achievement'`; so are `progress` and `language`.
     *
     * @param Cohort|Result|iterable<Result> $cohort
     */
    public static function rank(Cohort|Result|iterable $cohort, mixed ...$options): Analysis
    {
        return self::named(__FUNCTION__, [$cohort], $options);
    }

    /**
     * How far assessors, or the stages of an assessment, agree, and who rates higher.
     *
     * @param list<Cohort|Result|iterable<Result>> $cohorts one, or stages of which the last counts
     */
    public static function agree(array $cohorts, mixed ...$options): Analysis
    {
        return self::named(__FUNCTION__, $cohorts, $options);
    }

    /**
     * What changed between the last two cohorts, and why; of three and more, the trend.
     *
     * @param list<Cohort|Result|iterable<Result>> $cohorts in the order of time
     */
    public static function compare(array $cohorts, mixed ...$options): Analysis
    {
        return self::named(__FUNCTION__, $cohorts, $options);
    }

    /**
     * All regions of the last cohort: ranks, spread, pillars, who took no part, and the change since the
     * cohort before it. With `claim` the first cohort is what regions said of themselves.
     *
     * @param list<Cohort|Result|iterable<Result>> $cohorts in the order of time
     */
    public static function overview(array $cohorts, mixed ...$options): Analysis
    {
        return self::named(__FUNCTION__, $cohorts, $options);
    }

    /**
     * Which agency owes what: answers, evidence, explanations. Nothing is overdue without `today`.
     *
     * @param Cohort|Result|iterable<Result> $cohort
     */
    public static function owed(Cohort|Result|iterable $cohort, mixed ...$options): Analysis
    {
        return self::named(__FUNCTION__, [$cohort], $options);
    }

    /**
     * What each item would gain, and the cheapest steps to a target.
     *
     * @param Cohort|Result|iterable<Result> $cohort
     */
    public static function plan(Cohort|Result|iterable $cohort, mixed ...$options): Analysis
    {
        return self::named(__FUNCTION__, [$cohort], $options);
    }

    /**
     * One region in one year as a page: `->write('html')`. With `claim: true` the first cohort is the
     * self-assessment of that year.
     *
     * @param list<Cohort|Result|iterable<Result>> $cohorts years in order; the last is reported
     */
    public static function report(array $cohorts, mixed ...$options): Analysis
    {
        return self::named(__FUNCTION__, $cohorts, $options);
    }

    /**
     * How certain scores and ranks are, under sources of uncertainty that are named.
     *
     * @param Cohort|Result|iterable<Result> $cohort
     */
    public static function robust(Cohort|Result|iterable $cohort, mixed ...$options): Analysis
    {
        return self::named(__FUNCTION__, [$cohort], $options);
    }

    /**
     * What has a name of its own needs no more than the two lines of rank().
     *
     * @param list<Cohort|Result|iterable<Result>> $cohorts
     * @param array<mixed> $words options, progress and language
     */
    private static function named(string $name, array $cohorts, array $words): Analysis
    {
        $known = array_intersect_key($words, ['progress' => 0, 'language' => 0]);
        return self::analyse($name, $cohorts, array_diff_key($words, $known), ...$known);
    }

    /**
     * The analyses of the library, with the options of each: name, values, default, about.
     *
     * @return list<array<string, mixed>> name, about, cohorts (least and most) and options of each
     */
    public static function analyses(string $language = 'en'): array
    {
        $words = [null, 'json', Call::text($language, 'language')];
        $text = Call::written('analyses', 'siap_analysis_words', ...$words);
        return json_decode($text, true, flags: JSON_THROW_ON_ERROR);
    }

    // ---- about the library

    /** Every word that a rubric or evidence may write, as "text" or "json". */
    public static function words(string $format = 'text', string $language = 'en'): string
    {
        return Call::written(
            "words as $format",
            'siap_words_write',
            Call::text($format, 'format'),
            Call::text($language, 'language'),
        );
    }

    /** Which version of the library is running. */
    public static function version(): string
    {
        return Library::api()->siap_version();
    }

    /**
     * What each region is measured against: the same for all, or its own.
     *
     * @param Result|float|int|list<Result>|null $previous
     * @return \Closure(Region): (Result|float|int|null)
     */
    private static function before(Result|float|int|array|null $previous): \Closure
    {
        if (!is_array($previous)) {
            return static fn (Region $region) => $previous;
        }
        $last = self::byRegion($previous);
        return static fn (Region $region) =>
            $last["code {$region->code}"] ?? $last["name {$region->name}"] ?? null;
    }

    private static function rubric(Rubric|string $rubric, string $language): Rubric
    {
        return is_string($rubric) ? Rubric::open($rubric, null, $language) : $rubric;
    }

    /** @param Evidence|array<string, mixed>|string $evidence */
    private static function evidence(Evidence|array|string $evidence, string $language): Evidence
    {
        return match (true) {
            is_array($evidence) => Evidence::fromArray($evidence, language: $language),
            is_string($evidence) => Evidence::open($evidence, language: $language),
            default => $evidence,
        };
    }

    /**
     * Do something for each region; after the last one, throw what was wrong with any.
     *
     * @template T
     * @param \Closure(Region): T $do
     * @param \Closure(T): Findings $findings
     * @return array{list<T>, Findings}
     */
    private static function each(
        Evidence $evidence,
        \Closure $do,
        \Closure $findings,
        Findings $found = new Findings(),
    ): array {
        $all = [];
        $first = null;
        foreach ($evidence as $region) {
            try {
                $all[] = $one = $do($region);
                $found = $found->with($findings($one));
            } catch (SiapException $error) {
                $first ??= $error;
                $found = $found->with($error->findings);
            }
        }
        if ($first !== null) {
            Call::need($first::STATUS, 'evidence', $found->sorted());
        }
        return [$all, $found];
    }

    /**
     * Results by code and by name; two for one region are refused.
     *
     * @param list<Result> $results
     * @return array<string, Result>
     */
    private static function byRegion(array $results): array
    {
        $found = [];
        foreach ($results as $result) {
            $code = $result->regionCode();
            $key = $code !== '' ? "code $code" : "name {$result->regionName()}";
            if (isset($found[$key])) {
                throw new \InvalidArgumentException("two results for {$result->regionName()}");
            }
            $found[$key] = $result;
            $found["name {$result->regionName()}"] ??= $result;
        }
        return $found;
    }
}
