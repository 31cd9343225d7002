/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. What made a difference: rows between two years, scored without rounding. */
#include "analysis/compare.h"

#include "engine/bare.h"

#include <math.h>
#include <string.h>

enum { MOST_FORMS = 6, MOVES = 4 }; /* moves: bit 0 answers, bit 1 coverage */

/* A form on the way from the earlier to the later, and the cause that led to it. */
struct station {
  const siap_plan *plan; /* bare */
  int side;
  enum siap_i_cause cause; /* not of the first */
  siap_i_wide *value[MOVES]; /* by node; NaN: none */
};

struct way {
  const siap_i_bridge *bridge;
  const siap_i_year *year;
  siap_i_arena *arena;
  siap_i_node_change *node;
  size_t nodes;
  siap_i_moved *moved;
  size_t moved_count;
  siap_i_row_wide row[2];
  uint8_t *given[2];
  struct station station[MOST_FORMS];
  size_t stations;
};

/* ---- what moved ---- */

static uint8_t cause_of(const siap_i_moved *moved)
{
  const uint8_t *state = moved->state;
  if (moved->given[0] != moved->given[1] || state[0] != state[1])
    return SIAP_I_CAUSE_COVERAGE;
  int differ = state[0] == SIAP_STATE_SCORED && moved->value[0] != moved->value[1];
  return differ ? SIAP_I_CAUSE_ANSWERS : SIAP_I_CAUSES;
}

/* Leaves that bear values of the region, and nodes where one of the years gives them. */
static int bears_answer(const struct way *way, const size_t slot[2])
{
  for (int i = 0; i < 2; i++) {
    const siap_plan *plan = way->bridge->form[i].plan;
    if (plan->slot[slot[i]].forced != SIAP_STATE_SCORED) /* that is the form's doing */
      return 0;
    if (slot[i] < siap_i_plan_first_node(plan))
      return plan->slot[slot[i]].kind != SIAP_KIND_CONSTANT;
  }
  return way->year[0].answers.given[slot[0]] || way->year[1].answers.given[slot[1]];
}

static siap_status find_moved(struct way *way)
{
  const siap_i_year_form *form = &way->bridge->form[SIAP_I_BEFORE];
  way->moved = siap_i_arena_take(way->arena, form->plan->slots, sizeof *way->moved);
  for (size_t slot = 0; way->moved && slot < form->plan->slots; slot++) {
    siap_i_moved *moved = &way->moved[way->moved_count];
    if (form->fate[slot] != SIAP_I_FATE_KEPT)
      continue;
    *moved = (siap_i_moved){.slot = {slot, form->other[slot]}};
    if (!bears_answer(way, moved->slot))
      continue;
    for (int i = 0; i < 2; i++) {
      moved->value[i] = way->year[i].answers.row.exact[moved->slot[i]];
      moved->state[i] = way->year[i].answers.row.state[moved->slot[i]];
      moved->given[i] = way->year[i].answers.given[moved->slot[i]];
    }
    moved->cause = cause_of(moved);
    way->moved_count += moved->cause != SIAP_I_CAUSES;
  }
  return way->moved ? SIAP_OK : SIAP_ERR_MEMORY;
}

/* ---- the forms on the way ---- */

static void add_station(struct way *way, int side, int alone, int changed,
                        enum siap_i_cause cause)
{
  const siap_plan *plan = way->bridge->form[side].plan;
  struct station *station = &way->station[way->stations++];
  uint8_t *gone = siap_i_arena_take(way->arena, plan->slots, 1);
  siap_i_mark_gone(way->bridge, way->year, side, alone, changed, gone);
  *station = (struct station){.side = side, .cause = cause};
  station->plan = gone ? siap_i_plan_bare(plan, gone, way->year[side].answers.given, way->arena)
                       : NULL;
  for (int i = 0; i < MOVES; i++)
    station->value[i] = siap_i_arena_take(way->arena, way->nodes, sizeof(siap_i_wide));
}

/* 1: items or given nodes of a form have a fate. */
static int has_fate(const struct way *way, int side, int alone, int changed)
{
  uint8_t *room = siap_i_arena_take(way->arena, way->bridge->form[side].plan->slots, 1);
  return siap_i_mark_gone(way->bridge, way->year, side, alone, changed, room);
}

