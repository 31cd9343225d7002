<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/**
 * A rubric: read from XML, checked, sealed. It never changes.
 *
 * count() counts its items, foreach gives them, $rubric['id'] and $rubric[0] give one.
 *
 * @implements \ArrayAccess<int|string, Item>
 * @implements \IteratorAggregate<int, Item>
 */
final class Rubric extends Handle implements \ArrayAccess, \Countable, \IteratorAggregate
{
    use ReadOnlyArray;

    /** Warnings and notes about the document. */
    public readonly Findings $findings;

    /** Read a rubric from a file. `language` ("en" or "id") is that of the findings. */
    public static function open(
        string $path,
        ?Limits $limits = null,
        string $language = 'en',
    ): self {
        $words = [Source::path($path), $limits];
        return self::made('siap_rubric_open', $path, $words, $language);
    }

    /** Read a rubric from memory. Findings call it by `name`. */
    public static function read(
        string $bytes,
        string $name = '',
        ?Limits $limits = null,
        string $language = 'en',
    ): self {
        $words = [$bytes, strlen($bytes), Call::text($name, 'name'), $limits];
        return self::made('siap_rubric_read', $name, $words, $language);
    }

    /** @param array<mixed> $words */
    private static function made(
        string $function,
        string $name,
        array $words,
        string $language,
    ): self {
        $what = Call::titled('rubric', $name);
        [$reference, $found] = Call::make($what, $function, 'siap_rubric', $words, $language);
        $rubric = new self($reference);
        $rubric->findings = $found;
        return $rubric;
    }

    // ---- what is in it

    public function id(): string
    {
        return $this->told('siap_rubric_id');
    }

    public function agency(): string
    {
        return $this->told('siap_rubric_agency');
    }

    public function version(): string
    {
        return $this->told('siap_rubric_version');
    }

    public function edition(): string
    {
        return $this->told('siap_rubric_edition');
    }

    /** "published" or "ours". */
    public function status(): string
    {
        return $this->told('siap_rubric_status');
    }

    /** SHA-256 of the bytes: 64 hexadecimal digits. */
    public function digest(): string
    {
        return $this->told('siap_rubric_digest');
    }

    /** Name of the rubric; null is its own first language. */
    public function label(?string $language = null): string
    {
        $words = Call::text($language, 'language');
        return (string) Library::api()->siap_rubric_label($this->own(), $words);
    }

    /**
     * Languages of the labels.
     *
     * @return list<string>
     */
    public function languages(): array
    {
        $api = Library::api();
        return $this->each('language', static fn ($own, $at) =>
            (string) $api->siap_rubric_language($own, $at));
    }

    /** One item, by id or by number in document order. */
    public function item(int|string $which, ?string $language = null): Item
    {
        $api = Library::api();
        $own = $this->own();
        $at = $this->find($which);
        $words = Call::text($language, 'language');
        return new Item(
            (string) $api->siap_rubric_item_id($own, $at),
            (string) $api->siap_rubric_item_label($own, $at, $words),
            (string) $api->siap_rubric_item_pillar($own, $at),
            (string) $api->siap_rubric_item_holder($own, $at),
            (string) $api->siap_rubric_item_status($own, $at),
        );
    }

    /**
     * The items in document order.
     *
     * @return list<Item>
     */
    public function items(?string $language = null): array
    {
        return $this->each('item', fn ($own, int $at) => $this->item($at, $language));
    }

    /**
     * The nodes in document order, indices included.
     *
     * @return list<Node>
     */
    public function nodes(?string $language = null): array
    {
        $api = Library::api();
        $words = Call::text($language, 'language');
        return $this->each('node', static fn ($own, int $at) => new Node(
            (string) $api->siap_rubric_node_id($own, $at),
            (string) $api->siap_rubric_node_label($own, $at, $words),
            (string) $api->siap_rubric_node_status($own, $at),
            $api->siap_rubric_node_is_index($own, $at) !== 0,
        ));
    }

