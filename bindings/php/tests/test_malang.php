<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// Kabupaten Malang 2023 as the ministry published it, and what the classes tell of it.

declare(strict_types=1);

namespace Siap\Tests;

require __DIR__ . '/testing.php';

use Siap\{Cell, Evidence, Findings, Kind, Options, Result, Rubric, Siap, State};
use Siap\Exception\UnknownNameException;

/** The blocks of the README with the output that stands below each. */
function walk(): array
{
    $text = (string) file_get_contents(__DIR__ . '/../README.md');
    preg_match_all('/^```php\n(.*?)^```\n\n```\n(.*?)^```$/ms', $text, $blocks, PREG_SET_ORDER);
    return $blocks;
}

$tests = new Tests();
$rubric = Rubric::open(RUBRIC_2023);
$evidence = Evidence::open(MALANG_2023);
$last = Siap::score(RUBRIC_2022, MALANG_2022);
$result = Siap::score($rubric, $evidence, previous: $last);

$tests->test('five lines give the published figure', function (): void {
    [, $code, $said] = walk()[0];
    same(substr_count($code, "\n"), 5);
    same($said, "2.94\n");
});

$tests->test('the walk in the README is true', function (): void {
    $blocks = walk();
    right(count($blocks) >= 7);
    same(count($blocks), substr_count((string) file_get_contents(__DIR__ . '/../README.md'),
        '```php'));
    $file = folder() . '/walk.php';
    file_put_contents($file, "<?php\n" . implode("\necho \"\\x1e\";\n", array_column($blocks, 1)));
    [$code, $out, $told] = php([$file]);
    same([$code, $told], [0, '']);
    $said = array_map(rtrim(...), explode("\x1e", $out));
    same($said, array_map(rtrim(...), array_column($blocks, 2)));
});

$tests->test('the table of the letter', function () use ($result): void {
    $wanted = ['baseline' => 3.60, 'output' => 2.29, 'outcome' => 3.41, 'impact' => 2.81,
        'quick_win' => 3.13, 'collaboration' => 2.53, 'achievement' => 2.94, 'improvement' => 0.44];
    foreach ($wanted as $id => $figure) {
        same($result[$id]->rounded, $figure);
    }
    same(array_map(strval(...), $result->indices()), ['2.94', '0.44', '2.98']);
    holds((string) $result, '2.94', 'Baseline');
});

$tests->test('last year may be a number', function () use ($rubric, $evidence): void {
    same(Siap::score($rubric, $evidence, previous: 2.40)['improvement']->rounded, 0.54);
    same(Siap::score($rubric, $evidence, previous: 2)['improvement']->rounded, 0.94);
    same(Siap::score($rubric, $evidence, externals: ['previous' => 2.4])['improvement']->rounded,
        0.54);
    same(Siap::score($rubric, $evidence)['improvement']->rounded, null);
});

$tests->test('last year may be a result without an id', function () use (
    $rubric, $evidence, $last
): void {
    same(Siap::score($rubric, $evidence, externals: [$last])['improvement']->rounded, 0.44);
});

$tests->test('a figure says what it rests on', function () use ($result): void {
    $terms = $result->terms('achievement');
    same(count($terms), 6);
    right(abs(array_sum(array_column($terms, 'term')) - $result['achievement']->exact) < 1e-12);
    same($result->weight('achievement', 'baseline'), 0.1);
    right(abs($result->contribution('achievement', 'baseline') - 0.36) < 1e-12);
    holds($result->explain('baseline'), 'baseline: Baseline = 3.60');
    same($result->terms('oc.gov.spbe'), []);
    thrown(UnknownNameException::class, fn () => $result->explain('nothing'));
    thrown(\OutOfBoundsException::class, fn () => $result->weight('baseline', 'achievement'));
});

