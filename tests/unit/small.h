/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rubrics made in a test: one index over items x0, x1, ... without a scale, and its plan. */
#ifndef SIAP_UNIT_SMALL_H
#define SIAP_UNIT_SMALL_H

#include "engine/kernel.h"
#include "numbers/figure.h"

#include "unit_main.h"

#include <siap/siap.h>
#include <stdio.h>
#include <string.h>

#define SMALL_HEAD                                                                                 \
  "<rubric xmlns='urn:siap:rubric:1' agency='id.example' id='small' version='1' edition='2026' "   \
  "languages='en' fallback='en' status='ours'><label xml:lang='en'>Small</label>"

/* Read a rubric that must be good; its first finding otherwise. */
static inline siap_plan *small_plan(const char *text, size_t length, const char *profile)
{
  siap_rubric *rubric = NULL;
  siap_plan *plan = NULL;
  siap_findings *findings = NULL;
  ck_assert_int_eq(siap_findings_new("en", 3, &findings), SIAP_OK);
  siap_status status = siap_rubric_read(text, length, "small", NULL, &rubric, findings);
  ck_assert_msg(status == SIAP_OK, "%s in %s", siap_findings_text(findings, 0), text);
  status = siap_plan_compile(rubric, profile, &plan, findings);
  ck_assert_msg(status == SIAP_OK, "%s", siap_findings_text(findings, 0));
  siap_rubric_unref(rubric);
  siap_findings_unref(findings);
  return plan;
}

/*
 * An index with these attributes over n items; weights: one word an item, or NULL; inside: what
 * each term says besides.
 */
static inline siap_plan *small_index(const char *attributes, size_t n, const char *const *weights,
                                     const char *inside)
{
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  fputs(SMALL_HEAD, out);
  for (size_t i = 0; i < n; i++)
    fprintf(out, "<item id='x%zu'><label xml:lang='en'>x</label></item>", i);
  fprintf(out, "<index id='total' %s><label xml:lang='en'>Total</label>", attributes);
  for (size_t i = 0; i < n; i++) {
    fprintf(out, "<item ref='x%zu' %s", i, inside ? inside : "");
    if (weights)
      fprintf(out, " weight='%s'", weights[i]);
    fputs("/>", out);
  }
  fputs("</index></rubric>", out);
  fclose(out);
  siap_plan *plan = small_plan(text, length, NULL);
  free(text);
  return plan;
}

/* What both kernels make of the items of one row, for every node: by slot. */
typedef struct small_row {
  siap_i_arena arena;
  siap_i_row_double plain;
  siap_i_row_wide wide;
} small_row;

static inline void small_make(const siap_plan *plan, small_row *row)
{
  *row = (small_row){0};
  ck_assert_int_eq(siap_i_row_make_double(plan, &row->arena, &row->plain), SIAP_OK);
  ck_assert_int_eq(siap_i_row_make_wide(plan, &row->arena, &row->wide), SIAP_OK);
}

static inline void small_run(const siap_plan *plan, small_row *row, const double *x,
                             const uint8_t *states)
{
  for (size_t i = 0; i < siap_i_plan_first_node(plan); i++) {
    int is_constant = plan->slot[i].kind == SIAP_KIND_CONSTANT;
    double value = i < plan->items ? x[i] : is_constant ? plan->slot[i].low.plain : 0;
    uint8_t state = is_constant                    ? SIAP_STATE_SCORED
                    : i >= plan->items             ? SIAP_STATE_MISSING
                    : states                       ? states[i]
                                                   : SIAP_STATE_SCORED;
    row->plain.state[i] = row->wide.state[i] = state;
    row->plain.exact[i] = row->plain.rounded[i] = value;
    row->wide.exact[i] = row->wide.rounded[i] = siap_i_wide_of(value);
  }
  siap_i_kernel_double(plan, &row->plain);
  siap_i_kernel_wide(plan, &row->wide);
}

static inline void small_release(const siap_plan *plan, small_row *row)
{
  siap_i_arena_release(&row->arena);
  siap_plan_unref(plan);
}

#endif
