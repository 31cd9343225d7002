/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Elements of SVG onto text. */
#include "drawing/svg.h"

#include "ground/utf8.h"

#include <math.h>
#include <string.h>

#define FARTHEST 1e6

void siap_i_svg_coordinate(siap_i_text *out, double value)
{
  if (isnan(value))
    value = 0;
  long long cents = llround(fmin(fmax(value, -FARTHEST), FARTHEST) * 100);
  unsigned long long size = (unsigned long long)(cents < 0 ? -cents : cents);
  if (cents < 0)
    siap_i_text_put_char(out, '-');
  siap_i_text_putf(out, "%llu", size / 100);
  unsigned rest = (unsigned)(size % 100);
  if (rest % 10)
    siap_i_text_putf(out, ".%02u", rest);
  else if (rest)
    siap_i_text_putf(out, ".%u", rest / 10);
}

/* What XML takes for a sign of its own; NULL: nothing. */
static const char *entity_of(uint32_t point)
{
  switch (point) {
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '&':
    return "&amp;";
  case '"':
    return "&quot;";
  case '\'':
    return "&#39;";
  case 0xFFFD:
    return "\xEF\xBF\xBD";
  default:
    return NULL;
  }
}

void siap_i_svg_escaped(siap_i_text *out, const char *bytes, size_t length)
{
  unsigned marks = 0;
  for (size_t at = 0; at < length;) {
    uint32_t shown;
    size_t size = siap_i_glyph_read(bytes + at, length - at, &shown);
    const char *entity = entity_of(shown);
    marks = siap_i_glyph_is_mark(shown) ? marks + 1 : shown ? 0 : marks;
    if (entity)
      siap_i_text_put(out, entity);
    else if (shown == ' ')
      siap_i_text_put_char(out, ' ');
    else if (shown && marks <= SIAP_I_GLYPH_MARKS)
      siap_i_text_put_bytes(out, bytes + at, size);
    at += size;
  }
}

void siap_i_svg_open(siap_i_text *out, const char *look)
{
  siap_i_text_put(out, "<g");
  siap_i_text_put(out, look);
  siap_i_text_put(out, ">\n");
}

void siap_i_svg_close(siap_i_text *out)
{
  siap_i_text_put(out, "</g>\n");
}

static void put_attribute(siap_i_text *out, const char *name, double value)
{
  siap_i_text_putf(out, " %s=\"", name);
  siap_i_svg_coordinate(out, value);
  siap_i_text_put_char(out, '"');
}

static void end_element(siap_i_text *out, const char *look)
{
  siap_i_text_put(out, look);
  siap_i_text_put(out, "/>\n");
}

void siap_i_svg_line(siap_i_text *out, double x1, double y1, double x2, double y2, const char *look)
{
  siap_i_text_put(out, "<line");
  put_attribute(out, "x1", x1);
  put_attribute(out, "y1", y1);
  put_attribute(out, "x2", x2);
  put_attribute(out, "y2", y2);
  end_element(out, look);
}

void siap_i_svg_rect(siap_i_text *out, double x, double y, double width, double height,
                     const char *look)
{
  siap_i_text_put(out, "<rect");
  put_attribute(out, "x", x);
  put_attribute(out, "y", y);
  put_attribute(out, "width", fmax(width, 0));
  put_attribute(out, "height", fmax(height, 0));
  end_element(out, look);
}

void siap_i_svg_circle(siap_i_text *out, double x, double y, double radius, const char *look)
{
  siap_i_text_put(out, "<circle");
  put_attribute(out, "cx", x);
  put_attribute(out, "cy", y);
  put_attribute(out, "r", radius);
  end_element(out, look);
}

void siap_i_svg_path(siap_i_text *out)
{
  siap_i_text_put(out, "<path d=\"");
}

void siap_i_svg_step(siap_i_text *out, char step, double x, double y)
{
  siap_i_text_put_char(out, step);
  if (step != 'V')
    siap_i_svg_coordinate(out, x);
  if (step != 'V' && step != 'H')
    siap_i_text_put_char(out, ' ');
  if (step != 'H')
    siap_i_svg_coordinate(out, y);
}

void siap_i_svg_path_end(siap_i_text *out, const char *look)
{
  siap_i_text_put_char(out, '"');
  end_element(out, look);
}

static void open_text(siap_i_text *out, siap_i_font font, double x, double y,
                      enum siap_i_anchor anchor, const char *look)
{
  siap_i_text_put(out, "<text");
  put_attribute(out, "x", x);
  put_attribute(out, "y", y);
  if (anchor != SIAP_I_START)
    siap_i_text_put(out, anchor == SIAP_I_END ? " text-anchor=\"end\"" : " text-anchor=\"middle\"");
  if (font.size != SIAP_I_SVG_SIZE)
    put_attribute(out, "font-size", font.size);
  if (font.bold)
    siap_i_text_put(out, " font-weight=\"bold\"");
  siap_i_text_put(out, look);
  siap_i_text_put_char(out, '>');
}

/* Each line is a <text> of its own: text that runs from the right cannot turn lines around. */
void siap_i_svg_label(siap_i_text *out, const siap_i_label *label, double x, double y,
                      enum siap_i_anchor anchor, const char *look)
{
  for (unsigned i = 0; i < label->lines; i++) {
    int ends = label->is_cut && i + 1 == label->lines;
    open_text(out, label->font, x, y + i * siap_i_label_step(label->font), anchor, look);
    if (ends) {
      siap_i_text_put(out, "<title>");
      siap_i_svg_escaped(out, label->words, strlen(label->words));
      siap_i_text_put(out, "</title>");
    }
    siap_i_svg_escaped(out, label->line[i].from, label->line[i].length);
    if (ends)
      siap_i_text_put(out, "\xE2\x80\xA6");
    else if (label->line[i].is_broken)
      siap_i_text_put_char(out, '-');
    siap_i_text_put(out, "</text>\n");
  }
}

void siap_i_svg_words(siap_i_text *out, const char *words, siap_i_font font, double x, double y,
                      enum siap_i_anchor anchor, const char *look)
{
  open_text(out, font, x, y, anchor, look);
  siap_i_svg_escaped(out, words, strlen(words));
  siap_i_text_put(out, "</text>\n");
}
