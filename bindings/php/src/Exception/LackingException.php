<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap\Exception;

use Siap\Api;

/** The inputs are valid, but not enough for an answer. */
final class LackingException extends SiapException
{
    public const STATUS = Api::SIAP_ERR_LACKING;
}