$tests->test('objects are collections', function () use ($rubric, $evidence, $result): void {
    foreach ([$rubric, $evidence, $result] as $all) {
        same(count($all), count(iterator_to_array($all)));
        right(isset($all[0], $all[count($all) - 1]));
        right(!isset($all[-1]) && !isset($all[count($all)]));
        right(!isset($all['nothing']) && !isset($all["a\0b"]) && !isset($all[1.5]));
        thrown(\OutOfBoundsException::class, fn () => $all[count($all)]);
        thrown(\OutOfBoundsException::class, fn () => $all[-1]);
        thrown(\OutOfBoundsException::class, fn () => $all['no such id']);
        thrown(\LogicException::class, function () use ($all): void {
            $all['x'] = 1;
        });
        thrown(\LogicException::class, function () use ($all): void {
            unset($all[0]);
        });
    }
    same($rubric[0]->id, 'base.masterplan_hukum');
    right(isset($rubric['oc.gov.spbe'], $result['baseline']));
    same($evidence['35.07']->name, 'Kabupaten Malang');
    right($evidence[0] == $evidence['Kabupaten Malang'] && $evidence[0] == $evidence->region());
    same(iterator_to_array($result->plan()), $result->plan()->items());
    right($result->plan()->has('oc.gov.spbe') && !$result->plan()->has('nothing'));
});

$tests->test('the rubric tells what is in it', function () use ($rubric): void {
    same($rubric->label('id'), $rubric->label());
    right(in_array('en', $rubric->languages(), true));
    same(array_column($rubric->indices(), 'id'), ['achievement', 'improvement', 'pillars']);
    same(count($rubric->pillars()), 6);
    right(in_array('kppn-ikn', array_column($rubric->profiles(), 'id'), true));
    same($rubric->profileForClass('kppn-ikn'), 'kppn-ikn');
    same($rubric->profileForClass('none'), null);
    right(count($rubric->sources()) > 0 && count($rubric->nodes()) > 3);
    holds($rubric->write(), 'gmsc-2023');
    same([$rubric->id(), $rubric->version(), $rubric->status()], ['gmsc-2023', '1.0', 'published']);
    same([strlen($rubric->digest()), $rubric->edition()], [64, '2023']);
    right($rubric->agency() !== '');
});

$tests->test('the result tells what it is about', function () use ($result, $last): void {
    same([$result->rubricId(), $result->profile(), $result->regionName(), $result->regionCode(),
        $result->stage()], ['gmsc-2023', 'kppn-ikn', 'Kabupaten Malang', '35.07', 'final']);
    right(!$result->isSimulation() && $result->participated());
    same($result->digest('rubric'), $result->plan()->rubric()->digest());
    same($result->digest('plan'), $result->plan()->digest());
    thrown(\OutOfBoundsException::class, fn () => $result->digest('nothing'));
    same($result->evidence()->rubricId(), 'gmsc-2023');
    same($last->rubricId(), 'gmsc-2022');
});

$tests->test('a result goes through JSON', function () use ($result): void {
    same($result->toArray()['rubric']['id'], 'gmsc-2023');
    $file = folder() . '/last.json';
    file_put_contents($file, $result->write('json'));
    foreach ([Result::read($result->write('json')), Result::open($file)] as $again) {
        same($again['achievement']->rounded, 2.94);
        same([$again->plan(), $again->evidence()], [null, null]);
    }
});

$tests->test('findings come with the result', function () use ($rubric, $evidence, $result): void {
    right($result->findings instanceof Findings);
    same(count(Siap::check($rubric, $evidence)->errors()), 0);
});

$tests->test('many regions', function (): void {
    $results = Siap::scoreAll(RUBRIC_2022, REGIONS_2022);
    same(count($results), 38);
    same([$results[0]->regionName(), $results[0]['achievement']->rounded], ['KAB. BELITUNG', 2.46]);
    $error = thrown(\InvalidArgumentException::class, fn () =>
        Siap::score(RUBRIC_2022, REGIONS_2022));
    holds($error->getMessage(), 'say which');
});

$tests->test('last year is matched region by region', function () use ($rubric, $evidence): void {
    $last = Siap::scoreAll(RUBRIC_2022, MALANG_2022);
    $now = Siap::scoreAll($rubric, $evidence, previous: $last);
    same($now[0]['improvement']->rounded, 0.44);
    $others = array_slice(Siap::scoreAll(RUBRIC_2022, REGIONS_2022), 0, 3);
    $now = Siap::scoreAll($rubric, $evidence, previous: $others);
    same($now[0]['improvement']->rounded, null);
    thrown(\InvalidArgumentException::class, fn () =>
        Siap::scoreAll($rubric, $evidence, previous: [...$last, ...$last]));
});

$tests->test('forms to fill in', function () use ($rubric): void {
    $form = $rubric->plan('kppn-ikn')->template('csv-excel', 'id');
    $found = Siap::check($rubric, Evidence::read($form, 'form.csv'));
    same(array_column(iterator_to_array($found), 'code'), ['W320']);
});

