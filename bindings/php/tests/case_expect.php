<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// What a run gave, held against the expectations of its folder.

declare(strict_types=1);

namespace Siap\Tests;

use Siap\{Analysis, Cell, Library, Result, Row, State};

const ULPS_EXACT = 2;
const ULPS_SHARE = 8;

/**
 * Lines of a file of the folder, without comments; null: there is no such file.
 *
 * @return list<string>|null
 */
function lines(string $name): ?array
{
    if (!is_file($name)) {
        return null;
    }
    $all = explode("\n", (string) file_get_contents($name));
    return array_values(array_filter($all, static fn ($one) => $one !== '' && $one[0] !== '#'));
}

// ---- numbers

/** Doubles in order as whole numbers: neighbours differ by 1. */
function rank(float $number): int
{
    $bits = unpack('q', pack('d', $number))[1];
    return $bits < 0 ? PHP_INT_MIN - $bits : $bits;
}

/** ulps 0: the shortest decimal that reads back as the same double. */
function agrees(?float $value, string $wanted, int $ulps): bool
{
    if ($value === null || $wanted === 'none') {
        return $value === null && $wanted === 'none';
    }
    [$over, $under] = explode('/', $wanted) + [1 => '1'];
    if (!preg_match(NUMBER, $over) || !preg_match(NUMBER, $under)) {
        return false;
    }
    if ($under !== '1' || $ulps > 0) {
        $number = (float) $over / (float) $under;
        return abs(rank($value) - rank($number)) <= ($ulps ?: 1);
    }
    return shortest($value) === $wanted;
}

/** As %g of C would write it. */
function shortest(float $number): string
{
    for ($digits = 1; $digits < 17; $digits++) {
        if ((float) sprintf("%.{$digits}h", $number) === $number) {
            break;
        }
    }
    $text = sprintf("%.{$digits}h", $number);
    return (string) preg_replace(['/\.0e/', '/e([-+])(\d)$/'], ['e', 'e${1}0$2'], $text);
}

// ---- figures

function yes(bool $is): string
{
    return $is ? 'yes' : 'no';
}

function head(Result $result, string $field): string
{
    return match ($field) {
        'region' => $result->regionName(),
        'rubric' => $result->rubricId(),
        'profile' => $result->profile(),
        'stage' => $result->stage(),
        'simulation' => yes($result->isSimulation()),
        'participated' => yes($result->participated()),
        default => 'no such field',
    };
}

/** @return array{string|float|null, int|null} value and ulps; ulps null is text */
function term(Result $result, string $entry, string $field): array
{
    [, $number, $what] = explode(':', $field);
    $term = $result->terms($entry)[(int) $number] ?? null;
    return match ($term === null ? '' : $what) {
        '' => ['no such term', null],
        'weight', 'value', 'term', 'declared' => [$term->$what, ULPS_EXACT],
        'state' => [$term->state->value, null],
        'use', 'child' => [$term->$what, null],
        'policy' => [yes($term->policy), null],
        default => ['no such field', null],
    };
}

/** @return array{string|float|null, int|null} value and ulps of a field of an entry */
function figure(Result $result, string $entry, string $field): array
{
    if ($entry === '*') {
        return [head($result, $field), null];
    }
    if ($field === 'present' || !isset($result[$entry])) {
        return [$field === 'present' ? yes(isset($result[$entry])) : 'no such entry', null];
    }
    if (str_starts_with($field, 'term:')) {
        return term($result, $entry, $field);
    }
    [$what, $index] = explode(':', $field) + [1 => ''];
    return in_array($what, ['weight', 'contribution'], true)
        ? [$result->$what($index, $entry), ULPS_SHARE] : cell($result[$entry], $field);
}

/** @return array{string|float|null, int|null} */
function cell(Cell $cell, string $field): array
{
    return match ($field) {
        'exact' => [$cell->exact, ULPS_EXACT],
        'rounded' => [$cell->rounded, 0],
        'coverage' => [$cell->coverage, ULPS_SHARE],
        'low' => [$cell->low, 0],
        'high' => [$cell->high, 0],
        'next_band' => [$cell->nextBand, 0],
        'state' => [$cell->state->value, null],
        'kind' => [$cell->kind->value, null],
        'given' => [yes($cell->given), null],
        'mark' => [$cell->status, null],
        'band' => [$cell->band === null ? 'none' : (string) $cell->band, null],
        'band_label' => [$cell->bandLabel, null],
        default => ['no such field', null],
    };
}

