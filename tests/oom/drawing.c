/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Charts: each allocation of each kind fails in turn, alone and with all behind it. The text says that
 * memory failed, or has what it has undisturbed; no block is left behind.
 */
#include "allocator.h"
#include "drawing_samples.h"

#include "ground/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sample_data data;

/* 1: the text is whole. */
static int draw(const siap_i_chart *chart, siap_i_text *out)
{
  *out = (siap_i_text){NULL, 0, 0, 0};
  siap_i_draw(chart, out);
  return !out->failed;
}

/* How many points of a chart are wrong. */
static long sweep(const siap_i_chart *chart, int onwards)
{
  siap_i_text want, got;
  long n = 1, wrong = !draw(chart, &want);
  for (;; n++) {
    long before = allocator_live();
    allocator_arm(n, onwards);
    int whole = draw(chart, &got);
    long seen = allocator_disarm();
    int same = got.length == want.length && memcmp(got.bytes, want.bytes, want.length) == 0;
    siap_i_text_release(&got);
    if ((whole && !same) || allocator_live() != before) {
      printf("  WRONG kind %d, allocation %ld%s\n", (int)chart->kind, n,
             onwards ? " and all behind it" : " alone");
      wrong++;
    }
    if (seen < n)
      break;
  }
  siap_i_text_release(&want);
  return wrong + (n < 2);
}

int main(void)
{
  long passed = 0, failed = 0;
  for (size_t i = 0; i < samples_count; i += SAMPLE_WAYS)
    for (int onwards = 0; onwards < 2; onwards++) {
      siap_i_chart chart = sample_make(i, &data);
      int right = sweep(&chart, onwards) == 0;
      passed += right;
      failed += !right;
    }
  printf("%ld passed, %ld failed\n", passed, failed);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
