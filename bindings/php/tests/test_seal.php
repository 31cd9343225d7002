<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// Seals: written from files and from memory, verified, and what happens when something differs.

declare(strict_types=1);

namespace Siap\Tests;

require __DIR__ . '/testing.php';

use Siap\Exception\{RuleException, UnknownNameException};
use Siap\Siap;

$tests = new Tests();
$rubrics = dirname(RUBRIC_2023);
$room = folder();
copy(MALANG_2023, "$room/malang-2023.xml");
copy(MALANG_2022, "$room/malang-2022.xml");
chdir($room);
$seal = Siap::seal('malang-2023.xml', previous: 'malang-2022.xml', rubrics: $rubrics, date: '2026-11-22');
file_put_contents("$room/seal.json", $seal);

$tests->test('a seal holds the result and the digests of the files', function () use ($seal, $room): void {
    $held = json_decode($seal, true);
    same($held['format'], 'siap-seal-1');
    same(array_column($held['files'], 'role'), ['evidence', 'rubric', 'previous', 'rubric']);
    same($held['files'][0]['sha256'], hash_file('sha256', MALANG_2023));
    right(!str_contains($seal, $room));
});

$tests->test('what was sealed is verified', function () use ($room, $rubrics): void {
    $codes = array_map(fn ($one) => $one->code, [...Siap::verify("$room/seal.json", rubrics: $rubrics)]);
    same($codes, ['N570']);
});

$tests->test('each difference is thrown with what was and is', function () use ($seal, $rubrics): void {
    $forged = str_replace('"rounded": 2.94', '"rounded": 3.94', $seal);
    $error = thrown(RuleException::class, fn () => Siap::verify($forged, rubrics: $rubrics));
    same(array_map(fn ($one) => $one->code, [...$error->findings]), ['E564']);
});

$tests->test('files may be bytes or what a function gives', function () use ($rubrics): void {
    $files = ['m.xml' => (string) file_get_contents(MALANG_2023)];
    $seal = Siap::seal('m.xml', previous: 2.51, files: $files, rubrics: $rubrics);
    $read = fn (string $role, string $name): ?string => $role === 'evidence' ? $files[$name]
        : (string) file_get_contents("$rubrics/$name.xml");
    right(count(Siap::verify($seal, files: $read)) === 1);
});

$tests->test('a document of any size has the digest of its file', function () use ($rubrics, $room): void {
    $files = ['m.xml' => str_replace(
        'class="kppn-ikn">',
        'class="kppn-ikn"><document id="m" title="M" href="m.bin"/>',
        file_get_contents("$room/malang-2023.xml")
    )];
    $limits = new \Siap\Limits(bytes: 1_000_000);
    foreach ([0, 1, (1 << 20) - 1, 1 << 20, (2 << 20) + 7] as $size) {
        file_put_contents("$room/m.bin", str_repeat('x', $size));
        $seal = Siap::seal('m.xml', files: $files, rubrics: $rubrics, documents: $room, limits: $limits);
        right(str_contains($seal, hash_file('sha256', "$room/m.bin")), (string) $size);
        right(count(Siap::verify($seal, files: $files, rubrics: $rubrics, documents: $room)) === 1);
    }
});

$tests->test('what a function throws comes out', function () use ($seal): void {
    $read = fn (string $role, string $name): ?string => throw new \DomainException($name);
    same(thrown(\DomainException::class, fn () => Siap::verify($seal, files: $read))->getMessage(),
        'malang-2023.xml');
});

$tests->test('a name in a seal leads nowhere out', function () use ($seal, $room, $rubrics): void {
    mkdir("$room/inner");
    $hostile = str_replace('"evidence": "malang-2023.xml"', '"evidence": "../malang-2023.xml"', $seal);
    thrown(UnknownNameException::class,
        fn () => Siap::verify($hostile, base: "$room/inner", rubrics: $rubrics));
});

$tests->end();
