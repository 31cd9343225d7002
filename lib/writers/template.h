/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. An empty evidence file for a plan: what is asked, for whichever format shows it. */
#ifndef SIAP_I_TEMPLATE_H
#define SIAP_I_TEMPLATE_H

#include "engine/plan.h"
#include "writers/writer.h"

typedef struct siap_i_template {
  siap_i_text *text;
  const siap_plan *plan;
  const char *language; /* of labels */
  const char *holder;   /* NULL: questions of all holders */
  int words;            /* of our own words: 0 English, 1 Indonesian */
  int comma;            /* the decimal point of the file is a comma */
  size_t rows, count;   /* what is asked in all; of that, not taken from elsewhere */
} siap_i_template;

/* The form that an answer should take. */
enum siap_i_wants {
  SIAP_I_WANTS_LEVEL,
  SIAP_I_WANTS_VALUE,
  SIAP_I_WANTS_RATIO,
  SIAP_I_WANTS_GRADE,
  SIAP_I_WANTS_CHECKED
};

typedef struct siap_i_question {
  uint8_t kind;     /* SIAP_KIND_: item, variable, node, index or external */
  uint8_t wants;    /* enum siap_i_wants */
  uint32_t ratings; /* ratings or units to leave room for; 0: one answer */
  const char *id;
  const char *label, *help, *pillar, *aspect, *unit, *holder; /* "" where there is none */
  const siap_i_item *item;                                    /* NULL: no item */
  const siap_i_leaf *leaf;   /* NULL: neither variable nor external */
  const siap_i_scale *scale; /* NULL: none */
} siap_i_question;

/* What a slot of the plan asks of whoever fills in the template; 0: nothing. */
int siap_i_template_question(const siap_i_template *out, size_t slot, siap_i_question *question);

/* In words: the form of the answer with its range, the levels and what earns them, the proofs.
 * They put nothing where there is nothing to say. `between` stands between levels. */
void siap_i_template_form(const siap_i_template *out, siap_i_text *text,
                          const siap_i_question *question);
void siap_i_template_levels(const siap_i_template *out, siap_i_text *text,
                            const siap_i_question *question, const char *between);
void siap_i_template_proof(const siap_i_template *out, siap_i_text *text,
                           const siap_i_question *question);

/* The classes of regions that the plan's profile serves; NULL when the rubric has no profile. */
const siap_i_profile *siap_i_template_profile(const siap_i_template *out);

void siap_i_template_xml(const siap_i_template *out);
void siap_i_template_csv(const siap_i_template *out);
void siap_i_template_html(const siap_i_template *out);

#endif
