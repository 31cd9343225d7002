<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** A region of the evidence. */
final readonly class Region
{
    /**
     * @param int    $number      its place in the evidence, from 0
     * @param string $code        its code in the ministry of home affairs' list; "" when none is
     *                            given
     * @param string $regionClass its class, which decides its profile; "" when none is given
     * @param string $stage       "self", "desk", "interview", "visit" or "final"
     * @param int    $answers     how many answers it has, given nodes not included
     */
    public function __construct(
        public int $number,
        public string $name,
        public string $code,
        public string $regionClass,
        public string $stage,
        public bool $participated,
        public int $answers,
    ) {
    }
}
