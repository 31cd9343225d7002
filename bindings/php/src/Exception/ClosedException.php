<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap\Exception;

/** The object was closed before. */
final class ClosedException extends \LogicException
{
}
