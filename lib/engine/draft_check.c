/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Fourth stage: what methods, weights and references need, node by node and item by item.
 */
#include "engine/draft.h"
#include "numbers/figure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *name_of(const siap_i_edge *edge)
{
  return edge->ref ? edge->ref : "items";
}

/* ---- weights ---- */

/* The exact sum of the weights, or its wide value where 64 bits do not hold it. */
static int sum_weights(const siap_i_draft_node *node, siap_i_fraction *sum, siap_i_wide *wide)
{
  int exact = 1;
  *sum = (siap_i_fraction){0, 1};
  *wide = 0;
  for (size_t k = 0; k < node->edge_count; k++) {
    siap_i_fraction weight = node->edge[k].weight;
    *wide += (siap_i_wide)weight.num / (siap_i_wide)weight.den;
    exact = exact && siap_i_fraction_add(*sum, weight, sum) == 0;
  }
  return exact;
}

static int equals(siap_i_fraction sum, siap_i_wide wide, int exact, siap_i_fraction total)
{
  if (exact) /* both in lowest terms */
    return sum.num == total.num && sum.den == total.den;
  siap_i_wide off = wide - (siap_i_wide)total.num / (siap_i_wide)total.den;
  return off < 1e-20 && off > -1e-20;
}

static void check_total(siap_i_draft *draft, const siap_i_draft_node *node,
                        const siap_i_method *method)
{
  static const siap_i_fraction one = {1, 1}, hundred = {100, 1};
  siap_i_fraction sum, total = node->is.has_total ? node->is.total : one;
  siap_i_wide wide;
  int exact = sum_weights(node, &sum, &wide);
  if (wide == 0) {
    siap_i_draft_fault(draft, node->is.origin.line, SIAP_I_E256, node->is.id, NULL, NULL);
    return;
  }
  if (node->is.any_total || method->weights == SIAP_I_WEIGHTS_OPTIONAL)
    return;
  int ok = equals(sum, wide, exact, total);
  if (!node->is.has_total && strcmp(method->name, "weighted-mean") == 0)
    ok = ok || equals(sum, wide, exact, hundred);
  if (ok)
    return;
  char is[SIAP_I_NUMBER_ROOM], wanted[SIAP_I_NUMBER_ROOM];
  if (exact)
    siap_i_fraction_write(sum, is);
  else
    siap_i_number_write((double)wide, is);
  siap_i_fraction_write(total, wanted);
  siap_i_draft_fault(draft, node->is.origin.line, SIAP_I_E223, node->is.id, is, wanted);
}

static void check_weights(siap_i_draft *draft, const siap_i_draft_node *node,
                          const siap_i_method *method)
{
  size_t with = 0;
  for (size_t k = 0; k < node->edge_count; k++)
    if (node->faulty || node->edge[k].weight.num < 0)
      return; /* told already: -1 stands for a weight that was no weight */
  for (size_t k = 0; k < node->edge_count; k++)
    with += node->edge[k].has_weight;
  for (size_t k = 0; k < node->edge_count; k++) {
    const siap_i_edge *edge = &node->edge[k];
    if (edge->has_weight && method->weights == SIAP_I_WEIGHTS_NEVER)
      siap_i_draft_fault(draft, edge->line, SIAP_I_E222, name_of(edge), node->is.id, method->name);
    else if (!edge->has_weight &&
             (method->weights == SIAP_I_WEIGHTS_ALWAYS || (with && method->weights)))
      siap_i_draft_fault(draft, edge->line, SIAP_I_E221, name_of(edge), node->is.id, method->name);
  }
  if (with && with == node->edge_count && method->weights != SIAP_I_WEIGHTS_NEVER)
    check_total(draft, node, method);
  if (node->is.has_total && method->weights != SIAP_I_WEIGHTS_ALWAYS)
    siap_i_draft_fault(draft, node->is.origin.line, SIAP_I_E242, "total", node->is.id,
                       method->name);
}

/* ---- one node ---- */

