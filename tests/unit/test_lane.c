/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4: the fast lane of blocks. A row has the same bits alone, in any block and whatever is
 * asked for; its states and rounded values are those of the wide kernel; every set of instructions
 * gives the same; and what is taken for a tie is one.
 */
#include "engine/grid.h"
#include "engine/lane.h"
#include "engine/rows.h"
#include "engine/variant.h"
#include "small.h"

#include <math.h>

#define WIDEST 64 /* items of a plan of this test */

/* ---- plans ---- */

static const char *one_of(uint64_t *seed, const char *const *words, size_t count)
{
  return words[unit_random(seed) % count];
}
#define PICK(seed, ...)                                                                            \
  one_of(seed, (const char *const[]){__VA_ARGS__},                                                 \
         sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))
#define MAYBE(seed, ...) (unit_random(seed) % 4 ? "" : PICK(seed, __VA_ARGS__))

static void put_policies(FILE *out, uint64_t *seed, int excludes)
{
  if (excludes)
    fprintf(out, " missing='%s'%s%s", PICK(seed, "exclude", "exclude", "propagate", "zero"),
            MAYBE(seed, " not-applicable='exclude'", " not-applicable='zero'"),
            MAYBE(seed, " withheld='exclude'", " withheld='propagate'"));
  else
    fprintf(out, " missing='%s'", PICK(seed, "propagate", "zero"));
}

static void put_node(FILE *out, uint64_t *seed, int node, int items, int is_last)
{
  static const char *const methods[] = {"mean", "weighted-mean", "sum", "weighted-sum"};
  unsigned method = (unsigned)(unit_random(seed) % 4), terms = 1 + unit_random(seed) % 9;
  fprintf(out, "<%s id='n%d' method='%s' %s", is_last ? "index" : "node", node, methods[method],
          method % 2 ? "total='any'" : "");
  put_policies(out, seed, method != 3);
  if (unit_random(seed) % 3)
    fprintf(out, " places='%d' ties='%s'", (int)(unit_random(seed) % 4),
            PICK(seed, "half-up", "half-up", "half-even", "half-down", "up", "down", "ceiling",
                 "floor"));
  fprintf(out, "%s%s%s><label xml:lang='en'>n</label>", MAYBE(seed, " offset='0.5' factor='-2'"),
          MAYBE(seed, " lower='0.25' upper='2.75' clip='both'", " lower='1' clip='lower'"),
          MAYBE(seed, " least='1'", " withhold-above='0.5'", "", "", "", ""));
  for (unsigned k = 0; k < terms + (unsigned)is_last; k++) {
    int takes_node = node > 0 && (unit_random(seed) % 3 == 0 || (is_last && k == 0));
    fprintf(out, "<%s ref='%c%d'%s", takes_node ? "node" : "item", takes_node ? 'n' : 'x',
            (int)(unit_random(seed) % (uint64_t)(takes_node ? node : items)),
            MAYBE(seed, " use='rounded'"));
    if (method % 2)
      fprintf(out, " weight='%s'", PICK(seed, "0.1", "1/3", "25%", "2", "1/7", "0.05"));
    fprintf(out, "%s/>", MAYBE(seed, " offset='5' factor='-1'", "", " factor='0.5'", ""));
  }
  if (unit_random(seed) % 4 == 0)
    fprintf(out, "<constant ref='c1'%s/>", method % 2 ? " weight='0.5'" : "");
  fprintf(out, "</%s>", is_last ? "index" : "node");
}

