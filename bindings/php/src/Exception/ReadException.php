<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap\Exception;

use Siap\Api;

/** A file could not be opened or read. */
final class ReadException extends SiapException
{
    public const STATUS = Api::SIAP_ERR_IO;
}
