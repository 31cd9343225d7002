/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. The tables of `owed`: agencies with what they have done, and what is open, item by item. */
#include "analysis/owed.h"

#include "engine/review.h"

#include <math.h>
#include <string.h>

enum { REGION, CODE, HOLDER };
enum { ASKED = HOLDER + 1, ANSWERED, INAPPLICABLE, MISSING, NO_EVIDENCE, OUT_OF_DATE, TO_EXPLAIN,
       SHARE, DUE, OVERDUE };
static const siap_i_column agency_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_WORD_COLUMN("holder", "agency", "instansi"),
    SIAP_I_COUNT_COLUMN("asked", "asked", "ditanyakan"),
    SIAP_I_COUNT_COLUMN("answered", "answered", "terjawab"),
    SIAP_I_COUNT_COLUMN("not-applicable", "not applicable", "tidak berlaku"),
    SIAP_I_COUNT_COLUMN("missing", "missing", "kosong"),
    SIAP_I_COUNT_COLUMN("without-evidence", "without evidence", "tanpa bukti"),
    SIAP_I_COUNT_COLUMN("out-of-date", "out of date", "kedaluwarsa"),
    SIAP_I_COUNT_COLUMN("to-explain", "to explain", "perlu penjelasan"),
    SIAP_I_PERCENT_COLUMN("share", "done", "selesai"),
    SIAP_I_TEXT_COLUMN("deadline", "deadline", "tenggat"),
    SIAP_I_WORD_COLUMN("overdue", "overdue", "terlambat"),
};
static const siap_i_table_form agency_form = {
    {"agencies", {"Agencies and what they owe", "Instansi dan kewajibannya"}},
    {"Done: the part of what is asked that is answered or stated not to apply. Without evidence, out of "
     "date, to explain: what a reviewer asks of answers. The deadline is the cut-off date of the "
     "evidence unless another is given; overdue is told only where today's date is given.",
     "Selesai: bagian pertanyaan yang terjawab atau dinyatakan tidak berlaku. Tanpa bukti, kedaluwarsa, "
     "perlu penjelasan: hal yang ditanyakan penelaah atas jawaban. Tenggat adalah tanggal batas pada "
     "bukti bila tidak ditentukan lain; terlambat hanya dinyatakan bila tanggal hari ini diberikan."},
    agency_columns, sizeof agency_columns / sizeof *agency_columns, 1, SIAP_I_ROLE_SECTION,
    {.kind = SIAP_I_PLOT_BARS, .label = "holder", .value = {"share"}}, NULL};

enum { ITEM = HOLDER + 1, PILLAR, OWES, KINDS, CODES, WEIGHT, GAIN, OPEN_DUE };
static const siap_i_column open_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_WORD_COLUMN("holder", "agency", "instansi"),
    SIAP_I_ENTRY_COLUMN("item", "item", "butir"),
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_WORD_COLUMN("owes", "owes", "kewajiban"),
    SIAP_I_TEXT_COLUMN("evidence", "evidence asked", "bukti yang diminta"),
    SIAP_I_TEXT_COLUMN("findings", "findings", "temuan"),
    SIAP_I_PERCENT_COLUMN("weight", "weight", "bobot"),
    SIAP_I_NUMBER_COLUMN("gain", "gain at most", "kenaikan terbesar"),
    SIAP_I_TEXT_COLUMN("deadline", "deadline", "tenggat"),
};
static const siap_i_table_form open_form = {
    {"open", {"What is open", "Yang belum selesai"}},
    {"By agency, the weightiest first. Weight: of the item in the index or node, once everything that is "
     "open is answered. Gain at most: what the index or node gains if the item alone rises to its top. "
     "Findings are those of assess check; a line without an item is about several.",
     "Menurut instansi, yang terberat lebih dahulu. Bobot: bobot butir dalam indeks atau simpul setelah "
     "semua yang terbuka dijawab. Kenaikan terbesar: kenaikan indeks atau simpul bila butir itu saja "
     "naik sampai puncaknya. Temuan menurut assess check; baris tanpa butir menyangkut beberapa butir."},
    open_columns, sizeof open_columns / sizeof *open_columns, 1, SIAP_I_ROLE_SECTION,
    {.kind = SIAP_I_PLOT_NONE}, NULL};

