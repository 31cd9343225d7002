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
  int is_broken;
} taken;

static int may_break(uint32_t shown)
{
  return shown == '-' || shown == '/' || shown == 0x2013 || shown == 0x2014;
}

static int is_letter(uint32_t shown)
{
  return (shown >= 'A' && shown <= 'Z') || (shown >= 'a' && shown <= 'z') ||
         (shown >= 0xC0 && shown < 0x250 && shown != 0xD7 && shown != 0xF7);
}

/* Letters that a hyphen leaves on the next line at least, and how far back it may go for them. */
#define LEFT 3
#define BACK 8

static unsigned letters_from(const reading *in, size_t at)
{
  unsigned letters = 0;
  while (at < in->length && letters < LEFT) {
    uint32_t shown;
    at += siap_i_glyph_read(in->words + at, in->length - at, &shown);
    if (!is_letter(shown))
      break;
    letters++;
  }
  return letters;
}

/* A word that is broken: as it is, or with a hyphen after one of the last letters of `past`. */
static taken break_word(const reading *in, taken now, const taken past[BACK], unsigned letters,
                        double room)
{
  double hyphen = siap_i_glyph_breadth('-', in->font);
  unsigned after = letters_from(in, now.next);
  for (unsigned back = 0; after > 0 && back + LEFT <= letters && back < BACK; back++) {
    taken line = past[(letters - back) % BACK];
    if (after + back < LEFT || line.breadth + hyphen > room)
      continue;
    line.breadth += hyphen;
    line.is_broken = 1;
    return line;
  }
  return now;
}

/* With `by_words` 0 a word may be broken anywhere; marks stay with what they stand on. */
static taken take_line(const reading *in, size_t at, double room, int by_words)
{
  taken line = {at, at, 0, 0}, now = line, past[BACK];
  unsigned letters = 0; /* of the word so far; past[n % BACK] is behind the n-th */
  double solid = 0;     /* breadth without blanks at the end */
  int any = 0;
  while (now.next < in->length) {
    uint32_t shown;
    size_t size = siap_i_glyph_read(in->words + now.next, in->length - now.next, &shown);
    double more = siap_i_glyph_breadth(shown, in->font);
    if (shown == ' ') {
      line = (taken){now.end, now.next + size, solid, 0};
      any = 1;
    } else if (more > 0 && now.breadth + more > room) {
      if (any && by_words)
        return line;
      if (now.end <= at)
        return (taken){now.next + size, now.next + size, more, 0};
      if (by_words)
        return break_word(in, now, past, letters, room);
      now.breadth = solid;
      return now;
    }
    now.next += size;
    now.breadth += more;
    if (shown != ' ') {
      now.end = now.next;
      solid = now.breadth;
    }
    letters = is_letter(shown) ? letters + 1 : more > 0 ? 0 : letters;
    past[letters % BACK] = now;
    if (may_break(shown)) {
      line = now;
      any = 1;
    }
  }
  now.breadth = solid;
  return now;
}

/* The last line of a text that goes on: behind a word, unless that would leave much of it empty. */
static taken take_last(const reading *in, size_t at, double room)
{
  taken words = take_line(in, at, room, 1);
  taken any = take_line(in, at, room, 0);
  return !words.is_broken && words.breadth >= 0.6 * any.breadth ? words : any;
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
      line = take_last(&in, at, room - ellipsis);
      line.breadth += ellipsis;
      label.is_cut = 1;
    }
    label.line[label.lines++] = (siap_i_line){words + at, line.end - at, line.is_broken};
    label.breadth = fmax(label.breadth, line.breadth);
    at = next;
  }
  if (label.breadth > room) { /* not one character fits */
    label.lines = 0;
    label.breadth = 0;
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
