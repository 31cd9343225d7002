<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap\Exception;

/** The shared library was not found, or is not one that this package can use. */
final class LibraryException extends \RuntimeException
{
}
