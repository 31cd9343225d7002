/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. robust: all items whose score was made of a number, scaled another way (robust_scaling.c). What
 * another normaliser gives is fitted on the cohort that is analysed, and becomes rows of scores that go
 * through the kernel like any others.
 */
#include "analysis/robust_scalings.h"
#include "services/codes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const siap_i_say_word siap_i_scaling_alternative[SIAP_I_SCALINGS] = {
    {"min-max", {"min-max", "min-maks"}},
    {"z-score", {"z-score", "skor z"}},
    {"percentile-rank", {"percentile rank", "peringkat persentil"}},
    {"linear", {"lines through bands", "garis melalui pita"}},
};
const char *const siap_i_scaling_alternatives[SIAP_I_SCALINGS + 1] = {"min-max", "z-score",
                                                                     "percentile-rank", "linear", NULL};

/* ---- one item of the rubric ---- */

/* A number of an item, and whose it is. */
struct number {
  siap_i_wide x;
  const char *region_class; /* NULL: the item is fitted over all */
  size_t group, row, item;
};

struct shop {
  siap_i_robust *robust;
  size_t *slot;           /* by group and place in the rubric; SIAP_I_NONE: the plan has it not */
  struct number *number;  /* of the item at hand */
  siap_i_wide *x;         /* room to fit in */
  size_t count;
};

static int by_class(const void *a, const void *b)
{
  const struct number *x = a, *y = b;
  int order = x->region_class ? strcmp(x->region_class, y->region_class) : 0;
  if (order != 0)
    return order;
  return x->group != y->group ? (x->group > y->group) - (x->group < y->group)
                              : (x->row > y->row) - (x->row < y->row);
}

static void gather(struct shop *shop, size_t place)
{
  const siap_i_robust *robust = shop->robust;
  size_t places = robust->cohort->rubric->item_count, at;
  shop->count = 0;
  for (size_t g = 0; g < robust->groups; g++) {
    const siap_i_group *group = &robust->group[g];
    size_t item = shop->slot[g * places + place];
    const siap_i_plan_cohort *stage =
        item == SIAP_I_NONE ? NULL : siap_i_scaling_stage(group->plan, item, &at);
    for (size_t row = 0; item != SIAP_I_NONE && row < group->count; row++) {
      siap_i_wide x = group->number[row * group->plan->items + item];
      const siap_i_member *member = &robust->cohort->member[group->member[row]];
      if (x == x)
        shop->number[shop->count++] = (struct number){
            x, stage && stage->by_class ? member->region_class : NULL, g, row, item};
    }
  }
  if (shop->count && shop->number[0].region_class)
    qsort(shop->number, shop->count, sizeof *shop->number, by_class);
}

/* Put one number's alternatives into the rows; which it has, by bit. */
static unsigned put_scores(struct shop *shop, const struct number *of, const siap_i_cohort_fit *fit)
{
  siap_i_robust *robust = shop->robust;
  siap_i_group *group = &robust->group[of->group];
  size_t cell = of->row * group->plan->items + of->item;
  siap_i_scaling_target to;
  unsigned has = 0;
  if (!siap_i_scaling_aim(robust, group->plan, of->item, shop->count, &to))
    return 0;
  for (size_t a = 0; a < robust->scalings; a++) {
    siap_i_scaled *told = &robust->scaled[a];
    siap_i_wide value;
    if (!siap_i_scaling_value(robust, &to, robust->scaling[a], fit, of->x, &value))
      continue;
    int low = to.is_cut && value < to.low, high = to.is_cut && value > to.high;
    value = low ? to.low : high ? to.high : value;
    told->cells++;
    told->cut += (size_t)(low || high);
    told->moved += fabs((double)value - group->score[cell]) / (double)(to.high - to.low);
    group->scaled[a][cell] = (double)value;
    has |= 1u << a;
  }
  return has;
}

