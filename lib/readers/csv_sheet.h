/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. A sheet of CSV evidence while it is read: its columns, its fields, its regions. */
#ifndef SIAP_I_CSV_SHEET_H
#define SIAP_I_CSV_SHEET_H

#include "readers/csv_rows.h"
#include "readers/evidence_reader.h"

/* What a column holds. Those from SIAP_I_COL_REGION to SIAP_I_COL_PARTICIPATED describe the region of the row. */
enum siap_i_column {
  SIAP_I_COL_ITEM,
  SIAP_I_COL_NODE,
  SIAP_I_COL_CARRIED,
  SIAP_I_COL_LEVEL,
  SIAP_I_COL_SCORE,
  SIAP_I_COL_VALUE,
  SIAP_I_COL_NUMERATOR,
  SIAP_I_COL_DENOMINATOR,
  SIAP_I_COL_GRADE,
  SIAP_I_COL_CHECKED,
  SIAP_I_COL_STATE,
  SIAP_I_COL_REASON,
  SIAP_I_COL_ASSESSOR,
  SIAP_I_COL_EFFORT,
  SIAP_I_COL_NOTE,
  SIAP_I_COL_REGION,
  SIAP_I_COL_CODE,
  SIAP_I_COL_CLASS,
  SIAP_I_COL_STAGE,
  SIAP_I_COL_RUBRIC,
  SIAP_I_COL_PARTICIPATED,
  SIAP_I_COL_LABEL, /* from here on for people: read past */
  SIAP_I_COL_PILLAR,
  SIAP_I_COL_ASPECT,
  SIAP_I_COL_DIMENSION,
  SIAP_I_COL_SOURCE,
  SIAP_I_COL_HELP,
  SIAP_I_COL_UNIT,
  SIAP_I_COL_HOLDER,
  SIAP_I_COL_FORM,
  SIAP_I_COL_LEVELS,
  SIAP_I_COL_PROOF,
  SIAP_I_COL_COLUMNS, /* how many words there are */
  SIAP_I_COL_CELL     /* one row per region: the column of an id */
};

/* The heading of each column, ended by NULL. */
extern const char *const siap_i_sheet_words[];

typedef struct siap_i_sheet {
  siap_evidence *evidence;
  const siap_evidence_options *options;
  siap_findings *findings;
  int has_header, wide, told_rubric;
  int nameless_stage; /* a row without a region says a stage */
  int aimless;        /* the header does not say what rows answer: they are not read */
  enum siap_i_column *column;
  const char **id;      /* of SIAP_I_COL_CELL columns */
  uint8_t *form;        /* of SIAP_I_COL_CELL columns */
  const char **unknown; /* headings that nobody knows, until they are told */
  size_t columns, cells, unknowns;
  uint32_t line;                    /* of the header */
  size_t place[SIAP_I_COL_COLUMNS]; /* column of each word; SIZE_MAX: none */
  void *regions;                    /* of tsearch */
} siap_i_sheet;

void siap_i_sheet_fault(siap_i_sheet *in, uint32_t line, enum siap_i_code code, const char *word1,
                        const char *word2, const char *word3);

/* csv_header.c: what each column is. */
siap_status siap_i_sheet_header(siap_i_sheet *in, const siap_i_csv_row *row);

/* Tell the columns that nobody knows, when a row has something in them. */
void siap_i_sheet_unknown(siap_i_sheet *in, const siap_i_csv_row *row);

/* A text without the apostrophe that guards it against spreadsheets. */
const char *siap_i_sheet_unguarded(const char *text);

/* A field of the row, without a guard; NULL where there is no such column or nothing in it. */
const char *siap_i_sheet_field(const siap_i_sheet *in, const siap_i_csv_row *row,
                               enum siap_i_column column);

/* A copy in the evidence's arena; NULL for NULL. */
const char *siap_i_sheet_kept(siap_i_sheet *in, const char *text);

/* A number of the sheet's dialect; what is none is reported. */
double siap_i_sheet_number(siap_i_sheet *in, const siap_i_csv_row *row, const char *name,
                           const char *text);

/* csv_regions.c: the region of a row, new or met before; NULL without memory. */
siap_i_region *siap_i_sheet_region(siap_i_sheet *in, const siap_i_csv_row *row);
siap_i_region *siap_i_sheet_add_region(siap_i_sheet *in, const siap_i_csv_row *row,
                                       const char *name, const char *code, size_t answers);
void siap_i_sheet_rubric(siap_i_sheet *in, const siap_i_csv_row *row);
/* Rows that name no region, in a sheet of one. */
void siap_i_sheet_adopt_nameless(siap_i_sheet *in);
/* Give back what finding regions took. */
void siap_i_sheet_release(siap_i_sheet *in);

#endif
