/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Third stage: resolve what terms name, find what the indices reach, put it in order,
 * children first, and expand selectors on the way. No recursion: rubrics come from strangers.
 */
#include "engine/draft.h"

#include <stdlib.h>
#include <string.h>

/* Terms of one plan, at most: selectors multiply. */
#define TERMS_LEAST 300000

/* ---- names ---- */

static void resolve_ref(siap_i_draft *draft, siap_i_draft_node *node, siap_i_edge *edge)
{
  static const enum siap_i_code unknown[] = {[SIAP_I_TERM_ITEM] = SIAP_I_E251,
                                             [SIAP_I_TERM_NODE] = SIAP_I_E250,
                                             [SIAP_I_TERM_LEAF] = SIAP_I_E254};
  static const enum siap_i_thing things[] = {[SIAP_I_TERM_ITEM] = SIAP_I_THING_ITEM,
                                             [SIAP_I_TERM_NODE] = SIAP_I_THING_NODE,
                                             [SIAP_I_TERM_LEAF] = SIAP_I_THING_LEAF};
  const siap_i_name *name = siap_i_rubric_find(draft->rubric, edge->ref);
  if (name && name->thing == things[edge->kind])
    edge->at = name->at;
  else {
    siap_i_draft_unknown(draft, edge->line, unknown[edge->kind], things[edge->kind], edge->ref,
                         NULL);
    edge->dropped = node->faulty = 1;
  }
}

static void resolve_selector(siap_i_draft *draft, siap_i_draft_node *node, siap_i_edge *edge)
{
  const siap_i_selector *selector = &edge->selector;
  if (selector->pillar && siap_i_rubric_pillar(draft->rubric, selector->pillar) == SIAP_I_NONE) {
    siap_i_draft_fault(draft, edge->line, SIAP_I_E255, selector->pillar, NULL, NULL);
    edge->dropped = node->faulty = 1;
  }
  if (!selector->within)
    return;
  size_t at = siap_i_draft_node_of(draft, edge->line, selector->within);
  if (at == SIAP_I_NONE)
    edge->dropped = node->faulty = 1;
  else
    edge->at = at;
}

static void resolve_guards(siap_i_draft *draft, const siap_i_guard *guard, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    const siap_i_name *name = siap_i_rubric_find(draft->rubric, guard[i].ref);
    static const enum siap_i_code unknown[] = {[SIAP_I_THING_NODE] = SIAP_I_E250,
                                               [SIAP_I_THING_ITEM] = SIAP_I_E251,
                                               [SIAP_I_THING_LEAF] = SIAP_I_E254};
    enum siap_i_thing thing = (enum siap_i_thing)guard[i].thing;
    if (!name || name->thing != thing)
      siap_i_draft_unknown(draft, guard[i].line, unknown[thing], thing, guard[i].ref, NULL);
  }
}

static void resolve_names(siap_i_draft *draft)
{
  for (size_t i = 0; i < draft->rubric->node_count; i++) {
    siap_i_draft_node *node = &draft->node[i];
    for (size_t k = 0; k < node->edge_count; k++) {
      siap_i_edge *edge = &node->edge[k];
      if (edge->dropped)
        continue;
      if (edge->kind == SIAP_I_TERM_ITEMS)
        resolve_selector(draft, node, edge);
      else
        resolve_ref(draft, node, edge);
      resolve_guards(draft, edge->guard, edge->guard_count);
    }
    for (size_t k = 0; k < node->is.bands_count; k++)
      resolve_guards(draft, node->is.bands[k].guard, node->is.bands[k].guard_count);
  }
}

/* ---- what a node waits for ---- */

typedef void visit(siap_i_draft *draft, size_t from, size_t to, void *with);

static void each_guard(siap_i_draft *draft, size_t from, const siap_i_guard *guard, size_t count,
                       visit *call, void *with)
{
  for (size_t i = 0; i < count; i++) {
    const siap_i_name *name = siap_i_rubric_find(draft->rubric, guard[i].ref);
    if (name && name->thing == SIAP_I_THING_NODE)
      call(draft, from, name->at, with);
  }
}

