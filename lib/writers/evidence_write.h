/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Evidence as bytes that the readers take back. */
#ifndef SIAP_I_EVIDENCE_WRITE_H
#define SIAP_I_EVIDENCE_WRITE_H

#include "ground/memory.h"
#include "ground/text.h"
#include "model/evidence.h"

/* What a format may have no room for: named once, with how much of it and where it begins. */
enum siap_i_loss {
  SIAP_I_LOSS_VERSION,
  SIAP_I_LOSS_CUT_OFF,
  SIAP_I_LOSS_SOURCE,
  SIAP_I_LOSS_PART,   /* that a region did not take part */
  SIAP_I_LOSS_REGION, /* a region of which no row is left */
  SIAP_I_LOSS_DOCUMENT,
  SIAP_I_LOSS_EXTERNAL,
  SIAP_I_LOSS_RESPONSE,
  SIAP_I_LOSS_UNIT,
  SIAP_I_LOSS_CHECKED, /* a checklist of which nothing is met */
  SIAP_I_LOSS_CELL,
  SIAP_I_LOSS_EMPTY, /* a text that is there and empty */
  SIAP_I_LOSS_QUICK_WIN,
  SIAP_I_LOSS_RISK,
  SIAP_I_LOSS_PROGRAMME,
  SIAP_I_LOSS_SURVEY,
  SIAP_I_LOSS_OBJECTION,
  SIAP_I_LOSS_CHARACTER,
  SIAP_I_LOSS_COUNT
};

typedef struct siap_i_evidence_writing {
  siap_i_text *text;
  const siap_evidence *evidence;
  siap_i_arena scratch;
  int comma; /* CSV: the decimal point is a comma */
  struct {
    size_t count;
    uint32_t line;     /* of the first */
    const char *first; /* what it is about; lives in the evidence */
  } loss[SIAP_I_LOSS_COUNT];
} siap_i_evidence_writing;

/* `count` things of a kind are left out; `about` names the first. */
void siap_i_evidence_lose(siap_i_evidence_writing *out, enum siap_i_loss kind, size_t count,
                          const char *about, uint32_t line);

void siap_i_evidence_put_xml(siap_i_evidence_writing *out);
void siap_i_evidence_put_json(siap_i_evidence_writing *out);
void siap_i_evidence_put_csv(siap_i_evidence_writing *out);

/*
 * evidence_sheet.c: one row per region, of evidence that came out of such a sheet. 0, and nothing is
 * put, where hardly any of its cells would be filled: that came out of no sheet.
 */
int siap_i_evidence_put_sheet(siap_i_evidence_writing *out);

/* Shared by the two shapes of CSV. */
void siap_i_evidence_put_separator(const siap_i_evidence_writing *out, int *first);
void siap_i_evidence_put_number(const siap_i_evidence_writing *out, double number);
/* What stands around the answers of a region, and is left out. */
void siap_i_evidence_lose_beside(siap_i_evidence_writing *out, const siap_i_region *region);

#endif