static siap_status find_stations(struct way *way)
{
  const siap_i_bridge *bridge = way->bridge;
  add_station(way, SIAP_I_BEFORE, 0, 0, SIAP_I_CAUSES);
  if (bridge->is_one_rubric) {
    if (!bridge->is_one_form)
      add_station(way, SIAP_I_AFTER, 0, 0, SIAP_I_CAUSE_PROFILE);
  } else {
    int gone = has_fate(way, SIAP_I_BEFORE, 1, 0), come = has_fate(way, SIAP_I_AFTER, 1, 0);
    if (gone)
      add_station(way, SIAP_I_BEFORE, 1, 0, SIAP_I_CAUSE_RETIRED);
    if (has_fate(way, SIAP_I_BEFORE, 0, 1))
      add_station(way, SIAP_I_BEFORE, 1, 1, SIAP_I_CAUSE_CHANGED);
    add_station(way, SIAP_I_AFTER, 1, 1, SIAP_I_CAUSE_WEIGHTS);
    if (has_fate(way, SIAP_I_AFTER, 0, 1))
      add_station(way, SIAP_I_AFTER, 1, 0, SIAP_I_CAUSE_CHANGED);
    if (come)
      add_station(way, SIAP_I_AFTER, 0, 0, SIAP_I_CAUSE_NEW);
  }
  return way->arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

/* ---- scoring ---- */

static siap_status make_rows(struct way *way)
{
  for (int i = 0; i < 2; i++) {
    const siap_plan *plan = way->bridge->form[i].plan;
    siap_status status = siap_i_row_make_wide(plan, way->arena, &way->row[i]);
    way->given[i] = siap_i_arena_take(way->arena, plan->slots, 1);
    if (status != SIAP_OK || !way->given[i])
      return SIAP_ERR_MEMORY;
    way->row[i].given = way->given[i];
  }
  return SIAP_OK;
}

static void put(struct way *way, int side, const siap_i_moved *moved, int year)
{
  siap_i_row_wide *row = &way->row[side];
  size_t slot = moved->slot[side];
  row->state[slot] = moved->state[year];
  row->exact[slot] = row->rounded[slot] = moved->value[year];
  way->given[side][slot] = moved->given[year];
}

/* The row of a form's own year, with what moved as the moves say. */
static void fill(struct way *way, int side, unsigned moves)
{
  const siap_plan *plan = way->bridge->form[side].plan;
  const siap_i_answers *answers = &way->year[side].answers;
  siap_i_row_wide *row = &way->row[side];
  memcpy(row->exact, answers->row.exact, plan->slots * sizeof *row->exact);
  memcpy(row->rounded, answers->row.rounded, plan->slots * sizeof *row->rounded);
  memcpy(row->state, answers->row.state, plan->slots);
  memcpy(way->given[side], answers->given, plan->slots);
  for (size_t i = 0; i < way->moved_count; i++) {
    unsigned bit = way->moved[i].cause == SIAP_I_CAUSE_ANSWERS ? 1u : 2u;
    put(way, side, &way->moved[i], (moves & bit) != 0);
  }
}

static siap_i_wide value_of(const struct way *way, int side, size_t node)
{
  size_t slot = way->node[node].slot[side];
  return way->row[side].state[slot] == SIAP_STATE_SCORED ? way->row[side].exact[slot]
                                                         : (siap_i_wide)NAN;
}

/* Every form with every move. A move of nothing is not scored twice. */
static void score_all(struct way *way)
{
  unsigned there = 0;
  for (size_t i = 0; i < way->moved_count; i++)
    there |= way->moved[i].cause == SIAP_I_CAUSE_ANSWERS ? 1u : 2u;
  for (size_t k = 0; k < way->stations; k++) {
    struct station *station = &way->station[k];
    for (unsigned moves = 0; moves < MOVES; moves++) {
      if (moves & ~there) {
        station->value[moves] = station->value[moves & there];
        continue;
      }
      fill(way, station->side, moves);
      siap_i_kernel_wide(station->plan, &way->row[station->side]);
      for (size_t i = 0; i < way->nodes; i++)
        station->value[moves][i] = value_of(way, station->side, i);
    }
  }
}

/* ---- amounts ---- */

/* What cancels to less than the kernel tells apart is nothing. */
static double amount_of(siap_i_wide amount)
{
  const siap_i_wide least = 1e-22;
  return amount < least && amount > -least ? 0 : (double)amount;
}

/* One order of the three steps; what each brought is added to `sum`. */
static void walk(const struct way *way, size_t node, const int order[3], siap_i_wide *sum)
{
  static const unsigned bit[] = {1, 2};
  unsigned moves = 0;
  size_t at = 0;
  for (int i = 0; i < 3; i++) {
    siap_i_wide was = way->station[at].value[moves][node];
    if (order[i] < 2) {
      moves |= bit[order[i]];
      sum[order[i] == 0 ? SIAP_I_CAUSE_ANSWERS : SIAP_I_CAUSE_COVERAGE] +=
          way->station[at].value[moves][node] - was;
      continue;
    }
    for (; at + 1 < way->stations; at++)
      sum[way->station[at + 1].cause] +=
          way->station[at + 1].value[moves][node] - way->station[at].value[moves][node];
  }
}

static void add_up(const struct way *way, size_t at)
{
  static const int order[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
  siap_i_node_change *node = &way->node[at];
  siap_i_wide sum[SIAP_I_CAUSES] = {0}, told = 0;
  const struct station *last = &way->station[way->stations - 1];
  siap_i_wide whole = last->value[MOVES - 1][at] - way->station[0].value[0][at];
  int apart = 1;
  for (int i = 0; i < 6; i++)
    walk(way, at, order[i], sum);
  for (int i = 0; i < SIAP_I_CAUSES; i++)
    apart &= sum[i] == sum[i]; /* NaN: a row on the way has no score */
  node->is_there[SIAP_I_CAUSE_ANSWERS] = node->is_there[SIAP_I_CAUSE_COVERAGE] = (uint8_t)apart;
  for (size_t k = 1; k < way->stations; k++)
    node->is_there[way->station[k].cause] = (uint8_t)apart;
  for (int i = 0; apart && i < SIAP_I_CAUSES; i++) {
    node->amount[i] = amount_of(sum[i] / 6);
    told += sum[i] / 6;
  }
  if (!apart) {
    node->is_there[SIAP_I_CAUSE_TOGETHER] = 1;
    told = whole == whole ? whole : node->difference;
    node->amount[SIAP_I_CAUSE_TOGETHER] = amount_of(told);
  }
  node->is_there[SIAP_I_CAUSE_ROUNDING] = 1;
  node->amount[SIAP_I_CAUSE_ROUNDING] = amount_of(node->difference - told);
}

/* ---- items ---- */

/* One of them moved alone, at the beginning or at the end of the way. */
static void move_one(struct way *way, size_t which, int is_end, siap_i_wide *effect)
{
  const struct station *station = &way->station[is_end ? way->stations - 1 : 0];
  const siap_i_wide *whole = station->value[is_end ? MOVES - 1 : 0];
  fill(way, station->side, is_end ? MOVES - 1 : 0);
  put(way, station->side, &way->moved[which], !is_end);
  siap_i_kernel_wide(station->plan, &way->row[station->side]);
  for (size_t i = 0; i < way->nodes; i++) {
    siap_i_wide value = value_of(way, station->side, i);
    effect[i] += is_end ? whole[i] - value : value - whole[i];
  }
}

static siap_status find_effects(struct way *way)
{
  siap_i_wide *effect = siap_i_arena_take(way->arena, way->nodes, sizeof *effect);
  for (size_t i = 0; i < way->nodes; i++)
    way->node[i].effect = siap_i_arena_take(way->arena, way->moved_count, sizeof(double));
  if (way->arena->failed)
    return SIAP_ERR_MEMORY;
  for (size_t which = 0; which < way->moved_count; which++) {
    memset(effect, 0, way->nodes * sizeof *effect);
    move_one(way, which, 0, effect);
    move_one(way, which, 1, effect);
    for (size_t i = 0; i < way->nodes; i++)
      way->node[i].effect[which] = amount_of(effect[i] / 2);
  }
  return SIAP_OK;
}

siap_status siap_i_causes(const siap_i_bridge *bridge, const siap_i_year *year,
                          siap_i_arena *arena, siap_i_node_change *node, size_t count,
                          siap_i_moved **moved, size_t *moved_count)
{
  struct way way = {.bridge = bridge, .year = year, .arena = arena, .node = node, .nodes = count};
  siap_status status = find_moved(&way);
  if (status == SIAP_OK)
    status = find_stations(&way);
  if (status == SIAP_OK)
    status = make_rows(&way);
  if (status != SIAP_OK)
    return status;
  score_all(&way);
  for (size_t i = 0; i < count; i++)
    add_up(&way, i);
  if (!moved)
    return SIAP_OK;
  status = find_effects(&way);
  *moved = way.moved;
  *moved_count = way.moved_count;
  return status;
}