/* A rubric of sums and means with everything that a lane may take. */
static siap_plan *random_plan(uint64_t seed)
{
  char *text = NULL;
  size_t length = 0;
  int items = 3 + (int)(unit_random(&seed) % (WIDEST - 3)), nodes = 1 + (int)(seed % 9);
  const char *scales = unit_random(&seed) % 2 ? "a" : "abc"; /* one, or several */
  FILE *out = open_memstream(&text, &length);
  fputs(SMALL_HEAD "<scale id='a' min='0' max='5' step='0.01'/><scale id='b' min='-2' max='2'/>"
                   "<scale id='c' min='1' max='4' step='1'/>"
                   "<constant id='c1' value='1.25'><label xml:lang='en'>c</label></constant>",
        out);
  for (int i = 0; i < items; i++)
    fprintf(out, "<item id='x%d' scale='%c'><label xml:lang='en'>x</label></item>", i,
            scales[unit_random(&seed) % strlen(scales)]);
  for (int node = 0; node < nodes; node++)
    put_node(out, &seed, node, items, node == nodes - 1);
  fputs("<profile id='all' classes='all'><label xml:lang='en'>p</label></profile>"
        "<profile id='less' classes='less'><label xml:lang='en'>p</label>"
        "<state ref='x0' is='not-applicable'/></profile></rubric>",
        out);
  fclose(out);
  siap_plan *plan = small_plan(text, length, unit_random(&seed) % 4 ? "all" : "less");
  free(text);
  return plan;
}

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

/* ---- rows ---- */

typedef struct rows {
  size_t rows, items;
  double *score;
  uint8_t *state;
} rows;

/* Of one row: how many decimals, how many cells in a thousand are not there or wrong. */
struct kind {
  int decimals; /* 17: any double */
  unsigned blank, stated, wrong;
  unsigned moved; /* to the next double: off the grid, nearer to a tie than double can tell */
};

static double random_score(const siap_i_plan_slot *slot, const struct kind *kind, uint64_t *seed)
{
  double low = slot->has_range ? slot->low.plain : -3,
         high = slot->has_range ? slot->high.plain : 3;
  double x = low + (high - low) * (double)(unit_random(seed) >> 11) * 0x1p-53;
  double ten = pow(10, kind->decimals);
  if (kind->decimals < 17)
    x = rint(x * ten) / ten;
  if (unit_random(seed) % 1000 < kind->moved)
    x = nextafter(x, unit_random(seed) % 2 ? low : high);
  if (unit_random(seed) % 1000 < kind->wrong)
    x = (double[]){
        high + 0.01, low - 0.01, INFINITY, -INFINITY, 1e300, -0.0}[unit_random(seed) % 6];
  if (unit_random(seed) % 1000 < kind->blank)
    x = NAN;
  return x;
}

static rows random_rows(const siap_plan *plan, size_t count, uint64_t seed)
{
  static const struct kind kinds[] = {
      {0, 0, 0, 0},   {2, 0, 0, 0},   {1, 50, 0, 0},    {2, 50, 0, 0},      {3, 100, 0, 2},
      {2, 20, 20, 0}, {17, 30, 0, 0}, {2, 800, 0, 0},   {1, 20, 200, 5},    {2, 0, 0, 0},
      {6, 10, 0, 0},  {0, 500, 0, 0}, {1, 0, 0, 0, 50}, {2, 100, 0, 0, 100}};
  rows all = {count, plan->items, malloc(count * plan->items * sizeof(double)),
              malloc(count * plan->items)};
  for (size_t row = 0; row < count; row++) {
    const struct kind *kind = &kinds[unit_random(&seed) % (sizeof kinds / sizeof *kinds)];
    for (size_t i = 0; i < plan->items; i++) {
      size_t at = row * plan->items + i;
      all.score[at] = random_score(&plan->slot[i], kind, &seed);
      all.state[at] = SIAP_STATE_SCORED;
      if (unit_random(&seed) % 1000 < kind->stated)
        all.state[at] = (uint8_t)(1 + unit_random(&seed) % 4);
    }
  }
  return all;
}

static void release_rows(rows *all)
{
  free(all->score);
  free(all->state);
}

typedef struct figures {
  double *exact, *rounded;
  uint8_t *state;
} figures;

static figures make_figures(size_t cells)
{
  return (figures){malloc(cells * sizeof(double) + 1), malloc(cells * sizeof(double) + 1),
                   malloc(cells + 1)};
}

static void release_figures(figures *got)
{
  free(got->exact);
  free(got->rounded);
  free(got->state);
}

