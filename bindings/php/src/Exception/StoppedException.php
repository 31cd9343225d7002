<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap\Exception;

use Siap\Api;

/** What was told of the progress said stop. */
final class StoppedException extends SiapException
{
    public const STATUS = Api::SIAP_ERR_STOPPED;
}