static const siap_i_say_word owes_words[SIAP_I_OWES_COUNT] = {
    [SIAP_I_OWES_ANSWER] = {"answer", {"answer", "jawaban"}},
    [SIAP_I_OWES_EVIDENCE] = {"evidence", {"evidence", "bukti"}},
    [SIAP_I_OWES_DATES] = {"dated-evidence", {"evidence in force", "bukti yang berlaku"}},
    [SIAP_I_OWES_EXPLANATION] = {"explanation", {"explanation", "penjelasan"}},
};
static const siap_i_say_word nobody = {"", {"no agency named", "tanpa instansi"}};
static const siap_i_say_word overdue_words[] = {
    {"no", {"no", "tidak"}}, {"yes", {"yes", "ya"}}, {"not-known", {"no date given", "tanpa tanggal"}}};
static const siap_i_say_word silent[] = {
    {"final", {"final: not reviewed", "final: tidak ditelaah"}},
    {"no-documents", {"none listed", "tidak ada"}},
};

void siap_i_owed_tables_add(siap_i_work *work, siap_i_owed_tables *tables)
{
  tables->agencies = siap_i_analysis_add(work->out, &agency_form);
  siap_i_table_scale(tables->agencies, 0, 1); /* what is done is a part of the whole */
  tables->open = siap_i_analysis_add(work->out, &open_form);
}

/* ---- dates: text in order is time in order ---- */

/* The date that the option deadlines gives one agency; NULL: none. */
static const char *single_date(siap_i_work *work, const siap_i_owed_dates *dates, const char *holder)
{
  size_t length = strlen(holder);
  for (const char *at = dates->single; *at; at += strcspn(at, ","), at += *at == ',')
    if (strncmp(at, holder, length) == 0 && at[length] == '=')
      return siap_i_arena_text(&work->out->arena, at + length + 1, strcspn(at + length + 1, ","));
  return NULL;
}

static const char *due_of(siap_i_work *work, const siap_i_owed *owed,
                          const siap_i_owed_dates *dates, const char *holder)
{
  const char *single = *holder ? single_date(work, dates, holder) : NULL;
  return single ? single : *dates->all ? dates->all : owed->map->member->evidence->cut_off;
}

static const siap_i_say_word *overdue_of(const siap_i_owed_dates *dates, const char *due,
                                         size_t open)
{
  if (!*dates->today || !*due)
    return &overdue_words[2];
  return &overdue_words[open > 0 && strcmp(dates->today, due) > 0];
}

/* ---- rows ---- */

static void begin(siap_i_work *work, const siap_i_owed *owed, siap_i_table *table,
                  const char *holder)
{
  siap_i_begin_row(work, owed->map->member, table);
  siap_i_put_word(table, HOLDER,
                  *holder ? siap_i_say_make(work->out, holder, holder, holder) : &nobody);
}

struct tally {
  size_t asked, inapplicable, owes[SIAP_I_OWES_COUNT];
};

static struct tally tally(const siap_i_owed *owed, size_t from, size_t to)
{
  struct tally tally = {.asked = to - from};
  for (size_t i = from; i < to; i++) {
    size_t slot = owed->order[i];
    tally.owes[owed->owes[slot]]++;
    tally.inapplicable += owed->map->answers.row.state[slot] == SIAP_STATE_NOT_APPLICABLE;
  }
  return tally;
}

/* A count of the reviewer's, or why there was no review. */
static void put_reviewed(const siap_i_owed *owed, siap_i_table *table, size_t column, size_t count)
{
  if (owed->reason && (column != TO_EXPLAIN || strcmp(owed->reason, "final") == 0))
    siap_i_put_none(table, column, &silent[strcmp(owed->reason, "final") != 0]);
  else
    siap_i_put_count(table, column, count);
}

static void put_agency(siap_i_work *work, const siap_i_owed *owed, const siap_i_owed_dates *dates,
                       const char *holder, struct tally tally, siap_i_table *table)
{
  const char *due = due_of(work, owed, dates, holder);
  size_t missing = tally.owes[SIAP_I_OWES_ANSWER];
  size_t done = tally.owes[SIAP_I_OWES_NOTHING];
  for (size_t i = 0; i < owed->words; i++)
    tally.owes[SIAP_I_OWES_EXPLANATION] += strcmp(owed->word[i].holder, holder) == 0;
  begin(work, owed, table, holder);
  siap_i_put_count(table, ASKED, tally.asked);
  siap_i_put_count(table, ANSWERED, tally.asked - missing - tally.inapplicable);
  siap_i_put_count(table, INAPPLICABLE, tally.inapplicable);
  siap_i_put_count(table, MISSING, missing);
  put_reviewed(owed, table, NO_EVIDENCE, tally.owes[SIAP_I_OWES_EVIDENCE]);
  put_reviewed(owed, table, OUT_OF_DATE, tally.owes[SIAP_I_OWES_DATES]);
  put_reviewed(owed, table, TO_EXPLAIN, tally.owes[SIAP_I_OWES_EXPLANATION]);
  siap_i_put_number(table, SHARE, (double)(tally.asked - missing) / (double)tally.asked, -1);
  siap_i_put_text(work->out, table, DUE, due);
  siap_i_put_word(table, OVERDUE, overdue_of(dates, due, tally.asked - done));
}

