<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap\Exception;

use Siap\Api;

/** Nothing bears that name, or a name must be chosen. */
final class UnknownNameException extends SiapException
{
    public const STATUS = Api::SIAP_ERR_NAME;
}
