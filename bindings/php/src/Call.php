<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use FFI;
use FFI\CData;
use Siap\Exception\SiapException;

/**
 * Calls of the library: each with a list of findings of its own, each status looked at.
 *
 * @internal
 */
final class Call
{
    /** SIZE_MAX as PHP's FFI gives it: nothing bears that id. */
    public const NOWHERE = -1;

    /** Throw the exception of a status that is not SIAP_OK. */
    public static function need(
        int $status,
        string $what,
        Findings $findings = new Findings(),
    ): void {
        if ($status !== Api::SIAP_OK) {
            $name = Library::api()->siap_status_name($status);
            throw SiapException::of($status, "$what: $name", $findings);
        }
    }

    /** Text for the library. A NUL would end it early, so it is refused. */
    public static function text(?string $text, string $what): ?string
    {
        if ($text !== null && str_contains($text, "\0")) {
            throw new \InvalidArgumentException("$what holds a NUL");
        }
        return $text;
    }

    /** How a message calls a document. */
    public static function titled(string $what, string $name): string
    {
        return $name === '' ? $what : "$what $name";
    }

    /**
     * Call what makes an object: `out` and findings come last. The object has an owner at once.
     * Limits and options among the words become structs that live until the call is done.
     *
     * @param array<mixed> $words
     * @return array{Reference, Findings}
     */
    public static function make(
        string $what,
        string $function,
        string $noun,
        #[\SensitiveParameter] array $words,
        string $language,
    ): array {
        $api = Library::api();
        $collector = new Collector($language);
        $out = $api->new("$noun *");
        $kept = [];
        foreach ($words as $at => $word) {
            if ($word instanceof Limits || $word instanceof Options) {
                $kept[$at] = $word->struct();
                $words[$at] = FFI::addr($kept[$at][0]);
            }
        }
        $status = $api->$function(...$words, ...[FFI::addr($out), $collector->pointer()]);
        $reference = FFI::isNull($out) ? null : new Reference($out, $noun . '_unref');
        $found = $collector->take();
        self::need($status, $what, $found);
        return [$reference ?? throw SiapException::of(Api::SIAP_ERR_BUG, $what), $found];
    }

    /**
     * Call what takes a list of findings last.
     *
     * @param array<mixed> $words
     */
    public static function checked(
        string $what,
        string $function,
        array $words,
        string $language,
    ): Findings {
        $collector = new Collector($language);
        $status = Library::api()->$function(...$words, ...[$collector->pointer()]);
        $found = $collector->take();
        self::need($status, $what, $found);
        return $found;
    }

    /**
     * Call what writes text and says what it found: `out`, `length` and findings come last.
     *
     * @param array<mixed> $words
     * @return array{string, Findings}
     */
    public static function writtenFound(
        string $what,
        string $function,
        array $words,
        string $language,
    ): array {
        $api = Library::api();
        $collector = new Collector($language);
        $out = $api->new('char *');
        $length = $api->new('size_t');
        $last = [FFI::addr($out), FFI::addr($length), $collector->pointer()];
        $status = $api->$function(...$words, ...$last);
        $found = $collector->take();
        self::need($status, $what, $found);
        return [self::freed($out, $length->cdata), $found];
    }

    /** Call what writes text: `out` and `length` come last. */
    public static function written(string $what, string $function, mixed ...$words): string
    {
        $api = Library::api();
        $out = $api->new('char *');
        $length = $api->new('size_t');
        $status = $api->$function(...$words, ...[FFI::addr($out), FFI::addr($length)]);
        self::need($status, $what);
        return self::freed($out, $length->cdata);
    }

    /** Text that a call made; given back whatever happens. */
    public static function freed(CData $out, ?int $length): string
    {
        if (FFI::isNull($out)) {
            throw SiapException::of(Api::SIAP_ERR_BUG, 'a call gave no text');
        }
        try {
            return FFI::string($out, $length);
        } finally {
            Library::api()->siap_free($out);
        }
    }
}
