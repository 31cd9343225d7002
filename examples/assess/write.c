/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outputs: text that is gathered, and a file that appears whole or not at all. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "write.h"

#include "read.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- text ---- */

void text_put(struct text *text, const char *bytes, size_t length)
{
  if (text->failed || length == 0)
    return;
  if (length > text->room - text->length) {
    size_t room = text->room + length < 2 * text->room ? 2 * text->room : text->room + length;
    char *grown = realloc(text->bytes, room);
    if (!grown) {
      text->failed = 1;
      return;
    }
    text->bytes = grown;
    text->room = room;
  }
  memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
}

void text_puts(struct text *text, const char *bytes)
{
  text_put(text, bytes, strlen(bytes));
}

void text_show(struct text *text, const char *words)
{
  char piece[SHOW_PIECE];
  while (*words) {
    size_t length = show_next(&words, piece);
    text_put(text, piece, length);
  }
}

void text_release(struct text *text)
{
  free(text->bytes);
  *text = (struct text){NULL, 0, 0, 0};
}

/* ---- what is left when the program is told to stop ---- */

static char *volatile unfinished; /* the temporary file that there is now */

/* unlink() and raise() may be called in a handler; the program then ends as if there had been none. */
static void stop(int number)
{
  if (unfinished)
    unlink(unfinished);
  signal(number, SIG_DFL);
  raise(number);
}

/* Stopped by key, by another program, by a reader of messages that went away, by a limit of time. */
static const int stopping[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXCPU};

/* What was ignored stays so: nohup and background jobs rely on it. */
static void clean_when_stopped(void)
{
  struct sigaction now, then = {.sa_handler = stop, .sa_flags = (int)SA_RESETHAND};
  for (size_t i = 0; i < sizeof stopping / sizeof stopping[0]; i++)
    if (sigaction(stopping[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL)
      sigaction(stopping[i], &then, NULL);
  signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error of writing */
}

/* A temporary file that no signal can leave behind: it is not there before its name is known. */
static int make_temporary(char *name)
{
  sigset_t set, before;
  sigemptyset(&set);
  for (size_t i = 0; i < sizeof stopping / sizeof stopping[0]; i++)
    sigaddset(&set, stopping[i]);
  clean_when_stopped();
  sigprocmask(SIG_BLOCK, &set, &before);
  int to = mkostemp(name, O_CLOEXEC), error = errno;
  unfinished = to >= 0 ? name : NULL;
  sigprocmask(SIG_SETMASK, &before, NULL);
  errno = error;
  return to;
}

/* ---- the file ---- */

static int cannot_write(struct app *app, struct output *output, int error)
{
  const char *asked = app->options->output;
  const char *path = asked && strcmp(asked, "-") != 0 ? asked : "<stdout>";
  output_discard(output);
  if (error == ENOMEM)
    app_no_memory(app);
  else
    input_errno(app, WORD_CANNOT_WRITE, path, error);
  return -1;
}

/* The rights of the file that is replaced, or what a new file would get. */
static mode_t wanted_mode(const char *path)
{
  struct stat about;
  mode_t mask = umask(0);
  umask(mask);
  return stat(path, &about) == 0 ? about.st_mode & 07777 : 0666 & ~mask;
}

static int open_beside(struct app *app, struct output *output)
{
  int to;
  if (asprintf(&output->temporary, "%s.XXXXXX", output->path) < 0) {
    output->temporary = NULL;
    return cannot_write(app, output, ENOMEM);
  }
  to = make_temporary(output->temporary);
  if (to < 0) {
    int error = errno;
    free(output->temporary);
    output->temporary = NULL;
    return cannot_write(app, output, error);
  }
  output->to = fchmod(to, wanted_mode(output->path)) == 0 ? fdopen(to, "wb") : NULL;
  if (output->to)
    return 0;
  int error = errno;
  close(to);
  return cannot_write(app, output, error);
}

/* A file that is read; a rubric may be a name, which is none. */
static int is_same_file(const struct stat *output, const char *name)
{
  struct stat about;
  return name && strcmp(name, "-") != 0 && stat(name, &about) == 0 &&
         about.st_dev == output->st_dev && about.st_ino == output->st_ino;
}

/* What is written over an input is not in the place of a copy: the input would be gone. */
static int is_input(const struct options *options, const struct stat *output)
{
  size_t files = options->verb == VERB_EXPLAIN ? 1 : options->operand_count;
  int is_one = is_same_file(output, options->previous) ||
               is_same_file(output, options->reference) || is_same_file(output, options->self);
  for (size_t i = 0; i < files; i++)
    is_one |= is_same_file(output, options->operand[i]);
  for (size_t i = 0; i < options->external_count; i++)
    is_one |= is_same_file(output, options->external[i].value);
  return is_one || is_same_file(output, options->rubric) ||
         is_same_file(output, options->carry_to);
}

/* A device or pipe is written to as it is; a link is followed, and its target replaced. */
int output_open(struct app *app, struct output *output)
{
  const char *path = app->options->output;
  struct stat about;
  *output = (struct output){stdout, NULL, NULL};
  if (!path || strcmp(path, "-") == 0)
    return 0;
  output->to = NULL;
  int exists = stat(path, &about) == 0;
  if (exists && S_ISDIR(about.st_mode))
    return cannot_write(app, output, EISDIR);
  if (exists && S_ISREG(about.st_mode) && is_input(app->options, &about)) {
    app_fail(app, OUTCOME_USAGE, WORD_OUTPUT_IS_INPUT, path, NULL, NULL);
    return -1;
  }
  if (exists && !S_ISREG(about.st_mode)) {
    output->to = fopen(path, "wbe");
    return output->to ? 0 : cannot_write(app, output, errno);
  }
  output->path = exists ? realpath(path, NULL) : strdup(path);
  return output->path ? open_beside(app, output) : cannot_write(app, output, errno);
}

int output_finish(struct app *app, struct output *output, const struct text *text)
{
  if (text->failed) {
    output_discard(output);
    app_no_memory(app);
    return -1;
  }
  FILE *to = output->to;
  int standard = to == stdout, error = 0;
  if (fwrite(text->bytes ? text->bytes : "", 1, text->length, to) != text->length ||
      fflush(to) != 0 || (output->temporary && fsync(fileno(to)) != 0))
    error = errno;
  if (!standard && fclose(to) != 0 && !error)
    error = errno;
  output->to = standard ? stdout : NULL;
  if (!error && output->temporary && rename(output->temporary, output->path) != 0)
    error = errno;
  if (error)
    return cannot_write(app, output, error);
  unfinished = NULL;
  free(output->temporary);
  output->temporary = NULL;
  output_discard(output);
  return 0;
}

void output_discard(struct output *output)
{
  if (output->to && output->to != stdout)
    fclose(output->to);
  if (output->temporary)
    unlink(output->temporary);
  unfinished = NULL;
  free(output->temporary);
  free(output->path);
  *output = (struct output){NULL, NULL, NULL};
}

void output_check_standard(struct app *app)
{
  int failed = fflush(stdout) != 0, error = errno;
  if (failed || ferror(stdout))
    input_errno(app, WORD_CANNOT_WRITE, "<stdout>", failed ? error : EIO);
  clearerr(stdout); /* told once */
}
