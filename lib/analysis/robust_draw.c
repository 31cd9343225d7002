/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. robust: one replicate. What is drawn belongs to a seed, a replicate and a source, so that it
 * does not matter who draws it, or what else is drawn.
 */
#include "analysis/robust.h"
#include "engine/score.h"
#include "numbers/figure.h"

#include <math.h>
#include <string.h>

#define OF_NODES 16 /* streams of weights: this and the node's place in the rubric */

siap_status siap_i_drawing_make(const siap_i_robust *robust, siap_i_arena *arena,
                                siap_i_drawing *drawing)
{
  size_t asked = 0, slots = 0, rows = 0;
  for (size_t g = 0; g < robust->groups; g++) {
    const siap_i_group *group = &robust->group[g];
    size_t scores = group->count * group->asked_count;
    asked = scores > asked ? scores : asked;
    slots = group->plan->slots > slots ? group->plan->slots : slots;
    rows = group->count > rows ? group->count : rows;
  }
  *drawing = (siap_i_drawing){.robust = robust};
  drawing->score = siap_i_arena_take(arena, robust->widest, sizeof *drawing->score);
  drawing->state = siap_i_arena_take(arena, robust->widest, 1);
  drawing->exact = siap_i_arena_take(arena, asked, sizeof *drawing->exact);
  drawing->rounded = siap_i_arena_take(arena, asked, sizeof *drawing->rounded);
  drawing->weight = siap_i_arena_take(arena, robust->most_edges, sizeof *drawing->weight);
  drawing->times = siap_i_arena_take(arena, robust->most_persons, sizeof *drawing->times);
  drawing->value = siap_i_arena_take(arena, robust->most_values, sizeof *drawing->value);
  drawing->bands.exact = siap_i_arena_take(arena, slots, sizeof(siap_i_wide));
  drawing->bands.rounded = siap_i_arena_take(arena, slots, sizeof(siap_i_wide));
  drawing->bands.state = siap_i_arena_take(arena, slots, 1);
  drawing->block = siap_i_arena_take(arena, robust->groups, sizeof *drawing->block);
  drawing->variant = siap_i_arena_take(arena, robust->groups, sizeof *drawing->variant);
  drawing->taken = siap_i_arena_take(arena, robust->groups, sizeof *drawing->taken);
  siap_status status = arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
  for (size_t g = 0; status == SIAP_OK && g < robust->groups; g++) {
    const siap_i_group *group = &robust->group[g];
    status = siap_i_block_make(group->plan, group->count, group->asked, group->asked_count, arena,
                               &drawing->block[g]);
  }
  return status;
}

void siap_i_drawing_release(siap_i_drawing *drawing)
{
  for (size_t g = 0; drawing->variant && g < drawing->robust->groups; g++)
    siap_i_variant_release(&drawing->variant[g]);
}

siap_i_draw siap_i_draw_of(unsigned sources, uint64_t replicate)
{
  siap_i_draw draw = {.sources = sources, .without = SIAP_I_NONE};
  for (int source = 0; source < SIAP_I_SOURCES; source++)
    draw.replicate[source] = replicate;
  return draw;
}

/* Where a source takes its numbers from: points that were chosen, or a stream. */
struct supply {
  const double *u;
  siap_i_stream stream;
};

static struct supply supply_of(const siap_i_robust *robust, const siap_i_draw *draw, int source,
                               uint32_t stream)
{
  return (struct supply){draw->u[source],
                         siap_i_stream_at(robust->seed, draw->replicate[source], stream)};
}

static double uniform(struct supply *supply)
{
  return supply->u ? *supply->u++ : siap_i_stream_uniform(&supply->stream);
}

/* ---- the plan ---- */

static void draw_weights(siap_i_drawing *drawing, const siap_i_group *group,
                         const siap_i_draw *draw)
{
  const siap_i_robust *robust = drawing->robust;
  const double *u = draw->u[SIAP_I_SOURCE_WEIGHTS];
  memcpy(drawing->weight, group->weight, group->plan->edges * sizeof *drawing->weight);
  for (size_t i = 0; i < group->weighers; i++) {
    const siap_i_weigher *weigher = &group->weigher[i];
    size_t n = weigher->node->edge_count;
    const double *from = group->weight + weigher->node->first_edge;
    double *to = drawing->weight + weigher->node->first_edge, sum = 0;
    siap_i_stream stream = siap_i_stream_at(
        robust->seed, draw->replicate[SIAP_I_SOURCE_WEIGHTS], OF_NODES + weigher->place);
    if (!robust->has_noise)
      siap_i_draw_weights(&stream, &weigher->dirichlet, to);
    for (size_t k = 0; robust->has_noise && k < n; k++) {
      double drawn = u ? *u++ : siap_i_stream_uniform(&stream);
      siap_i_weights_with_noise(1, &from[k], robust->noise, &drawn, &to[k]);
    }
    for (size_t k = 0; k < n; k++)
      sum += to[k];
    for (size_t k = 0; sum > 0 && k < n; k++)
      to[k] *= weigher->sum / sum; /* what never renormalises keeps its scale */
  }
}