/* Call for every node that `from` needs before it can be computed. */
static void each_needed(siap_i_draft *draft, size_t from, visit *call, void *with)
{
  siap_i_draft_node *node = &draft->node[from];
  int given = node->is.method && strcmp(node->is.method, "given") == 0;
  for (size_t k = 0; !given && k < node->edge_count; k++) {
    const siap_i_edge *edge = &node->edge[k];
    if (edge->dropped)
      continue;
    if (edge->kind == SIAP_I_TERM_NODE ||
        (edge->kind == SIAP_I_TERM_ITEMS && edge->selector.within))
      call(draft, from, edge->at, with);
    each_guard(draft, from, edge->guard, edge->guard_count, call, with);
  }
  for (size_t k = 0; k < node->is.bands_count; k++)
    each_guard(draft, from, node->is.bands[k].guard, node->is.bands[k].guard_count, call, with);
}

struct stack {
  size_t *at;
  size_t count;
};

static void push_unreached(siap_i_draft *draft, size_t from, size_t to, void *with)
{
  struct stack *stack = with;
  (void)from;
  if (draft->node[to].reached)
    return;
  draft->node[to].reached = 1;
  stack->at[stack->count++] = to;
}

static siap_status reach(siap_i_draft *draft)
{
  struct stack stack = {
      siap_i_arena_take(&draft->scratch, draft->rubric->node_count, sizeof(size_t)), 0};
  if (!stack.at)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < draft->rubric->node_count; i++)
    if (draft->node[i].is.is_index)
      push_unreached(draft, i, i, &stack);
  while (stack.count > 0)
    each_needed(draft, stack.at[--stack.count], push_unreached, &stack);
  return SIAP_OK;
}

/* ---- selectors ---- */

/* Mark the items below a node whose selectors are expanded already. */
static void mark_below(siap_i_draft *draft, size_t top, uint32_t stamp, uint32_t *item_stamp,
                       uint32_t *node_stamp, size_t *stack)
{
  size_t count = 0;
  stack[count++] = top;
  node_stamp[top] = stamp;
  while (count > 0) {
    const siap_i_draft_node *node = &draft->node[stack[--count]];
    for (size_t k = 0; k < node->edge_count; k++) {
      const siap_i_edge *edge = &node->edge[k];
      if (edge->dropped)
        continue;
      if (edge->kind == SIAP_I_TERM_ITEM)
        item_stamp[edge->at] = stamp;
      else if (edge->kind == SIAP_I_TERM_NODE && node_stamp[edge->at] != stamp) {
        node_stamp[edge->at] = stamp;
        stack[count++] = edge->at;
      }
    }
  }
}

static int same(const char *wanted, const char *is)
{
  return !wanted || (is && strcmp(wanted, is) == 0);
}

struct expansion {
  uint32_t *item_stamp, *node_stamp, stamp;
  size_t *stack;
};

static int fits(const siap_i_draft *draft, const siap_i_selector *selector, size_t item,
                const struct expansion *expansion)
{
  const siap_i_item *is = &draft->item[item];
  if (selector->within && expansion->item_stamp[item] != expansion->stamp)
    return 0;
  if (selector->none && is->pillar)
    return 0;
  return same(selector->pillar, is->pillar) && same(selector->aspect, is->aspect) &&
         same(selector->holder, is->holder);
}

/* Put the items that a selector fits in its place. */
static siap_status expand(siap_i_draft *draft, siap_i_draft_node *node, const siap_i_edge *selector,
                          struct expansion *expansion)
{
  size_t found = 0, most = TERMS_LEAST + 4 * draft->rubric->item_count;
  siap_i_edge copy = *selector;
  expansion->stamp++;
  if (copy.selector.within)
    mark_below(draft, copy.at, expansion->stamp, expansion->item_stamp, expansion->node_stamp,
               expansion->stack);
  for (size_t i = 0; i < draft->rubric->item_count; i++) {
    if (!fits(draft, &copy.selector, i, expansion))
      continue;
    if (++draft->terms > most) {
      siap_i_draft_fault(draft, copy.line, SIAP_I_E249, "items", "300000", NULL);
      return SIAP_OK;
    }
    siap_i_edge *edge = siap_i_draft_add_edge(draft, node);
    if (!edge)
      return SIAP_ERR_MEMORY;
    *edge = copy;
    edge->kind = SIAP_I_TERM_ITEM;
    edge->ref = draft->item[i].id;
    edge->at = i;
    found++;
  }
  if (!found)
    siap_i_draft_fault(draft, copy.line, SIAP_I_E225, node->is.id, NULL, NULL);
  return SIAP_OK;
}

