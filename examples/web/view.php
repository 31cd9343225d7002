<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// The page as HTML. Every word of a file, a rubric or a visitor goes through text().

declare(strict_types=1);

namespace Siap\Page;

use Siap\{Cell, Findings, Result, State, Term};

const SHOWN = 200; // findings on a page

/** Text between tags or in an attribute; what would not be seen is shown by its number. */
function text(string|int $value): string
{
    $html = htmlspecialchars((string) $value, ENT_QUOTES | ENT_SUBSTITUTE | ENT_XHTML, 'UTF-8');
    $number = static fn (array $found): string =>
        sprintf('\u{%X}', unpack('N', (string) iconv('UTF-8', 'UCS-4BE', $found[0]))[1]);
    return (string) preg_replace_callback('/[\p{Cc}\p{Cf}]/u', $number, $html);
}

/**
 * @param array<string, string> $words
 * @param array<string, string> $fields
 */
function page(array $words, Outcome $outcome, array $fields): string
{
    $other = $words['lang'] === 'id' ? 'en' : 'id';
    return <<<HTML
        <!DOCTYPE html>
        <html lang="{$words['lang']}">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{$words['title']} – libsiap</title>
        <link rel="stylesheet" href="style.css"/>
        </head>
        <body>
        <header>
        <h1>{$words['title']}</h1>
        <nav><a href="?lang=$other" lang="$other" hreflang="$other">{$words['other']}</a></nav>
        </header>
        <main>
        HTML . "\n" . form($words, $fields) . answer($words, $outcome) . <<<HTML
        </main>
        </body>
        </html>

        HTML;
}

/**
 * @param array<string, string> $words
 * @param array<string, string> $fields
 */
function form(array $words, array $fields): string
{
    $rubrics = options(array_combine(rubrics(), rubrics()), $fields['rubric']);
    $stages = options(['' => $words['stages'], ...array_combine(STAGES, STAGES)], $fields['stage']);
    $value = array_map(text(...), $fields);
    return <<<HTML
        <form method="post" action="?lang={$words['lang']}" enctype="multipart/form-data">
        <p>{$words['intro']}</p>
        <p><label for="evidence">{$words['file']}</label>
        <input type="file" id="evidence" name="evidence" required="required"
          accept=".xml,.json,.csv"/></p>
        <p><label for="rubric">{$words['rubric']}</label>
        <select id="rubric" name="rubric">$rubrics</select></p>
        <p><label for="previous">{$words['previous']}</label>
        <input type="number" id="previous" name="previous" min="0" step="any"
          value="{$value['previous']}"/></p>
        <fieldset><legend>{$words['csv']}</legend>
        <p><label for="region">{$words['region']}</label>
        <input id="region" name="region" maxlength="100" value="{$value['region']}"/></p>
        <p><label for="class">{$words['class']}</label>
        <input id="class" name="class" maxlength="100" value="{$value['class']}"/></p>
        <p><label for="stage">{$words['stage']}</label>
        <select id="stage" name="stage">$stages</select></p>
        </fieldset>
        <p><button>{$words['send']}</button></p>
        </form>

        HTML;
}

/** @param array<string, string> $choices */
function options(array $choices, string $chosen): string
{
    $html = '';
    foreach ($choices as $value => $shown) {
        $mark = (string) $value === $chosen ? ' selected="selected"' : '';
        $html .= '<option value="' . text($value) . "\"$mark>" . text($shown) . '</option>';
    }
    return $html;
}

/** @param array<string, string> $words */
function answer(array $words, Outcome $outcome): string
{
    $html = '';
    if ($outcome->status !== 200) {
        $html .= "<section role=\"alert\">\n<h2>{$words['refused']}</h2>\n"
            . ($outcome->message === '' ? '' : '<p>' . text($outcome->message) . "</p>\n")
            . "</section>\n";
    }
    foreach ($outcome->results as $result) {
        $html .= region($words, $result);
    }
    return $html . ($outcome->findings === null ? '' : found($words, $outcome->findings));
}

