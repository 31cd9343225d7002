/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Cells that several tables of a report have. */
#include "analysis/report.h"

#include <math.h>

static const siap_i_say_word published = {"published", {"published", "terbitan"}},
                             ours = {"ours", {"ours", "milik kami"}};

void siap_i_regional_mark(siap_i_table *table, size_t column, uint8_t status)
{
  siap_i_put_word(table, column, status == SIAP_I_OURS ? &ours : &published);
}

void siap_i_regional_number(siap_i_table *table, size_t column, double number, int places)
{
  if (isfinite(number))
    siap_i_put_number(table, column, number, places);
}

void siap_i_regional_value(const siap_i_regional *report, siap_i_table *table, size_t column,
                           size_t entry)
{
  const siap_i_result_entry *of = &report->result->entry[entry];
  if (of->state == SIAP_STATE_SCORED)
    siap_i_put_number(table, column, of->rounded, of->places);
  else
    siap_i_put_state(table, column, of->state);
}

void siap_i_regional_member_value(siap_i_table *table, size_t column, const siap_i_member *member,
                                  const char *id)
{
  size_t entry = siap_i_member_find(member, id);
  if (entry == SIAP_I_NONE)
    siap_i_put_none(table, column, &siap_i_why_not_asked);
  else if (member->state[entry] != SIAP_STATE_SCORED)
    siap_i_put_state(table, column, member->state[entry]);
  else
    siap_i_put_number(table, column, member->rounded[entry], siap_i_member_places(member, entry));
}
