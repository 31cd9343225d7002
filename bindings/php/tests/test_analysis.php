<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// Cohorts, and what is worked out of them: tables as values, lifetimes, names, options, nonsense.

declare(strict_types=1);

namespace Siap\Tests;

require __DIR__ . '/testing.php';

use Siap\{Analysis, Choice, Cohort, ColumnKind, Evidence, Handle, Kind, Result, Row, Rubric, Siap,
    Table};
use Siap\Exception\{ArgumentException, ClosedException, LackingException, RuleException,
    SiapException, UnknownNameException};

/**
 * Three regions; the last one answers nothing.
 *
 * @param list<string> $names
 * @return array<string, mixed>
 */
function three(array $names = ['P', 'Q', 'R']): array
{
    $regions = array_map(static fn (string $name, int $at) => ['name' => $name, 'answers' => [
        ['item' => 'a', 'level' => 3 - $at % 4], ['item' => 'b', 'level' => 2]]],
        $names, array_keys($names));
    $regions[count($names) - 1]['answers'] = [];
    return ['rubric' => 'tiny', 'stage' => 'final', 'regions' => $regions];
}

/** @param list<string> $names */
function tiny(array $names = ['P', 'Q', 'R']): Cohort
{
    return Siap::cohort(Rubric::read(TINY), three($names));
}

/** @return array{Rubric, Evidence, Cohort, Analysis} */
function family(): array
{
    $rubric = Rubric::read(TINY);
    $evidence = Evidence::fromArray(three());
    $cohort = Siap::cohort($rubric, $evidence);
    return [$rubric, $evidence, $cohort, Siap::rank($cohort)];
}

/** @return list<string> */
function codes(SiapException $error): array
{
    return array_column(iterator_to_array($error->findings->errors()), 'code');
}

$tests = new Tests();
$cohort = Siap::cohort(RUBRIC_2022, REGIONS_2022);
$ranks = Siap::rank($cohort, of: 'achievement');

// ---- cohorts

$tests->test('a cohort of evidence', function () use ($cohort): void {
    same([count($cohort), $cohort->rubricId(), $cohort->names()[0]],
        [38, 'gmsc-2022', 'KAB. BELITUNG']);
    same(iterator_to_array($cohort), $cohort->names());
    same($cohort->__debugInfo()['about'], '38 regions of gmsc-2022');
    same([count(Cohort::of()), Cohort::of()->rubricId()], [0, '']);
    same(Cohort::of()->__debugInfo()['about'], '0 regions');
});

$tests->test('a cohort of results is the same', function () use ($cohort): void {
    $results = Siap::scoreAll(RUBRIC_2022, REGIONS_2022);
    $wanted = Siap::rank($cohort)->write('json');
    foreach ([Cohort::of($results), $results, new \ArrayIterator($results)] as $one) {
        same(Siap::rank($one)->write('json'), $wanted);
    }
    $read = array_map(fn (Result $one) => Result::read($one->write('json')), $results);
    same(Siap::rank($read)['ranks']['value'], Siap::rank($cohort)['ranks']['value']);
    same(Siap::rank($results[0], of: 'achievement')['ranks']['region'], ['KAB. BELITUNG']);
    same(Cohort::of($results[0])->__debugInfo()['about'], 'KAB. BELITUNG of gmsc-2022');
});

$tests->test('an overview of all regions', function (): void {
    $page = Siap::overview([tiny(), tiny()], least_group: 1);
    same(count($page['summary']), 1);
    same($page['change-summary'][0]['rose'], 0);
});

$tests->test('agencies and what they owe, and a report', function (): void {
    $rubric = Rubric::read('<rubric xmlns="urn:siap:rubric:1" agency="id.x" id="r" version="1"'
        . ' edition="2026" languages="en" fallback="en" status="ours"><label xml:lang="en">R</label>'
        . '<scale id="s" min="0" max="4"/><item id="a" scale="s" holder="bps">'
        . '<label xml:lang="en">A</label><evidence kind="decree"/></item>'
        . '<index id="x" method="mean"><label xml:lang="en">X</label><item ref="a"/></index></rubric>');
    $cohort = Siap::cohort($rubric, Evidence::fromArray(['rubric' => 'r', 'regions' => [
        ['name' => 'R', 'documents' => [['id' => 'd', 'title' => 'D']],
            'answers' => [['item' => 'a', 'level' => 1]]]]]));
    same(array_column(iterator_to_array($cohort->findings()), 'holder'), ['bps']);
    $owed = Siap::owed($cohort, deadline: '2026-09-30', today: '2026-10-01');
    same([$owed['agencies'][0]['overdue'], $owed['open'][0]['findings']], ['yes', 'W360']);
    $report = Siap::report([$cohort], date: '2026-10-01');
    same([$report['summary'][0]['index'], str_contains($report->write('html'), '<main')], ['x', true]);
});

