/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. The report in a few sentences, for who reads the first page only. */
#include "analysis/report.h"

#include "services/findings.h"

#include <math.h>
#include <string.h>

static const siap_i_column brief_columns[] = {
    SIAP_I_WORD_COLUMN("about", "what", "hal"),
    SIAP_I_SENTENCE_COLUMN("in-words", "in words", "dengan kata-kata"),
};
static const siap_i_table_form brief_form = {
    .name = {"brief", {"In brief", "Ringkasan"}},
    .note = {NULL, NULL},
    .column = brief_columns,
    .columns = 2,
    .role = SIAP_I_ROLE_FACTS,
    .section = &siap_i_regional_result};

enum about { ABOUT_INDEX, ABOUT_CHANGE, ABOUT_CAUSES, ABOUT_PLACE, ABOUT_HIGHEST, ABOUT_LOWEST,
             ABOUT_FIRST, ABOUT_TARGET, ABOUT_SELF, ABOUT_EVIDENCE, ABOUT_OPEN };
static const siap_i_say_word abouts[] = {
    [ABOUT_INDEX] = {"index", {"Index", "Indeks"}},
    [ABOUT_CHANGE] = {"change", {"Change", "Perubahan"}},
    [ABOUT_CAUSES] = {"causes", {"Why", "Mengapa"}},
    [ABOUT_PLACE] = {"place", {"Rank", "Peringkat"}},
    [ABOUT_HIGHEST] = {"highest", {"Strongest", "Terkuat"}},
    [ABOUT_LOWEST] = {"lowest", {"Weakest", "Terlemah"}},
    [ABOUT_FIRST] = {"first", {"To raise first", "Didahulukan"}},
    [ABOUT_TARGET] = {"target", {"To the target", "Menuju sasaran"}},
    [ABOUT_SELF] = {"self", {"Self-assessment", "Penilaian mandiri"}},
    [ABOUT_EVIDENCE] = {"evidence", {"Evidence", "Bukti"}},
    [ABOUT_OPEN] = {"open", {"Not answered", "Belum dijawab"}},
};

static void put(siap_i_regional *report, siap_i_table *table, enum about about,
                siap_i_regional_said *said)
{
  siap_i_table_row(report->work->out, table);
  siap_i_put_word(table, 0, &abouts[about]);
  siap_i_put_word(table, 1, siap_i_regional_said_word(report, said));
}

static double number_of(const siap_i_table *table, size_t row, const char *column)
{
  const siap_i_table_cell *cell = siap_i_table_cell_of(table, row, column);
  return cell ? cell->number : NAN;
}

/* What stands in a cell of words, in both languages. */
static void say_cell(siap_i_regional_said *said, const siap_i_table *table, size_t row,
                     const char *column)
{
  const siap_i_table_cell *cell = siap_i_table_cell_of(table, row, column);
  const siap_i_say_word *word = cell ? cell->what : NULL;
  if (word)
    siap_i_regional_say(said, word->text[0], word->text[1]);
}

/* ---- the index ---- */

static void put_index(siap_i_regional *report, siap_i_table *table)
{
  siap_i_regional_said said = SIAP_I_REGIONAL_NOTHING_SAID;
  const siap_i_result_entry *entry = &report->result->entry[report->index[0]];
  siap_i_regional_say_label(report, &said, report->index[0]);
  if (!report->member->participated) {
    siap_i_regional_say(&said, ": none, the region did not take part; this is no 0",
                        ": tidak ada, daerah tidak ikut serta; ini bukan 0");
    put(report, table, ABOUT_INDEX, &said);
    return;
  }
  if (entry->state != SIAP_STATE_SCORED)
    siap_i_regional_say(&said, ": no value", ": tidak bernilai");
  else {
    siap_i_regional_say(&said, ": ", ": ");
    siap_i_regional_say_number(&said, entry->rounded, entry->places, 0);
  }
  if (entry->low != entry->high && isfinite(entry->low) && isfinite(entry->high)) {
    siap_i_regional_say(&said, "; between ", "; antara ");
    siap_i_regional_say_number(&said, entry->low, entry->places, 0);
    siap_i_regional_say(&said, " and ", " dan ");
    siap_i_regional_say_number(&said, entry->high, entry->places, 0);
    siap_i_regional_say(&said, ", whatever the open questions come to",
                        ", apa pun nilai pertanyaan yang belum dijawab");
  }
  if (strcmp(report->member->stage, siap_i_stage_words[SIAP_I_STAGE_FINAL]) != 0)
    siap_i_regional_say(&said, ". A simulation, no official figure",
                        ". Simulasi, bukan angka resmi");
  put(report, table, ABOUT_INDEX, &said);
}

