# SPDX-License-Identifier: GPL-3.0-or-later
"""libsiap as ctypes sees it. Written by bindings/gen from include/siap: do not edit."""
from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_int32, c_size_t, c_uint8, c_uint32, c_uint64
from ctypes import c_void_p
from typing import Any, Callable, Dict, Optional, Tuple

ABI = 0
SONAME = 'libsiap.so.0'

# Outcomes. A status says whether; the findings say what, where and how to mend it.
SIAP_OK = 0  # done
SIAP_ERR_ARG = -1  # the caller broke a documented precondition
SIAP_ERR_MEMORY = -2  # an allocation failed; nothing was changed
SIAP_ERR_IO = -3  # a file could not be opened or read
SIAP_ERR_SYNTAX = -4  # the bytes are not well-formed in their format
SIAP_ERR_RULE = -5  # well-formed, but it breaks a rule of the rubric or evidence format
SIAP_ERR_LIMIT = -6  # a limit of siap_limits was reached
SIAP_ERR_NAME = -7  # nothing bears that name
SIAP_ERR_BUG = -8  # a promise of the library was broken: please report it
SIAP_ERR_LACKING = -9  # the inputs are valid, but not enough for an answer
SIAP_ERR_STOPPED = -10  # a callback of the caller said stop

# What a cell of a result is. Only a scored cell has a number; 0 is a score.
SIAP_STATE_SCORED = 0  # it has a value
SIAP_STATE_MISSING = 1  # asked for, not answered
SIAP_STATE_NOT_APPLICABLE = 2  # the question does not concern the region
SIAP_STATE_WITHHELD = 3  # not published, or nothing was scoreable
SIAP_STATE_INVALID = 4  # answered, but no score follows from the answer

# How grave a finding is.
SIAP_NOTE = 0  # worth knowing
SIAP_WARNING = 1  # somebody should look; the score stands
SIAP_ERROR = 2  # the input is refused

# Flags of siap_evidence_options.
SIAP_EVIDENCE_DRAFT = 1  # give the object although it has faults: to look at and check, never
# to score

# What an entry of a result is.
SIAP_KIND_ITEM = 0  # a question or indicator
SIAP_KIND_NODE = 1  # a weighted group
SIAP_KIND_INDEX = 2  # a node that ends a tree
SIAP_KIND_EXTERNAL = 3  # a value of another edition or instrument
SIAP_KIND_CONSTANT = 4  # a number of the rubric
SIAP_KIND_VARIABLE = 5  # an answer that is not scored, such as a denominator

# What the cells of a column are.
SIAP_COLUMN_TEXT = 0  # text, such as the name of a region, or an id of the rubric
SIAP_COLUMN_NUMBER = 1  # a number; NaN where there is none, and then the text says why
SIAP_COLUMN_COUNT = 2  # a whole number; NaN as above


class siap_findings(ctypes.Structure):
    """An ordered list of findings. It belongs to one thread at a time."""


class siap_rubric(ctypes.Structure):
    """A sealed rubric: items, nodes, indices, bands and profiles. Never changes once read."""


class siap_evidence(ctypes.Structure):
    """Sealed evidence: regions with their answers, states, ratings and documents."""


class siap_plan(ctypes.Structure):
    """A sealed plan. It holds its rubric."""


class siap_externals(ctypes.Structure):
    """Values that a rubric takes from elsewhere: last year's result, another instrument, a
    stated number."""


class siap_result(ctypes.Structure):
    """A sealed result of one region under one plan."""


class siap_cohort(ctypes.Structure):
    """Scored regions under one rubric, each with its own profile: one region, or a nation."""


class siap_request(ctypes.Structure):
    """What is asked of an analysis: its name, cohorts and options."""


class siap_analysis(ctypes.Structure):
    """A sealed analysis: tables of figures."""


class siap_limits(ctypes.Structure):
    """Bounds on what a reader accepts. Set by siap_limits_init(), then changed field by field.
    Grows at the end only.

      size (uint32_t): bytes of this struct the caller knows
      depth (uint32_t): nesting of elements, arrays or objects; 64
      bytes (uint64_t): bytes of one input; 4 MiB
      elements (uint64_t): elements, JSON values, CSV fields; 0: one a 16 bytes, at least 200
        000
      attributes (uint32_t): attributes of one element; 256
      text (uint32_t): bytes of one start tag, text, name or CSV field; 65 536
      memory (uint64_t): beside the input; 0: 42 MiB, and 48 bytes a byte beyond 4 MiB
    """
    _fields_ = [
        ('size', c_uint32),
        ('depth', c_uint32),
        ('bytes', c_uint64),
        ('elements', c_uint64),
        ('attributes', c_uint32),
        ('text', c_uint32),
        ('memory', c_uint64),
    ]


class siap_evidence_options(ctypes.Structure):
    """How to read evidence, and what a CSV file cannot say about itself. Set by
    siap_evidence_options_init(); texts are copied and may be NULL. Grows at the end only.

      size (uint32_t): bytes of this struct the caller knows
      flags (uint32_t): SIAP_EVIDENCE_ flags; an unknown one is SIAP_ERR_ARG
      format (const char *): "xml", "csv" or "json"; NULL: told by the first byte that is not
        blank
      rubric (const char *): CSV: id of the rubric
      region (const char *): CSV with one row per answer: name of the region
      region_class (const char *): class of every region that does not say its own
      stage (const char *): CSV: stage of every region that has no stage column; any other word
        is SIAP_ERR_ARG
    """
    _fields_ = [
        ('size', c_uint32),
        ('flags', c_uint32),
        ('format', c_char_p),
        ('rubric', c_char_p),
        ('region', c_char_p),
        ('region_class', c_char_p),
        ('stage', c_char_p),
    ]


class siap_cell(ctypes.Structure):
    """One entry of a result. Numbers that do not exist are NaN. Grows at the end only.

      size (uint32_t): bytes of this struct the caller knows: set it before the call
      kind (int32_t): SIAP_KIND_
      state (int32_t): SIAP_STATE_
      places (int32_t): decimals of the rounded value; -1: not rounded
      given (int32_t): 1: a node's value was given directly, not computed
      band (int32_t): number of the band it falls into, 0 the lowest; -1: none
      exact (double): value before the entry's own rounding
      rounded (double): value after it; equal to exact where there is none
      coverage (double): share of the weight below it that is answered, 0 .. 1
      low (double): rounded value if everything missing came out worst
      high (double): rounded value if everything missing came out best
      next_band (double): what the rounded value lacks to the next band
    """
    _fields_ = [
        ('size', c_uint32),
        ('kind', c_int32),
        ('state', c_int32),
        ('places', c_int32),
        ('given', c_int32),
        ('band', c_int32),
        ('exact', c_double),
        ('rounded', c_double),
        ('coverage', c_double),
        ('low', c_double),
        ('high', c_double),
        ('next_band', c_double),
    ]


class siap_term(ctypes.Structure):
    """One edge below a node: what a child brought in. Grows at the end only.

      size (uint32_t): bytes of this struct the caller knows: set it before the call
      state (int32_t): SIAP_STATE_ of the child; a scored term entered the node
      child (uint64_t): entry of the child
      rounded (int32_t): 1: the child's rounded value was taken, 0: its exact one
      policy (int32_t): 1: a policy of the rubric stood in for a value that was not scored
      declared (double): weight as the rubric and profile declare it; NaN: none
      weight (double): weight after renormalisation over what is present; NaN: none
      value (double): value taken, after the edge's own transformations; NaN: none
      term (double): what it adds to the node; NaN where the method is not a sum
    """
    _fields_ = [
        ('size', c_uint32),
        ('state', c_int32),
        ('child', c_uint64),
        ('rounded', c_int32),
        ('policy', c_int32),
        ('declared', c_double),
        ('weight', c_double),
        ('value', c_double),
        ('term', c_double),
    ]


class siap_table(ctypes.Structure):
    """One table of an analysis. Texts are borrowed from the analysis. Grows at the end only.

      size (uint32_t): bytes of this struct the caller knows: set it before the call
      rows (uint64_t): rows of the table
      columns (uint64_t): columns of the table
      id (const char *): the same in every language, such as "ranks"
      title (const char *): for people
      note (const char *): how to read it: conventions, formula, source; "" when it needs none
    """
    _fields_ = [
        ('size', c_uint32),
        ('rows', c_uint64),
        ('columns', c_uint64),
        ('id', c_char_p),
        ('title', c_char_p),
        ('note', c_char_p),
    ]


class siap_column(ctypes.Structure):
    """One column of a table. Texts are borrowed from the analysis. Grows at the end only.

      size (uint32_t): bytes of this struct the caller knows: set it before the call
      kind (int32_t): SIAP_COLUMN_
      id (const char *): the same in every language, such as "rank"
      title (const char *): for people
    """
    _fields_ = [
        ('size', c_uint32),
        ('kind', c_int32),
        ('id', c_char_p),
        ('title', c_char_p),
    ]


class siap_value(ctypes.Structure):
    """One cell of a table. The text is borrowed from the analysis. Grows at the end only.

      size (uint32_t): bytes of this struct the caller knows: set it before the call
      places (int32_t): decimals to show a number with; -1: as many as it needs
      number (double): the number; NaN in a column of text, and where there is none
      text (const char *): for programs: the text, or an id that is the same in every language;
        a sentence, which has none, in the language asked for; beside a NaN the id of the
        reason; "" beside a number
      shown (const char *): for people, in the language asked for: the text, the label or the
        words; beside a NaN the reason; "" beside a number
    """
    _fields_ = [
        ('size', c_uint32),
        ('places', c_int32),
        ('number', c_double),
        ('text', c_char_p),
        ('shown', c_char_p),
    ]


class siap_file(ctypes.Structure):
    """A file that a siap_file_reader hands over, or a piece of a document. Grows at the end
    only.

      size (uint32_t): bytes of this struct the library knows
      length (uint64_t): bytes of the file, or of this piece of it
      bytes (const char *): they stay as they are until the reader is called again or the call
        ends
      offset (uint64_t): set by the library: how many bytes of the same document were handed
        over before these; 0 where it begins
      more (int32_t): not 0: a document goes on behind these bytes, and the reader is called
        again for it; 0 for every other file
    """
    _fields_ = [
        ('size', c_uint32),
        ('length', c_uint64),
        ('bytes', c_char_p),
        ('offset', c_uint64),
        ('more', c_int32),
    ]


