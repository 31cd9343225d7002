<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap\Exception;

use Siap\Api;

/** An allocation failed; nothing was changed. */
final class NoMemoryException extends SiapException
{
    public const STATUS = Api::SIAP_ERR_MEMORY;
}