/* The number has alternatives: its region varies. */
static void concern(siap_i_robust *robust, const struct number *of)
{
  size_t region = robust->group[of->group].member[of->row];
  robust->concerns[SIAP_I_SOURCE_NORMALISERS] +=
      !(robust->touched[region] & SIAP_I_SOURCE(NORMALISERS));
  robust->cells[SIAP_I_SOURCE_NORMALISERS]++;
  robust->touched[region] |= SIAP_I_SOURCE(NORMALISERS);
}

/* Numbers that are fitted together. Those that do not differ cannot be scaled by how they do. */
static unsigned scale_class(struct shop *shop, size_t first, size_t end)
{
  siap_i_robust *robust = shop->robust;
  const siap_plan *plan = robust->group[shop->number[first].group].plan;
  siap_i_cohort_how how = {.scaling = SIAP_I_SCALING_MIN_MAX};
  siap_i_cohort_fit fit;
  siap_i_scaling_target to;
  unsigned has = 0;
  if (!siap_i_scaling_aim(robust, plan, shop->number[first].item, shop->count, &to))
    return 0;
  for (size_t i = first; i < end; i++)
    shop->x[i - first] = shop->number[i].x;
  how.falls = (uint8_t)to.falls;
  int fault = siap_i_cohort_fit_on(&how, shop->x, end - first, 0, &fit);
  for (size_t i = first; i < end; i++) {
    unsigned one =
        put_scores(shop, &shop->number[i], fault == SIAP_I_COHORT_FINE ? &fit : NULL);
    if (one)
      concern(robust, &shop->number[i]);
    has |= one;
  }
  return has;
}

/* Which alternatives some score of the item has, by bit. */
static unsigned scale_item(struct shop *shop, size_t place)
{
  unsigned has = 0;
  gather(shop, place);
  for (size_t first = 0, end = 1; first < shop->count; first = end++) {
    const char *name = shop->number[first].region_class;
    while (end < shop->count &&
           (!name || strcmp(name, shop->number[end].region_class) == 0))
      end++;
    has |= scale_class(shop, first, end);
  }
  return has;
}

/* ---- all ---- */