/** @param array<string, string> $words */
function region(array $words, Result $result): string
{
    $name = text($result->regionName());
    $about = array_filter([
        text($result->rubricId()),
        $result->profile() === '' ? '' : "{$words['profile']} " . text($result->profile()),
        "{$words['stage']}: " . text($result->stage()),
        $result->participated() ? '' : $words['absent'],
    ]);
    $html = "<section>\n<h2>{$words['result']}: <bdi>$name</bdi></h2>\n"
        . '<p>' . implode(', ', $about) . "</p>\n"
        . ($result->isSimulation() ? "<p><strong>{$words['simulation']}</strong></p>\n" : '');
    foreach ($result->indices($words['lang']) as $index) {
        $html .= index($words, $result, $index);
    }
    $digests = array_map(
        static fn (string $what) => text($what . ' ' . substr($result->digest($what), 0, 12)),
        ['rubric', 'plan', 'evidence']
    );
    return $html . "<p><small>{$words['rests']}: " . implode(', ', $digests)
        . "</small></p>\n</section>\n";
}

/**
 * An index, and what each part brought in.
 *
 * @param array<string, string> $words
 */
function index(array $words, Result $result, Cell $index): string
{
    $rows = row($words, $index, null);
    foreach ($result->terms($index->id) as $term) {
        $rows .= row($words, $result->cell($term->child, $words['lang']), $term);
    }
    $heads = '';
    foreach (['part', 'score', 'weight', 'adds', 'answered', 'bounds', 'band', 'mark'] as $head) {
        $heads .= "<th scope=\"col\">{$words[$head]}</th>";
    }
    $label = text($index->label);
    return "<div class=\"wide\"><table>\n<caption>$label</caption>\n"
        . "<thead><tr>$heads</tr></thead>\n<tbody>\n$rows</tbody>\n</table></div>\n";
}

/** @param array<string, string> $words */
function row(array $words, Cell $cell, ?Term $term): string
{
    $score = $cell->state === State::Scored ? text((string) $cell) : $words[$cell->state->value];
    $cells = [
        $score, number($term?->weight), number($term?->term), share($cell->coverage), bounds($cell),
        text($cell->bandLabel), $words[$cell->status] ?? '',
    ];
    $class = $term === null ? ' class="sum"' : '';
    return "<tr$class><th scope=\"row\">" . text($cell->label) . '</th><td>'
        . implode('</td><td>', $cells) . "</td></tr>\n";
}

/** Where the score would lie at worst and at best; nothing where that is known already. */
function bounds(Cell $cell): string
{
    if ($cell->low === null || $cell->high === null || $cell->low === $cell->high) {
        return '';
    }
    $shown = static fn (float $value): string => $cell->places < 0
        ? number($value) : number_format($value, $cell->places, '.', '');
    return $shown($cell->low) . ' – ' . $shown($cell->high);
}

/** In percent; only what is whole is called 100. */
function share(?float $value): string
{
    return $value === null ? '' : ($value >= 1 ? 100 : (int) floor(100 * $value)) . ' %';
}

/** At most so many decimals; nothing where there is no number. */
function number(?float $value, int $places = 4): string
{
    $text = $value === null ? '' : number_format($value, $places, '.', '');
    return str_contains($text, '.') ? rtrim(rtrim($text, '0'), '.') : $text;
}

/** @param array<string, string> $words */
function found(array $words, Findings $findings): string
{
    $html = "<section>\n<h2>{$words['findings']}</h2>\n";
    if (count($findings) === 0) {
        return "$html<p>{$words['none']}</p>\n</section>\n";
    }
    ['error' => $errors, 'warning' => $warnings, 'note' => $notes] = $findings->totals;
    $html .= '<p>' . sprintf($words['counted'], $errors, $warnings, $notes);
    if ($errors + $warnings + $notes > SHOWN) {
        $html .= '. ' . sprintf($words['shown'], SHOWN);
    }
    $heads = '';
    foreach (['where', 'line', 'code', 'text', 'hint'] as $head) {
        $heads .= "<th scope=\"col\">{$words[$head]}</th>";
    }
    $html .= "</p>\n<div class=\"wide\"><table>\n<caption>{$words['findings']}</caption>\n"
        . "<thead><tr>$heads</tr></thead>\n<tbody>\n";
    foreach ($findings as $at => $one) {
        if ($at < SHOWN) {
            $kind = $one->severity->value;
            $html .= "<tr class=\"$kind\"><td><bdi>" . text($one->file) . '</bdi></td><td>'
                . ($one->line ?? '') . "</td><td>{$words[$kind]} " . text($one->code) . '</td><td>'
                . text($one->text) . '</td><td>' . text($one->hint) . "</td></tr>\n";
        }
    }
    return "$html</tbody>\n</table></div>\n</section>\n";
}