$tests->test('evidence is written, merged and carried over', function () use ($rubric): void {
    $evidence = Evidence::open(MALANG_2023);
    $again = Evidence::read($evidence->write('json'), 'again');
    same(Siap::score($rubric, $again)['achievement']->rounded, 2.94);
    $region = ['name' => '=A', 'answers' => [['item' => 'a', 'level' => -0.5]]];
    $part = Evidence::fromArray(['rubric' => 'r', 'cut-off' => '2023-01-01', 'regions' => [$region]]);
    $csv = $part->write('csv', 'en', $found);
    same($csv, "region,stage,rubric,item,level\r\n\"'=A\",self,r,a,-0.5\r\n");
    same(array_column(iterator_to_array($found), 'code'), ['W350']);
    $region['answers'][0]['level'] = 1;
    $other = Evidence::fromArray(['rubric' => 'r', 'regions' => [$region]]);
    thrown(\Siap\Exception\RuleException::class, fn () => Evidence::merge([$part, $other]));
    $merged = Evidence::merge([$part, $other], $other);
    same(array_column(iterator_to_array($merged->findings), 'code'), ['N355']);
    same($merged->write('csv'), str_replace('-0.5', '1', $csv));
    thrown(\Siap\Exception\ArgumentException::class, fn () => Evidence::merge([]));
    $draft = Evidence::open(MALANG_2022)->carry(Rubric::open(RUBRIC_2022), $rubric);
    same(str_contains($draft->write(), 'carried="gmsc-2022"'), true);
});

$tests->test('arrays and rows give what files give', function () use ($rubric, $result): void {
    $answers = [];
    foreach ($result->plan()->items() as $item) {
        $answers[] = ['item' => $item, 'level' => $result[$item]->rounded];
    }
    $region = ['name' => 'Kabupaten Malang', 'class' => 'kppn-ikn', 'stage' => 'final'];
    $array = ['rubric' => 'gmsc-2023', 'regions' => [[...$region, 'answers' => $answers]]];
    $before = ini_set('serialize_precision', '3'); // of a careless host
    same(Siap::score($rubric, $array)['achievement']->rounded, 2.94);
    same(ini_get('serialize_precision'), '3');
    ini_set('serialize_precision', (string) $before);
    $said = new Options(rubric: 'gmsc-2023', region: 'Kabupaten Malang', regionClass: 'kppn-ikn',
        stage: 'final');
    $rows = Evidence::fromRows($answers, options: $said);
    same(Siap::score($rubric, $rows)['achievement']->exact, $result['achievement']->exact);
    $wide = Evidence::fromRows([['region' => 'A "b", c', 'code' => null, 'oc.gov.spbe' => 1]],
        options: new Options(rubric: 'gmsc-2023', regionClass: 'kppn-ikn'));
    same($wide[0]->name, 'A "b", c');
    thrown(\InvalidArgumentException::class, fn () => Evidence::fromArray(['x' => NAN]));
    thrown(\InvalidArgumentException::class, fn () => Evidence::fromRows([['a' => []]]));
    thrown(\InvalidArgumentException::class, fn () => Evidence::fromRows([['a' => 1], ['b' => 1]]));
});

$tests->test('enumerations are those of the library', function () use ($result): void {
    foreach ((new \ReflectionClass(\Siap\Api::class))->getConstants() as $name => $number) {
        if (str_starts_with($name, 'SIAP_STATE_')) {
            same(State::ofNumber($number)->number(), $number);
        }
        if (str_starts_with($name, 'SIAP_KIND_')) {
            same(strtolower(substr($name, 10)), Kind::ofNumber($number)->value);
        }
    }
    same([$result['baseline']->kind, $result['achievement']->kind], [Kind::Node, Kind::Index]);
});

$tests->test('words and version', function (): void {
    right(preg_match('/^\d+\.\d+\.\d+$/', Siap::version()) === 1);
    holds(Siap::words(), 'geometric-mean');
});

$tests->test('numbers do not follow the locale', function () use ($result): void {
    same((string) new Cell('x', Kind::Node, State::Scored, 1234.5, 1234.5, 2, false, null, null,
        null, null, '', null, '', 'ours'), '1234.50');
    holds($result->write('csv'), '2.94');
    same(json_decode($result->write('json'))->rubric->id, 'gmsc-2023');
});

$tests->end();
