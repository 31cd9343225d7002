<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use FFI;
use Siap\Exception\LibraryException;

/**
 * Finds the library, refuses one of another binary interface, and binds its functions.
 *
 * @internal
 */
final class Library
{
    private const DECLARATIONS = __DIR__ . '/../siap.h';
    private const VERSIONS = 'uint32_t siap_abi_version(void); const char *siap_version(void);';
    private const PRELOADED = 'libsiap of ffi.preload';

    private static ?FFI $api = null;
    private static string $path = '';

    /** The functions of the library. */
    public static function api(): FFI
    {
        return self::$api ??= self::open();
    }

    /** Which library is in use. */
    public static function path(): string
    {
        self::api();
        return self::$path;
    }

    /**
     * Where the library is looked for, and why there.
     *
     * @return list<array{string, string}>
     */
    private static function places(): array
    {
        $told = getenv('SIAP_LIBRARY');
        if ($told !== false && $told !== '') {
            return [[$told, 'from SIAP_LIBRARY']];
        }
        return [
            [dirname(__DIR__) . '/' . Api::SONAME, 'beside the package'],
            [Api::SONAME, 'where the loader looks'],
        ];
    }

    private static function open(): FFI
    {
        if (!extension_loaded('FFI')) {
            throw new LibraryException('PHP has no FFI: install or enable its extension "ffi"');
        }
        $tried = [];
        foreach (self::places() as [$path, $why]) {
            $scope = $path === Api::SONAME ? self::preloaded() : null;
            if ($scope !== null) {
                return self::ready($scope, self::PRELOADED);
            }
            try {
                FFI::cdef('', $path);
            } catch (FFI\Exception $error) {
                self::refuseRestriction($error);
                $tried[] = "  $path ($why): {$error->getMessage()}";
                continue;
            }
            return self::ready(self::bound($path), $path);
        }
        throw new LibraryException('libsiap was not found. Set SIAP_LIBRARY to the path of '
            . Api::SONAME . ", or install it. Tried:\n" . implode("\n", $tried));
    }

    /** What ffi.preload made of siap.h when PHP started. */
    private static function preloaded(): ?FFI
    {
        try {
            return FFI::scope('SIAP');
        } catch (FFI\Exception) {
            return null;
        }
    }

    private static function refuseRestriction(FFI\Exception $error): void
    {
        if (str_contains($error->getMessage(), 'ffi.enable')) {
            throw new LibraryException(
                'PHP allows FFI to preloaded files only: set opcache.preload to preload.php of '
                . 'this package, as its README.md says',
                0,
                $error
            );
        }
    }

    /** Every function; before that, whether it is our library at all. */
    private static function bound(string $path): FFI
    {
        try {
            self::check(FFI::cdef(self::VERSIONS, $path), $path);
        } catch (FFI\Exception $error) {
            throw new LibraryException("$path is not libsiap: {$error->getMessage()}", 0, $error);
        }
        // the lines that FFI::load() wants mean nothing to FFI::cdef()
        $text = preg_replace('/^#define.*$/m', '', (string) file_get_contents(self::DECLARATIONS));
        try {
            return FFI::cdef((string) $text, $path);
        } catch (FFI\Exception $error) {
            throw new LibraryException(
                "$path is older than this package: {$error->getMessage()}",
                0,
                $error
            );
        }
    }

    /** Refuse another binary interface before anything else is called. */
    private static function check(FFI $api, string $path): void
    {
        $abi = $api->siap_abi_version();
        if ($abi !== Api::ABI) {
            throw new LibraryException("$path is libsiap {$api->siap_version()} with binary "
                . "interface $abi; this package needs binary interface " . Api::ABI
                . ' (' . Api::SONAME . ')');
        }
    }

    /** Structs must have the size that the library knows. */
    private static function ready(FFI $api, string $path): FFI
    {
        self::check($api, $path);
        foreach (['siap_limits', 'siap_evidence_options'] as $name) {
            $struct = $api->new($name);
            $status = $api->{"{$name}_init"}(FFI::addr($struct), FFI::sizeof($struct));
            if ($status !== Api::SIAP_OK) {
                throw new LibraryException("$path is older than this package: another $name");
            }
        }
        self::$path = $path;
        return $api;
    }
}
