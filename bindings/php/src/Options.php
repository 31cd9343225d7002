<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

use FFI;
use FFI\CData;

/** How to read evidence, and what a CSV file cannot say about itself. */
final readonly class Options
{
    private const TEXTS = [
        'format' => 'format', 'rubric' => 'rubric', 'region' => 'region',
        'regionClass' => 'region_class', 'stage' => 'stage',
    ];

    /**
     * @param string|null $format      "xml", "csv" or "json"; null: told by the first byte
     * @param string|null $rubric      CSV: id of the rubric
     * @param string|null $region      CSV with one row per answer: name of the region
     * @param string|null $regionClass CSV: class of every region that has no class column
     * @param string|null $stage       CSV: stage of every region that has no stage column
     * @param bool        $draft       give the evidence although it has faults: to look at and
     *                                 check, never to score
     */
    public function __construct(
        public ?string $format = null,
        public ?string $rubric = null,
        public ?string $region = null,
        public ?string $regionClass = null,
        public ?string $stage = null,
        public bool $draft = false,
    ) {
    }

    /** The same with a format, if none was said. */
    public function withFormat(string $format): self
    {
        return new self(...[...get_object_vars($this), 'format' => $this->format ?? $format]);
    }

    /**
     * As the library takes them, and the texts that must live as long.
     *
     * @internal
     * @return array{CData, list<CData>}
     */
    public function struct(): array
    {
        $api = Library::api();
        $options = $api->new('siap_evidence_options');
        $status = $api->siap_evidence_options_init(FFI::addr($options), FFI::sizeof($options));
        Call::need($status, 'options');
        $texts = [];
        foreach (self::TEXTS as $ours => $theirs) {
            $words = Call::text($this->$ours, $ours);
            if ($words !== null) {
                $text = $api->new('char[' . strlen($words) + 1 . ']');
                FFI::memcpy($text, "$words\0", strlen($words) + 1);
                $options->$theirs = $api->cast('char *', FFI::addr($text));
                $texts[] = $text;
            }
        }
        $options->flags = $this->draft ? Api::SIAP_EVIDENCE_DRAFT : 0;
        return [$options, $texts];
    }
}
