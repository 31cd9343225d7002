/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4: rows with variables, externals and given nodes beside their items get from a block what the
 * wide kernel gives them: the same states, the same rounded values to the last bit, exact values
 * within the slack that the plan knows; in whatever tile they stand.
 */
#include "engine/rows.h"
#include "small.h"

#include <math.h>

enum { ITEMS = 12, NODES = 8, ROWS = 70 };

#define PICK(seed, words) (words)[unit_random(seed) % (sizeof(words) / sizeof *(words))]

/* ---- plans ---- */

static const char *const shares[] = {"0.5", "25%", "0.25"};

static void put_term(FILE *out, uint64_t *seed, int node, int k, int fast)
{
  static const char *const leaves[] = {"external ref='e0'", "variable ref='v1'", "variable ref='v0'",
                                       "constant ref='c0'"};
  static const char *const kinds[] = {"external", "variable", "variable", "constant"};
  size_t which = unit_random(seed) % 4;
  const char *kind = k == 0 ? kinds[which] : "item";
  if (k == 0)
    fprintf(out, "<%s", leaves[which]);
  else if (node > 0 && unit_random(seed) % 2) {
    kind = "node";
    fprintf(out, "<node ref='n%d'%s", (int)(unit_random(seed) % (uint64_t)node),
            unit_random(seed) % 2 ? " use='rounded'" : "");
  } else
    fprintf(out, "<item ref='x%d'", (int)(unit_random(seed) % ITEMS));
  fprintf(out, " weight='%s'", shares[k]);
  if (unit_random(seed) % 4 == 0)
    fputs(" factor='-1'", out);
  if (!fast && unit_random(seed) % 3 == 0)
    fprintf(out, "><when variable='v0' is='ge' value='2.%d'/></%s>", (int)(unit_random(seed) % 10), kind);
  else
    fputs("/>", out);
}

/* `fast`: one for the lane; else terms have conditions. */
static siap_plan *random_plan(uint64_t seed, int fast)
{
  static const char *const places[] = {"1", "2", "2", "3"}, *const missing[] = {"exclude", "propagate", "zero"};
  static const char *const ties[] = {"half-up", "half-even", "half-down", "up", "floor"};
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  fputs(SMALL_HEAD "<scale id='s' min='0' max='5'/>"
                   "<constant id='c0' value='1.25'><label xml:lang='en'>c</label></constant>"
                   "<variable id='v0'><label xml:lang='en'>v</label></variable>"
                   "<external id='e0' rubric='r' index='i'><label xml:lang='en'>e</label></external>"
                   "<variable id='v1' min='0' max='5'><label xml:lang='en'>v</label></variable>",
        out);
  for (int i = 0; i < ITEMS; i++)
    fprintf(out, "<item id='x%d' scale='s'><label xml:lang='en'>x</label></item>", i);
  for (int i = 0; i < NODES; i++) {
    fprintf(out, "<node id='n%d' method='weighted-mean' places='%s' ties='%s' missing='%s' not-applicable='exclude'>"
                 "<label xml:lang='en'>n</label>",
            i, PICK(&seed, places), PICK(&seed, ties), PICK(&seed, missing));
    for (int k = 0; k < 3; k++)
      put_term(out, &seed, i, k, fast);
    fputs("</node>", out);
  }
  fputs("<index id='total' method='mean' places='2' missing='exclude'><label xml:lang='en'>T</label>", out);
  for (int i = 0; i < NODES; i++)
    fprintf(out, "<node ref='n%d'/>", i);
  fputs("</index></rubric>", out);
  fclose(out);
  siap_plan *plan = small_plan(text, length, NULL);
  free(text);
  ck_assert_int_eq(plan->lane != NULL, fast);
  return plan;
}

/* ---- rows ---- */

typedef struct beside {
  siap_i_arena arena;
  double score[ROWS * ITEMS];
  uint8_t state[ROWS * ITEMS];
  siap_i_answers *row[ROWS]; /* NULL: nothing stands beside it */
} beside;

/* On a grid and off it, a little beside what double can tell, far beyond what double is trusted with. */
static siap_i_wide random_value(uint64_t *seed)
{
  siap_i_wide decimal = (siap_i_wide)(unit_random(seed) % 1000) / 200;
  switch (unit_random(seed) % 8) {
  case 0:
    return (siap_i_wide)(unit_random(seed) % 100) / 3;
  case 3:
    return decimal + (siap_i_wide)1e-18;
  case 4:
    return decimal - (siap_i_wide)1e-18;
  case 5:
    return siap_i_wide_of(nextafter((double)decimal, unit_random(seed) % 2 ? 9 : -9));
  case 1:
    return (siap_i_wide)1e6 + 1 + (siap_i_wide)(unit_random(seed) % 1000) / 8;
  case 2:
    return (siap_i_wide)1e17 + 1;
  default:
    return decimal;
  }
}

