/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With the allocator of tests/oom: blocks are counted, and allocations fail on demand. */
#include "allocator.h"
#include "orders.h"

const int memory_can_fail = 1;

/* Of every second call that may run out the n-th allocation fails; of all others the first. */
void memory_before(run *r, int may_run_out)
{
  r->starved = 0;
  if (!r->failing)
    return;
  int fails = !may_run_out || draw(r, 2);
  uint64_t reach = UINT64_C(1) << draw(r, 12); /* near the beginning, or far behind it */
  allocator_arm(fails ? 1 + (may_run_out ? (long)draw(r, reach) : 0) : 0,
                draw(r, 2) || !may_run_out);
}

void memory_after(run *r, int may_run_out)
{
  if (!r->failing)
    return;
  long seen = allocator_disarm();
  r->starved = allocator_failures();
  if (seen > 0 && !may_run_out)
    complain(r, "it allocates, and its header does not say that memory may run out");
}

long memory_live(void)
{
  return allocator_live();
}

int memory_leaks(void)
{
  return 0;
}
