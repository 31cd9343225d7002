<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/**
 * The evidence of one or many regions. It never changes.
 *
 * count() counts its regions, foreach gives them, $evidence[0] and $evidence['name or code'] give
 * one.
 *
 * @implements \ArrayAccess<int|string, Region>
 * @implements \IteratorAggregate<int, Region>
 */
final class Evidence extends Handle implements \ArrayAccess, \Countable, \IteratorAggregate
{
    use ReadOnlyArray;

    /** What was found while reading: the faults of a draft, warnings and notes. */
    public readonly Findings $findings;

    /** Read evidence from an XML, JSON or CSV file. */
    public static function open(
        string $path,
        Options $options = new Options(),
        ?Limits $limits = null,
        string $language = 'en',
    ): self {
        $words = [Source::path($path)];
        return self::made('siap_evidence_open', $path, $words, $options, $limits, $language);
    }

    /** Read evidence from the bytes of an XML, JSON or CSV document. */
    public static function read(
        #[\SensitiveParameter] string $bytes,
        string $name = '',
        Options $options = new Options(),
        ?Limits $limits = null,
        string $language = 'en',
    ): self {
        $words = [$bytes, strlen($bytes), Call::text($name, 'name')];
        return self::made('siap_evidence_read', $name, $words, $options, $limits, $language);
    }

    /**
     * Evidence from an array in the form of a JSON document: see rubrics/EVIDENCE.md.
     *
     * @param array<string, mixed> $data
     */
    public static function fromArray(
        #[\SensitiveParameter] array $data,
        string $name = 'array',
        Options $options = new Options(),
        ?Limits $limits = null,
        string $language = 'en',
    ): self {
        $bytes = Tables::json($data);
        return self::read($bytes, $name, $options->withFormat('json'), $limits, $language);
    }

    /**
     * Evidence from rows, as a database gives them: a row per answer or per region, told by its
     * columns as in CSV. Row 0 is line 2 of the findings. Keep codes as text: 35.10 is no number.
     *
     * @param iterable<array<string, mixed>> $rows
     */
    public static function fromRows(
        #[\SensitiveParameter] iterable $rows,
        string $name = 'rows',
        Options $options = new Options(),
        ?Limits $limits = null,
        string $language = 'en',
    ): self {
        $bytes = Tables::csv($rows);
        return self::read($bytes, $name, $options->withFormat('csv'), $limits, $language);
    }

    /** @param array<mixed> $words */
    private static function made(
        string $function,
        string $name,
        #[\SensitiveParameter] array $words,
        Options $options,
        ?Limits $limits,
        string $language,
    ): self {
        array_push($words, $options, $limits);
        $what = Call::titled('evidence', $name);
        [$reference, $found] = Call::make($what, $function, 'siap_evidence', $words, $language);
        $evidence = new self($reference);
        $evidence->findings = $found;
        return $evidence;
    }

    // ---- what can be made of it

    /**
     * As text that reads back as the same evidence: "xml", "json", "csv" or "csv-excel". What CSV
     * has no room for is in $found.
     *
     * @param-out Findings $found
     */
    public function write(
        string $format = 'xml',
        string $language = 'en',
        ?Findings &$found = null,
    ): string {
        $words = [$this->own(), Call::text($format, 'format'), Call::text($language, 'language')];
        $what = "evidence as $format";
        [$text, $found] = Call::writtenFound($what, 'siap_evidence_write', $words, $language);
        return $text;
    }

    /**
     * One evidence of the parts that agencies sent back; $prefer is the part that goes first in
     * conflicts. Without one a conflict throws, with every conflict among its findings.
     *
     * @param list<self> $parts
     */
    public static function merge(array $parts, ?self $prefer = null, string $language = 'en'): self
    {
        $count = count($parts);
        $array = Library::api()->new('siap_evidence *[' . max($count, 1) . ']');
        foreach (array_values($parts) as $at => $part) {
            $array[$at] = $part->own();
        }
        $type = 'const siap_evidence *const *';
        $words = [Library::api()->cast($type, $array), $count, $prefer?->own()];
        return self::derived('merging evidence', 'siap_evidence_merge', $words, $language);
    }