/* The slot of a place in the pool; SIAP_I_NONE when the plan has not got the item. */
static size_t slot_of(const siap_i_group *group, size_t place)
{
  for (size_t i = 0; i < group->plan->items; i++)
    if (group->plan->slot[i].at == place)
      return i;
  return SIAP_I_NONE;
}

static siap_i_alteration draw_plan(siap_i_drawing *drawing, const siap_i_group *group,
                                   const siap_i_draw *draw)
{
  const siap_i_robust *robust = drawing->robust;
  siap_i_alteration by = {NULL, NAN, SIAP_I_NONE};
  if (draw->sources & SIAP_I_SOURCE(WEIGHTS) && group->weighers) {
    draw_weights(drawing, group, draw);
    by.weight = drawing->weight;
  }
  if (draw->sources & SIAP_I_SOURCE(METHODS) && group->means) {
    struct supply supply =
        supply_of(robust, draw, SIAP_I_SOURCE_METHODS, SIAP_I_SOURCE_METHODS);
    by.p = robust->p[siap_i_choice_of(uniform(&supply), robust->methods)];
  }
  if (draw->sources & SIAP_I_SOURCE(ITEMS)) {
    struct supply supply = supply_of(robust, draw, SIAP_I_SOURCE_ITEMS, SIAP_I_SOURCE_ITEMS);
    size_t out = siap_i_choice_of(uniform(&supply), robust->pooled + 1);
    if (out < robust->pooled) /* or none leaves */
      by.without = slot_of(group, robust->pool[out]);
  }
  if (draw->without != SIAP_I_NONE)
    by.without = slot_of(group, robust->pool[draw->without]);
  return by;
}

/* ---- the rows ---- */

static void put(siap_i_drawing *drawing, const siap_i_group *group, const siap_i_panel *panel,
                const siap_i_redraw *redraw, int32_t state, double value)
{
  size_t at = panel->row * group->plan->items + redraw->item;
  drawing->state[at] = (uint8_t)state;
  drawing->score[at] = state == SIAP_STATE_SCORED ? value : 0;
}

static void draw_missing(siap_i_drawing *drawing, const siap_i_group *group,
                         const siap_i_panel *panel, struct supply *supply)
{
  for (size_t i = 0; i < panel->redraws; i++) {
    const siap_i_redraw *redraw = &panel->redraw[i];
    double u = uniform(supply), value = redraw->low + u * (redraw->high - redraw->low);
    if (redraw->levels > 1) {
      double level = (double)siap_i_choice_of(u, redraw->levels), last = redraw->levels - 1;
      value = (redraw->low * (last - level) + redraw->high * level) / last;
    }
    put(drawing, group, panel, redraw, SIAP_STATE_SCORED, value);
  }
}

/* As many persons as there are, with replacement. An item of which nobody was drawn stays as it is. */
static void draw_persons(siap_i_drawing *drawing, const siap_i_group *group,
                         const siap_i_panel *panel, struct supply *supply)
{
  const siap_i_robust *robust = drawing->robust;
  const siap_evidence *evidence = robust->cohort->member[group->member[panel->row]].evidence;
  memset(drawing->times, 0, panel->persons * sizeof *drawing->times);
  for (uint32_t i = 0; i < panel->persons; i++)
    drawing->times[siap_i_choice_of(uniform(supply), panel->persons)]++;
  for (size_t i = 0; i < panel->redraws; i++) {
    const siap_i_redraw *redraw = &panel->redraw[i];
    const siap_i_detail *detail = siap_i_answer_detail(redraw->answer);
    siap_i_wide value;
    size_t n = 0;
    for (size_t k = 0; k < detail->rating_count; k++)
      for (uint32_t t = 0; t < drawing->times[redraw->person[k]]; t++)
        drawing->value[n++] = siap_i_wide_of(detail->rating[k].level);
    if (!n)
      continue;
    int32_t state = siap_i_replicates_value(group->plan, evidence, redraw->item, redraw->answer,
                                            drawing->value, n, &value);
    if (redraw->stage && state == SIAP_STATE_SCORED) {
      value = siap_i_cohort_apply(&redraw->stage->how, redraw->fit, value / redraw->divisor);
      state = value - value == 0 ? SIAP_STATE_SCORED : SIAP_STATE_INVALID;
    }
    put(drawing, group, panel, redraw, state, (double)value);
  }
}

