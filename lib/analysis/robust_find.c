/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. robust: what each source has to draw from, in the rows and in the plans. */
#include "analysis/robust_scalings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- ratings and responses ---- */

struct rated {
  const char *person; /* NULL: nobody is named, the rating stands for itself */
  uint32_t *place;
};

static int by_person(const void *a, const void *b)
{
  const struct rated *x = a, *y = b;
  if (!x->person || !y->person)
    return (x->person != NULL) - (y->person != NULL);
  return strcmp(x->person, y->person);
}

/* The most values that an item may have when its persons are drawn: some may have rated it twice. */
static siap_status room_for(siap_i_robust *robust, const siap_i_panel *panel)
{
  uint32_t *times = siap_i_alloc(panel->persons, sizeof *times);
  size_t most = 0;
  if (!times)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < panel->redraws; i++) {
    const siap_i_redraw *redraw = &panel->redraw[i];
    size_t ratings = siap_i_answer_detail(redraw->answer)->rating_count;
    for (size_t k = 0; k < ratings; k++)
      most = ++times[redraw->person[k]] > most ? times[redraw->person[k]] : most;
    for (size_t k = 0; k < ratings; k++)
      times[redraw->person[k]] = 0;
  }
  siap_i_release(times);
  robust->most_persons =
      panel->persons > robust->most_persons ? panel->persons : robust->most_persons;
  most *= panel->persons;
  robust->most_values = most > robust->most_values ? most : robust->most_values;
  return SIAP_OK;
}

/* Number the persons of a panel from 0; each rating without a name is a person of its own. */
static siap_status number_persons(siap_i_robust *robust, siap_i_panel *panel)
{
  size_t ratings = 0, n = 0;
  for (size_t i = 0; i < panel->redraws; i++)
    ratings += siap_i_answer_detail(panel->redraw[i].answer)->rating_count;
  struct rated *rated = siap_i_alloc(ratings, sizeof *rated);
  uint32_t *place = siap_i_arena_take(&robust->work->arena, ratings, sizeof *place);
  for (size_t i = 0; rated && place && i < panel->redraws; i++) {
    const siap_i_detail *detail = siap_i_answer_detail(panel->redraw[i].answer);
    panel->redraw[i].person = place + n;
    for (size_t k = 0; k < detail->rating_count; k++, n++) {
      const char *name = detail->rating[k].assessor;
      rated[n] = (struct rated){name && *name ? name : NULL, &place[n]};
    }
  }
  if (rated && place)
    qsort(rated, n, sizeof *rated, by_person);
  for (size_t i = 0; i < n; i++) {
    int again = i > 0 && rated[i].person && by_person(&rated[i - 1], &rated[i]) == 0;
    panel->persons += (uint32_t)!again;
    *rated[i].place = panel->persons - 1;
  }
  int is_done = rated && place;
  siap_i_release(rated);
  return is_done ? room_for(robust, panel) : SIAP_ERR_MEMORY;
}

/* One rating says nothing about how far ratings lie apart. */
static int is_rated(const siap_plan *plan, size_t item, const siap_i_answers *answers, int form)
{
  const siap_i_answer *answer = answers->answer[item];
  size_t at;
  const siap_i_plan_cohort *stage = siap_i_scaling_stage(plan, item, &at);
  return answer && answer->form == form && answers->row.state[item] == SIAP_STATE_SCORED &&
         (!stage || answers->fitted[at].fit) && siap_i_answer_detail(answer)->rating_count > 1;
}

static siap_i_redraw rated_cell(const siap_plan *plan, size_t item, const siap_i_answers *answers)
{
  siap_i_redraw redraw = {.item = item, .answer = answers->answer[item], .divisor = 1};
  size_t at;
  redraw.stage = siap_i_scaling_stage(plan, item, &at);
  if (!redraw.stage)
    return redraw;
  redraw.fit = &answers->fitted[at].fit->fit;
  if (redraw.stage->denominator != SIAP_I_NONE)
    redraw.divisor = answers->fitted[at].denominator / redraw.stage->per;
  return redraw;
}

/* ---- missing ---- */

/* Missing, withheld or not valid, and a scale says what it could have been: as for the bounds. */
static int is_open(const siap_plan *plan, size_t item, const siap_i_answers *answers)
{
  int state = answers->row.state[item];
  return state != SIAP_STATE_SCORED && state != SIAP_STATE_NOT_APPLICABLE && answers->needed[item] &&
         plan->slot[item].forced == SIAP_STATE_SCORED && plan->slot[item].has_range;
}

static siap_i_redraw open_cell(const siap_plan *plan, size_t item)
{
  const siap_i_plan_slot *slot = &plan->slot[item];
  const char *id = plan->item[slot->at].scale;
  siap_i_redraw redraw = {.item = item, .low = slot->low.plain, .high = slot->high.plain};
  size_t at = id ? siap_i_rubric_scale(plan->rubric, id) : SIAP_I_NONE;
  double step = at == SIAP_I_NONE ? 0 : plan->rubric->scale[at].step;
  double levels = step > 0 ? floor((redraw.high - redraw.low) / step + 0.5) + 1 : 0;
  redraw.levels = levels < UINT32_MAX ? (uint32_t)levels : 0;
  return redraw;
}

/* ---- rows ---- */

static int is_drawn(const siap_plan *plan, size_t item, const siap_i_answers *answers, int source)
{
  return source == SIAP_I_SOURCE_MISSING ? is_open(plan, item, answers)
         : source == SIAP_I_SOURCE_RATINGS
             ? is_rated(plan, item, answers, SIAP_I_FORM_RATINGS)
             : is_rated(plan, item, answers, SIAP_I_FORM_RESPONSES);
}

