<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** Numbers of libsiap. Written by bindings/gen from include/siap: do not edit. */
final class Api
{
    /** The binary interface that these declarations are of. */
    public const ABI = 0;

    /** What the loader calls it. */
    public const SONAME = 'libsiap.so.0';

    /** done */
    public const SIAP_OK = 0;

    /** the caller broke a documented precondition */
    public const SIAP_ERR_ARG = -1;

    /** an allocation failed; nothing was changed */
    public const SIAP_ERR_MEMORY = -2;

    /** a file could not be opened or read */
    public const SIAP_ERR_IO = -3;

    /** the bytes are not well-formed in their format */
    public const SIAP_ERR_SYNTAX = -4;

    /** well-formed, but it breaks a rule of the rubric or evidence format */
    public const SIAP_ERR_RULE = -5;

    /** a limit of siap_limits was reached */
    public const SIAP_ERR_LIMIT = -6;

    /** nothing bears that name */
    public const SIAP_ERR_NAME = -7;

    /** a promise of the library was broken: please report it */
    public const SIAP_ERR_BUG = -8;

    /** the inputs are valid, but not enough for an answer */
    public const SIAP_ERR_LACKING = -9;

    /** a callback of the caller said stop */
    public const SIAP_ERR_STOPPED = -10;

    /** it has a value */
    public const SIAP_STATE_SCORED = 0;

    /** asked for, not answered */
    public const SIAP_STATE_MISSING = 1;

    /** the question does not concern the region */
    public const SIAP_STATE_NOT_APPLICABLE = 2;

    /** not published, or nothing was scoreable */
    public const SIAP_STATE_WITHHELD = 3;

    /** answered, but no score follows from the answer */
    public const SIAP_STATE_INVALID = 4;

    /** worth knowing */
    public const SIAP_NOTE = 0;

    /** somebody should look; the score stands */
    public const SIAP_WARNING = 1;

    /** the input is refused */
    public const SIAP_ERROR = 2;

    /** give the object although it has faults: to look at and check, never to score */
    public const SIAP_EVIDENCE_DRAFT = 1;

    /** a question or indicator */
    public const SIAP_KIND_ITEM = 0;

    /** a weighted group */
    public const SIAP_KIND_NODE = 1;

    /** a node that ends a tree */
    public const SIAP_KIND_INDEX = 2;

    /** a value of another edition or instrument */
    public const SIAP_KIND_EXTERNAL = 3;

    /** a number of the rubric */
    public const SIAP_KIND_CONSTANT = 4;

    /** an answer that is not scored, such as a denominator */
    public const SIAP_KIND_VARIABLE = 5;

    /** text, such as the name of a region, or an id of the rubric */
    public const SIAP_COLUMN_TEXT = 0;

    /** a number; NaN where there is none, and then the text says why */
    public const SIAP_COLUMN_NUMBER = 1;

    /** a whole number; NaN as above */
    public const SIAP_COLUMN_COUNT = 2;
}
