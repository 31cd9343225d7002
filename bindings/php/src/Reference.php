<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use FFI\CData;
use Siap\Exception\ClosedException;

/**
 * One reference of the library, given back when no object of PHP uses it any more.
 *
 * @internal
 */
final class Reference
{
    private ?CData $pointer = null;

    public function __construct(CData $pointer, private readonly string $release)
    {
        $this->pointer = $pointer;
    }

    /** What calls get. At the end of a request this may be gone before the objects that use it. */
    public function pointer(): CData
    {
        return $this->pointer ?? throw new ClosedException('the request is over');
    }

    public function __destruct()
    {
        $pointer = $this->pointer;
        $this->pointer = null;
        if ($pointer !== null) {
            Library::api()->{$this->release}($pointer);
        }
    }

    /** Two objects would give one reference back twice. */
    private function __clone()
    {
    }

    public function __serialize(): never
    {
        throw new \LogicException('a reference of the library cannot be serialized');
    }
}
