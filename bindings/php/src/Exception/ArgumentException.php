<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap\Exception;

use Siap\Api;

/** The caller broke a documented precondition. */
final class ArgumentException extends SiapException
{
    public const STATUS = Api::SIAP_ERR_ARG;
}
