<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use Siap\Exception\ReadException;

/**
 * Where documents come from.
 *
 * @internal
 */
final class Source
{
    /** The path of a file, as the library takes it. */
    public static function path(string $path): string
    {
        Call::text($path, 'path');
        // the library does not know PHP's fence, so it is held here
        if ((string) ini_get('open_basedir') !== '' && @realpath($path) === false) {
            throw new ReadException("$path: not there, or outside of open_basedir");
        }
        return $path;
    }

    /** The bytes of a file, and one more than the limit where there are more. */
    public static function bytes(string $path, ?Limits $limits): string
    {
        $real = @realpath(self::path($path)); // so that "http://…" and the like are only names
        $most = ($limits ?? new Limits())->struct()[0]->bytes;
        $data = $real !== false && is_file($real)
            ? @file_get_contents($real, false, null, 0, min($most, PHP_INT_MAX - 1) + 1) : false;
        if ($data === false) {
            throw new ReadException("$path: cannot be read");
        }
        return $data;
    }
}
