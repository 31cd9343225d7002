<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** What the cells of a column are. */
enum ColumnKind: string
{
    case Text = 'text';
    case Number = 'number';
    /** A whole number. */
    case Count = 'count';

    /** @internal */
    public static function ofNumber(int $number): self
    {
        return match ($number) {
            Api::SIAP_COLUMN_TEXT => self::Text,
            Api::SIAP_COLUMN_COUNT => self::Count,
            default => self::Number,
        };
    }
}