static void check_terms(siap_i_draft *draft, const siap_i_draft_node *node,
                        const siap_i_method *method)
{
  char is[24], wanted[24];
  size_t count = node->edge_count;
  if (method->is_given)
    return;
  if (node->faulty)
    return;
  if (count == 0) {
    siap_i_draft_fault(draft, node->is.origin.line, SIAP_I_E226, node->is.id, NULL, NULL);
    return;
  }
  if (count >= method->least && (!method->most || count <= method->most))
    return;
  snprintf(is, sizeof is, "%zu", count);
  snprintf(wanted, sizeof wanted, "%u", (unsigned)method->least);
  siap_i_draft_fault(draft, node->is.origin.line, SIAP_I_E227, method->name, wanted, is);
}

static void check_exclusion(siap_i_draft *draft, const siap_i_draft_node *node,
                            const siap_i_method *method)
{
  if (method->drops || method->is_given)
    return;
  int excludes = 0;
  for (size_t s = 0; s < SIAP_I_STATES; s++)
    excludes |= node->is.policy[s] == SIAP_I_EXCLUDE;
  if (excludes)
    siap_i_draft_fault(draft, node->is.origin.line, SIAP_I_E231, node->is.id, method->name, NULL);
  for (size_t k = 0; k < node->edge_count; k++)
    for (size_t s = 0; s < SIAP_I_STATES; s++)
      if (node->edge[k].policy[s] == SIAP_I_EXCLUDE) {
        siap_i_draft_fault(draft, node->edge[k].line, SIAP_I_E231, node->is.id, method->name, NULL);
        break;
      }
}

static void check_parameters(siap_i_draft *draft, const siap_i_draft_node *node,
                             const siap_i_method *method)
{
  uint32_t line = node->is.origin.line;
  if (node->is.withhold_above.num > node->is.withhold_above.den && node->is.withhold_above.den)
    siap_i_draft_fault(draft, line, SIAP_I_E211, "withhold-above", "> 1", "0 .. 1");
  if (method->takes_p && !node->is.has_p)
    siap_i_draft_fault(draft, line, SIAP_I_E228, node->is.id, method->name, "p");
  if (!method->takes_p && node->is.has_p)
    siap_i_draft_fault(draft, line, SIAP_I_E242, "p", node->is.id, method->name);
  if (method->takes_order && node->is.order_count == 0)
    siap_i_draft_fault(draft, line, SIAP_I_E228, node->is.id, method->name, "order-weights");
  else if (method->takes_order && node->is.order_count != node->edge_count) {
    char is[24], wanted[24];
    snprintf(is, sizeof is, "%zu", node->is.order_count);
    snprintf(wanted, sizeof wanted, "%zu", node->edge_count);
    siap_i_draft_fault(draft, line, SIAP_I_E229, node->is.id, is, wanted);
  }
  if (!method->takes_order && node->is.order_count)
    siap_i_draft_fault(draft, line, SIAP_I_E242, "order-weights", node->is.id, method->name);
  if (!method->additive && node->is.term_places >= 0)
    siap_i_draft_fault(draft, line, SIAP_I_E230, node->is.id, method->name, NULL);
}

/* An end that is clipped needs its bound, and a bound must be clipped at: nothing stands idle. */
static void check_clip(siap_i_draft *draft, uint32_t line, const char *id, uint8_t clip,
                       double lower, double upper)
{
  if (((clip & SIAP_I_CLIP_LOWER) != 0) != !isnan(lower))
    siap_i_draft_fault(draft, line, SIAP_I_E257, id, "lower", NULL);
  if (((clip & SIAP_I_CLIP_UPPER) != 0) != !isnan(upper))
    siap_i_draft_fault(draft, line, SIAP_I_E257, id, "upper", NULL);
  if (lower > upper)
    siap_i_draft_fault(draft, line, SIAP_I_E258, id, NULL, NULL);
}

