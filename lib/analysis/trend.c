/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Trends over three years and more, of one region or many. */
#include "analysis/trend.h"

#include "analysis/compare.h"
#include "analysis/match.h"
#include "ground/number.h"
#include "services/codes.h"
#include "statistics/fdr.h"
#include "statistics/trend.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *const siap_i_fdr_words[] = {"benjamini-hochberg", "benjamini-yekutieli", NULL};

enum { TREND_REGION, TREND_CODE, TREND_NODE, TREND_N, TREND_S, TREND_TAU, TREND_P, TREND_BY,
       TREND_ADJUSTED, TREND_SLOPE, TREND_LOW, TREND_HIGH, TREND_WORD };
static const siap_i_column columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_COUNT_COLUMN("n", "n", "n"),
    SIAP_I_NUMBER_COLUMN("s", "S", "S"),
    SIAP_I_NUMBER_COLUMN("tau", "tau-b", "tau-b"),
    SIAP_I_NUMBER_COLUMN("p", "p", "p"),
    SIAP_I_WORD_COLUMN("distribution", "p by", "p menurut"),
    SIAP_I_NUMBER_COLUMN("adjusted", "p adjusted", "p disesuaikan"),
    SIAP_I_NUMBER_COLUMN("slope", "slope", "kemiringan"),
    SIAP_I_NUMBER_COLUMN("low", "from", "dari"),
    SIAP_I_NUMBER_COLUMN("high", "to", "sampai"),
    SIAP_I_WORD_COLUMN("trend", "trend", "tren"),
};
static const siap_i_table_form form = {
    {"trend", {"Trend", "Tren"}},
    {"Mann-Kendall: S, tau-b, two-sided p, counted out over all orders up to 20 years and by the "
     "normal distribution beyond; adjusted over the regions of one node, so that the share of "
     "false alarms is held. Slope by Sen, a year, with its interval. A trend is named where the "
     "adjusted p is at most 1 - level. A series goes back to the first year that cannot be "
     "compared; it takes three.",
     "Mann-Kendall: S, tau-b, p dua sisi, dihitung dari semua urutan sampai 20 tahun dan dengan "
     "sebaran normal di atasnya; disesuaikan untuk semua daerah dari satu simpul, agar bagian "
     "temuan palsu terkendali. Kemiringan Sen per tahun beserta selangnya. Tren disebut bila p "
     "yang disesuaikan paling besar 1 - level. Deret mundur sampai tahun pertama yang tidak "
     "dapat dibandingkan; diperlukan tiga tahun."},
    columns, sizeof columns / sizeof *columns, 0};
static const siap_i_say_word exact = {"exact", {"all orders", "semua urutan"}},
                             normal = {"normal", {"normal", "normal"}},
                             rises = {"rises", {"rises", "naik"}},
                             falls = {"falls", {"falls", "turun"}},
                             not_shown = {"not-shown", {"none shown", "tidak terbukti"}},
                             too_few = {"too-few", {"too few years", "tahun terlalu sedikit"}};

/* One region and node; few figures, since there may be many regions. */
struct found {
  size_t n;
  siap_i_stat s, tau, p, slope, low, high;
  uint8_t is_exact;
};

struct trending {
  siap_i_work *work;
  const siap_i_nodes *nodes;
  siap_i_table *table;
  siap_i_directory *directory; /* by cohort */
  siap_i_bridge *bridge;       /* by cohort: from it to the next that a region has */
  double *time, least, level;
  struct found *found; /* by region of the last cohort, then node */
};

/* ---- when ---- */

/* 1: as many as there are cohorts, each later than the one before. */
static int ascend(const double *time, size_t has, size_t count)
{
  for (size_t i = 1; i < has; i++)
    if (!(time[i] > time[i - 1]))
      return 0;
  return has == count;
}

static int read_number(const char *text, double *out)
{
  return text && siap_i_number_read(text, strlen(text), out) == SIAP_I_NUMBER_FINE;
}

static const char *edition_of(const siap_cohort *cohort)
{
  if (!cohort->count)
    return NULL;
  const siap_i_member *member = &cohort->member[0];
  return member->plan ? member->plan->rubric->edition : member->result->edition;
}

