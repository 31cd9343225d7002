/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4: the double kernel with its doubts gives what the wide kernel gives: the same states, the
 * same rounded values to the last bit, exact values within 1e-12 of their size.
 */
#include "small.h"

#include <math.h>
#include <unistd.h>

#define ROOM (16 << 20)

/* ---- random answers ---- */

typedef struct answers {
  size_t rows, items;
  double *score;
  uint8_t *state;
} answers;

/* Levels on the scale of each item; most rows whole, some full of holes. */
static answers random_answers(const siap_plan *plan, size_t rows, uint64_t seed)
{
  answers all = {rows, plan->items, malloc(rows * plan->items * sizeof(double) + 1),
                 malloc(rows * plan->items + 1)};
  for (size_t row = 0; row < rows; row++) {
    unsigned holes = row % 3 == 0 ? 0 : row % 3 == 1 ? 3 : 30; /* percent */
    for (size_t i = 0; i < plan->items; i++) {
      size_t at = row * plan->items + i;
      const siap_i_plan_slot *slot = &plan->slot[i];
      const siap_rubric *rubric = plan->rubric;
      size_t scale = siap_i_rubric_scale(rubric, plan->item[slot->at].scale);
      double step = rubric->scale[scale].step > 0 ? rubric->scale[scale].step : 0.25;
      double low = slot->low.plain, span = slot->high.plain - low;
      uint64_t steps = (uint64_t)llround(span / step);
      uint64_t pick = unit_random(&seed) % (steps + 1);
      all.score[at] = round((low + (double)pick * step) * 100) / 100;
      all.state[at] = SIAP_STATE_SCORED;
      if (unit_random(&seed) % 100 < holes)
        all.state[at] = (uint8_t)(1 + unit_random(&seed) % 3);
    }
  }
  return all;
}

static void release_answers(answers *all)
{
  free(all->score);
  free(all->state);
}

/* ---- block against the wide kernel ---- */

static void same(const siap_plan *plan, size_t row, size_t node, int32_t state, double exact,
                 double rounded, int32_t wide_state, double wide_exact, double wide_rounded)
{
  const char *id = siap_plan_node_id(plan, node);
  ck_assert_msg(state == wide_state, "row %zu, %s: state %d, wide %d", row, id, state, wide_state);
  if (state != SIAP_STATE_SCORED) {
    ck_assert_msg(isnan(exact) && isnan(rounded), "row %zu, %s: a number without a score", row, id);
    return;
  }
  ck_assert_msg(plan->node[node].from->places < 0 || rounded == wide_rounded,
                "row %zu, %s: rounded %.17g, wide %.17g", row, id, rounded, wide_rounded);
  ck_assert_msg(fabs(rounded - wide_rounded) <= 1e-12 * fmax(1, fabs(wide_rounded)),
                "row %zu, %s: unrounded %.17g, wide %.17g", row, id, rounded, wide_rounded);
  ck_assert_msg(fabs(exact - wide_exact) <= 1e-12 * fmax(1, fabs(wide_exact)),
                "row %zu, %s: exact %.17g, wide %.17g", row, id, exact, wide_exact);
}

typedef struct figures {
  double *exact, *rounded;
  uint8_t *state;
} figures;

static figures block(const siap_plan *plan, const answers *all)
{
  size_t cells = all->rows * plan->nodes + 1;
  figures got = {malloc(cells * sizeof(double)), malloc(cells * sizeof(double)), malloc(cells)};
  ck_assert_int_eq(siap_plan_score_block(plan, all->rows, all->score, all->state, NULL, 0,
                                         got.exact, got.rounded, got.state),
                   SIAP_OK);
  return got;
}

static void release_figures(figures *got)
{
  free(got->exact);
  free(got->rounded);
  free(got->state);
}

static void block_against_kernel(const siap_plan *plan, size_t rows, uint64_t seed)
{
  answers all = random_answers(plan, rows, seed);
  figures got = block(plan, &all);
  small_row row;
  small_make(plan, &row);
  uint8_t *forced = malloc(plan->items + 1);
  for (size_t r = 0; r < rows; r++) {
    for (size_t i = 0; i < plan->items; i++)
      forced[i] = plan->slot[i].forced != SIAP_STATE_SCORED ? (uint8_t)plan->slot[i].forced
                                                            : all.state[r * plan->items + i];
    small_run(plan, &row, &all.score[r * plan->items], forced);
    for (size_t k = 0; k < plan->nodes; k++) {
      size_t slot = siap_i_plan_first_node(plan) + k, at = r * plan->nodes + k;
      same(plan, r, k, got.state[at], got.exact[at], got.rounded[at], row.wide.state[slot],
           (double)row.wide.exact[slot], (double)row.wide.rounded[slot]);
    }
  }
  siap_i_arena_release(&row.arena);
  free(forced);
  release_figures(&got);
  release_answers(&all);
}