/* What a reviewer would like to see for the level that is claimed. */
static void put_kinds(siap_i_work *work, const siap_i_owed *owed, size_t slot, siap_i_table *table)
{
  const siap_plan *plan = owed->map->plan;
  char kinds[SIAP_I_KINDS_ROOM];
  if (owed->owes[slot] != SIAP_I_OWES_EVIDENCE)
    return;
  siap_i_review_kinds(&plan->item[plan->slot[slot].at],
                      (double)owed->map->answers.row.exact[slot], kinds, sizeof kinds);
  siap_i_put_text(work->out, table, KINDS, kinds);
}

static void put_item(siap_i_work *work, const siap_i_owed *owed, const siap_i_owed_dates *dates,
                     size_t slot, siap_i_table *table)
{
  const siap_plan *plan = owed->map->plan;
  const siap_i_lever *lever = owed->lever[slot];
  const char *pillar = plan->item[plan->slot[slot].at].pillar;
  begin(work, owed, table, owed->holder[slot]);
  siap_i_put_text(work->out, table, ITEM, plan->slot[slot].id);
  siap_i_put_text(work->out, table, PILLAR, pillar ? pillar : "");
  siap_i_put_word(table, OWES, &owes_words[owed->owes[slot]]);
  put_kinds(work, owed, slot, table);
  siap_i_put_text(work->out, table, CODES, owed->codes[slot] ? owed->codes[slot] : "");
  if (owed->weight && owed->weight[slot] > 0)
    siap_i_put_number(table, WEIGHT, (double)owed->weight[slot], -1);
  if (lever && !isnan(lever->exact[1]))
    siap_i_put_number(table, GAIN, lever->exact[1], -1);
  siap_i_put_text(work->out, table, OPEN_DUE, due_of(work, owed, dates, owed->holder[slot]));
}

/* What a reviewer asks of an agency and of no single item. */
static void put_words(siap_i_work *work, const siap_i_owed *owed, const siap_i_owed_dates *dates,
                      const char *holder, siap_i_table *table)
{
  for (size_t i = 0; i < owed->words; i++) {
    if (strcmp(owed->word[i].holder, holder) != 0)
      continue;
    begin(work, owed, table, holder);
    siap_i_put_word(table, OWES, &owes_words[SIAP_I_OWES_EXPLANATION]);
    siap_i_put_text(work->out, table, CODES, owed->word[i].code);
    siap_i_put_text(work->out, table, OPEN_DUE, due_of(work, owed, dates, holder));
  }
}

/* 1: the holder has items of its own, and its words stand behind these. */
static int is_asked(const siap_i_owed *owed, const char *holder)
{
  for (size_t i = 0; i < owed->asked; i++)
    if (strcmp(owed->holder[owed->order[i]], holder) == 0)
      return 1;
  return 0;
}

/* Of a holder that the rubric asks nothing: a document of the evidence names it. */
static void put_others(siap_i_work *work, const siap_i_owed *owed, const siap_i_owed_dates *dates,
                       const char *only, siap_i_table *table)
{
  for (size_t i = 0; i < owed->words; i++) {
    const char *holder = owed->word[i].holder;
    int is_first = !is_asked(owed, holder) && (!*only || strcmp(only, holder) == 0);
    for (size_t k = 0; k < i; k++)
      is_first = is_first && strcmp(owed->word[k].holder, holder) != 0;
    if (is_first)
      put_words(work, owed, dates, holder, table);
  }
}

void siap_i_owed_put(siap_i_work *work, const siap_i_owed *owed, const siap_i_owed_dates *dates,
                     const char *only, siap_i_owed_tables *tables)
{
  for (size_t from = 0, to; from < owed->asked; from = to) {
    const char *holder = owed->holder[owed->order[from]];
    for (to = from; to < owed->asked && strcmp(owed->holder[owed->order[to]], holder) == 0; to++)
      ;
    if (*only && strcmp(only, holder) != 0)
      continue;
    put_agency(work, owed, dates, holder, tally(owed, from, to), tables->agencies);
    for (size_t i = from; i < to; i++)
      if (owed->owes[owed->order[i]])
        put_item(work, owed, dates, owed->order[i], tables->open);
    put_words(work, owed, dates, holder, tables->open);
  }
  put_others(work, owed, dates, only, tables->open);
}