/* ---- change ---- */

static void put_change(siap_i_regional *report, siap_i_table *table, const char *index)
{
  siap_i_regional_said said = SIAP_I_REGIONAL_NOTHING_SAID;
  const siap_i_table *change = siap_i_within_table(&report->compare, "change");
  size_t row = siap_i_regional_row(report, change, index);
  if (row == SIAP_I_NONE)
    return;
  double by = number_of(change, row, "difference");
  int places = report->result->entry[report->index[0]].places;
  if (isnan(by)) {
    siap_i_regional_say(&said, "not comparable with the year before: ",
                        "tidak sebanding dengan tahun sebelumnya: ");
    say_cell(&said, change, row, "difference");
  } else {
    siap_i_regional_say(&said, by > 0 ? "up by " : by < 0 ? "down by " : "changed by ",
                        by > 0 ? "naik " : by < 0 ? "turun " : "berubah ");
    siap_i_regional_say_number(&said, fabs(by), places, 0);
    siap_i_regional_say(&said, " from ", " dari ");
    siap_i_regional_say_number(&said, number_of(change, row, "before"), places, 0);
  }
  put(report, table, ABOUT_CHANGE, &said);
}

/* The next cause in order of size, equals as they stand, that its last decimal can show; SIAP_I_NONE. */
static size_t next_cause(const siap_i_table *causes, const char *index, double shown, size_t last)
{
  double than = last == SIAP_I_NONE ? INFINITY : fabs(number_of(causes, last, "amount"));
  size_t best = SIAP_I_NONE;
  for (size_t i = 0; i < causes->rows; i++) {
    double amount = fabs(number_of(causes, i, "amount"));
    if (siap_i_table_says(causes, i, "node", index) && amount >= shown &&
        (amount < than || (amount == than && i > last)) &&
        (best == SIAP_I_NONE || amount > fabs(number_of(causes, best, "amount"))))
      best = i;
  }
  return best;
}

/* The causes by size, with the decimals of the index. */
static void put_causes(siap_i_regional *report, siap_i_table *table, const char *index)
{
  siap_i_regional_said said = SIAP_I_REGIONAL_NOTHING_SAID;
  const siap_i_table *causes = siap_i_within_table(&report->compare, "causes");
  int places = report->result->entry[report->index[0]].places;
  size_t last = SIAP_I_NONE, told = 0;
  places = places < 0 ? 2 : places;
  while (causes && told < 3 &&
         (last = next_cause(causes, index, 0.5 * pow(10, -places), last)) != SIAP_I_NONE) {
    siap_i_regional_say(&said, told ? "; " : "", told ? "; " : "");
    told++;
    say_cell(&said, causes, last, "cause");
    siap_i_regional_say(&said, " ", " ");
    siap_i_regional_say_number(&said, number_of(causes, last, "amount"), places, 1);
  }
  if (told)
    put(report, table, ABOUT_CAUSES, &said);
}

static void put_place(siap_i_regional *report, siap_i_table *table, const char *index)
{
  siap_i_regional_said said = SIAP_I_REGIONAL_NOTHING_SAID;
  const siap_i_table *ranks = siap_i_within_table(&report->rank, "ranks");
  const siap_i_table *range = siap_i_within_table(&report->robust, "ranks");
  size_t row = siap_i_regional_row(report, ranks, index), of = 0, with = 0;
  if (row == SIAP_I_NONE)
    return;
  double rank = number_of(ranks, row, "rank");
  for (size_t i = 0; i < ranks->rows; i++)
    if (siap_i_table_says(ranks, i, "node", index)) {
      of++;
      with += i != row && number_of(ranks, i, "rank") == rank;
    }
  siap_i_regional_say_number(&said, rank, 0, 0);
  siap_i_regional_say(&said, " of ", " dari ");
  siap_i_regional_say_count(&said, of);
  siap_i_regional_say(&said, " regions", " daerah");
  if (with) {
    siap_i_regional_say(&said, ", shared with ", ", bersama ");
    siap_i_regional_say_count(&said, with);
    siap_i_regional_say(&said, with == 1 ? " other" : " others", " daerah lain");
  }
  row = siap_i_regional_row(report, range, index);
  if (row != SIAP_I_NONE && isfinite(number_of(range, row, "low"))) {
    siap_i_regional_say(&said, "; the uncertainty that was asked about leaves it between ",
                        "; ketidakpastian yang ditanyakan membuatnya antara ");
    siap_i_regional_say_number(&said, number_of(range, row, "low"), 0, 0);
    siap_i_regional_say(&said, " and ", " dan ");
    siap_i_regional_say_number(&said, number_of(range, row, "high"), 0, 0);
  }
  put(report, table, ABOUT_PLACE, &said);
}

