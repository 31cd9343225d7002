<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// PHP's own web server for a test: FFI is restricted in it as under FPM.

declare(strict_types=1);

namespace Siap\Tests;

/** The preload recipe of the README, but for the user that PHP asks for where root starts it. */
const PRELOAD = ['-d', 'ffi.enable=preload', '-d', 'opcache.enable=1', '-d', 'opcache.enable_cli=1',
    '-d', 'opcache.preload=' . ROOT . '/bindings/php/preload.php'];

/** @return list<string> */
function preloadSettings(): array
{
    return [...PRELOAD, '-d', 'opcache.preload_user=' . posix_getpwuid(posix_geteuid())['name']];
}

final class Server
{
    private const PATIENCE = 20; // seconds, for one answer

    /** @var resource */
    private $process;
    private int $port;
    private readonly string $log;

    /**
     * @param list<string> $settings
     * @param array<string, string|null> $changes of the environment
     */
    public function __construct(string $pages, array $settings, array $changes = [])
    {
        $this->log = folder() . '/log';
        $env = array_filter([...getenv(), ...$changes], is_string(...));
        for ($tries = 0; $tries < 5; $tries++) { // somebody else may take the port that is free now
            $this->port = self::freePort();
            $words = [PHP_BINARY, ...$settings, '-S', "127.0.0.1:{$this->port}", '-t', $pages];
            $streams = [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'],
                ['file', $this->log, 'w']];
            $this->process = proc_open($words, $streams, $pipes, ROOT, $env);
            if ($this->listens()) {
                return;
            }
            $this->stop();
        }
        throw new Failure("no server: {$this->log()}");
    }

    private static function freePort(): int
    {
        $socket = stream_socket_server('tcp://127.0.0.1:0');
        $name = (string) stream_socket_get_name($socket, false);
        fclose($socket);
        return (int) substr((string) strrchr($name, ':'), 1);
    }

    private function listens(): bool
    {
        $end = microtime(true) + self::PATIENCE;
        while (microtime(true) < $end && proc_get_status($this->process)['running']) {
            if (str_contains($this->log(), 'started')) {
                return true;
            }
            usleep(20000);
        }
        return false;
    }

    /**
     * One request; the connection is its own.
     *
     * @param list<string> $headers
     * @return array{int, string, string} status, head and body
     */
    public function ask(string $method, string $path, array $headers = [], string $body = ''): array
    {
        $address = "tcp://127.0.0.1:{$this->port}";
        $socket = stream_socket_client($address, $code, $text, self::PATIENCE);
        stream_set_timeout($socket, self::PATIENCE);
        $lines = ["$method $path HTTP/1.1", 'Host: 127.0.0.1', 'Connection: close', ...$headers];
        if ($body !== '') {
            $lines[] = 'Content-Length: ' . strlen($body);
        }
        fwrite($socket, implode("\r\n", $lines) . "\r\n\r\n$body");
        $answer = (string) stream_get_contents($socket);
        right(!stream_get_meta_data($socket)['timed_out'], "$method $path: no answer in time");
        fclose($socket);
        [$head, $page] = explode("\r\n\r\n", $answer, 2) + [1 => ''];
        return [(int) substr($head, 9, 3), $head, $page];
    }

    /** What the server and PHP wrote. */
    public function log(): string
    {
        return (string) file_get_contents($this->log);
    }

    public function stop(): void
    {
        proc_terminate($this->process);
        proc_close($this->process);
    }
}
