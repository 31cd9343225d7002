<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/**
 * Numbers as text, whatever the locale and the settings of PHP.
 *
 * @internal
 */
final class Number
{
    /** NaN stands for no number. */
    public static function some(float $value): ?float
    {
        return is_nan($value) ? null : $value;
    }

    /** With so many decimals; without places the shortest text that reads back as the same. */
    public static function shown(float $value, int $places = -1): string
    {
        if ($places >= 0) {
            return number_format($value, $places, '.', '');
        }
        $text = '';
        for ($digits = 15; $digits <= 17; $digits++) {
            $text = sprintf("%.{$digits}h", $value);
            if ((float) $text === $value) {
                break;
            }
        }
        return $text;
    }
}
