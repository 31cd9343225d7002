<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// What was sent: one file and a few words, held against what they may be.

declare(strict_types=1);

namespace Siap\Page;

const MOST = 4 << 20; // bytes of a file
const LONGEST = 200; // bytes of any other field
const RUBRICS = __DIR__ . '/../../rubrics';
const STAGES = ['self', 'desk', 'interview', 'visit', 'final'];

/** What was sent cannot be taken: status and words for the visitor. */
final class Refused extends \Exception
{
}

/**
 * Ids of the rubrics that are shipped.
 *
 * @return list<string>
 */
function rubrics(): array
{
    $name = static fn (string $path): string => basename($path, '.xml');
    return array_map($name, (array) glob(RUBRICS . '/*.xml'));
}

/**
 * The words of the form; one that is too long or no text is as if it were not sent.
 *
 * @return array<string, string>
 */
function fields(): array
{
    $fields = [];
    foreach (['rubric', 'region', 'class', 'stage', 'previous'] as $name) {
        $value = $_POST[$name] ?? '';
        $fields[$name] = is_string($value) && isText($value) ? trim($value) : '';
    }
    return $fields;
}

function isText(string $value): bool
{
    return strlen($value) <= LONGEST && preg_match('/^\P{C}*$/Du', $value) === 1;
}

/**
 * The same, or a refusal that names what is wrong.
 *
 * @param array<string, string> $words
 * @return array<string, string>
 */
function checkedFields(array $words): array
{
    $fields = fields();
    $may = [
        'rubric' => in_array($fields['rubric'], rubrics(), true),
        'stage' => in_array($fields['stage'], ['', ...STAGES], true),
        'previous' => preg_match('/^(\d{1,6}(\.\d{1,12})?)?$/D', $fields['previous']) === 1,
    ];
    foreach ($fields as $name => $value) {
        $sent = $_POST[$name] ?? '';
        if (!is_string($sent) || !isText($sent) || !($may[$name] ?? true)) {
            throw new Refused(sprintf($words['field'], $words[$name]), 400);
        }
    }
    return $fields;
}

/**
 * Name and bytes of the file that was sent.
 *
 * @param array<string, string> $words
 * @return array{string, string}
 */
function uploaded(array $words): array
{
    $file = $_FILES['evidence'] ?? null;
    if ($file === null && (int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > MOST) {
        throw new Refused($words['large'], 413); // more than PHP's post_max_size: it drops all
    }
    if (is_array($file['name'] ?? '')) {
        throw new Refused($words['one'], 400);
    }
    $code = match ($file['error'] ?? UPLOAD_ERR_NO_FILE) {
        UPLOAD_ERR_OK => 200,
        UPLOAD_ERR_INI_SIZE, UPLOAD_ERR_FORM_SIZE => throw new Refused($words['large'], 413),
        UPLOAD_ERR_NO_FILE => throw new Refused($words['choose'], 400),
        UPLOAD_ERR_PARTIAL => throw new Refused($words['partial'], 400),
        default => 500,
    };
    $bytes = $code === 200 && is_uploaded_file($file['tmp_name'])
        ? file_get_contents($file['tmp_name'], false, null, 0, MOST + 1) : false;
    if ($bytes === false) {
        throw new \RuntimeException("upload error {$file['error']}");
    }
    if (strlen($bytes) > MOST) {
        throw new Refused($words['large'], 413);
    }
    return [str_replace("\0", '', substr($file['name'], -LONGEST)), $bytes];
}
