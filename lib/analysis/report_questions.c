/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Every question: answer, score, weight, what it adds, evidence and its state, findings. */
#include "analysis/report.h"

#include "ground/text.h"
#include "services/findings.h"

#include <math.h>
#include <string.h>

enum { ASK_PILLAR, ASK_ITEM, ASK_HOLDER, ASK_ANSWER, ASK_SCORE, ASK_WEIGHT, ASK_ADDS, ASK_DOCUMENTS,
       ASK_EVIDENCE, ASK_FINDINGS, ASK_STATUS };
static const siap_i_column ask_columns[] = {
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_ENTRY_COLUMN("item", "question", "pertanyaan"),
    SIAP_I_TEXT_COLUMN("holder", "agency", "instansi"),
    SIAP_I_SENTENCE_COLUMN("answer", "answer", "jawaban"),
    SIAP_I_NUMBER_COLUMN("score", "score", "skor"),
    SIAP_I_PERCENT_COLUMN("weight", "weight", "bobot"),
    SIAP_I_NUMBER_COLUMN("adds", "adds", "menyumbang"),
    SIAP_I_COUNT_COLUMN("documents", "documents", "dokumen"),
    SIAP_I_WORD_COLUMN("evidence", "evidence", "bukti"),
    SIAP_I_TEXT_COLUMN("findings", "findings", "temuan"),
    SIAP_I_MARK_COLUMN("status", "whose", "milik"),
};
static const siap_i_table_form ask_form = {
    .name = {"questions", {"Every question", "Setiap pertanyaan"}},
    .note = {"Score: as it enters the index, or why there is none. Weight and what it adds: in the "
             "first index, through all nodes above; empty where a method has no fixed weights. Of a sum "
             "the weight is a part of all weights. An index "
             "without a value adds up nothing: its weights are those once all is answered. "
             "Whose: a published question scored by criteria of ours gives a score of ours.",
             "Skor: seperti yang masuk ke indeks, atau sebab tidak ada. Bobot dan sumbangan: dalam "
             "indeks pertama, melalui semua simpul di atasnya; kosong bila metode tanpa bobot tetap. "
             "Pada jumlah, bobot adalah bagian dari semua bobot. "
             "Indeks tanpa nilai tidak menjumlahkan apa pun: bobotnya adalah bobot setelah semua dijawab. "
             "Milik: pertanyaan terbitan yang diskor dengan kriteria kami memberi skor milik kami."},
    .column = ask_columns,
    .columns = sizeof ask_columns / sizeof *ask_columns,
    .grouped = 1};

/* ---- evidence ---- */

static const siap_i_say_word valid = {"valid", {"valid", "berlaku"}},
                             undated = {"present", {"there", "ada"}},
                             expired = {"expired", {"expired", "kedaluwarsa"}},
                             late = {"late", {"after the cut-off", "setelah batas waktu"}},
                             lacking = {"lacking", {"asked for, not there", "diminta, belum ada"}};

/* 1: the rubric asks for documents at the level that was answered, or at any. */
static int is_asked(const siap_i_item *item, double level)
{
  for (size_t i = 0; i < item->required_count; i++)
    if (isnan(item->required[i].level) || !(item->required[i].level > level))
      return 1;
  return 0;
}

/*
 * The worst of its documents; dates are YYYY-MM-DD, whose order as text is that of time. One without any
 * date is there, and nobody can say more.
 */
static const siap_i_say_word *state_of(const siap_i_regional *report, const siap_i_detail *detail)
{
  const siap_evidence *evidence = report->member->evidence;
  const siap_i_region *region = &evidence->region[report->member->region];
  const char *cut_off = evidence->cut_off;
  const siap_i_say_word *state = *cut_off ? &valid : &undated;
  for (size_t i = 0; *cut_off && i < detail->citation_count; i++) {
    const siap_i_document *document = &region->document[detail->citation[i].document];
    if (document->date && strcmp(document->date, cut_off) > 0)
      state = &late;
    else if (!document->date && !document->valid_until && state == &valid)
      state = &undated;
    if (document->valid_until && strcmp(document->valid_until, cut_off) < 0)
      return &expired;
  }
  return state;
}

