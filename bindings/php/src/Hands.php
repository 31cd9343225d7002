<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use FFI;
use FFI\CData;

/**
 * Files for the library, which asks for them by role and name while a seal is made or verified.
 *
 * @internal
 */
final class Hands
{
    /** FFI keeps what it makes of a closure until the request ends: so all calls share one. */
    private static ?CData $callback = null;

    /** The call that is at work. */
    private static ?self $now = null;

    /** What PHP threw: nothing may pass through C. */
    private ?\Throwable $error = null;

    /** The file or piece handed over last, which stays until the next one. */
    private ?CData $held = null;

    /** @var resource|null the document that is being handed over, however large it is */
    private mixed $open = null;

    private const PIECE = 1 << 20;

    /** @param \Closure(string, string): mixed $read role and name -> the bytes, or a document that is open; null: none */
    public function __construct(private readonly \Closure $read)
    {
    }

    /**
     * Give $call(callback), and throw what reading threw.
     *
     * @param \Closure(CData): int $call
     */
    public function during(\Closure $call): int
    {
        $before = self::$now;
        self::$now = $this;
        try {
            $status = $call(self::callback());
        } finally {
            self::$now = $before;
            $this->held = $this->open = null;
        }
        return $this->error === null ? $status : throw $this->error;
    }

    /** Text in memory of its own, as fields of structs need it. */
    public static function text(string $text, string $what): CData
    {
        Call::text($text, $what);
        $room = Library::api()->new('char[' . (strlen($text) + 1) . ']');
        FFI::memcpy($room, $text . "\0", strlen($text) + 1);
        return $room;
    }

    private static function callback(): CData
    {
        if (self::$callback === null) {
            self::$callback = Library::api()->new('siap_file_reader[1]');
            self::$callback[0] = self::over(...);
        }
        return self::$callback[0];
    }

    /** Called by C. */
    private static function over(mixed $user, string $role, string $name, CData $file): int
    {
        $hands = self::$now;
        try {
            $given = $file[0]->offset > 0 ? $hands->open : ($hands->read)($role, $name);
            if ($given === null) {
                return 0;
            }
            $bytes = is_resource($given) ? self::piece($given, $name) : $given;
            $hands->open = is_resource($given) ? $given : null;
            $length = strlen($bytes);
            $file[0]->more = is_resource($given) && $length === self::PIECE ? 1 : 0;
            $hands->held = Library::api()->new('char[' . max($length, 1) . ']');
            FFI::memcpy($hands->held, $bytes, $length);
            $file[0]->bytes = Library::api()->cast('char *', FFI::addr($hands->held));
            $file[0]->length = $length;
            return 1;
        } catch (\Throwable $error) {
            $hands->error = $error;
            return -1;
        }
    }

    /** @param resource $open */
    private static function piece(mixed $open, string $name): string
    {
        $bytes = stream_get_contents($open, self::PIECE);
        return $bytes === false ? throw new Exception\ReadException("$name: cannot be read") : $bytes;
    }

    /**
     * Files from folders: an array name -> bytes or a function goes before all of them.
     *
     * @param array<string, string>|\Closure|null $files
     */
    public static function reader(
        array|\Closure|null $files,
        ?string $rubrics,
        ?string $documents,
        ?string $base,
        ?Limits $limits,
    ): \Closure {
        return static function (string $role, string $name) use (
            $files,
            $rubrics,
            $documents,
            $base,
            $limits,
        ): mixed {
            if ($files instanceof \Closure) {
                return $files($role, $name);
            }
            if (isset($files[$name])) {
                return $files[$name];
            }
            if ($role === 'document') {
                $path = self::inside($documents, $name);
                $open = $path === null ? null : @fopen($path, 'rb');
                return $open === false ? throw new Exception\ReadException("$path: cannot be read") : $open;
            }
            if ($base === null && @is_file($name)) {
                return Source::bytes($name, $limits);
            }
            $names = $role === 'rubric' ? [$name, "$name.xml"] : [$name];
            foreach ([$role === 'rubric' ? $rubrics : null, $base] as $folder) {
                foreach ($names as $one) {
                    $found = self::inside($folder, $one);
                    if ($found !== null) {
                        return Source::bytes($found, $limits);
                    }
                }
            }
            return null;
        };
    }

    /** The path of a regular file of a folder; a name that leads out of it is looked for by its last part. */
    private static function inside(?string $folder, string $name): ?string
    {
        $parts = explode('/', $name);
        $last = end($parts);
        $out = $parts[0] === '' || in_array('..', $parts, true);
        foreach ($out ? [$last] : [$name, $last] as $one) {
            $path = $folder === null || in_array($one, ['', '.', '..'], true) ? false : @realpath("$folder/$one");
            if ($path !== false && is_file($path)) {
                return $path;
            }
        }
        return null;
    }
}
