/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. What the figures of an analysis rest on: rubric, regions, stage, options, engine. */
#include "analysis/request.h"

#include "ground/number.h"
#include "model/words.h"

#include <stdio.h>
#include <string.h>

static const siap_i_column columns[] = {
    SIAP_I_TEXT_COLUMN("fact", "fact", "fakta"),
    SIAP_I_TEXT_COLUMN("value", "value", "nilai"),
};
static const siap_i_table_form form = {
    {"about", {"What these figures rest on", "Dasar angka-angka ini"}},
    {"Analyses are ours, not the ministry's. \"simulation\" is yes unless every stage is final.",
     "Analisis ini milik kami, bukan milik kementerian. \"simulation\" bernilai yes kecuali semua "
     "tahap adalah final."},
    columns,
    2,
    0};

static void put(siap_i_work *work, siap_i_table *table, const char *fact, const char *value)
{
  siap_i_table_row(work->out, table);
  siap_i_put_text(work->out, table, 0, fact);
  siap_i_put_text(work->out, table, 1, value);
}

static void put_count(siap_i_work *work, siap_i_table *table, const char *fact, size_t count)
{
  char room[24];
  snprintf(room, sizeof room, "%zu", count);
  put(work, table, fact, room);
}

/* "cohort", of several "cohort 1", "cohort 2": in the order they were given. */
static void put_of(siap_i_work *work, siap_i_table *table, const char *fact, size_t i,
                   const char *value)
{
  char room[48];
  if (work->cohorts == 1)
    snprintf(room, sizeof room, "%s", fact);
  else
    snprintf(room, sizeof room, "%s %zu", fact, i + 1);
  put(work, table, room, value);
}

static void put_cohort(siap_i_work *work, siap_i_table *table, size_t i)
{
  const siap_cohort *cohort = work->cohort[i];
  char room[24];
  size_t took = 0;
  for (size_t k = 0; k < cohort->count; k++)
    took += cohort->member[k].participated;
  put_of(work, table, "rubric", i, cohort->rubric_id);
  put_of(work, table, "rubric version", i, cohort->rubric_version);
  put_of(work, table, "rubric digest", i, cohort->rubric_digest);
  snprintf(room, sizeof room, "%zu", cohort->count);
  put_of(work, table, "regions", i, room);
  snprintf(room, sizeof room, "%zu", took);
  put_of(work, table, "regions that took part", i, room);
  put_of(work, table, "stage", i, siap_i_cohort_stage(cohort));
}

static int is_simulation(const siap_i_work *work)
{
  const char *final = siap_i_stage_words[SIAP_I_STAGE_FINAL];
  for (size_t i = 0; i < work->cohorts; i++)
    if (strcmp(siap_i_cohort_stage(work->cohort[i]), final) != 0)
      return 1;
  return 0;
}

void siap_i_work_about(siap_i_work *work)
{
  const siap_request *request = work->request;
  siap_i_table *table = siap_i_analysis_add(work->out, &form);
  put(work, table, "analysis", request->kind->name.id);
  for (size_t i = 0; i < work->cohorts; i++)
    put_cohort(work, table, i);
  put(work, table, "simulation", is_simulation(work) ? "yes" : "no");
  for (size_t i = 0; i < request->kind->options; i++) {
    const siap_i_option *option = &request->kind->option[i];
    char room[48];
    /* how fast it was is no part of what came out */
    if (!request->value[i] || strcmp(option->name, "threads") == 0)
      continue;
    snprintf(room, sizeof room, "option %s", option->name);
    put(work, table, room, request->value[i]);
  }
  if (work->cohorts > 1)
    put_count(work, table, "cohorts", work->cohorts);
  put(work, table, "engine", siap_version());
}