    /**
     * This evidence, which answers the rubric $last, as a draft for the rubric $new; its findings
     * name what stays behind, and why.
     */
    public function carry(Rubric $last, Rubric $new, string $language = 'en'): self
    {
        $words = [$this->own(), $last->own(), $new->own()];
        return self::derived('carrying evidence over', 'siap_evidence_carry', $words, $language);
    }

    /** @param array<mixed> $words */
    private static function derived(
        string $what,
        string $function,
        array $words,
        string $language,
    ): self {
        [$reference, $found] = Call::make($what, $function, 'siap_evidence', $words, $language);
        $evidence = new self($reference);
        $evidence->findings = $found;
        return $evidence;
    }

    // ---- what is in it

    /** Id of the rubric that it answers; "" when it names none. */
    public function rubricId(): string
    {
        return $this->told('siap_evidence_rubric_id');
    }

    /** How many faults a draft was read with; 0: it can be scored. */
    public function faults(): int
    {
        return Library::api()->siap_evidence_faults($this->own());
    }

    /** Number of a region, told by number, name or code; null is the only one. */
    public function find(int|string|null $region = null): int
    {
        $count = count($this);
        if ($region === null) {
            return $count === 1 ? 0 : throw new \InvalidArgumentException(
                "the evidence holds $count regions: say which, or Siap::scoreAll()"
            );
        }
        if (is_int($region)) {
            return self::position($region, $count, 'region');
        }
        $found = $this->called($region);
        if (count($found) > 1) {
            throw new \InvalidArgumentException(
                count($found) . " regions are called \"$region\": use code or number"
            );
        }
        return $found[0] ?? throw new \OutOfBoundsException("no region \"$region\"");
    }

    /** @return list<int> */
    private function called(string $region): array
    {
        $api = Library::api();
        $own = $this->own();
        $found = [];
        for ($at = 0, $count = $region === '' ? 0 : count($this); $at < $count; $at++) {
            $names = [
                $api->siap_evidence_region_name($own, $at),
                $api->siap_evidence_region_code($own, $at),
            ];
            if (in_array($region, $names, true)) {
                $found[] = $at;
            }
        }
        return $found;
    }

    /** One region, by number, name or code; null is the only one. */
    public function region(int|string|null $which = null): Region
    {
        $api = Library::api();
        $own = $this->own();
        $at = $this->find($which);
        return new Region(
            $at,
            (string) $api->siap_evidence_region_name($own, $at),
            (string) $api->siap_evidence_region_code($own, $at),
            (string) $api->siap_evidence_region_class($own, $at),
            (string) $api->siap_evidence_region_stage($own, $at),
            $api->siap_evidence_region_participated($own, $at) !== 0,
            $api->siap_evidence_region_answers($own, $at),
        );
    }

    /** @return list<Region> */
    public function regions(): array
    {
        $regions = [];
        for ($at = 0, $count = count($this); $at < $count; $at++) {
            $regions[] = $this->region($at);
        }
        return $regions;
    }

    // ---- as PHP shows it

    public function count(): int
    {
        return Library::api()->siap_evidence_region_count($this->own());
    }

    /** @return \ArrayIterator<int, Region> */
    public function getIterator(): \ArrayIterator
    {
        return new \ArrayIterator($this->regions());
    }

    public function offsetExists(mixed $offset): bool
    {
        if (is_int($offset)) {
            return $offset >= 0 && $offset < count($this);
        }
        return is_string($offset) && count($this->called($offset)) === 1;
    }

    public function offsetGet(mixed $offset): Region
    {
        return $this->region($offset);
    }

    protected function about(): string
    {
        $who = count($this) === 1 ? $this->region(0)->name : count($this) . ' regions';
        $faults = $this->faults() > 0 ? ", {$this->faults()} faults" : '';
        return "$who for " . ($this->rubricId() ?: 'any rubric') . $faults;
    }
}
