/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The candidate that is nearest to a mistyped word. */
#include "near.h"

#include <string.h>

#define LONGEST 100

static size_t least(size_t a, size_t b)
{
  return a < b ? a : b;
}

/* Letters to insert, delete, replace or swap with their neighbour. Both at most LONGEST bytes. */
static size_t distance(const char *a, size_t n, const char *b, size_t m)
{
  size_t row[3][LONGEST + 1];
  size_t *before = row[0], *last = row[1], *now = row[2];
  for (size_t j = 0; j <= m; j++)
    last[j] = before[j] = j;
  for (size_t i = 1; i <= n; i++) {
    now[0] = i;
    for (size_t j = 1; j <= m; j++) {
      now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = least(now[j], before[j - 2] + 1);
    }
    size_t *spare = before;
    before = last;
    last = now;
    now = spare;
  }
  return last[m];
}

struct near near_start(const char *wanted)
{
  size_t length = strlen(wanted);
  return (struct near){wanted, NULL, length < 4 ? 2 : length < 9 ? 3 : 4};
}

void near_offer(struct near *near, const char *candidate)
{
  size_t n = strlen(near->wanted), m = strlen(candidate);
  if (n < 2 || n > LONGEST || m > LONGEST || n > m + 3 || m > n + 3)
    return;
  size_t far = distance(near->wanted, n, candidate, m);
  if (far < near->distance) {
    near->distance = far;
    near->best = candidate;
  }
}