/** @return list<string> */
function hold(Result $result, string $entry, string $field, string $wanted): array
{
    [$value, $ulps] = figure($result, $entry, $field);
    $right = $ulps === null ? $value === $wanted : agrees($value, $wanted, $ulps);
    $got = is_float($value) ? shortest($value) : $value ?? 'none';
    return $right ? []
        : ["{$result->regionName()}: $entry $field: expected $wanted, got $got"];
}

/** @return list<string> */
function figures(CaseRun $case): array
{
    $every = lines('expect.tsv') ?? [];
    $wrong = $every !== [] && $case->results === [] ? ['expect.tsv: nothing was scored'] : [];
    foreach ($every as $line) {
        [$entry, $field, $wanted] = explode("\t", $line, 3);
        foreach ($case->results as $result) {
            array_push($wrong, ...hold($result, $entry, $field, $wanted));
        }
    }
    return $wrong;
}

/**
 * A table: `region TAB entry:field …`, then a row for every region in order.
 *
 * @return list<string>
 */
function regions(CaseRun $case): array
{
    $rows = array_map(static fn ($line) => explode("\t", $line), lines('expect-regions.tsv') ?? []);
    $head = array_shift($rows);
    if ($head === null || $case->analysis !== null) { // then it is a table of that name
        return [];
    }
    if (count($rows) !== count($case->results)) {
        return ['expect-regions.tsv: expected ' . count($rows) . ' regions, got '
            . count($case->results)];
    }
    $wrong = [];
    foreach ($case->results as $number => $result) {
        $row = $rows[$number];
        if ($row[0] !== $result->regionName() || count($row) < count($head)) {
            $wrong[] = "expect-regions.tsv: expected {$row[0]}, got {$result->regionName()}";
            continue;
        }
        foreach (array_slice($head, 1, null, true) as $at => $column) {
            [$entry, $field] = explode(':', $column, 2);
            array_push($wrong, ...hold($result, $entry, $field, $row[$at]));
        }
    }
    return $wrong;
}

// ---- tables of analyses

/** `*` is anything, `~0.53` what rounds to it; else 8 units of the last place are allowed. */
function cellAgrees(Row $row, string $column, string $wanted): bool
{
    $value = $row[$column];
    if ($wanted === '*' || is_string($value)) {
        return $wanted === '*' || $wanted === $value;
    }
    if ($value === null) {
        return $wanted === (isset($row->why[$column]) ? "none:{$row->why[$column]}" : 'none');
    }
    if ($wanted[0] !== '~') {
        return agrees((float) $value, $wanted, ULPS_SHARE);
    }
    $number = substr($wanted, 1);
    $half = 0.5 * 10 ** -strlen(explode('.', $number)[1] ?? '');
    return preg_match(NUMBER, $number) && abs($value - (float) $number) <= $half * (1 + 1e-9);
}

/** @return list<string> */
function table(Analysis $analysis, string $name): array
{
    if (!isset($analysis[$name])) {
        return ["there is no table \"$name\""];
    }
    $table = $analysis[$name];
    $rows = array_map(static fn ($one) => explode("\t", $one), lines("expect-$name.tsv") ?? []);
    $head = array_shift($rows) ?? [];
    $absent = array_diff($head, array_column($table->columns, 'id'));
    if (count($rows) !== count($table) || $absent !== []) {
        return ["$name: expected " . count($rows) . ' rows, got ' . count($table)
            . rtrim('; not there: ' . implode(', ', $absent))];
    }
    $wrong = [];
    foreach ($table as $number => $row) {
        foreach ($head as $at => $column) {
            $wanted = $rows[$number][$at] ?? 'a cell';
            if (!cellAgrees($row, $column, $wanted)) {
                $got = json_encode([$row[$column], $row->why[$column] ?? '']);
                $wrong[] = "$name: row $number: $column: expected $wanted, got $got";
            }
        }
    }
    return $wrong;
}

/** Whether two values are the same, but that JSON writes whole doubles as whole numbers. */
function alike(mixed $one, mixed $other): bool
{
    if (is_array($one) && is_array($other)) {
        $same = array_map(alike(...), array_values($one), array_values($other));
        return array_keys($one) === array_keys($other) && !in_array(false, $same, true);
    }
    return is_int($one) || is_int($other) ? (float) $one === (float) $other : $one === $other;
}