/* ---- strong and weak ---- */

/* The pillar of that end, and its equals. */
static void put_end(siap_i_regional *report, siap_i_table *table, enum about about,
                    const size_t *among, size_t count, size_t entry)
{
  const siap_i_result_entry *of = report->result->entry;
  siap_i_regional_said said = SIAP_I_REGIONAL_NOTHING_SAID;
  size_t told = 0;
  for (size_t i = 0; i < count; i++) {
    if (of[among[i]].state != SIAP_STATE_SCORED || of[among[i]].rounded != of[entry].rounded)
      continue;
    siap_i_regional_say(&said, told ? ", " : "", told ? ", " : "");
    siap_i_regional_say_label(report, &said, among[i]);
    told++;
  }
  siap_i_regional_say(&said, " ", " ");
  siap_i_regional_say_number(&said, report->result->entry[entry].rounded,
                             report->result->entry[entry].places, 0);
  put(report, table, about, &said);
}

/* The best or the worst of some entries; the first of equals. */
static size_t end_of(const siap_i_regional *report, const size_t *entry, size_t count, int best)
{
  size_t found = SIAP_I_NONE;
  for (size_t i = 0; i < count; i++) {
    const siap_i_result_entry *of = &report->result->entry[entry[i]];
    double than = found == SIAP_I_NONE ? 0 : report->result->entry[found].rounded;
    if (of->state == SIAP_STATE_SCORED &&
        (found == SIAP_I_NONE || (best ? of->rounded > than : of->rounded < than)))
      found = entry[i];
  }
  return found;
}

/* Of the pillars; where there are none, of nothing: parts of an index need not share a scale. */
static void put_pillars(siap_i_regional *report, siap_i_table *table)
{
  size_t *entry = siap_i_arena_take(&report->work->arena, report->pillars, sizeof *entry);
  size_t count = 0;
  for (size_t i = 0; entry && i < report->pillars; i++)
    if (report->pillar[i].entry != SIAP_I_NONE)
      entry[count++] = report->pillar[i].entry;
  report->work->out->failed |= !entry;
  size_t high = end_of(report, entry, count, 1), low = end_of(report, entry, count, 0);
  if (count < 2 || high == SIAP_I_NONE || high == low)
    return;
  put_end(report, table, ABOUT_HIGHEST, entry, count, high);
  put_end(report, table, ABOUT_LOWEST, entry, count, low);
}

/* ---- what to do ---- */

static void put_first(siap_i_regional *report, siap_i_table *table)
{
  siap_i_regional_said said = SIAP_I_REGIONAL_NOTHING_SAID;
  const siap_i_table *gains = siap_i_within_table(&report->plan, "gains");
  size_t told = 0;
  for (size_t i = 0; gains && i < gains->rows && told < 3; i++) {
    size_t column = siap_i_table_column(gains, "item");
    size_t entry = siap_i_member_find(report->member, siap_i_cell_text(gains, i, column));
    double gain = number_of(gains, i, "gain");
    if (entry == SIAP_I_NONE || !(gain > 0))
      continue;
    siap_i_regional_say(&said, told ? "; " : "", told ? "; " : "");
    siap_i_regional_say_label(report, &said, entry);
    siap_i_regional_say(&said, " (", " (");
    siap_i_regional_say_number(&said, gain, 3, 1);
    siap_i_regional_say(&said, " a level)", " per level)");
    told++;
  }
  if (told)
    put(report, table, ABOUT_FIRST, &said);
}

