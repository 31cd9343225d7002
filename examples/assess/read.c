/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs: bytes of a file or of the standard input, under a cap, and what they look like. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "read.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void input_errno(struct app *app, enum word word, const char *path, int error)
{
  static const struct { int error; enum word word; } known[] = {
    {ENOENT, WORD_ENOENT}, {ENOTDIR, WORD_ENOENT}, {EACCES, WORD_EACCES}, {EPERM, WORD_EACCES},
    {EISDIR, WORD_EISDIR}, {ENOSPC, WORD_ENOSPC},  {EROFS, WORD_EACCES},
    {EFBIG, WORD_ENOSPC},  {EDQUOT, WORD_ENOSPC},
  };
  const char *reason = strerror(error);
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (known[i].error == error)
      reason = word_text(app->options->language, known[i].word);
  app_fail(app, OUTCOME_FILE, word, path, reason, NULL);
}

/* One byte beyond the cap is enough: the library then refuses the input in its own words. */
static int read_all(int from, uint64_t most, struct input *input)
{
  size_t room = 0;
  for (;;) {
    if (input->length == room) {
      char *grown = realloc(input->bytes, room = room ? 2 * room : 65536);
      if (!grown)
        return ENOMEM;
      input->bytes = grown;
    }
    size_t wanted = room - input->length, left = (size_t)(most + 1) - input->length;
    ssize_t got = read(from, input->bytes + input->length, wanted < left ? wanted : left);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return errno;
    input->length += (size_t)got;
    if (got == 0 || input->length > most)
      return 0;
  }
}

/* The library says it with a code: let it fail on the same file. */
static void cannot_read(struct app *app, const char *path, int error)
{
  siap_rubric *rubric = NULL;
  if (error == ENOMEM) {
    app_no_memory(app);
    return;
  }
  if (strcmp(path, "-") == 0 ||
      siap_rubric_open(path, &app->limits, &rubric, app->findings) != SIAP_ERR_IO)
    input_errno(app, WORD_CANNOT_READ, path, error);
  app->outcome |= OUTCOME_FILE;
  siap_rubric_unref(rubric);
}

int input_read(struct app *app, const char *path, struct input *input)
{
  int standard = strcmp(path, "-") == 0;
  struct stat about;
  *input = (struct input){NULL, 0, standard ? "<stdin>" : path};
  int from = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  int error = from < 0 ? errno : 0;
  if (!error && fstat(from, &about) == 0 && S_ISDIR(about.st_mode))
    error = EISDIR;
  if (!error)
    error = read_all(from, app->limits.bytes, input);
  if (from >= 0 && !standard)
    close(from);
  if (!error)
    return 0;
  input_release(input);
  cannot_read(app, path, error);
  return -1;
}

void input_release(struct input *input)
{
  free(input->bytes);
  input->bytes = NULL;
  input->length = 0;
}

/* ---- what it looks like ---- */

static int begins(const struct input *input, size_t at, const char *text)
{
  size_t length = strlen(text);
  return input->length - at >= length && memcmp(input->bytes + at, text, length) == 0;
}

static size_t skip_blanks(const struct input *input, size_t at)
{
  while (at < input->length && strchr(" \t\r\n", input->bytes[at]) && input->bytes[at])
    at++;
  return at;
}

/* Behind the next `text`, or the end. */
static size_t skip_past(const struct input *input, size_t at, const char *text)
{
  const char *found =
      memmem(input->bytes + at, input->length - at, text, strlen(text));
  return found ? (size_t)(found - input->bytes) + strlen(text) : input->length;
}

/* Where the root element begins: behind declarations, comments and instructions. */
static size_t find_root(const struct input *input, size_t at)
{
  for (;;) {
    at = skip_blanks(input, at);
    if (begins(input, at, "<!--"))
      at = skip_past(input, at + 4, "-->");
    else if (begins(input, at, "<?") || begins(input, at, "<!"))
      at = skip_past(input, at + 2, ">");
    else
      return at;
  }
}

enum input_kind input_kind(const struct input *input)
{
  size_t at = skip_blanks(input, begins(input, 0, "\xEF\xBB\xBF") ? 3 : 0);
  if (begins(input, at, "{")) {
    struct input head = {input->bytes + at, input->length - at < 512 ? input->length - at : 512, NULL};
    if (skip_past(&head, 0, "\"siap-seal-1\"") < head.length)
      return INPUT_SEAL;
    return skip_past(&head, 0, "siap-result-") < head.length ? INPUT_RESULT : INPUT_EVIDENCE;
  }
  if (begins(input, at, "["))
    return INPUT_RESULTS;
  if (!begins(input, at, "<"))
    return INPUT_EVIDENCE;
  size_t root = find_root(input, at);
  size_t end = skip_past(input, root, ">");
  struct input tag = {input->bytes + root, end - root, NULL};
  if (skip_past(&tag, 0, "urn:siap:evidence:") < tag.length)
    return INPUT_EVIDENCE;
  return begins(&tag, 0, "<evidence") ? INPUT_EVIDENCE : INPUT_RUBRIC;
}
