/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Lines are broken behind blanks, hyphens and strokes; else wherever the room ends. */
#include "drawing/label.h"

#include <math.h>
#include <string.h>

typedef struct reading {
  const char *words;
  size_t length;
  siap_i_font font;
  double room;
} reading;

static size_t skip_blanks(const reading *in, size_t at)
{
  while (at < in->length) {
    uint32_t shown;
    size_t size = siap_i_glyph_read(in->words + at, in->length - at, &shown);
    if (shown != ' ' && shown != 0)
      break;
    at += size;
  }
  return at;
}

/* One line from `at`: where its text ends, how broad that is, and where the next line begins. */
typedef struct taken {
  size_t end, next;
  double breadth;
} taken;

static int may_break(uint32_t shown)
{
  return shown == '-' || shown == '/' || shown == 0x2013 || shown == 0x2014;
}

/* With `whole` 0 a word may be broken anywhere; marks stay with what they stand on. */
static taken take_line(const reading *in, size_t at, double room, int by_words)
{
  taken line = {at, at, 0}, now = line;
  int any = 0;
  while (now.next < in->length) {
    uint32_t shown;
    size_t size = siap_i_glyph_read(in->words + now.next, in->length - now.next, &shown);
    double more = siap_i_glyph_breadth(shown, in->font);
    if (shown == ' ') {
      line = (taken){now.end, now.next + size, now.breadth};
      any = 1;
    } else if (more > 0 && now.breadth + more > room) {
      if (any && by_words)
        return line;
      return now.end > at ? now : (taken){now.next + size, now.next + size, more};
    }
    now.next += size;
    now.breadth += more;
    if (shown != ' ')
      now.end = now.next;
    if (may_break(shown)) {
      line = now;
      any = 1;
    }
  }
  return now;
}

siap_i_label siap_i_label_wrap(const char *words, siap_i_font font, double room, unsigned most)
{
  siap_i_label label = {.words = words, .font = font};
  reading in = {words, words ? strlen(words) : 0, font, room};
  double ellipsis = siap_i_glyph_breadth(SIAP_I_GLYPH_ELLIPSIS, font);
  most = most < SIAP_I_LABEL_LINES ? most : SIAP_I_LABEL_LINES;
  for (size_t at = skip_blanks(&in, 0); at < in.length && label.lines < most;) {
    taken line = take_line(&in, at, room, 1);
    size_t next = skip_blanks(&in, line.next);
    if (label.lines + 1 == most && next < in.length) {
      line = take_line(&in, at, room - ellipsis, 0);
      line.breadth += ellipsis;
      label.is_cut = 1;
    }
    label.line[label.lines++] = (siap_i_line){words + at, line.end - at};
    label.breadth = fmax(label.breadth, line.breadth);
    at = next;
  }
  return label;
}

double siap_i_label_step(siap_i_font font)
{
  return 1.2 * font.size;
}

double siap_i_label_height(const siap_i_label *label)
{
  return label->lines * siap_i_label_step(label->font);
}