/* The rubric's normalisers, or one other for all items that can take it: to choose is one decision. */
static const double *draw_scaling(const siap_i_drawing *drawing, const siap_i_group *group,
                                  const siap_i_draw *draw)
{
  const siap_i_robust *robust = drawing->robust;
  if (!(draw->sources & SIAP_I_SOURCE(NORMALISERS)))
    return group->score;
  struct supply supply =
      supply_of(robust, draw, SIAP_I_SOURCE_NORMALISERS, SIAP_I_SOURCE_NORMALISERS);
  size_t choice = siap_i_choice_of(uniform(&supply), robust->scalings + 1);
  return choice ? group->scaled[choice - 1] : group->score;
}

static void draw_rows(siap_i_drawing *drawing, const siap_i_group *group, const siap_i_draw *draw,
                      struct supply *supply)
{
  size_t cells = group->count * group->plan->items, active = 0;
  unsigned sources = draw->sources;
  const double *score = draw_scaling(drawing, group, draw);
  drawing->scores = score;
  drawing->states = group->state;
  for (size_t i = 0; i < group->panels; i++)
    active += (sources & 1u << group->panel[i].source) != 0;
  if (!active)
    return;
  drawing->scores = drawing->score;
  drawing->states = drawing->state;
  memcpy(drawing->score, score, cells * sizeof *drawing->score);
  memcpy(drawing->state, group->state, cells);
  for (size_t i = 0; i < group->panels; i++) {
    const siap_i_panel *panel = &group->panel[i];
    if (!(sources & 1u << panel->source))
      continue;
    if (panel->source == SIAP_I_SOURCE_MISSING)
      draw_missing(drawing, group, panel, &supply[panel->source]);
    else
      draw_persons(drawing, group, panel, &supply[panel->source]);
  }
}

/* ---- values ---- */

/* The state and values of any slot of a row, after it was scored. */
static int read_slot(const siap_i_drawing *drawing, const siap_i_group *group, size_t row,
                     size_t slot, double *exact, double *rounded)
{
  const siap_plan *plan = group->plan;
  if (slot < plan->items) {
    size_t at = row * plan->items + slot;
    *exact = *rounded = drawing->scores[at];
    return plan->slot[slot].forced != SIAP_STATE_SCORED ? plan->slot[slot].forced
                                                        : drawing->states[at];
  }
  if (slot < siap_i_plan_first_node(plan)) {
    const siap_i_answers *beside = group->beside[row];
    *exact = *rounded = beside ? (double)beside->row.exact[slot] : plan->slot[slot].low.plain;
    return beside ? beside->row.state[slot] : SIAP_STATE_SCORED; /* else it is a constant */
  }
  size_t at = row * group->asked_count + group->column[slot];
  *exact = drawing->exact[at];
  *rounded = drawing->rounded[at];
  return isnan(*exact) ? SIAP_STATE_MISSING : SIAP_STATE_SCORED; /* which state, bands do not ask */
}

size_t siap_i_robust_bands(const siap_i_group *group, size_t node)
{
  size_t first = siap_i_plan_first_node(group->plan), slot = group->slot[node], count = 0;
  if (slot == SIAP_I_NONE || slot < first)
    return 0;
  const siap_i_plan_node *at = &group->plan->node[slot - first];
  for (size_t b = 0; b < at->bands_count; b++)
    count += at->bands[b].bands.entry_count;
  return count;
}

static void fill(siap_i_drawing *drawing, const siap_i_group *group, size_t row, size_t slot)
{
  double exact, rounded;
  drawing->bands.state[slot] = (uint8_t)read_slot(drawing, group, row, slot, &exact, &rounded);
  int is_scored = drawing->bands.state[slot] == SIAP_STATE_SCORED;
  drawing->bands.exact[slot] = is_scored ? siap_i_wide_of(exact) : 0;
  drawing->bands.rounded[slot] = is_scored ? siap_i_wide_of(rounded) : 0;
}

static size_t band_of(siap_i_drawing *drawing, const siap_i_group *group, size_t row, size_t slot)
{
  size_t first = siap_i_plan_first_node(group->plan), band = 0, before = 0;
  const siap_i_plan_node *node = &group->plan->node[slot - first];
  fill(drawing, group, row, slot);
  for (size_t b = 0; b < node->bands_count; b++)
    for (size_t g = 0; g < node->bands[b].guard_count; g++)
      fill(drawing, group, row, node->bands[b].guard[g].slot);
  const siap_i_plan_bands *bands =
      siap_i_band_at(group->plan, slot - first, &drawing->bands, &band);
  for (size_t b = 0; bands && &node->bands[b] != bands; b++)
    before += node->bands[b].bands.entry_count;
  return bands ? before + band : SIZE_MAX;
}

