<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use FFI;
use FFI\CData;

/**
 * A list of findings of the library, read out with take().
 *
 * @internal
 */
final class Collector
{
    /** Findings that are kept; later ones are counted. */
    private const MOST = 1000;

    private readonly Reference $owner;

    public function __construct(string $language)
    {
        $api = Library::api();
        $out = $api->new('siap_findings *');
        $status = $api->siap_findings_new(
            Call::text($language, 'language'),
            self::MOST,
            FFI::addr($out)
        );
        Call::need($status, "findings in the language \"$language\"");
        $this->owner = new Reference($out, 'siap_findings_unref');
    }

    public function pointer(): CData
    {
        return $this->owner->pointer();
    }

    /** What was found, as values. */
    public function take(): Findings
    {
        $api = Library::api();
        $all = $totals = [];
        for ($at = 0, $count = $api->siap_findings_count($this->pointer()); $at < $count; $at++) {
            $all[] = $this->finding($api, $at);
        }
        foreach ([Api::SIAP_NOTE, Api::SIAP_WARNING, Api::SIAP_ERROR] as $number) {
            $totals[Severity::ofNumber($number)->value] =
                $api->siap_findings_total($this->pointer(), $number);
        }
        return new Findings($all, $totals);
    }

    private function finding(FFI $api, int $at): Finding
    {
        $own = $this->pointer();
        $out = $api->new('char *');
        Call::need($api->siap_findings_format($own, $at, FFI::addr($out)), 'showing a finding');
        return new Finding(
            code: (string) $api->siap_findings_code($own, $at),
            severity: Severity::ofNumber($api->siap_findings_severity($own, $at)),
            file: (string) $api->siap_findings_source($own, $at),
            line: $api->siap_findings_line($own, $at) ?: null,
            column: $api->siap_findings_column($own, $at) ?: null,
            path: (string) $api->siap_findings_path($own, $at),
            text: (string) $api->siap_findings_text($own, $at),
            hint: (string) $api->siap_findings_hint($own, $at),
            holder: (string) $api->siap_findings_holder($own, $at),
            shown: Call::freed($out, null),
        );
    }
}