$tests->test('sentences come in the language asked for, ids in none', function (): void {
    $rubric = Rubric::read('<rubric xmlns="urn:siap:rubric:1" agency="id.x" id="r" version="1"'
        . ' edition="2026" languages="en id" fallback="en" status="ours"><label xml:lang="en">R</label>'
        . '<label xml:lang="id">R</label>'
        . '<scale id="s" min="0" max="4"/><item id="a" scale="s">'
        . '<label xml:lang="en">A</label><label xml:lang="id">B</label></item>'
        . '<index id="x" method="mean"><label xml:lang="en">X</label><label xml:lang="id">X</label>'
        . '<item ref="a"/></index></rubric>');
    $report = Siap::report([Siap::cohort($rubric, Evidence::fromArray(['rubric' => 'r', 'regions' => [
        ['name' => 'R', 'answers' => []]]]))]);
    foreach (['en' => ['not answered', 'A'], 'id' => ['tidak dijawab', 'B']] as $language => $said) {
        $row = $report->table('questions', $language)[0];
        same([$row['answer'], $row->shown('answer')], [$said[0], $said[0]]);
        same([$row['item'], $row->shown('item')], ['a', $said[1]]);
        same($report->toArray($language)['tables']['questions']['rows'][0]['answer'], $said[0]);
        $about = $report->table('about', $language);
        same([$about[0]['value'], $about[0]->shown('value')],
            ['report', $language === 'en' ? 'Readiness report' : 'Laporan kesiapan']);
    }
});

$tests->test('regions are added one by one', function (): void {
    $plan = Rubric::read(TINY)->plan();
    $evidence = Evidence::fromArray(three());
    $own = Cohort::of();
    foreach (['P', 1, 'R'] as $which) {
        $own->addRegion($plan, $evidence, $which);
    }
    same(Siap::rank($own)->write('json'), Siap::rank(tiny())->write('json'));
    foreach ([$own, tiny()] as $one) {
        same(array_column(iterator_to_array($one->findings()), 'code'), ['W320']);
    }
});

$tests->test('what cannot be added leaves a cohort as it was', function (): void {
    $own = tiny();
    $other = Siap::score(RUBRIC_2023, MALANG_2023);
    foreach ([$other, Result::read($other->write('json'))] as $result) {
        same(codes(thrown(RuleException::class, fn () => $own->add($result))), ['E504']);
    }
    same([count($own), $own->names()], [3, ['P', 'Q', 'R']]);
    foreach ([3, 'word', $own, null] as $wrong) {
        thrown(\TypeError::class, fn () => $own->add($wrong));
        thrown(\TypeError::class, fn () => Cohort::of([$wrong]));
    }
});

$tests->test('all regions that are wrong are told', function (): void {
    $wrong = three();
    $wrong['regions'][0]['answers'][0]['item'] = 'x';
    $wrong['regions'][1]['answers'][0]['item'] = 'y';
    $rubric = Rubric::read(TINY);
    same(codes(thrown(RuleException::class, fn () => Siap::cohort($rubric, $wrong))),
        ['E310', 'E310']);
    $wrong = ['rubric' => 'gmsc-2023', 'regions' => array_map(fn (string $name) =>
        ['name' => $name, 'class' => "no-$name", 'answers' => []], ['P', 'Q'])];
    $error = thrown(SiapException::class, fn () => Siap::cohort(RUBRIC_2023, $wrong));
    same(count($error->findings->errors()), 2);
});

$tests->test('last year is matched region by region', function (): void {
    $last = Siap::scoreAll(RUBRIC_2022, MALANG_2022);
    foreach ([[$last, 0.44], [$last[0], 0.44], [2.40, 0.54]] as [$previous, $wanted]) {
        $own = Siap::cohort(RUBRIC_2023, MALANG_2023, previous: $previous);
        same(Siap::rank($own, of: 'improvement')['ranks'][0]['value'], $wanted);
    }
    $result = Siap::score(RUBRIC_2023, MALANG_2023, previous: 2.40);
    same(Siap::rank($result, of: 'improvement')['ranks']['value'], [0.54]);
});