static figures score(const siap_plan *plan, const rows *all)
{
  figures got = make_figures(all->rows * plan->nodes);
  ck_assert_int_eq(siap_plan_score_block(plan, all->rows, all->score, all->state, NULL, 0,
                                         got.exact, got.rounded, got.state),
                   SIAP_OK);
  return got;
}

/* ---- the same bits ---- */

static void same_bits(const char *what, size_t row, const void *a, const void *b, size_t bytes)
{
  ck_assert_msg(memcmp(a, b, bytes) == 0, "row %zu: other %s", row, what);
}

static void same_alone(const siap_plan *plan, const rows *all, const figures *got)
{
  size_t n = plan->nodes;
  figures one = make_figures(n);
  for (size_t r = 0; r < all->rows; r++) {
    const double *score = all->score + r * all->items;
    ck_assert_int_eq(siap_plan_score_block(plan, 1, score, all->state + r * all->items, NULL, 0,
                                           one.exact, one.rounded, one.state),
                     SIAP_OK);
    same_bits("exact values alone", r, one.exact, got->exact + r * n, n * sizeof(double));
    same_bits("rounded values alone", r, one.rounded, got->rounded + r * n, n * sizeof(double));
    same_bits("states alone", r, one.state, got->state + r * n, n);
  }
  release_figures(&one);
}

/* Each node alone, one array at a time; without states where the row has none. */
static void same_in_parts(const siap_plan *plan, const rows *all, const figures *got)
{
  figures one = make_figures(all->rows);
  for (uint64_t k = 0; k < plan->nodes; k++) {
    siap_plan_score_block(plan, all->rows, all->score, all->state, &k, 1, one.exact, NULL, NULL);
    siap_plan_score_block(plan, all->rows, all->score, all->state, &k, 1, NULL, one.rounded, NULL);
    siap_plan_score_block(plan, all->rows, all->score, all->state, &k, 1, NULL, NULL, one.state);
    for (size_t r = 0; r < all->rows; r++) {
      size_t at = r * plan->nodes + k;
      same_bits("exact value asked for alone", r, &one.exact[r], &got->exact[at], sizeof(double));
      same_bits("rounded value asked for alone", r, &one.rounded[r], &got->rounded[at],
                sizeof(double));
      same_bits("state asked for alone", r, &one.state[r], &got->state[at], 1);
    }
  }
  release_figures(&one);
}

/* ---- against the wide kernel ---- */

static int32_t state_of(const siap_plan *plan, const rows *all, size_t row, size_t i)
{
  double x = all->score[row * all->items + i];
  int32_t state = all->state[row * all->items + i];
  const siap_i_plan_slot *slot = &plan->slot[i];
  if (slot->forced != SIAP_STATE_SCORED)
    return slot->forced;
  if (state != SIAP_STATE_SCORED || isnan(x))
    return state != SIAP_STATE_SCORED ? state : SIAP_STATE_MISSING;
  int outside = slot->has_range && (x < slot->low.plain || x > slot->high.plain);
  return isinf(x) || outside ? SIAP_STATE_INVALID : SIAP_STATE_SCORED;
}

static void same_node(const siap_plan *plan, const small_row *row, size_t r, size_t k,
                      const figures *got)
{
  size_t slot = siap_i_plan_first_node(plan) + k, at = r * plan->nodes + k;
  const char *id = plan->slot[slot].id;
  double exact = (double)row->wide.exact[slot], rounded = (double)row->wide.rounded[slot];
  double near = 1e-12 * fmax(1, fabs(exact)) + plan->slot[slot].slack[0];
  ck_assert_msg(got->state[at] == row->wide.state[slot], "row %zu, %s: state %d, wide %d", r, id,
                got->state[at], row->wide.state[slot]);
  if (got->state[at] != SIAP_STATE_SCORED) {
    ck_assert(isnan(got->exact[at]) && isnan(got->rounded[at]));
    return;
  }
  ck_assert_msg(fabs(got->exact[at] - exact) <= near, "row %zu, %s: exact %.17g, wide %.17g", r, id,
                got->exact[at], exact);
  if (plan->node[k].from->places >= 0)
    ck_assert_msg(got->rounded[at] == rounded, "row %zu, %s: rounded %.17g, wide %.17g", r, id,
                  got->rounded[at], rounded);
  else
    ck_assert(got->rounded[at] == got->exact[at] || fabs(got->rounded[at] - rounded) <= near);
}