static siap_status read_times(struct trending *all)
{
  siap_i_work *work = all->work;
  size_t has = 0, at = 0, count = work->cohorts;
  const char *word;
  if (*siap_i_option_text(work, "times")) {
    while ((word = siap_i_option_next(work, "times", &at)) && has < count &&
           read_number(word, &all->time[has]))
      has++;
    if (!word && ascend(all->time, has, count))
      return work->arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
    siap_i_place place = {NULL, 0, 0, NULL};
    char wanted[24];
    snprintf(wanted, sizeof wanted, "%zu", count);
    siap_i_report(work->findings, SIAP_I_E513, place, siap_i_option_text(work, "times"), wanted,
                  NULL, NULL);
    return SIAP_ERR_RULE;
  }
  while (has < count && read_number(edition_of(work->cohort[has]), &all->time[has]))
    has++;
  int are_years = ascend(all->time, has, count);
  for (size_t i = 0; !are_years && i < count; i++)
    all->time[i] = (double)(i + 1);
  return SIAP_OK;
}

/* ---- one region ---- */

/* Under one rubric a year without a value is a gap; across rubrics nothing is known behind it. */
static int continues(const siap_i_pair *pair, const siap_i_verdict *verdict)
{
  size_t entry = verdict->entry[SIAP_I_BEFORE];
  int is_gap = verdict->why == &siap_i_why_no_value &&
               (!pair->has_answers || pair->bridge->is_one_rubric);
  return verdict->may ||
         (is_gap && pair->member[SIAP_I_BEFORE]->state[entry] == SIAP_STATE_SCORED);
}

/* The years of a region, back from the last; `open`, by node: 1 while it can be compared. */
static siap_status go_back(struct trending *all, const siap_i_member *member, double *value,
                           uint8_t *open)
{
  size_t years = all->work->cohorts;
  siap_status status = SIAP_OK;
  for (size_t i = years - 1; status == SIAP_OK && i-- > 0;) {
    const siap_i_member *before = siap_i_directory_find(&all->directory[i], member);
    siap_i_arena arena = {NULL, 0};
    siap_i_pair pair;
    if (!before || !before->participated)
      continue;
    status = siap_i_pair_make(&pair, before, member, &all->bridge[i], &arena);
    for (size_t k = 0; status == SIAP_OK && k < all->nodes->count; k++) {
      siap_i_verdict verdict = siap_i_pair_judge(&pair, all->nodes->at[k].id, all->least);
      if (open[k] && continues(&pair, &verdict))
        value[k * years + i] = before->rounded[verdict.entry[SIAP_I_BEFORE]];
      else if (verdict.why != &siap_i_why_no_value)
        open[k] = 0;
    }
    siap_i_arena_release(&arena);
    member = before;
  }
  return status;
}

static siap_status find_trend(const struct trending *all, const double *value, struct found *found)
{
  siap_i_trend trend;
  size_t years = all->work->cohorts, first = 0;
  while (first < years && isnan(value[first]))
    first++;
  siap_status status =
      siap_i_trend_of(value + first, all->time + first, years - first, all->level, &trend);
  if (status == SIAP_OK)
    *found = (struct found){trend.n,     trend.s,
                            trend.tau_b, trend.p,
                            trend.slope, trend.interval.low,
                            trend.interval.high, (uint8_t)trend.is_exact};
  return status;
}

static siap_status follow(struct trending *all, size_t region, double *value, uint8_t *open)
{
  size_t years = all->work->cohorts, nodes = all->nodes->count;
  const siap_i_member *member = &all->work->cohort[years - 1]->member[region];
  for (size_t i = 0; i < nodes * years; i++)
    value[i] = NAN;
  for (size_t k = 0; k < nodes; k++) {
    size_t entry = siap_i_member_find(member, all->nodes->at[k].id);
    open[k] = 1;
    if (entry != SIAP_I_NONE && member->participated &&
        member->state[entry] == SIAP_STATE_SCORED)
      value[k * years + years - 1] = member->rounded[entry];
  }
  siap_status status = member->participated ? go_back(all, member, value, open) : SIAP_OK;
  for (size_t k = 0; status == SIAP_OK && k < nodes; k++)
    status = find_trend(all, &value[k * years], &all->found[region * nodes + k]);
  return status;
}

/* ---- the table ---- */

enum { LEAST_YEARS = 3 };

static void put_word(const struct trending *all, const struct found *found, siap_i_stat adjusted)
{
  int is_shown = adjusted.why == SIAP_I_STAT_DEFINED && adjusted.value <= 1 - all->level + 1e-12;
  siap_i_put_word(all->table, TREND_BY, found->is_exact ? &exact : &normal);
  siap_i_put_word(all->table, TREND_WORD,
                  !is_shown            ? &not_shown
                  : found->s.value > 0 ? &rises
                                       : &falls);
}