static void check_scale(siap_i_draft *draft, uint32_t line, const char *scale)
{
  if (scale && siap_i_rubric_scale(draft->rubric, scale) == SIAP_I_NONE)
    siap_i_draft_fault(draft, line, SIAP_I_E259, scale, NULL, NULL);
}

static void check_source(siap_i_draft *draft, const siap_i_origin *origin)
{
  if (origin->source && siap_i_rubric_source(draft->rubric, origin->source) == SIAP_I_NONE)
    siap_i_draft_fault(draft, origin->line, SIAP_I_E260, origin->source, NULL, NULL);
}

/* Rungs go up. */
static void check_rungs(siap_i_draft *draft, const siap_i_draft_node *node)
{
  for (size_t k = 1; k < node->edge_count; k++) {
    const siap_i_edge *edge = &node->edge[k], *before = edge - 1;
    if (edge->kind == SIAP_I_TERM_LEAF && before->kind == SIAP_I_TERM_LEAF &&
        draft->rubric->leaf[edge->at].value <= draft->rubric->leaf[before->at].value)
      siap_i_draft_fault(draft, edge->line, SIAP_I_E243, NULL, NULL, NULL);
  }
}

static void check_node(siap_i_draft *draft, const siap_i_draft_node *node)
{
  const siap_i_method *method = node->is.method ? siap_i_method_find(node->is.method) : NULL;
  check_scale(draft, node->is.origin.line, node->is.scale);
  check_source(draft, &node->is.origin);
  if (node->is.experts)
    check_source(draft, &node->is.experts->origin);
  check_clip(draft, node->is.origin.line, node->is.id, node->is.clip, node->is.lower,
             node->is.upper);
  for (size_t k = 0; k < node->edge_count; k++) {
    const siap_i_edge *edge = &node->edge[k];
    check_clip(draft, edge->line, name_of(edge), edge->clip, edge->lower, edge->upper);
  }
  if (!method) {
    draft->faults++; /* the reader has reported it */
    return;
  }
  check_terms(draft, node, method);
  if (!method->is_given)
    check_weights(draft, node, method);
  check_exclusion(draft, node, method);
  check_parameters(draft, node, method);
  if (method->stops)
    check_rungs(draft, node);
}

/* ---- items ---- */

static void check_aspect(siap_i_draft *draft, const siap_i_item *item)
{
  const siap_rubric *rubric = draft->rubric;
  size_t pillar = item->pillar ? siap_i_rubric_pillar(rubric, item->pillar) : SIAP_I_NONE;
  if (item->pillar && pillar == SIAP_I_NONE)
    siap_i_draft_fault(draft, item->origin.line, SIAP_I_E255, item->pillar, NULL, NULL);
  if (!item->aspect || (item->pillar && pillar == SIAP_I_NONE))
    return;
  if (item->pillar && siap_i_rubric_aspect(&rubric->pillar[pillar], item->aspect) != SIAP_I_NONE)
    return;
  siap_i_draft_fault(draft, item->origin.line, SIAP_I_E246, item->aspect,
                     item->pillar ? item->pillar : "", NULL);
}

/* Scores that a normaliser can give must lie on the scale. */
static void check_scores(siap_i_draft *draft, const siap_i_item *item)
{
  size_t at = item->scale ? siap_i_rubric_scale(draft->rubric, item->scale) : SIAP_I_NONE;
  const siap_i_step *step = item->step_count ? &item->step[item->step_count - 1] : NULL;
  if (at == SIAP_I_NONE || !step)
    return;
  const siap_i_scale *scale = &draft->rubric->scale[at];
  for (size_t i = 0; i < step->entry_count; i++)
    if (step->entry[i].score < scale->min || step->entry[i].score > scale->max) {
      char score[SIAP_I_NUMBER_ROOM];
      siap_i_number_write(step->entry[i].score, score);
      siap_i_draft_fault(draft, step->entry[i].line, SIAP_I_E261, score, item->id, scale->id);
    }
}