static void same_as_wide(siap_plan *plan, const rows *all, const figures *got)
{
  small_row row;
  double x[512];
  uint8_t state[512];
  ck_assert_uint_le(plan->items, 512);
  small_make(plan, &row);
  for (size_t r = 0; r < all->rows; r++) {
    for (size_t i = 0; i < plan->items; i++) {
      state[i] = (uint8_t)state_of(plan, all, r, i);
      x[i] = state[i] == SIAP_STATE_SCORED ? all->score[r * all->items + i] : 0;
    }
    small_run(plan, &row, x, state);
    for (size_t k = 0; k < plan->nodes; k++)
      same_node(plan, &row, r, k, got);
  }
  siap_i_arena_release(&row.arena);
}

static void all_the_same(siap_plan *plan, size_t count, uint64_t seed)
{
  rows all = random_rows(plan, count, seed);
  figures got = score(plan, &all);
  same_alone(plan, &all, &got);
  same_in_parts(plan, &all, &got);
  same_as_wide(plan, &all, &got);
  release_figures(&got);
  release_rows(&all);
}

START_TEST(random_plans_in_the_lane)
{
  size_t in_lane = 0;
  for (uint64_t seed = 0; seed < 8; seed++) {
    siap_plan *plan = random_plan(1000 * (uint64_t)_i + seed);
    in_lane += plan->lane != NULL;
    all_the_same(plan, unit_many(600), seed);
    siap_plan_unref(plan);
  }
  ck_assert_uint_ge(in_lane, 4);
}
END_TEST

static const struct shipped_rubric {
  const char *name, *profile;
  int in_lane;
} rubrics[] = {{"gmsc-2023", "kppn-ikn", 1},
               {"gmsc-2023", "reguler", 1},
               {"gmsc-2022", "awal", 0},
               {"spbe-2020", NULL, 1}};

START_TEST(shipped_rubrics)
{
  siap_plan *plan = shipped(rubrics[_i].name, rubrics[_i].profile);
  ck_assert_int_eq(plan->lane != NULL, rubrics[_i].in_lane);
  all_the_same(plan, unit_many(3000), 2023);
  siap_plan_unref(plan);
}
END_TEST

/* ---- rows that are kept, variants that are weighed again ---- */

/* Other weights for some nodes, zeros among them; now and then another mean, or an item less. */
static siap_i_alteration random_alteration(const siap_plan *plan, double *weight, uint64_t *seed)
{
  siap_i_alteration by = {NULL, NAN, SIAP_I_NONE};
  for (size_t i = 0; i < plan->nodes; i++)
    for (size_t k = 0; k < plan->node[i].edge_count; k++) {
      double from = plan->node[i].edge[k].weight.plain;
      double u = (double)(unit_random(seed) % 1000) / 500;
      weight[plan->node[i].first_edge + k] = unit_random(seed) % 40 ? from * u : 0;
    }
  size_t spared = unit_random(seed) % 3 ? SIZE_MAX : unit_random(seed) % plan->nodes;
  for (size_t k = 0; spared != SIZE_MAX && k < plan->node[spared].edge_count; k++)
    weight[plan->node[spared].first_edge + k] = plan->node[spared].edge[k].weight.plain;
  if (unit_random(seed) % 8)
    by.weight = weight;
  if (unit_random(seed) % 10 == 0)
    by.p = (double)(unit_random(seed) % 3) - 1;
  if (unit_random(seed) % 8 == 0)
    by.without = unit_random(seed) % plan->items;
  return by;
}

