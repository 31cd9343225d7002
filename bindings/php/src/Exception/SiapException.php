<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap\Exception;

use Siap\Findings;

/**
 * A call of the library did not succeed. `findings` says what, where and how to mend it.
 *
 * getMessage() shows the first of them as programs do; getCode() is the SIAP_ERR_ value.
 */
abstract class SiapException extends \RuntimeException
{
    /** The SIAP_ERR_ value. */
    public const STATUS = 0;

    /** Findings that a message shows; the exception carries all. */
    private const MOST = 5;

    private const CLASSES = [
        ArgumentException::class, NoMemoryException::class, ReadException::class,
        FormatException::class, RuleException::class, LimitException::class,
        UnknownNameException::class, BugException::class, LackingException::class,
        StoppedException::class,
    ];

    final public function __construct(
        string $what,
        public readonly Findings $findings = new Findings(),
    ) {
        $worst = count($findings->errors()) > 0 ? $findings->errors() : $findings;
        $lines = [$what];
        foreach ($worst as $at => $one) {
            if ($at >= self::MOST) {
                $lines[] = 'and ' . (count($worst) - self::MOST) . ' more';
                break;
            }
            $lines[] = (string) $one;
        }
        parent::__construct(implode("\n", $lines), static::STATUS);
    }

    /** The exception of a status. */
    public static function of(int $status, string $what, Findings $findings = new Findings()): self
    {
        foreach (self::CLASSES as $class) {
            if ($class::STATUS === $status) {
                return new $class($what, $findings);
            }
        }
        return new BugException("$what (status $status)", $findings);
    }
}
