<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use FFI;
use FFI\CData;

/** Bounds on what a reader accepts; null is the default of the library. */
final readonly class Limits
{
    private const SMALL = ['depth', 'attributes', 'text'];

    /**
     * @param int|null $depth      nesting of elements, arrays or objects; 64
     * @param int|null $bytes      bytes of one input; 4 MiB
     * @param int|null $elements   elements, JSON values or CSV fields; one per 16 bytes, at least
     *                             200 000
     * @param int|null $attributes attributes of one element; 256
     * @param int|null $text       bytes of one start tag, text, name or CSV field; 65 536
     * @param int|null $memory     bytes that reading takes beside the input; 42 MiB, and 48 a byte
     *                             of it beyond 4 MiB
     */
    public function __construct(
        public ?int $depth = null,
        public ?int $bytes = null,
        public ?int $elements = null,
        public ?int $attributes = null,
        public ?int $text = null,
        public ?int $memory = null,
    ) {
        foreach (get_object_vars($this) as $name => $value) {
            $most = in_array($name, self::SMALL, true) ? 0xffffffff : PHP_INT_MAX;
            if ($value !== null && ($value < 0 || $value > $most)) {
                throw new \InvalidArgumentException("limit $name: $value is not 0 .. $most");
            }
        }
    }

    /**
     * As the library takes them; there are no texts.
     *
     * @internal
     * @return array{CData, list<CData>}
     */
    public function struct(): array
    {
        $api = Library::api();
        $limits = $api->new('siap_limits');
        Call::need($api->siap_limits_init(FFI::addr($limits), FFI::sizeof($limits)), 'limits');
        foreach (array_filter(get_object_vars($this), is_int(...)) as $name => $value) {
            $limits->$name = $value;
        }
        return [$limits, []];
    }
}