/* Row by row under a variant that was made for it alone. */
static void same_as_made_afresh(const siap_plan *plan, const siap_i_alteration *by, const rows *all,
                                const figures *got)
{
  siap_i_variant fresh;
  figures one = make_figures(plan->nodes);
  size_t n = plan->nodes;
  ck_assert_int_eq(siap_i_variant_make(plan, by, &fresh), SIAP_OK);
  for (size_t r = 0; r < all->rows; r++) {
    siap_i_rows row = {1, all->score + r * all->items, all->state + r * all->items, NULL};
    ck_assert_int_eq(siap_i_score_rows(siap_i_alters(by) ? &fresh.plan : plan, &row, NULL, 0,
                                       one.exact, one.rounded, one.state),
                     SIAP_OK);
    same_bits("exact values of what was kept", r, one.exact, got->exact + r * n,
              n * sizeof(double));
    same_bits("rounded values of what was kept", r, one.rounded, got->rounded + r * n,
              n * sizeof(double));
    same_bits("states of what was kept", r, one.state, got->state + r * n, n);
  }
  siap_i_variant_release(&fresh);
  release_figures(&one);
}

static void keep_and_vary(const siap_plan *plan, size_t count, uint64_t seed)
{
  rows all = random_rows(plan, count, seed);
  figures got = make_figures(count * plan->nodes);
  double *weight = malloc(plan->edges * sizeof *weight);
  siap_i_arena arena = {0};
  siap_i_variant variant = {.has_weights = 0};
  siap_i_block *block;
  ck_assert_int_eq(siap_i_block_make(plan, count, NULL, 0, &arena, &block), SIAP_OK);
  for (int draw = 0; draw < 12; draw++) {
    siap_i_alteration by = random_alteration(plan, weight, &seed);
    siap_i_rows taken = {count, all.score, all.state, NULL};
    if (draw && unit_random(&seed) % 3 == 0) {
      size_t at = unit_random(&seed) % (count * all.items);
      all.score[at] = unit_random(&seed) % 2 ? NAN : 1;
      all.state[at] = (uint8_t)(unit_random(&seed) % 5);
      siap_i_block_take(block, &taken);
    } else if (!draw)
      siap_i_block_take(block, &taken);
    if (siap_i_alters(&by))
      ck_assert_int_eq(siap_i_variant_again(plan, &by, &variant), SIAP_OK);
    siap_i_block_score(block, siap_i_alters(&by) ? &variant.plan : plan, got.exact, got.rounded,
                       got.state);
    same_as_made_afresh(plan, &by, &all, &got);
  }
  siap_i_variant_release(&variant);
  siap_i_arena_release(&arena);
  free(weight);
  release_figures(&got);
  release_rows(&all);
}

START_TEST(rows_that_are_kept_have_the_bits_of_a_row_alone)
{
  for (uint64_t seed = 0; seed < 8; seed++) {
    siap_plan *plan = random_plan(1000 * (uint64_t)_i + seed);
    keep_and_vary(plan, 1 + unit_many(40), seed);
    siap_plan_unref(plan);
  }
}
END_TEST

START_TEST(shipped_rubrics_kept)
{
  siap_plan *plan = shipped(rubrics[_i].name, rubrics[_i].profile);
  keep_and_vary(plan, 1 + unit_many(60), 7);
  siap_plan_unref(plan);
}
END_TEST

/* ---- every set of instructions ---- */

static double settled(void *context, size_t row, size_t node)
{
  (void)context;
  return (double)(1000 * node + row);
}

typedef void lane_set(const siap_i_lane *lane, siap_i_lane_tile *tile);

static void tile_of(const siap_plan *plan, const double *scores, lane_set *run,
                    siap_i_lane_tile *tile)
{
  uint8_t *all = malloc(plan->nodes);
  for (size_t i = 0; i < plan->nodes; i++)
    all[i] = plan->lane->node[i].exact != plan->lane->node[i].rounded;
  tile->rows = SIAP_I_LANE_ROWS - 3;
  tile->ahead = scores;
  tile->round = all;
  tile->settle = settled;
  for (size_t r = 0; r < SIAP_I_LANE_ROWS; r++)
    tile->row[r] = scores + (r < tile->rows ? r : tile->rows - 1) * plan->items;
  run(plan->lane, tile);
  free(all);
}

