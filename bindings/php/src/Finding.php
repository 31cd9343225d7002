<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** One finding. As a string it shows itself as programs do, with the hint below. */
final readonly class Finding implements \JsonSerializable, \Stringable
{
    /**
     * @param string   $code     stable code, such as "E310"; never reused
     * @param string   $file     name of the input, as it was given; "" when none was
     * @param int|null $line     1 or more; null when the finding has no line
     * @param int|null $column   1 or more, in bytes; null when unknown
     * @param string   $path     where inside a JSON document, such as "regions[0].answers[3]";
     *                           "" for other formats
     * @param string   $text     what was found: one line without a final stop
     * @param string   $hint     how to mend it: one line; "" when there is nothing to add
     * @param string   $holder   the agency that must act, as the rubric names it; "" when none is
     * @param string   $shown    the same as programs show it
     */
    public function __construct(
        public string $code,
        public Severity $severity,
        public string $file,
        public ?int $line,
        public ?int $column,
        public string $path,
        public string $text,
        public string $hint,
        public string $holder = '',
        private string $shown = '',
    ) {
    }

    /** @return array<string, int|string|null> */
    public function toArray(): array
    {
        return [
            'code' => $this->code, 'severity' => $this->severity->value, 'file' => $this->file,
            'line' => $this->line, 'column' => $this->column, 'path' => $this->path,
            'text' => $this->text, 'hint' => $this->hint, 'holder' => $this->holder,
        ];
    }

    /** @return array<string, int|string|null> */
    public function jsonSerialize(): array
    {
        return $this->toArray();
    }

    public function __toString(): string
    {
        return $this->shown !== '' ? rtrim($this->shown, "\n")
            : "{$this->severity->value} {$this->code}: {$this->text}";
    }
}
