/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. A result as a row of CSV: RFC 4180, numbers bare, text of strangers guarded against
 * formulas. */
#include "writers/csv.h"
#include "writers/writer.h"

/*
 * Every node of the rubric is a column, whatever the profile takes of it: rows of profiles align.
 */
void siap_i_write_csv(const siap_i_writing *out)
{
  const siap_rubric *rubric = out->result->rubric;
  siap_i_text_put(out->text, "region,code,class,rubric,profile,stage,simulation,participated");
  for (size_t i = 0; rubric && i < rubric->node_count; i++) {
    siap_i_text_put_char(out->text, ',');
    siap_i_csv_text(out->text, rubric->node[i].id);
  }
  siap_i_text_put(out->text, "\r\n");
  siap_i_write_csv_row(out);
}

void siap_i_write_csv_row(const siap_i_writing *out)
{
  const siap_result *result = out->result;
  const char *head[] = {result->region_name, result->code,    result->region_class,
                        result->rubric_id,   result->profile, result->stage};
  for (size_t i = 0; i < sizeof head / sizeof *head; i++) {
    siap_i_csv_text(out->text, head[i]);
    siap_i_text_put_char(out->text, ',');
  }
  siap_i_text_putf(out->text, "%s,%s", siap_result_is_simulation(result) ? "yes" : "no",
                   result->participated ? "yes" : "no");
  for (size_t i = 0; result->rubric && i < result->rubric->node_count; i++) {
    size_t entry = siap_result_entry_find(result, result->rubric->node[i].id);
    siap_i_text_put_char(out->text, ',');
    if (entry == SIZE_MAX || !result->participated)
      continue;
    const siap_i_result_entry *at = &result->entry[entry];
    if (at->state != SIAP_STATE_SCORED)
      siap_i_text_put(out->text, siap_i_state_words[at->state]);
    else if (at->places >= 0)
      siap_i_text_fixed(out->text, at->rounded, at->places);
    else
      siap_i_text_number(out->text, at->rounded);
  }
  siap_i_text_put(out->text, "\r\n");
}
