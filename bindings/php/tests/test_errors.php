<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// What is wrong comes as exceptions that carry findings as objects.

declare(strict_types=1);

namespace Siap\Tests;

require __DIR__ . '/testing.php';

use Siap\{Api, Evidence, Finding, Findings, Limits, Options, Result, Rubric, Severity, Siap};
use Siap\Exception\{ArgumentException, BugException, FormatException, LimitException, ReadException,
    RuleException, SiapException, UnknownNameException};

/** The findings that reading evidence throws. */
function findingsOf(string $language = 'en'): Findings
{
    return thrown(RuleException::class, static fn () =>
        Evidence::read(BROKEN, 'bukti.xml', language: $language))->findings;
}

$tests = new Tests();
$rubric = Rubric::read(TINY, 'tiny.xml');

$tests->test('each status has a class and each class a status', function (): void {
    $classes = [];
    foreach ((new \ReflectionClass(Api::class))->getConstants() as $name => $status) {
        if (str_starts_with($name, 'SIAP_ERR_')) {
            $error = SiapException::of($status, 'it');
            same([$error->getCode(), $error::STATUS], [$status, $status]);
            same($error->getMessage(), 'it');
            $classes[] = $error::class;
        }
    }
    same(count(array_unique($classes)), 10);
    same(count($classes), 10);
    same(SiapException::of(-99, 'it')::class, BugException::class);
});

$tests->test('a broken file gives its findings as objects', function (): void {
    $error = thrown(RuleException::class, fn () => Evidence::read(BROKEN, 'bukti.xml'));
    same($error->getCode(), Api::SIAP_ERR_RULE);
    $one = $error->findings[0];
    same([$one->file, $one->line, $one->code, $one->severity, $one->path],
        ['bukti.xml', 3, 'E122', Severity::Error, '']);
    holds($one->text, '3,5');
    holds($one->hint, '3.5');
    holds($error->getMessage(), 'evidence bukti.xml: rule', 'bukti.xml:3: error E122', "\n  Use a");
    same((string) $one, explode("\n", $error->getMessage(), 2)[1]);
});

$tests->test('findings in JSON have a path', function (): void {
    $error = thrown(RuleException::class, fn () => Evidence::read(
        '{"rubric": "tiny", "regions": [{"name": "K", "answers": [{"item": "a", "level": "3,5"}]}]}'
    ));
    same([$error->findings[0]->path, $error->findings[0]->file], ['regions[0].answers[0]', '']);
});

$tests->test('not well-formed, and where', function (): void {
    $torn = substr(TINY, 0, -10) . "\n<<";
    $error = thrown(FormatException::class, fn () => Rubric::read($torn, 'r.xml'));
    same($error->findings[0]->line, substr_count(TINY, "\n") + 1);
});

$tests->test('a draft is given although it has faults', function () use ($rubric): void {
    $draft = Evidence::read(BROKEN, 'bukti.xml', new Options(draft: true));
    same([$draft->faults(), $draft->findings[0]->code], [1, 'E122']);
    $found = thrown(RuleException::class, fn () => Siap::check($rubric, $draft))->findings;
    $seen = array_map(fn (Finding $one) => [$one->line, $one->code],
        iterator_to_array($found->errors()));
    same($seen, [[3, 'E122'], [4, 'E310']]);
    thrown(RuleException::class, fn () => Siap::score($rubric, $draft));
    $empty = Evidence::read('<evidence xmlns="urn:siap:evidence:1" rubric="tiny"/>',
        options: new Options(draft: true));
    same([count($empty), iterator_to_array($empty), $empty->faults() > 0], [0, [], true]);
});

$tests->test('what cannot be read', function (): void {
    $folder = folder();
    posix_mkfifo("$folder/fifo", 0600);
    foreach (["$folder/none.xml", $folder, "$folder/fifo", 'http://127.0.0.1/x', 'data:,x', '']
        as $path) {
        $kinds = [Rubric::class, Evidence::class, Result::class];
        foreach ($kinds as $kind) {
            $error = thrown(ReadException::class, fn () => $kind::open($path));
            holds($error->getMessage(), $path);
        }
    }
});

