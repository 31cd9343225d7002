/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. The bytes of an XML document looked over before a parser sees them. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "readers/xml_scan.h"

#include "ground/memory.h"
#include "ground/text.h"
#include "readers/xml_reference.h"

#include <stdio.h>
#include <string.h>

#define LONGEST_DECLARATION 256
#define MOST_NAMESPACES 16
#define MOST_INSTRUCTIONS 1000 /* libxml2 keeps the name of each */
#define DEEPEST 256 /* where libxml2 stops by itself, with a worse message */

typedef struct scan {
  const char *bytes;
  size_t length, at;
  size_t line_start, lines_until; /* the line's first byte; how far lines were counted */
  uint32_t line;
  const char *source;
  const siap_limits *limits;
  siap_i_xml_places *places;
  siap_findings *findings;
  size_t depth, namespaces, instructions;
} scan;

/* ASCII only: strcasecmp() follows the locale. `upper` is upper case. */
static int is_word(const char *text, const char *upper)
{
  for (; *text && *upper; text++, upper++) {
    if ((*text >= 'a' && *text <= 'z' ? *text - 'a' + 'A' : *text) != *upper) {
      return 0;
    }
  }
  return *text == *upper;
}

/* Places are asked for in order, so that every byte is looked at once. */
static siap_i_place place_at(scan *s, size_t offset)
{
  const char *newline;
  while (s->lines_until < offset &&
         (newline = memchr(s->bytes + s->lines_until, '\n', offset - s->lines_until)) != NULL) {
    s->lines_until = s->line_start = (size_t)(newline - s->bytes) + 1;
    s->line++;
  }
  s->lines_until = offset > s->lines_until ? offset : s->lines_until;
  return (siap_i_place){s->source, s->line, (uint32_t)(offset - s->line_start) + 1};
}

static siap_status refuse(scan *s, siap_status status, enum siap_i_code code, const char *word)
{
  siap_i_report(s->findings, code, place_at(s, s->at), word, NULL, NULL, NULL);
  return status;
}

static siap_status refuse_limit(scan *s, enum siap_i_code code, uint64_t most)
{
  char word[24];
  snprintf(word, sizeof word, "%llu", (unsigned long long)most);
  return refuse(s, SIAP_ERR_LIMIT, code, word);
}

/* Offset behind the next `end`, or the length when there is none: the parser will say so. */
static size_t behind(const scan *s, size_t from, const char *end)
{
  const char *found =
      from < s->length ? memmem(s->bytes + from, s->length - from, end, strlen(end)) : NULL;
  return found ? (size_t)(found - s->bytes) + strlen(end) : s->length;
}

static int starts_with(const scan *s, size_t at, const char *words)
{
  size_t n = strlen(words);
  return s->length - at >= n && memcmp(s->bytes + at, words, n) == 0;
}

/* One name="value" of the declaration; 0 at its end, -1 when malformed. */
static int next_part(const char **at, const char *end, char name[16], char value[64])
{
  const char *from = *at;
  while (*at < end && siap_i_is_blank(**at)) {
    ++*at;
  }
  if (*at == end) {
    return 0;
  }
  const char *start = *at;
  if (start == from) {
    return -1;
  }
  while (*at < end && !siap_i_is_blank(**at) && **at != '=') {
    ++*at;
  }
  size_t n = (size_t)(*at - start);
  if (n == 0 || n >= 16) {
    return -1;
  }
  memcpy(name, start, n);
  name[n] = '\0';
  while (*at < end && (siap_i_is_blank(**at) || **at == '=')) {
    ++*at;
  }
  if (*at == end || (**at != '"' && **at != '\'')) {
    return -1;
  }
  start = *at + 1;
  const char *close = memchr(start, **at, (size_t)(end - start));
  if (!close || close - start >= 64) {
    return -1;
  }
  memcpy(value, start, (size_t)(close - start));
  value[close - start] = '\0';
  *at = close + 1;
  return 1;
}

/* The encoding is US-ASCII: find the first byte that is not. */
static siap_status check_ascii(scan *s)
{
  for (size_t i = 0; i < s->length; i++) {
    if ((unsigned char)s->bytes[i] >= 0x80) {
      s->at = i;
      return refuse(s, SIAP_ERR_SYNTAX, SIAP_I_E149, NULL);
    }
  }
  return SIAP_OK;
}