/* Whether the item that is to leave is one of the group's. */
static int loses(const siap_i_group *group, const siap_i_robust *robust, const siap_i_draw *draw)
{
  return draw->without != SIAP_I_NONE && slot_of(group, robust->pool[draw->without]) != SIAP_I_NONE;
}

/* The values of a column of the block; of an item, of the rows. */
static void read_values(const siap_i_drawing *drawing, const siap_i_group *group, size_t slot,
                        double *x)
{
  const double *from = drawing->robust->exact ? drawing->exact : drawing->rounded;
  size_t step = group->asked_count;
  double exact, rounded;
  for (size_t row = 0; slot < siap_i_plan_first_node(group->plan) && row < group->count; row++) {
    int state = read_slot(drawing, group, row, slot, &exact, &rounded);
    x[group->member[row]] = state == SIAP_STATE_SCORED ? exact : NAN;
  }
  if (slot < siap_i_plan_first_node(group->plan))
    return;
  from += group->column[slot];
  for (size_t row = 0; row < group->count; row++)
    x[group->member[row]] = from[row * step];
}

/* A row in which nothing was drawn is what was published. */
static void read_node(siap_i_drawing *drawing, const siap_i_group *group, size_t k,
                      const siap_i_draw *draw, double *x, size_t *bands)
{
  const siap_i_robust *robust = drawing->robust;
  size_t slot = group->slot[k], some = siap_i_robust_bands(group, k);
  if (slot == SIAP_I_NONE)
    return;
  x += k * robust->regions;
  read_values(drawing, group, slot, x);
  int all = (group->all_touched & draw->sources) || loses(group, robust, draw);
  for (size_t row = 0; !all && row < group->count; row++)
    if (!(robust->touched[group->member[row]] & draw->sources))
      x[group->member[row]] = robust->nominal[k * robust->regions + group->member[row]];
  for (size_t row = 0; bands && some && row < group->count; row++)
    bands[k * robust->regions + group->member[row]] = band_of(drawing, group, row, slot);
}

/* Rows that nothing was drawn in stay with the block: it has made of them what it can. */
static void take_rows(siap_i_drawing *drawing, size_t g)
{
  const siap_i_group *group = &drawing->robust->group[g];
  int is_drawn = drawing->states == drawing->state;
  siap_i_rows rows = {group->count, drawing->scores,
                      group->has_holes || is_drawn ? drawing->states : NULL, group->beside};
  if (is_drawn || drawing->taken[g] != drawing->scores)
    siap_i_block_take(drawing->block[g], &rows);
  drawing->taken[g] = is_drawn ? NULL : drawing->scores;
}

static siap_status score_group(siap_i_drawing *drawing, size_t g, const siap_i_draw *draw,
                               struct supply *supply)
{
  const siap_i_robust *robust = drawing->robust;
  const siap_i_group *group = &robust->group[g];
  siap_i_alteration by = draw_plan(drawing, group, draw);
  const siap_plan *plan = group->plan;
  draw_rows(drawing, group, draw, supply);
  take_rows(drawing, g);
  if (siap_i_alters(&by)) {
    siap_status status = siap_i_variant_again(plan, &by, &drawing->variant[g]);
    if (status != SIAP_OK)
      return status;
    plan = &drawing->variant[g].plan;
  }
  siap_i_block_score(drawing->block[g], plan,
                     robust->exact || group->has_bands ? drawing->exact : NULL,
                     !robust->exact || group->has_bands ? drawing->rounded : NULL, NULL);
  return SIAP_OK;
}

siap_status siap_i_replicate(siap_i_drawing *drawing, const siap_i_draw *draw, double *x,
                             size_t *bands)
{
  const siap_i_robust *robust = drawing->robust;
  struct supply supply[SIAP_I_SOURCES];
  siap_status status = SIAP_OK;
  for (int source = 0; source < SIAP_I_SOURCES; source++)
    supply[source] = supply_of(robust, draw, source, (uint32_t)source);
  for (size_t i = 0; i < robust->outputs; i++) {
    x[i] = NAN;
    if (bands)
      bands[i] = SIZE_MAX;
  }
  for (size_t g = 0; status == SIAP_OK && g < robust->groups; g++) {
    status = score_group(drawing, g, draw, supply);
    for (size_t k = 0; status == SIAP_OK && k < robust->nodes.count; k++)
      read_node(drawing, &robust->group[g], k, draw, x, bands);
  }
  return status;
}
