/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. An analysis run inside another: its own options and findings, tables that are kept. */
#include "analysis/within.h"

#include "ground/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- running ---- */

static const char **values_of(siap_i_work *work, const siap_i_analysis_kind *kind,
                              const siap_i_choice *choice)
{
  const char **value = siap_i_arena_take(&work->arena, kind->options, sizeof *value);
  for (size_t i = 0; value && i < kind->options; i++) {
    value[i] = kind->option[i].fallback;
    for (const siap_i_choice *of = choice; of->name; of++)
      if (of->value && strcmp(of->name, kind->option[i].name) == 0)
        value[i] = of->value;
  }
  return value;
}

static siap_status run(siap_i_work *work, const siap_request *request, siap_cohort *const *cohort,
                       int told, siap_findings *findings, siap_analysis **out)
{
  siap_i_work within = {.request = request,
                        .cohort = cohort,
                        .cohorts = request->cohorts,
                        .findings = findings,
                        .progress = told ? work->progress : NULL,
                        .user = work->user};
  *out = within.out = siap_i_analysis_new(request->kind->name.id, NULL);
  if (!within.out)
    return SIAP_ERR_MEMORY;
  siap_status status = request->kind->run(&within);
  siap_i_arena_release(&within.arena);
  if (status == SIAP_OK && (within.out->failed || siap_i_findings_failed(findings)))
    status = SIAP_ERR_MEMORY;
  return status;
}

/* What was refused, in one language: the first finding with how to mend it. NULL without memory. */
static char *words_of(const siap_findings *findings)
{
  siap_i_text text = {NULL, 0, 0, 0};
  if (siap_findings_count(findings) > 0) {
    siap_i_text_put(&text, siap_findings_text(findings, 0));
    siap_i_text_put(&text, ". ");
    siap_i_text_put(&text, siap_findings_hint(findings, 0));
  }
  return siap_i_text_take(&text, NULL);
}

/* What was refused: its code for machines, and what people read in each language. */
struct refusal {
  char code[16];
  int is_unknown; /* a name that was asked for is none */
  char *words[SIAP_I_LANGUAGES];
};

/* A refusal is told in both languages: it is asked for once in each. */
static siap_status try_in(siap_i_work *work, const siap_request *request,
                          siap_cohort *const *cohort, int told, int in, siap_analysis **out,
                          struct refusal *refusal)
{
  siap_findings *findings = NULL;
  siap_status status = siap_findings_new(in ? "id" : "en", 1, &findings);
  *out = NULL;
  if (status == SIAP_OK)
    status = run(work, request, cohort, told, findings, out);
  if (status != SIAP_OK) {
    siap_analysis_unref(*out);
    *out = NULL;
  }
  int is_refused =
      status == SIAP_ERR_LACKING || status == SIAP_ERR_RULE || status == SIAP_ERR_NAME;
  if (is_refused && siap_i_findings_failed(findings))
    status = SIAP_ERR_MEMORY; /* what it says may not be what was refused */
  else if (is_refused) {
    refusal->is_unknown = status == SIAP_ERR_NAME;
    const char *code = siap_findings_count(findings) > 0 ? siap_findings_code(findings, 0) : "";
    snprintf(refusal->code, sizeof refusal->code, "%s", code);
    refusal->words[in] = words_of(findings);
    status = refusal->words[in] ? SIAP_OK : SIAP_ERR_MEMORY;
  }
  siap_findings_unref(findings);
  return status;
}

siap_status siap_i_run_within(siap_i_work *work, const char *name, siap_cohort *const *cohort,
                              size_t cohorts, const siap_i_choice *choice, int told,
                              siap_i_within *out)
{
  siap_request request = {.kind = siap_i_analysis_find(name), .cohorts = cohorts};
  siap_analysis *analysis = NULL;
  struct refusal refusal = {"", 0, {NULL, NULL}};
  *out = (siap_i_within){NULL, NULL, 0};
  if (!request.kind || cohorts < request.kind->least || cohorts > request.kind->most)
    return SIAP_OK;
  request.value = values_of(work, request.kind, choice);
  siap_status status = request.value ? SIAP_OK : SIAP_ERR_MEMORY;
  for (int i = 0; status == SIAP_OK && !analysis && i < SIAP_I_LANGUAGES; i++)
    status = try_in(work, &request, cohort, told, i, &analysis, &refusal);
  out->is_unknown = refusal.is_unknown;
  if (status == SIAP_OK && analysis) {
    status = siap_i_analysis_keep(work->out, analysis);
    out->analysis = status == SIAP_OK ? analysis : NULL;
    if (status != SIAP_OK)
      siap_analysis_unref(analysis);
  } else if (status == SIAP_OK) {
    out->why = siap_i_say_make(work->out, refusal.code, refusal.words[0], refusal.words[1]);
    status = out->why ? SIAP_OK : SIAP_ERR_MEMORY;
  }
  for (int i = 0; i < SIAP_I_LANGUAGES; i++)
    siap_i_release(refusal.words[i]);
  return status;
}

siap_status siap_i_run_aloud(siap_i_work *work, const char *name, siap_cohort *const *cohort,
                             size_t cohorts, const siap_i_choice *choice)
{
  siap_request request = {.kind = siap_i_analysis_find(name), .cohorts = cohorts};
  siap_analysis *analysis = NULL;
  request.value = values_of(work, request.kind, choice);
  if (!request.value)
    return SIAP_ERR_MEMORY;
  siap_status status = run(work, &request, cohort, 0, work->findings, &analysis);
  siap_analysis_unref(analysis);
  return status;
}

/* ---- its tables ---- */

const siap_i_table *siap_i_within_table(const siap_i_within *within, const char *id)
{
  for (size_t i = 0; within->analysis && i < within->analysis->tables; i++)
    if (strcmp(within->analysis->table[i].form->name.id, id) == 0)
      return &within->analysis->table[i];
  return NULL;
}

size_t siap_i_table_column(const siap_i_table *table, const char *id)
{
  for (size_t i = 0; i < table->form->columns; i++)
    if (strcmp(table->form->column[i].name.id, id) == 0)
      return i;
  return SIAP_I_NONE;
}

const siap_i_table_cell *siap_i_table_cell_of(const siap_i_table *table, size_t row,
                                              const char *id)
{
  size_t column = siap_i_table_column(table, id);
  return column == SIAP_I_NONE ? NULL : siap_i_table_at(table, row, column);
}

int siap_i_table_says(const siap_i_table *table, size_t row, const char *id, const char *text)
{
  size_t column = siap_i_table_column(table, id);
  return column != SIAP_I_NONE && strcmp(siap_i_cell_text(table, row, column), text) == 0;
}

void siap_i_take_row(siap_analysis *analysis, siap_i_table *table, const siap_i_table *from,
                     size_t row)
{
  size_t rows = table->rows;
  siap_i_table_row(analysis, table);
  for (size_t i = 0; table->rows > rows && i < table->form->columns; i++) {
    const siap_i_table_cell *cell =
        siap_i_table_cell_of(from, row, table->form->column[i].name.id);
    if (cell)
      table->cell[rows * table->form->columns + i] = *cell;
  }
}