    /**
     * The nodes that end a tree.
     *
     * @return list<Node>
     */
    public function indices(?string $language = null): array
    {
        return array_values(
            array_filter($this->nodes($language), static fn (Node $one) => $one->isIndex)
        );
    }

    /** @return list<Named> */
    public function profiles(?string $language = null): array
    {
        $api = Library::api();
        $words = Call::text($language, 'language');
        return $this->each('profile', static fn ($own, int $at) => new Named(
            (string) $api->siap_rubric_profile_id($own, $at),
            (string) $api->siap_rubric_profile_label($own, $at, $words),
        ));
    }

    /** The profile that serves a class of regions; null when none or several do. */
    public function profileForClass(string $regionClass): ?string
    {
        $words = Call::text($regionClass, 'class');
        return Library::api()->siap_rubric_profile_for_class($this->own(), $words);
    }

    /** @return list<Named> */
    public function pillars(?string $language = null): array
    {
        $api = Library::api();
        $words = Call::text($language, 'language');
        return $this->each('pillar', static fn ($own, int $at) => new Named(
            (string) $api->siap_rubric_pillar_id($own, $at),
            (string) $api->siap_rubric_pillar_label($own, $at, $words),
        ));
    }

    /**
     * The sources that the rubric cites: id, and document, date and link in one line.
     *
     * @return list<Named>
     */
    public function sources(): array
    {
        $api = Library::api();
        return $this->each('source', static fn ($own, int $at) => new Named(
            (string) $api->siap_rubric_source_id($own, $at),
            (string) $api->siap_rubric_source_text($own, $at),
        ));
    }

    /**
     * What is made of each thing of a kind.
     *
     * @template T
     * @param \Closure(\FFI\CData, int): T $make
     * @return list<T>
     */
    private function each(string $kind, \Closure $make): array
    {
        $own = $this->own();
        $count = Library::api()->{"siap_rubric_{$kind}_count"}($own);
        $all = [];
        for ($at = 0; $at < $count; $at++) {
            $all[] = $make($own, $at);
        }
        return $all;
    }

    private function find(int|string $which): int
    {
        if (is_int($which)) {
            return self::position($which, count($this), 'item');
        }
        $at = Library::api()->siap_rubric_item_find($this->own(), Call::text($which, 'id'));
        return $at !== Call::NOWHERE ? $at
            : throw new \OutOfBoundsException("no item \"$which\" in rubric {$this->id()}");
    }

    // ---- what is made of it

    /** Compile the rubric for a profile; null when it has no profile or only one. */
    public function plan(?string $profile = null, string $language = 'en'): Plan
    {
        return Plan::compile($this, $profile, $language);
    }

    /** Describe the rubric as "text" or "json". */
    public function write(string $format = 'text', ?string $language = null): string
    {
        return Call::written(
            "rubric as $format",
            'siap_rubric_write',
            $this->own(),
            Call::text($format, 'format'),
            Call::text($language, 'language'),
        );
    }

    // ---- as PHP shows it

    public function count(): int
    {
        return Library::api()->siap_rubric_item_count($this->own());
    }

    /** @return \ArrayIterator<int, Item> */
    public function getIterator(): \ArrayIterator
    {
        return new \ArrayIterator($this->items());
    }

    public function offsetExists(mixed $offset): bool
    {
        if (is_int($offset)) {
            return $offset >= 0 && $offset < count($this);
        }
        return is_string($offset) && !str_contains($offset, "\0")
            && Library::api()->siap_rubric_item_find($this->own(), $offset) !== Call::NOWHERE;
    }

    public function offsetGet(mixed $offset): Item
    {
        return $this->item($offset);
    }

    protected function about(): string
    {
        $indices = implode(', ', array_column($this->indices(), 'id'));
        return "{$this->id()} {$this->version()}: {$this->count()} items, indices $indices";
    }
}
