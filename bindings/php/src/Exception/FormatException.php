<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap\Exception;

use Siap\Api;

/** The bytes are not well-formed in their format. */
final class FormatException extends SiapException
{
    public const STATUS = Api::SIAP_ERR_SYNTAX;
}
