/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. What the figures of an analysis rest on: rubric, regions, stage, options, engine. */
#include "analysis/again.h"

#include "ground/digest.h"
#include "model/words.h"

#include <stdio.h>
#include <string.h>

static const siap_i_column columns[] = {
    SIAP_I_WORD_COLUMN("fact", "fact", "fakta"),
    SIAP_I_WORD_COLUMN("value", "value", "nilai"),
};
static const siap_i_table_form form = {
    .name = {"about", {"What these figures rest on", "Dasar angka-angka ini"}},
    .note = {"Analyses are ours, not the ministry's. It is a simulation unless every stage is final.",
             "Analisis ini milik kami, bukan milik kementerian. Ini simulasi kecuali semua tahap "
             "adalah final."},
    .column = columns,
    .columns = 2,
    .role = SIAP_I_ROLE_PROVENANCE};

/* What stands in the table: ids for machines, words for people. */
enum fact { FACT_ANALYSIS, FACT_RUBRIC, FACT_VERSION, FACT_DIGEST, FACT_EVIDENCE, FACT_RESULT,
            FACT_EVIDENCE_DIGEST, FACT_REGIONS, FACT_TOOK_PART, FACT_STAGE, FACT_SIMULATION,
            FACT_OPTION, FACT_COHORTS, FACT_ENGINE, FACT_AGAIN };
static const siap_i_say_word facts[] = {
    [FACT_ANALYSIS] = {"analysis", {"analysis", "analisis"}},
    [FACT_RUBRIC] = {"rubric", {"rubric", "rubrik"}},
    [FACT_VERSION] = {"rubric version", {"rubric version", "versi rubrik"}},
    [FACT_DIGEST] = {"rubric digest", {"rubric digest", "intisari rubrik"}},
    [FACT_EVIDENCE] = {"evidence", {"evidence", "bukti"}},
    [FACT_RESULT] = {"result", {"result that was read", "hasil yang dibaca"}},
    [FACT_EVIDENCE_DIGEST] = {"evidence digest", {"evidence digest", "intisari bukti"}},
    [FACT_REGIONS] = {"regions", {"regions", "daerah"}},
    [FACT_TOOK_PART] = {"regions that took part", {"regions that took part", "daerah yang ikut"}},
    [FACT_STAGE] = {"stage", {"stage", "tahap"}},
    [FACT_SIMULATION] = {"simulation", {"simulation", "simulasi"}},
    [FACT_OPTION] = {"option", {"option", "opsi"}},
    [FACT_COHORTS] = {"cohorts", {"cohorts", "kohor"}},
    [FACT_ENGINE] = {"engine", {"engine", "mesin"}},
    [FACT_AGAIN] = {"again", {"to recompute it", "untuk menghitung ulang"}},
};
static const siap_i_say_word yes = {"yes", {"yes", "ya"}}, no = {"no", {"no", "tidak"}};

/* A word with more behind it, "rubric 2" or "option of": NULL without memory. */
static const siap_i_say_word *longer(siap_analysis *out, const siap_i_say_word *word,
                                     const char *more)
{
  siap_i_say_word *made = siap_i_arena_take(&out->arena, 1, sizeof *made);
  const char *from[] = {word->id, word->text[0], word->text[1]}, *to[3];
  for (int i = 0; i < 3; i++) {
    char room[80];
    snprintf(room, sizeof room, "%s%s%s", from[i], *from[i] ? " " : "", more);
    to[i] = siap_i_arena_text(&out->arena, *from[i] ? room : more,
                              strlen(*from[i] ? room : more));
    out->failed |= !to[i];
  }
  out->failed |= !made;
  if (out->failed)
    return NULL;
  *made = (siap_i_say_word){to[0], {to[1], to[2]}};
  return made;
}

static void put_word(siap_i_work *work, siap_i_table *table, const siap_i_say_word *fact,
                     const siap_i_say_word *value)
{
  siap_i_table_row(work->out, table);
  siap_i_put_word(table, 0, fact);
  siap_i_put_word(table, 1, value);
}

static void put(siap_i_work *work, siap_i_table *table, const siap_i_say_word *fact,
                const char *value)
{
  static const siap_i_say_word nothing = {"", {"", ""}};
  put_word(work, table, fact, longer(work->out, &nothing, value));
}

static void put_count(siap_i_work *work, siap_i_table *table, const siap_i_say_word *fact,
                      size_t count)
{
  char room[24];
  snprintf(room, sizeof room, "%zu", count);
  put(work, table, fact, room);
}

/* "rubric", of several "rubric 1", "rubric 2": in the order they were given. */
static const siap_i_say_word *fact_of(siap_i_work *work, enum fact fact, size_t i)
{
  char room[24];
  snprintf(room, sizeof room, "%zu", i + 1);
  return work->cohorts == 1 ? &facts[fact] : longer(work->out, &facts[fact], room);
}

