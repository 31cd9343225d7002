/* SPDX-License-Identifier: GPL-3.0-or-later */
/* case.txt: lines of "key: value"; "#" begins a comment line. */
#include "case.h"

#include <stdlib.h>
#include <string.h>

static const char *const known_keys[] = {
    "run",      "rubric",   "evidence", "result",   "previous", "previous-rubric", "external",
    "profile",  "class",    "region",   "stage",    "language", "format",          "id",
    "status",   "read-as",  "draft",    "newline",  "limit",    "csv-rubric",      "plan-profile",
    "cohort",   "analysis", "option",   "table",    "cohort-1", "cohort-2",        "cohort-3",
    "cohort-4", "cohort-5", "cohort-6", "cohort-7", "cohort-8", "cohort-9",
};

char *read_whole(const char *path, size_t *length)
{
  FILE *file = fopen(path, "rb");
  char *bytes = NULL;
  size_t room = 0, used = 0, got;
  if (!file)
    return NULL;
  do {
    char *grown = realloc(bytes, (room += 65536) + 1);
    if (!grown)
      break;
    bytes = grown;
    got = fread(bytes + used, 1, room - used, file);
    used += got;
  } while (used == room);
  if (ferror(file)) {
    free(bytes);
    bytes = NULL;
  }
  fclose(file);
  if (bytes)
    bytes[used] = '\0';
  *length = used;
  return bytes;
}

static char *trimmed(char *text)
{
  text += strspn(text, " \t\r");
  size_t length = strlen(text);
  while (length && strchr(" \t\r", text[length - 1]))
    text[--length] = '\0';
  return text;
}

static int is_known(const char *key)
{
  for (size_t i = 0; i < sizeof known_keys / sizeof *known_keys; i++)
    if (strcmp(known_keys[i], key) == 0)
      return 1;
  return 0;
}

static int take_line(struct case_file *of, char *line)
{
  char *text = trimmed(line), *colon = strchr(text, ':');
  if (!*text || *text == '#')
    return 0;
  if (!colon || of->pairs == CASE_KEYS)
    return -1;
  *colon = '\0';
  char *key = trimmed(text);
  if (!is_known(key))
    return -1;
  of->pair[of->pairs++] = (struct pair){strdup(key), strdup(trimmed(colon + 1))};
  return 0;
}

int case_load(struct case_file *of, const char *root)
{
  size_t length = 0;
  int wrong = 0;
  memset(of, 0, sizeof *of);
  of->root = root;
  char *bytes = read_whole("case.txt", &length), *next = bytes;
  if (!bytes)
    return -1;
  for (char *line; (line = strsep(&next, "\n"));)
    wrong |= take_line(of, line);
  free(bytes);
  return wrong || !case_word(of, "run") ? -1 : 0;
}

void case_release(struct case_file *of)
{
  for (size_t i = 0; i < of->pairs; i++) {
    free(of->pair[i].key);
    free(of->pair[i].value);
  }
  of->pairs = 0;
}

const char *case_word(const struct case_file *of, const char *key)
{
  for (size_t i = 0; i < of->pairs; i++)
    if (strcmp(of->pair[i].key, key) == 0)
      return of->pair[i].value;
  return NULL;
}

/* @name: a rubric of the tree; @data:name: example data; else a path from the folder. */
int case_path(const struct case_file *of, const char *value, char *path, size_t room)
{
  int length;
  if (strncmp(value, "@data:", 6) == 0)
    length = snprintf(path, room, "%s/examples/data/%s", of->root, value + 6);
  else if (*value == '@')
    length = snprintf(path, room, "%s/rubrics/%s.xml", of->root, value + 1);
  else /* the runner stands in the folder: no path of this machine gets into what is written */
    length = snprintf(path, room, "%s", value);
  return length > 0 && (size_t)length < room ? 0 : -1;
}