static siap_status make_room(struct shop *shop, siap_i_arena *arena)
{
  siap_i_robust *robust = shop->robust;
  size_t places = robust->cohort->rubric->item_count;
  shop->slot = siap_i_arena_take(arena, robust->groups, places * sizeof *shop->slot);
  shop->number = siap_i_arena_take(arena, robust->regions, sizeof *shop->number);
  shop->x = siap_i_arena_take(arena, robust->regions, 2 * sizeof *shop->x);
  for (size_t g = 0; !arena->failed && g < robust->groups; g++) {
    siap_i_group *group = &robust->group[g];
    const siap_plan *plan = group->plan;
    size_t cells = group->count * plan->items;
    for (size_t i = 0; i < places; i++)
      shop->slot[g * places + i] = SIAP_I_NONE;
    for (size_t i = 0; i < plan->items; i++)
      shop->slot[g * places + plan->slot[i].at] = i;
    for (size_t a = 0; a < robust->scalings; a++) {
      group->scaled[a] = siap_i_arena_take(&robust->work->arena, cells, sizeof(double));
      if (!group->scaled[a])
        return SIAP_ERR_MEMORY;
      memcpy(group->scaled[a], group->score, cells * sizeof(double));
    }
  }
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

static int is_asked(const struct shop *shop, size_t place)
{
  size_t places = shop->robust->cohort->rubric->item_count;
  for (size_t g = 0; g < shop->robust->groups; g++)
    if (shop->slot[g * places + place] != SIAP_I_NONE)
      return 1;
  return 0;
}

/* An alternative that no item can take would pass for one that moves nothing: it is refused. */
static siap_status refuse_idle(const siap_i_robust *robust)
{
  siap_i_place nowhere = {NULL, 0, 0, NULL};
  siap_status status = robust->scalings ? SIAP_OK : SIAP_ERR_LACKING;
  for (size_t a = 0; a < robust->scalings; a++)
    if (!robust->scaled[a].items) {
      siap_i_report(robust->work->findings, SIAP_I_E536, nowhere,
                    siap_i_scaling_alternatives[robust->scaling[a]], NULL, NULL, NULL);
      status = SIAP_ERR_LACKING;
    }
  if (!robust->scalings)
    siap_i_report(robust->work->findings, SIAP_I_E537, nowhere, NULL, NULL, NULL, NULL);
  return status;
}

siap_status siap_i_robust_scale(siap_i_robust *robust)
{
  siap_i_arena arena = {NULL, 0, NULL, 0};
  struct shop shop = {.robust = robust};
  siap_status status = make_room(&shop, &arena);
  for (size_t i = 0; status == SIAP_OK && i < robust->cohort->rubric->item_count; i++) {
    unsigned has = scale_item(&shop, i);
    robust->asked_items += (size_t)is_asked(&shop, i);
    robust->scaled_items += has != 0;
    for (size_t a = 0; a < robust->scalings; a++)
      robust->scaled[a].items += has >> a & 1;
  }
  siap_i_arena_release(&arena);
  return status == SIAP_OK ? refuse_idle(robust) : status;
}

/* ---- the table ---- */

enum { OF_NORMALISER, OF_ITEMS, OF_SHARE, OF_CELLS, OF_CUT, OF_MOVED };
static const siap_i_column columns[] = {
    SIAP_I_WORD_COLUMN("normaliser", "normaliser", "penormal"),
    SIAP_I_COUNT_COLUMN("items", "items", "butir"),
    SIAP_I_NUMBER_COLUMN("share", "share of all items", "bagian dari semua butir"),
    SIAP_I_COUNT_COLUMN("cells", "scores", "nilai"),
    SIAP_I_COUNT_COLUMN("cut", "cut at an end", "dipotong di ujung"),
    SIAP_I_NUMBER_COLUMN("moved", "mean change", "perubahan rata-rata"),
};
static const siap_i_table_form form = {
    {"normalisers", {"Other normalisers of items", "Penormal lain bagi butir"}},
    {"How many items take each, of those that the indices ask for, and how many of their scores; mean "
     "change of those, as a share of the item's scale. Fitted on the regions analysed, and put on "
     "that scale: min-max and percentile rank (OECD/JRC, 2008, step 5) from end to end; z-score with "
     "the mean in the middle and the ends as many deviations away as the design says. Levels, grades "
     "and ratings are no measured numbers, and stay. All items that can take the one that is drawn "
     "do, in the whole replicate: to choose it is one decision.",
     "Berapa butir yang memakainya, dari butir yang diminta indeks, dan berapa nilainya; perubahan "
     "rata-ratanya sebagai bagian dari skala butir. Dihitung dari daerah yang dianalisis dan "
     "ditempatkan pada skala itu: min-maks dan peringkat persentil (OECD/JRC, 2008, langkah 5) dari "
     "ujung ke ujung; skor z dengan rata-rata di tengah dan ujung sejauh simpangan baku menurut "
     "rancangan. Tingkat, predikat dan penilaian bukan bilangan terukur, dan tetap. Semua butir yang "
     "dapat memakai penormal terundi memakainya pada seluruh replikasi: pemilihannya satu keputusan."},
    columns, sizeof columns / sizeof *columns, 0};

void siap_i_robust_put_scalings(const siap_i_robust *robust)
{
  siap_i_table *table = siap_i_analysis_add(robust->work->out, &form);
  for (size_t a = 0; a < robust->scalings; a++) {
    const siap_i_scaled *of = &robust->scaled[a];
    siap_i_table_row(robust->work->out, table);
    siap_i_put_word(table, OF_NORMALISER, &siap_i_scaling_alternative[robust->scaling[a]]);
    siap_i_put_count(table, OF_ITEMS, of->items);
    siap_i_put_number(table, OF_SHARE, (double)of->items / (double)robust->asked_items, -1);
    siap_i_put_count(table, OF_CELLS, of->cells);
    siap_i_put_count(table, OF_CUT, of->cut);
    siap_i_put_number(table, OF_MOVED, of->moved / (double)of->cells, -1);
  }
}