static siap_i_answers *random_beside(const siap_plan *plan, siap_i_arena *arena, uint64_t *seed)
{
  static const uint8_t states[] = {SIAP_STATE_SCORED, SIAP_STATE_SCORED, SIAP_STATE_SCORED, SIAP_STATE_SCORED,
                                   SIAP_STATE_MISSING, SIAP_STATE_NOT_APPLICABLE, SIAP_STATE_WITHHELD};
  siap_i_answers *answers = siap_i_arena_take(arena, 1, sizeof *answers);
  answers->given = siap_i_arena_take(arena, plan->slots, 1);
  answers->row.state = siap_i_arena_take(arena, plan->slots, 1);
  answers->row.exact = siap_i_arena_take(arena, plan->slots, sizeof(siap_i_wide));
  for (size_t slot = plan->items; slot < siap_i_plan_first_node(plan); slot++) {
    int is_constant = plan->slot[slot].kind == SIAP_KIND_CONSTANT;
    answers->row.state[slot] = is_constant ? SIAP_STATE_SCORED : PICK(seed, states);
    if (answers->row.state[slot] == SIAP_STATE_SCORED)
      answers->row.exact[slot] = is_constant ? plan->slot[slot].low.wide : random_value(seed);
  }
  if (unit_random(seed) % 4 == 0) {
    size_t slot = siap_i_plan_first_node(plan) + unit_random(seed) % plan->nodes;
    answers->given[slot] = 1;
    answers->row.exact[slot] = random_value(seed);
  }
  return answers;
}

static void fill(const siap_plan *plan, uint64_t seed, beside *all)
{
  for (size_t at = 0; at < ROWS * plan->items; at++) {
    all->score[at] = (double)(unit_random(&seed) % 501) / 100;
    all->state[at] = unit_random(&seed) % 30 ? SIAP_STATE_SCORED : SIAP_STATE_MISSING;
  }
  for (size_t row = 0; row < ROWS; row++)
    all->row[row] = unit_random(&seed) % 5 ? random_beside(plan, &all->arena, &seed) : NULL;
}

/* ---- both ways ---- */

static void run_wide(const siap_plan *plan, const beside *all, size_t at, siap_i_row_wide *row)
{
  const siap_i_answers *answers = all->row[at];
  for (size_t slot = 0; slot < siap_i_plan_first_node(plan); slot++) {
    int is_constant = plan->slot[slot].kind == SIAP_KIND_CONSTANT;
    row->state[slot] = slot < plan->items ? all->state[at * plan->items + slot]
                       : answers          ? answers->row.state[slot]
                       : is_constant      ? SIAP_STATE_SCORED
                                          : SIAP_STATE_MISSING;
    row->exact[slot] = slot < plan->items ? siap_i_wide_of(all->score[at * plan->items + slot])
                       : answers          ? answers->row.exact[slot]
                                          : plan->slot[slot].low.wide;
    if (row->state[slot] != SIAP_STATE_SCORED)
      row->exact[slot] = 0;
    row->rounded[slot] = row->exact[slot];
  }
  row->given = answers ? answers->given : NULL;
  for (size_t slot = siap_i_plan_first_node(plan); answers && slot < plan->slots; slot++)
    if (answers->given[slot]) {
      row->state[slot] = answers->row.state[slot];
      row->exact[slot] = row->rounded[slot] = answers->row.exact[slot];
    }
  siap_i_kernel_wide(plan, row);
}

static void same(const siap_plan *plan, size_t row, size_t node, const siap_i_row_wide *wide, double exact,
                 double rounded, uint8_t state)
{
  size_t slot = siap_i_plan_first_node(plan) + node;
  double slack = fmax(plan->slot[slot].slack[0], 1e-12 * fmax(1, fabs((double)wide->exact[slot])));
  ck_assert_msg(state == wide->state[slot], "row %zu, node %zu: state %d, wide %d", row, node, state,
                wide->state[slot]);
  if (state != SIAP_STATE_SCORED)
    return;
  ck_assert_msg(rounded == (double)wide->rounded[slot], "row %zu, node %zu: rounded %.17g, wide %.17g", row,
                node, rounded, (double)wide->rounded[slot]);
  ck_assert_msg(fabs(exact - (double)wide->exact[slot]) <= slack,
                "row %zu, node %zu: exact %.17g, wide %.17g", row, node, exact, (double)wide->exact[slot]);
}

static void both_ways(siap_plan *plan, uint64_t seed)
{
  static double exact[ROWS * (NODES + 1)], rounded[ROWS * (NODES + 1)];
  static uint8_t state[ROWS * (NODES + 1)];
  beside *all = calloc(1, sizeof *all);
  small_row row;
  fill(plan, seed, all);
  siap_i_rows rows = {ROWS, all->score, all->state, (const siap_i_answers *const *)all->row};
  ck_assert_int_eq(siap_i_score_rows(plan, &rows, NULL, 0, exact, rounded, state), SIAP_OK);
  small_make(plan, &row);
  for (size_t r = 0; r < ROWS; r++) {
    run_wide(plan, all, r, &row.wide);
    for (size_t k = 0; k < plan->nodes; k++) {
      size_t at = r * plan->nodes + k;
      same(plan, r, k, &row.wide, exact[at], rounded[at], state[at]);
    }
  }
  siap_i_arena_release(&all->arena);
  free(all);
  small_release(plan, &row);
}

START_TEST(in_the_lane)
{
  both_ways(random_plan((uint64_t)_i, 1), (uint64_t)_i);
}
END_TEST

START_TEST(with_conditions_on_what_stands_beside)
{
  both_ways(random_plan((uint64_t)_i, 0), (uint64_t)_i);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("rows");
  TCase *tests = tcase_create("rows");
  tcase_set_timeout(tests, 120);
  suite_add_tcase(suite, tests);
  tcase_add_loop_test(tests, in_the_lane, 0, (int)unit_many(200));
  tcase_add_loop_test(tests, with_conditions_on_what_stands_beside, 0, (int)unit_many(50));
  return unit_main(suite);
}