/* ---- block against siap_score ---- */

/* The rows as a CSV file with one row per region: what a spreadsheet would hand in. */
static char *csv_of(const siap_plan *plan, const answers *all, const char *region_class,
                    size_t *length)
{
  static const char *const words[] = {NULL, "", "NA", "-"};
  char *text = NULL;
  FILE *out = open_memstream(&text, length);
  fputs(region_class ? "region,class" : "region", out);
  for (size_t i = 0; i < plan->items; i++)
    fprintf(out, ",%s", siap_plan_item_id(plan, i));
  for (size_t row = 0; row < all->rows; row++) {
    fprintf(out, "\nR%zu", row);
    if (region_class)
      fprintf(out, ",%s", region_class);
    for (size_t i = 0; i < plan->items; i++) {
      size_t at = row * plan->items + i;
      int64_t hundredths = llround(all->score[at] * 100);
      if (all->state[at] == SIAP_STATE_SCORED)
        fprintf(out, ",%lld.%02lld", (long long)(hundredths / 100), (long long)(hundredths % 100));
      else
        fprintf(out, ",%s", words[all->state[at]]);
    }
  }
  fputc('\n', out);
  fclose(out);
  return text;
}

static siap_evidence *evidence_of(const siap_plan *plan, const answers *all,
                                  const char *region_class)
{
  size_t length = 0;
  char *text = csv_of(plan, all, region_class, &length);
  siap_limits limits;
  siap_evidence_options options;
  siap_evidence *evidence = NULL;
  siap_findings *findings = NULL;
  siap_limits_init(&limits, sizeof limits);
  siap_evidence_options_init(&options, sizeof options);
  siap_findings_new("en", 3, &findings);
  limits.bytes = ROOM;
  limits.elements = ROOM;
  options.rubric = siap_rubric_id(plan->rubric);
  siap_status status =
      siap_evidence_read(text, length, "rows", &options, &limits, &evidence, findings);
  ck_assert_msg(status == SIAP_OK, "%s", siap_findings_text(findings, 0));
  siap_findings_unref(findings);
  free(text);
  return evidence;
}

static void block_against_score(const siap_plan *plan, size_t rows, uint64_t seed,
                                const char *region_class)
{
  answers all = random_answers(plan, rows, seed);
  figures got = block(plan, &all);
  siap_evidence *evidence = evidence_of(plan, &all, region_class);
  siap_findings *findings = NULL;
  siap_findings_new("en", 3, &findings);
  for (size_t r = 0; r < rows; r++) {
    siap_result *result = NULL;
    siap_findings_clear(findings);
    siap_status status = siap_score(plan, evidence, r, NULL, &result, findings);
    ck_assert_msg(status == SIAP_OK, "row %zu: %s", r, siap_findings_text(findings, 0));
    for (size_t k = 0; k < plan->nodes; k++) {
      siap_cell cell = {.size = sizeof cell};
      size_t at = r * plan->nodes + k;
      size_t entry = siap_result_entry_find(result, siap_plan_node_id(plan, k));
      ck_assert_int_eq(siap_result_cell(result, entry, &cell), SIAP_OK);
      same(plan, r, k, got.state[at], got.exact[at], got.rounded[at], cell.state, cell.exact,
           cell.rounded);
      if (cell.state == SIAP_STATE_SCORED && !isnan(cell.low))
        ck_assert_msg(cell.low <= cell.rounded + 1e-12 && cell.rounded <= cell.high + 1e-12,
                      "row %zu, %s: %.17g outside %.17g .. %.17g", r, siap_plan_node_id(plan, k),
                      cell.rounded, cell.low, cell.high);
    }
    siap_result_unref(result);
  }
  siap_findings_unref(findings);
  siap_evidence_unref(evidence);
  release_figures(&got);
  release_answers(&all);
}

/* ---- the shipped rubrics ---- */

static siap_plan *shipped(const char *name, const char *profile)
{
  char path[512];
  siap_rubric *rubric = NULL;
  siap_plan *plan = NULL;
  snprintf(path, sizeof path, TEST_ROOT "/rubrics/%s.xml", name);
  ck_assert_int_eq(siap_rubric_open(path, NULL, &rubric, NULL), SIAP_OK);
  ck_assert_int_eq(siap_plan_compile(rubric, profile, &plan, NULL), SIAP_OK);
  siap_rubric_unref(rubric);
  return plan;
}

static const struct shipped_rubric {
  const char *name, *profile, *region_class;
} rubrics[] = {{"gmsc-2023", "kppn-ikn", "kppn-ikn"},
               {"gmsc-2023", "reguler", "reguler"},
               {"gmsc-2022", "awal", "awal"},
               {"spbe-2020", NULL, NULL}};
