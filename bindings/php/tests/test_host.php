<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// A good guest: libxml, DOM, the locale and PHP itself are afterwards as they were.

declare(strict_types=1);

namespace Siap\Tests;

require __DIR__ . '/testing.php';

use Siap\{Evidence, Rubric, Siap};
use Siap\Exception\SiapException;

const DOCTYPE = '<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/hostname">]><e>&x;</e>';

/** Everything that the library can be made to do with XML, JSON and CSV, good and bad. */
function work(): void
{
    same((string) Siap::score(RUBRIC_2023, MALANG_2023)['achievement'], '2.94');
    foreach (['<evidence', '<a>', DOCTYPE, '{', 'a,b', "\xff", ''] as $bytes) {
        foreach ([Rubric::class, Evidence::class] as $kind) {
            thrown(SiapException::class, fn () => $kind::read($bytes, 'x'));
        }
    }
    thrown(SiapException::class, fn () => Rubric::open('/nowhere.xml'));
}

/** What PHP's libxml functions say of some documents. */
function seen(): array
{
    $before = libxml_use_internal_errors(true);
    $said = [];
    foreach (['<a><b/></a>', '<a><b></a>', '<!DOCTYPE a [<!ENTITY e "E">]><a>&e;</a>',
        '<a xmlns:x="y">  <x:b/> </a>'] as $text) {
        foreach ([0, LIBXML_NOENT, LIBXML_NOBLANKS | LIBXML_BIGLINES] as $options) {
            $document = new \DOMDocument();
            $said[] = [$document->loadXML($text, $options), $document->saveXML()];
        }
        $said[] = simplexml_load_string($text) !== false;
    }
    $said[] = array_map(static fn (\LibXMLError $error) =>
        [$error->code, $error->line, $error->message], libxml_get_errors());
    libxml_clear_errors();
    libxml_use_internal_errors($before);
    return $said;
}

$tests = new Tests();

$tests->test('errors that the host collects are its own', function (): void {
    libxml_use_internal_errors(true);
    libxml_clear_errors();
    (new \DOMDocument())->loadXML('<torn');
    $before = libxml_get_errors();
    right(count($before) > 0);
    work();
    right(libxml_get_errors() == $before, 'the list is another');
    right(libxml_get_last_error() == end($before), 'the last error is another');
    libxml_clear_errors();
    work();
    same(libxml_get_errors(), []);
    same(libxml_get_last_error(), false);
    right(libxml_use_internal_errors(false)); // it was still on
});

$tests->test('errors that the host has shown as warnings are shown', function (): void {
    libxml_use_internal_errors(false);
    work(); // a warning would be an exception here
    same(libxml_use_internal_errors(), false);
    thrown(\ErrorException::class, fn () => (new \DOMDocument())->loadXML('<torn'));
});

$tests->test('DOM and SimpleXML read as before', function (): void {
    $before = seen();
    work();
    same(seen(), $before);
});

$tests->test('documents of the host stay whole', function (): void {
    $document = new \DOMDocument();
    $document->load(RUBRIC_2023);
    $text = $document->saveXML();
    $path = new \DOMXPath($document);
    $path->registerNamespace('r', 'urn:siap:rubric:1');
    $nodes = $path->query('//r:item');
    $reader = \XMLReader::open(MALANG_2023);
    $reader->read();
    work();
    right($reader->read());
    same($document->saveXML(), $text);
    right($nodes->length > 117 && $path->query('//r:item')->length === $nodes->length);
});

$tests->test('the entity loader of the host is not called, and stays', function (): void {
    $asked = [];
    $loader = static function (?string $public, string $system) use (&$asked) {
        $asked[] = $system;
        return fopen('data:,ours', 'r');
    };
    libxml_set_external_entity_loader($loader);
    work();
    same($asked, []);
    $document = new \DOMDocument();
    $document->loadXML(DOCTYPE, LIBXML_NOENT);
    same($asked, ['file:///etc/hostname']);
    same($document->textContent, 'ours');
    same(libxml_get_external_entity_loader(), $loader);
    libxml_set_external_entity_loader(null);
});

$tests->test('the library may be called in the middle of the host\'s parsing', function (): void {
    // the host's own parser is at work while the library reads
    libxml_set_external_entity_loader(static function () {
        work();
        return fopen('data:,deep', 'r');
    });
    $document = new \DOMDocument();
    $document->loadXML(DOCTYPE, LIBXML_NOENT);
    same($document->textContent, 'deep');
    libxml_set_external_entity_loader(null);
});

$tests->test('settings of PHP and of the process stay', function (): void {
    $state = static fn (): array => [setlocale(LC_ALL, '0'), localeconv(), getcwd(), ini_get_all(),
        getenv(), error_get_last(), date_default_timezone_get(), umask(), ob_get_level(),
        get_resources()];
    error_clear_last();
    $before = $state();
    work();
    same($state() == $before, true);
});

$tests->test('nothing is written, whatever is read', function (): void {
    $code = 'require "bindings/php/autoload.php"; foreach (["<a>", "{", '
        . var_export(DOCTYPE, true) . '] as $bytes) { try { Siap\Evidence::read($bytes); }'
        . ' catch (Siap\Exception\SiapException) {} }';
    same(php(['-r', $code]), [0, '', '']);
});

$tests->end();