static siap_status find_panel(siap_i_robust *robust, siap_i_group *group, size_t row, int source,
                              const siap_i_answers *answers)
{
  const siap_plan *plan = group->plan;
  siap_i_panel panel = {.source = (uint8_t)source, .row = row};
  for (size_t i = 0; i < plan->items; i++)
    panel.redraws += (size_t)is_drawn(plan, i, answers, source);
  if (!panel.redraws)
    return SIAP_OK;
  panel.redraw = siap_i_arena_take(&robust->work->arena, panel.redraws, sizeof *panel.redraw);
  if (!panel.redraw)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0, n = 0; i < plan->items; i++) {
    if (!is_drawn(plan, i, answers, source))
      continue;
    panel.redraw[n++] = source == SIAP_I_SOURCE_MISSING
                            ? open_cell(plan, i)
                            : rated_cell(plan, i, answers);
  }
  robust->touched[group->member[row]] |= 1u << source;
  robust->concerns[source]++;
  robust->cells[source] += panel.redraws;
  siap_status status = source == SIAP_I_SOURCE_MISSING ? SIAP_OK : number_persons(robust, &panel);
  group->panel[group->panels++] = panel;
  return status;
}

siap_status siap_i_robust_find(siap_i_robust *robust, siap_i_group *group, size_t row,
                               const siap_i_answers *answers)
{
  siap_status status = SIAP_OK;
  for (int source = SIAP_I_SOURCE_RATINGS; source <= SIAP_I_SOURCE_MISSING; source++)
    if (status == SIAP_OK && robust->sources & 1u << source)
      status = find_panel(robust, group, row, source, answers);
  return status;
}

/* ---- plans ---- */

/* All regions of a plan have its weights, its means and its items. */
static void concern(siap_i_robust *robust, const siap_i_group *group, int source, size_t cells)
{
  if (!cells)
    return;
  robust->concerns[source] += group->count;
  robust->cells[source] += cells;
  for (size_t row = 0; row < group->count; row++)
    robust->touched[group->member[row]] |= 1u << source;
}

static siap_status find_weights(siap_i_robust *robust, siap_i_group *group)
{
  const siap_plan *plan = group->plan;
  siap_i_arena *arena = &robust->work->arena;
  size_t terms = 0;
  double *alpha = siap_i_arena_take(arena, plan->edges, sizeof *alpha);
  group->weight = siap_i_arena_take(arena, plan->edges, sizeof *group->weight);
  group->weigher = siap_i_arena_take(arena, plan->nodes, sizeof *group->weigher);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  robust->most_edges = plan->edges > robust->most_edges ? plan->edges : robust->most_edges;
  for (size_t i = 0; i < plan->nodes; i++) {
    const siap_i_plan_node *node = &plan->node[i];
    double *weight = group->weight + node->first_edge;
    siap_i_weigher weigher = {node, (uint32_t)plan->slot[siap_i_plan_first_node(plan) + i].at, 0,
                              {0, 0, NULL, NULL}};
    for (size_t k = 0; k < node->edge_count; k++)
      weigher.sum += weight[k] = node->edge[k].weight.plain;
    if (!siap_i_weighs(node) ||
        siap_i_dirichlet_make(node->edge_count, weight, robust->concentration,
                              alpha + node->first_edge, &weigher.dirichlet) != SIAP_I_STAT_DEFINED)
      continue;
    group->weigher[group->weighers++] = weigher;
    terms += node->edge_count;
  }
  concern(robust, group, SIAP_I_SOURCE_WEIGHTS, terms);
  return SIAP_OK;
}

static void find_means(siap_i_robust *robust, siap_i_group *group)
{
  for (size_t i = 0; i < group->plan->nodes; i++)
    group->means += (size_t)siap_i_is_mean(&group->plan->node[i]);
  concern(robust, group, SIAP_I_SOURCE_METHODS, group->means);
}

/* Items that some plan has: the same one leaves all plans. */
static siap_status find_pool(siap_i_robust *robust)
{
  size_t all = robust->cohort->rubric->item_count;
  uint8_t *there = siap_i_arena_take(&robust->work->arena, all, 1);
  robust->pool = siap_i_arena_take(&robust->work->arena, all, sizeof *robust->pool);
  if (!there || !robust->pool)
    return SIAP_ERR_MEMORY;
  for (size_t g = 0; g < robust->groups; g++) {
    const siap_plan *plan = robust->group[g].plan;
    for (size_t i = 0; i < plan->items; i++)
      there[plan->slot[i].at] = 1;
    concern(robust, &robust->group[g], SIAP_I_SOURCE_ITEMS, plan->items);
  }
  for (size_t i = 0; i < all; i++)
    if (there[i])
      robust->pool[robust->pooled++] = i;
  return SIAP_OK;
}

siap_status siap_i_robust_find_plans(siap_i_robust *robust)
{
  siap_status status = SIAP_OK;
  for (size_t g = 0; status == SIAP_OK && g < robust->groups; g++) {
    if (robust->sources & SIAP_I_SOURCE(METHODS))
      find_means(robust, &robust->group[g]);
    if (robust->sources & SIAP_I_SOURCE(WEIGHTS))
      status = find_weights(robust, &robust->group[g]);
  }
  return status == SIAP_OK && robust->sources & SIAP_I_SOURCE(ITEMS) && robust->groups
             ? find_pool(robust)
             : status;
}
