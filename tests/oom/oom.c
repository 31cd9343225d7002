/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every allocation of every call fails in turn. A point is right when the call says
 * SIAP_ERR_MEMORY and gives nothing, or says and gives what it does undisturbed; and when no block
 * stays behind. `oom NAME` runs the calls whose name begins so.
 */
#include "allocator.h"
#include "steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TOLD 5             /* points of one step that are told in full */
#define LEAKS_OF_LIBXML2 4 /* of one step: one place, in four ways of running it */

typedef struct outcome {
  siap_status status;
  siap_status again; /* of the same call with the same list, when memory is back */
  char *shown, *findings;
  int given; /* `out` is not NULL */
  int was_tried_again;
  int memory; /* a finding says that memory ran out */
  long seen;
} outcome;

/* Findings as one text: code, place and words. */
static char *list(const siap_findings *findings, int *memory)
{
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  *memory = 0;
  for (size_t i = 0; i < siap_findings_count(findings); i++) {
    *memory |= strcmp(siap_findings_code(findings, i), "E119") == 0;
    fprintf(out, "%u %s %s\n", siap_findings_line(findings, i), siap_findings_code(findings, i),
            siap_findings_text(findings, i));
  }
  fclose(out);
  return text;
}

/* One call with the n-th allocation failing (0: none). */
static outcome attempt(const oom_step *step, long n, int onwards, int with_findings)
{
  outcome got = {0};
  siap_findings *findings = NULL;
  if (with_findings)
    siap_findings_new("en", 0, &findings);
  void *out = &got; /* must be overwritten */
  allocator_arm(n, onwards);
  got.status = step->call(&out, findings);
  got.seen = allocator_disarm();
  got.given = out != NULL;
  got.findings = list(findings, &got.memory);
  if (got.status == SIAP_OK) {
    got.shown = step->show(out);
    step->drop(out);
  } else if (got.status == SIAP_ERR_MEMORY && with_findings && !onwards) {
    got.was_tried_again = 1;
    got.again = step->call(&out, findings);
    if (got.again == SIAP_OK)
      step->drop(out);
  }
  siap_findings_unref(findings);
  return got;
}

static void release(outcome *got)
{
  free(got->shown);
  free(got->findings);
}

/* NULL, or what is wrong. */
static const char *judge(const outcome *got, const outcome *want)
{
  if (got->status != SIAP_OK && got->given)
    return "an error, and yet something is given";
  if (got->status == SIAP_ERR_MEMORY)
    return got->was_tried_again && got->again != want->status
               ? "the same call fails when there is memory again"
               : NULL;
  if (got->status != want->status)
    return "another status";
  if (got->status == SIAP_OK && strcmp(got->shown, want->shown) != 0)
    return "another result";
  if (strcmp(got->findings, want->findings) != 0 && !(got->status != SIAP_OK && got->memory))
    return "other findings, none of them about memory";
  return NULL;
}

typedef struct tally {
  long points, refused, theirs, wrong; /* theirs: blocks that libxml2 itself loses */
} tally;

static void tell(const oom_step *step, long n, int onwards, int with_findings, const char *why,
                 const outcome *got, tally *sum)
{
  if (sum->wrong++ < TOLD)
    printf("  WRONG %s, allocation %ld%s, findings %s: %s (status %d %s)\n", step->name, n,
           onwards ? " and all behind it" : " alone", with_findings ? "wanted" : "NULL", why,
           (int)got->status, siap_status_name(got->status));
}

/*
 * libxml2 keeps the last error it met, and gives it back at the next: more each time is a leak. One
 * is its own: 2.9 loses the input buffer when xmlParserInputBufferCreateMem() cannot fill it.
 */
static int leaks(const oom_step *step, long n, int onwards, int with_findings, long *theirs)
{
  for (int i = 0; i < 4; i++) {
    long before = allocator_live();
    outcome got = attempt(step, n, onwards, with_findings);
    release(&got);
    if (allocator_live() <= before)
      return 0;
  }
  if (strstr(allocator_failed_in(), "libxml2") && *theirs < LEAKS_OF_LIBXML2) {
    ++*theirs;
    return 0;
  }
  return 1;
}

/*
 * Long steps do over and over what they did at first, cell by cell: beyond the first thousand allocations
 * one of seven fails, unless the step is named.
 */
static int is_named;

static long next_point(long n)
{
  return n < 1000 || is_named ? n + 1 : n + 7;
}

