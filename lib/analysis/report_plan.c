/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. What to do next: what items gain, the way to a target, candidates for quick wins. */
#include "analysis/report.h"

#include <math.h>

static const siap_i_column gain_columns[] = {
    SIAP_I_ENTRY_COLUMN("item", "question", "pertanyaan"),
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_TEXT_COLUMN("holder", "agency", "instansi"),
    SIAP_I_NUMBER_COLUMN("now", "now", "kini"),
    SIAP_I_NUMBER_COLUMN("next", "next level", "level berikutnya"),
    SIAP_I_NUMBER_COLUMN("gain", "index gains", "indeks naik"),
    SIAP_I_NUMBER_COLUMN("top", "top", "puncak"),
    SIAP_I_NUMBER_COLUMN("gain-top", "gains at the top", "naik bila di puncak"),
    SIAP_I_NUMBER_COLUMN("effort", "effort", "upaya"),
};
static const siap_i_table_form gain_form = {
    .name = {"gains", {"Gaps in the order of what closing them gains",
                       "Kekurangan menurut kenaikan bila ditutup"}},
    .note = {"What the first index would rise by if this question alone rose one level, or to its top: "
             "scored again. Where open questions leave the index without a value, they count at the foot "
             "of their scales. Effort is what the evidence says of one level, 1 without it.",
             "Kenaikan indeks pertama bila pertanyaan ini saja naik satu level, atau ke puncaknya: "
             "diskor ulang. Bila yang belum dijawab membuat indeks tidak bernilai, butir itu dihitung pada "
             "dasar skalanya. Upaya menurut bukti untuk satu level, 1 bila tidak disebut."},
    .column = gain_columns,
    .columns = sizeof gain_columns / sizeof *gain_columns,
    .plot = {.kind = SIAP_I_PLOT_BARS, .label = "item", .value = {"gain"}},
    .section = &siap_i_regional_do};

static const siap_i_column outcome_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "figure", "angka"),
    SIAP_I_NUMBER_COLUMN("now", "now", "kini"),
    SIAP_I_NUMBER_COLUMN("planned", "under the plan", "menurut rencana"),
    SIAP_I_NUMBER_COLUMN("low", "at worst", "terburuk"),
    SIAP_I_NUMBER_COLUMN("high", "at best", "terbaik"),
    SIAP_I_WORD_COLUMN("proof", "proof", "bukti"),
    SIAP_I_NUMBER_COLUMN("effort", "effort", "upaya"),
    SIAP_I_NUMBER_COLUMN("least", "any plan at least", "rencana apa pun sedikitnya"),
};
static const siap_i_table_form outcome_form = {
    .name = {"outcome", {"What the roadmap comes to", "Hasil peta jalan"}},
    .note = {"Scored through the whole rubric. Exact: no plan costs less. Near: found by trying.",
             "Diskor melalui seluruh rubrik. Eksak: tidak ada rencana yang lebih murah. Mendekati: "
             "ditemukan dengan mencoba."},
    .column = outcome_columns,
    .columns = sizeof outcome_columns / sizeof *outcome_columns,
    .plot = {.kind = SIAP_I_PLOT_BARS, .label = "node", .value = {"now", "planned"}},
    .section = &siap_i_regional_do};

static const siap_i_column step_columns[] = {
    SIAP_I_COUNT_COLUMN("order", "order", "urutan"),
    SIAP_I_ENTRY_COLUMN("item", "question", "pertanyaan"),
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_TEXT_COLUMN("holder", "agency", "instansi"),
    SIAP_I_NUMBER_COLUMN("from", "from", "dari"),
    SIAP_I_NUMBER_COLUMN("to", "to", "ke"),
    SIAP_I_NUMBER_COLUMN("effort", "effort", "upaya"),
    SIAP_I_NUMBER_COLUMN("node", "index after", "indeks setelahnya"),
};
static const siap_i_table_form step_form = {
    .name = {"steps", {"Roadmap to the target", "Peta jalan menuju sasaran"}},
    .note = {"In the order of the gain for the effort; beside each the index once it is done.",
             "Menurut kenaikan per upaya; di samping tiap langkah, indeks setelah dilakukan."},
    .column = step_columns,
    .columns = sizeof step_columns / sizeof *step_columns,
    .section = &siap_i_regional_do};

