<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** `$object[…]` for reading only. */
trait ReadOnlyArray
{
    public function offsetSet(mixed $offset, mixed $value): never
    {
        throw new \LogicException(self::class . ' cannot be changed');
    }

    public function offsetUnset(mixed $offset): never
    {
        throw new \LogicException(self::class . ' cannot be changed');
    }

    /** A number of a list as the library wants it: 0 .. count - 1. */
    private static function position(int $number, int $count, string $what): int
    {
        if ($number < 0 || $number >= $count) {
            throw new \OutOfBoundsException("$what $number of $count");
        }
        return $number;
    }
}
