<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** What an entry of a result is. */
enum Kind: string
{
    case Item = 'item';
    case Node = 'node';
    case Index = 'index';
    case External = 'external';
    case Constant = 'constant';
    case Variable = 'variable';

    /** @internal */
    public static function ofNumber(int $number): self
    {
        return match ($number) {
            Api::SIAP_KIND_ITEM => self::Item,
            Api::SIAP_KIND_NODE => self::Node,
            Api::SIAP_KIND_INDEX => self::Index,
            Api::SIAP_KIND_EXTERNAL => self::External,
            Api::SIAP_KIND_CONSTANT => self::Constant,
            Api::SIAP_KIND_VARIABLE => self::Variable,
        };
    }
}
