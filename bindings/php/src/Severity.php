<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** How much a finding matters. */
enum Severity: string
{
    /** Worth knowing. */
    case Note = 'note';
    /** Somebody should look at it; the score stands. */
    case Warning = 'warning';
    /** The input is refused. */
    case Error = 'error';

    /** @internal */
    public static function ofNumber(int $number): self
    {
        return match ($number) {
            Api::SIAP_NOTE => self::Note,
            Api::SIAP_WARNING => self::Warning,
            default => self::Error,
        };
    }
}
