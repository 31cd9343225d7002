<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/**
 * Options of an analysis as the library takes them: names and values as text.
 *
 * @internal
 */
final class Choice
{
    /**
     * Names with "-" for "_", and values as text; null is left out: the library has a default.
     *
     * @param array<string, mixed> $options
     * @return array<string, string>
     */
    public static function all(array $options): array
    {
        $found = [];
        foreach ($options as $name => $value) {
            if (!is_string($name)) {
                throw new \InvalidArgumentException("option $name has no name");
            }
            $name = (string) Call::text(strtr($name, '_', '-'), 'the name of an option');
            if (array_key_exists($name, $found)) {
                throw new \InvalidArgumentException("option $name is there twice");
            }
            $found[$name] = $value === null ? null : Call::text(self::text($value, $name), $name);
        }
        return array_filter($found, is_string(...));
    }

    /** A word, a number with a point, or ids with commas between. */
    private static function text(mixed $value, string $name): string
    {
        return match (true) {
            is_string($value) => $value,
            is_int($value) => (string) $value,
            is_bool($value) => $value ? 'yes' : 'no',
            is_float($value) => self::number($value, $name),
            $value instanceof \BackedEnum => (string) $value->value,
            is_iterable($value) => self::list($value, $name),
            default => throw new \TypeError("option $name holds " . get_debug_type($value)),
        };
    }

    private static function number(float $value, string $name): string
    {
        if (!is_finite($value)) {
            throw new \InvalidArgumentException("option $name: $value is no number");
        }
        return (string) preg_replace('/\.0(?=$|e)/', '', Number::shown($value));
    }

    /** @param iterable<mixed> $values */
    private static function list(iterable $values, string $name): string
    {
        $parts = [];
        foreach ($values as $value) {
            $parts[] = $part = self::text($value, $name);
            if ($part === '' || str_contains($part, ',')) { // it would be none, or two
                throw new \InvalidArgumentException("option $name: \"$part\" cannot be in a list");
            }
        }
        return implode(',', $parts);
    }
}
