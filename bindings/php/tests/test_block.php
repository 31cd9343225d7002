<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// Blocks of rows against single regions.

declare(strict_types=1);

namespace Siap\Tests;

require __DIR__ . '/testing.php';

use Siap\{Rubric, Siap, State};

$tests = new Tests();
$plan = Rubric::read(TINY)->plan();

$tests->test('a block is what single regions are', function (): void {
    $looked = 0;
    $all = [...Siap::scoreAll(RUBRIC_2022, REGIONS_2022), Siap::score(RUBRIC_2023, MALANG_2023)];
    foreach ($all as $one) {
        if (!$one->participated() || in_array(true, array_column($one->cells(), 'given'), true)) {
            continue;
        }
        $plan = $one->plan();
        $row = array_map(static fn (string $item) => $one[$item]->rounded, $plan->items());
        foreach (current(iterator_to_array($plan->scoreBlock([$row]))) as $node => $score) {
            same($score, $one[$node]->rounded);
            $looked++;
        }
    }
    right($looked >= 33, "only $looked");
});

$tests->test('rows may be arrays of any keys, or come one by one', function () use ($plan): void {
    $rows = (static function (): \Generator {
        yield ['a' => 3, 'b' => 2.25];
        yield [3, null];
        yield [2, NAN];
        yield [2, 2];
    })();
    $block = $plan->scoreBlock($rows);
    same(count($block), 4);
    same($block['total'], [2.63, null, null, 2.0]);
    same($block->exact('total'), [2.625, null, null, 2.0]);
    same($block->states('total'), [State::Scored, State::Missing, State::Missing, State::Scored]);
    same(iterator_to_array($block)[0], ['total' => 2.63]);
    right(isset($block['total']) && !isset($block['other']));
});

$tests->test('states stand above scores', function () use ($plan): void {
    $states = [[null, State::Scored], [State::NotApplicable, null]];
    same($plan->scoreBlock([[3, 2.25], [3, 4]], $states)['total'], [2.63, 4.0]);
    thrown(\InvalidArgumentException::class, fn () => $plan->scoreBlock([[1, 2]], $states));
    thrown(\TypeError::class, fn () => $plan->scoreBlock([[1, 2]], [[1, 0]]));
});

$tests->test('nodes are chosen by id', function (): void {
    $plan = Rubric::open(RUBRIC_2023)->plan('kppn-ikn');
    $rows = [array_fill(0, count($plan), 2.0)];
    $block = $plan->scoreBlock($rows, nodes: ['baseline', 'achievement']);
    same($block->nodes, ['baseline', 'achievement']);
    same(iterator_to_array($block), [['baseline' => 2.0, 'achievement' => 2.0]]);
    same(iterator_to_array($plan->scoreBlock($rows, nodes: [])), [[]]);
    same(array_keys(iterator_to_array($plan->scoreBlock($rows))[0]), $plan->nodes());
    thrown(\OutOfBoundsException::class, fn () => $plan->scoreBlock($rows, nodes: ['nothing']));
    thrown(\OutOfBoundsException::class, fn () => $block['improvement']);
});

$tests->test('no rows give no scores', function () use ($plan): void {
    same([count($plan->scoreBlock([])), $plan->scoreBlock([])['total']], [0, []]);
});

$tests->test('other shapes and kinds are refused', function () use ($plan): void {
    foreach ([[[1]], [[1, 2, 3]], [[1, 2], [1]], ['ab']] as $matrix) {
        thrown(\InvalidArgumentException::class, fn () => $plan->scoreBlock($matrix));
    }
    foreach ([[['1', '2']], [[1, true]], [[1, []]]] as $matrix) {
        thrown(\TypeError::class, fn () => $plan->scoreBlock($matrix));
    }
    thrown(\LogicException::class, function () use ($plan): void {
        $plan->scoreBlock([])['total'] = [];
    });
});

$tests->test('many rows', function () use ($plan): void {
    $rows = (static function (): \Generator {
        for ($row = 0; $row < 20000; $row++) {
            yield [$row % 5, 4];
        }
    })();
    $block = $plan->scoreBlock($rows);
    same([count($block), $block['total'][19999], $block['total'][0]], [20000, 4.0, 2.0]);
});

$tests->end();
