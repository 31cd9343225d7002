<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** A column of a table. */
final readonly class Column
{
    /**
     * @param string $id    the same in every language, such as "rank"
     * @param string $title for people
     */
    public function __construct(
        public string $id,
        public ColumnKind $kind,
        public string $title,
    ) {
    }
}
