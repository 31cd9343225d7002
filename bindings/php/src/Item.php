<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** A question or indicator. */
final readonly class Item
{
    /**
     * @param string $pillar id of its pillar; "" when it has none
     * @param string $holder the agency expected to answer; "" when none is named
     * @param string $status "published" or "ours"
     */
    public function __construct(
        public string $id,
        public string $label,
        public string $pillar,
        public string $holder,
        public string $status,
    ) {
    }
}