$tests->test('scales are fitted on the regions or on a reference', function (): void {
    $folder = ROOT . '/tests/cases/cohorts/min-max-over-a-reference-cohort';
    $rubric = Rubric::open("$folder/rubric.xml");
    $evidence = Evidence::open("$folder/cohort.xml");
    right(count($evidence) > 1 && $rubric->plan()->needsFit());
    $plan = $rubric->plan()->fit($evidence);
    $wanted = array_map(fn ($one) => $plan->score($evidence, $one->number), $evidence->regions());
    foreach ([null, $evidence] as $reference) {
        $own = Siap::cohort($rubric, $evidence, reference: $reference);
        same(Siap::rank($own)->write('json'), Siap::rank($wanted)->write('json'));
    }
});

// ---- tables

$tests->test('an analysis is a collection of tables', function () use ($ranks, $cohort): void {
    $tables = iterator_to_array($ranks);
    same([count($ranks), array_keys($tables), $ranks->name()],
        [count($tables), $ranks->ids(), 'rank']);
    same(array_column($tables, 'id'), $ranks->ids());
    same([$ranks->ids()[0], $ranks[count($ranks) - 1]->id], ['ranks', 'about']);
    right($ranks[0] === $ranks['ranks'] && isset($ranks[0], $ranks['about']));
    right($ranks['ranks'] == Siap::rank($cohort, of: 'achievement')['ranks']);
    right(!isset($ranks[-1]) && !isset($ranks[count($ranks)]) && !isset($ranks[1.5]));
    same((string) $ranks, $ranks->write());
    holds($ranks->__debugInfo()['about'], 'rank: 38 ranks, 0 unranked');
});

$tests->test('a table is a list of rows, a row is its values', function () use ($ranks): void {
    $table = $ranks['ranks'];
    same([count($table), count(iterator_to_array($table)), $table->title], [38, 38, 'Ranks']);
    $row = $table[0];
    same([$row['region'], $row['value'], $row['rank'], $row->shown('percentile')],
        ['KOTA SURABAYA', 3.41, 1, '1.00']);
    same(iterator_to_array($row), $row->values);
    same([count($row), array_keys($row->values)],
        [count($table->columns), array_column($table->columns, 'id')]);
    same(array_slice($table['rank'], 10, 4), [11, 12, 12, 14]);
    same(array_slice(array_column($table->columns, 'kind'), 1, 2),
        [ColumnKind::Count, ColumnKind::Text]);
    right(isset($table['rank'], $table[37], $row['rank']) && !isset($table[38], $table['x']));
});

$tests->test('nothing is there that is not, and nothing changes', function () use ($ranks): void {
    foreach ([$ranks, $ranks['ranks'], $ranks['ranks'][0]] as $all) {
        right(!isset($all['nothing']) && !isset($all["ranks\0"]) && !isset($all[999]));
        thrown(\OutOfBoundsException::class, fn () => $all['nothing']);
        thrown(\OutOfBoundsException::class, fn () => $all[999]);
        thrown(\OutOfBoundsException::class, fn () => $all[-1]);
        thrown(\LogicException::class, function () use ($all): void {
            $all['x'] = 1;
        });
        thrown(\LogicException::class, function () use ($all): void {
            unset($all['rank']);
        });
    }
    foreach (['id', 'rows', 'columns'] as $name) {
        thrown(\Error::class, function () use ($ranks, $name): void {
            $ranks['ranks']->$name = null;
        });
    }
});

$tests->test('a number that does not exist is null and says why', function (): void {
    $row = Siap::rank(tiny())['distribution'][0];
    same([$row['n'], $row['missing'], $row['skewness']], [2, 1, null]);
    same([$row->why['skewness'], $row->shown('skewness')], ['too-few', 'too few']);
    $row = Siap::rank(tiny(), language: 'id')['distribution'][0];
    same([$row->why['skewness'], $row->shown('skewness')], ['too-few', 'terlalu sedikit']);
    right(!isset($row->why['mean']) && isset($row['skewness']));
    same($row->toArray()['skewness.why'], 'too-few');
    same(Siap::rank(tiny())['unranked'][0]['why'], 'no-value');
    same((new Row(['x' => null]))->shown('x'), '–');
});

$tests->test('words come in Indonesian too', function () use ($ranks, $cohort): void {
    $table = $ranks->table('ranks', 'id');
    same([$table->title, $table->columns[2]->title], ['Peringkat', 'daerah']);
    same($table['region'], $ranks['ranks']['region']);
    $other = Siap::rank($cohort, of: 'achievement', language: 'id');
    right($other['ranks'] == $table);
    same((string) $other, $ranks->write('text', 'id'));
});

