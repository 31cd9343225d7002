<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// Finding the library, what is refused, layouts of structs, and FFI that is restricted.

declare(strict_types=1);

namespace Siap\Tests;

require __DIR__ . '/testing.php';
require __DIR__ . '/server.php';

use Siap\{Api, Library, Siap};

const PACKAGE = ROOT . '/bindings/php';

/** Code that tells which library it found, with the package of a folder. */
function telling(string $package = PACKAGE): string
{
    return 'require ' . var_export("$package/autoload.php", true) . '; try {'
        . ' echo Siap\Siap::version(), " ", Siap\Library::path(); }'
        . ' catch (Siap\Exception\LibraryException $e) { echo $e->getMessage(); }';
}

/** A shared library of a few lines of C. */
function fake(string $code): string
{
    $folder = folder();
    file_put_contents("$folder/fake.c", $code);
    exec("gcc -shared -fPIC -o $folder/libfake.so $folder/fake.c", $said, $status);
    same($status, 0);
    return "$folder/libfake.so";
}

/** A copy of the package, and the library beside it. */
function copied(bool $withLibrary): string
{
    $folder = folder();
    foreach (['src', 'src/Exception', ''] as $part) {
        is_dir("$folder/$part") || mkdir("$folder/$part");
        foreach ((array) glob(PACKAGE . "/$part/*.{php,h}", GLOB_BRACE) as $path) {
            copy($path, "$folder/$part/" . basename($path));
        }
    }
    if ($withLibrary) {
        copy((string) getenv('SIAP_LIBRARY'), "$folder/" . Api::SONAME);
    }
    return $folder;
}

/** A folder in which the loader finds the library by its name. */
function found(): string
{
    $folder = folder();
    copy((string) getenv('SIAP_LIBRARY'), "$folder/" . Api::SONAME);
    return $folder;
}

$tests = new Tests();
$version = Siap::version();

$tests->test('SIAP_LIBRARY says where, and then nowhere else', function () use ($version): void {
    $path = (string) getenv('SIAP_LIBRARY');
    same(php(['-r', telling()])[1], "$version $path");
    $told = php(['-r', telling()], ['SIAP_LIBRARY' => '/nowhere/libsiap.so.0'])[1];
    holds($told, 'libsiap was not found', '/nowhere/libsiap.so.0 (from SIAP_LIBRARY)');
    right(!str_contains($told, 'where the loader looks'));
});

$tests->test('then beside the package, then by the loader', function () use ($version): void {
    $package = copied(true);
    same(php(['-r', telling($package)], ['SIAP_LIBRARY' => null])[1],
        "$version $package/" . Api::SONAME);
    $package = copied(false);
    same(php(['-r', telling($package)],
        ['SIAP_LIBRARY' => null, 'LD_LIBRARY_PATH' => found()])[1], "$version " . Api::SONAME);
    $told = php(['-r', telling($package)], ['SIAP_LIBRARY' => '', 'LD_LIBRARY_PATH' => null])[1];
    if (!str_starts_with($told, $version)) { // where libsiap is installed it is found
        holds($told, "$package/libsiap.so.0 (beside the package)",
            'libsiap.so.0 (where the loader looks)');
    }
});

$tests->test('another binary interface is refused with both versions', function (): void {
    $path = fake('unsigned siap_abi_version(void) { return 7; }'
        . ' const char *siap_version(void) { return "9.8.7"; }');
    $told = php(['-r', telling()], ['SIAP_LIBRARY' => $path])[1];
    holds($told, 'libsiap 9.8.7 with binary interface 7',
        'needs binary interface ' . Api::ABI . ' (' . Api::SONAME . ')');
});

$tests->test('other and older libraries are refused', function (): void {
    holds(php(['-r', telling()], ['SIAP_LIBRARY' => fake('int x;')])[1], 'is not libsiap');
    $path = fake('unsigned siap_abi_version(void) { return ' . Api::ABI . '; }'
        . ' const char *siap_version(void) { return "0.0.1"; }');
    holds(php(['-r', telling()], ['SIAP_LIBRARY' => $path])[1], 'is older than this package');
});

