/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 1. The words of a finding: templates filled, lines laid out, near words found. */
#include "services/findings_text.h"

#include "ground/text.h"
#include "services/findings.h"

#include <string.h>

#define LONGEST_WORD 120
#define LONGEST_TEXT 512
#define LONGEST_NEAR 64
#define ELLIPSIS "\xE2\x80\xA6"

/* Where to cut so that at most `most` bytes stay and no character is split. */
static size_t cut_at(const char *bytes, size_t length, size_t most)
{
  if (length <= most) {
    return length;
  }
  while (most && ((unsigned char)bytes[most] & 0xC0) == 0x80) {
    most--;
  }
  return most;
}

/* Shorten what was appended since `start`; `more` when there was more that was never appended. */
static void shorten(siap_i_text *text, size_t start, size_t most, int more)
{
  size_t length = text->length - start;
  if (!text->failed && (length > most || more)) {
    text->length = start + cut_at(text->bytes + start, length, most - strlen(ELLIPSIS));
    siap_i_text_put(text, ELLIPSIS);
  }
}

static void put_word(siap_i_text *text, const char *word)
{
  size_t start = text->length, length = strnlen(word ? word : "", LONGEST_WORD + 1);
  int more = length > LONGEST_WORD;
  if (length) {
    /* Escaping never makes text shorter, so no more than this can be needed. */
    siap_i_text_escaped(text, word, more ? cut_at(word, length, LONGEST_WORD) : length);
    shorten(text, start, LONGEST_WORD, more);
  }
}

static void fill(siap_i_text *text, const char *model, const char *const words[SIAP_I_WORDS])
{
  while (*model) {
    size_t plain = strcspn(model, "{");
    siap_i_text_put_bytes(text, model, plain);
    model += plain;
    if (model[0] == '{' && model[1] >= '1' && model[1] <= '0' + SIAP_I_WORDS && model[2] == '}') {
      put_word(text, words[model[1] - '1']);
      model += 3;
    } else if (*model) {
      siap_i_text_put_char(text, *model++);
    }
  }
}

char *siap_i_findings_fill_text(const siap_i_message *message, int language,
                                const char *const words[SIAP_I_WORDS])
{
  siap_i_text text = {0};
  fill(&text, message->text[language], words);
  shorten(&text, 0, LONGEST_TEXT, 0);
  return siap_i_text_take(&text, NULL);
}

char *siap_i_findings_fill_hint(const siap_i_message *message, int language,
                                const char *const words[SIAP_I_WORDS], const char *near)
{
  static const char *const question[] = {"Did you mean \"", "Apakah maksud Anda \""};
  siap_i_text text = {0};
  fill(&text, message->hint[language], words);
  if (near) {
    siap_i_text_put(&text, text.length ? " " : "");
    siap_i_text_put(&text, question[language]);
    put_word(&text, near);
    siap_i_text_put(&text, "\"?");
  }
  return siap_i_text_take(&text, NULL);
}

char *siap_i_findings_fill_path(const char *path)
{
  siap_i_text text = {0};
  put_word(&text, path);
  return siap_i_text_take(&text, NULL);
}

/* Behind the agency that must act stands what it must do. */
char *siap_i_findings_show(const siap_i_shown *shown)
{
  static const char *const severity[][2] = {
      {"note", "catatan"}, {"warning", "peringatan"}, {"error", "kesalahan"}};
  static const char *const line_word[] = {"line ", "baris "};
  siap_i_text text = {0};
  siap_i_text_escaped(&text, shown->source, strlen(shown->source));
  if (shown->line) {
    siap_i_text_put(&text, text.length ? ":" : line_word[shown->language]);
    siap_i_text_putf(&text, "%lu", (unsigned long)shown->line);
  }
  siap_i_text_put(&text, text.length ? ": " : "");
  siap_i_text_putf(&text, "%s %s: ", severity[shown->severity][shown->language], shown->code);
  siap_i_text_put(&text, shown->text);
  if (shown->path[0]) {
    siap_i_text_put(&text, " (");
    siap_i_text_put(&text, shown->path);
    siap_i_text_put_char(&text, ')');
  }
  siap_i_text_put_char(&text, '\n');
  if (shown->hint[0]) {
    siap_i_text_put(&text, "  ");
    if (shown->holder[0])
      siap_i_text_putf(&text, "%s: ", shown->holder);
    siap_i_text_put(&text, shown->hint);
    siap_i_text_put_char(&text, '\n');
  }
  return siap_i_text_take(&text, NULL);
}

static unsigned least(unsigned a, unsigned b)
{
  return a < b ? a : b;
}

/* Optimal string alignment: insert, delete, replace, swap neighbours, each costs 1. */
static unsigned edit_distance(const char *a, size_t n, const char *b, size_t m)
{
  unsigned rows[3][LONGEST_NEAR + 1];
  unsigned *before = rows[0], *last = rows[1], *row = rows[2];
  for (size_t j = 0; j <= m; j++) {
    last[j] = (unsigned)j;
  }
  for (size_t i = 1; i <= n; i++) {
    row[0] = (unsigned)i;
    for (size_t j = 1; j <= m; j++) {
      unsigned cost = a[i - 1] != b[j - 1];
      row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = least(row[j], before[j - 2] + 1);
      }
    }
    unsigned *spare = before;
    before = last;
    last = row;
    row = spare;
  }
  return last[m];
}

void siap_i_near_offer(siap_i_near *best, const char *wanted, const char *candidate)
{
  if (!wanted || !candidate) {
    return;
  }
  size_t n = strnlen(wanted, LONGEST_NEAR + 1), m = strnlen(candidate, LONGEST_NEAR + 1);
  unsigned most = n < 8 ? 1 : n < 12 ? 2 : 3;
  /* A word of one letter is one edit from every other: nothing is near it. */
  if (n < 2 || n > LONGEST_NEAR || m > LONGEST_NEAR || n > m + most || m > n + most) {
    return;
  }
  unsigned distance = edit_distance(wanted, n, candidate, m);
  if (distance <= most && (!best->word || distance < best->distance)) {
    *best = (siap_i_near){candidate, distance};
  }
}