$tests->test('open_basedir is held', function (): void {
    $code = 'require "bindings/php/autoload.php";'
        . ' foreach (["Rubric", "Evidence", "Result"] as $kind)'
        . ' try { ("Siap\\\\$kind")::open("/etc/hostname"); }'
        . ' catch (Siap\Exception\ReadException $e) { echo $e->getMessage(), "\n"; }'
        . ' echo Siap\Rubric::open("rubrics/gmsc-2023.xml")->id();';
    [, $out, $told] = php(['-d', 'open_basedir=' . realpath(ROOT), '-r', $code]);
    same($told, '');
    same(substr_count($out, '/etc/hostname: '), 3);
    holds($out, 'gmsc-2023');
});

$tests->test('limits hold for bytes and files', function (): void {
    foreach ([new Limits(bytes: 100), new Limits(depth: 1)] as $limits) {
        thrown(LimitException::class, fn () => Rubric::read(TINY, limits: $limits));
        thrown(LimitException::class, fn () => Rubric::open(RUBRIC_2023, $limits));
        thrown(LimitException::class, fn () => Evidence::open(MALANG_2023, limits: $limits));
    }
    $json = folder() . '/result.json';
    file_put_contents($json, Siap::score(RUBRIC_2023, MALANG_2023)->write('json'));
    thrown(LimitException::class, fn () => Result::open($json, new Limits(bytes: 100)));
    foreach ([-1, 2 ** 32] as $depth) {
        thrown(\InvalidArgumentException::class, fn () => new Limits(depth: $depth));
    }
    Rubric::read(TINY, limits: new Limits(64, PHP_INT_MAX, PHP_INT_MAX, 256, 65536, PHP_INT_MAX));
});

$tests->test('names that nothing bears', function () use ($rubric): void {
    $other = Rubric::open(RUBRIC_2023);
    thrown(UnknownNameException::class, fn () => $other->plan('nothing'));
    $result = Siap::score($rubric, ANSWERS);
    thrown(UnknownNameException::class, fn () => $result->write('pdf'));
    thrown(UnknownNameException::class, fn () => Rubric::read(TINY, language: 'fr'));
});

$tests->test('wrong arguments', function () use ($rubric): void {
    $result = Siap::score($rubric, ANSWERS);
    $read = Result::read($result->write('json'));
    thrown(ArgumentException::class, fn () => $read->explain('total'));
    thrown(ArgumentException::class, fn () => Evidence::read('', options: new Options(stage: 'x')));
    thrown(ArgumentException::class, fn () => Siap::score($rubric, ANSWERS, externals: [3.5]));
    thrown(ArgumentException::class, fn () => Siap::score($rubric, ANSWERS, previous: NAN));
    foreach ([
        fn () => Rubric::read(TINY, "a\0b"), fn () => Rubric::open("rubrics\0.xml"),
        fn () => $result["a\0b"], fn () => $rubric->label("e\0n"),
        fn () => Evidence::read('', options: new Options(region: "\0")),
    ] as $call) {
        holds(thrown(\InvalidArgumentException::class, $call)->getMessage(), 'holds a NUL');
    }
    thrown(\Error::class, fn () => new Rubric(null));
    thrown(\TypeError::class, fn () => $result[1.5]);
    thrown(\TypeError::class, fn () => Siap::score($rubric, ANSWERS, externals: ['y' => []]));
});

$tests->test('names of regions must be clear', function (): void {
    $twice = Evidence::fromArray(['rubric' => 'tiny', 'regions' => [
        ['name' => 'K', 'code' => '1'], ['name' => 'K', 'code' => '2']]]);
    thrown(\InvalidArgumentException::class, fn () => $twice['K']);
    thrown(\InvalidArgumentException::class, fn () => $twice->region());
    thrown(\OutOfBoundsException::class, fn () => $twice['']);
    same([$twice['2']->number, isset($twice['K'])], [1, false]);
});