$tests->test('written', function () use ($ranks): void {
    holds($ranks->write('csv'), 'KOTA SURABAYA');
    right(!str_contains($ranks->write('csv', table: 'about'), 'KOTA SURABAYA'));
    right($ranks->toArray()['tables']['ranks'] == $ranks['ranks']->toArray());
    same(json_decode((string) json_encode($ranks['ranks']), true)['rows'][0]['rank'], 1);
    thrown(UnknownNameException::class, fn () => $ranks->write('pdf'));
    thrown(UnknownNameException::class, fn () => $ranks->write('text', 'en', 'nothing'));
    thrown(\InvalidArgumentException::class, fn () => $ranks->write("te\0xt"));
});

$tests->test('tables are values', function (): void {
    $ranks = Siap::rank(tiny());
    $table = $ranks['ranks'];
    $ranks->close();
    unset($ranks);
    same($table['region'], ['P', 'Q']);
    right(unserialize(serialize($table)) == $table);
    right(clone $table == $table && $table instanceof Table);
});

$tests->test('names of regions may be anything', function (): void {
    $names = ['=1+2', "a\tb", 'Kota "X", Y', "\u{202e}atoK", str_repeat('😀', 50), '35', 'last'];
    $own = tiny($names);
    same($own->names(), $names);
    $ranks = Siap::rank($own);
    $found = $ranks['ranks']['region'];
    sort($found, SORT_STRING);
    $wanted = array_slice($names, 0, -1);
    sort($wanted, SORT_STRING);
    same($found, $wanted);
    right($ranks->toArray()['tables']['ranks'] == $ranks['ranks']->toArray());
});

// ---- asking

$tests->test('what is wrong with a request', function () use ($cohort): void {
    $no = fn (string $class, string $name, mixed ...$more) =>
        thrown($class, fn () => Siap::analyse($name, ...$more));
    same(codes($no(UnknownNameException::class, 'ranks', [])), ['E501']);
    same(codes($no(UnknownNameException::class, 'rank', $cohort, ['exactly' => true])), ['E502']);
    $error = $no(RuleException::class, 'rank', $cohort, ['exact' => 'maybe'], language: 'id');
    same(codes($error), ['E503']);
    holds($error->findings[0]->text, 'opsi');
    same(codes($no(LackingException::class, 'rank', [])), ['E506']);
    holds($no(ArgumentException::class, 'rank', [$cohort, $cohort])->getMessage(), 'cohort 2 of 2');
    same(codes($no(UnknownNameException::class, 'rank', $cohort, ['of' => 'x'])), ['E507']);
    $no(\InvalidArgumentException::class, "ra\0nk", $cohort);
    $no(\InvalidArgumentException::class, 'rank', $cohort, ['of' => "a\0b"]);
    $no(\InvalidArgumentException::class, 'rank', $cohort, ["o\0f" => 'a']);
    $no(\InvalidArgumentException::class, 'rank', $cohort, ['achievement']);
    $no(\InvalidArgumentException::class, 'rank', $cohort, ['a-b' => 1, 'a_b' => 1]);
    $no(\TypeError::class, 'rank', [3]);
    $no(\TypeError::class, 'rank', ['word']);
    $no(\TypeError::class, 'rank', $cohort, ['of' => new \stdClass()]);
    $no(UnknownNameException::class, 'rank', $cohort, language: 'fr');
    thrown(\InvalidArgumentException::class, fn () => Siap::rank($cohort, 'achievement'));
    thrown(\TypeError::class, fn () => Siap::rank($cohort, progress: 3));
    thrown(\Error::class, fn () => new Analysis());
});

$tests->test('options as text', function (): void {
    $text = fn (mixed $value): ?string => Choice::all(['x' => $value])['x'] ?? null;
    foreach ([[true, 'yes'], [false, 'no'], [3, '3'], [0.05, '0.05'], [2.0, '2'], [0.1 + 0.2,
        '0.30000000000000004'], [-1.5, '-1.5'], ['word', 'word'], [Kind::Node, 'node'],
        [['a', 'b'], 'a,b'], [[], ''], [[1, 2.5], '1,2.5'], [new \ArrayIterator(['a']), 'a'],
        [null, null]] as [$value, $wanted]) {
        same($text($value), $wanted);
    }
    same([(float) $text(1e-7), (float) $text(1e300)], [1e-7, 1e300]);
    foreach ([NAN, INF, ['a,b'], ['a', ''], ["a\0"]] as $value) {
        thrown(\InvalidArgumentException::class, fn () => $text($value));
    }
    foreach ([new \stdClass(), [null], fopen('php://memory', 'r')] as $value) {
        thrown(\TypeError::class, fn () => $text($value));
    }
    same(Choice::all(['group_size' => 1, 'of' => null]), ['group-size' => '1']);
});

