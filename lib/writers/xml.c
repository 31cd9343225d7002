/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Attributes of XML onto text: what strangers wrote stays a value. */
#include "writers/xml.h"

#include "ground/utf8.h"

#include <string.h>

/* XML 1.0: no controls but tab and line ends, no non-characters FFFE and FFFF. */
static int is_refused(uint32_t point)
{
  return (point < 0x20 && point != '\t' && point != '\n' && point != '\r') || point == 0xFFFE ||
         point == 0xFFFF;
}

size_t siap_i_xml_lacks(const char *value)
{
  size_t length = strlen(value), count = 0;
  for (size_t i = 0; i < length;) {
    uint32_t point = 0;
    size_t n = siap_i_utf8_read(value + i, length - i, &point);
    count += n == 0 || is_refused(point);
    i += n ? n : 1;
  }
  return count;
}

size_t siap_i_xml_put(siap_i_text *text, const char *name, const char *value)
{
  size_t length = strlen(value), lost = 0;
  siap_i_text_putf(text, " %s=\"", name);
  for (size_t i = 0; i < length;) {
    uint32_t point = 0;
    size_t n = siap_i_utf8_read(value + i, length - i, &point);
    if (n == 0 || is_refused(point)) {
      siap_i_text_put(text, "\xEF\xBF\xBD");
      lost++;
    } else if (n == 1 && strchr("&<>\"\t\n\r", value[i]))
      siap_i_text_putf(text, "&#%d;", value[i]);
    else if (siap_i_utf8_is_hidden(point))
      siap_i_text_putf(text, "&#x%X;", (unsigned)point);
    else
      siap_i_text_put_bytes(text, value + i, n);
    i += n ? n : 1;
  }
  siap_i_text_put_char(text, '"');
  return lost;
}

void siap_i_xml_put_if(siap_i_text *text, const char *name, const char *value)
{
  if (value)
    siap_i_xml_put(text, name, value);
}

void siap_i_xml_put_number(siap_i_text *text, const char *name, double number)
{
  if (number - number != 0)
    return;
  siap_i_text_putf(text, " %s=\"", name);
  siap_i_text_number(text, number);
  siap_i_text_put_char(text, '"');
}

void siap_i_xml_put_count(siap_i_text *text, const char *name, long long count)
{
  siap_i_text_putf(text, " %s=\"%lld\"", name, count);
}

void siap_i_xml_put_bool(siap_i_text *text, const char *name, int value)
{
  siap_i_text_putf(text, " %s=\"%s\"", name, value ? "true" : "false");
}
