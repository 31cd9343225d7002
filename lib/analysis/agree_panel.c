/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Ratings as a matrix, whoever rated. */
#include "analysis/agree.h"

#include <math.h>

siap_status siap_i_panel_make(siap_i_work *work, siap_i_panel *panel, size_t targets, size_t width)
{
  if (width && targets > SIZE_MAX / width)
    return SIAP_ERR_MEMORY;
  panel->value = siap_i_arena_take(&work->arena, targets * width, sizeof *panel->value);
  panel->who = siap_i_arena_take(&work->arena, targets * width, sizeof *panel->who);
  panel->target = siap_i_arena_take(&work->arena, targets, sizeof *panel->target);
  if (work->arena.failed)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < targets * width; i++)
    panel->value[i] = NAN;
  panel->ratings = (siap_i_ratings){panel->value, targets, width};
  return SIAP_OK;
}

/* By insertion: rows are short, and mostly in order. */
static void order_row(double *value, uint32_t *who, size_t n)
{
  for (size_t i = 1; i < n; i++)
    for (size_t k = i; k > 0 && who[k - 1] > who[k]; k--) {
      uint32_t rater = who[k];
      double rating = value[k];
      who[k] = who[k - 1];
      value[k] = value[k - 1];
      who[k - 1] = rater;
      value[k - 1] = rating;
    }
}

void siap_i_panel_settle(siap_i_panel *panel)
{
  size_t width = panel->ratings.raters, have[SIAP_I_PANEL_WIDEST + 1] = {0};
  for (size_t i = 0; i < panel->ratings.targets; i++) {
    order_row(panel->value + i * width, panel->who + i * width, panel->target[i].n);
    have[panel->target[i].n]++;
  }
  panel->usual = 0;
  for (size_t n = 2; n <= SIAP_I_PANEL_WIDEST; n++)
    if (have[n] && have[n] >= have[panel->usual >= 2 ? panel->usual : n])
      panel->usual = n;
}

siap_status siap_i_panel_even(siap_i_work *work, const siap_i_panel *panel, size_t k,
                              siap_i_ratings *out)
{
  size_t width = panel->ratings.raters, count = 0;
  for (size_t i = 0; i < panel->ratings.targets; i++)
    count += panel->target[i].n == k;
  double *value = siap_i_arena_take(&work->arena, count ? count * k : 0, sizeof *value);
  if (!value)
    return SIAP_ERR_MEMORY;
  *out = (siap_i_ratings){value, count, k};
  for (size_t i = 0; i < panel->ratings.targets; i++)
    for (size_t j = 0; panel->target[i].n == k && j < k; j++)
      *value++ = panel->value[i * width + j];
  return SIAP_OK;
}

int siap_i_panel_has_last(const siap_i_panel *panel)
{
  return !panel->are_assessors || panel->raters == 2;
}

int siap_i_panel_is_item(const siap_i_member *member, size_t entry)
{
  return siap_i_member_kind(member, entry) == SIAP_KIND_ITEM;
}

void siap_i_panel_put_region(siap_i_work *work, siap_i_table *table, size_t column,
                             const siap_i_member *member)
{
  siap_i_put_text(work->out, table, column, member->name);
  siap_i_put_text(work->out, table, column + 1, member->code);
}
