<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// Progress, and stopping: whatever PHP does in the middle of C, C ends properly.
//
// A library in front of libsiap stands in for an analysis that takes long: it tells its progress a
// number of times, and then has libsiap do the work.

declare(strict_types=1);

namespace Siap\Tests;

require __DIR__ . '/testing.php';
require __DIR__ . '/server.php';

use Siap\{Cohort, Siap};
use Siap\Exception\StoppedException;

const SLOW = <<<'C'
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <stdint.h>
    typedef int32_t (*siap_progress)(void *user, uint64_t done, uint64_t total);
    typedef int32_t analyse(const void *, siap_progress, void *, void **, void *);
    uint64_t steps = 5, told, ended, is_deaf;
    int32_t siap_analyse(const void *request, siap_progress progress, void *user, void **out,
                         void *findings)
    {
      *out = 0;
      told = 0;
      for (uint64_t i = 0; i < steps; i++) {
        told++;
        if (progress && progress(user, i, steps) && !is_deaf) {
          ended++;
          return -10;
        }
      }
      ended++;
      return ((analyse *)dlsym(RTLD_NEXT, "siap_analyse"))(request, 0, 0, out, findings);
    }
    C;

/** The library in front, and where it is. */
function slow(): string
{
    $path = folder() . '/slow.so';
    file_put_contents("$path.c", SLOW);
    $real = (string) realpath((string) getenv('SIAP_LIBRARY'));
    exec("gcc -shared -fPIC -o $path $path.c -Wl,--no-as-needed $real -Wl,-rpath," . dirname($real),
        $said, $status);
    same($status, 0);
    return $path;
}

$path = slow();
putenv("SIAP_LIBRARY=$path");
$slow = \FFI::cdef('extern uint64_t steps, told, ended, is_deaf;', $path);
$cohort = Siap::cohort(RUBRIC_2022, REGIONS_2022);
$wanted = Siap::rank($cohort)['ranks'];
$tests = new Tests();

/** Code for a process of its own, before which there is a cohort. */
$script = static fn (string $code): array => php(['-d', 'display_errors=0', '-d', 'log_errors=0',
    '-r', 'require "bindings/php/autoload.php"; use Siap\Siap;'
    . " \$slow = FFI::cdef('extern uint64_t told, ended;', '$path');"
    . ' register_shutdown_function(function () use ($slow) {'
    . ' echo " told $slow->told ended $slow->ended"; });'
    . ' $cohort = Siap::cohort("rubrics/gmsc-2022.xml", "examples/data/regions-2022.csv");'
    . " $code"]);

$tests->test('progress is told', function () use ($cohort, $wanted): void {
    $steps = [];
    $ranks = Siap::rank($cohort, progress: function (int ...$step) use (&$steps): void {
        $steps[] = $step;
    });
    same($steps, [[0, 5], [1, 5], [2, 5], [3, 5], [4, 5]]);
    right($ranks['ranks'] == $wanted);
});

$tests->test('what is true stops', function () use ($cohort, $wanted, $slow): void {
    $error = thrown(StoppedException::class, fn () =>
        Siap::rank($cohort, progress: fn (int $done) => $done === 3));
    same([$error->getMessage(), $slow->told], ['analysis rank: stopped', 4]);
    right(Siap::rank($cohort)['ranks'] == $wanted, 'something is left of it');
});

$tests->test('what is thrown stops, and is thrown from the call', function () use (
    $cohort, $slow
): void {
    foreach ([new \RuntimeException('x'), new \Error('y'), new StoppedException('z')] as $one) {
        $before = $slow->ended;
        $error = thrown($one::class, fn () => Siap::rank($cohort, progress: fn () => throw $one));
        right($error === $one);
        same([$slow->told, $slow->ended], [1, $before + 1]);
    }
    thrown(\ArgumentCountError::class, fn () =>
        Siap::rank($cohort, progress: static fn ($a, $b, $c) => false));
    thrown(\TypeError::class, fn () => Siap::rank($cohort, progress: 'no such function'));
    thrown(\TypeError::class, fn () => Siap::rank($cohort, progress: fn (string $done) => false));
});

$tests->test('it is thrown although C goes on and ends well', function () use (
    $cohort, $slow
): void {
    $slow->is_deaf = 1;
    $asked = 0;
    $progress = function () use (&$asked): never {
        $asked++;
        throw new \DomainException('x');
    };
    thrown(\DomainException::class, fn () => Siap::rank($cohort, progress: $progress));
    same([$asked, $slow->told], [1, 5]);
    same(Siap::rank($cohort, progress: fn () => true)->name(), 'rank');
    $slow->is_deaf = 0;
});

$tests->test('an analysis within an analysis', function () use ($cohort, $slow): void {
    $inner = [];
    Siap::rank($cohort, progress: function () use ($cohort, &$inner): void {
        $inner[] = Siap::rank($cohort, progress: fn () => false)['ranks'][0]['region'];
    });
    same(array_unique($inner), ['KOTA SURABAYA']);
});

$tests->test('a cohort does not grow while it is analysed', function (): void {
    $result = Siap::score(RUBRIC_2023, MALANG_2023);
    $own = Cohort::of($result);
    $add = fn () => $own->add($result);
    same(thrown(\LogicException::class, fn () => Siap::rank($own, progress: $add))->getMessage(),
        'the cohort is being analysed: add before or after');
    same(count($own), 1);
    $own->add(Siap::score(RUBRIC_2023, ['rubric' => 'gmsc-2023', 'regions' => [
        ['name' => 'Kota', 'class' => 'kppn-ikn', 'answers' => []]]]));
    same(count($own), 2);
});

