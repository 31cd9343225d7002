<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/**
 * Evidence from arrays and rows, as documents that the library reads.
 *
 * @internal
 */
final class Tables
{
    /**
     * An array as a JSON document. NaN is refused: leave out what is missing.
     *
     * @param array<string, mixed> $data
     */
    public static function json(#[\SensitiveParameter] array $data): string
    {
        $before = (string) ini_get('serialize_precision');
        // any other setting would write 0.1 with too many digits, or with too few
        if ($before !== '-1' && ini_set('serialize_precision', '-1') === false) {
            throw new \LogicException('serialize_precision must be -1');
        }
        try {
            return json_encode($data, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
        } catch (\JsonException $error) {
            throw new \InvalidArgumentException("evidence: {$error->getMessage()}", 0, $error);
        } finally {
            if ($before !== '-1') {
                ini_set('serialize_precision', $before);
            }
        }
    }

    /**
     * Rows as CSV, under the keys of the first.
     *
     * @param iterable<array<string, mixed>> $rows
     */
    public static function csv(#[\SensitiveParameter] iterable $rows): string
    {
        $names = null;
        $text = '';
        foreach ($rows as $row) {
            if ($names === null) {
                $names = array_keys($row);
                $text = self::line($names);
            }
            if (array_keys($row) !== $names) {
                throw new \InvalidArgumentException('rows have different columns');
            }
            $text .= self::line(array_values($row));
        }
        return $text;
    }

    /** @param list<mixed> $values */
    private static function line(array $values): string
    {
        $fields = array_map(self::field(...), $values);
        // a row of one field that is blank must not look like no row
        return (implode('', $fields) === '' ? '' : implode(',', $fields)) . "\n";
    }

    /** A value with a decimal point; what is missing is blank. */
    private static function field(mixed $value): string
    {
        $text = match (true) {
            $value === null => '',
            is_string($value) => $value,
            is_int($value) => (string) $value,
            is_bool($value) => $value ? 'yes' : 'no',
            is_float($value) => is_nan($value) ? '' : Number::shown($value),
            $value instanceof \DateTimeInterface => $value->format('Y-m-d'),
            default => throw new \InvalidArgumentException(
                'a cell holds ' . get_debug_type($value)
            ),
        };
        return strpbrk($text, ",;\"\r\n") === false ? $text
            : '"' . str_replace('"', '""', $text) . '"';
    }
}
