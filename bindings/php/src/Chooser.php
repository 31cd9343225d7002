<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use Siap\Exception\RuleException;

/**
 * Plans for the regions of some evidence: one for each class, however many regions ask.
 *
 * @internal
 */
final class Chooser
{
    /** What was found while plans were made. */
    public Findings $findings;

    /** @var array<string, Plan> by class, behind a sign: PHP would make a number of "35" */
    private array $plans = [];

    /** @param Evidence|null $reference what cohort stages are fitted on; else the regions */
    public function __construct(
        private readonly Rubric $rubric,
        private readonly Evidence $evidence,
        private readonly ?string $profile,
        private readonly ?Evidence $reference,
        private readonly string $language,
    ) {
        $this->findings = new Findings();
    }

    public function plan(Region $region): Plan
    {
        return $this->plans[":$region->regionClass"] ??= $this->chosen($region);
    }

    private function chosen(Region $region): Plan
    {
        $words = [$this->rubric, $this->evidence, $region->number, $this->profile, $this->language];
        $plan = Plan::choose(...$words);
        $this->findings = $this->findings->with($plan->findings);
        return $plan->needsFit() ? $this->fitted($plan) : $plan;
    }

    private function fitted(Plan $plan): Plan
    {
        if ($this->reference !== null) {
            $fitted = $plan->fit($this->reference, $this->language);
            $this->findings = $this->findings->with($fitted->findings);
            return $fitted;
        }
        if (count($this->evidence) < 2) {
            return $plan;
        }
        try {
            return $plan->fit($this->evidence, $this->language);
        } catch (RuleException) {
            return $plan; // what is wrong with the regions is told when they are scored
        }
    }
}
