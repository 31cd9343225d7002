/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. Figures of groups of regions. A group of few is protected: its figures are withheld, and
 * where that leaves only one group withheld, the next smallest is too, so that nobody finds it by taking
 * the published groups from the whole (primary and complementary suppression: A. Hundepool and
 * others, Statistical Disclosure Control, 2012, chapter 4).
 */
#include "analysis/rank_parts.h"
#include "statistics/describe.h"

#include <math.h>
#include <string.h>

enum { NODE, GROUP, N, MEAN, SD, MIN, MEDIAN, MAX };
static const siap_i_column columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_TEXT_COLUMN("group", "group", "kelompok"),
    SIAP_I_COUNT_COLUMN("n", "n", "n"),
    SIAP_I_NUMBER_COLUMN("mean", "mean", "rata-rata"),
    SIAP_I_NUMBER_COLUMN("sd", "sd", "simpangan baku"),
    SIAP_I_NUMBER_COLUMN("min", "min", "min"),
    SIAP_I_NUMBER_COLUMN("median", "median", "median"),
    SIAP_I_NUMBER_COLUMN("max", "max", "maks"),
};
const siap_i_table_form siap_i_groups_form = {
    {"groups", {"Groups", "Kelompok"}},
    {"A group with fewer regions than the option least-group is protected; so is the next smallest "
     "where one group alone would be, because the whole less the others would give it away.",
     "Kelompok dengan daerah lebih sedikit dari opsi least-group dilindungi; demikian pula kelompok "
     "terkecil berikutnya bila hanya satu yang dilindungi, karena dapat dihitung dari selisih."},
    columns, sizeof columns / sizeof *columns, 1};

static const siap_i_say_word protected_word = {"protected", {"protected", "dilindungi"}};

struct group {
  size_t from, to, n; /* run of the order; those of it that have a value */
  int is_protected;
};

static size_t runs_of(const siap_i_grouped *order, size_t count, const double *value,
                      struct group *group)
{
  size_t groups = 0;
  for (size_t from = 0; from < count; groups++) {
    struct group *at = &group[groups];
    *at = (struct group){from, from, 0, 0};
    while (at->to < count && strcmp(order[at->to].group, order[from].group) == 0)
      at->n += !isnan(value[order[at->to++].member]);
    from = at->to;
  }
  return groups;
}

/* The smallest group that is neither protected nor empty; `groups` when there is none. */
static size_t smallest_open(const struct group *group, size_t groups)
{
  size_t found = groups;
  for (size_t i = 0; i < groups; i++)
    if (!group[i].is_protected && group[i].n && (found == groups || group[i].n < group[found].n))
      found = i;
  return found;
}

static void protect(struct group *group, size_t groups, size_t least)
{
  size_t found = 0, only = groups;
  for (size_t i = 0; i < groups; i++) {
    group[i].is_protected = group[i].n && group[i].n < least;
    found += (size_t)group[i].is_protected;
  }
  if (found == 1)
    only = smallest_open(group, groups);
  if (only < groups)
    group[only].is_protected = 1;
}

static siap_status put(siap_i_work *work, siap_i_table *table, const siap_i_node_of *of,
                       const siap_i_grouped *order, const struct group *group, const double *value,
                       double *within)
{
  siap_i_description about;
  size_t n = group->to - group->from;
  for (size_t i = 0; i < n; i++)
    within[i] = value[order[group->from + i].member];
  siap_status status = siap_i_describe(within, n, &about);
  if (status != SIAP_OK)
    return status;
  siap_i_table_row(work->out, table);
  siap_i_put_text(work->out, table, NODE, of->id);
  siap_i_put_text(work->out, table, GROUP, order[group->from].group);
  if (group->is_protected) {
    for (size_t column = N; column <= MAX; column++)
      siap_i_put_none(table, column, &protected_word);
    return SIAP_OK;
  }
  siap_i_put_count(table, N, about.n);
  siap_i_put_stat(table, MEAN, about.mean, -1);
  siap_i_put_stat(table, SD, about.sd, -1);
  siap_i_put_stat(table, MIN, about.min, of->places);
  siap_i_put_stat(table, MEDIAN, about.median, -1);
  siap_i_put_stat(table, MAX, about.max, of->places);
  return SIAP_OK;
}

siap_status siap_i_rank_groups(siap_i_work *work, siap_i_table *table, const siap_i_node_of *of,
                               const siap_i_grouped *order, const double *value)
{
  size_t count = work->cohort[0]->count;
  struct group *group = siap_i_alloc(count, sizeof *group);
  double *within = siap_i_alloc(count, sizeof *within);
  siap_status status = group && within ? SIAP_OK : SIAP_ERR_MEMORY;
  size_t groups = status == SIAP_OK ? runs_of(order, count, value, group) : 0;
  if (groups)
    protect(group, groups, siap_i_option_count(work, "least-group"));
  for (size_t i = 0; status == SIAP_OK && i < groups; i++)
    if (*order[group[i].from].group)
      status = put(work, table, of, order, &group[i], value, within);
  siap_i_release(group);
  siap_i_release(within);
  return status;
}
