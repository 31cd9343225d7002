/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of calls in random order: what the written calls draw from and are held against. */
#ifndef SIAP_TEST_ORDERS_H
#define SIAP_TEST_ORDERS_H

#include <siap/siap.h>

#define MOST_THINGS 24
#define MOST_TEXTS 8
#define MOST_WORDS 48
#define MOST_SCRATCH 64
#define MOST_MEMOS 8
#define WORD_ROOM 64
#define LINE_ROOM 2000

typedef struct run run;

/* Text that was borrowed: it must stay as it was told for as long as its owner is kept. */
typedef struct memo {
  const char *at;
  uint64_t sum;
} memo;

/* An object, and how many references to it the run holds. */
typedef struct thing {
  void *at; /* NULL: the place is free */
  unsigned kind, number;
  size_t references;
  memo memo[MOST_MEMOS];
  size_t memos;
} thing;

typedef struct kind {
  const char *name;
  void (*drop)(void *at);
} kind;

typedef struct order {
  const char *name;
  void (*call)(run *r);
  int has_status;
} order;

typedef struct run {
  uint64_t seed, random, trace; /* trace: a sum of every line */
  size_t at;                    /* number of the call */
  int tells, failing, failed;   /* failing: allocations fail now and then */
  thing thing[MOST_THINGS];
  unsigned things;        /* made so far */
  char *text[MOST_TEXTS]; /* given by the library, not yet given back */
  size_t text_length[MOST_TEXTS];
  char word[MOST_WORDS][WORD_ROOM]; /* heard from the library */
  size_t words;
  void *scratch[MOST_SCRATCH]; /* arguments of this call */
  size_t scratches;
  const order *order; /* this call */
  char line[LINE_ROOM];
  size_t length;
  int missing;  /* a pointer that must not be NULL is */
  long starved; /* allocations that failed in this call */
  siap_status status;
} run;

/* Written by emit_calls.py. */
extern const kind kinds[];
extern const size_t kind_count;
extern const order orders[];
extern const size_t order_count;

/* ---- draw.c: arguments ---- */

extern const char *const paths[]; /* files that can be opened, and some that cannot */

uint64_t draw(run *r, uint64_t below);
int draw_odd(run *r); /* 1 in one of twelve */
/* A siap_file_reader that hands over what makes a seal, now and then something else or nothing. */
int32_t hand_siap_file(void *user, const char *role, const char *name, siap_file *file);
/* Whether a pointer for something that comes out is passed: nearly always, where it must be. */
int draw_whether(run *r, int may_be_null);
void *draw_poison(void);
thing *draw_thing(run *r, unsigned of_kind, int may_be_null);
void *thing_at(const thing *one);
/* `said`: words that the header quotes, NULL at the end; NULL: none */
const char *draw_text(run *r, const char *const *said, int may_be_null);
const char *draw_bytes(run *r, size_t *length, int may_be_null);
char *draw_given(run *r); /* a text that the library gave; it is given back by the call */
size_t draw_size(run *r);
uint32_t draw_number32(run *r);
int32_t draw_signed(run *r);
double draw_double(run *r);
size_t draw_count(run *r); /* elements of an array */
uint32_t draw_sizeof(run *r, size_t right);
void *draw_room(run *r, size_t count, size_t size, int may_be_null);
/* A struct that begins with its size, in as much room as that says; its own when only written. */
void *draw_struct(run *r, const void *own, size_t size, int is_read, int may_be_null);
/* The objects of some things, one of each place; NULL where there are none of the kind. */
const void *draw_things(run *r, unsigned of_kind, size_t count, int may_be_null);
const double *draw_doubles(run *r, size_t count, int may_be_null);
const uint8_t *draw_states(run *r, size_t count, int may_be_null);
const uint64_t *draw_numbers(run *r, size_t count, int may_be_null);
void draw_end(run *r); /* arguments of this call are no longer needed */

/* ---- things.c: objects and outcomes ---- */

void complain(run *r, const char *what);
void say(run *r, const char *format, ...) __attribute__((format(printf, 2, 3)));
void tell_number(run *r, int64_t number);
void tell_double(run *r, double number);
/* `allowed`: bit n stands for the status -n */
void end_status(run *r, siap_status got, uint32_t allowed);
void end_number(run *r, int64_t got);
void end_double(run *r, double got);
void end_text(run *r, const char *got, thing *owner);
void end_reference(run *r, unsigned of_kind, void *got, const thing *of);
void end_nothing(run *r);
void take_thing(run *r, unsigned of_kind, int was_passed, void *at, siap_status got);
void take_text(run *r, int was_passed, char *text, const size_t *length, siap_status got);
void give_back(run *r, thing *one); /* a reference has gone */
void forget(run *r, thing *one);    /* what was borrowed from it is gone */
void look_again(run *r);            /* at what was borrowed from one object */
void let_go(run *r);                /* of everything, in random order */

/* ---- start.c: what a run starts from ---- */

typedef struct document {
  const char *name;
  char *at;
  size_t length;
} document;

extern document documents[];
extern const size_t document_count;

const document *document_named(const char *name); /* NULL: none */
int start_documents(void); /* 0, or -1 with a message */
void end_documents(void);
void start(run *r);

/* ---- memory_counted.c, or memory_leaks.c where a sanitizer has the allocator ---- */

extern const int memory_can_fail;
void memory_before(run *r, int may_run_out);
void memory_after(run *r, int may_run_out);
/* Blocks that are not given back: a number to compare; -1 when it cannot be told. */
long memory_live(void);
int memory_leaks(void); /* 1: a sanitizer has found some, and said so */

#endif
