<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// Runs the case folders of tests/cases through the package: run_cases.php --root TREE FOLDER...
//
// The same folders, keys and comparisons as tests/cases/run_cases.c; tests/cases/README.md says
// what they mean. Each case runs twice: its inputs as files, and from memory without their last
// newline. It writes nothing (`--bless` is the C runner's), and skips no folder.

declare(strict_types=1);

namespace Siap\Tests;

require __DIR__ . '/testing.php';
require __DIR__ . '/case_run.php';
require __DIR__ . '/case_expect.php';

const KEYS = ['run', 'rubric', 'evidence', 'result', 'previous', 'previous-rubric', 'external',
    'profile', 'class', 'region', 'stage', 'language', 'format', 'id', 'status', 'read-as', 'draft',
    'newline', 'limit', 'csv-rubric', 'plan-profile', 'cohort', 'analysis', 'option', 'table'];
const NUMBERED = '/^cohort-[1-9]\d*$/D';

/**
 * The lines `key: value` of a case, in order.
 *
 * @return list<array{string, string}>
 */
function load(): array
{
    $pairs = [];
    foreach (lines('case.txt') ?? [] as $line) {
        [$key, $value] = array_map(trim(...), explode(':', $line, 2)) + [1 => null];
        $known = in_array($key, KEYS, true) || preg_match(NUMBERED, $key) === 1;
        if ($value === null || !$known) {
            throw new Failure("case.txt: no \"key: value\": $line");
        }
        $pairs[] = [$key, $value];
    }
    return $pairs;
}

/** Throws what is wrong with a case. */
function run(string $folder, string $root): void
{
    chdir($folder); // so that no path of this machine gets into what is written
    $pairs = load();
    $twice = !in_array('newline', array_column($pairs, 0), true);
    foreach ($twice ? [false, true] : [false] as $fromMemory) {
        $case = new CaseRun($pairs, $root, $fromMemory);
        $case->run();
        $wrong = faults($case);
        if ($fromMemory && $wrong !== []) {
            $wrong[] = '(from memory, without the last newline)';
        }
        right($wrong === [], implode("\n", $wrong));
    }
}

/**
 * Folders with a case below a path.
 *
 * @return list<string>
 */
function folders(string $path): array
{
    $found = [];
    foreach (new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($path)) as $file) {
        if ($file->getFilename() === 'case.txt') {
            $found[] = (string) realpath($file->getPath());
        }
    }
    sort($found);
    return $found;
}

$words = array_slice($argv, 1);
[$option, $root] = array_splice($words, 0, 2) + ['', ''];
right($option === '--root' && $words !== [], 'usage: run_cases.php --root TREE FOLDER...');
$root = (string) realpath($root);
$tests = new Tests();
foreach (array_merge(...array_map(folders(...), $words)) as $folder) {
    $name = basename(dirname($folder)) . '/' . basename($folder);
    $tests->test($name, static fn () => run($folder, $root));
}
$tests->end();