static siap_status expand_node(siap_i_draft *draft, siap_i_draft_node *node,
                               struct expansion *expansion)
{
  size_t selectors = 0, count = node->edge_count;
  siap_i_edge *edge = node->edge;
  for (size_t k = 0; k < count; k++)
    selectors += edge[k].kind == SIAP_I_TERM_ITEMS && !edge[k].dropped;
  if (selectors == 0)
    return SIAP_OK;
  node->edge = NULL;
  node->edge_count = node->edge_room = 0;
  for (size_t k = 0; k < count; k++) {
    if (edge[k].dropped)
      continue;
    if (edge[k].kind == SIAP_I_TERM_ITEMS) {
      if (expand(draft, node, &edge[k], expansion) != SIAP_OK)
        return SIAP_ERR_MEMORY;
      continue;
    }
    siap_i_edge *copy = siap_i_draft_add_edge(draft, node);
    if (!copy)
      return SIAP_ERR_MEMORY;
    *copy = edge[k];
  }
  return SIAP_OK;
}

/* ---- order ---- */

struct graph {
  size_t *first; /* per node: where its dependents start in `dependent` */
  size_t *dependent;
};

static void count_dependent(siap_i_draft *draft, size_t from, size_t to, void *with)
{
  struct graph *graph = with;
  draft->node[from].waits++;
  graph->first[to + 1]++;
}

static void put_dependent(siap_i_draft *draft, size_t from, size_t to, void *with)
{
  struct graph *graph = with;
  (void)draft;
  graph->dependent[graph->first[to]++] = from;
}

/* Dependents of each node, in one array. After filling, first[i] is the end of node i's part. */
static siap_status make_graph(siap_i_draft *draft, struct graph *graph)
{
  size_t nodes = draft->rubric->node_count;
  graph->first = siap_i_arena_take(&draft->scratch, nodes + 1, sizeof *graph->first);
  if (!graph->first)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < nodes; i++)
    if (draft->node[i].reached)
      each_needed(draft, i, count_dependent, graph);
  for (size_t i = 0; i < nodes; i++)
    graph->first[i + 1] += graph->first[i];
  graph->dependent =
      siap_i_arena_take(&draft->scratch, graph->first[nodes], sizeof *graph->dependent);
  if (!graph->dependent)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < nodes; i++)
    if (draft->node[i].reached)
      each_needed(draft, i, put_dependent, graph);
  return SIAP_OK;
}

struct search {
  size_t next;
};

static void find_waiting(siap_i_draft *draft, size_t from, size_t to, void *with)
{
  struct search *search = with;
  (void)from;
  if (!draft->node[to].is_written)
    search->next = to;
}

/* Some node that waits for itself: follow what is not written until a node comes again. */
static void report_cycle(siap_i_draft *draft)
{
  size_t at = 0;
  while (!draft->node[at].reached || draft->node[at].is_written)
    at++;
  struct search search = {at};
  while (draft->node[search.next].waits != UINT32_MAX) { /* which stands for: seen */
    draft->node[search.next].waits = UINT32_MAX;
    each_needed(draft, search.next, find_waiting, &search);
  }
  at = search.next;
  each_needed(draft, at, find_waiting, &search);
  siap_i_draft_fault(draft, draft->node[at].is.origin.line, SIAP_I_E224, draft->node[at].is.id,
                     draft->node[search.next].is.id, NULL);
}