class siap_seal_options(ctypes.Structure):
    """What is sealed, and what decides its score. Fields that are NULL say nothing. Names of
    files are asked of the reader; the seal keeps a relative name as it is and of any other the
    last part. Grows at the end only.

      size (uint32_t): bytes of this struct the caller knows: set it before the call
      flags (uint32_t): 0
      evidence (const char *): name of the evidence; never NULL
      rubric (const char *): name of the rubric; NULL: the one that the evidence names, by its
        id
      reference (const char *): name of the evidence that scales are fitted on; NULL: the
        regions themselves
      previous (const char *): last edition: name of its results (JSON), its seal (whose results
        are taken as they stand) or evidence, or a number for the external "previous"
      externals (const char *): the same for others: a line ID=X for each
      profile (const char *): a profile that overrules the class
      region (const char *): name or code of the only region; NULL: all of them
      region_class (const char *): class of regions that do not say their own
      stage (const char *): stage of a CSV file that does not say it
      language (const char *): of the labels in the results: "id" or "en"; NULL is "en"
      date (const char *): date of the seal, such as 2026-11-22 or 2026-11-22T10:00:00Z; NULL:
        none
    """
    _fields_ = [
        ('size', c_uint32),
        ('flags', c_uint32),
        ('evidence', c_char_p),
        ('rubric', c_char_p),
        ('reference', c_char_p),
        ('previous', c_char_p),
        ('externals', c_char_p),
        ('profile', c_char_p),
        ('region', c_char_p),
        ('region_class', c_char_p),
        ('stage', c_char_p),
        ('language', c_char_p),
        ('date', c_char_p),
    ]


# Told how far a long analysis is, on the thread that called siap_analyse(). It must not wait
# long.  user: what the caller gave; done, total: steps, total is the same in every call. Gives
# 0 to go on, anything else to stop.
siap_progress = ctypes.CFUNCTYPE(c_int32, c_void_p, c_uint64, c_uint64)


# Hands over the bytes of a file that a seal rests on: the library opens none. Names in a seal
# are a stranger's: never open one that leads out of the folders that are meant.  user: what the
# caller gave. role: "rubric" (its name is an id, or a file as the options name it), "evidence",
# "reference", "previous", "external" or "document" (its name is what the evidence says in href,
# else the title). file: to be filled; a document may come in pieces, so that none need be held
# as a whole. Gives 1 when it is filled, 0 when there is no such file, anything below 0 to stop.
siap_file_reader = ctypes.CFUNCTYPE(c_int32, c_void_p, c_char_p, c_char_p, POINTER(siap_file))


