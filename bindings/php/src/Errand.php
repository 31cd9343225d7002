<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use FFI\CData;

/**
 * A long call of the library that tells how far it is.
 *
 * It runs in a fiber, which the library's callback suspends. So what is told of the progress runs
 * outside of C: it may throw, exit or suspend a fiber of its own, as PHP allows nowhere below C.
 *
 * @internal
 */
final class Errand
{
    /** FFI keeps what it makes of a closure until the request ends: so all calls share one. */
    private static ?CData $callback = null;

    /**
     * Give $call(callback), whose callback is a siap_progress. $progress gets what is done and the
     * total; what it gives back that is true stops the call, and so does an exception, which is
     * thrown when the call has ended.
     *
     * @template T
     * @param \Closure(CData): T $call
     * @param callable(int, int): mixed $progress
     * @return T
     */
    public static function run(\Closure $call, callable $progress): mixed
    {
        $error = null;
        $fiber = new \Fiber(self::ended(...));
        $step = $fiber->start($call);
        for ($stop = 0; !$fiber->isTerminated(); $step = $fiber->resume($stop)) {
            try {
                $stop = $stop !== 0 || $progress(...$step) ? 1 : 0;
            } catch (\Throwable $error) {
                $stop = 1;
            }
        }
        [$given, $failure] = $fiber->getReturn();
        $error ??= $failure;
        return $error === null ? $given : throw $error;
    }

    /**
     * What the call gives, and what it throws: that would disturb the end of a fiber that is
     * forgotten, and with it an exit.
     *
     * @return array{mixed, \Throwable|null}
     */
    private static function ended(\Closure $call): array
    {
        try {
            return [$call(self::callback()), null];
        } catch (\Throwable $error) {
            return [null, $error];
        }
    }

    private static function callback(): CData
    {
        if (self::$callback === null) {
            self::$callback = Library::api()->new('siap_progress[1]');
            self::$callback[0] = self::told(...);
        }
        return self::$callback[0];
    }

    /** Called by C, in the fiber. */
    private static function told(mixed $user, int $done, int $total): int
    {
        $stop = 1;
        try {
            $stop = \Fiber::suspend([$done, $total]);
        } finally {
            // where nobody resumes the fiber any more, PHP unwinds it past every catch; a return
            // ends that here, because it must not reach C
            return $stop;
        }
    }
}
