/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Public calls in random order on objects that are good, failed or let go by all but their
 * children. Each seed is run twice: both traces must be the same, and the second may leave no block
 * more.
 */
#include "orders.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define CALLS 150 /* in one run, at most */
#define MOST_CALLS 1000
#define TOLD 5
#define SEEDS_A_LOOK 100
#define ALL_ARE_REACHED 2000 /* by so many seeds every function is called, and succeeds */

static run now;
static const char *program;
static size_t *called, *succeeded;
static uint64_t after[MOST_CALLS]; /* the trace after each call of the first run */

typedef struct wish {
  uint64_t from;
  size_t seeds, seconds, calls;
  int tells, failing, counts;
} wish;

static void replay_words(char *words, size_t room)
{
  snprintf(words, room, "  again: %s%s --seed %llu --trace\n", program,
           now.failing ? " --failing" : "", (unsigned long long)now.seed);
}

/* ---- when the program dies ---- */

static void write_all(const char *text)
{
  if (write(1, text, strlen(text)) < 0)
    return;
}

static void tell_death(void)
{
  static char words[600];
  snprintf(words, sizeof words, "not ok - seed %llu, call %zu: the program ends here\n  ",
           (unsigned long long)now.seed, now.at);
  write_all(words);
  write_all(now.line);
  replay_words(words, sizeof words);
  write_all("\n");
  write_all(words);
}

static void on_signal(int number)
{
  tell_death();
  signal(number, SIG_DFL);
  raise(number);
}

/* of the sanitizers, where they are linked in */
extern void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));

static void watch(void)
{
  static const int numbers[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGALRM};
  if (__sanitizer_set_death_callback)
    __sanitizer_set_death_callback(tell_death);
  else
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
      signal(numbers[i], on_signal);
}

/* ---- one run ---- */

static void end_line(run *r)
{
  for (size_t i = 0; i < r->length; i++)
    r->trace = (r->trace ^ (unsigned char)r->line[i]) * UINT64_C(1099511628211);
  if (r->tells)
    printf("%5zu %s\n", r->at, r->line);
}

/* Calls that have a status are what makes and changes: they come as often as all the getters. */
static size_t pick(run *r)
{
  size_t i = draw(r, order_count);
  for (int tries = 0; tries < 2 && !orders[i].has_status; tries++)
    i = draw(r, order_count);
  return i;
}

static void one_call(run *r)
{
  size_t i = pick(r);
  r->order = &orders[i];
  r->length = 0;
  r->missing = 0;
  r->status = SIAP_OK;
  say(r, "%s", r->order->name);
  if (r->tells > 1) /* before it, as it may be the last */
    printf("%5zu %s ...\n", r->at, r->order->name), fflush(stdout);
  r->order->call(r);
  draw_end(r);
  called[i]++;
  succeeded[i] += r->status == SIAP_OK;
  end_line(r);
  if (draw(r, 3) == 0)
    look_again(r);
}

/* The second run says where it leaves the first. */
static void compare(run *r, int is_second)
{
  if (!is_second)
    after[r->at] = r->trace;
  else if (after[r->at] != r->trace)
    complain(r, "the second run of this seed is another");
}

static void run_seed(uint64_t seed, const wish *wanted, int is_second)
{
  run *r = &now;
  memset(r, 0, sizeof *r);
  r->seed = r->random = seed;
  r->tells = wanted->tells;
  say(r, "start");
  start(r);
  end_line(r);
  r->failing = wanted->failing;
  size_t calls = wanted->calls ? wanted->calls : 1 + draw(r, CALLS);
  for (r->at = 1; r->at <= calls && r->at < MOST_CALLS && !r->failed; r->at++) {
    one_call(r);
    if (!r->failing && !r->failed)
      compare(r, is_second);
  }
  r->failing = 0;
  r->length = 0;
  say(r, "letting go of everything");
  let_go(r);
}

/* Blocks that each further run leaves behind are lost; what a library keeps once is not. */
static int loses_blocks(uint64_t seed, const wish *wanted)
{
  wish quiet = *wanted;
  quiet.tells = 0;
  for (int i = 0; i < 4; i++) {
    long before = memory_live();
    run_seed(seed, &quiet, 1);
    if (memory_live() <= before)
      return 0;
  }
  return 1;
}

/* 1 when all is as it must be. */
static int try_seed(uint64_t seed, const wish *wanted)
{
  wish quiet = *wanted;
  quiet.tells = 0;
  run_seed(seed, wanted, 0);
  int failed = now.failed;
  long before = memory_live();
  if (!failed)
    run_seed(seed, &quiet, 1);
  failed |= now.failed;
  if (!failed && before >= 0 && memory_live() > before && loses_blocks(seed, wanted)) {
    printf("not ok - seed %llu: blocks stay behind\n", (unsigned long long)seed);
    failed = 1;
  }
  if (failed) {
    char words[600];
    now.failing = wanted->failing;
    replay_words(words, sizeof words);
    fputs(words, stdout);
  }
  fflush(stdout);
  return !failed;
}