static siap_status check_declaration(scan *s)
{
  char name[16], value[64];
  int versions = 0, ascii = 0, more;
  if (!starts_with(s, 0, "<?xml") || s->length < 6 || !siap_i_is_blank(s->bytes[5])) {
    return SIAP_OK;
  }
  size_t end = behind(s, 5, "?>");
  if (end > LONGEST_DECLARATION || !starts_with(s, end - 2, "?>")) {
    return refuse(s, SIAP_ERR_SYNTAX, SIAP_I_E140, NULL);
  }
  const char *at = s->bytes + 5, *close = s->bytes + end - 2;
  while ((more = next_part(&at, close, name, value)) > 0) {
    if (strcmp(name, "version") == 0) {
      versions++;
      if (strcmp(value, "1.0") != 0) {
        return refuse(s, SIAP_ERR_SYNTAX, SIAP_I_E141, value);
      }
    } else if (strcmp(name, "encoding") == 0) {
      ascii = is_word(value, "US-ASCII");
      if (!ascii && !is_word(value, "UTF-8")) {
        return refuse(s, SIAP_ERR_SYNTAX, SIAP_I_E142, value);
      }
    } else if (strcmp(name, "standalone") != 0) {
      more = -1;
      break;
    }
  }
  if (more < 0 || versions != 1) {
    return refuse(s, SIAP_ERR_SYNTAX, SIAP_I_E140, NULL);
  }
  s->at = end;
  return ascii ? check_ascii(s) : SIAP_OK;
}

/* The first place that is certainly no XML: a parser stumbles there, and has no need of the rest. */
static void note_broken(scan *s, size_t at)
{
  if (at < s->places->broken) {
    s->places->broken = at;
  }
}

/* "]]>" outside CDATA. */
static void note_ends(scan *s, size_t from, size_t to)
{
  const char *end = from < to ? memmem(s->bytes + from, to - from, "]]>", 3) : NULL;
  if (end) {
    note_broken(s, (size_t)(end - s->bytes));
  }
}

/* "--" inside a comment, which begins at s->at. */
static void note_hyphens(scan *s)
{
  size_t hyphens = behind(s, s->at + 4, "--");
  if (hyphens < s->length && s->bytes[hyphens] != '>') {
    note_broken(s, hyphens);
  }
}

static void note_references(scan *s, size_t from, size_t to)
{
  size_t broken = siap_i_xml_broken_reference(s->bytes + from, to - from);
  if (broken < to - from) {
    note_broken(s, from + broken);
  }
}

/* What stands in a start tag. */
typedef struct tag {
  size_t end, attributes; /* end: offset behind its ">" */
  int closed;             /* it ends in "/>" */
  int broken;             /* no tag at all: the parser will say what is wrong with it */
} tag;

static void look_over_tag(scan *s, tag *t)
{
  const char *b = s->bytes;
  size_t i = s->at + 1;
  size_t stop = s->length - s->at > s->limits->text ? s->at + s->limits->text + 1 : s->length;
  *t = (tag){.broken = 1};
  for (; i < stop; i++) {
    char c = b[i];
    if (c > '>' && c != 'x') {
      continue; /* most letters of most tags */
    }
    if (c == '>') {
      *t = (tag){.end = i + 1, .attributes = t->attributes, .closed = b[i - 1] == '/'};
      return;
    }
    if (c == '<') {
      note_broken(s, i);
      return;
    }
    if (c == '"' || c == '\'') {
      const char *end = memchr(b + i + 1, c, s->length - i - 1);
      /* XML has no "<" in a value: a quotation mark was forgotten, and nothing can be counted. */
      const char *open = memchr(b + i, '<', end ? (size_t)(end - b) - i : s->length - i);
      if (open) {
        note_broken(s, (size_t)(open - b));
      }
      if (!end || open) {
        return;
      }
      note_references(s, i, (size_t)(end - b));
      t->attributes++;
      i = (size_t)(end - b);
    } else if (c == 'x' && siap_i_is_blank(b[i - 1]) && starts_with(s, i, "xmlns")) {
      char after = i + 5 < s->length ? b[i + 5] : '\0';
      s->namespaces += after == ':' || after == '=' || siap_i_is_blank(after);
    }
  }
  *t = (tag){.end = i, .broken = i >= s->length, .attributes = t->attributes};
}

