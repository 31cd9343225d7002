<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// The page of examples/web over HTTP: good, broken and hostile uploads.

declare(strict_types=1);

namespace Siap\Tests;

require __DIR__ . '/testing.php';
require __DIR__ . '/server.php';

const WEB = ROOT . '/examples/web';
const BOUNDARY = 'siap-4c1f0a7d';

/** One part of a form; the name of a file makes it a file. */
function part(string $name, string $value, ?string $file = null): string
{
    $named = $file === null ? '' : "; filename=\"$file\"\r\nContent-Type: application/octet-stream";
    return '--' . BOUNDARY . "\r\nContent-Disposition: form-data; name=\"$name\"$named\r\n\r\n"
        . "$value\r\n";
}

/**
 * Send a form.
 *
 * @return array{int, string, string}
 */
function send(Server $server, string $lang, string ...$parts): array
{
    return $server->ask('POST', "/?lang=$lang",
        ['Content-Type: multipart/form-data; boundary=' . BOUNDARY],
        implode('', $parts) . '--' . BOUNDARY . "--\r\n");
}

/** Send a file for the rubric of 2023. */
function upload(Server $server, string $bytes, string $name = 'bukti.xml', string $more = ''): array
{
    return send($server, 'en', part('rubric', 'gmsc-2023'), part('evidence', $bytes, $name), $more);
}

/** What holds for every page; the page as a document. */
function sound(array $answer, int $status): \SimpleXMLElement
{
    [$code, $head, $page] = $answer;
    same($code, $status);
    holds($head, "Content-Security-Policy: default-src 'none'; style-src 'self'",
        'X-Content-Type-Options: nosniff', 'Content-Type: text/html; charset=utf-8',
        'Cache-Control: no-store', 'Referrer-Policy: no-referrer');
    right(!str_contains($head, 'X-Powered-By'));
    same(preg_match('/^[^\x00-\x08\x0b-\x1f\x7f\x{202E}]*$/Du', $page), 1);
    foreach ([(string) realpath(ROOT), sys_get_temp_dir(), 'Stack trace', '.php'] as $word) {
        right(!str_contains($page, $word), "$word is in the page");
    }
    $document = simplexml_load_string($page, null, LIBXML_NONET); // the page is XML too
    same([(string) $document['lang'] !== '', count($document->body->main)], [true, 1]);
    same(count($document->xpath('//h1')), 1);
    foreach ($document->xpath('//input | //select') as $field) {
        same(count($document->xpath("//label[@for='{$field['id']}']")), 1);
    }
    same(count($document->xpath('//table[not(caption)] | //th[not(@scope)]')), 0);
    $active = '//script | //img | //@style | //@src | //@*[starts-with(name(), "on")]';
    same(count($document->xpath($active)), 0);
    return $document;
}

/** Codes of the findings on a page. */
function codes(\SimpleXMLElement $page): array
{
    return array_map(static fn ($cell) => substr((string) $cell, -4),
        $page->xpath('//tr[@class="error" or @class="warning" or @class="note"]/td[3]'));
}

$uploads = folder();
$settings = ['-c', WEB . '/php.ini', ...preloadSettings(), '-d', "upload_tmp_dir=$uploads"];
$server = new Server(WEB . '/public', $settings);
$tests = new Tests();

$tests->test('the form', function () use ($server): void {
    $page = sound($server->ask('GET', '/'), 200);
    same((string) $page['lang'], 'id');
    $page = sound($server->ask('GET', '/?lang=en'), 200);
    same((string) $page['lang'], 'en');
    $rubrics = array_map(strval(...), $page->xpath('//select[@name="rubric"]/option'));
    same($rubrics, ['gmsc-2022', 'gmsc-2023', 'spbe-2020']);
    sound($server->ask('GET', '/?lang[]=en'), 200);
    sound($server->ask('GET', '/?lang=%3Cscript%3E'), 200);
    same($server->ask('HEAD', '/')[2], '');
    [$code, $head] = $server->ask('PUT', '/', [], 'x');
    same($code, 405);
    holds($head, 'Allow: GET, HEAD, POST');
    [$code, $head] = $server->ask('GET', '/style.css');
    same($code, 200);
    holds($head, 'text/css');
});

$tests->test('Kabupaten Malang 2023 with its pillars', function () use ($server): void {
    $bytes = (string) file_get_contents(MALANG_2023);
    $page = sound(upload($server, $bytes, 'malang.xml', part('previous', '2.50')), 200);
    $rows = [];
    foreach ($page->xpath('//tbody/tr') as $row) {
        $rows[(string) $row->th] = array_map(strval(...), $row->xpath('td'));
    }
    same($rows['Achievement index'][0], '2.94');
    same($rows['Improvement index'][0], '0.44');
    same(array_slice($rows['Baseline'], 0, 4), ['3.60', '0.1', '0.36', '100 %']);
    same([$rows['Smart Living'][0], $rows['Smart Living'][6]], ['3.21', 'ours']);
    right(!str_contains((string) $page->asXML(), 'SIMULATION'));
});

