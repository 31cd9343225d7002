/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4, compiled twice. The kernel. Inside a node always in this order: states, weights, terms,
 * terms rounded, combined, offset and factor, clip: the exact value; then one rounding.
 */
#include "engine/kernel.h"

#include "engine/grid.h"

typedef R(siap_i_row) row_of;
typedef R(siap_i_trace) trace_of;

#ifdef SIAP_WIDE
#define NEAR ((real)1e-22)
#define NOTHING ((real)1e-28)
#define SLACK(slack) ((void)(slack), (real)0)
#else
#define NEAR ((real)(4 * DBL_EPSILON))
#define NOTHING ((real)DBL_EPSILON)
#define SLACK(slack) ((real)(slack))
#endif

siap_status R(siap_i_row_make)(const siap_plan *plan, siap_i_arena *arena, row_of *row)
{
  row->exact = siap_i_arena_take(arena, plan->slots, sizeof(real));
  row->rounded = siap_i_arena_take(arena, plan->slots, sizeof(real));
  row->state = siap_i_arena_take(arena, plan->slots, 1);
  row->x = siap_i_arena_take(arena, plan->widest, sizeof(real));
  row->w = siap_i_arena_take(arena, plan->widest, sizeof(real));
  row->at = siap_i_arena_take(arena, plan->widest, sizeof(size_t));
  row->given = NULL;
  row->trace = NULL;
  row->doubt = 0;
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

/* -1, 0 or 1 as a value lies below, on or above a decimal of the rubric. */
static int against(real value, real bound, real slack, int *doubt)
{
  real off = value - bound;
  real scale = R(magnitude)(bound) < 1 ? 1 : R(magnitude)(bound);
  if (R(magnitude)(off) > slack + scale * NEAR)
    return off < 0 ? -1 : 1;
  *doubt = 1;
  return 0;
}

int R(siap_i_guards_hold)(const siap_plan *plan, row_of *row, const siap_i_plan_guard *guard,
                          size_t count)
{
  for (size_t i = 0; i < count; i++, guard++) {
    int scored = row->state[guard->slot] == SIAP_STATE_SCORED;
    if (guard->is == SIAP_I_SCORED || guard->is == SIAP_I_NOT_SCORED) {
      if (scored != (guard->is == SIAP_I_SCORED))
        return 0;
      continue;
    }
    if (!scored)
      return 0;
    real value = guard->rounded ? row->rounded[guard->slot] : row->exact[guard->slot];
    int place = against(value, REAL_OF(guard->value),
                        SLACK(plan->slot[guard->slot].slack[guard->rounded]), &row->doubt);
    int holds[] = {
        [SIAP_I_LT] =
            place<0, [SIAP_I_LE] = place <= 0, [SIAP_I_EQ] = place == 0, [SIAP_I_NE] = place != 0,
                  [SIAP_I_GE] = place >= 0, [SIAP_I_GT] = place> 0};
    if (!holds[guard->is])
      return 0;
  }
  return 1;
}

/* ---- one term ---- */

static real clipped(real value, uint8_t clip, real lower, real upper)
{
  if ((clip & SIAP_I_CLIP_LOWER) && value < lower)
    return lower;
  if ((clip & SIAP_I_CLIP_UPPER) && value > upper)
    return upper;
  return value;
}

/* Normalisers, offset and factor, clip of a term. */
static int32_t changed(const siap_i_plan_change *change, real slack, real *value, int *doubt)
{
  for (size_t i = 0; i < change->step_count; i++) {
    int32_t state = change->step[i].word->R(run)(&change->step[i], *value, slack, value, doubt);
    if (state != SIAP_STATE_SCORED)
      return state;
  }
  *value = REAL_OF(change->offset) + REAL_OF(change->factor) * *value;
  *value = clipped(*value, change->clip, REAL_OF(change->lower), REAL_OF(change->upper));
  return SIAP_STATE_SCORED;
}

/* The child's value as the term takes it; `value` holds it already where a policy stands in. */
static int32_t take(const siap_plan *plan, row_of *row, const siap_i_plan_edge *edge, real *value)
{
  if (!edge->change)
    return SIAP_STATE_SCORED;
  return changed(edge->change, SLACK(plan->slot[edge->child].slack[edge->rounded]), value,
                 &row->doubt);
}

/* ---- the terms of a node ---- */

struct gathered {
  size_t terms;   /* admitted */
  size_t present; /* with a value, in x, w and at */
  size_t scored;  /* present and not by a policy */
  size_t inapplicable;
  size_t waiting; /* present, to get the mean of the scored: they hold NaN until then */
  real weight_scored, weight_all; /* all: what is not applicable left out */
  real scored_sum;                /* weight times value of the scored */
  int32_t gravest;                /* state that propagates, SIAP_STATE_SCORED: none */
  int parent_zero;
};

/* invalid, withheld, missing, not-applicable */
static int gravity(int32_t state)
{
  static const int rank[SIAP_I_STATES] = {0, 2, 1, 3, 4};
  return rank[state];
}

static void enter(const siap_i_plan_edge *edge, row_of *row, struct gathered *sum, size_t k,
                  real value)
{
  row->x[sum->present] = value;
  row->w[sum->present] = REAL_OF(edge->weight);
  row->at[sum->present] = k;
  sum->present++;
}

/* What a child without a score does. */
static void apply_policy(const siap_plan *plan, const siap_i_plan_edge *edge, int32_t state,
                         row_of *row, struct gathered *sum, size_t k)
{
  real value = 0;
  switch (edge->policy[state]) {
  case SIAP_I_EXCLUDE:
    return;
  case SIAP_I_PARENT_ZERO:
    sum->parent_zero = 1;
    return;
  case SIAP_I_GROUP_MEAN:
    sum->waiting++;
    enter(edge, row, sum, k, (real)NAN);
    return;
  case SIAP_I_LOWEST:
    value = REAL_OF(plan->slot[edge->child].lowest);
    /* fall through */
  case SIAP_I_ZERO:
    if (take(plan, row, edge, &value) == SIAP_STATE_SCORED) {
      enter(edge, row, sum, k, value);
      return;
    }
    state = SIAP_STATE_INVALID;
    break;
  default:
    break;
  }
  if (gravity(state) > gravity(sum->gravest))
    sum->gravest = state;
}

/* 0 when the term is not admitted. */
static int gather_term(const siap_plan *plan, const siap_i_plan_node *node, row_of *row,
                       struct gathered *sum, size_t k)
{
  const siap_i_plan_edge *edge = &node->edge[k];
  trace_of *trace = row->trace ? &row->trace[node->first_edge + k] : NULL;
  if (edge->change &&
      !R(siap_i_guards_hold)(plan, row, edge->change->guard, edge->change->guard_count))
    return 0;
  int32_t state = row->state[edge->child];
  real value = edge->rounded ? row->rounded[edge->child] : row->exact[edge->child];
  if (state == SIAP_STATE_SCORED)
    state = take(plan, row, edge, &value);
  sum->terms++;
  if (trace) {
    trace->admitted = 1;
    trace->state = (uint8_t)state;
    trace->by_policy = state != SIAP_STATE_SCORED;
  }
  if (state == SIAP_STATE_NOT_APPLICABLE)
    sum->inapplicable++;
  else
    sum->weight_all += REAL_OF(edge->weight);
  if (state != SIAP_STATE_SCORED) {
    apply_policy(plan, edge, state, row, sum, k);
    return 1;
  }
  sum->scored++;
  sum->weight_scored += REAL_OF(edge->weight);
  sum->scored_sum += REAL_OF(edge->weight) * value;
  enter(edge, row, sum, k, value);
  return 1;
}

/* Children that count as the weighted mean of their scored siblings. */
static void fill_waiting(row_of *row, const struct gathered *sum)
{
  real mean = sum->weight_scored > 0 ? sum->scored_sum / sum->weight_scored : 0;
  for (size_t i = 0; i < sum->present; i++)
    if (row->x[i] != row->x[i])
      row->x[i] = mean;
}

/* The state of a node before anything is combined; SCORED: go on. */
static int32_t state_of(const siap_i_plan_node *node, row_of *row, const struct gathered *sum)
{
  const siap_i_node *from = node->from;
  if (sum->gravest != SIAP_STATE_SCORED)
    return sum->gravest;
  if (sum->terms > 0 && sum->inapplicable == sum->terms && sum->present == 0 && !sum->parent_zero)
    return from->is_index ? SIAP_STATE_WITHHELD : SIAP_STATE_NOT_APPLICABLE;
  if (sum->scored < from->least || (sum->waiting && !(sum->weight_scored > 0)))
    return SIAP_STATE_WITHHELD;
  if (REAL_OF(node->withhold_above) >= 0 && sum->weight_all > 0) { /* NaN: never */
    real share = (sum->weight_all - sum->weight_scored) / sum->weight_all;
    if (against(share, REAL_OF(node->withhold_above), (real)node->edge_count * NEAR, &row->doubt) >
        0)
      return SIAP_STATE_WITHHELD;
  }
  return sum->present == 0 && !sum->parent_zero ? SIAP_STATE_WITHHELD : SIAP_STATE_SCORED;
}

/* ---- combining ---- */

/* The weights as the method wants them; 0 when they sum to nothing. */
static int weigh(const siap_i_plan_node *node, row_of *row, size_t n)
{
  real total = 0;
  switch (node->method->weighing) {
  case SIAP_I_WEIGH_EQUAL:
    for (size_t i = 0; i < n; i++)
      row->w[i] = 1 / (real)n;
    break;
  case SIAP_I_WEIGH_SHARE:
    for (size_t i = 0; i < n; i++)
      total += row->w[i];
    if (total <= 0)
      return 0;
    for (size_t i = 0; i < n; i++)
      row->w[i] /= total;
    break;
  default: /* one, as declared, or none */
    break;
  }
  return 1;
}

static void trace_terms(const siap_i_plan_node *node, row_of *row, size_t n)
{
  for (size_t i = 0; row->trace && i < n; i++) {
    trace_of *trace = &row->trace[node->first_edge + row->at[i]];
    trace->entered = 1;
    trace->weight = row->w[i];
    trace->value = row->x[i];
  }
}

/*
 * What cancels to less than the arithmetic can tell is 0: a mean of -2.5, 1 and 1.5 must be, or a
 * ratio by it would be a huge number instead of none.
 */
static real sum_terms(const siap_i_plan_node *node, row_of *row, size_t n)
{
  const siap_i_node *from = node->from;
  real sum = 0, size = 0;
  for (size_t i = 0; i < n; i++) {
    real term = row->w[i] * row->x[i];
    term = R(siap_i_round)(term, from->term_places, from->term_ties, SLACK(node->term_slack),
                           &row->doubt);
    if (row->trace)
      row->trace[node->first_edge + row->at[i]].term = term;
    sum += term;
    size += R(magnitude)(term);
  }
  return R(magnitude)(sum) <= size * NOTHING ? 0 : sum;
}

/* `exact` is never NaN; where it has no value the state says why. */
static int32_t combine(const siap_i_plan_node *node, row_of *row, size_t n, real *exact)
{
  real parameter_of_one[1] = {REAL_OF(node->parameter[0])}, *parameter = parameter_of_one;
  real value = 0;
  /* conditions may have kept terms out that the method cannot do without */
  if (n < node->method->least || (node->method->takes_order && n != node->parameter_count))
    return SIAP_STATE_WITHHELD;
  if (!weigh(node, row, n))
    return SIAP_STATE_WITHHELD;
  trace_terms(node, row, n);
  if (node->method->additive)
    value = sum_terms(node, row, n);
  else {
    if (node->method->takes_order) {
      /* one parameter per term: `w`, which such a method has no use for, holds them */
      parameter = row->w;
      for (size_t i = 0; i < n; i++)
        parameter[i] = REAL_OF(node->parameter[i]);
    }
    int32_t state = node->method->R(run)(row->x, row->w, n, parameter, &value);
    if (state != SIAP_STATE_SCORED)
      return state;
  }
  if (node->affine)
    value = REAL_OF(node->offset) + REAL_OF(node->factor) * value;
  value = clipped(value, node->from->clip, REAL_OF(node->lower), REAL_OF(node->upper));
  if (!R(is_finite)(value))
    return SIAP_STATE_INVALID;
  *exact = value + 0; /* -0 is 0 */
  return SIAP_STATE_SCORED;
}

/* ---- rounding ---- */

#ifdef SIAP_WIDE
#define IS_TIE(plan, node, row) ((void)(plan), (void)(node), (void)(row), 0)
#else
#define IS_TIE is_tie
/* A leaf; of constants the grid knows already. */
static int on_grid(const siap_plan *plan, const row_of *row, size_t slot, double ten)
{
  return row->state[slot] != SIAP_STATE_SCORED || plan->slot[slot].kind == SIAP_KIND_CONSTANT ||
         siap_i_on_grid(row->exact[slot], ten);
}

/* Whether what lies near a tie must be the tie: see grid.h. */
static int is_tie(const siap_plan *plan, const siap_i_plan_node *node, const row_of *row)
{
  int holes = 0;
  size_t leaves = siap_i_plan_first_node(plan);
  for (size_t i = 0; i < plan->items; i++)
    holes |= row->state[i] != SIAP_STATE_SCORED;
  double ten = node->grid[holes];
  if (!(ten > 0) || row->given || row->vague)
    return 0;
  if (node->flat) {
    for (size_t k = 0; k < node->edge_count; k++)
      if (node->edge[k].child < leaves && !on_grid(plan, row, node->edge[k].child, ten))
        return 0;
    return 1;
  }
  for (size_t i = 0; i < leaves; i++)
    if (!on_grid(plan, row, i, ten))
      return 0;
  return 1;
}
#endif

static void compute(const siap_plan *plan, const siap_i_plan_node *node, row_of *row, size_t slot)
{
  struct gathered sum = {.gravest = SIAP_STATE_SCORED};
  real exact = 0;
  int32_t state = node->forced;
  if (state == SIAP_STATE_SCORED && node->method->is_given)
    state = SIAP_STATE_MISSING;
  else if (state == SIAP_STATE_SCORED) {
    for (size_t k = 0; k < node->edge_count; k++)
      if (!gather_term(plan, node, row, &sum, k) && node->method->stops)
        break;
    if (sum.waiting)
      fill_waiting(row, &sum);
    state = state_of(node, row, &sum);
    if (state == SIAP_STATE_SCORED && !sum.parent_zero)
      state = combine(node, row, sum.present, &exact);
  }
  row->state[slot] = (uint8_t)state;
  row->exact[slot] = row->rounded[slot] = 0;
  if (state != SIAP_STATE_SCORED)
    return;
  int doubt = 0;
  row->exact[slot] = exact;
  row->rounded[slot] = R(siap_i_round)(exact, node->from->places, node->from->ties,
                                       SLACK(plan->slot[slot].slack[0]), &doubt);
  row->doubt |= doubt && !IS_TIE(plan, node, row);
}

void R(siap_i_kernel)(const siap_plan *plan, row_of *row)
{
  size_t slot = siap_i_plan_first_node(plan);
  row->doubt = 0;
  for (size_t i = 0; i < plan->nodes; i++, slot++)
    if (!row->given || !row->given[slot])
      compute(plan, &plan->node[i], row, slot);
}
