/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs case folders: run_cases [--bless] --root TREE FOLDER... One line a case, then how many passed.
 * Each case runs twice: its inputs as files, and from memory without their last newline.
 */
#include "case.h"

#include <dirent.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct tally {
  const char *root;
  int bless;
  size_t passed, failed;
};

static void run_twice(const struct case_file *of, int bless, struct report *report)
{
  const char *newline = case_word(of, "newline");
  for (int from_memory = 0; from_memory < (newline ? 1 : 2); from_memory++) {
    struct outcome out;
    int before = report->faults;
    if (case_run(of, from_memory, &out) != 0)
      complain(report, "case.txt asks for nothing that can be run");
    else
      expect_all(of, &out, bless && !from_memory, report);
    outcome_release(&out);
    if (report->faults > before) {
      if (from_memory)
        fputs("#   (from memory, without the last newline)\n", report->stream);
      return;
    }
  }
}

/* "area/sentence" of a path. */
static const char *name_of(const char *folder)
{
  const char *name = folder + strlen(folder);
  for (int slashes = 0; name > folder; name--)
    if (name[-1] == '/' && ++slashes == 2)
      break;
  return name;
}

/* Prints the lines of a case; 0 when it passed. */
static int report_case(const struct tally *tally, const char *folder)
{
  struct case_file of;
  char *lines = NULL;
  size_t length = 0;
  struct report report = {open_memstream(&lines, &length), 0};
  if (!report.stream)
    return 1;
  memset(&of, 0, sizeof of);
  if (chdir(folder) != 0 || case_load(&of, tally->root) != 0)
    complain(&report, "case.txt cannot be read, or has a line that is no \"key: value\"");
  else
    run_twice(&of, tally->bless, &report);
  case_release(&of);
  fclose(report.stream);
  printf("%s - %s\n%s", report.faults ? "not ok" : "ok", name_of(folder), lines);
  free(lines);
  fflush(stdout);
  return report.faults != 0;
}

/* In a process of its own: a crash is a failure of its case only. */
static void run_case(struct tally *tally, const char *folder)
{
  int how = 0;
  fflush(stdout);
  pid_t child = fork();
  if (child == 0)
    exit(report_case(tally, folder));
  int failed = child < 0 || waitpid(child, &how, 0) < 0 || !WIFEXITED(how) || WEXITSTATUS(how) != 0;
  if (child > 0 && WIFSIGNALED(how))
    printf("not ok - %s\n#   it crashed: signal %d\n", name_of(folder), WTERMSIG(how));
  else if (failed && !(WIFEXITED(how) && WEXITSTATUS(how) == 1))
    printf("not ok - %s\n#   it ended with %d\n", name_of(folder), WEXITSTATUS(how));
  tally->passed += !failed;
  tally->failed += failed;
}

static int is_folder(const struct dirent *entry)
{
  return entry->d_name[0] != '.';
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
  return strcmp((*a)->d_name, (*b)->d_name);
}

static void walk(struct tally *tally, const char *folder)
{
  struct dirent **list = NULL;
  struct stat about;
  char path[4096];
  snprintf(path, sizeof path, "%s/case.txt", folder);
  if (stat(path, &about) == 0) {
    run_case(tally, folder);
    return;
  }
  int count = scandir(folder, &list, is_folder, by_name);
  for (int i = 0; i < count; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, list[i]->d_name);
    if (stat(path, &about) == 0 && S_ISDIR(about.st_mode))
      walk(tally, path);
    free(list[i]);
  }
  free(list);
}

int main(int argc, char **argv)
{
  static char root[PATH_MAX]; /* absolute: each case runs in its own folder */
  struct tally tally = {realpath(".", root), 0, 0, 0};
  setlocale(LC_ALL, "");
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--bless") == 0)
      tally.bless = 1;
    else if (strcmp(argv[i], "--root") == 0 && i + 1 < argc)
      tally.root = realpath(argv[++i], root);
    else
      walk(&tally, argv[i]);
  }
  printf("%zu passed, %zu failed\n", tally.passed, tally.failed);
  return tally.failed || !tally.passed ? 1 : 0;
}