$tests->test('JSON and CSV, in Indonesian', function () use ($server): void {
    $csv = (string) file_get_contents(ROOT . '/examples/data/malang-2023-excel.csv');
    $page = sound(send($server, 'id', part('rubric', 'gmsc-2023'), part('class', 'kppn-ikn'),
        part('region', 'Kabupaten Malang'), part('evidence', $csv, 'malang.csv')), 200);
    holds((string) $page->asXML(), 'SIMULASI', 'Indeks Pencapaian', '2.94', 'kosong');
    $json = '{"rubric": "spbe-2020", "regions": [{"name": "K", "answers": []}]}';
    $page = sound(send($server, 'en', part('rubric', 'spbe-2020'),
        part('evidence', $json, 'k.json')), 200);
    holds((string) $page->asXML(), 'SIMULATION', 'missing');
    right(in_array('W320', codes($page), true));
});

$tests->test('many regions, or one of them', function () use ($server): void {
    $csv = part('evidence', (string) file_get_contents(REGIONS_2022), 'r.csv');
    $rubric = part('rubric', 'gmsc-2022');
    $page = sound(send($server, 'en', $rubric, $csv), 200);
    same(count($page->xpath('//section/h2[starts-with(., "Result")]')), 38);
    $page = sound(send($server, 'en', $rubric, $csv, part('region', 'KAB. BELITUNG')), 200);
    same(count($page->xpath('//section/h2[starts-with(., "Result")]')), 1);
    holds((string) $page->asXML(), '2.46');
    sound(send($server, 'en', $rubric, $csv, part('region', 'Atlantis')), 422);
});

$tests->test('broken files are told line by line', function () use ($server): void {
    $broken = str_replace('"tiny"', '"gmsc-2023"', BROKEN);
    $page = sound(upload($server, $broken), 422);
    same(codes($page), ['E122']);
    $cells = array_map(strval(...), $page->xpath('//tr[@class="error"]/td'));
    same($cells[1], '3');
    holds($cells[3], '3,5');
    holds($cells[4], '3.5');
    $kinds = ['torn' => '<evidence', 'empty' => '', 'words' => 'hello',
        'zip' => "PK\x03\x04\x00\x00", 'picture' => "\x89PNG\r\n\x1a\n\0\0\0",
        'nul' => "<evidence\0 xmlns='urn:siap:evidence:1'/>",
        'rubric' => (string) file_get_contents(RUBRIC_2023), 'json' => '{"rubric": ',
        'latin' => "<evidence xmlns='urn:siap:evidence:1' rubric='\xe9'/>",
        'other' => TINY];
    foreach ($kinds as $name => $bytes) {
        right(codes(sound(upload($server, $bytes, $name), 422)) !== [], $name);
    }
});

$tests->test('hostile files are refused', function () use ($server): void {
    $canary = folder() . '/canary';
    file_put_contents($canary, 'CANARY-7c2e');
    $open = '<evidence xmlns="urn:siap:evidence:1" rubric="gmsc-2023"><region name="';
    $tail = '"/></evidence>';
    $laughs = '<!DOCTYPE e [<!ENTITY a "ha">';
    foreach (range('b', 'z') as $at => $name) {
        $laughs .= "<!ENTITY $name \"" . str_repeat('&' . range('a', 'y')[$at] . ';', 10) . '">';
    }
    $files = [
        'file' => "<!DOCTYPE e [<!ENTITY x SYSTEM \"file://$canary\">]>$open&x;$tail",
        'parameter' => "<!DOCTYPE e [<!ENTITY % x SYSTEM \"file://$canary\"> %x;]>$open$tail",
        'external' => "<!DOCTYPE e SYSTEM \"http://127.0.0.1:1/x.dtd\">$open$tail",
        'php' => '<!DOCTYPE e [<!ENTITY x SYSTEM "php://filter/read=convert.base64-encode/'
            . "resource=index.php\">]>$open&x;$tail",
        'laughs' => "$laughs]>$open&z;$tail",
        'xinclude' => '<evidence xmlns="urn:siap:evidence:1" rubric="gmsc-2023"'
            . ' xmlns:xi="http://www.w3.org/2001/XInclude">'
            . "<xi:include href=\"file://$canary\" parse=\"text\"/></evidence>",
    ];
    foreach ($files as $name => $bytes) {
        [$status, $head, $page] = upload($server, $bytes);
        $document = sound([$status, $head, $page], 422);
        right(codes($document) !== [] && !str_contains($page, 'CANARY'), $name);
    }
    foreach ([str_repeat('<a>', 1000000), str_repeat('[', 1000000),
        '{"a":' . str_repeat('[', 100000) . str_repeat(']', 100000) . '}'] as $deep) {
        sound(upload($server, $deep), 413);
    }
});

