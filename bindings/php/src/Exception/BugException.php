<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap\Exception;

use Siap\Api;

/** A promise of the library was broken: please report it. */
final class BugException extends SiapException
{
    public const STATUS = Api::SIAP_ERR_BUG;
}
