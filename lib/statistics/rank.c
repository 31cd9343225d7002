/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/rank.h"

#include "ground/memory.h"
#include "statistics/describe.h"

#include <math.h>
#include <stdlib.h>

typedef struct entry {
  double value;
  size_t at;
} entry;

static int ascending(const void *a, const void *b)
{
  const entry *x = a, *y = b;
  int order = (x->value > y->value) - (x->value < y->value);
  return order ? order : (x->at > y->at) - (x->at < y->at);
}

/* Quartiles of sorted entries; 0 when there are none. */
static int quartiles(const entry *sorted, size_t n, double *values, double *quartile)
{
  for (size_t i = 0; i < n; i++)
    values[i] = sorted[i].value;
  for (int i = 0; i < 3; i++) {
    siap_i_stat at = siap_i_quantile(values, n, 0.25 * (i + 1), 7);
    if (at.why)
      return 0;
    quartile[i] = at.value;
  }
  return 1;
}

static uint8_t quarter_of(double value, const double *quartile)
{
  return (uint8_t)(1 + (value > quartile[0]) + (value > quartile[1]) + (value > quartile[2]));
}

static void assign(const entry *sorted, siap_i_ranked *all, const double *quartile,
                   siap_i_standing *place)
{
  size_t n = all->n, next;
  for (size_t i = 0; i < n; i = next) {
    for (next = i + 1; next < n && sorted[next].value == sorted[i].value;)
      next++;
    double ties = (double)(next - i);
    all->ties += ties * ties * ties - ties;
    siap_i_standing same = {.rank = n - next + 1,
                         .below = i,
                         .mid = ((double)i + 1 + (double)next) / 2,
                         .quarter = quartile ? quarter_of(sorted[i].value, quartile) : 0};
    for (size_t j = i; j < next; j++)
      place[sorted[j].at] = same;
  }
}

siap_status siap_i_rank(const double *x, size_t n, siap_i_standing *place, siap_i_ranked *all)
{
  siap_i_ranked here = {0};
  entry *sorted = siap_i_alloc(n, sizeof *sorted);
  double *values = siap_i_alloc(n, sizeof *values), quartile[3];
  siap_status status = sorted && values ? SIAP_OK : SIAP_ERR_MEMORY;
  if (status == SIAP_OK) {
    for (size_t i = 0; i < n; i++) {
      place[i] = (siap_i_standing){.mid = NAN};
      if (!isnan(x[i]))
        sorted[here.n++] = (entry){.value = x[i], .at = i};
    }
    here.missing = n - here.n;
    qsort(sorted, here.n, sizeof *sorted, ascending);
    assign(sorted, &here, quartiles(sorted, here.n, values, quartile) ? quartile : NULL, place);
    if (all)
      *all = here;
  }
  siap_i_release(sorted);
  siap_i_release(values);
  return status;
}

siap_i_stat siap_i_percentile(const siap_i_standing *place, const siap_i_ranked *all)
{
  if (all->n < 2 || !place->rank)
    return siap_i_stat_none(SIAP_I_STAT_FEW, 2);
  return siap_i_stat_is((double)place->below / (double)(all->n - 1));
}
