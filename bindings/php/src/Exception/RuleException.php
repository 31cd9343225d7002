<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap\Exception;

use Siap\Api;

/** Well-formed, but it breaks a rule of the rubric or evidence format. */
final class RuleException extends SiapException
{
    public const STATUS = Api::SIAP_ERR_RULE;
}
