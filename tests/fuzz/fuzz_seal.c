/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is asked, evidence, the last edition, a document and a seal, "%%" on a line of its own between
 * them. What is asked is lines such as `region R` or `external x=2`. What can be sealed must be verified
 * as it was sealed; then any bytes are verified as a seal, over the same files.
 */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECES = 5, MOST_ASKED = 4000 };

typedef struct piece {
  const char *at;
  size_t length;
} piece;

/* Files by role; the document comes in pieces of three bytes. */
typedef struct shelf {
  piece evidence, last, document;
} shelf;

static int32_t hand(void *user, const char *role, const char *name, siap_file *file)
{
  shelf *files = user;
  piece given = {fuzz_rubric_text, strlen(fuzz_rubric_text)};
  if (!name || file->size != sizeof *file)
    fuzz_fail("a file is asked for in another way");
  if (strcmp(role, "evidence") == 0 || strcmp(role, "reference") == 0)
    given = files->evidence;
  else if (strcmp(role, "previous") == 0 || strcmp(role, "external") == 0)
    given = files->last;
  if (strcmp(role, "document") != 0) {
    file->bytes = given.at;
    file->length = given.length;
    return given.length != 0;
  }
  if (file->offset > files->document.length)
    fuzz_fail("asked for what is behind the end");
  size_t left = files->document.length - (size_t)file->offset;
  file->bytes = files->document.at + file->offset;
  file->length = left < 3 ? left : 3;
  file->more = left > 3;
  return files->document.length != 0;
}

static piece next_piece(piece *rest)
{
  static const char between[] = "\n%%\n";
  piece first = *rest;
  const char *cut = memmem(rest->at, rest->length, between, sizeof between - 1);
  first.length = cut ? (size_t)(cut - rest->at) : rest->length;
  size_t past = cut ? first.length + sizeof between - 1 : rest->length;
  *rest = (piece){rest->at + past, rest->length - past};
  return first;
}

/* Lines "option value" in `text`, which is cut up for it; externals are gathered in `lines`. */
static void read_asked(char *text, siap_seal_options *options, char *lines)
{
  const struct { const char *name; const char **to; } known[] = {
    {"evidence", &options->evidence}, {"rubric", &options->rubric}, {"reference", &options->reference},
    {"previous", &options->previous}, {"profile", &options->profile}, {"region", &options->region},
    {"class", &options->region_class}, {"language", &options->language}, {"date", &options->date},
  };
  for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
    char *value = strchr(line, ' ');
    if (!value)
      continue;
    *value++ = '\0';
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
      if (strcmp(known[i].name, line) == 0)
        *known[i].to = value;
    if (strcmp(line, "external") == 0) {
      strcat(strcat(lines, value), "\n");
      options->externals = lines;
    }
  }
}

static void seal_and_verify(piece asked, shelf *files)
{
  static char text[MOST_ASKED + 1], lines[MOST_ASKED + 2];
  siap_seal_options options = {.size = sizeof options, .evidence = "e.xml"};
  char *seal = NULL;
  size_t length = 0;
  if (asked.length > MOST_ASKED || memchr(asked.at, 0, asked.length))
    return;
  memcpy(text, asked.at, asked.length);
  text[asked.length] = lines[0] = '\0';
  read_asked(text, &options, lines);
  siap_findings *findings = fuzz_findings("id");
  siap_status status = siap_seal_write(&options, hand, files, NULL, &seal, &length, findings);
  if (status == SIAP_ERR_ARG) /* a word that no caller may write */
    fuzz_look(findings);
  else
    fuzz_tell(status, findings);
  if (status != SIAP_OK)
    return;
  findings = fuzz_findings("en");
  status = siap_seal_verify(seal, length, "seal", hand, files, NULL, findings);
  if (status != SIAP_OK) {
    fprintf(stderr, "%s\n%s\n", seal, siap_findings_text(findings, 0));
    fuzz_fail("what was sealed is not verified");
  }
  fuzz_look(findings);
  siap_free(seal);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
  piece rest = {(const char *)bytes, length}, part[PIECES];
  for (size_t i = 0; i < PIECES; i++)
    part[i] = next_piece(&rest);
  shelf files = {part[1], part[2], part[3]};
  seal_and_verify(part[0], &files);
  siap_findings *findings = fuzz_findings("id");
  siap_status status =
      siap_seal_verify(part[4].at, part[4].length, "seal", hand, &files, NULL, findings);
  if (status == SIAP_ERR_ARG || status == SIAP_ERR_STOPPED)
    fuzz_fail("a seal is blamed on the caller");
  fuzz_tell(status, findings);
  return 0;
}