# name -> what it gives, what it takes, what the header says
FUNCTIONS: Dict[str, Tuple[Any, Tuple[Any, ...], str]] = {
    'siap_limits_init': (
        c_int32,
        (POINTER(siap_limits), c_uint32),
        """Fill limits with their defaults.

Parameters:
  limits (siap_limits *, out): the struct to fill
  size (uint32_t): sizeof(siap_limits) as the caller was compiled

Returns SIAP_OK, or SIAP_ERR_ARG when limits is NULL or size is not a known size

Threads: any thread
Since: 0.1""",
    ),
    'siap_version': (
        c_char_p,
        (),
        """Say which version of the library is running.

Returns "major.minor.patch"

Ownership: borrowed from the library, always valid
Threads: any thread
Since: 0.1""",
    ),
    'siap_abi_version': (
        c_uint32,
        (),
        """Say which binary interface the running library has: its soname number.

Returns a number that changes only when programs must be rebuilt

Threads: any thread
Since: 0.1""",
    ),
    'siap_status_name': (
        c_char_p,
        (c_int32,),
        """Name a status.

Parameters:
  status (siap_status): a value of siap_status

Returns a short English word such as "rule"; "unknown" for any other number

Ownership: borrowed from the library, always valid
Threads: any thread
Since: 0.1""",
    ),
    'siap_state_name': (
        c_char_p,
        (c_int32,),
        """Name a state as rubrics, evidence and results write it.

Parameters:
  state (int32_t): one of the SIAP_STATE_ values

Returns for instance "not-applicable"; "unknown" for any other number

Ownership: borrowed from the library, always valid
Threads: any thread
Since: 0.1""",
    ),
    'siap_free': (
        None,
        (c_void_p,),
        """Release text that a call gave as `char *`.

Parameters:
  text (char *, may be None): what to release; NULL does nothing

Threads: any thread
Since: 0.1""",
    ),
    'siap_words_write': (
        c_int32,
        (c_char_p, c_char_p, POINTER(c_void_p), POINTER(c_size_t)),
        """List the words that this library knows, from the lists that it works with: methods
and normalisers with their formulas, ties, policies, states, stages, words of the cohort stage
and the smaller ones.

Parameters:
  format (const char *): "text" or "json"
  language (const char *, may be None): of what is said about the words: "id" or "en"; NULL is
      "en"
  out (char **, out): the list, ended by a NUL that is not counted; NULL on failure
  length (size_t *, out, may be None): how many bytes

Returns SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_NAME (no such format), SIAP_ERR_MEMORY

Ownership: new; release with siap_free()
Threads: any thread
Since: 0.1""",
    ),
    'siap_findings_new': (
        c_int32,
        (c_char_p, c_size_t, POINTER(POINTER(siap_findings))),
        """Make an empty list.

Parameters:
  language (const char *, may be None): "en" or "id": the language of the texts; NULL is "en"
  limit (size_t): how many findings are kept, 1 or more; 0 is 100. Later ones are counted only
  out (siap_findings **, out): the list; NULL on failure

Returns SIAP_OK, SIAP_ERR_ARG (out is NULL), SIAP_ERR_NAME (no such language), SIAP_ERR_MEMORY

Ownership: new; release with siap_findings_unref()
Threads: any thread
Since: 0.1""",
    ),
    'siap_findings_ref': (
        POINTER(siap_findings),
        (POINTER(siap_findings),),
        """Take another reference.

Parameters:
  findings (siap_findings *, may be None): the list; NULL gives NULL

Returns the same list

Ownership: new
Threads: any thread
Since: 0.1""",
    ),
    'siap_findings_unref': (
        None,
        (POINTER(siap_findings),),
        """Give a reference back; the last one releases the list.

Parameters:
  findings (siap_findings *, may be None): the list; NULL does nothing

Threads: any thread
Since: 0.1""",
    ),
    'siap_findings_clear': (
        None,
        (POINTER(siap_findings),),
        """Forget every finding.

Parameters:
  findings (siap_findings *, may be None): the list; NULL does nothing

Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_findings_sort': (
        None,
        (POINTER(siap_findings),),
        """Put findings in file order: by source as first seen, then by line; equals keep their
order.

Parameters:
  findings (siap_findings *, may be None): the list; NULL does nothing

Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_findings_count': (
        c_size_t,
        (POINTER(siap_findings),),
        """Count the findings that are kept.

Parameters:
  findings (const siap_findings *, may be None): the list; NULL counts 0

Returns how many can be read with the getters below

Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_findings_total': (
        c_size_t,
        (POINTER(siap_findings), c_int32),
        """Count all findings of one severity, those beyond the limit included.

Parameters:
  findings (const siap_findings *, may be None): the list; NULL counts 0
  severity (int32_t): SIAP_NOTE, SIAP_WARNING or SIAP_ERROR

Returns how many were reported

Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_findings_severity': (
        c_int32,
        (POINTER(siap_findings), c_size_t),
        """Severity of one finding.

Parameters:
  findings (const siap_findings *): the list
  i (size_t): 0 .. siap_findings_count() - 1

Returns SIAP_NOTE, SIAP_WARNING or SIAP_ERROR; -1 out of range

Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_findings_code': (
        c_char_p,
        (POINTER(siap_findings), c_size_t),
        """Stable code of one finding, such as "E310". A code is never reused.

Parameters:
  findings (const siap_findings *): the list
  i (size_t): 0 .. siap_findings_count() - 1

Returns the code; NULL out of range

Ownership: borrowed from the library, always valid
Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_findings_source': (
        c_char_p,
        (POINTER(siap_findings), c_size_t),
        """Name of the input that a finding is about, as the caller gave it.

Parameters:
  findings (const siap_findings *): the list
  i (size_t): 0 .. siap_findings_count() - 1

Returns the name; "" when none was given; NULL out of range

Ownership: borrowed from the list until it is cleared
Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_findings_line': (
        c_uint32,
        (POINTER(siap_findings), c_size_t),
        """Line of one finding.

Parameters:
  findings (const siap_findings *): the list
  i (size_t): 0 .. siap_findings_count() - 1

Returns 1 or more; 0 when the finding has no line or i is out of range

Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_findings_column': (
        c_uint32,
        (POINTER(siap_findings), c_size_t),
        """Column of one finding.

Parameters:
  findings (const siap_findings *): the list
  i (size_t): 0 .. siap_findings_count() - 1

Returns 1 or more, in bytes; 0 when unknown or out of range

Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_findings_path': (
        c_char_p,
        (POINTER(siap_findings), c_size_t),
        """Where inside a JSON document a finding is, such as "regions[0].answers[3]".

Parameters:
  findings (const siap_findings *): the list
  i (size_t): 0 .. siap_findings_count() - 1

Returns the path; "" when the finding has none; NULL out of range

Ownership: borrowed from the list until it is cleared
Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_findings_holder': (
        c_char_p,
        (POINTER(siap_findings), c_size_t),
        """The agency that must act on a finding: the holder of the item it is about, as the
rubric names it.

Parameters:
  findings (const siap_findings *): the list
  i (size_t): 0 .. siap_findings_count() - 1

Returns the holder; "" when none is named; NULL out of range

Ownership: borrowed from the list until it is cleared
Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_findings_text': (
        c_char_p,
        (POINTER(siap_findings), c_size_t),
        """What was found: one line without a final stop. Words of the input are escaped.

Parameters:
  findings (const siap_findings *): the list
  i (size_t): 0 .. siap_findings_count() - 1

Returns UTF-8 without control characters, at most 512 bytes; NULL out of range

Ownership: borrowed from the list until it is cleared
Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_findings_hint': (
        c_char_p,
        (POINTER(siap_findings), c_size_t),
        """How to mend it: one line.

Parameters:
  findings (const siap_findings *): the list
  i (size_t): 0 .. siap_findings_count() - 1

Returns UTF-8 without control characters; "" when there is nothing to add; NULL out of range

Ownership: borrowed from the list until it is cleared
Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_findings_format': (
        c_int32,
        (POINTER(siap_findings), c_size_t, POINTER(c_void_p)),
        """Write one finding as programs show it: "source:line: error E310: text" and the hint
below, behind the agency that must act where one is named.

Parameters:
  findings (const siap_findings *): the list
  i (size_t): 0 .. siap_findings_count() - 1
  out (char **, out): text of one or two lines, each ended by a newline; NULL on failure

Returns SIAP_OK, SIAP_ERR_ARG (NULL or out of range), SIAP_ERR_MEMORY

Ownership: new; release with siap_free()
Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_rubric_read': (
        c_int32,
        (c_char_p, c_size_t, c_char_p, POINTER(siap_limits), POINTER(POINTER(siap_rubric)),
         POINTER(siap_findings)),
        """Read a rubric from memory. The format is described in rubrics/README.md.

Parameters:
  bytes (const char *, length): the document; copied
  length (size_t): bytes in it
  name (const char *, may be None): what findings call it; NULL is ""
  limits (const siap_limits *, may be None): NULL: the defaults
  out (siap_rubric **, out): the rubric; NULL on failure
  findings (siap_findings *, may be None): every fault of the document, in file order

Returns SIAP_OK or an error

Ownership: new; release with siap_rubric_unref()
Errors: SIAP_ERR_SYNTAX, SIAP_ERR_RULE, SIAP_ERR_LIMIT (the document); SIAP_ERR_ARG,
    SIAP_ERR_MEMORY
Threads: any thread
Cost: linear in the bytes, n log n in the ids
Since: 0.1""",
    ),
    'siap_rubric_open': (
        c_int32,
        (c_char_p, POINTER(siap_limits), POINTER(POINTER(siap_rubric)), POINTER(siap_findings)),
        """Read a rubric from a regular file.

Parameters:
  path (const char *): the file, as the system names it
  limits (const siap_limits *, may be None): NULL: the defaults
  out (siap_rubric **, out): the rubric; NULL on failure
  findings (siap_findings *, may be None): every fault of the document, in file order

Returns SIAP_OK or an error

Ownership: new; release with siap_rubric_unref()
Errors: SIAP_ERR_SYNTAX, SIAP_ERR_RULE, SIAP_ERR_LIMIT (the document); SIAP_ERR_ARG,
    SIAP_ERR_MEMORY, SIAP_ERR_IO
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_ref': (
        POINTER(siap_rubric),
        (POINTER(siap_rubric),),
        """Take another reference.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL gives NULL

Returns the same rubric

Ownership: new
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_unref': (
        None,
        (POINTER(siap_rubric),),
        """Give a reference back; the last one releases it.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL does nothing

Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_id': (
        c_char_p,
        (POINTER(siap_rubric),),
        """Short name of the rubric, such as "gmsc-2023".

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty

Returns the id; "" for NULL

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_agency': (
        c_char_p,
        (POINTER(siap_rubric),),
        """Who the rubric belongs to, as a reversed domain.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty

Returns the agency; "" for NULL

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_version': (
        c_char_p,
        (POINTER(siap_rubric),),
        """Version of the rubric as a document.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty

Returns the version; "" for NULL

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_edition': (
        c_char_p,
        (POINTER(siap_rubric),),
        """Year or edition of the assessment.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty

Returns the edition; "" for NULL

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_status': (
        c_char_p,
        (POINTER(siap_rubric),),
        """Whether the rubric as a whole is published or ours.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty

Returns "published" or "ours"; "" for NULL

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_digest': (
        c_char_p,
        (POINTER(siap_rubric),),
        """SHA-256 of the rubric as a model: formatting of the file does not change it.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty

Returns 64 hexadecimal digits; "" for NULL

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_label': (
        c_char_p,
        (POINTER(siap_rubric), c_char_p),
        """Name of the rubric in a language.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  language (const char *, may be None): a language of the rubric; NULL or unknown gives its
      fallback

Returns the label; the id when there is none; "" for NULL

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_language_count': (
        c_size_t,
        (POINTER(siap_rubric),),
        """Count the languages of the labels.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty

Returns how many; 0 for NULL

Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_language': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t),
        """One language of the labels.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_language_count() - 1

Returns for instance "id"; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_source_count': (
        c_size_t,
        (POINTER(siap_rubric),),
        """Count the sources the rubric cites.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty

Returns how many; 0 for NULL

Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_source_id': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t),
        """Id of a source.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_source_count() - 1

Returns the id; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_source_text': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t),
        """A source as one line: document, date, link.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_source_count() - 1

Returns the line; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_pillar_count': (
        c_size_t,
        (POINTER(siap_rubric),),
        """Count the pillars.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty

Returns how many; 0 for NULL

Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_pillar_id': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t),
        """Id of a pillar.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_pillar_count() - 1

Returns the id; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_pillar_label': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t, c_char_p),
        """Name of a pillar in a language.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_pillar_count() - 1
  language (const char *, may be None): a language of the rubric; NULL or unknown gives its
      fallback

Returns the label, or the id; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_item_count': (
        c_size_t,
        (POINTER(siap_rubric),),
        """Count the items in document order.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty

Returns how many; 0 for NULL

Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_item_find': (
        c_size_t,
        (POINTER(siap_rubric), c_char_p),
        """Find an item by its id.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  id (const char *): an item id

Returns its number; SIZE_MAX when there is none

Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_item_id': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t),
        """Id of an item.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_item_count() - 1

Returns the id; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_item_label': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t, c_char_p),
        """The question of an item in a language.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_item_count() - 1
  language (const char *, may be None): a language of the rubric; NULL or unknown gives its
      fallback

Returns the label, or the id; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_item_pillar': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t),
        """Pillar of an item.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_item_count() - 1

Returns a pillar id; "" when it has none; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_item_holder': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t),
        """Agency expected to answer an item.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_item_count() - 1

Returns the agency; "" when none is named; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_item_status': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t),
        """Whether an item is published or ours.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_item_count() - 1

Returns "published" or "ours"; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_node_count': (
        c_size_t,
        (POINTER(siap_rubric),),
        """Count the nodes, indices included, in document order.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty

Returns how many; 0 for NULL

Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_node_find': (
        c_size_t,
        (POINTER(siap_rubric), c_char_p),
        """Find a node or an index by its id.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  id (const char *): a node id

Returns its number; SIZE_MAX when there is none

Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_node_id': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t),
        """Id of a node.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_node_count() - 1

Returns the id; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_node_label': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t, c_char_p),
        """Name of a node in a language.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_node_count() - 1
  language (const char *, may be None): a language of the rubric; NULL or unknown gives its
      fallback

Returns the label, or the id; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_node_status': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t),
        """Whether a node is published or ours.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_node_count() - 1

Returns "published" or "ours"; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_node_is_index': (
        c_int32,
        (POINTER(siap_rubric), c_size_t),
        """Say whether a node is an index.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_node_count() - 1

Returns 1 or 0; 0 out of range

Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_profile_count': (
        c_size_t,
        (POINTER(siap_rubric),),
        """Count the profiles.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty

Returns how many; 0 for NULL

Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_profile_id': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t),
        """Id of a profile.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_profile_count() - 1

Returns the id; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_profile_label': (
        c_char_p,
        (POINTER(siap_rubric), c_size_t, c_char_p),
        """Name of a profile in a language.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  i (size_t): 0 .. siap_rubric_profile_count() - 1
  language (const char *, may be None): a language of the rubric; NULL or unknown gives its
      fallback

Returns the label, or the id; NULL out of range

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_profile_for_class': (
        c_char_p,
        (POINTER(siap_rubric), c_char_p),
        """Find the profile that serves a class of regions.

Parameters:
  rubric (const siap_rubric *, may be None): the rubric; NULL reads as empty
  region_class (const char *): a class as evidence writes it

Returns a profile id; NULL when no profile or more than one serves it

Ownership: borrowed from the rubric until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_rubric_write': (
        c_int32,
        (POINTER(siap_rubric), c_char_p, c_char_p, POINTER(c_void_p), POINTER(c_size_t)),
        """Describe a rubric: identity, sources, indices, profiles, items, items without a
pillar.

Parameters:
  rubric (const siap_rubric *): the rubric
  format (const char *): "text" or "json"
  language (const char *, may be None): of the labels; NULL is the fallback
  out (char **, out): the description, ended by a NUL that is not counted; NULL on failure
  length (size_t *, out, may be None): its bytes

Returns SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_NAME (no such format), SIAP_ERR_MEMORY

Ownership: new; release with siap_free()
Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_options_init': (
        c_int32,
        (POINTER(siap_evidence_options), c_uint32),
        """Fill options with their defaults.

Parameters:
  options (siap_evidence_options *, out): the struct to fill
  size (uint32_t): sizeof(siap_evidence_options) as the caller was compiled

Returns SIAP_OK, or SIAP_ERR_ARG when options is NULL or size is not a known size

Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_read': (
        c_int32,
        (c_char_p, c_size_t, c_char_p, POINTER(siap_evidence_options), POINTER(siap_limits),
         POINTER(POINTER(siap_evidence)), POINTER(siap_findings)),
        """Read evidence from memory. The formats are described in rubrics/EVIDENCE.md.

Parameters:
  bytes (const char *, length): the document; copied
  length (size_t): bytes in it
  name (const char *, may be None): what findings call it; NULL is ""
  options (const siap_evidence_options *, may be None): NULL: the defaults
  limits (const siap_limits *, may be None): NULL: the defaults
  out (siap_evidence **, out): the evidence; NULL on failure
  findings (siap_findings *, may be None): every fault of the document, in file order

Returns SIAP_OK or an error

Ownership: new; release with siap_evidence_unref()
Errors: SIAP_ERR_SYNTAX, SIAP_ERR_RULE, SIAP_ERR_LIMIT (the document); SIAP_ERR_NAME (no such
    format), SIAP_ERR_ARG, SIAP_ERR_MEMORY
Threads: any thread
Cost: linear in the bytes, n log n in the regions and answers
Since: 0.1""",
    ),
    'siap_evidence_open': (
        c_int32,
        (c_char_p, POINTER(siap_evidence_options), POINTER(siap_limits),
         POINTER(POINTER(siap_evidence)), POINTER(siap_findings)),
        """Read evidence from a regular file.

Parameters:
  path (const char *): the file, as the system names it
  options (const siap_evidence_options *, may be None): NULL: the defaults
  limits (const siap_limits *, may be None): NULL: the defaults
  out (siap_evidence **, out): the evidence; NULL on failure
  findings (siap_findings *, may be None): every fault of the document, in file order

Returns SIAP_OK or an error

Ownership: new; release with siap_evidence_unref()
Errors: SIAP_ERR_SYNTAX, SIAP_ERR_RULE, SIAP_ERR_LIMIT (the document); SIAP_ERR_NAME (no such
    format), SIAP_ERR_ARG, SIAP_ERR_MEMORY, SIAP_ERR_IO
Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_ref': (
        POINTER(siap_evidence),
        (POINTER(siap_evidence),),
        """Take another reference.

Parameters:
  evidence (const siap_evidence *, may be None): the evidence; NULL gives NULL

Returns the same evidence

Ownership: new
Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_unref': (
        None,
        (POINTER(siap_evidence),),
        """Give a reference back; the last one releases it.

Parameters:
  evidence (const siap_evidence *, may be None): the evidence; NULL does nothing

Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_faults': (
        c_size_t,
        (POINTER(siap_evidence),),
        """Count the faults that a draft was read with.

Parameters:
  evidence (const siap_evidence *, may be None): the evidence; NULL reads as empty

Returns how many; 0: it can be scored

Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_rubric_id': (
        c_char_p,
        (POINTER(siap_evidence),),
        """Rubric that the evidence answers.

Parameters:
  evidence (const siap_evidence *, may be None): the evidence; NULL reads as empty

Returns a rubric id; "" when the document does not say

Ownership: borrowed from the evidence until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_region_count': (
        c_size_t,
        (POINTER(siap_evidence),),
        """Count the regions in document order.

Parameters:
  evidence (const siap_evidence *, may be None): the evidence; NULL reads as empty

Returns how many; 0 for NULL

Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_region_name': (
        c_char_p,
        (POINTER(siap_evidence), c_size_t),
        """Name of a region.

Parameters:
  evidence (const siap_evidence *, may be None): the evidence; NULL reads as empty
  region (size_t): 0 .. siap_evidence_region_count() - 1

Returns the name; NULL out of range

Ownership: borrowed from the evidence until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_region_code': (
        c_char_p,
        (POINTER(siap_evidence), c_size_t),
        """Code of a region in the ministry of home affairs' list.

Parameters:
  evidence (const siap_evidence *, may be None): the evidence; NULL reads as empty
  region (size_t): 0 .. siap_evidence_region_count() - 1

Returns the code; "" when none is given; NULL out of range

Ownership: borrowed from the evidence until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_region_class': (
        c_char_p,
        (POINTER(siap_evidence), c_size_t),
        """Class of a region, which decides its profile.

Parameters:
  evidence (const siap_evidence *, may be None): the evidence; NULL reads as empty
  region (size_t): 0 .. siap_evidence_region_count() - 1

Returns the class; "" when none is given; NULL out of range

Ownership: borrowed from the evidence until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_region_stage': (
        c_char_p,
        (POINTER(siap_evidence), c_size_t),
        """Stage the evidence of a region has reached.

Parameters:
  evidence (const siap_evidence *, may be None): the evidence; NULL reads as empty
  region (size_t): 0 .. siap_evidence_region_count() - 1

Returns "self", "desk", "interview", "visit" or "final"; NULL out of range

Ownership: borrowed from the evidence until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_region_participated': (
        c_int32,
        (POINTER(siap_evidence), c_size_t),
        """Say whether a region took part.

Parameters:
  evidence (const siap_evidence *, may be None): the evidence; NULL reads as empty
  region (size_t): 0 .. siap_evidence_region_count() - 1

Returns 1, or 0 when it is recorded as not having taken part or is out of range

Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_region_answers': (
        c_size_t,
        (POINTER(siap_evidence), c_size_t),
        """Count the answers of a region, given nodes not included.

Parameters:
  evidence (const siap_evidence *, may be None): the evidence; NULL reads as empty
  region (size_t): 0 .. siap_evidence_region_count() - 1

Returns how many; 0 out of range

Threads: any thread
Since: 0.1""",
    ),
    'siap_evidence_write': (
        c_int32,
        (POINTER(siap_evidence), c_char_p, c_char_p, POINTER(c_void_p), POINTER(c_size_t),
         POINTER(siap_findings)),
        """Write evidence as a file that reads back as the same evidence.

"xml" and "json" hold all of it: what was written and read again has the same digest, and is
written as the same bytes. Numbers are the shortest decimals that read back as what was read.
"csv" has one row per answer, or one row per region where it was read from such a sheet;
whatever it has no room for is left out and named in the findings, each kind once with its
number. Text that a spreadsheet would take for a formula stands behind an apostrophe, which the
reader takes away again.

Parameters:
  evidence (const siap_evidence *): the evidence, without faults
  format (const char *): "xml", "json", "csv", or "csv-excel": the dialect of Indonesian Excel,
      with ";" between fields and decimal commas
  language (const char *, may be None): of words of ours; the formats of today have none. May be
      NULL
  out (char **, out): the file, ended by a NUL that is not counted; NULL on failure
  length (size_t *, out, may be None): how many bytes
  findings (siap_findings *, may be None): a warning for each kind of thing that is left out

Returns SIAP_OK or an error

Ownership: new; release with siap_free()
Errors: SIAP_ERR_RULE (a draft with faults, or what the format needs is not said: rubric, name
    of a region), SIAP_ERR_NAME (no such format), SIAP_ERR_ARG, SIAP_ERR_MEMORY
Threads: any thread
Cost: linear in the evidence; n log n in the cells of a sheet with one row per region
Since: 0.1""",
    ),
    'siap_evidence_merge': (
        c_int32,
        (POINTER(POINTER(siap_evidence)), c_size_t, POINTER(siap_evidence),
         POINTER(POINTER(siap_evidence)), POINTER(siap_findings)),
        """Make one evidence of the parts that agencies sent back.

All parts are of the same regions (told by code, by name where one has none) and the same
rubric. What one part says is taken; what several say alike is taken once, with the documents of
all: two documents are one where their SHA-256 is the same, or their titles are and nothing else
that both say differs. Ratings, responses and units of different people and places stand beside
each other. An answer that was carried over from last year gives way to one that was not.
Anything else that differs is a conflict, an explicit `missing` against an answer too: each is
an error with both answers, where they stand and who answered, and nothing is made.

Parameters:
  parts (const siap_evidence *const *, count): the parts, in any order, none with faults
  count (size_t): how many, at least 1
  preferred (const siap_evidence *, may be None): one of the parts: where it has a say, what it
      says is kept, and a note tells what is not; NULL: none. Conflicts among the others, and of
      rubric and region, remain errors
  out (siap_evidence **, out): the evidence; NULL on failure. Its documents have ids, its
      answers no lines
  findings (siap_findings *, may be None): every conflict, of all parts

Returns SIAP_OK or an error

Ownership: new; release with siap_evidence_unref(). Holds nothing of the parts
Errors: SIAP_ERR_RULE (a conflict, or a part with faults), SIAP_ERR_ARG, SIAP_ERR_MEMORY
Threads: any thread
Cost: n log n in all that the parts say
Since: 0.1""",
    ),
    'siap_evidence_carry': (
        c_int32,
        (POINTER(siap_evidence), POINTER(siap_rubric), POINTER(siap_rubric),
         POINTER(POINTER(siap_evidence)), POINTER(siap_findings)),
        """Take last year's evidence over as a draft for this year's rubric.

Answers to items that the crosswalk of the new rubric calls the same or reworded, and
comparable, go over with their documents, and each is marked as carried; siap_check() warns of
each until somebody answers it for this year and takes the mark away, and no stage beyond `self`
is read while a mark is left. Nothing is converted: what is rescaled, split, merged, new or
retired is left blank and named, with the reason. So are ratings and responses, given nodes and
externals, a class that no profile of the new rubric serves, what was itself carried and never
confirmed, and what belongs to its year (quick wins, risks, programmes, surveys, objections;
sources and the cut-off date without a word). Where both rubrics are one and the same, every
item goes over.

Parameters:
  last (const siap_evidence *): last year's evidence, without faults
  from (const siap_rubric *): the rubric it answers
  to (const siap_rubric *): this year's rubric
  out (siap_evidence **, out): the draft, at the stage `self`; NULL on failure
  findings (siap_findings *, may be None): a note for each thing that stays behind

Returns SIAP_OK or an error

Ownership: new; release with siap_evidence_unref(). Holds nothing of its inputs
Errors: SIAP_ERR_RULE (the evidence answers another rubric, or there is no crosswalk),
    SIAP_ERR_ARG, SIAP_ERR_MEMORY
Threads: any thread
Cost: n log n in the answers and items
Since: 0.1""",
    ),
    'siap_plan_compile': (
        c_int32,
        (POINTER(siap_rubric), c_char_p, POINTER(POINTER(siap_plan)), POINTER(siap_findings)),
        """Compile a rubric for a profile.

Parameters:
  rubric (const siap_rubric *): the rubric
  profile (const char *, may be None): a profile id; NULL when the rubric has no profile or only
      one
  out (siap_plan **, out): the plan; NULL on failure
  findings (siap_findings *, may be None): may be NULL

Returns SIAP_OK, SIAP_ERR_NAME (no such profile, or one must be chosen), SIAP_ERR_ARG,
    SIAP_ERR_MEMORY

Ownership: new; release with siap_plan_unref()
Threads: any thread
Cost: linear in items, nodes and edges
Since: 0.1""",
    ),
    'siap_plan_choose': (
        c_int32,
        (POINTER(siap_rubric), POINTER(siap_evidence), c_size_t, c_char_p,
         POINTER(POINTER(siap_plan)), POINTER(siap_findings)),
        """Compile the plan that a region's evidence asks for: the profile named, else the one
that serves its class, else the only one.

Regions of one profile share one plan: among many regions, ask siap_rubric_profile_for_class()
which one serves a region, and keep the plan of each profile, above all when it is fitted.

Parameters:
  rubric (const siap_rubric *): the rubric
  evidence (const siap_evidence *): the evidence
  region (size_t): 0 .. siap_evidence_region_count() - 1
  profile (const char *, may be None): a profile id that overrules the class; NULL: by class
  out (siap_plan **, out): the plan; NULL on failure
  findings (siap_findings *, may be None): why no profile fits

Returns SIAP_OK, SIAP_ERR_NAME, SIAP_ERR_RULE (the evidence answers another rubric),
    SIAP_ERR_ARG, SIAP_ERR_MEMORY

Ownership: new; release with siap_plan_unref()
Threads: any thread
Since: 0.1""",
    ),
    'siap_plan_ref': (
        POINTER(siap_plan),
        (POINTER(siap_plan),),
        """Take another reference.

Parameters:
  plan (const siap_plan *, may be None): the plan; NULL gives NULL

Returns the same plan

Ownership: new
Threads: any thread
Since: 0.1""",
    ),
    'siap_plan_unref': (
        None,
        (POINTER(siap_plan),),
        """Give a reference back; the last one releases it.

Parameters:
  plan (const siap_plan *, may be None): the plan; NULL does nothing

Threads: any thread
Since: 0.1""",
    ),
    'siap_plan_profile': (
        c_char_p,
        (POINTER(siap_plan),),
        """Profile of the plan.

Parameters:
  plan (const siap_plan *, may be None): the plan; NULL reads as empty

Returns a profile id; "" when the rubric has none

Ownership: borrowed from the plan until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_plan_digest': (
        c_char_p,
        (POINTER(siap_plan),),
        """SHA-256 of the plan as a model: the rubric's digest and the profile.

Parameters:
  plan (const siap_plan *, may be None): the plan; NULL reads as empty

Returns 64 hexadecimal digits; "" for NULL

Ownership: borrowed from the plan until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_plan_item_count': (
        c_size_t,
        (POINTER(siap_plan),),
        """Count the items the plan asks for: the columns of a block.

Parameters:
  plan (const siap_plan *, may be None): the plan; NULL reads as empty

Returns how many; 0 for NULL

Threads: any thread
Since: 0.1""",
    ),
    'siap_plan_item_id': (
        c_char_p,
        (POINTER(siap_plan), c_size_t),
        """Id of an item of the plan.

Parameters:
  plan (const siap_plan *, may be None): the plan; NULL reads as empty
  i (size_t): 0 .. siap_plan_item_count() - 1

Returns the id; NULL out of range

Ownership: borrowed from the plan until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_plan_item_find': (
        c_size_t,
        (POINTER(siap_plan), c_char_p),
        """Column of an item.

Parameters:
  plan (const siap_plan *, may be None): the plan; NULL reads as empty
  id (const char *): an item id

Returns its number; SIZE_MAX when the plan does not ask for it

Threads: any thread
Since: 0.1""",
    ),
    'siap_plan_node_count': (
        c_size_t,
        (POINTER(siap_plan),),
        """Count the nodes in evaluation order: children before parents.

Parameters:
  plan (const siap_plan *, may be None): the plan; NULL reads as empty

Returns how many; 0 for NULL

Threads: any thread
Since: 0.1""",
    ),
    'siap_plan_node_id': (
        c_char_p,
        (POINTER(siap_plan), c_size_t),
        """Id of a node of the plan.

Parameters:
  plan (const siap_plan *, may be None): the plan; NULL reads as empty
  i (size_t): 0 .. siap_plan_node_count() - 1

Returns the id; NULL out of range

Ownership: borrowed from the plan until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_plan_node_find': (
        c_size_t,
        (POINTER(siap_plan), c_char_p),
        """Number of a node in the plan.

Parameters:
  plan (const siap_plan *, may be None): the plan; NULL reads as empty
  id (const char *): a node id

Returns its number; SIZE_MAX when the plan has no such node

Threads: any thread
Since: 0.1""",
    ),
    'siap_plan_needs_fit': (
        c_int32,
        (POINTER(siap_plan),),
        """Say whether a plan has cohort stages that are not fitted: their items are withheld
until they are.

Parameters:
  plan (const siap_plan *, may be None): the plan; NULL gives 0

Returns 1 or 0

Threads: any thread
Since: 0.1""",
    ),
    'siap_plan_fit': (
        c_int32,
        (POINTER(siap_plan), POINTER(siap_evidence), POINTER(POINTER(siap_plan)),
         POINTER(siap_findings)),
        """Fit the cohort stages of a plan on a reference cohort: every region of some evidence
that took part.

The parameters are part of the new plan and of its digest; what is scored with it never changes
them. One call fits every class of regions: fit once for each profile, not for each region.
Source of the order of steps: OECD/JRC, Handbook on Constructing Composite Indicators, 2008.

Parameters:
  plan (const siap_plan *): the plan; it stays as it is
  evidence (const siap_evidence *): the reference cohort, without faults
  out (siap_plan **, out): the fitted plan; NULL on failure
  findings (siap_findings *, may be None): may be NULL

Returns SIAP_OK, SIAP_ERR_RULE (the evidence does not fit the rubric), SIAP_ERR_ARG,
    SIAP_ERR_MEMORY

Ownership: new; release with siap_plan_unref()
Threads: any thread
Cost: n log n in the regions for each item with a cohort stage, however many classes they have
Since: 0.1""",
    ),
    'siap_plan_template': (
        c_int32,
        (POINTER(siap_plan), c_char_p, c_char_p, c_char_p, POINTER(c_void_p), POINTER(c_size_t)),
        """Write an empty evidence file that asks what a plan asks: a form for people to fill
in.

XML and CSV are read and checked like any evidence; "html" is a page of one file that a browser
opens from disk: it needs no network, sends nothing, and saves what is entered as such XML. What
is not filled in is missing: in XML each answer waits in a comment, in CSV (one row per answer)
a row without an answer says nothing. Name of the region and stage hold a word to be replaced;
the class is that of the profile where it serves one only. Each question carries its label,
pillar, unit, holder, form of the answer, levels and proofs, as comments or as columns that are
read past. CSV leaves externals out.

Parameters:
  plan (const siap_plan *): the plan
  format (const char *): "xml", "csv", "csv-excel": the dialect of Indonesian Excel, with ";"
      between fields and decimal commas, or "html": the offline form
  language (const char *, may be None): of labels and words: "id" or "en"; NULL is "en"
  holder (const char *, may be None): only the items of this holder; NULL: all that is asked,
      variables, externals and given nodes too
  out (char **, out): the file, ended by a NUL that is not counted; NULL on failure
  length (size_t *, out, may be None): how many bytes

Returns SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_NAME (no such format, or nothing asked of that holder),
    SIAP_ERR_MEMORY

Ownership: new; release with siap_free()
Threads: any thread
Cost: linear in items
Since: 0.1""",
    ),
    'siap_plan_score_block': (
        c_int32,
        (POINTER(siap_plan), c_size_t, POINTER(c_double), POINTER(c_uint8), POINTER(c_uint64),
         c_size_t, POINTER(c_double), POINTER(c_double), POINTER(c_uint8)),
        """Score a block of rows through the kernel.

A double stands for the shortest decimal that reads back as it: 2.8 is 28/10. Externals are
missing. The values of a row do not depend on the other rows.

Parameters:
  plan (const siap_plan *): the plan
  rows (size_t): rows in the block; 0 is allowed
  scores (const double *, rows x siap_plan_item_count()): row by row, scores on each item's
      scale, after its normaliser; NaN is missing, an infinity invalid
  states (const uint8_t *, rows x siap_plan_item_count(), may be None): SIAP_STATE_ values;
      NULL: scored wherever the score is a number
  nodes (const uint64_t *, node_count, may be None): which nodes to give, by number in the plan;
      NULL: all
  node_count (size_t): how many nodes are named; ignored when nodes is NULL
  exact (double *, rows x nodes, out, may be None): values before the node's rounding; NaN where
      there is no score
  rounded (double *, rows x nodes, out, may be None): values after it; NaN where there is no
      score
  node_states (uint8_t *, rows x nodes, out, may be None): SIAP_STATE_ values

Returns SIAP_OK, SIAP_ERR_ARG (a NULL that is not allowed, an unknown state, a node out of
    range), SIAP_ERR_MEMORY

Threads: any thread on one plan; the arrays belong to the call
Cost: linear in rows and edges; memory independent of rows
Since: 0.1""",
    ),
    'siap_externals_new': (
        c_int32,
        (POINTER(POINTER(siap_externals)),),
        """Make an empty set of external values.

Parameters:
  out (siap_externals **, out): the set; NULL on failure

Returns SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_MEMORY

Ownership: new; release with siap_externals_unref()
Threads: any thread
Since: 0.1""",
    ),
    'siap_externals_unref': (
        None,
        (POINTER(siap_externals),),
        """Give the set back.

Parameters:
  externals (siap_externals *, may be None): the set; NULL does nothing

Threads: any thread
Since: 0.1""",
    ),
    'siap_externals_add_number': (
        c_int32,
        (POINTER(siap_externals), c_char_p, c_double),
        """State a value for an external of the rubric.

Parameters:
  externals (siap_externals *): the set
  id (const char *): id of the external; copied
  value (double): a finite number, read as the shortest decimal that it stands for; both its
      exact and its rounded value

Returns SIAP_OK, SIAP_ERR_ARG (NULL, not finite, or the id has a value), SIAP_ERR_MEMORY

Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_externals_add_result': (
        c_int32,
        (POINTER(siap_externals), c_char_p, POINTER(siap_result)),
        """Let an external take its value from a result. The set keeps a reference.

Parameters:
  externals (siap_externals *): the set
  id (const char *, may be None): id of the external; NULL: every external that names the
      result's rubric
  result (const siap_result *): the result

Returns SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_MEMORY

Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_check': (
        c_int32,
        (POINTER(siap_plan), POINTER(siap_evidence), c_size_t, POINTER(siap_findings)),
        """Hold a region's evidence against a plan without scoring it.

Parameters:
  plan (const siap_plan *): the plan
  evidence (const siap_evidence *): the evidence; a draft may be checked
  region (size_t): 0 .. siap_evidence_region_count() - 1
  findings (siap_findings *, may be None): errors, and warnings and notes that a score would
      carry too

Returns SIAP_OK (warnings allowed), SIAP_ERR_RULE (at least one error), SIAP_ERR_ARG,
    SIAP_ERR_MEMORY

Threads: any thread
Since: 0.1""",
    ),
    'siap_score': (
        c_int32,
        (POINTER(siap_plan), POINTER(siap_evidence), c_size_t, POINTER(siap_externals),
         POINTER(POINTER(siap_result)), POINTER(siap_findings)),
        """Score one region.

Parameters:
  plan (const siap_plan *): the plan
  evidence (const siap_evidence *): the evidence, without faults
  region (size_t): 0 .. siap_evidence_region_count() - 1
  externals (const siap_externals *, may be None): externals are missing
  out (siap_result **, out): the result, which holds plan and evidence; NULL on failure
  findings (siap_findings *, may be None): what siap_check() finds, and more

Returns SIAP_OK (also when an index has no score: see its state), SIAP_ERR_RULE (the evidence or
    an external does not fit the rubric), SIAP_ERR_ARG, SIAP_ERR_MEMORY

Ownership: new; release with siap_result_unref()
Threads: any thread
Cost: linear in items, nodes and edges; two more rows for the bounds when something is missing
Since: 0.1""",
    ),
    'siap_result_read': (
        c_int32,
        (c_char_p, c_size_t, c_char_p, POINTER(siap_limits), POINTER(POINTER(siap_result)),
         POINTER(siap_findings)),
        """Read a result that siap_result_write() wrote as JSON: to take last year's figures
from. It holds no plan and no evidence.

Parameters:
  bytes (const char *, length): the document; copied
  length (size_t): bytes in it
  name (const char *, may be None): what findings call it; NULL is ""
  limits (const siap_limits *, may be None): NULL: the defaults
  out (siap_result **, out): the result; NULL on failure
  findings (siap_findings *, may be None): every fault of the document, in file order

Returns SIAP_OK or an error

Ownership: new; release with siap_result_unref()
Errors: SIAP_ERR_SYNTAX, SIAP_ERR_RULE, SIAP_ERR_LIMIT (the document); SIAP_ERR_ARG,
    SIAP_ERR_MEMORY
Threads: any thread
Since: 0.1""",
    ),
    'siap_result_ref': (
        POINTER(siap_result),
        (POINTER(siap_result),),
        """Take another reference.

Parameters:
  result (const siap_result *, may be None): the result; NULL gives NULL

Returns the same result

Ownership: new
Threads: any thread
Since: 0.1""",
    ),
    'siap_result_unref': (
        None,
        (POINTER(siap_result),),
        """Give a reference back; the last one releases it.

Parameters:
  result (const siap_result *, may be None): the result; NULL does nothing

Threads: any thread
Since: 0.1""",
    ),
    'siap_result_rubric_id': (
        c_char_p,
        (POINTER(siap_result),),
        """Rubric of a result.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty

Returns the id; "" for NULL

Ownership: borrowed from the result until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_result_profile': (
        c_char_p,
        (POINTER(siap_result),),
        """Profile of a result.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty

Returns the id; "" when the rubric has none

Ownership: borrowed from the result until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_result_region_name': (
        c_char_p,
        (POINTER(siap_result),),
        """Region of a result.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty

Returns the name; "" for NULL

Ownership: borrowed from the result until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_result_region_code': (
        c_char_p,
        (POINTER(siap_result),),
        """Code of the region in the ministry of home affairs' list.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty

Returns the code; "" when none was given, and for NULL

Ownership: borrowed from the result until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_result_stage': (
        c_char_p,
        (POINTER(siap_result),),
        """Stage of the evidence.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty

Returns the stage; "" for NULL

Ownership: borrowed from the result until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_result_is_simulation': (
        c_int32,
        (POINTER(siap_result),),
        """Say whether the figures are a simulation: the stage is not final.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty

Returns 1 or 0; 1 for NULL

Threads: any thread
Since: 0.1""",
    ),
    'siap_result_participated': (
        c_int32,
        (POINTER(siap_result),),
        """Say whether the region took part.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty

Returns 1 or 0

Threads: any thread
Since: 0.1""",
    ),
    'siap_result_digest': (
        c_char_p,
        (POINTER(siap_result), c_char_p),
        """SHA-256 of what a result rests on, as models.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty
  what (const char *): "rubric", "plan" or "evidence"

Returns 64 hexadecimal digits; NULL when what is none of the three

Ownership: borrowed from the result until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_result_entry_count': (
        c_size_t,
        (POINTER(siap_result),),
        """Count the entries: items first, then externals, constants, variables, nodes in
evaluation order.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty

Returns how many; 0 for NULL

Threads: any thread
Since: 0.1""",
    ),
    'siap_result_entry_find': (
        c_size_t,
        (POINTER(siap_result), c_char_p),
        """Find an entry by its id.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty
  id (const char *): an id of the rubric

Returns its number; SIZE_MAX when there is none

Threads: any thread
Since: 0.1""",
    ),
    'siap_result_entry_id': (
        c_char_p,
        (POINTER(siap_result), c_size_t),
        """Id of an entry.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty
  entry (size_t): 0 .. siap_result_entry_count() - 1

Returns the id; NULL out of range

Ownership: borrowed from the result until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_result_entry_label': (
        c_char_p,
        (POINTER(siap_result), c_size_t, c_char_p),
        """Name of an entry in a language.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty
  entry (size_t): 0 .. siap_result_entry_count() - 1
  language (const char *, may be None): a language of the rubric; NULL or unknown gives its
      fallback

Returns the label, or the id; NULL out of range

Ownership: borrowed from the result until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_result_entry_status': (
        c_char_p,
        (POINTER(siap_result), c_size_t),
        """Whether an entry is published or ours.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty
  entry (size_t): 0 .. siap_result_entry_count() - 1

Returns "published" or "ours"; NULL out of range

Ownership: borrowed from the result until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_result_entry_band': (
        c_char_p,
        (POINTER(siap_result), c_size_t, c_char_p),
        """Name of the band an entry falls into.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty
  entry (size_t): 0 .. siap_result_entry_count() - 1
  language (const char *, may be None): a language of the rubric; NULL or unknown gives its
      fallback

Returns the label; "" when there is no band; NULL out of range

Ownership: borrowed from the result until its last reference is given back
Threads: any thread
Since: 0.1""",
    ),
    'siap_result_cell': (
        c_int32,
        (POINTER(siap_result), c_size_t, POINTER(siap_cell)),
        """Read one entry.

Parameters:
  result (const siap_result *): the result
  entry (size_t): 0 .. siap_result_entry_count() - 1
  cell (siap_cell *, in and out): size in, the rest out

Returns SIAP_OK, or SIAP_ERR_ARG (NULL, out of range, unknown size)

Threads: any thread
Since: 0.1""",
    ),
    'siap_result_index_count': (
        c_size_t,
        (POINTER(siap_result),),
        """Count the indices in document order.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty

Returns how many; 0 for NULL

Threads: any thread
Since: 0.1""",
    ),
    'siap_result_index_entry': (
        c_size_t,
        (POINTER(siap_result), c_size_t),
        """Entry of an index.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty
  index (size_t): 0 .. siap_result_index_count() - 1

Returns its number; SIZE_MAX out of range

Threads: any thread
Since: 0.1""",
    ),
    'siap_result_weight': (
        c_double,
        (POINTER(siap_result), c_size_t, c_size_t),
        """Effective weight of an entry in an index, after profile and renormalisation: the
product of the weights on every way up, added.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty
  index (size_t): 0 .. siap_result_index_count() - 1
  entry (size_t): 0 .. siap_result_entry_count() - 1

Returns 0 .. 1 where weights sum to 1; NaN where a method on the way has no weights, or out of
    range

Threads: any thread
Since: 0.1""",
    ),
    'siap_result_contribution': (
        c_double,
        (POINTER(siap_result), c_size_t, c_size_t),
        """What an entry adds to an index: effective weight times the value taken.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty
  index (size_t): 0 .. siap_result_index_count() - 1
  entry (size_t): 0 .. siap_result_entry_count() - 1

Returns in the unit of the index; NaN where there is none or out of range

Threads: any thread
Since: 0.1""",
    ),
    'siap_result_term_count': (
        c_size_t,
        (POINTER(siap_result), c_size_t),
        """Count the terms of a node.

Parameters:
  result (const siap_result *, may be None): the result; NULL reads as empty
  entry (size_t): 0 .. siap_result_entry_count() - 1

Returns how many; 0 for anything that is no computed node

Threads: any thread
Since: 0.1""",
    ),
    'siap_result_term': (
        c_int32,
        (POINTER(siap_result), c_size_t, c_size_t, POINTER(siap_term)),
        """Read one term of a node.

Parameters:
  result (const siap_result *): the result
  entry (size_t): a node
  i (size_t): 0 .. siap_result_term_count() - 1
  term (siap_term *, in and out): size in, the rest out

Returns SIAP_OK, or SIAP_ERR_ARG (NULL, out of range, unknown size)

Threads: any thread
Since: 0.1""",
    ),
    'siap_result_write': (
        c_int32,
        (POINTER(siap_result), c_char_p, c_char_p, POINTER(c_void_p), POINTER(c_size_t)),
        """Write a result.

Parameters:
  result (const siap_result *): the result
  format (const char *): "text", "line" (one line for a table of regions), "json", "csv", "xml",
      or "xml-row" (one result to stand in a document of several, inside results)
  language (const char *, may be None): of labels and words: "id" or "en"; NULL is "en"
  out (char **, out): the bytes, ended by a NUL that is not counted; NULL on failure
  length (size_t *, out, may be None): how many bytes

Returns SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_NAME (no such format), SIAP_ERR_MEMORY

Ownership: new; release with siap_free()
Threads: any thread
Since: 0.1""",
    ),
    'siap_result_explain': (
        c_int32,
        (POINTER(siap_result), c_char_p, c_char_p, c_char_p, POINTER(c_void_p),
         POINTER(c_size_t)),
        """Explain where one figure comes from: down to each question, its weight, its ratings
and documents.

Parameters:
  result (const siap_result *): a result of siap_score()
  id (const char *): an entry
  format (const char *): "text" or "json"
  language (const char *, may be None): "id" or "en"; NULL is "en"
  out (char **, out): the explanation; NULL on failure
  length (size_t *, out, may be None): how many bytes

Returns SIAP_OK, SIAP_ERR_ARG (NULL, or a result that was read), SIAP_ERR_NAME (no such entry or
    format), SIAP_ERR_MEMORY

Ownership: new; release with siap_free()
Threads: any thread
Since: 0.1""",
    ),
    'siap_cohort_new': (
        c_int32,
        (POINTER(POINTER(siap_cohort)),),
        """Make an empty cohort.

Parameters:
  out (siap_cohort **, out): the cohort; NULL on failure

Returns SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_MEMORY

Ownership: new; release with siap_cohort_unref()
Threads: any thread
Since: 0.1""",
    ),
    'siap_cohort_ref': (
        POINTER(siap_cohort),
        (POINTER(siap_cohort),),
        """Take another reference.

Parameters:
  cohort (siap_cohort *, may be None): the cohort; NULL gives NULL

Returns the same cohort

Ownership: new
Threads: any thread
Since: 0.1""",
    ),
    'siap_cohort_unref': (
        None,
        (POINTER(siap_cohort),),
        """Give a reference back; the last one releases it.

Parameters:
  cohort (siap_cohort *, may be None): the cohort; NULL does nothing

Threads: any thread
Since: 0.1""",
    ),
    'siap_cohort_add': (
        c_int32,
        (POINTER(siap_cohort), POINTER(siap_plan), POINTER(siap_evidence), c_size_t,
         POINTER(siap_externals), POINTER(siap_findings)),
        """Score a region and add it. All that siap_score() says of it is said here.

Parameters:
  cohort (siap_cohort *): the cohort; it keeps references to plan and evidence
  plan (const siap_plan *): the plan of the region
  evidence (const siap_evidence *): the evidence, without faults
  region (size_t): 0 .. siap_evidence_region_count() - 1
  externals (const siap_externals *, may be None): externals are missing
  findings (siap_findings *, may be None): what siap_score() finds

Returns SIAP_OK, SIAP_ERR_RULE (the evidence does not fit the plan, or the cohort holds another
    rubric), SIAP_ERR_ARG, SIAP_ERR_MEMORY; the cohort is unchanged on failure

Threads: one thread at a time, and none that analyses it
Since: 0.1""",
    ),
    'siap_cohort_add_result': (
        c_int32,
        (POINTER(siap_cohort), POINTER(siap_result), POINTER(siap_findings)),
        """Add a result, also one that was read. What rests on answers cannot be worked out of a
result that was read.

Parameters:
  cohort (siap_cohort *): the cohort; it keeps a reference to the result
  result (const siap_result *): the result
  findings (siap_findings *, may be None): may be NULL

Returns SIAP_OK, SIAP_ERR_RULE (the cohort holds another rubric), SIAP_ERR_ARG, SIAP_ERR_MEMORY

Threads: one thread at a time, and none that analyses it
Since: 0.1""",
    ),
    'siap_cohort_count': (
        c_size_t,
        (POINTER(siap_cohort),),
        """Count the regions of a cohort, those too that did not take part.

Parameters:
  cohort (const siap_cohort *, may be None): the cohort; NULL reads as empty

Returns how many; 0 for NULL

Threads: one thread at a time while regions are added
Since: 0.1""",
    ),
    'siap_request_new': (
        c_int32,
        (c_char_p, POINTER(POINTER(siap_request)), POINTER(siap_findings)),
        """Ask for an analysis.

Parameters:
  analysis (const char *): a name that siap_analysis_words() lists, such as "rank"
  out (siap_request **, out): the request; NULL on failure
  findings (siap_findings *, may be None): which names there are

Returns SIAP_OK, SIAP_ERR_NAME (no such analysis), SIAP_ERR_ARG, SIAP_ERR_MEMORY

Ownership: new; release with siap_request_unref()
Threads: any thread
Since: 0.1""",
    ),
    'siap_request_unref': (
        None,
        (POINTER(siap_request),),
        """Give a request back.

Parameters:
  request (siap_request *, may be None): the request; NULL does nothing

Threads: any thread
Since: 0.1""",
    ),
    'siap_request_add': (
        c_int32,
        (POINTER(siap_request), POINTER(siap_cohort)),
        """Add a cohort: of two, the first is the earlier year or the claim. The request keeps a
reference.

Parameters:
  request (siap_request *): the request
  cohort (siap_cohort *): the cohort

Returns SIAP_OK, SIAP_ERR_ARG (NULL, or the analysis takes no more), SIAP_ERR_MEMORY

Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_request_set': (
        c_int32,
        (POINTER(siap_request), c_char_p, c_char_p, POINTER(siap_findings)),
        """Set an option, in place of its default or of an earlier value.

Parameters:
  request (siap_request *): the request
  name (const char *): an option that siap_analysis_words() lists for the analysis, such as "of"
  value (const char *): its value as text: a word such as "nodes", a number with a point, or ids
      with commas between; copied
  findings (siap_findings *, may be None): what is wrong with the name or value

Returns SIAP_OK, SIAP_ERR_NAME (no such option), SIAP_ERR_RULE (no such value), SIAP_ERR_ARG,
    SIAP_ERR_MEMORY

Threads: one thread at a time
Since: 0.1""",
    ),
    'siap_analyse': (
        c_int32,
        (POINTER(siap_request), siap_progress, c_void_p, POINTER(POINTER(siap_analysis)),
         POINTER(siap_findings)),
        """Work an analysis out. The same request gives the same bytes, with any number of
threads.

Parameters:
  request (const siap_request *): the request; it stays as it is
  progress (siap_progress, may be None): nobody is told
  user (void *, may be None): handed to progress
  out (siap_analysis **, out): the analysis; NULL on failure
  findings (siap_findings *, may be None): may be NULL

Returns SIAP_OK or an error

Ownership: new; release with siap_analysis_unref()
Errors: SIAP_ERR_RULE (cohorts or options that do not fit together), SIAP_ERR_LACKING (valid,
    but not enough to answer), SIAP_ERR_NAME (an option names what is not in the rubric),
    SIAP_ERR_STOPPED, SIAP_ERR_ARG, SIAP_ERR_MEMORY
Threads: any thread; with the option "threads" it starts more, which have ended when it returns
Since: 0.1""",
    ),
    'siap_analysis_ref': (
        POINTER(siap_analysis),
        (POINTER(siap_analysis),),
        """Take another reference.

Parameters:
  analysis (const siap_analysis *, may be None): the analysis; NULL gives NULL

Returns the same analysis

Ownership: new
Threads: any thread
Since: 0.1""",
    ),
    'siap_analysis_unref': (
        None,
        (POINTER(siap_analysis),),
        """Give a reference back; the last one releases it.

Parameters:
  analysis (const siap_analysis *, may be None): the analysis; NULL does nothing

Threads: any thread
Since: 0.1""",
    ),
    'siap_analysis_name': (
        c_char_p,
        (POINTER(siap_analysis),),
        """Name of an analysis.

Parameters:
  analysis (const siap_analysis *, may be None): the analysis; NULL reads as empty

Returns the name that was asked for; "" for NULL

Ownership: borrowed from the library, always valid
Threads: any thread
Since: 0.1""",
    ),
    'siap_analysis_table_count': (
        c_size_t,
        (POINTER(siap_analysis),),
        """Count the tables. The last one, "about", says what the figures rest on.

Parameters:
  analysis (const siap_analysis *, may be None): the analysis; NULL reads as empty

Returns how many; 0 for NULL

Threads: any thread
Since: 0.1""",
    ),
    'siap_analysis_table': (
        c_int32,
        (POINTER(siap_analysis), c_size_t, c_char_p, POINTER(siap_table)),
        """Describe a table.

Parameters:
  analysis (const siap_analysis *): the analysis
  table (size_t): 0 .. siap_analysis_table_count() - 1
  language (const char *, may be None): of title and note: "id" or "en"; NULL is "en"
  out (siap_table *, in and out): size in, the rest out

Returns SIAP_OK, or SIAP_ERR_ARG (NULL, out of range, unknown size)

Threads: any thread
Since: 0.1""",
    ),
    'siap_analysis_column': (
        c_int32,
        (POINTER(siap_analysis), c_size_t, c_size_t, c_char_p, POINTER(siap_column)),
        """Describe a column.

Parameters:
  analysis (const siap_analysis *): the analysis
  table (size_t): 0 .. siap_analysis_table_count() - 1
  column (size_t): 0 .. columns of the table - 1
  language (const char *, may be None): of the title: "id" or "en"; NULL is "en"
  out (siap_column *, in and out): size in, the rest out

Returns SIAP_OK, or SIAP_ERR_ARG (NULL, out of range, unknown size)

Threads: any thread
Since: 0.1""",
    ),
    'siap_analysis_value': (
        c_int32,
        (POINTER(siap_analysis), c_size_t, c_size_t, c_size_t, c_char_p, POINTER(siap_value)),
        """Read a cell.

Parameters:
  analysis (const siap_analysis *): the analysis
  table (size_t): 0 .. siap_analysis_table_count() - 1
  row (size_t): 0 .. rows of the table - 1
  column (size_t): 0 .. columns of the table - 1
  language (const char *, may be None): of sentences and of what is shown: "id" or "en"; NULL is
      "en"
  out (siap_value *, in and out): size in, the rest out

Returns SIAP_OK, or SIAP_ERR_ARG (NULL, out of range, unknown size)

Threads: any thread
Since: 0.1""",
    ),
    'siap_analysis_write': (
        c_int32,
        (POINTER(siap_analysis), c_char_p, c_char_p, c_char_p, POINTER(c_void_p),
         POINTER(c_size_t)),
        """Write an analysis.

Parameters:
  analysis (const siap_analysis *): the analysis
  format (const char *): "text", "json", "csv", "html" (one page that needs nothing else) or
      "svg" (the chart of a table)
  language (const char *, may be None): of titles and sentences and, for people, of labels,
      words and numbers: "id" or "en"; NULL is "en"
  table (const char *, may be None): id of the only table to write; NULL: all of them, as CSV
      the first, as SVG the first with a chart
  out (char **, out): the bytes, ended by a NUL that is not counted; NULL on failure
  length (size_t *, out, may be None): how many bytes

Returns SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_NAME (no such format or table, or no chart),
    SIAP_ERR_MEMORY

Ownership: new; release with siap_free()
Threads: any thread
Since: 0.1""",
    ),
    'siap_analysis_words': (
        c_int32,
        (c_char_p, c_char_p, c_char_p, POINTER(c_void_p), POINTER(c_size_t)),
        """List the analyses and the options of each, with their defaults.

Parameters:
  analysis (const char *, may be None): only this one; NULL: all
  format (const char *): "text" or "json"
  language (const char *, may be None): "id" or "en"; NULL is "en"
  out (char **, out): the list; NULL on failure
  length (size_t *, out, may be None): how many bytes

Returns SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_NAME (no such analysis or format), SIAP_ERR_MEMORY

Ownership: new; release with siap_free()
Threads: any thread
Since: 0.1""",
    ),
    'siap_seal_write': (
        c_int32,
        (POINTER(siap_seal_options), siap_file_reader, c_void_p, POINTER(siap_limits),
         POINTER(c_void_p), POINTER(c_size_t), POINTER(siap_findings)),
        """Score the regions of some evidence, and write the results with the SHA-256 of every
file that they rest on.

A document whose evidence states a SHA-256 must have it, if the reader hands it over. The same
files and options give the same bytes. The form is described in rubrics/siap-seal.schema.json.

Parameters:
  options (const siap_seal_options *): what is sealed
  reader (siap_file_reader): hands over the files
  user (void *): passed to the reader
  limits (const siap_limits *, may be None): for each file but documents; NULL: the defaults
  out (char **, out): the seal (JSON), ended by a NUL that is not counted; NULL on failure
  length (size_t *, out, may be None): how many bytes
  findings (siap_findings *, may be None): those of reading and scoring, and of documents

Returns SIAP_OK or an error

Ownership: new; release with siap_free()
Errors: SIAP_ERR_SYNTAX, SIAP_ERR_RULE, SIAP_ERR_LIMIT (a file); SIAP_ERR_NAME (no such file,
    region, profile or external), SIAP_ERR_STOPPED, SIAP_ERR_ARG, SIAP_ERR_MEMORY
Threads: any thread; the reader is called on the same one
Cost: as reading and scoring all of it
Since: 0.1""",
    ),
    'siap_seal_verify': (
        c_int32,
        (c_char_p, c_size_t, c_char_p, siap_file_reader, c_void_p, POINTER(siap_limits),
         POINTER(siap_findings)),
        """Recompute everything that a seal says, and compare: files, documents, and every
figure of every result.

A note says what was compared. Documents that are not handed over are not compared, which a note
says.

Parameters:
  bytes (const char *, length): the seal; copied
  length (size_t): bytes in it
  name (const char *, may be None): what findings call it; NULL is ""
  reader (siap_file_reader): hands over the files, by the names in the seal
  user (void *): passed to the reader
  limits (const siap_limits *, may be None): for the seal and each file but documents; NULL: the
      defaults
  findings (siap_findings *, may be None): each difference with what was sealed and what is

Returns SIAP_OK (all is as sealed) or an error

Errors: SIAP_ERR_RULE (a difference, or no seal), SIAP_ERR_SYNTAX, SIAP_ERR_LIMIT; SIAP_ERR_NAME
    (a file is not there), SIAP_ERR_STOPPED, SIAP_ERR_ARG, SIAP_ERR_MEMORY
Threads: any thread; the reader is called on the same one
Cost: as reading and scoring all of it
Since: 0.1""",
    ),
}


