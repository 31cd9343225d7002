/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects with the references that a run holds, and what must be so after each call. */
#include "orders.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t sum_of(uint64_t sum, const char *text, size_t length)
{
  for (size_t i = 0; i < length; i++)
    sum = (sum ^ (unsigned char)text[i]) * UINT64_C(1099511628211); /* FNV-1a */
  return sum;
}

void say(run *r, const char *format, ...)
{
  va_list more;
  va_start(more, format);
  int length = vsnprintf(r->line + r->length, LINE_ROOM - r->length, format, more);
  va_end(more);
  r->length += length > 0 ? (size_t)length : 0;
  if (r->length > LINE_ROOM - 1)
    r->length = LINE_ROOM - 1;
}

void complain(run *r, const char *what)
{
  if (!r->failed)
    printf("not ok - seed %llu, call %zu: %s\n  %s\n", (unsigned long long)r->seed, r->at, what,
           r->line);
  r->failed = 1;
}

/* Numbers as text would follow the locale: a decimal comma is no other trace. */
void tell_number(run *r, int64_t number)
{
  say(r, " %lld", (long long)number);
}

void tell_double(run *r, double number)
{
  uint64_t bits = 0;
  memcpy(&bits, &number, sizeof bits);
  say(r, isnan(number) ? " NaN" : " %016llx", (unsigned long long)bits);
}

/* ---- outcomes ---- */

void end_status(run *r, siap_status got, uint32_t allowed)
{
  r->status = got;
  say(r, " = %s", siap_status_name(got));
  if (got > 0 || got < -31 || !(allowed & 1u << -got))
    complain(r, "a status that the header does not name");
  /* which of two faults is told is left open, but running out of memory may come first */
  if (r->missing && got != SIAP_ERR_ARG && got != SIAP_ERR_MEMORY)
    complain(r, "a pointer that must not be NULL is, and the status is not SIAP_ERR_ARG");
  if (got == SIAP_ERR_MEMORY && !r->starved)
    complain(r, "out of memory, though no allocation failed");
  if (got == SIAP_ERR_BUG)
    complain(r, "the library says that it has a fault");
}

void end_number(run *r, int64_t got)
{
  say(r, " =");
  tell_number(r, got);
}

void end_double(run *r, double got)
{
  say(r, " =");
  tell_double(r, got);
}

void end_nothing(run *r)
{
  say(r, " done");
}

/* Short words are used as arguments later on. */
static void hear(run *r, const char *text, size_t length)
{
  if (length == 0 || length >= WORD_ROOM)
    return;
  size_t place = r->words < MOST_WORDS ? r->words++ : draw(r, MOST_WORDS);
  memcpy(r->word[place], text, length + 1);
}

void end_text(run *r, const char *got, thing *owner)
{
  if (!got) {
    say(r, " = NULL");
    return;
  }
  size_t length = strlen(got);
  say(r, " = \"%.*s\"", length < 300 ? (int)length : 300, got);
  hear(r, got, length);
  if (owner)
    owner->memo[owner->memos++ % MOST_MEMOS] = (memo){got, sum_of(0, got, length)};
}

void forget(run *r, thing *one)
{
  (void)r;
  if (one)
    one->memos = 0;
}

static void look_at(run *r, const thing *one)
{
  size_t kept = one->memos < MOST_MEMOS ? one->memos : MOST_MEMOS;
  for (size_t i = 0; i < kept; i++)
    if (sum_of(0, one->memo[i].at, strlen(one->memo[i].at)) != one->memo[i].sum)
      complain(r, "text that was borrowed has changed");
}

void look_again(run *r)
{
  const thing *one = &r->thing[draw(r, MOST_THINGS)];
  if (one->at)
    look_at(r, one);
}

/* ---- references ---- */

void give_back(run *r, thing *one)
{
  (void)r;
  if (one && --one->references == 0)
    *one = (thing){0};
}

static void drop(run *r, thing *one)
{
  kinds[one->kind].drop(one->at);
  give_back(r, one);
}

static thing *find(run *r, const void *at)
{
  for (size_t i = 0; i < MOST_THINGS; i++)
    if (r->thing[i].at == at)
      return &r->thing[i];
  return NULL;
}

/* A place for one more: where there is none, an object goes with all its references. */
static thing *place_for(run *r)
{
  thing *place = find(r, NULL);
  if (place)
    return place;
  place = &r->thing[draw(r, MOST_THINGS)];
  for (size_t n = place->references; n > 0; n--)
    drop(r, place);
  return place;
}

static void add_reference(run *r, unsigned of_kind, void *at)
{
  thing *one = find(r, at);
  if (!one) {
    one = place_for(r);
    *one = (thing){.at = at, .kind = of_kind, .number = ++r->things};
  } else if (one->kind != of_kind)
    complain(r, "one address for two kinds of objects");
  one->references++;
  say(r, " -> %s#%u", kinds[of_kind].name, one->number);
}

void end_reference(run *r, unsigned of_kind, void *got, const thing *of)
{
  say(r, " =");
  if (got != thing_at(of))
    complain(r, "another reference is another object");
  if (got)
    add_reference(r, of_kind, got);
}

/* What must be so of any pointer that comes out; 1 when there is something to keep. */
static int is_given(run *r, int was_passed, const void *at, siap_status got)
{
  if (!was_passed)
    return 0;
  if (got == SIAP_OK && (!at || at == draw_poison())) {
    complain(r, "done, and yet nothing is given");
    return 0;
  }
  if (got != SIAP_OK && at)
    complain(r, "failed, and yet what comes out is not NULL");
  return got == SIAP_OK;
}

void take_thing(run *r, unsigned of_kind, int was_passed, void *at, siap_status got)
{
  if (is_given(r, was_passed, at, got))
    add_reference(r, of_kind, at);
}

void take_text(run *r, int was_passed, char *text, const size_t *length, siap_status got)
{
  if (!is_given(r, was_passed, text, got))
    return;
  size_t bytes = strlen(text);
  if (length && *length != bytes)
    complain(r, "the length is not that of the text");
  say(r, " -> text[%zu] %016llx", bytes, (unsigned long long)sum_of(0, text, bytes));
  size_t place = draw(r, MOST_TEXTS);
  siap_free(r->text[place]);
  r->text[place] = text;
  r->text_length[place] = bytes;
}

void let_go(run *r)
{
  thing *left[MOST_THINGS];
  size_t n = 0;
  for (size_t i = 0; i < MOST_THINGS; i++)
    if (r->thing[i].at)
      left[n++] = &r->thing[i];
  while (n > 0) {
    size_t i = draw(r, n);
    look_at(r, left[i]);
    drop(r, left[i]);
    if (!left[i]->at)
      left[i] = left[--n];
  }
  for (size_t i = 0; i < MOST_TEXTS; i++) {
    siap_free(r->text[i]);
    r->text[i] = NULL;
  }
}
