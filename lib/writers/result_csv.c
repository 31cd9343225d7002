/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. A result as a row of CSV: RFC 4180, numbers bare, text of strangers guarded against
 * formulas. */
#include "writers/writer.h"

#include <math.h>
#include <string.h>

/* A cell that begins like a formula is text only behind an apostrophe (OWASP ASVS 1.2.10). */
static void put_text(siap_i_text *text, const char *words)
{
  int guarded = *words && strchr("=+-@\t\r", *words) != NULL;
  if (!guarded && !strpbrk(words, ",\"\r\n")) {
    siap_i_text_put(text, words);
    return;
  }
  siap_i_text_put_char(text, '"');
  if (guarded)
    siap_i_text_put_char(text, '\'');
  for (; *words; words++) {
    if (*words == '"')
      siap_i_text_put_char(text, '"');
    siap_i_text_put_char(text, *words);
  }
  siap_i_text_put_char(text, '"');
}

/*
 * Every node of the rubric is a column, whatever the profile takes of it: rows of profiles align.
 */
void siap_i_write_csv(const siap_i_writing *out)
{
  const siap_rubric *rubric = out->result->rubric;
  siap_i_text_put(out->text, "region,code,class,rubric,profile,stage,simulation,participated");
  for (size_t i = 0; rubric && i < rubric->node_count; i++) {
    siap_i_text_put_char(out->text, ',');
    put_text(out->text, rubric->node[i].id);
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
    put_text(out->text, head[i]);
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
