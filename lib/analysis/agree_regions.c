/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. agree: regions one by one: the tables `indices` and `apart`. */
#include "analysis/agree.h"
#include "analysis/nodes.h"

#include <math.h>

/* ---- what each stage made of a region ---- */

siap_i_panel_score siap_i_panel_score_of(const siap_i_panel *panel, size_t region, size_t rater,
                                         const char *id)
{
  const siap_i_member *member = panel->region[region].of[rater];
  size_t entry = member && member->participated ? siap_i_member_find(member, id) : SIAP_I_NONE;
  siap_i_panel_score score = {NAN, -1, SIAP_STATE_MISSING};
  if (entry == SIAP_I_NONE)
    return score;
  score.places = siap_i_member_places(member, entry);
  score.state = member->state[entry];
  if (score.state == SIAP_STATE_SCORED)
    score.rounded = member->rounded[entry];
  return score;
}

enum {
  INDEX_NODE,
  INDEX_REGION,
  INDEX_CODE,
  INDEX_RATER,
  INDEX_VALUE,
  INDEX_AGAINST,
  INDEX_OTHER,
  INDEX_DIFFERENCE
};
static const siap_i_column index_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_TEXT_COLUMN("rater", "rater", "penilai"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
    SIAP_I_TEXT_COLUMN("against", "against", "terhadap"),
    SIAP_I_NUMBER_COLUMN("other", "value", "nilai"),
    SIAP_I_NUMBER_COLUMN("difference", "difference", "selisih"),
};
static const siap_i_table_form index_form = {
    {"indices", {"Scores side by side", "Skor berdampingan"}},
    {"Rounded values. Stages: each against the last; regions that only one of them has are listed "
     "apart. Assessors: what the region would score if, of the items that the assessor rated, "
     "that rating alone counted, against the score as it is; of assessors who rated at least half "
     "of what was rated there.",
     "Nilai yang dibulatkan. Tahap: masing-masing terhadap tahap terakhir; daerah yang hanya ada "
     "pada satu tahap didaftar tersendiri. Penilai: skor daerah bila pada butir yang dinilai "
     "penilai itu hanya penilaiannya yang dihitung, terhadap skor sebenarnya; untuk penilai yang "
     "menilai sedikitnya separuh butir yang dinilai di sana."},
    index_columns,
    sizeof index_columns / sizeof *index_columns,
    1};

static void put_score(siap_i_table *table, size_t column, const siap_i_panel_score *score)
{
  if (score->state == SIAP_STATE_SCORED)
    siap_i_put_number(table, column, score->rounded, score->places);
  else
    siap_i_put_state(table, column, score->state);
}

/* A row of one node and region: `rater` beside the last stage, or beside all assessors. */
static void put_index(siap_i_work *work, siap_i_table *table, const siap_i_panel *panel,
                      const char *id, size_t region, size_t rater, const siap_i_panel_score *first)
{
  size_t last = panel->are_assessors ? 0 : panel->raters - 1;
  siap_i_panel_score other = siap_i_panel_score_of(panel, region, last, id);
  siap_i_table_row(work->out, table);
  siap_i_put_text(work->out, table, INDEX_NODE, id);
  siap_i_panel_put_region(work, table, INDEX_REGION,
                          panel->region[region].of[panel->are_assessors ? 0 : rater]);
  siap_i_put_text(work->out, table, INDEX_RATER, panel->rater[rater]);
  put_score(table, INDEX_VALUE, first);
  if (!panel->are_assessors)
    siap_i_put_text(work->out, table, INDEX_AGAINST, panel->rater[last]);
  put_score(table, INDEX_OTHER, &other);
  if (first->state == SIAP_STATE_SCORED && other.state == SIAP_STATE_SCORED)
    siap_i_put_number(table, INDEX_DIFFERENCE, first->rounded - other.rounded, first->places);
}

static int takes_part(const siap_i_panel *panel, size_t region, size_t c)
{
  const siap_i_member *member = panel->region[region].of[c];
  return member && member->participated;
}

static void put_stages(siap_i_work *work, siap_i_table *table, const siap_i_panel *panel,
                       const siap_i_nodes *nodes)
{
  for (size_t i = 0; i < nodes->count; i++)
    for (size_t region = 0; region < panel->regions; region++)
      for (size_t c = 0; c + 1 < panel->raters; c++)
        if (takes_part(panel, region, c) && takes_part(panel, region, panel->raters - 1)) {
          siap_i_panel_score score = siap_i_panel_score_of(panel, region, c, nodes->at[i].id);
          put_index(work, table, panel, nodes->at[i].id, region, c, &score);
        }
}

static siap_status put_alone(siap_i_work *work, siap_i_table *table, const siap_i_panel *panel,
                             const siap_i_nodes *nodes)
{
  siap_i_alone alone = {NULL, 0, 0};
  siap_status status = siap_i_agree_alone(work, panel, nodes, &alone);
  for (size_t i = 0; status == SIAP_OK && i < nodes->count; i++)
    for (size_t k = 0; k < alone.rows; k++)
      put_index(work, table, panel, nodes->at[i].id, alone.row[k].region, alone.row[k].who,
                &alone.row[k].score[i]);
  siap_i_release(alone.row);
  return status;
}