static void put_target(siap_i_regional *report, siap_i_table *table)
{
  siap_i_regional_said said = SIAP_I_REGIONAL_NOTHING_SAID;
  const siap_i_table *steps = siap_i_within_table(&report->plan, "steps");
  const siap_i_table *outcome = siap_i_within_table(&report->plan, "outcome");
  if (!steps || !steps->rows || !outcome || !outcome->rows)
    return;
  siap_i_regional_say_count(&said, steps->rows);
  siap_i_regional_say(&said, steps->rows == 1 ? " question to raise, effort "
                                              : " questions to raise, effort ",
                      " pertanyaan dinaikkan, upaya ");
  siap_i_regional_say_number(&said, number_of(outcome, 0, "effort"), -1, 0);
  double planned = number_of(outcome, 0, "planned");
  int is_open = isnan(planned); /* what the plan leaves alone has still to be answered */
  siap_i_regional_say(&said,
                      is_open ? ": once all is answered the index would be at least "
                              : ": the index would be ",
                      is_open ? ": setelah semua dijawab indeks akan sedikitnya "
                              : ": indeks akan menjadi ");
  siap_i_regional_say_number(&said, is_open ? number_of(outcome, 0, "low") : planned,
                             report->result->entry[report->index[0]].places, 0);
  put(report, table, ABOUT_TARGET, &said);
}

static void put_self(siap_i_regional *report, siap_i_table *table, const char *index)
{
  siap_i_regional_said said = SIAP_I_REGIONAL_NOTHING_SAID;
  const siap_i_table *indices = siap_i_within_table(&report->agree, "indices");
  size_t row = siap_i_regional_row(report, indices, index);
  double by = row == SIAP_I_NONE ? NAN : number_of(indices, row, "difference");
  int places = report->result->entry[report->index[0]].places;
  if (isnan(by))
    return;
  siap_i_regional_say_number(&said, number_of(indices, row, "value"), places, 0);
  if (by == 0) {
    siap_i_regional_say(&said, ", as in the final assessment", ", sama dengan penilaian akhir");
    put(report, table, ABOUT_SELF, &said);
    return;
  }
  siap_i_regional_say(&said, by < 0 ? ", below the final assessment by "
                                    : ", above the final assessment by ",
                      by < 0 ? ", di bawah penilaian akhir sebesar "
                             : ", di atas penilaian akhir sebesar ");
  siap_i_regional_say_number(&said, fabs(by), places, 0);
  put(report, table, ABOUT_SELF, &said);
}

/* ---- what is open ---- */

static void put_open(siap_i_regional *report, siap_i_table *table)
{
  siap_i_regional_said said = SIAP_I_REGIONAL_NOTHING_SAID;
  size_t open = 0, items = 0;
  for (size_t i = 0; i < report->result->entry_count; i++) {
    items += report->result->entry[i].kind == SIAP_KIND_ITEM;
    open += report->result->entry[i].kind == SIAP_KIND_ITEM &&
            report->result->entry[i].state == SIAP_STATE_MISSING;
  }
  if (!open || !report->member->participated || siap_i_regional_is_totals(report))
    return;
  siap_i_regional_say_count(&said, open);
  siap_i_regional_say(&said, " of ", " dari ");
  siap_i_regional_say_count(&said, items);
  siap_i_regional_say(&said, " questions; they count as the rubric says, not as 0",
                      " pertanyaan; dihitung menurut rubrik, bukan sebagai 0");
  put(report, table, ABOUT_OPEN, &said);
}

static void put_findings(siap_i_regional *report, siap_i_table *table)
{
  siap_i_regional_said said = SIAP_I_REGIONAL_NOTHING_SAID;
  size_t warnings = siap_findings_total(report->found[0], SIAP_WARNING);
  if (!warnings)
    return;
  siap_i_regional_say_count(&said, warnings);
  siap_i_regional_say(&said, warnings == 1 ? " finding that somebody should look at"
                                           : " findings that somebody should look at",
                      " temuan yang perlu diperiksa");
  put(report, table, ABOUT_EVIDENCE, &said);
}

void siap_i_regional_brief(siap_i_regional *report)
{
  if (!report->indices)
    return;
  siap_i_table *table = siap_i_analysis_add(report->work->out, &brief_form);
  const char *index = report->result->entry[report->index[0]].id;
  put_index(report, table);
  put_change(report, table, index);
  put_causes(report, table, index);
  put_place(report, table, index);
  put_pillars(report, table);
  put_self(report, table, index);
  put_open(report, table);
  put_findings(report, table);
  put_first(report, table);
  put_target(report, table);
}