static void same_tiles(const siap_plan *plan, const double *scores, lane_set *a, lane_set *b)
{
  size_t bytes = plan->lane->columns * SIAP_I_LANE_ROWS * sizeof(double);
  siap_i_lane_tile left = {.column = aligned_alloc(64, bytes)};
  siap_i_lane_tile right = {.column = aligned_alloc(64, bytes)};
  memset(left.column, 0, bytes);
  memset(right.column, 0, bytes);
  tile_of(plan, scores, a, &left);
  tile_of(plan, scores, b, &right);
  ck_assert_uint_eq(left.leaves, right.leaves);
  for (size_t c = plan->items; c < plan->lane->columns; c++)
    for (size_t r = 0; r < left.rows; r++)
      if (!(left.leaves >> r & 1))
        same_bits("column", r, &left.column[c * SIAP_I_LANE_ROWS + r],
                  &right.column[c * SIAP_I_LANE_ROWS + r], sizeof(double));
  free(left.column);
  free(right.column);
}

START_TEST(instructions_do_not_matter)
{
  siap_plan *plan = random_plan((uint64_t)_i);
  size_t tiles = unit_many(100);
  rows all = random_rows(plan, tiles * SIAP_I_LANE_ROWS, 7);
  for (size_t t = 0; plan->lane && t < tiles; t++) {
    const double *scores = all.score + t * SIAP_I_LANE_ROWS * plan->items;
#ifdef SIAP_LANE_AVX2
    if (__builtin_cpu_supports("avx2"))
      same_tiles(plan, scores, siap_i_lane_score_plain, siap_i_lane_score_avx2);
#endif
#ifdef SIAP_LANE_AVX512
    if (__builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
      same_tiles(plan, scores, siap_i_lane_score_plain, siap_i_lane_score_avx512);
#endif
    same_tiles(plan, scores, siap_i_lane_score_plain, siap_i_lane_score);
  }
  release_rows(&all);
  siap_plan_unref(plan);
}
END_TEST

/* ---- the proof of ties ---- */

START_TEST(scores_on_a_grid_are_found)
{
  ck_assert(siap_i_on_grid(2.8, 10) && siap_i_on_grid(-2.8, 10) && siap_i_on_grid(0, 1));
  ck_assert(siap_i_on_grid(0.3, 1e6) && !siap_i_on_grid(0.1 + 0.2, 1e6));
  ck_assert(!siap_i_on_grid(2.85, 10) && !siap_i_on_grid(1e15, 10) && !siap_i_on_grid(1, 0));
  ck_assert(!siap_i_on_grid(nextafter(1.5, 2), 1e6) && !siap_i_on_grid(1.0 / 3, 1e6));
  for (int k = -100000; k <= 100000; k++)
    ck_assert(siap_i_on_grid(k / 1e4, 1e4) && siap_i_on_grid(k / 1e4, 1e6));
}
END_TEST

START_TEST(plain_means_prove_their_ties)
{
  siap_plan *plan = shipped("gmsc-2023", "reguler");
  size_t baseline = siap_plan_node_find(plan, "baseline");
  const siap_i_plan_node *node = &plan->node[baseline];
  ck_assert_double_eq(node->grid[0], 1e6);
  ck_assert_double_eq(node->grid[1], 1e6);
  ck_assert_int_eq(node->flat, 1);
  ck_assert_double_eq(node->total, 5);
  siap_plan_unref(plan);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("lane");
  TCase *tests = tcase_create("lane");
  suite_add_tcase(suite, tests);
  tcase_set_timeout(tests, 120);
  tcase_add_loop_test(tests, random_plans_in_the_lane, 0, 12);
  tcase_add_loop_test(tests, shipped_rubrics, 0, sizeof rubrics / sizeof *rubrics);
  tcase_add_loop_test(tests, rows_that_are_kept_have_the_bits_of_a_row_alone, 0, 12);
  tcase_add_loop_test(tests, shipped_rubrics_kept, 0, sizeof rubrics / sizeof *rubrics);
  tcase_add_loop_test(tests, instructions_do_not_matter, 0, 40);
  tcase_add_test(tests, scores_on_a_grid_are_found);
  tcase_add_test(tests, plain_means_prove_their_ties);
  return unit_main(suite);
}
