<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use FFI\CData;
use Siap\Exception\ClosedException;

/**
 * An object of the library. Close it or forget it, in any order: what was made of it lives on.
 *
 * Handles are made by static methods, such as Rubric::open(). They cannot be cloned, and not be
 * serialized: keep the documents that they were read from.
 */
abstract class Handle
{
    final protected function __construct(private ?Reference $reference)
    {
    }

    /** Give the object back. Later use throws ClosedException. */
    final public function close(): void
    {
        $this->reference = null;
    }

    final public function isClosed(): bool
    {
        return $this->reference === null;
    }

    /** What calls get. */
    final protected function own(): CData
    {
        if ($this->reference === null) {
            throw new ClosedException('this ' . static::class . ' is closed');
        }
        return $this->reference->pointer();
    }

    /** The same object once more: closing one leaves the other open. */
    final protected function again(): static
    {
        $this->own();
        return clone $this;
    }

    /** A text that one function of the library tells of this object. */
    final protected function told(string $function): string
    {
        return (string) Library::api()->$function($this->own());
    }

    /** One line for people. */
    abstract protected function about(): string;

    /** @return array<string, string> */
    final public function __debugInfo(): array
    {
        return ['about' => $this->isClosed() ? 'closed' : $this->about()];
    }

    final public function __serialize(): never
    {
        throw new \LogicException(static::class . ' cannot be serialized: keep its document');
    }

    /** @param array<mixed> $data */
    final public function __unserialize(array $data): never
    {
        throw new \LogicException(static::class . ' cannot be unserialized: read its document');
    }

    private function __clone()
    {
    }
}