siap_status siap_i_agree_indices(siap_i_work *work, const siap_i_panel *panel)
{
  siap_i_table *table = siap_i_analysis_add(work->out, &index_form);
  siap_i_nodes nodes;
  siap_status status = siap_i_nodes_choose(work, work->cohort[work->cohorts - 1], "of", &nodes);
  if (status == SIAP_OK && panel->are_assessors)
    return put_alone(work, table, panel, &nodes);
  if (status == SIAP_OK)
    put_stages(work, table, panel, &nodes);
  return status;
}

/* ---- what no pair could be made of ---- */

enum { APART_REGION, APART_CODE, APART_RATER, APART_WHY, APART_ITEMS };
static const siap_i_column apart_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"), SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_TEXT_COLUMN("rater", "rater", "penilai"),  SIAP_I_WORD_COLUMN("why", "why", "sebab"),
    SIAP_I_COUNT_COLUMN("items", "items", "butir"),
};
static const siap_i_table_form apart_form = {
    {"apart", {"Not held against each other", "Tidak dibandingkan"}},
    {"What one side lacks is no 0: it enters no figure. Items: how many lack a second rating, or "
     "that of the rater named.",
     "Yang tidak ada pada satu pihak bukan 0: tidak masuk angka mana pun. Butir: banyaknya yang "
     "tidak memiliki penilaian kedua, atau penilaian penilai yang disebut."},
    apart_columns,
    sizeof apart_columns / sizeof *apart_columns,
    0};
static const siap_i_say_word not_there = {"not-there", {"not there", "tidak ada"}};
static const siap_i_say_word took_no_part = {"did-not-take-part",
                                             {"did not take part", "tidak ikut serta"}};
static const siap_i_say_word not_rated = {"not-rated", {"not rated", "tidak dinilai"}};
static const siap_i_say_word rated_once = {"rated-once", {"rated once", "dinilai sekali"}};

static const siap_i_member *any_side(const siap_i_panel *panel, size_t region)
{
  size_t c = 0;
  while (!panel->region[region].of[c])
    c++;
  return panel->region[region].of[c];
}

static void put_apart(siap_i_work *work, siap_i_table *table, const siap_i_panel *panel,
                      size_t region, const char *rater, const siap_i_say_word *why, size_t items)
{
  siap_i_table_row(work->out, table);
  siap_i_panel_put_region(work, table, APART_REGION, any_side(panel, region));
  siap_i_put_text(work->out, table, APART_RATER, rater);
  siap_i_put_word(table, APART_WHY, why);
  if (items)
    siap_i_put_count(table, APART_ITEMS, items);
}

/* Of the targets of one region: those that a rater did not rate, or with one rating only. */
static size_t lacking(const siap_i_panel *panel, size_t from, size_t to, size_t rater)
{
  size_t count = 0;
  for (size_t i = from; i < to; i++) {
    int has = 0;
    for (size_t j = 0; j < panel->target[i].n; j++)
      has |= panel->who[i * panel->ratings.raters + j] == rater;
    count += panel->are_assessors ? panel->target[i].n < 2 : !has;
  }
  return count;
}

static void put_assessors(siap_i_work *work, siap_i_table *table, const siap_i_panel *panel,
                          size_t region, size_t from, size_t to)
{
  size_t once = lacking(panel, from, to, 0);
  if (!takes_part(panel, region, 0))
    put_apart(work, table, panel, region, NULL, &took_no_part, 0);
  else if (from == to)
    put_apart(work, table, panel, region, NULL, &not_rated, 0);
  else if (once)
    put_apart(work, table, panel, region, NULL, &rated_once, once);
}

static void put_sides(siap_i_work *work, siap_i_table *table, const siap_i_panel *panel,
                      size_t region, size_t from, size_t to)
{
  for (size_t c = 0; c < panel->raters; c++) {
    size_t items = lacking(panel, from, to, c);
    if (!panel->region[region].of[c])
      put_apart(work, table, panel, region, panel->rater[c], &not_there, 0);
    else if (!takes_part(panel, region, c))
      put_apart(work, table, panel, region, panel->rater[c], &took_no_part, 0);
    else if (items)
      put_apart(work, table, panel, region, panel->rater[c], &not_rated, items);
  }
}

siap_status siap_i_agree_apart(siap_i_work *work, const siap_i_panel *panel)
{
  siap_i_table *table = siap_i_analysis_add(work->out, &apart_form);
  size_t from = 0;
  for (size_t region = 0; region < panel->regions; region++) {
    size_t to = from;
    while (to < panel->ratings.targets && panel->target[to].region == region)
      to++;
    (panel->are_assessors ? put_assessors : put_sides)(work, table, panel, region, from, to);
    from = to;
  }
  return SIAP_OK;
}