/* Kahn's algorithm: `order` is its own queue. */
static siap_status put_in_order(siap_i_draft *draft, const struct graph *graph,
                                struct expansion *expansion)
{
  size_t count = 0;
  for (size_t i = draft->rubric->node_count; i-- > 0;)
    if (draft->node[i].reached && draft->node[i].waits == 0)
      draft->order[count++] = i;
  for (size_t head = 0; head < count; head++) {
    size_t at = draft->order[head], start = at ? graph->first[at - 1] : 0;
    draft->node[at].is_written = 1;
    if (expand_node(draft, &draft->node[at], expansion) != SIAP_OK)
      return SIAP_ERR_MEMORY;
    for (size_t i = start; i < graph->first[at]; i++)
      if (--draft->node[graph->dependent[i]].waits == 0)
        draft->order[count++] = graph->dependent[i];
  }
  draft->order_count = count;
  return SIAP_OK;
}

static void mark_guards(siap_i_draft *draft, const siap_i_guard *guard, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    const siap_i_name *name = siap_i_rubric_find(draft->rubric, guard[i].ref);
    if (name && name->thing == SIAP_I_THING_ITEM)
      draft->item_reached[name->at] = 1;
    else if (name && name->thing == SIAP_I_THING_LEAF)
      draft->leaf_reached[name->at] = 1;
  }
}

static void mark_leaves(siap_i_draft *draft)
{
  for (size_t i = 0; i < draft->order_count; i++) {
    siap_i_draft_node *node = &draft->node[draft->order[i]];
    int given = node->is.method && strcmp(node->is.method, "given") == 0;
    size_t kept = 0;
    for (size_t k = 0; k < node->edge_count; k++)
      if (!node->edge[k].dropped && !given)
        node->edge[kept++] = node->edge[k];
    node->edge_count = kept;
    for (size_t k = 0; k < kept; k++)
      if (node->edge[k].kind == SIAP_I_TERM_ITEM)
        draft->item_reached[node->edge[k].at] = 1;
      else if (node->edge[k].kind == SIAP_I_TERM_LEAF)
        draft->leaf_reached[node->edge[k].at] = 1;
    for (size_t k = 0; k < kept; k++)
      mark_guards(draft, node->edge[k].guard, node->edge[k].guard_count);
    for (size_t k = 0; k < node->is.bands_count; k++)
      mark_guards(draft, node->is.bands[k].guard, node->is.bands[k].guard_count);
  }
}

/* Denominators of the items that are asked are asked too. */
static void mark_denominators(siap_i_draft *draft)
{
  for (size_t i = 0; i < draft->rubric->item_count; i++) {
    const siap_i_cohort *cohort = draft->item[i].cohort;
    if (!cohort || !cohort->denominator)
      continue;
    const siap_i_name *name = siap_i_rubric_find(draft->rubric, cohort->denominator);
    if (!name || name->thing != SIAP_I_THING_LEAF)
      siap_i_draft_unknown(draft, cohort->origin.line, SIAP_I_E254, SIAP_I_THING_LEAF,
                           cohort->denominator, NULL);
    else if (draft->item_reached[i])
      draft->leaf_reached[name->at] = 1;
  }
}

siap_status siap_i_draft_order(siap_i_draft *draft)
{
  const siap_rubric *rubric = draft->rubric;
  struct graph graph = {NULL, NULL};
  struct expansion expansion = {
      siap_i_arena_take(&draft->scratch, rubric->item_count, sizeof(uint32_t)),
      siap_i_arena_take(&draft->scratch, rubric->node_count, sizeof(uint32_t)), 0,
      siap_i_arena_take(&draft->scratch, rubric->node_count, sizeof(size_t))};
  resolve_names(draft);
  for (size_t i = 0; i < rubric->node_count; i++)
    draft->terms += draft->node[i].edge_count;
  if (draft->scratch.failed || reach(draft) != SIAP_OK || make_graph(draft, &graph) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  size_t reached = 0;
  for (size_t i = 0; i < rubric->node_count; i++)
    reached += draft->node[i].reached;
  if (put_in_order(draft, &graph, &expansion) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  if (draft->order_count < reached)
    report_cycle(draft);
  mark_leaves(draft);
  mark_denominators(draft);
  return SIAP_OK;
}