$tests->test('structs lie as the compiler lays them', function (): void {
    $api = Library::api();
    preg_match_all('/^typedef struct (\w+) \{\n(.*?)^\}/ms',
        (string) file_get_contents(PACKAGE . '/siap.h'), $structs, PREG_SET_ORDER);
    same(count($structs), 9);
    $code = "#include <siap/siap.h>\n#include <stdio.h>\nint main(void) {\n";
    $ours = [];
    foreach ($structs as [, $name]) {
        $type = $api->type($name);
        $code .= "printf(\"$name %zu\\n\", sizeof($name));\n";
        $ours[] = "$name {$type->getSize()}";
        foreach ($type->getStructFieldNames() as $field) {
            $code .= "printf(\"$name.$field %zu %zu\\n\", offsetof($name, $field),"
                . " sizeof((($name *)0)->$field));\n";
            $ours[] = "$name.$field {$type->getStructFieldOffset($field)} "
                . $type->getStructFieldType($field)->getSize();
        }
    }
    $folder = folder();
    file_put_contents("$folder/layout.c", "$code}\n");
    exec('gcc -I' . ROOT . "/include -o $folder/layout $folder/layout.c", $said, $status);
    same($status, 0);
    exec("$folder/layout", $said);
    same($ours, $said);
});

$tests->test('without preloading a server says what to do', function (): void {
    $pages = folder();
    file_put_contents("$pages/index.php", '<?php ' . telling());
    $server = new Server($pages, ['-d', 'ffi.enable=preload']);
    [$status, , $page] = $server->ask('GET', '/');
    $server->stop();
    same($status, 200);
    holds($page, 'opcache.preload', 'README.md');
});

$tests->test('with FFI switched off it says so', function (): void {
    holds(php(['-d', 'ffi.enable=false', '-r', telling()])[1], 'opcache.preload');
});

$tests->test('the preload recipe', function () use ($version): void {
    $pages = folder();
    file_put_contents("$pages/index.php", '<?php ' . telling());
    $score = 'require ' . var_export(PACKAGE . '/autoload.php', true) . ';'
        . ' echo Siap\Siap::score(' . var_export(realpath(RUBRIC_2023), true) . ','
        . var_export(realpath(MALANG_2023), true) . ');';
    file_put_contents("$pages/score.php", "<?php $score");
    file_put_contents("$pages/own.php", '<?php FFI::cdef("int getpid(void);");');
    $declared = ['-d', 'ffi.preload=' . PACKAGE . '/siap.h'];
    $loader = ['SIAP_LIBRARY' => null, 'LD_LIBRARY_PATH' => found()];
    foreach ([[[], [], (string) getenv('SIAP_LIBRARY')], [[], $loader, Api::SONAME],
        [$declared, $loader, 'libsiap of ffi.preload']] as [$more, $changes, $from]) {
        $server = new Server($pages, [...preloadSettings(), ...$more], $changes);
        for ($again = 0; $again < 3; $again++) { // each request finds it anew
            same($server->ask('GET', '/')[2], "$version $from");
            holds($server->ask('GET', '/score.php')[2], 'Kabupaten Malang', '2.94');
        }
        same($server->ask('GET', '/own.php')[0], 500); // FFI stays shut for everybody else
        $server->stop();
        right(!str_contains($server->log(), 'Warning'), $server->log());
    }
});

$tests->test('all cases run through the preloaded package too', function (): void {
    $words = [...preloadSettings(), '-d', 'ffi.preload=' . PACKAGE . '/siap.h',
        __DIR__ . '/run_cases.php', '--root', ROOT, ROOT . '/tests/cases/published'];
    [$code, $out, $told] = php($words, ['SIAP_LIBRARY' => null, 'LD_LIBRARY_PATH' => found()]);
    same([$code, $told], [0, '']);
    right(preg_match('/^\d{2,} passed, 0 failed$/m', $out) === 1, $out);
});

$tests->end();