static void put_evidence(siap_i_regional *report, siap_i_table *table,
                         const siap_i_result_entry *entry, size_t slot)
{
  const siap_plan *plan = report->member->plan;
  if (!plan || !entry->answer)
    return;
  const siap_i_region *region = &report->member->evidence->region[report->member->region];
  const siap_i_detail *detail = siap_i_answer_detail(entry->answer);
  if (region->document_count)
    siap_i_put_count(table, ASK_DOCUMENTS, detail->citation_count);
  if (detail->citation_count)
    siap_i_put_word(table, ASK_EVIDENCE, state_of(report, detail));
  else if (region->stage == SIAP_I_STAGE_FINAL) /* which nobody asks about again */
    return;
  else if (entry->state == SIAP_STATE_SCORED && entry->answer->form != SIAP_I_FORM_RESPONSES &&
           is_asked(&plan->item[plan->slot[slot].at], entry->exact))
    siap_i_put_word(table, ASK_EVIDENCE, &lacking);
}

/* ---- findings ---- */

/* Findings by the question they are about: the first of each, and behind each the next. */
struct chains {
  size_t *first, *next;
};

static siap_status chain(siap_i_regional *report, struct chains *chains)
{
  const siap_findings *findings = report->found[0];
  size_t entries = report->result->entry_count, count = siap_findings_count(findings);
  chains->first = siap_i_arena_take(&report->work->arena, entries, sizeof *chains->first);
  chains->next = siap_i_arena_take(&report->work->arena, count, sizeof *chains->next);
  if (!chains->first || !chains->next)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < entries; i++)
    chains->first[i] = SIAP_I_NONE;
  for (size_t i = count; i-- > 0;) {
    const char *item = siap_i_findings_item(findings, i);
    size_t entry = *item ? siap_i_member_find(report->member, item) : SIAP_I_NONE;
    if (entry == SIAP_I_NONE)
      continue;
    chains->next[i] = chains->first[entry];
    chains->first[entry] = i;
  }
  return SIAP_OK;
}

/* The codes, each once, in the order they were found. */
static void put_findings(siap_i_regional *report, siap_i_table *table, size_t entry,
                         const struct chains *chains)
{
  const siap_findings *findings = report->found[0];
  siap_i_text codes = {NULL, 0, 0, 0};
  if (chains->first[entry] == SIAP_I_NONE)
    return;
  for (size_t i = chains->first[entry]; i != SIAP_I_NONE; i = chains->next[i]) {
    const char *code = siap_findings_code(findings, i);
    if (codes.bytes && strstr(codes.bytes, code))
      continue;
    siap_i_text_put(&codes, codes.length ? ", " : "");
    siap_i_text_put(&codes, code);
  }
  char *text = siap_i_text_take(&codes, NULL);
  report->work->out->failed |= !text;
  siap_i_put_text(report->work->out, table, ASK_FINDINGS, text);
  siap_i_release(text);
}

/* ---- rows ---- */

/* Which row of weights is of the first index that is shown; SIAP_I_NONE: it has no value. */
static size_t first_index(const siap_i_regional *report)
{
  for (size_t i = 0; report->indices && i < report->result->index_count; i++)
    if (report->result->index[i] == report->index[0] &&
        report->result->entry[report->index[0]].state == SIAP_STATE_SCORED)
      return i;
  return SIAP_I_NONE;
}

/* Weights where the first index has no value: once all is answered. *out is NULL where it has. */
static siap_status find_weights(siap_i_regional *report, size_t index, const siap_i_wide **out)
{
  const siap_plan *plan = report->member->plan;
  siap_i_arena *arena = &report->work->arena;
  siap_i_year year;
  *out = NULL;
  if (index != SIAP_I_NONE || !plan || !report->indices || !report->member->participated)
    return SIAP_OK;
  siap_status status = siap_i_year_make(report->member, arena, &year);
  siap_i_wide *share = siap_i_arena_take(arena, plan->slots, sizeof *share);
  if (status != SIAP_OK || !share)
    return status != SIAP_OK ? status : SIAP_ERR_MEMORY;
  siap_i_year_answer_all(plan, &year);
  siap_i_year_shares(plan, &year, report->index[0], share);
  *out = share;
  return SIAP_OK;
}

/* What questions weigh: a row of the result's weights, or shares; neither where nobody knows. */
struct weights {
  size_t index;
  double whole; /* what the weights are parts of: 1, or of a sum all of them */
  const siap_i_wide *share;
};

static double whole_of(const siap_result *result, size_t index)
{
  double sum = 0;
  for (size_t i = 0; index != SIAP_I_NONE && i < result->entry_count; i++)
    if (result->entry[i].kind == SIAP_KIND_ITEM && !isnan(result->weight[index * result->entry_count + i]))
      sum += fabs(result->weight[index * result->entry_count + i]);
  return sum > 1 + 1e-9 ? sum : 1;
}