/**
 * The tables that are expected; and as the package reads them, they are those of the JSON.
 *
 * @return list<string>
 */
function tables(CaseRun $case): array
{
    $wrong = [];
    foreach ($case->analysis === null ? [] : (array) glob('expect-*.tsv') as $file) {
        array_push($wrong, ...table($case->analysis, substr((string) $file, 7, -4)));
    }
    $document = $case->analysis?->toArray()['tables'] ?? [];
    foreach ($case->analysis ?? [] as $name => $table) {
        if (!alike($table->toArray(), $document[$name] ?? null)) {
            $wrong[] = "$name: JSON does not give it back";
        }
    }
    return $wrong;
}

// ---- findings and bytes

/** @return list<string> */
function findings(CaseRun $case): array
{
    $wanted = lines('expect.diag') ?? [];
    $wrong = [];
    foreach ($wanted as $number => $line) {
        [$code, $severity, $at] = preg_split('/\s+/', $line) ?: [];
        $one = isset($case->found[$number]) ? $case->found[$number] : null;
        $got = [$one?->code, $one?->severity->value, $one?->line ?? 0];
        if ($got !== [$code, $severity, (int) $at]) {
            $wrong[] = 'finding ' . $number + 1 . ": expected $line, got " . ($one ?? 'none');
            continue;
        }
        preg_match_all('/"([^"]*)"/', $line, $words);
        foreach ($words[1] as $word) {
            if (!str_contains($one->text, $word) && !str_contains($one->hint, $word)) {
                $wrong[] = "$code does not say \"$word\": $one";
            }
        }
    }
    for ($number = count($wanted); $number < count($case->found); $number++) {
        $wrong[] = "expected no more, got {$case->found[$number]}";
    }
    return $wrong;
}

/** @return list<string> */
function written(CaseRun $case): array
{
    if (!is_file('expect.out')) {
        return $case->written === null ? [] : ['there is no expect.out'];
    }
    $wanted = (string) file_get_contents('expect.out');
    $given = $case->written ?? '';
    $line = substr_count($given, "\n", 0, strspn($given ^ $wanted, "\0")) + 1;
    return $given === $wanted ? [] : ["expect.out: other bytes from line $line on"];
}

// ---- what holds for every result

/** @return list<string> */
function sane(Result $result): array
{
    $wrong = [];
    foreach ($result as $cell) {
        $none = $cell->state !== State::Scored;
        if ($none !== ($cell->exact === null) || $none !== ($cell->rounded === null)) {
            $wrong[] = "$cell->id: its state and its numbers disagree";
        }
        $bounds = array_filter([$cell->low, $cell->rounded, $cell->high], is_float(...));
        $sorted = $bounds;
        sort($sorted);
        if (array_values($bounds) !== $sorted) {
            $wrong[] = "$cell->id: the score does not lie within its bounds";
        }
        if ($cell->coverage !== null && ($cell->coverage < 0 || $cell->coverage > 1)) {
            $wrong[] = "$cell->id: its coverage is not a share";
        }
    }
    return $wrong;
}

/** @return list<string> */
function roundTrip(Result $result): array
{
    $again = Result::read($result->write('json'), 'json');
    if (count($again) !== count($result)) {
        return ['the result as JSON has other entries'];
    }
    $same = static fn (Cell $cell): array => [$cell->id, $cell->kind, $cell->state, $cell->places,
        $cell->exact, $cell->rounded, $cell->coverage, $cell->low, $cell->high];
    $wrong = [];
    foreach ($result as $at => $cell) {
        if ($same($cell) !== $same($again[$at])) {
            $wrong[] = "$cell->id: JSON does not give it back";
        }
    }
    return $wrong;
}

/**
 * All that is not as expected.
 *
 * @return list<string>
 */
function faults(CaseRun $case): array
{
    $wanted = $case->words['status'] ?? 'ok';
    $status = Library::api()->siap_status_name($case->status);
    $wrong = $status === $wanted ? [] : ["status: expected $wanted, got $status"];
    array_push($wrong, ...findings($case), ...figures($case), ...regions($case), ...tables($case),
        ...written($case));
    foreach ($case->results as $result) {
        array_push($wrong, ...sane($result));
        if ($case->words['run'] !== 'read-result') {
            array_push($wrong, ...roundTrip($result));
        }
    }
    return $wrong;
}
