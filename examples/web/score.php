<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// From what was sent to what is shown.

declare(strict_types=1);

namespace Siap\Page;

use Siap\{Evidence, Findings, Options, Plan, Result, Rubric, Siap};
use Siap\Exception\{FormatException, LimitException, RuleException, UnknownNameException};

/** What came of a request. */
final readonly class Outcome
{
    /** @param list<Result> $results */
    public function __construct(
        public int $status,
        public string $message = '',
        public array $results = [],
        public ?Findings $findings = null,
    ) {
    }
}

/** @param array<string, string> $words */
function outcome(array $words): Outcome
{
    try {
        [$name, $bytes] = uploaded($words);
        $fields = checkedFields($words);
        return scored($name, $bytes, $fields, $words);
    } catch (Refused $error) {
        return new Outcome($error->getCode(), $error->getMessage());
    } catch (FormatException | RuleException | UnknownNameException | LimitException $error) {
        $status = $error instanceof LimitException ? 413 : 422;
        return new Outcome($status, findings: $error->findings);
    } catch (\Throwable $error) { // ours to mend: the log gets it, the visitor does not
        error_log((string) $error);
        return new Outcome(500, $words['broken']);
    }
}

/**
 * @param array<string, string> $fields
 * @param array<string, string> $words
 */
function scored(string $name, string $bytes, array $fields, array $words): Outcome
{
    $language = $words['lang'];
    $rubric = Rubric::open(RUBRICS . "/{$fields['rubric']}.xml", language: $language);
    $options = new Options(
        rubric: $fields['rubric'],
        region: $fields['region'] ?: null,
        regionClass: $fields['class'] ?: null,
        stage: $fields['stage'] ?: null,
    );
    $evidence = Evidence::read($bytes, $name, $options, language: $language);
    $previous = $fields['previous'] === '' ? null : (float) $fields['previous'];
    if (count($evidence) > 1 && $fields['region'] === '') {
        $results = Siap::scoreAll($rubric, $evidence, previous: $previous, language: $language);
    } else {
        $at = count($evidence) === 1 ? 0 : regionOf($evidence, $fields['region'], $words);
        $plan = Plan::choose($rubric, $evidence, $at, language: $language);
        $results = [$plan->score($evidence, $at, $previous, language: $language)];
    }
    $found = $evidence->findings;
    foreach ($results as $result) {
        $found = $found->with($result->findings);
    }
    return new Outcome(200, results: $results, findings: $found->sorted());
}

/** @param array<string, string> $words */
function regionOf(Evidence $evidence, string $region, array $words): int
{
    try {
        return $evidence->find($region);
    } catch (\OutOfBoundsException | \InvalidArgumentException) {
        throw new Refused(sprintf($words['noregion'], $region), 422);
    }
}
