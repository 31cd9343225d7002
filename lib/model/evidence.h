/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2b. Evidence as read: ids are not resolved, scores not computed. All text and arrays live
 * in the arena. Sealed: never changed after the reader gives it out.
 */
#ifndef SIAP_I_EVIDENCE_H
#define SIAP_I_EVIDENCE_H

#include "ground/digest.h"
#include "ground/memory.h"
#include "model/words.h"
#include "services/findings.h"

#include <siap/evidence.h>
#include <stdatomic.h>

typedef struct siap_i_document {
  const char *id, *title, *kind, *holder, *date, *valid_until, *sha256,
      *href; /* NULL where not said */
  uint32_t line;
} siap_i_document;

/* A document as an answer cites it. */
typedef struct siap_i_citation {
  size_t document; /* place among the region's documents */
  const char *page;
  const char *ref; /* as written; NULL where the document stands in the answer itself */
  uint32_t line;
} siap_i_citation;

typedef struct siap_i_rating {
  const char *assessor; /* or respondent, or unit */
  double level;         /* or value of a unit */
  uint32_t line;
} siap_i_rating;

/* How an answer is given. */
enum siap_i_form {
  SIAP_I_FORM_LEVEL,
  SIAP_I_FORM_VALUE,
  SIAP_I_FORM_RATIO,
  SIAP_I_FORM_GRADE,
  SIAP_I_FORM_CHECKED,
  SIAP_I_FORM_RATINGS,   /* levels by assessors */
  SIAP_I_FORM_RESPONSES, /* levels by respondents of a survey */
  SIAP_I_FORM_UNITS,     /* raw values of villages, agencies, sexes: reduced, then normalised */
  SIAP_I_FORM_STATE,
  SIAP_I_FORM_CELL, /* a number in a spreadsheet: a level, a value or a node's value, as the id wants */
  SIAP_I_FORM_TEXT /* such a cell that holds no number (in `grade`): a fault, if its column is asked */
};

/* What an answer is about. */
enum siap_i_about { SIAP_I_ABOUT_ITEM, SIAP_I_ABOUT_NODE, SIAP_I_ABOUT_EXTERNAL, SIAP_I_ABOUT_ANY };

/* What raising an item by one level may cost: plans add up whole millionths of it. */
#define SIAP_I_EFFORT_LEAST 0.000001
#define SIAP_I_EFFORT_MOST 1e12

/* What few answers have: most of a large file is ids and numbers. */
typedef struct siap_i_detail {
  double denominator;
  double effort; /* of one step up, in any unit; 0: not said */
  const char *grade, *reason, *note;
  const char *carried; /* id of the rubric it was taken over from; NULL: given for this one */
  const char **checked;
  size_t checked_count;
  siap_i_rating *rating;
  size_t rating_count;
  siap_i_citation *citation;
  size_t citation_count;
} siap_i_detail;

typedef struct siap_i_answer {
  const char *id;
  double number;
  siap_i_detail *detail; /* NULL: nothing more */
  uint32_t line;
  uint8_t about, form;
  uint8_t state; /* form STATE */
} siap_i_answer;

/* What stands beside the answers. NULL and NaN where not said. */
typedef struct siap_i_quick_win {
  const char *pillar, *title, *outcome;
  double planned, reached; /* milestones */
  uint32_t line;
} siap_i_quick_win;

typedef struct siap_i_risk {
  const char *factor, *cause, *mitigation, *pillar;
  double likelihood, consequence; /* 1 low, 2 medium, 3 high */
  uint32_t line;
} siap_i_risk;

typedef struct siap_i_programme {
  const char *pillar, *title, *holder;
  uint8_t status; /* place in siap_i_programme_words */
  uint32_t line;
} siap_i_programme;

/* One survey: which programme, how many use it; the responses stand with the answers. */
typedef struct siap_i_survey {
  const char *pillar, *programme;
  double users; /* NaN */
  uint32_t line;
} siap_i_survey;

/*
 * Right of reply: somebody holds that a score is wrong, somebody decides. Who objects is a pseudonym.
 * NULL and NaN where not said.
 */
typedef struct siap_i_objection {
  const char *id; /* of an item or a node */
  const char *by, *date, *claim;
  const char *decided_by, *decided, *reason; /* of the decision */
  double before, after;                      /* the score */
  siap_i_citation *citation;
  size_t citation_count;
  uint8_t about;    /* SIAP_I_ABOUT_ITEM or SIAP_I_ABOUT_NODE */
  uint8_t decision; /* place in siap_i_decision_words */
  uint32_t line;
} siap_i_objection;

typedef struct siap_i_region {
  const char *region_name, *code, *region_class; /* "" where not said */
  uint8_t stage, participated;
  uint32_t line;
  siap_i_answer *answer; /* in document order */
  size_t answer_count, answer_room;
  uint32_t *by_id; /* answers sorted by id, then line */
  siap_i_document *document;
  size_t document_count;
  siap_i_quick_win *quick_win;
  size_t quick_win_count;
  siap_i_risk *risk;
  size_t risk_count;
  siap_i_programme *programme;
  size_t programme_count;
  siap_i_survey *survey;
  size_t survey_count;
  siap_i_objection *objection;
  size_t objection_count;
  char digest[SIAP_I_DIGEST_ROOM];
} siap_i_region;

typedef struct siap_i_evidence_source {
  const char *document, *title, *date, *href;
} siap_i_evidence_source;

struct siap_evidence {
  atomic_size_t references;
  siap_i_arena arena;
  const char *name;                       /* of the input, for findings */
  const char *rubric, *version, *cut_off; /* "" where not said */
  siap_i_region *region;
  size_t region_count, region_room;
  siap_i_evidence_source *source;
  size_t source_count;
  size_t faults;
  uint32_t heading;      /* CSV with a column for each id: the line of its header; else 0 */
  uint8_t is_table;      /* CSV: what it does not say may have been said beside it */
  uint8_t decimal_comma; /* CSV: how its numbers are written */
  /* JSON: `line` of anything above is the number of its object, from 1; these say where that is */
  const uint32_t *place_line;
  const char *const *place_path;
  size_t place_count;
};

/* Where in the input a `line` of the model is. */
siap_i_place siap_i_evidence_place(const siap_evidence *evidence, uint32_t line);

/* Empty evidence with one reference; NULL without memory. */
siap_evidence *siap_i_evidence_new(void);

/*
 * One more region, with room for some answers, or one more answer, zeroed; NULL without memory.
 * Arrays move: hold places, not pointers.
 */
siap_i_region *siap_i_evidence_add_region(siap_evidence *evidence, size_t answers);
siap_i_answer *siap_i_evidence_add_answer(siap_evidence *evidence, siap_i_region *region);

/* The detail of an answer, made when it is first asked for; NULL without memory. */
siap_i_detail *siap_i_evidence_detail(siap_evidence *evidence, siap_i_answer *answer);

/* The detail of an answer, empty where it has none. Never NULL. */
const siap_i_detail *siap_i_answer_detail(const siap_i_answer *answer);

/* Sort the answers of every region by id and digest every region. SIAP_OK or SIAP_ERR_MEMORY. */
siap_status siap_i_evidence_seal(siap_evidence *evidence);

/* evidence_digest.c: digest a region whose answers are sorted. */
void siap_i_region_digest(const siap_evidence *evidence, siap_i_region *region);

/* The answer to an id; NULL: none. */
const siap_i_answer *siap_i_region_answer(const siap_i_region *region, const char *id);

#endif
