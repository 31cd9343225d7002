<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** An id with its label: a profile, a pillar, a source. */
final readonly class Named
{
    public function __construct(public string $id, public string $label)
    {
    }
}
