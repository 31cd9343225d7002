<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// What the tests share: a line for each test, last `N passed, N failed`, and documents.

declare(strict_types=1);

namespace Siap\Tests;

require_once __DIR__ . '/../autoload.php';

const ROOT = __DIR__ . '/../../..';
const RUBRIC_2023 = ROOT . '/rubrics/gmsc-2023.xml';
const RUBRIC_2022 = ROOT . '/rubrics/gmsc-2022.xml';
const MALANG_2023 = ROOT . '/examples/data/malang-2023.xml';
const MALANG_2022 = ROOT . '/examples/data/malang-2022.xml';
const REGIONS_2022 = ROOT . '/examples/data/regions-2022.csv';

const TINY = <<<'XML'
    <rubric xmlns="urn:siap:rubric:1" agency="id.example" id="tiny" version="1.0"
        edition="2026" languages="id en" fallback="en" status="ours">
    <label xml:lang="id">Kecil</label><label xml:lang="en">Tiny</label>
    <scale id="s" min="0" max="4" step="0.01"/>
    <item id="a" scale="s">
    <label xml:lang="id">A</label><label xml:lang="en">A &lt;b&gt;</label></item>
    <item id="b" scale="s"><label xml:lang="id">B</label><label xml:lang="en">B</label></item>
    <index id="total" method="mean" places="2">
    <label xml:lang="id">Jumlah</label><label xml:lang="en">Total</label>
    <item ref="a"/><item ref="b"/></index></rubric>

    XML;
const ANSWERS = ['rubric' => 'tiny', 'stage' => 'final', 'regions' => [
    ['name' => 'Kota', 'answers' => [
        ['item' => 'a', 'level' => 3], ['item' => 'b', 'level' => 2.25]]]]];
const BROKEN = <<<'XML'
    <evidence xmlns="urn:siap:evidence:1" rubric="tiny">
      <region name="Kota">
        <answer item="a" level="3,5"/>
        <answer item="c" level="1"/>
      </region>
    </evidence>

    XML;

/** Something is not as it ought to be. */
final class Failure extends \Exception
{
}

/** Names of the tests, and what each does. */
final class Tests
{
    private int $passed = 0;
    private int $failed = 0;

    public function __construct()
    {
        error_reporting(E_ALL);
        set_error_handler(static function (int $kind, string $text, string $file, int $line): bool {
            if ((error_reporting() & $kind) === 0) { // behind an @
                return false;
            }
            throw new \ErrorException($text, 0, $kind, $file, $line);
        });
        setlocale(LC_ALL, '');
        if (getenv('SIAP_TEST_COMMA') === '1') {
            $this->test('the locale has a decimal comma', static function (): void {
                same(localeconv()['decimal_point'], ',');
            });
        }
    }

    /** Run one test; its name is a sentence that says what holds. */
    public function test(string $sentence, \Closure $do): void
    {
        try {
            $do();
            echo "ok - $sentence\n";
            $this->passed++;
        } catch (\Throwable $error) {
            echo "not ok - $sentence\n#   ", get_debug_type($error), ': ',
                strtr("$error", ["\n" => "\n#   "]), "\n";
            $this->failed++;
        }
    }

    /** The last line, and the exit. */
    public function end(): never
    {
        $failed = $this->passed + $this->failed === 0 ? 1 : $this->failed;
        echo "{$this->passed} passed, $failed failed\n";
        exit($failed === 0 ? 0 : 1);
    }
}

function same(mixed $value, mixed $wanted): void
{
    if ($value !== $wanted) {
        throw new Failure('expected ' . substr(var_export($wanted, true), 0, 2000) . ', got '
            . substr(var_export($value, true), 0, 2000));
    }
}

function right(bool $is, string $otherwise = 'it is not so'): void
{
    if (!$is) {
        throw new Failure($otherwise);
    }
}

function holds(string $text, string ...$words): void
{
    foreach ($words as $word) {
        right(str_contains($text, $word), "\"$word\" is not in: $text");
    }
}

/**
 * The exception that something throws.
 *
 * @template T of \Throwable
 * @param class-string<T> $class
 * @return T
 */
function thrown(string $class, \Closure $do): \Throwable
{
    try {
        $do();
    } catch (\Throwable $error) {
        return $error instanceof $class ? $error : throw $error;
    }
    throw new Failure("expected $class, nothing was thrown");
}

/** Bytes of this process that are in memory. */
function resident(): int
{
    return (int) explode(' ', (string) file_get_contents('/proc/self/statm'))[1] * 4096;
}

/**
 * Every order of so many things.
 *
 * @return list<list<int>>
 */
function orders(int $count): array
{
    $all = [[]];
    for ($number = 0; $number < $count; $number++) {
        $more = [];
        foreach ($all as $order) {
            for ($at = 0; $at <= $number; $at++) {
                $one = $order;
                array_splice($one, $at, 0, [$number]);
                $more[] = $one;
            }
        }
        $all = $more;
    }
    return $all;
}

/**
 * Run PHP in a process of its own, in this environment with some changes; null takes a variable
 * out.
 *
 * @param list<string> $words
 * @param array<string, string|null> $changes
 * @return array{int, string, string} exit code, standard output, standard error
 */
function php(array $words, array $changes = []): array
{
    $env = array_filter([...getenv(), ...$changes], is_string(...));
    $process = proc_open([PHP_BINARY, ...$words], [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes,
        ROOT, $env);
    $out = (string) stream_get_contents($pipes[1]);
    $told = (string) stream_get_contents($pipes[2]);
    return [proc_close($process), $out, $told];
}

/** A folder that is gone when the program ends. */
function folder(): string
{
    $path = sys_get_temp_dir() . '/siap-php-' . bin2hex(random_bytes(8));
    mkdir($path, 0700);
    $made = getmypid();
    register_shutdown_function(static function () use ($path, $made): void {
        if (getmypid() === $made) {
            remove($path);
        }
    });
    return $path;
}

function remove(string $path): void
{
    if (is_dir($path) && !is_link($path)) {
        foreach (array_diff((array) scandir($path), ['.', '..']) as $name) {
            remove("$path/$name");
        }
        rmdir($path);
    } else {
        unlink($path);
    }
}