/* The file of all regions, or how many files there are. */
static void put_evidence(siap_i_work *work, siap_i_table *table, size_t i)
{
  const siap_cohort *cohort = work->cohort[i];
  const char *name = cohort->count ? siap_i_again_name(&cohort->member[0]) : NULL;
  size_t files = siap_i_again_files(cohort);
  enum fact fact = cohort->count && cohort->member[0].result ? FACT_RESULT : FACT_EVIDENCE;
  char room[24];
  snprintf(room, sizeof room, "%zu", files);
  if (files > 1)
    put_word(work, table, fact_of(work, fact, i),
             longer(work->out, &(siap_i_say_word){"files", {"files:", "berkas:"}}, room));
  else if (name)
    put_word(work, table, fact_of(work, fact, i),
             siap_i_say_make(work->out, name, name, name));
}

/* Of the digests of all regions, a line each, in their order: one region less is another digest. */
static void put_evidence_digest(siap_i_work *work, siap_i_table *table, size_t i)
{
  const siap_cohort *cohort = work->cohort[i];
  siap_i_text lines = {NULL, 0, 0, 0};
  char digest[SIAP_I_DIGEST_ROOM];
  int any = 0;
  for (size_t k = 0; k < cohort->count; k++) {
    const siap_i_member *member = &cohort->member[k];
    const char *of = member->evidence ? member->evidence->region[member->region].digest
                     : member->result ? member->result->evidence_digest
                                      : "";
    any |= *of != 0;
    siap_i_text_putf(&lines, "%s\n", of);
  }
  work->out->failed |= lines.failed;
  if (any && !lines.failed) {
    siap_i_digest_bytes(lines.bytes, lines.length, digest);
    put(work, table, fact_of(work, FACT_EVIDENCE_DIGEST, i), digest);
  }
  siap_i_text_release(&lines);
}

/* A report of one region says so with its provenance. */
static void put_again(siap_i_work *work, siap_i_table *table)
{
  siap_i_text text = {NULL, 0, 0, 0};
  if (work->about)
    return;
  siap_i_again_command(&text, work);
  char *command = siap_i_text_take(&text, NULL);
  work->out->failed |= !command;
  if (command)
    put_word(work, table, &facts[FACT_AGAIN],
             siap_i_say_make(work->out, command, command, command));
  siap_i_release(command);
}

static void put_cohort(siap_i_work *work, siap_i_table *table, size_t i)
{
  const siap_cohort *cohort = work->cohort[i];
  size_t took = 0;
  for (size_t k = 0; k < cohort->count; k++)
    took += cohort->member[k].participated;
  put(work, table, fact_of(work, FACT_RUBRIC, i), cohort->rubric_id);
  put(work, table, fact_of(work, FACT_VERSION, i), cohort->rubric_version);
  put(work, table, fact_of(work, FACT_DIGEST, i), cohort->rubric_digest);
  if (!work->about) {
    put_evidence(work, table, i);
    put_evidence_digest(work, table, i);
  }
  put_count(work, table, fact_of(work, FACT_REGIONS, i), cohort->count);
  put_count(work, table, fact_of(work, FACT_TOOK_PART, i), took);
  put_word(work, table, fact_of(work, FACT_STAGE, i),
           siap_i_stage_said(siap_i_cohort_stage(cohort)));
}

static int is_simulation(const siap_i_work *work)
{
  const char *final = siap_i_stage_words[SIAP_I_STAGE_FINAL];
  if (work->about)
    return strcmp(work->about->stage, final) != 0;
  for (size_t i = 0; i < work->cohorts; i++)
    if (strcmp(siap_i_cohort_stage(work->cohort[i]), final) != 0)
      return 1;
  return 0;
}

/* How fast it was is no part of what came out, nor how often nothing was drawn. */
static int is_idle(const siap_request *request, const char *name)
{
  int draws = 1;
  for (size_t i = 0; i < request->kind->options; i++)
    if (strcmp(request->kind->option[i].name, "uncertainty") == 0)
      draws = request->value[i] && *request->value[i];
  return strcmp(name, "threads") == 0 ||
         (!draws && (strcmp(name, "replications") == 0 || strcmp(name, "seed") == 0));
}

/* As it is set again: by the words of an option, which are ids; yes and no are read as words. */
static void put_option(siap_i_work *work, siap_i_table *table, const siap_i_option *option,
                       const char *value)
{
  const siap_i_say_word *fact = longer(work->out, &facts[FACT_OPTION], option->name);
  const siap_i_say_word *said = strcmp(value, yes.id) == 0 ? &yes : &no;
  if (option->is == SIAP_I_OPTION_WORD && strcmp(value, said->id) == 0)
    put_word(work, table, fact, said);
  else
    put(work, table, fact, value);
}

void siap_i_work_about(siap_i_work *work)
{
  const siap_request *request = work->request;
  siap_i_table *table = siap_i_analysis_add(work->out, &form);
  put_word(work, table, &facts[FACT_ANALYSIS], &request->kind->title);
  for (size_t i = 0; i < work->cohorts; i++)
    put_cohort(work, table, i);
  work->out->simulation = is_simulation(work);
  put_word(work, table, &facts[FACT_SIMULATION], work->out->simulation ? &yes : &no);
  for (size_t i = 0; i < request->kind->options; i++) {
    const siap_i_option *option = &request->kind->option[i];
    if (!request->value[i] || is_idle(request, option->name))
      continue;
    put_option(work, table, option, request->value[i]);
  }
  if (work->cohorts > 1)
    put_count(work, table, &facts[FACT_COHORTS], work->cohorts);
  put(work, table, &facts[FACT_ENGINE], siap_version());
  put_again(work, table);
}