/* ---- all of them ---- */

static size_t not_reached(void)
{
  size_t none = 0;
  for (size_t i = 0; i < order_count; i++)
    if (succeeded[i] == 0) {
      printf("not ok - %s %s\n", orders[i].name,
             called[i] ? "never succeeds: give it what it needs, in start.c" : "is never called");
      none++;
    }
  return none;
}

static int finish(const wish *wanted, size_t seeds, size_t failed)
{
  int covers = seeds >= ALL_ARE_REACHED;
  size_t calls = 0, none = covers ? not_reached() : 0;
  for (size_t i = 0; i < order_count; i++) {
    calls += called[i];
    if (wanted->counts)
      printf("%8zu called %8zu without an error  %s\n", called[i], succeeded[i], orders[i].name);
  }
  printf("%zu seeds, %zu calls of %zu functions, %zu seeds wrong\n", seeds, calls, order_count,
         failed);
  printf("%zu passed, %zu failed\n", (covers ? order_count - none : 0) + !failed, failed + none);
  free(called);
  free(succeeded);
  end_documents();
  return failed + none > 0;
}

/* LeakSanitizer takes long, so it looks once for many seeds. */
static size_t lost(uint64_t from, uint64_t to)
{
  if (to < from || !memory_leaks())
    return 0;
  printf("not ok - memory is lost between these seeds\n  again: %s --seed N, N from %llu to %llu\n",
         program, (unsigned long long)from, (unsigned long long)to);
  return 1;
}

static int all_seeds(const wish *wanted)
{
  size_t seeds = 0, failed = 0;
  uint64_t looked = wanted->from;
  time_t started = time(NULL);
  for (uint64_t seed = wanted->from; failed < TOLD; seed++) {
    if (wanted->seconds ? time(NULL) - started >= (time_t)wanted->seconds : seeds >= wanted->seeds)
      break;
    alarm(60); /* no sequence takes so long */
    failed += !try_seed(seed, wanted);
    if (++seeds % SEEDS_A_LOOK == 0) {
      failed += lost(looked, seed);
      looked = seed + 1;
    }
  }
  failed += lost(looked, wanted->from + seeds - 1);
  return finish(wanted, seeds, failed);
}

static int usage(void)
{
  fputs("usage: orders [--failing] [--seeds N | --seconds N] [--from SEED] [--counts]\n"
        "       orders [--failing] --seed SEED [--calls N] [--trace | --trace-all]\n",
        stderr);
  return 2;
}

static int read_words(int count, char **words, wish *wanted)
{
  for (int i = 1; i < count; i++) {
    const char *word = words[i], *value = i + 1 < count ? words[i + 1] : NULL;
    unsigned long long number = value ? strtoull(value, NULL, 10) : 0;
    int takes = 1;
    if (strcmp(word, "--failing") == 0)
      takes = 0, wanted->failing = 1;
    else if (strcmp(word, "--counts") == 0)
      takes = 0, wanted->counts = 1;
    else if (strncmp(word, "--trace", 7) == 0)
      takes = 0, wanted->tells = word[7] ? 2 : 1;
    else if (!value)
      return -1;
    else if (strcmp(word, "--seed") == 0)
      wanted->from = number, wanted->seeds = 1;
    else if (strcmp(word, "--seeds") == 0)
      wanted->seeds = (size_t)number;
    else if (strcmp(word, "--seconds") == 0)
      wanted->seconds = (size_t)number;
    else if (strcmp(word, "--from") == 0)
      wanted->from = number;
    else if (strcmp(word, "--calls") == 0)
      wanted->calls = (size_t)number;
    else
      return -1;
    i += takes;
  }
  return wanted->failing && !memory_can_fail ? -1 : 0;
}

int main(int count, char **words)
{
  const char *part = getenv("SIAP_TEST_PART"); /* a part of the seeds where every step is slow */
  size_t divisor = part ? (size_t)strtoul(part, NULL, 10) : 1;
  wish wanted = {.from = 1, .seeds = ALL_ARE_REACHED / (divisor ? divisor : 1)};
  program = words[0];
  setlocale(LC_ALL, "");
  if (read_words(count, words, &wanted) != 0)
    return usage();
  if (wanted.failing && !freopen("/dev/null", "w", stderr)) /* libxml2 tells of memory there */
    return EXIT_FAILURE;
  called = calloc(order_count, sizeof *called);
  succeeded = calloc(order_count, sizeof *succeeded);
  if (!called || !succeeded || start_documents() != 0)
    return EXIT_FAILURE;
  watch();
  return all_seeds(&wanted);
}
