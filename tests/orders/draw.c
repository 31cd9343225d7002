/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments at random: good ones mostly, or nothing would be reached; and every kind of bad one. */
#include "orders.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FAR_TOO_LONG 8192 /* no struct of any version */
#define COUNT(list) (sizeof(list) / sizeof *(list))
#define PATH(name) TEST_ROOT "/" name

const char *const paths[] = {PATH("tests/oom/everything.xml"),
                             PATH("tests/oom/everything-evidence.xml"),
                             PATH("tests/oom/everything.xml"),
                             PATH("examples/data/malang-2023.csv"),
                             PATH("tests"), /* a folder */
                             PATH("no such file"),
                             NULL};

/* splitmix64: the same everywhere */
uint64_t draw(run *r, uint64_t below)
{
  uint64_t z = r->random += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  z ^= z >> 31;
  return below ? z % below : z;
}

static int one_in(run *r, uint64_t many)
{
  return draw(r, many) == 0;
}

int draw_odd(run *r)
{
  return one_in(r, 12);
}

/* NULL: often where it may be, and now and then where it may not. */
static int draw_null(run *r, int may_be_null)
{
  if (!one_in(r, may_be_null ? 3 : 40))
    return 0;
  r->missing |= !may_be_null;
  say(r, " NULL");
  return 1;
}

int draw_whether(run *r, int may_be_null)
{
  if (draw_null(r, may_be_null))
    return 0;
  say(r, " &out");
  return 1;
}

/* No address of anything: what the library leaves as it was is seen. */
void *draw_poison(void)
{
  return (void *)(uintptr_t)0x5A5A5A5A;
}

void *thing_at(const thing *one)
{
  return one ? one->at : NULL;
}

thing *draw_thing(run *r, unsigned of_kind, int may_be_null)
{
  thing *found[MOST_THINGS];
  size_t n = 0;
  if (draw_null(r, may_be_null))
    return NULL;
  for (size_t i = 0; i < MOST_THINGS; i++)
    if (r->thing[i].at && r->thing[i].kind == of_kind)
      found[n++] = &r->thing[i];
  if (n == 0) { /* failed before, or all given back */
    r->missing |= !may_be_null;
    say(r, " none");
    return NULL;
  }
  thing *one = found[draw(r, n)];
  say(r, " %s#%u", kinds[of_kind].name, one->number);
  return one;
}

/* ---- room that is exactly as large as it is said to be ---- */

static void *scratch(run *r, size_t bytes)
{
  void *made = malloc(bytes ? bytes : 1);
  if (!made || r->scratches == MOST_SCRATCH) {
    fputs("orders: no room for arguments\n", stderr);
    exit(EXIT_FAILURE);
  }
  return r->scratch[r->scratches++] = made;
}

void draw_end(run *r)
{
  for (size_t i = 0; i < r->scratches; i++)
    free(r->scratch[i]);
  r->scratches = 0;
}

void *draw_room(run *r, size_t count, size_t size, int may_be_null)
{
  /* an array of no elements may be nowhere */
  if (draw_null(r, may_be_null || count == 0))
    return NULL;
  void *made = scratch(r, count * size);
  memset(made, 0x5A, count * size);
  say(r, " [%zu]", count);
  return made;
}

/*
 * A caller of an older version has a shorter struct, one of a newer version a longer one: the room
 * is as long as the size says, so that a byte that is read beyond it is seen.
 */
void *draw_struct(run *r, const void *own, size_t size, int is_read, int may_be_null)
{
  if (!is_read)
    return draw_room(r, 1, size, may_be_null);
  if (draw_null(r, may_be_null))
    return NULL;
  uint32_t says = draw_sizeof(r, size);
  size_t room = says < sizeof says ? sizeof says : says < FAR_TOO_LONG ? says : FAR_TOO_LONG;
  unsigned char *made = scratch(r, room);
  memset(made, one_in(r, 3) ? 0x5A : 0, room);
  memcpy(made, own, room < size ? room : size);
  memcpy(made, &says, sizeof says);
  say(r, " {%u}", says);
  return made;
}

static double some_double(run *r)
{
  static const double far[] = {NAN,    INFINITY, -INFINITY, -0.0,  1e308, -1e308,
                               5e-324, 1e17,     0.1,       2.675, -1,    100};
  return one_in(r, 2) ? far[draw(r, COUNT(far))] : (double)draw(r, 401) / 100;
}

double draw_double(run *r)
{
  double number = some_double(r);
  tell_double(r, number);
  return number;
}

const void *draw_things(run *r, unsigned of_kind, size_t count, int may_be_null)
{
  const void **made = draw_room(r, count, sizeof *made, may_be_null);
  for (size_t i = 0; made && i < count; i++)
    made[i] = thing_at(draw_thing(r, of_kind, 0));
  return made;
}

const double *draw_doubles(run *r, size_t count, int may_be_null)
{
  double *made = draw_room(r, count, sizeof *made, may_be_null);
  int tame = !one_in(r, 4);
  for (size_t i = 0; made && i < count; i++)
    made[i] = tame ? (double)draw(r, 401) / 100 : some_double(r);
  return made;
}

const uint8_t *draw_states(run *r, size_t count, int may_be_null)
{
  uint8_t *made = draw_room(r, count, sizeof *made, may_be_null);
  int tame = !one_in(r, 4);
  for (size_t i = 0; made && i < count; i++)
    made[i] = (uint8_t)(tame ? draw(r, 5) * draw(r, 2) : draw(r, 256));
  return made;
}

