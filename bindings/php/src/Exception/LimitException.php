<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap\Exception;

use Siap\Api;

/** A limit on what a reader accepts was reached. */
final class LimitException extends SiapException
{
    public const STATUS = Api::SIAP_ERR_LIMIT;
}