static const siap_i_column quick_columns[] = {
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_ENTRY_COLUMN("item", "question", "pertanyaan"),
    SIAP_I_TEXT_COLUMN("holder", "agency", "instansi"),
    SIAP_I_NUMBER_COLUMN("now", "now", "kini"),
    SIAP_I_NUMBER_COLUMN("next", "next level", "level berikutnya"),
    SIAP_I_NUMBER_COLUMN("gain", "index gains", "indeks naik"),
    SIAP_I_NUMBER_COLUMN("effort", "effort", "upaya"),
};
static const siap_i_table_form quick_form = {
    .name = {"quick", {"Candidates for quick wins", "Calon quick win"}},
    .note = {"Of each pillar the answered questions whose next level alone makes the index rise, by "
             "gain for the effort.",
             "Dari tiap pilar, pertanyaan terjawab yang level berikutnya saja sudah menaikkan indeks, "
             "menurut kenaikan per upaya."},
    .column = quick_columns,
    .columns = sizeof quick_columns / sizeof *quick_columns,
    .grouped = 1,
    .section = &siap_i_regional_do};

static int take_all(siap_i_regional *report, const char *id, const siap_i_table_form *form)
{
  const siap_i_table *from = siap_i_within_table(&report->plan, id);
  if (!from || !from->rows)
    return 0;
  siap_i_table *table = siap_i_analysis_add(report->work->out, form);
  for (size_t i = 0; i < from->rows; i++)
    siap_i_take_row(report->work->out, table, from, i);
  return 1;
}

/* 1: the index has a value, or would have one with what is open at the foot of its scale. */
static int has_gain(const siap_i_table *gains)
{
  const siap_i_table_cell *cell = siap_i_table_cell_of(gains, 0, "gain");
  return cell && !isnan(cell->number);
}

void siap_i_regional_plan(siap_i_regional *report)
{
  static const siap_i_say_word what = {"gains", {"gaps and what closing them gains",
                                                 "kekurangan dan kenaikan bila ditutup"}};
  static const siap_i_say_word none = {
      "nothing-to-raise", {"no question below the first index can be raised one by one",
                           "tidak ada pertanyaan di bawah indeks pertama yang dapat dinaikkan satu "
                           "per satu"}};
  static const siap_i_say_word road = {"steps", {"the roadmap to a target",
                                                 "peta jalan menuju sasaran"}};
  static const siap_i_say_word no_target = {
      "no-target", {"no target was given (options target, target-band)",
                    "tidak ada sasaran (opsi target, target-band)"}};
  static const siap_i_say_word no_value = {
      "no-value", {"the first index has no value that could rise: see what is open",
                   "indeks pertama belum bernilai sehingga tidak dapat naik: lihat yang belum "
                   "selesai"}};
  static const siap_i_say_word quick = {"quick", {"candidates for quick wins", "calon quick win"}};
  if (!siap_i_regional_has(report, &report->plan, &what))
    return;
  const siap_i_table *gains = siap_i_within_table(&report->plan, "gains");
  int has_value = (report->indices &&
                   report->result->entry[report->index[0]].state == SIAP_STATE_SCORED) ||
                  (gains && gains->rows && has_gain(gains));
  if (!has_value || !take_all(report, "gains", &gain_form))
    siap_i_regional_lacks(report, &what, has_value ? &none : &no_value);
  if (*siap_i_option_text(report->work, "target") ||
      *siap_i_option_text(report->work, "target-band")) {
    take_all(report, "outcome", &outcome_form);
    take_all(report, "steps", &step_form);
  } else
    siap_i_regional_lacks(report, &road, &no_target);
  if (!has_value || !take_all(report, "quick", &quick_form))
    siap_i_regional_lacks(report, &quick, has_value ? &none : &no_value);
}
