<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// One page: a form, and below it what came of the file that was sent.

declare(strict_types=1);

namespace Siap\Page;

require __DIR__ . '/../../../bindings/php/autoload.php';
require __DIR__ . '/../words.php';
require __DIR__ . '/../upload.php';
require __DIR__ . '/../score.php';
require __DIR__ . '/../view.php';

header_remove('X-Powered-By');
header('Content-Type: text/html; charset=utf-8');
// no script is needed, so none may run; the style comes from this server, the form goes to it
header("Content-Security-Policy: default-src 'none'; style-src 'self'; form-action 'self'; "
    . "base-uri 'none'; frame-ancestors 'none'");
header('X-Content-Type-Options: nosniff');
header('Referrer-Policy: no-referrer');
header('Cross-Origin-Resource-Policy: same-origin');
header('Cache-Control: no-store'); // evidence is nobody else's business

$asked = $_GET['lang'] ?? 'id';
$words = words(is_string($asked) ? $asked : 'id');
$method = $_SERVER['REQUEST_METHOD'];
$outcome = match ($method) {
    'GET', 'HEAD' => new Outcome(200),
    'POST' => outcome($words),
    default => new Outcome(405, $words['method']),
};
http_response_code($outcome->status);
header("Content-Language: {$words['lang']}");
if ($outcome->status === 405) {
    header('Allow: GET, HEAD, POST');
}
echo page($words, $outcome, fields());