#define RUBRICS (int)(sizeof rubrics / sizeof *rubrics)

START_TEST(shipped_rubrics_in_both_precisions)
{
  siap_plan *plan = shipped(rubrics[_i].name, rubrics[_i].profile);
  block_against_kernel(plan, unit_many(2000), 2023);
  siap_plan_unref(plan);
}
END_TEST

START_TEST(shipped_rubrics_by_score)
{
  siap_plan *plan = shipped(rubrics[_i].name, rubrics[_i].profile);
  block_against_score(plan, unit_many(300), 2022, rubrics[_i].region_class);
  siap_plan_unref(plan);
}
END_TEST

/* ---- a rubric with many roundings, made at random ---- */

#define ITEMS 24
#define NODES 30

static const char *pick(uint64_t *seed, const char *const *words, size_t count)
{
  return words[unit_random(seed) % count];
}
#define PICK(seed, words) pick(seed, words, sizeof words / sizeof *words)

static const char *const shares[5][5] = {{"1"},
                                         {"1/3", "2/3"},
                                         {"0.2", "35%", "0.45"},
                                         {"1/7", "2/7", "3/7", "1/7"},
                                         {"0.15", "0.15", "0.3", "0.25", "0.15"}};

static void put_change(FILE *out, uint64_t *seed, size_t node)
{
  switch (unit_random(seed) % 6) {
  case 0:
    fputs(" offset='5' factor='-1' lower='0' upper='5' clip='both'/>", out);
    break;
  case 1:
    fputs("><bands include='upper'><band to='1.25' score='0'/><band to='2.5' score='1.7'/>"
          "<band to='3.15' score='3.05'/><band score='5'/></bands></%s>",
          out);
    break;
  case 2:
    if (node > 0) {
      fprintf(out, "><when node='n%d' is='%s' value='%d.%d'/></%%s>",
              (int)(unit_random(seed) % node), unit_random(seed) % 2 ? "ge" : "lt",
              (int)(unit_random(seed) % 3), (int)(unit_random(seed) % 10));
      break;
    }
    /* fall through */
  default:
    fputs("/>", out);
    break;
  }
}

static void put_term(FILE *out, uint64_t *seed, size_t node, const char *weight)
{
  static const char *const uses[] = {"", " use='rounded'"};
  char *rest = NULL;
  size_t length = 0;
  int takes_node = node > 0 && unit_random(seed) % 3 == 0;
  const char *kind = takes_node ? "node" : "item";
  size_t which = (size_t)(unit_random(seed) % (takes_node ? node : ITEMS));
  fprintf(out, "<%s ref='%c%zu'%s", kind, takes_node ? 'n' : 'x', which, PICK(seed, uses));
  if (weight)
    fprintf(out, " weight='%s'", weight);
  FILE *change = open_memstream(&rest, &length);
  put_change(change, seed, node);
  fclose(change);
  char *close = strstr(rest, "%s>");
  if (close) {
    *close = '\0';
    fprintf(out, "%s%s>", rest, kind);
  } else {
    fputs(rest, out);
  }
  free(rest);
}

static void put_node(FILE *out, uint64_t *seed, size_t node)
{
  static const char *const methods[] = {"mean",      "weighted-mean", "sum",           "weighted-sum",
                                        "mean",      "weighted-mean", "geometric-mean", "power-mean' p='2",
                                        "min",       "max",           "median",        "harmonic-mean"};
  static const char *const places[] = {"", " places='0'", " places='1'", " places='2'",
                                       " places='2'", " places='3'"};
  static const char *const ties[] = {"half-up", "half-even", "half-down", "up",
                                     "down",    "ceiling",   "floor"};
  static const char *const policies[] = {"propagate", "zero", "lowest", "group-mean", "parent-zero",
                                         "zero"};
  const char *method = PICK(seed, methods);
  int weighs = strncmp(method, "weighted", 8) == 0, is_sum = weighs || strcmp(method, "mean") == 0 ||
                                                           strcmp(method, "sum") == 0;
  int drops = strcmp(method, "weighted-sum") != 0;
  size_t terms = 2 + (size_t)(unit_random(seed) % 4);
  fprintf(out, "<node id='n%zu' method='%s'%s ties='%s'", node, method, PICK(seed, places),
          PICK(seed, ties));
  if (is_sum && unit_random(seed) % 3 == 0)
    fprintf(out, " term-places='%d' term-ties='%s'", (int)(unit_random(seed) % 4),
            PICK(seed, ties));
  fprintf(out, " missing='%s'",
          drops && unit_random(seed) % 2 ? "exclude" : PICK(seed, policies));
  fprintf(out, " not-applicable='%s'", drops ? "exclude" : "zero");
  if (unit_random(seed) % 4 == 0)
    fputs(" withhold-above='0.4'", out);
  if (unit_random(seed) % 4 == 0)
    fputs(" least='2'", out);
  fputs("><label xml:lang='en'>n</label>", out);
  for (size_t k = 0; k < terms; k++)
    put_term(out, seed, node, weighs ? shares[terms - 1][k] : NULL);
  fputs("</node>", out);
}