static void put_row(const struct trending *all, size_t region, size_t node, siap_i_stat adjusted)
{
  const siap_i_work *work = all->work;
  const siap_i_member *member = &work->cohort[work->cohorts - 1]->member[region];
  const struct found *found = &all->found[region * all->nodes->count + node];
  siap_i_table_row(work->out, all->table);
  siap_i_put_text(work->out, all->table, TREND_REGION, member->name);
  siap_i_put_text(work->out, all->table, TREND_CODE, member->code);
  siap_i_put_text(work->out, all->table, TREND_NODE, all->nodes->at[node].id);
  siap_i_put_count(all->table, TREND_N, found->n);
  if (found->n < LEAST_YEARS) {
    for (size_t i = TREND_S; i <= TREND_HIGH; i++)
      if (i != TREND_BY)
        siap_i_put_none(all->table, i, &too_few);
    siap_i_put_word(all->table, TREND_WORD, &too_few);
    return;
  }
  siap_i_put_stat(all->table, TREND_S, found->s, 0);
  siap_i_put_stat(all->table, TREND_TAU, found->tau, -1);
  siap_i_put_stat(all->table, TREND_P, found->p, -1);
  siap_i_put_stat(all->table, TREND_ADJUSTED, adjusted, -1);
  siap_i_put_stat(all->table, TREND_SLOPE, found->slope, -1);
  siap_i_put_stat(all->table, TREND_LOW, found->low, -1);
  siap_i_put_stat(all->table, TREND_HIGH, found->high, -1);
  put_word(all, found, adjusted);
}

/* Adjusted over the regions of each node, then told region by region. */
static siap_status tell(struct trending *all, size_t regions)
{
  siap_i_work *work = all->work;
  size_t nodes = all->nodes->count;
  enum siap_i_fdr way =
      siap_i_option_is(work, "fdr", siap_i_fdr_words[SIAP_I_FDR_BENJAMINI_HOCHBERG])
          ? SIAP_I_FDR_BENJAMINI_HOCHBERG
          : SIAP_I_FDR_BENJAMINI_YEKUTIELI;
  double *p = siap_i_arena_take(&work->arena, regions, sizeof *p);
  siap_i_stat *adjusted = siap_i_arena_take(&work->arena, nodes * regions, sizeof *adjusted);
  siap_status status = p && adjusted ? SIAP_OK : SIAP_ERR_MEMORY;
  for (size_t k = 0; status == SIAP_OK && k < nodes; k++) {
    for (size_t i = 0; i < regions; i++) {
      const struct found *found = &all->found[i * nodes + k];
      p[i] = found->n < LEAST_YEARS ? NAN : found->p.value;
    }
    status = siap_i_fdr_adjust(p, regions, way, &adjusted[k * regions]);
  }
  for (size_t i = 0; status == SIAP_OK && i < regions; i++)
    for (size_t k = 0; k < nodes; k++)
      put_row(all, i, k, adjusted[k * regions + i]);
  return status;
}

static siap_status follow_all(struct trending *all, size_t regions)
{
  siap_i_work *work = all->work;
  size_t years = work->cohorts, nodes = all->nodes->count;
  double *value = siap_i_arena_take(&work->arena, nodes * years, sizeof *value);
  uint8_t *open = siap_i_arena_take(&work->arena, nodes, 1);
  siap_status status = value && open ? SIAP_OK : SIAP_ERR_MEMORY;
  for (size_t i = 0; status == SIAP_OK && i + 1 < years; i++)
    status = siap_i_directory_make(work->cohort[i], &work->arena, &all->directory[i]);
  for (size_t i = 0; status == SIAP_OK && i < regions; i++) {
    status = follow(all, i, value, open);
    /* compare has told the first half */
    if (status == SIAP_OK && siap_i_work_told(work, regions + i + 1, 2 * regions))
      status = SIAP_ERR_STOPPED;
  }
  for (size_t i = 0; i < years; i++)
    siap_i_arena_release(&all->bridge[i].arena);
  return status;
}

siap_status siap_i_trends(siap_i_work *work, const siap_i_nodes *nodes, double least)
{
  size_t years = work->cohorts, regions = work->cohort[years - 1]->count;
  struct trending all = {.work = work,
                         .nodes = nodes,
                         .least = least,
                         .level = siap_i_option_number(work, "level")};
  all.time = siap_i_arena_take(&work->arena, years, sizeof *all.time);
  all.directory = siap_i_arena_take(&work->arena, years, sizeof *all.directory);
  all.bridge = siap_i_arena_take(&work->arena, years, sizeof *all.bridge);
  all.found = siap_i_arena_take(&work->arena, regions * nodes->count, sizeof *all.found);
  if (work->arena.failed)
    return SIAP_ERR_MEMORY;
  siap_status status = read_times(&all);
  if (status == SIAP_OK)
    all.table = siap_i_analysis_add(work->out, &form);
  if (status == SIAP_OK)
    status = follow_all(&all, regions);
  return status == SIAP_OK ? tell(&all, regions) : status;
}