$tests->test('too much is refused', function () use ($server): void {
    $page = sound(upload($server, str_repeat(' ', (4 << 20) + 1)), 413);
    holds((string) $page->asXML(), 'larger than 4 MiB');
    $page = sound(upload($server, str_repeat('x', 6 << 20)), 413); // beyond post_max_size
    holds((string) $page->asXML(), 'larger than 4 MiB');
});

$tests->test('markup in names is text', function () use ($server): void {
    $nasty = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>{{7*7}}${7*7}';
    $escaped = htmlspecialchars($nasty, ENT_XML1 | ENT_QUOTES);
    $bytes = '<evidence xmlns="urn:siap:evidence:1" rubric="gmsc-2023" stage="final">'
        . "<region name=\"$escaped\" class=\"kppn-ikn\"><answer item=\"oc.gov.spbe\" level=\"3\""
        . " note=\"$escaped\"/></region></evidence>";
    $page = sound(upload($server, $bytes, "$nasty.xml"), 200);
    holds((string) $page->xpath('//section/h2/bdi')[0], $nasty);
    $bytes = str_replace('oc.gov.spbe', $escaped, $bytes);
    $page = sound(upload($server, $bytes, '<b>&amp;.xml'), 422);
    holds((string) $page->xpath('//tr[@class="error"]/td[1]/bdi')[0], '<b>&amp;.xml');
    holds((string) $page->xpath('//tr[@class="error"]/td[4]')[0], '<script>');
    sound(upload($server, BROKEN, "../../\x1b]0;x\x07\xe2\x80\xae\xff\x00.xml"), 422);
    $page = sound(send($server, 'en', part('rubric', 'gmsc-2023'), part('region', $nasty),
        part('evidence', (string) file_get_contents(REGIONS_2022), 'r.csv')), 422);
    same((string) $page->xpath('//input[@name="region"]/@value')[0], $nasty);
});

$tests->test('forms that nobody would send', function () use ($server): void {
    $rubric = part('rubric', 'gmsc-2023');
    $file = part('evidence', BROKEN, 'b.xml');
    sound(send($server, 'en', $rubric), 400);
    sound(send($server, 'en', $rubric, part('evidence', '', '')), 400);
    sound(send($server, 'en', $rubric, part('evidence', 'words of a field')), 400);
    sound(send($server, 'en', $rubric, part('evidence[]', 'a', 'a'), part('evidence[]', 'b', 'b')),
        400);
    sound(send($server, 'en', $rubric, part('evidence[x][y]', 'a', 'a')), 400);
    sound(send($server, 'en', $file), 400);
    foreach (['../rubrics/gmsc-2023', 'nothing', 'gmsc-2023.xml', "gmsc-2023\0"] as $id) {
        sound(send($server, 'en', part('rubric', $id), $file), 400);
    }
    foreach ([part('rubric[]', 'gmsc-2023'), $rubric . part('region[a]', 'x'),
        $rubric . part('region', str_repeat('x', 201)), $rubric . part('class', "a\0b"),
        $rubric . part('class', "\xff"), $rubric . part('stage', 'never'),
        $rubric . part('previous', '2,5'), $rubric . part('previous', '1e999')] as $fields) {
        sound(send($server, 'en', $fields, $file), 400);
    }
    sound($server->ask('POST', '/', ['Content-Type: application/json'], '{}'), 400);
    sound($server->ask('POST', '/', ['Content-Type: multipart/form-data'], 'x'), 400);
    sound($server->ask('POST', '/?lang=en', ['Content-Type: multipart/form-data; boundary=x'], 'x'),
        400);
    same($server->ask('GET', '/../upload.php')[0], 404);
});

$tests->test('a library that is not there is our fault, not the visitor\'s', function () use (
    $settings
): void {
    $lost = new Server(WEB . '/public', $settings, ['SIAP_LIBRARY' => '/nowhere/libsiap.so.0']);
    $page = sound(upload($lost, (string) file_get_contents(MALANG_2023)), 500);
    holds((string) $page->asXML(), 'not at fault');
    $lost->stop();
    holds($lost->log(), '/nowhere/libsiap.so.0 (from SIAP_LIBRARY)');
});

$tests->test('the log has no warnings, and no upload is left', function () use (
    $server, $uploads
): void {
    $server->stop();
    // that a form is larger than post_max_size, or is none, PHP itself tells before the page runs
    $lines = preg_grep('/POST Content-Length|Missing boundary|Invalid boundary/',
        explode("\n", $server->log()), PREG_GREP_INVERT);
    foreach ((array) $lines as $line) {
        right(preg_match('/(Warning|Notice|Deprecated|rror|Fatal|Exception)/', $line) === 0, $line);
    }
    same(array_diff((array) scandir($uploads), ['.', '..']), []);
});

$tests->end();