static siap_plan *random_plan(uint64_t seed)
{
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  fputs(SMALL_HEAD "<scale id='s' min='0' max='5' step='0.01'/>", out);
  for (size_t i = 0; i < ITEMS; i++)
    fprintf(out, "<item id='x%zu' scale='s'><label xml:lang='en'>x</label></item>", i);
  for (size_t i = 0; i < NODES; i++)
    put_node(out, &seed, i);
  fputs("<index id='total' method='mean' places='2' missing='exclude' invalid='exclude'>"
        "<label xml:lang='en'>Total</label>",
        out);
  for (size_t i = 0; i < NODES; i++)
    fprintf(out, "<node ref='n%zu'%s/>", i, i % 2 ? " use='rounded'" : "");
  fputs("</index></rubric>", out);
  fclose(out);
  siap_plan *plan = small_plan(text, length, NULL);
  free(text);
  return plan;
}

START_TEST(random_rubrics_in_both_precisions)
{
  siap_plan *plan = random_plan((uint64_t)_i);
  block_against_kernel(plan, unit_many(600), (uint64_t)_i);
  siap_plan_unref(plan);
}
END_TEST

START_TEST(random_rubrics_by_score)
{
  siap_plan *plan = random_plan((uint64_t)_i);
  block_against_score(plan, unit_many(30), (uint64_t)_i, NULL);
  siap_plan_unref(plan);
}
END_TEST

/* The values of a row do not depend on the others, nor on which nodes are asked for. */
START_TEST(rows_and_nodes_stand_alone)
{
  siap_plan *plan = random_plan(99);
  answers all = random_answers(plan, unit_many(100), 99);
  figures got = block(plan, &all);
  for (size_t r = 0; r < all.rows; r++) {
    uint64_t node = r % plan->nodes;
    size_t at = r * plan->nodes + node;
    double exact, rounded;
    uint8_t state;
    ck_assert_int_eq(siap_plan_score_block(plan, 1, &all.score[r * plan->items],
                                           &all.state[r * plan->items], &node, 1, &exact, &rounded,
                                           &state),
                     SIAP_OK);
    ck_assert_int_eq(state, got.state[at]);
    ck_assert_int_eq(memcmp(&exact, &got.exact[at], sizeof exact), 0);
    ck_assert_int_eq(memcmp(&rounded, &got.rounded[at], sizeof rounded), 0);
  }
  release_figures(&got);
  release_answers(&all);
  siap_plan_unref(plan);
}
END_TEST

/* The least input where a whole double hides a part that a cutting rule sees. */
START_TEST(a_part_below_the_last_bit_is_not_lost)
{
  static const char text[] =
      SMALL_HEAD "<scale id='s' min='0' max='5'/>"
                 "<item id='x0' scale='s'><label xml:lang='en'>x</label></item>"
                 "<item id='x1' scale='s'><label xml:lang='en'>x</label></item>"
                 "<index id='total' method='sum' places='0' ties='up'><label xml:lang='en'>T</label>"
                 "<item ref='x0'/><item ref='x1'/></index></rubric>";
  static const double x[] = {2, 1e-17};
  double rounded;
  siap_plan *plan = small_plan(text, sizeof text - 1, NULL);
  ck_assert_int_eq(siap_plan_score_block(plan, 1, x, NULL, NULL, 0, NULL, &rounded, NULL), SIAP_OK);
  ck_assert_double_eq(rounded, 3);
  siap_plan_unref(plan);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("block");
  TCase *tests = tcase_create("block");
  tcase_set_timeout(tests, 120);
  suite_add_tcase(suite, tests);
  tcase_add_loop_test(tests, shipped_rubrics_in_both_precisions, 0, RUBRICS);
  tcase_add_loop_test(tests, shipped_rubrics_by_score, 0, RUBRICS);
  tcase_add_loop_test(tests, random_rubrics_in_both_precisions, 0, (int)unit_many(40));
  tcase_add_loop_test(tests, random_rubrics_by_score, 0, (int)unit_many(10));
  tcase_add_test(tests, rows_and_nodes_stand_alone);
  tcase_add_test(tests, a_part_below_the_last_bit_is_not_lost);
  return unit_main(suite);
}