/* What is said of levels must be about levels that there are, each once. */
static void check_levels(siap_i_draft *draft, const siap_i_item *item)
{
  size_t at = item->scale ? siap_i_rubric_scale(draft->rubric, item->scale) : SIAP_I_NONE;
  char level[SIAP_I_NUMBER_ROOM];
  for (size_t i = 0; i < item->level_count; i++) {
    siap_i_number_write(item->level[i].value, level);
    if (at != SIAP_I_NONE && (item->level[i].value < draft->rubric->scale[at].min ||
                              item->level[i].value > draft->rubric->scale[at].max))
      siap_i_draft_fault(draft, item->level[i].origin.line, SIAP_I_E261, level, item->id,
                         item->scale);
    for (size_t k = 0; k < i && i < 100; k++)
      if (item->level[k].value == item->level[i].value) {
        siap_i_draft_fault(draft, item->level[i].origin.line, SIAP_I_E245, level, item->id, NULL);
        break;
      }
  }
}

static void check_item(siap_i_draft *draft, const siap_i_item *item)
{
  check_levels(draft, item);
  check_scale(draft, item->origin.line, item->scale);
  check_source(draft, &item->origin);
  check_aspect(draft, item);
  check_scores(draft, item);
}

/* ---- the policy `lowest` ---- */

uint8_t siap_i_draft_policy(const siap_i_node *node, const siap_i_edge *edge,
                            const siap_i_method *method, int state)
{
  uint8_t policy =
      edge->policy[state] != SIAP_I_POLICY_UNSAID ? edge->policy[state] : node->policy[state];
  if (policy != SIAP_I_POLICY_UNSAID)
    return policy;
  if (state == SIAP_STATE_WITHHELD)
    return siap_i_draft_policy(node, edge, method, SIAP_STATE_MISSING);
  int renormalises = method->drops && (method->weighing == SIAP_I_WEIGH_EQUAL ||
                                       method->weighing == SIAP_I_WEIGH_SHARE ||
                                       method->weighing == SIAP_I_WEIGH_NONE);
  return state == SIAP_STATE_NOT_APPLICABLE && renormalises ? SIAP_I_EXCLUDE : SIAP_I_PROPAGATE;
}

/* Whether it is known how low a score of what a term takes can be. */
static int has_range(const siap_i_draft *draft, const siap_i_edge *edge)
{
  const siap_i_leaf *leaf;
  switch (edge->kind) {
  case SIAP_I_TERM_ITEM:
    return draft->item[edge->at].scale != NULL;
  case SIAP_I_TERM_LEAF:
    leaf = &draft->rubric->leaf[edge->at];
    return leaf->kind == SIAP_I_CONSTANT || (!isnan(leaf->min) && !isnan(leaf->max));
  default:
    return draft->node[edge->at].has_range;
  }
}

/* Children come first in the order, so that each node finds those of its terms settled. */
static void check_lowest(siap_i_draft *draft)
{
  for (size_t i = 0; i < draft->order_count; i++) {
    siap_i_draft_node *node = &draft->node[draft->order[i]];
    const siap_i_method *method = siap_i_method_find(node->is.method);
    node->has_range = node->is.scale != NULL;
    for (size_t k = 0; k < node->edge_count; k++) {
      const siap_i_edge *edge = &node->edge[k];
      int ranged = has_range(draft, edge), told = 0;
      node->has_range |= (uint8_t)ranged;
      for (int s = 1; !ranged && s < SIAP_I_STATES; s++)
        if (siap_i_draft_policy(&node->is, edge, method, s) == SIAP_I_LOWEST && !told++)
          siap_i_draft_fault(draft, edge->line, SIAP_I_E262, edge->ref, NULL, NULL);
    }
  }
}

void siap_i_draft_check(siap_i_draft *draft)
{
  for (size_t i = 0; i < draft->rubric->item_count; i++)
    check_item(draft, &draft->item[i]);
  for (size_t i = 0; i < draft->rubric->node_count; i++)
    if (draft->node[i].is_written)
      check_node(draft, &draft->node[i]);
  if (!draft->faults)
    check_lowest(draft);
}
