<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

// Loads the classes of Siap when they are first used, where there is no composer.
spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'Siap\\')) {
        $path = __DIR__ . '/src/' . strtr(substr($class, 5), '\\', '/') . '.php';
        if (is_file($path)) {
            require $path;
        }
    }
});
