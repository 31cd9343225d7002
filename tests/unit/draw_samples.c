/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * No test: writes an HTML page with every chart, from full, sparse, hostile and long-labelled data, to
 * be looked at. draw_samples [kind] > samples.html
 */
#include "drawing_samples.h"

#include <stdio.h>
#include <stdlib.h>

/* All of them, or those of the kind whose number is given. */
int main(int count, char **words)
{
  size_t only = count > 1 ? (size_t)strtoul(words[1], NULL, 10) : SIZE_MAX;
  siap_i_text out = {NULL, 0, 0, 0};
  siap_i_text_put(&out,
                  "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Charts</title>"
                  "<body style=\"margin:20px;width:700px;background:#fff\">\n");
  for (size_t i = 0; i < samples_count; i++) {
    if (only != SIZE_MAX && i / SAMPLE_WAYS != only)
      continue;
    static sample_data data;
    siap_i_chart chart = sample_make(i, &data);
    siap_i_draw(&chart, &out);
    siap_i_text_put(&out, "<hr>\n");
  }
  siap_i_text_put(&out, "</body></html>\n");
  if (out.failed || fwrite(out.bytes, 1, out.length, stdout) != out.length)
    return 1;
  siap_i_text_release(&out);
  return 0;
}