static void put_weight(const siap_i_regional *report, siap_i_table *table, size_t at,
                       const struct weights *weights)
{
  const siap_result *result = report->result;
  if (weights->share && weights->share[at] > 0)
    siap_i_put_number(table, ASK_WEIGHT, (double)weights->share[at], -1);
  if (weights->index == SIAP_I_NONE)
    return;
  double weight = result->weight[weights->index * result->entry_count + at];
  double adds = result->contribution[weights->index * result->entry_count + at];
  /* what stands in conditions alone adds nothing and may decide all: it has no weight, not 0 */
  if (weight != 0 || !isnan(adds) || result->entry[at].state != SIAP_STATE_SCORED)
    siap_i_regional_number(table, ASK_WEIGHT, weight / weights->whole, -1);
  siap_i_regional_number(table, ASK_ADDS, adds, -1);
}

static void put_question(siap_i_regional *report, siap_i_table *table, size_t at,
                         const struct weights *weights, const struct chains *chains)
{
  siap_analysis *out = report->work->out;
  const siap_result *result = report->result;
  const siap_i_result_entry *entry = &result->entry[at];
  siap_i_table_row(out, table);
  siap_i_put_text(out, table, ASK_PILLAR, entry->pillar);
  siap_i_put_text(out, table, ASK_ITEM, entry->id);
  siap_i_put_text(out, table, ASK_HOLDER, entry->holder);
  if (report->member->plan)
    siap_i_put_word(table, ASK_ANSWER, siap_i_regional_answer(report, entry));
  if (entry->state == SIAP_STATE_SCORED)
    siap_i_put_number(table, ASK_SCORE, entry->exact, -1);
  else
    siap_i_put_state(table, ASK_SCORE, entry->state);
  put_weight(report, table, at, weights);
  put_evidence(report, table, entry, at);
  put_findings(report, table, at, chains);
  siap_i_regional_mark(table, ASK_STATUS, entry->status);
}

/* What the rubric and the evidence would say of them, of a result that was read. */
static void put_lacking(siap_i_regional *report)
{
  static const siap_i_say_word answers = {
      "answers", {"the answer, agency and evidence of each question",
                  "jawaban, instansi, dan bukti tiap pertanyaan"}};
  static const siap_i_say_word words = {
      "labels", {"questions, parts and pillars in words", "pertanyaan, bagian, dan pilar dengan kata"}};
  static const siap_i_say_word in_rubric = {
      "no-rubric", {"they stand by their ids: the words are in the rubric, which no result holds",
                    "ditulis dengan id: kata-katanya ada dalam rubrik, yang tidak dimuat hasil"}};
  if (report->member->plan)
    return;
  siap_i_regional_lacks(report, &answers, &siap_i_regional_only_result);
  if (!report->cohort->rubric)
    siap_i_regional_lacks(report, &words, &in_rubric);
}

/* Pillars in the order of the rubric, then questions of none; each in document order. */
siap_status siap_i_regional_questions(siap_i_regional *report)
{
  static const siap_i_say_word what = {"questions", {"the questions", "pertanyaan"}};
  const siap_result *result = report->result;
  siap_i_arena *arena = &report->work->arena;
  struct weights weights = {first_index(report), 1, NULL};
  struct chains chains;
  size_t *start = siap_i_arena_take(arena, report->pillars + 2, sizeof *start);
  size_t *order = siap_i_arena_take(arena, result->entry_count, sizeof *order);
  if (!start || !order || chain(report, &chains) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < result->entry_count; i++)
    if (result->entry[i].kind == SIAP_KIND_ITEM)
      start[report->pillar_of[i] + 1]++;
  for (size_t i = 0; i <= report->pillars; i++)
    start[i + 1] += start[i];
  size_t all = start[report->pillars + 1];
  if (!all || siap_i_regional_is_totals(report)) {
    siap_i_regional_lacks(report, &what, &siap_i_regional_totals);
    return SIAP_OK;
  }
  for (size_t i = 0; i < result->entry_count; i++)
    if (result->entry[i].kind == SIAP_KIND_ITEM)
      order[start[report->pillar_of[i]]++] = i;
  weights.whole = whole_of(result, weights.index);
  siap_status status = find_weights(report, weights.index, &weights.share);
  if (status != SIAP_OK)
    return status;
  siap_i_table *table = siap_i_analysis_add(report->work->out, &ask_form);
  for (size_t i = 0; i < all; i++)
    put_question(report, table, order[i], &weights, &chains);
  put_lacking(report);
  return SIAP_OK;
}
