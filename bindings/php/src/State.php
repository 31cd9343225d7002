<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** Whether there is a score, and why not. Only what is scored has a number. */
enum State: string
{
    case Scored = 'scored';
    case Missing = 'missing';
    case NotApplicable = 'not-applicable';
    case Withheld = 'withheld';
    case Invalid = 'invalid';

    /** The SIAP_STATE_ value, as blocks take it. */
    public function number(): int
    {
        return match ($this) {
            self::Scored => Api::SIAP_STATE_SCORED,
            self::Missing => Api::SIAP_STATE_MISSING,
            self::NotApplicable => Api::SIAP_STATE_NOT_APPLICABLE,
            self::Withheld => Api::SIAP_STATE_WITHHELD,
            self::Invalid => Api::SIAP_STATE_INVALID,
        };
    }

    /** @internal */
    public static function ofNumber(int $number): self
    {
        return self::from((string) Library::api()->siap_state_name($number));
    }
}
