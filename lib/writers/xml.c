/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Text of strangers as an attribute of XML. */
#include "writers/xml.h"

#include "ground/utf8.h"

#include <string.h>

static int is_character(uint32_t point)
{
  return (point >= 0x20 && point != 0xFFFE && point != 0xFFFF) || point == '\t' || point == '\n' ||
         point == '\r';
}

size_t siap_i_xml_attribute(siap_i_text *text, const char *name, const char *value)
{
  size_t length = strlen(value), lost = 0;
  siap_i_text_put_char(text, ' ');
  siap_i_text_put(text, name);
  siap_i_text_put(text, "=\"");
  for (size_t i = 0; i < length;) {
    uint32_t point = 0;
    size_t n = siap_i_utf8_read(value + i, length - i, &point);
    if (n == 0 || !is_character(point)) {
      siap_i_text_put(text, "\xEF\xBF\xBD");
      lost++;
      n = n ? n : 1;
    } else if (n == 1 && strchr("&<>\"\t\n\r", value[i]))
      siap_i_text_putf(text, "&#%d;", value[i]);
    else if (siap_i_utf8_is_hidden(point))
      siap_i_text_putf(text, "&#x%X;", (unsigned)point);
    else
      siap_i_text_put_bytes(text, value + i, n);
    i += n;
  }
  siap_i_text_put_char(text, '"');
  return lost;
}
