/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. The list of formats of a result. A new one: a file and a line here. */
#include "services/codes.h"
#include "writers/writer.h"

#include <string.h>

static const struct {
  const char *name;
  void (*write)(const siap_i_writing *out);
} formats[] = {
    {"text", siap_i_write_text},
    {"line", siap_i_write_line},
    {"line-header", siap_i_write_line_header},
    {"json", siap_i_write_json},
    {"xml", siap_i_write_xml},
    {"xml-row", siap_i_write_xml_row},
    {"csv", siap_i_write_csv},
    {"csv-row", siap_i_write_csv_row},
};

siap_status siap_result_write(const siap_result *result, const char *format, const char *language,
                              char **out, size_t *length)
{
  if (out)
    *out = NULL;
  if (length)
    *length = 0;
  if (!result || !format || !out)
    return SIAP_ERR_ARG;
  siap_i_text text = {NULL, 0, 0, 0};
  int words = siap_i_language(language);
  siap_i_writing writing = {&text, result, language ? language : "en", words < 0 ? 0 : words};
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (strcmp(formats[i].name, format) == 0) {
      formats[i].write(&writing);
      *out = siap_i_text_take(&text, length);
      return *out ? SIAP_OK : SIAP_ERR_MEMORY;
    }
  return SIAP_ERR_NAME;
}
