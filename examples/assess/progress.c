/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a long analysis is. */
#include "progress.h"

#include <stdio.h>
#include <unistd.h>

enum { BAR = 40 };

static int32_t tell(void *user, uint64_t done, uint64_t total)
{
  static const char full[] = "########################################";
  struct progress *progress = user;
  int percent = total ? (int)((double)done / (double)total * 100) : 100;
  if (percent == progress->shown)
    return 0;
  progress->shown = percent;
  fprintf(stderr, "\r[%-*.*s] %3d %%", BAR, BAR * percent / 100, full, percent);
  return 0;
}

siap_progress progress_start(struct progress *progress)
{
  progress->shown = -1;
  return isatty(STDERR_FILENO) ? tell : NULL;
}

void progress_end(const struct progress *progress)
{
  if (progress->shown >= 0)
    fprintf(stderr, "\r%*s\r", BAR + 8, "");
}