$tests->test('texts come in Indonesian too', function (): void {
    same(findingsOf('id')[0]->code, findingsOf('en')[0]->code);
    right(findingsOf('id')[0]->text !== findingsOf('en')[0]->text);
});

$tests->test('all regions that are wrong are told', function () use ($rubric): void {
    $regions = [];
    foreach (['P' => 'a', 'Q' => 'y', 'R' => 'z'] as $name => $item) {
        $regions[] = ['name' => $name, 'answers' => [['item' => $item, 'level' => 1]]];
    }
    $data = ['rubric' => 'tiny', 'regions' => $regions];
    foreach (['scoreAll', 'check'] as $call) {
        $error = thrown(RuleException::class, fn () => Siap::$call($rubric, $data));
        same(array_column(iterator_to_array($error->findings->errors()), 'code'), ['E310', 'E310']);
    }
});

$tests->test('a message shows five findings, counts the others', function () use ($rubric): void {
    $answers = array_map(fn ($at) => ['item' => "x$at", 'level' => 1], range(1, 8));
    $error = thrown(RuleException::class, fn () => Siap::score($rubric,
        ['rubric' => 'tiny', 'regions' => [['name' => 'K', 'answers' => $answers]]]));
    same([count($error->findings->errors()), $error->findings->totals['error']], [8, 8]);
    holds($error->getMessage(), '"x5"', "\nand 3 more");
    right(!str_contains($error->getMessage(), '"x6"'));
});

$tests->test('findings are a list of values', function (): void {
    $found = findingsOf();
    same([count($found), count($found->with($found))], [1, 2]);
    same($found->with($found)->totals, ['note' => 0, 'warning' => 0, 'error' => 2]);
    same($found->toArray()[0]['code'], 'E122');
    same(json_decode((string) json_encode($found), true), $found->toArray());
    right(unserialize(serialize($found)) == $found);
    same([count(new Findings()), (string) new Findings()], [0, '']);
    $one = new Finding('E1', Severity::Note, '', null, null, '', 'words', '');
    same((string) $one, 'note E1: words');
    thrown(\OutOfBoundsException::class, fn () => $found[1]);
    thrown(\LogicException::class, function () use ($found): void {
        $found[] = 1;
    });
    $order = [];
    foreach ([['b', 2], ['a', 9], ['b', 1], ['a', null]] as [$file, $line]) {
        $order[] = new Finding('E1', Severity::Error, $file, $line, null, '', '', '');
    }
    $sorted = (new Findings($order))->sorted()->toArray();
    same(array_map(null, array_column($sorted, 'file'), array_column($sorted, 'line')),
        [['b', 1], ['b', 2], ['a', null], ['a', 9]]);
});

$tests->test('what was uploaded does not get into a trace', function (): void {
    $before = ini_set('zend.exception_ignore_args', '0');
    $error = thrown(RuleException::class, fn () => Evidence::read(BROKEN, 'bukti.xml'));
    ini_set('zend.exception_ignore_args', (string) $before);
    $first = static fn (array $call): bool => $call['function'] === 'read';
    $args = current(array_filter($error->getTrace(), $first))['args'];
    right($args[0] instanceof \SensitiveParameterValue);
    foreach ($error->getTrace() as $call) {
        array_walk_recursive($call['args'], static function (mixed $word): void {
            right($word !== BROKEN);
        });
    }
});

$tests->test('names of files may be any bytes', function (): void {
    $path = folder() . "/b\xff.xml";
    file_put_contents($path, BROKEN);
    $error = thrown(RuleException::class, fn () => Evidence::open($path));
    right($error->findings[0]->file !== '');
});

$tests->end();