static void sweep(const oom_step *step, int onwards, int with_findings, tally *sum)
{
  outcome want = attempt(step, 0, 0, with_findings);
  for (long n = 1;; n = next_point(n)) {
    long before = allocator_live();
    outcome got = attempt(step, n, onwards, with_findings);
    const char *why = judge(&got, &want);
    int through = got.seen < n;
    sum->points += !through;
    sum->refused += got.status == SIAP_ERR_MEMORY;
    if (why)
      tell(step, n, onwards, with_findings, why, &got, sum);
    release(&got);
    if (allocator_live() > before && leaks(step, n, onwards, with_findings, &sum->theirs))
      tell(step, n, onwards, with_findings, "blocks stay behind", &got, sum);
    if (through)
      break;
  }
  release(&want);
}

/* 1 when every point is right. */
static int run(const oom_step *step)
{
  tally sum = {0};
  outcome warm = attempt(step, 0, 0, 1); /* what libraries make once and keep */
  release(&warm);
  for (int mode = 0; mode < 4; mode++)
    sweep(step, mode & 1, mode >> 1, &sum);
  printf("%s %-30s %7ld points, %7ld refused, %5ld wrong%s\n", sum.wrong ? "FAIL" : "ok  ",
         step->name, sum.points, sum.refused, sum.wrong,
         sum.theirs ? " (libxml2 loses a block of its own)" : "");
  fflush(stdout);
  return sum.wrong == 0;
}

/* ---- the first use of the library in a process ---- */

/* In a child: 0 right, 1 wrong, 2 through without a failure, as exit status. */
static int first_use(long n, int onwards)
{
  outcome got = attempt(&first_step, n, onwards, 1);
  outcome want = attempt(&first_step, 0, 0, 1); /* a failed first use must not last */
  const char *why = judge(&got, &want);
  if (!why && want.status != SIAP_ERR_RULE)
    why = "the call after it fails";
  if (why)
    printf("  WRONG first use, allocation %ld%s: %s (status %d)\n", n,
           onwards ? " and all behind it" : " alone", why, (int)got.status);
  fflush(stdout);
  return why ? 1 : got.seen < n ? 2 : 0;
}

static int run_first_use(void)
{
  long points = 0, wrong = 0;
  for (int onwards = 0; onwards < 2; onwards++)
    for (long n = 1;; n++) {
      int state = 0;
      fflush(stdout);
      pid_t child = fork();
      if (child == 0)
        _exit(first_use(n, onwards));
      if (child < 0 || waitpid(child, &state, 0) != child)
        return 0;
      if (!WIFEXITED(state))
        printf("  WRONG first use, allocation %ld%s: signal %d\n", n,
               onwards ? " and all behind it" : " alone", WTERMSIG(state));
      points++;
      wrong += !WIFEXITED(state) || WEXITSTATUS(state) == 1;
      if (WIFEXITED(state) && WEXITSTATUS(state) == 2)
        break;
    }
  printf("%s %-30s %7ld points, %21ld wrong\n", wrong ? "FAIL" : "ok  ", first_step.name, points,
         wrong);
  return wrong == 0;
}

/* ---- what reaches descriptor 2 ---- */

static FILE *caught;

/* libxml2 says so itself when it cannot even make a parser; nothing else may be written. */
static int run_output(void)
{
  char line[400];
  long lines = 0, others = 0;
  rewind(caught);
  while (fgets(line, sizeof line, caught)) {
    int is_memory = line[0] == '\n' || strstr(line, "out of memory") || strstr(line, "Memory allocation failed") ||
                    strstr(line, "xmlMalloc") || strstr(line, "alloc");
    lines++;
    if (!is_memory && others++ < TOLD)
      printf("  WRONG on descriptor 2: %s", line);
  }
  printf("%s %-30s %7ld lines of libxml2's, %9ld others\n", others ? "FAIL" : "ok  ",
         "descriptor 2", lines, others);
  return others == 0;
}

int main(int count, char **words)
{
  long passed = 0, failed = 0;
  int kept = dup(2);
  caught = tmpfile();
  if (!caught || kept < 0)
    return EXIT_FAILURE;
  dup2(fileno(caught), 2);
  is_named = count > 1;
  if (count < 2) {
    int right = run_first_use(); /* before anything else */
    passed += right;
    failed += !right;
  }
  if (steps_start() != 0)
    failed++;
  else
    for (size_t i = 0; step_at(i); i++)
      if (count < 2 || strncmp(step_at(i)->name, words[1], strlen(words[1])) == 0) {
        int right = run(step_at(i));
        passed += right;
        failed += !right;
      }
  steps_end();
  dup2(kept, 2);
  int right = run_output();
  passed += right;
  failed += !right;
  printf("%ld passed, %ld failed\n", passed, failed);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
