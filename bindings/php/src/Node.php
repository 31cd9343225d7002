<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** A weighted group; an index ends a tree. */
final readonly class Node
{
    /** @param string $status "published" or "ours" */
    public function __construct(
        public string $id,
        public string $label,
        public string $status,
        public bool $isIndex,
    ) {
    }
}