class Api:
    """The functions of one library, with the types of the header."""

    siap_limits_init: Callable[..., int]
    siap_version: Callable[..., Optional[bytes]]
    siap_abi_version: Callable[..., int]
    siap_status_name: Callable[..., Optional[bytes]]
    siap_state_name: Callable[..., Optional[bytes]]
    siap_free: Callable[..., None]
    siap_words_write: Callable[..., int]
    siap_findings_new: Callable[..., int]
    siap_findings_ref: Callable[..., Any]
    siap_findings_unref: Callable[..., None]
    siap_findings_clear: Callable[..., None]
    siap_findings_sort: Callable[..., None]
    siap_findings_count: Callable[..., int]
    siap_findings_total: Callable[..., int]
    siap_findings_severity: Callable[..., int]
    siap_findings_code: Callable[..., Optional[bytes]]
    siap_findings_source: Callable[..., Optional[bytes]]
    siap_findings_line: Callable[..., int]
    siap_findings_column: Callable[..., int]
    siap_findings_path: Callable[..., Optional[bytes]]
    siap_findings_holder: Callable[..., Optional[bytes]]
    siap_findings_text: Callable[..., Optional[bytes]]
    siap_findings_hint: Callable[..., Optional[bytes]]
    siap_findings_format: Callable[..., int]
    siap_rubric_read: Callable[..., int]
    siap_rubric_open: Callable[..., int]
    siap_rubric_ref: Callable[..., Any]
    siap_rubric_unref: Callable[..., None]
    siap_rubric_id: Callable[..., Optional[bytes]]
    siap_rubric_agency: Callable[..., Optional[bytes]]
    siap_rubric_version: Callable[..., Optional[bytes]]
    siap_rubric_edition: Callable[..., Optional[bytes]]
    siap_rubric_status: Callable[..., Optional[bytes]]
    siap_rubric_digest: Callable[..., Optional[bytes]]
    siap_rubric_label: Callable[..., Optional[bytes]]
    siap_rubric_language_count: Callable[..., int]
    siap_rubric_language: Callable[..., Optional[bytes]]
    siap_rubric_source_count: Callable[..., int]
    siap_rubric_source_id: Callable[..., Optional[bytes]]
    siap_rubric_source_text: Callable[..., Optional[bytes]]
    siap_rubric_pillar_count: Callable[..., int]
    siap_rubric_pillar_id: Callable[..., Optional[bytes]]
    siap_rubric_pillar_label: Callable[..., Optional[bytes]]
    siap_rubric_item_count: Callable[..., int]
    siap_rubric_item_find: Callable[..., int]
    siap_rubric_item_id: Callable[..., Optional[bytes]]
    siap_rubric_item_label: Callable[..., Optional[bytes]]
    siap_rubric_item_pillar: Callable[..., Optional[bytes]]
    siap_rubric_item_holder: Callable[..., Optional[bytes]]
    siap_rubric_item_status: Callable[..., Optional[bytes]]
    siap_rubric_node_count: Callable[..., int]
    siap_rubric_node_find: Callable[..., int]
    siap_rubric_node_id: Callable[..., Optional[bytes]]
    siap_rubric_node_label: Callable[..., Optional[bytes]]
    siap_rubric_node_status: Callable[..., Optional[bytes]]
    siap_rubric_node_is_index: Callable[..., int]
    siap_rubric_profile_count: Callable[..., int]
    siap_rubric_profile_id: Callable[..., Optional[bytes]]
    siap_rubric_profile_label: Callable[..., Optional[bytes]]
    siap_rubric_profile_for_class: Callable[..., Optional[bytes]]
    siap_rubric_write: Callable[..., int]
    siap_evidence_options_init: Callable[..., int]
    siap_evidence_read: Callable[..., int]
    siap_evidence_open: Callable[..., int]
    siap_evidence_ref: Callable[..., Any]
    siap_evidence_unref: Callable[..., None]
    siap_evidence_faults: Callable[..., int]
    siap_evidence_rubric_id: Callable[..., Optional[bytes]]
    siap_evidence_region_count: Callable[..., int]
    siap_evidence_region_name: Callable[..., Optional[bytes]]
    siap_evidence_region_code: Callable[..., Optional[bytes]]
    siap_evidence_region_class: Callable[..., Optional[bytes]]
    siap_evidence_region_stage: Callable[..., Optional[bytes]]
    siap_evidence_region_participated: Callable[..., int]
    siap_evidence_region_answers: Callable[..., int]
    siap_evidence_write: Callable[..., int]
    siap_evidence_merge: Callable[..., int]
    siap_evidence_carry: Callable[..., int]
    siap_plan_compile: Callable[..., int]
    siap_plan_choose: Callable[..., int]
    siap_plan_ref: Callable[..., Any]
    siap_plan_unref: Callable[..., None]
    siap_plan_profile: Callable[..., Optional[bytes]]
    siap_plan_digest: Callable[..., Optional[bytes]]
    siap_plan_item_count: Callable[..., int]
    siap_plan_item_id: Callable[..., Optional[bytes]]
    siap_plan_item_find: Callable[..., int]
    siap_plan_node_count: Callable[..., int]
    siap_plan_node_id: Callable[..., Optional[bytes]]
    siap_plan_node_find: Callable[..., int]
    siap_plan_needs_fit: Callable[..., int]
    siap_plan_fit: Callable[..., int]
    siap_plan_template: Callable[..., int]
    siap_plan_score_block: Callable[..., int]
    siap_externals_new: Callable[..., int]
    siap_externals_unref: Callable[..., None]
    siap_externals_add_number: Callable[..., int]
    siap_externals_add_result: Callable[..., int]
    siap_check: Callable[..., int]
    siap_score: Callable[..., int]
    siap_result_read: Callable[..., int]
    siap_result_ref: Callable[..., Any]
    siap_result_unref: Callable[..., None]
    siap_result_rubric_id: Callable[..., Optional[bytes]]
    siap_result_profile: Callable[..., Optional[bytes]]
    siap_result_region_name: Callable[..., Optional[bytes]]
    siap_result_region_code: Callable[..., Optional[bytes]]
    siap_result_stage: Callable[..., Optional[bytes]]
    siap_result_is_simulation: Callable[..., int]
    siap_result_participated: Callable[..., int]
    siap_result_digest: Callable[..., Optional[bytes]]
    siap_result_entry_count: Callable[..., int]
    siap_result_entry_find: Callable[..., int]
    siap_result_entry_id: Callable[..., Optional[bytes]]
    siap_result_entry_label: Callable[..., Optional[bytes]]
    siap_result_entry_status: Callable[..., Optional[bytes]]
    siap_result_entry_band: Callable[..., Optional[bytes]]
    siap_result_cell: Callable[..., int]
    siap_result_index_count: Callable[..., int]
    siap_result_index_entry: Callable[..., int]
    siap_result_weight: Callable[..., float]
    siap_result_contribution: Callable[..., float]
    siap_result_term_count: Callable[..., int]
    siap_result_term: Callable[..., int]
    siap_result_write: Callable[..., int]
    siap_result_explain: Callable[..., int]
    siap_cohort_new: Callable[..., int]
    siap_cohort_ref: Callable[..., Any]
    siap_cohort_unref: Callable[..., None]
    siap_cohort_add: Callable[..., int]
    siap_cohort_add_result: Callable[..., int]
    siap_cohort_count: Callable[..., int]
    siap_request_new: Callable[..., int]
    siap_request_unref: Callable[..., None]
    siap_request_add: Callable[..., int]
    siap_request_set: Callable[..., int]
    siap_analyse: Callable[..., int]
    siap_analysis_ref: Callable[..., Any]
    siap_analysis_unref: Callable[..., None]
    siap_analysis_name: Callable[..., Optional[bytes]]
    siap_analysis_table_count: Callable[..., int]
    siap_analysis_table: Callable[..., int]
    siap_analysis_column: Callable[..., int]
    siap_analysis_value: Callable[..., int]
    siap_analysis_write: Callable[..., int]
    siap_analysis_words: Callable[..., int]
    siap_seal_write: Callable[..., int]
    siap_seal_verify: Callable[..., int]

    def __init__(self, library: ctypes.CDLL) -> None:
        for name, (gives, takes, words) in FUNCTIONS.items():
            function = getattr(library, name)
            function.restype, function.argtypes, function.__doc__ = gives, takes, words
            setattr(self, name, function)