$tests->test('options reach the analysis', function () use ($cohort): void {
    $about = Siap::rank(tiny(), of: ['a', 'b'], exact: true, least_group: 2.0)['about'];
    $facts = array_combine($about['fact'], $about['value']);
    same([$facts['option of'], $facts['option exact'], $facts['option least-group']],
        ['a,b', 'yes', '2']);
    same(Siap::rank($cohort, of: null)->write('json'),
        Siap::analyse('rank', $cohort)->write('json'));
});

$tests->test('analyses are listed, and those with a name are the library\'s', function (): void {
    $all = array_column(Siap::analyses(), null, 'name');
    same([$all['rank']['cohorts'], $all['rank']['options'][0]['name']], [[1, 1], 'of']);
    right(Siap::analyses('id')[0]['about'] !== $all['rank']['about']);
    $named = array_filter((new \ReflectionClass(Siap::class))->getMethods(
        \ReflectionMethod::IS_PUBLIC
    ), fn (\ReflectionMethod $one) => (string) $one->getReturnType() === Analysis::class
        && $one->name !== 'analyse');
    right($named !== []);
    foreach ($named as $one) {
        right(isset($all[$one->name]), "no analysis \"$one->name\"");
    }
});

// ---- lifetimes

$tests->test('closing and forgetting in every order', function (): void {
    foreach (orders(4) as $order) {
        [$closed, $forgotten] = [family(), family()];
        foreach ($order as $at) {
            $closed[$at]->close();
            unset($forgotten[$at]);
            foreach ($closed as $other) {
                same($other->__debugInfo()['about'] === 'closed', $other->isClosed());
            }
        }
    }
});

$tests->test('children keep their parents', function (): void {
    [$rubric, $evidence, $cohort, $ranks] = family();
    $rubric->close();
    $evidence->close();
    $again = Siap::rank($cohort);
    $cohort->close();
    same([$ranks['ranks']['region'], $again['ranks']['region']], [['P', 'Q'], ['P', 'Q']]);
});

$tests->test('use after close throws, and nothing is cloned or serialized', function (): void {
    foreach (array_slice(family(), 2) as $thing) {
        thrown(\Error::class, fn () => clone $thing);
        thrown(\LogicException::class, fn () => serialize($thing));
        $bare = (new \ReflectionClass($thing))->newInstanceWithoutConstructor();
        thrown(\Error::class, fn () => count($bare));
        $thing->close();
        $looked = 0;
        foreach ((new \ReflectionClass($thing))->getMethods(\ReflectionMethod::IS_PUBLIC) as $one) {
            $needs = $one->getNumberOfRequiredParameters();
            if (!$one->isStatic() && $needs === 0 && $one->class !== Handle::class) {
                thrown(ClosedException::class, fn () => $one->invoke($thing));
                $looked++;
            }
        }
        right($looked >= 5, $thing::class . ": only $looked");
    }
    [, , $cohort, $ranks] = family();
    $ranks['ranks'];
    $ranks->close();
    thrown(ClosedException::class, fn () => $ranks['ranks']);
    $cohort->close();
    thrown(ClosedException::class, fn () => Siap::rank($cohort));
    thrown(ClosedException::class, fn () => $cohort->add(Siap::score(RUBRIC_2023, MALANG_2023)));
});

$tests->test('thousands come and go without growth', function (): void {
    $rubric = Rubric::read(TINY);
    $evidence = Evidence::fromArray(three());
    $cycle = static function (int $times) use ($rubric, $evidence): void {
        for ($at = 0; $at < $times; $at++) {
            $cohort = Siap::cohort($rubric, $evidence);
            $ring = new \stdClass();
            $ring->me = $ring;
            $ring->ranks = Siap::rank($cohort);
            $ring->table = $ring->ranks['ranks'];
            foreach (['nothing', 'rank'] as $name) {
                thrown(UnknownNameException::class, fn () =>
                    Siap::analyse($name, $cohort, ['of' => 'nothing'], fn () => true));
            }
        }
    };
    $cycle(500);
    gc_collect_cycles();
    [$before, $php] = [resident(), memory_get_usage()];
    $cycle(1000);
    gc_collect_cycles();
    right(resident() - $before < 1 << 20, resident() - $before . ' bytes more');
    right(memory_get_usage() - $php < 1 << 16, memory_get_usage() - $php . ' bytes of PHP more');
});

$tests->end();