static siap_status add_place(scan *s)
{
  siap_i_xml_places *places = s->places;
  struct siap_i_xml_place *grown =
      siap_i_grow(places->at, &places->capacity, places->count + 1, sizeof *grown);
  if (!grown) {
    return refuse(s, SIAP_ERR_MEMORY, SIAP_I_E119, NULL);
  }
  siap_i_place place = place_at(s, s->at);
  places->at = grown;
  grown[places->count++] = (struct siap_i_xml_place){place.line, place.column};
  return SIAP_OK;
}

static siap_status start_tag(scan *s)
{
  size_t deepest = s->limits->depth < DEEPEST ? s->limits->depth : DEEPEST;
  tag t;
  if (s->places->count >= s->limits->elements) {
    return refuse_limit(s, SIAP_I_E112, s->limits->elements);
  }
  if (s->depth >= deepest) {
    return refuse_limit(s, SIAP_I_E111, deepest);
  }
  siap_status status = add_place(s);
  if (status != SIAP_OK) {
    return status;
  }
  look_over_tag(s, &t);
  if (t.broken) {
    s->at = s->length;
    return SIAP_OK;
  }
  if (t.end - s->at > s->limits->text) {
    return refuse_limit(s, SIAP_I_E114, s->limits->text);
  }
  if (t.attributes > s->limits->attributes) {
    return refuse_limit(s, SIAP_I_E113, s->limits->attributes);
  }
  if (s->namespaces > MOST_NAMESPACES) {
    return refuse_limit(s, SIAP_I_E115, MOST_NAMESPACES);
  }
  s->depth += !t.closed;
  s->at = t.end;
  return SIAP_OK;
}

/* s->at is at a "<". */
static siap_status markup(scan *s)
{
  char next = s->at + 1 < s->length ? s->bytes[s->at + 1] : '\0';
  if (next == '/') {
    const char *end = memchr(s->bytes + s->at, '>', s->length - s->at);
    s->depth -= s->depth > 0;
    s->at = end ? (size_t)(end - s->bytes) + 1 : s->length;
  } else if (next == '?') {
    if (++s->instructions > MOST_INSTRUCTIONS) {
      return refuse_limit(s, SIAP_I_E117, MOST_INSTRUCTIONS);
    }
    s->at = behind(s, s->at + 2, "?>");
  } else if (next != '!') {
    if (next == '<' || next == '>' || next == '=' || siap_i_is_blank(next)) {
      note_broken(s, s->at);
    }
    return start_tag(s);
  } else if (starts_with(s, s->at, "<!--")) {
    note_hyphens(s);
    s->at = behind(s, s->at + 4, "-->");
  } else if (starts_with(s, s->at, "<![CDATA[")) {
    s->at = behind(s, s->at + 9, "]]>");
  } else {
    return refuse(s, SIAP_ERR_SYNTAX, SIAP_I_E139, NULL);
  }
  return SIAP_OK;
}

siap_status siap_i_xml_scan(const char *bytes, size_t length, const char *source,
                            const siap_limits *limits, siap_i_xml_places *places,
                            siap_findings *findings)
{
  scan s = {.bytes = bytes,
            .length = length,
            .line = 1,
            .source = source,
            .limits = limits,
            .places = places,
            .findings = findings};
  places->broken = length;
  siap_status status = check_declaration(&s);
  while (status == SIAP_OK && s.at < length) {
    const char *open = memchr(bytes + s.at, '<', length - s.at);
    note_ends(&s, s.at, open ? (size_t)(open - bytes) : length);
    note_references(&s, s.at, open ? (size_t)(open - bytes) : length);
    if (!open) {
      break;
    }
    s.at = (size_t)(open - bytes);
    status = markup(&s);
  }
  if (status == SIAP_OK && places->count == 0) {
    s.at = 0;
    s.line = 1;
    s.line_start = s.lines_until = 0;
    status = refuse(&s, SIAP_ERR_SYNTAX, SIAP_I_E143, NULL);
  }
  return status;
}
