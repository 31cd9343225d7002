/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a sanitizer has the allocator: nothing fails, and LeakSanitizer looks for what is lost. */
#include "orders.h"

const int memory_can_fail = 0;

/* of LeakSanitizer, where it is linked in and not switched off */
extern int __lsan_do_recoverable_leak_check(void) __attribute__((weak));

void memory_before(run *r, int may_run_out)
{
  (void)may_run_out;
  r->starved = 0;
}

void memory_after(run *r, int may_run_out)
{
  (void)r;
  (void)may_run_out;
}

long memory_live(void)
{
  return -1;
}

int memory_leaks(void)
{
  return __lsan_do_recoverable_leak_check ? __lsan_do_recoverable_leak_check() : 0;
}
