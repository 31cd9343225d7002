/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. The band each node falls into and what it lacks to the next. */
#include "engine/score.h"
#include "numbers/figure.h"

#include <math.h>

/* The first bands whose conditions hold; NULL: none. */
static const siap_i_plan_bands *bands_of(const siap_plan *plan, const siap_i_plan_node *node,
                                         siap_i_row_wide *row)
{
  for (size_t i = 0; i < node->bands_count; i++)
    if (siap_i_guards_hold_wide(plan, row, node->bands[i].guard, node->bands[i].guard_count))
      return &node->bands[i];
  return NULL;
}

/* A bound that still belongs to the band below is left by one unit of the last place. */
static double lacking(const siap_i_plan_bands *bands, const siap_i_plan_node *node, size_t band,
                      siap_i_wide value)
{
  if (band + 1 >= bands->bands.entry_count)
    return NAN;
  siap_i_wide gap = bands->bands.entry[band].to.wide - value;
  siap_i_wide unit = 1;
  for (int k = 0; k < node->from->places; k++)
    unit /= 10;
  if (bands->bands.include_upper && node->from->places >= 0)
    gap += unit;
  return (double)gap;
}

const siap_i_plan_bands *siap_i_band_at(const siap_plan *plan, size_t node, siap_i_row_wide *row,
                                        size_t *band)
{
  const siap_i_plan_node *at = &plan->node[node];
  size_t slot = siap_i_plan_first_node(plan) + node;
  const siap_i_plan_bands *bands =
      row->state[slot] == SIAP_STATE_SCORED ? bands_of(plan, at, row) : NULL;
  int doubt = 0;
  if (!bands)
    return NULL;
  siap_i_wide value = bands->on == SIAP_I_USE_ROUNDED ? row->rounded[slot] : row->exact[slot];
  *band = siap_i_band_of_wide(&bands->bands, value, 0, &doubt);
  return *band < bands->bands.entry_count ? bands : NULL; /* outside closed bands */
}

void siap_i_classify(const siap_plan *plan, siap_i_row_wide *row, siap_result *result)
{
  size_t first = siap_i_plan_first_node(plan);
  for (size_t i = 0; i < plan->nodes; i++) {
    const siap_i_plan_node *node = &plan->node[i];
    siap_i_result_entry *entry = &result->entry[first + i];
    size_t band = 0;
    const siap_i_plan_bands *bands = siap_i_band_at(plan, i, row, &band);
    if (!bands)
      continue;
    entry->band = (int32_t)band;
    entry->band_id = bands->from->entry[band].id;
    entry->band_label = bands->from->entry[band].label;
    entry->next_band = lacking(bands, node, band, row->rounded[first + i]);
  }
}