$tests->test('closing in the middle does not matter', function (): void {
    $own = Cohort::of(Siap::score(RUBRIC_2023, MALANG_2023));
    $ranks = Siap::rank($own, progress: fn () => $own->close());
    same($ranks['ranks'][0]['region'], 'Kabupaten Malang');
});

$tests->test('exit in the middle ends PHP as it does elsewhere', function () use ($script): void {
    same($script('class Late { function __destruct() { echo "late"; } } $late = new Late();'
        . ' Siap::rank($cohort, progress: function () { exit(3); }); echo "no";'),
        [3, ' told 1 ended 1late', '']);
    same($script('Siap::rank($cohort, progress: fn () => throw new Exception("x"));'),
        [255, ' told 1 ended 1', '']);
});

$tests->test('a fatal error in the middle ends PHP, not with a signal', function () use (
    $script
): void {
    foreach (['ini_set("memory_limit", "8M"); str_repeat("x", 1 << 26);',
        'set_time_limit(1); for (;;);', 'eval("class Siap {} class Siap {}");'] as $code) {
        [$exit, $out] = $script("Siap::rank(\$cohort, progress: function () { $code });");
        same([$exit, $out], [255, ' told 1 ended 0']);
    }
});

$tests->test('progress may suspend a fiber of the application', function () use (
    $cohort, $wanted, $slow
): void {
    $make = fn (): \Fiber => new \Fiber(fn () =>
        Siap::rank($cohort, progress: fn (int $done) => \Fiber::suspend($done))['ranks']);
    $fibers = [$make(), $make()];
    $seen = array_map(fn (\Fiber $one) => [$one->start()], $fibers);
    while (!$fibers[1]->isTerminated()) { // in turns
        foreach ($fibers as $at => $one) {
            $seen[$at][] = $one->resume();
        }
    }
    foreach ($fibers as $at => $one) {
        right($one->getReturn() == $wanted);
        same($seen[$at], [0, 1, 2, 3, 4, null]);
    }
});

$tests->test('fibers that are forgotten in the middle end', function () use (
    $cohort, $slow
): void {
    $before = $slow->ended;
    $own = Cohort::of(Siap::score(RUBRIC_2023, MALANG_2023));
    $fiber = new \Fiber(fn () => Siap::rank($own, progress: fn () =>
        Siap::rank($cohort, progress: fn () => \Fiber::suspend())));
    $fiber->start();
    $fiber = null;
    gc_collect_cycles();
    same($slow->ended, $before + 2);
    $own->add(Siap::score(RUBRIC_2023, ['rubric' => 'gmsc-2023', 'regions' => [
        ['name' => 'Kota', 'class' => 'kppn-ikn', 'answers' => []]]])); // nobody reads it now
});

$tests->test('before PHP 8.4 destructors get no progress', function () use ($cohort, $slow): void {
    $thing = new class ($cohort) {
        public static string $name = '';

        public function __construct(private readonly Cohort $cohort)
        {
        }

        public function __destruct()
        {
            self::$name = Siap::rank($this->cohort)->name();
            Siap::rank($this->cohort, progress: fn () => false);
        }
    };
    $class = $thing::class;
    $before = $slow->ended;
    try {
        $thing = null;
    } catch (\FiberError) {
        same([PHP_VERSION_ID < 80400, $slow->ended], [true, $before + 1]); // C was not called
    }
    same($class::$name, 'rank');
});

$tests->test('thousands of calls leave nothing', function () use ($cohort): void {
    $own = Cohort::of(Siap::score(RUBRIC_2023, MALANG_2023));
    $cycle = static function (int $times) use ($own): void {
        for ($at = 0; $at < $times; $at++) {
            $large = str_repeat('x', 1000);
            Siap::rank($own, progress: fn () => $large === '');
            foreach ([fn () => $large !== '', fn () => throw new \Exception($large)] as $progress) {
                thrown(\Exception::class, fn () => Siap::rank($own, progress: $progress));
            }
        }
    };
    $cycle(300);
    gc_collect_cycles();
    [$before, $php] = [resident(), memory_get_usage()];
    $cycle(1000);
    gc_collect_cycles();
    right(resident() - $before < 1 << 20, resident() - $before . ' bytes more');
    right(memory_get_usage() - $php < 1 << 16, memory_get_usage() - $php . ' bytes of PHP more');
});

$tests->test('a server with the preload recipe', function (): void {
    $pages = folder();
    $cohort = 'require ' . var_export(realpath(ROOT . '/bindings/php/autoload.php'), true) . ';'
        . ' $cohort = Siap\Siap::cohort(' . var_export(realpath(RUBRIC_2023), true) . ', '
        . var_export(realpath(MALANG_2023), true) . '); ';
    foreach (['rank' => 'echo "."', 'stop' => 'exit("over")', 'throw' => 'throw new Exception()',
        'large' => 'ini_set("memory_limit", "8M"); str_repeat("x", 1 << 26)'] as $name => $code) {
        file_put_contents("$pages/$name.php", "<?php $cohort"
            . "\$ranks = Siap\\Siap::rank(\$cohort, progress: function () { $code; });"
            . ' echo $ranks["ranks"][0]["region"];');
    }
    $server = new Server($pages, [...preloadSettings(), '-d', 'display_errors=0']);
    for ($again = 0; $again < 3; $again++) { // one process answers all
        same($server->ask('GET', '/stop.php')[2], 'over');
        same($server->ask('GET', '/throw.php')[0], 500);
        same($server->ask('GET', '/large.php')[0], 500);
        same($server->ask('GET', '/rank.php')[2], '.....Kabupaten Malang');
    }
    $server->stop();
});

$tests->end();
