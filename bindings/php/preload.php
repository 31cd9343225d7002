<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

// For opcache.preload: PHP's default, ffi.enable=preload, lets only preloaded files use FFI.
foreach (['src', 'src/Exception'] as $folder) {
    foreach ((array) glob(__DIR__ . "/$folder/*.php") as $path) {
        opcache_compile_file((string) $path);
    }
}
