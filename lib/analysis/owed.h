/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. The parts of the analysis `owed` that stand in files of their own. It is of one region. */
#ifndef SIAP_I_ANALYSIS_OWED_H
#define SIAP_I_ANALYSIS_OWED_H

#include "analysis/roadmap.h"

/* What an agency owes of an item: the gravest. */
enum siap_i_owes {
  SIAP_I_OWES_NOTHING,
  SIAP_I_OWES_ANSWER,      /* nobody has answered */
  SIAP_I_OWES_EVIDENCE,    /* a level that asks for evidence cites none */
  SIAP_I_OWES_DATES,       /* its evidence ran out, or came too late */
  SIAP_I_OWES_EXPLANATION, /* whatever else a reviewer asks */
  SIAP_I_OWES_COUNT
};

/* What a reviewer asks of an agency, and of no single item. */
typedef struct siap_i_owed_word {
  const char *holder, *code; /* holder: "" for none */
} siap_i_owed_word;

typedef struct siap_i_owed {
  siap_i_roadmap *map;    /* the row, and what each item would gain */
  const char **holder;    /* by item: "" where none is named, NULL where nothing is asked */
  uint8_t *owes;          /* by item: enum siap_i_owes */
  const char **codes;     /* by item: of findings, with commas between; NULL: none */
  siap_i_wide *weight;    /* by slot: in the node, once what is open is answered; NULL: no such node */
  const siap_i_lever **lever; /* by item: NULL where it cannot rise */
  size_t *order;          /* items asked, by agency, the weightiest first */
  size_t asked;
  siap_i_owed_word *word;
  size_t words;
  const char *reason;     /* why documents say nothing, of siap_i_owed_silent; NULL: they do */
} siap_i_owed;

/* owed_find.c: what a region owes, from its row and from what a reviewer would ask. */
siap_status siap_i_owed_find(siap_i_owed *owed);

/* When it is due, and what day it is; dates as text, "" where not said. */
typedef struct siap_i_owed_dates {
  const char *all;    /* the option deadline */
  const char *single; /* the option deadlines: HOLDER=DATE,… */
  const char *today;
} siap_i_owed_dates;

typedef struct siap_i_owed_tables {
  siap_i_table *agencies, *open;
} siap_i_owed_tables;

/* owed_tables.c. `only`: one holder, "" for all. */
void siap_i_owed_tables_add(siap_i_work *work, siap_i_owed_tables *tables);
void siap_i_owed_put(siap_i_work *work, const siap_i_owed *owed, const siap_i_owed_dates *dates,
                     const char *only, siap_i_owed_tables *tables);

#endif
