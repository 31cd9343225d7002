<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// Lifetimes: any order of closing and forgetting, the end of a request, fork, and no growth.

declare(strict_types=1);

namespace Siap\Tests;

require __DIR__ . '/testing.php';

use Siap\{Evidence, Handle, Plan, Result, Rubric, Siap};
use Siap\Exception\{ClosedException, SiapException};

/**
 * A rubric and all that is made of it.
 *
 * @return array{Rubric, Evidence, Plan, Result, Result}
 */
function family(): array
{
    $rubric = Rubric::read(TINY);
    $evidence = Evidence::fromArray(ANSWERS);
    $plan = $rubric->plan();
    $result = $plan->score($evidence);
    return [$rubric, $evidence, $plan, $result, $plan->score($evidence, previous: $result)];
}

$tests = new Tests();

$tests->test('closing in every order', function (): void {
    same(count(orders(5)), 120);
    foreach (orders(5) as $order) {
        $things = family();
        foreach ($order as $at) {
            $things[$at]->close();
            right($things[$at]->isClosed());
            foreach ($things as $other) {
                same($other->__debugInfo()['about'] === 'closed', $other->isClosed());
            }
            $things[$at]->close(); // once more does nothing
        }
    }
});

$tests->test('forgetting in every order', function (): void {
    foreach (orders(5) as $order) {
        $things = family();
        foreach ($order as $at) {
            unset($things[$at]);
        }
        same($things, []);
    }
});

$tests->test('children keep their parents', function (): void {
    [$rubric, $evidence, $plan, $result, $last] = family();
    foreach ([$rubric, $evidence, $plan, $result] as $thing) {
        $thing->close();
    }
    unset($rubric, $evidence, $plan, $result, $thing);
    same($last['total']->rounded, 2.63);
    same($last->plan()->rubric()->id(), 'tiny');
    same($last->plan()->score($last->evidence())['total']->exact, 2.625);
    $last->plan()->rubric()->close(); // what a method gives is another object
    same($last->plan()->rubric()->id(), 'tiny');
});

$tests->test('cycles are collected', function (): void {
    for ($at = 0; $at < 50; $at++) {
        $things = family();
        $ring = new \stdClass();
        $ring->me = $ring;
        $ring->things = $things;
    }
    unset($ring, $things);
    right(gc_collect_cycles() >= 50);
});

$tests->test('use after close throws', function (): void {
    foreach (family() as $thing) {
        $thing->close();
        $methods = (new \ReflectionClass($thing))->getMethods(\ReflectionMethod::IS_PUBLIC);
        $looked = 0;
        foreach ($methods as $method) {
            $needs = $method->getNumberOfRequiredParameters();
            if ($method->isStatic() || $needs > 0 || $method->class === Handle::class) {
                continue;
            }
            thrown(ClosedException::class, fn () => $method->invoke($thing));
            $looked++;
        }
        right($looked >= 6, $thing::class . ": only $looked");
    }
    [$rubric, $evidence, $plan] = family();
    $evidence->close();
    thrown(ClosedException::class, fn () => Siap::score($rubric, $evidence));
    thrown(ClosedException::class, fn () => $plan->check($evidence));
    thrown(ClosedException::class, fn () => isset($evidence['Kota']));
});

$tests->test('handles are not cloned, serialized or made by hand', function (): void {
    foreach (family() as $thing) {
        thrown(\Error::class, fn () => clone $thing);
        thrown(\LogicException::class, fn () => serialize($thing));
        $name = $thing::class;
        $words = sprintf('O:%d:"%s":0:{}', strlen($name), $name);
        thrown(\LogicException::class, fn () => unserialize($words));
        $bare = (new \ReflectionClass($thing))->newInstanceWithoutConstructor();
        thrown(\Error::class, fn () => count($bare));
        right(!isset($thing->nothing));
    }
});

$tests->test('a request may end while objects are used', function (): void {
    $code = 'require "bindings/php/autoload.php";'
        . ' class Late { public $rubric; public $me; function __destruct() {'
        . ' try { echo $this->rubric->id(); }'
        . ' catch (Siap\Exception\ClosedException $e) { echo "closed"; } } }'
        . ' $late = new Late(); $late->rubric = Siap\Rubric::open("rubrics/gmsc-2023.xml");'
        . ' $late->me = $late; $plan = $late->rubric->plan("kppn-ikn");';
    // an object in a circle goes at the very end, before or after what it uses
    foreach (['', ' exit(0);', ' throw new Exception("x");', ' unset($late);'] as $end) {
        [$exit, $out, $told] = php(['-d', 'display_errors=0', '-d', 'log_errors=0', '-r',
            $code . $end]);
        same([$exit, $told], [str_contains($end, 'throw') ? 255 : 0, '']);
        right(in_array($out, ['gmsc-2023', 'closed'], true), "$end: $out");
    }
});

$tests->test('what the end of a request took is closed', function (): void {
    $rubric = Rubric::read(TINY);
    (new \ReflectionProperty(Handle::class, 'reference'))->getValue($rubric)->__destruct();
    thrown(ClosedException::class, fn () => $rubric->id());
});

$tests->test('a child process uses and drops what its parent made', function (): void {
    $things = family();
    $child = pcntl_fork();
    if ($child === 0) {
        $right = Siap::score($things[0], $things[1])['total']->rounded === 2.63;
        unset($things);
        posix_kill((int) getmypid(), $right ? SIGUSR1 : SIGUSR2); // no tests end twice
    }
    pcntl_waitpid($child, $status);
    same(pcntl_wifsignaled($status) ? pcntl_wtermsig($status) : 0, SIGUSR1);
    same($things[3]['total']->rounded, 2.63);
});

$tests->test('ten thousand come and go without growth', function (): void {
    $cycle = static function (int $times): void {
        for ($at = 0; $at < $times; $at++) {
            $things = family();
            shuffle($things);
            $things[0]->close();
            try {
                Evidence::read('<evidence/>');
            } catch (SiapException) {
            }
            $things[1]->__debugInfo();
        }
    };
    $cycle(1000);
    gc_collect_cycles();
    $before = resident();
    $php = memory_get_usage();
    $cycle(2000); // 10 000 objects, and as many lists of findings
    gc_collect_cycles();
    right(resident() - $before < 1 << 20, resident() - $before . ' bytes more');
    right(memory_get_usage() - $php < 1 << 16, memory_get_usage() - $php . ' bytes of PHP more');
});

$tests->test('exceptions in the middle give everything back', function (): void {
    $rubric = Rubric::read(TINY);
    $cycle = static function () use ($rubric): void {
        foreach ([
            fn () => Siap::score($rubric, ANSWERS, externals: ['y' => NAN]),
            fn () => Siap::score($rubric, ANSWERS)->write('pdf'),
            fn () => Rubric::read(TINY, language: 'fr'),
            fn () => $rubric->plan('nothing'),
            fn () => Evidence::read(BROKEN, str_repeat('x', 10000)),
            fn () => Rubric::read(TINY)->plan()->scoreBlock([[9, 9], [1, 'x']]),
        ] as $call) {
            thrown(\Throwable::class, $call);
        }
    };
    for ($at = 0; $at < 300; $at++) {
        $cycle();
    }
    $before = resident();
    for ($at = 0; $at < 1000; $at++) {
        $cycle();
    }
    right(resident() - $before < 1 << 20, resident() - $before . ' bytes more');
});

$tests->end();