const uint64_t *draw_numbers(run *r, size_t count, int may_be_null)
{
  uint64_t *made = draw_room(r, count, sizeof *made, may_be_null);
  int tame = !one_in(r, 4);
  for (size_t i = 0; made && i < count; i++)
    made[i] = tame ? draw(r, 2) : draw_size(r);
  return made;
}

/* ---- texts ---- */

static const char *const odd[] = {
    "",
    " ",
    "x",
    "EN",
    "id\n",
    "%s%n%d",
    "..",
    "\xff\xfe",
    "\xed\xa0\x80",
    "<&\">",
    "0",
    "-1",
    "a word that is longer than any name in any document, and then as much again, and then again",
};
/* what documents of start.c call things */
static const char *const known[] = {
    "id",   "en",      "everything", "cohort", "tiny",    "csv",   "xml",
    "json", "base",    "more",       "city",   "capital", "total", "one",
    "poor", "bappeda", "final",      "self",   "Kota",    "a",     "previous",
};

static const char *some_text(run *r, const char *const *said)
{
  size_t n = 0;
  while (said && said[n])
    n++;
  if (n && !one_in(r, 5))
    return said[draw(r, n)];
  if (one_in(r, 5))
    return odd[draw(r, COUNT(odd))];
  if (r->words && one_in(r, 2))
    return r->word[draw(r, r->words)];
  return known[draw(r, COUNT(known))];
}

/* A copy, gone after the call: the library may not keep the address. */
const char *draw_text(run *r, const char *const *said, int may_be_null)
{
  if (draw_null(r, may_be_null))
    return NULL;
  const char *text = some_text(r, said);
  size_t length = strlen(text);
  /* where the tree lies is no part of a trace */
  int is_path = strncmp(text, TEST_ROOT, sizeof TEST_ROOT - 1) == 0;
  say(r, " \"%s\"", is_path ? text + sizeof TEST_ROOT - 1 : text);
  return memcpy(scratch(r, length + 1), text, length + 1);
}

char *draw_given(run *r)
{
  size_t i = draw(r, MOST_TEXTS);
  char *text = r->text[i];
  say(r, text ? " text" : " NULL");
  r->text[i] = NULL;
  return text;
}

/* A document of start.c or one that the library wrote; now and then cut, or with a wrong byte. */
const char *draw_bytes(run *r, size_t *length, int may_be_null)
{
  if (draw_null(r, may_be_null)) {
    *length = one_in(r, 2) ? draw_size(r) : 0;
    return NULL;
  }
  size_t i = draw(r, document_count + MOST_TEXTS);
  int ours = i < document_count || !r->text[i - document_count];
  size_t known_at = i < document_count ? i : 0;
  const char *from = ours ? documents[known_at].at : r->text[i - document_count];
  *length = ours ? documents[known_at].length : r->text_length[i - document_count];
  int cut = one_in(r, 8), wrong = one_in(r, 8);
  if (cut)
    *length = draw(r, *length + 1);
  char *made = memcpy(scratch(r, *length), from, *length);
  if (wrong && *length)
    made[draw(r, *length)] = (char)draw(r, 256);
  say(r, " %s%s%s[%zu]", ours ? documents[known_at].name : "text", cut ? " cut" : "",
      wrong ? " wrong" : "", *length);
  return made;
}

int32_t hand_siap_file(void *user, const char *role, const char *name, siap_file *file)
{
  run *r = user;
  const document *right = document_named(strcmp(role, "rubric") == 0 ? "tiny" : "tiny answers");
  const document *given = draw_odd(r) ? &documents[draw(r, document_count)] : right;
  (void)name;
  file->bytes = given->at;
  file->length = given->length;
  file->more = draw_odd(r) && file->offset < 1000; /* allowed of documents only */
  return draw_odd(r) ? (int32_t)draw(r, 3) - 1 : 1;
}

/* ---- numbers ---- */

static uint64_t some_number(run *r, uint64_t most)
{
  static const uint64_t far[] = {0,
                                 1,
                                 64,
                                 4096,
                                 INT32_MAX,
                                 UINT32_MAX,
                                 UINT64_C(1) << 32,
                                 SIZE_MAX / 8,
                                 SIZE_MAX / 2,
                                 SIZE_MAX - 1,
                                 SIZE_MAX};
  uint64_t number = draw(r, one_in(r, 2) ? 4 : 24);
  if (one_in(r, 5))
    number = far[draw(r, COUNT(far))];
  else if (one_in(r, 5))
    number = draw(r, 200);
  number = number < most ? number : most;
  say(r, " %llu", (unsigned long long)number);
  return number;
}

size_t draw_size(run *r)
{
  return (size_t)some_number(r, SIZE_MAX);
}

uint32_t draw_number32(run *r)
{
  return (uint32_t)some_number(r, UINT32_MAX);
}

int32_t draw_signed(run *r)
{
  static const int32_t far[] = {INT32_MIN, -100, -9, -8, 5, 100, INT32_MAX};
  int32_t number = one_in(r, 4) ? far[draw(r, COUNT(far))] : (int32_t)draw(r, 11) - 5;
  say(r, " %d", number);
  return number;
}

size_t draw_count(run *r)
{
  size_t count = one_in(r, 20) ? 100 + draw(r, 200) : draw(r, 7);
  say(r, " %zu", count);
  return count;
}

uint32_t draw_sizeof(run *r, size_t right)
{
  static const uint32_t wrong[] = {0, 1, 3, 4096, 1u << 20, UINT32_MAX};
  uint32_t size = (uint32_t)right;
  if (draw_odd(r))
    size = one_in(r, 2) ? wrong[draw(r, COUNT(wrong))] : (uint32_t)(right - 8 + draw(r, 17));
  return size;
}
