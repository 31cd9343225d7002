/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files handed to the library when a seal is made or verified: it asks by name, the program looks. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "hands.h"

#include "find.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *last_part(const char *name)
{
  const char *slash = strrchr(name, '/');
  return slash ? slash + 1 : name;
}

/* A stranger's name must not lead out of the folder that it is looked for in. */
static int leads_out(const char *name)
{
  size_t length = strlen(name);
  return !length || *name == '/' || strcmp(name, "..") == 0 || strncmp(name, "../", 3) == 0 ||
         strstr(name, "/../") || (length > 2 && strcmp(name + length - 3, "/..") == 0);
}

/* The path of a regular file; NULL: none. */
static char *regular(char *path)
{
  struct stat about;
  if (path && stat(path, &about) == 0 && S_ISREG(about.st_mode))
    return path;
  free(path);
  return NULL;
}

static char *in_folder(const char *folder, size_t length, const char *name, const char *ending)
{
  char *path = NULL;
  if (leads_out(name) || asprintf(&path, "%.*s%s%s", (int)length, folder, name, ending) < 0)
    return NULL;
  return regular(path);
}

/* As it is called, or a rubric by its id. */
static char *look(const char *folder, size_t length, const char *role, const char *name)
{
  char *path = in_folder(folder, length, name, "");
  return path || strcmp(role, "rubric") != 0 ? path : in_folder(folder, length, name, ".xml");
}

/* ---- the places ---- */

/* Files that were named beside the seal, by the last part of their names. */
static char *among_operands(const struct hands *hands, const char *role, const char *name)
{
  const struct options *options = hands->app->options;
  size_t length = strlen(last_part(name));
  for (size_t i = 1; i < options->operand_count; i++) {
    const char *given = last_part(options->operand[i]);
    int is_id = strcmp(role, "rubric") == 0 && strncmp(given, last_part(name), length) == 0 &&
                strcmp(given + length, ".xml") == 0;
    if (is_id || strcmp(given, last_part(name)) == 0)
      return strdup(options->operand[i]);
  }
  return NULL;
}

static char *find_sealed(const struct hands *hands, const char *role, const char *name)
{
  const struct options *options = hands->app->options;
  char *path = among_operands(hands, role, name), *folder = NULL;
  if (!path && strcmp(role, "rubric") == 0 && options->rubrics &&
      asprintf(&folder, "%s/", options->rubrics) >= 0) {
    path = look(folder, strlen(folder), role, last_part(name));
    free(folder);
  }
  if (!path)
    path = look(hands->seal, (size_t)(last_part(hands->seal) - hands->seal), role, name);
  if (!path)
    path = look("", 0, role, name);
  if (!path && strcmp(role, "rubric") == 0 && !strchr(name, '/') && !strstr(name, ".xml"))
    path = rubric_path(hands->app, name, BY_EVIDENCE);
  return path;
}

static char *find_document(const struct app *app, const char *name)
{
  char *folder = NULL;
  if (!app->options->documents || asprintf(&folder, "%s/", app->options->documents) < 0)
    return NULL;
  size_t length = strlen(folder);
  char *path = in_folder(folder, length, name, "");
  if (!path)
    path = in_folder(folder, length, last_part(name), "");
  free(folder);
  return path;
}

static char *find(const struct hands *hands, const char *role, const char *name)
{
  const char *rubric = hands->app->options->rubric;
  if (hands->seal)
    return find_sealed(hands, role, name);
  if (strcmp(role, "rubric") == 0)
    return rubric_path(hands->app, name, rubric == name ? BY_PERSON : BY_EVIDENCE);
  return strdup(name);
}

/* ---- documents, however large they are ---- */

enum { PIECE = 1 << 20 };

static void close_document(struct hands *hands)
{
  if (hands->document)
    fclose(hands->document);
  hands->document = NULL;
}

/* 1: it is open; 0: there is none; -1: it cannot be read, which is said. */
static int open_document(struct hands *hands, const char *name)
{
  char *path = find_document(hands->app, name);
  close_document(hands);
  if (!path)
    return 0;
  hands->document = fopen(path, "rbe");
  if (!hands->document)
    input_errno(hands->app, WORD_CANNOT_READ, path, errno);
  free(path);
  return hands->document ? 1 : -1;
}

static int32_t hand_piece(struct hands *hands, const char *name, siap_file *file)
{
  int is_open = file->offset ? 1 : open_document(hands, name);
  if (is_open != 1)
    return is_open;
  if (!hands->held.bytes && !(hands->held.bytes = malloc(PIECE))) {
    app_no_memory(hands->app);
    return -1;
  }
  file->bytes = hands->held.bytes;
  file->length = fread(hands->held.bytes, 1, PIECE, hands->document);
  file->more = file->length == PIECE;
  int is_broken = ferror(hands->document);
  if (is_broken)
    input_errno(hands->app, WORD_CANNOT_READ, name, errno);
  if (is_broken || !file->more)
    close_document(hands);
  return is_broken ? -1 : 1;
}

int32_t hand_over(void *user, const char *role, const char *name, siap_file *file)
{
  struct hands *hands = user;
  unsigned before = hands->app->outcome;
  if (file->offset == 0)
    input_release(&hands->held);
  if (strcmp(role, "document") == 0)
    return hand_piece(hands, name, file);
  char *path = find(hands, role, name);
  if (!path)
    return hands->app->outcome != before ? -1 : 0; /* -1: that has been said */
  int failed = input_read(hands->app, path, &hands->held) != 0;
  free(path);
  if (failed)
    return -1;
  file->bytes = hands->held.bytes;
  file->length = hands->held.length;
  return 1;
}

void hands_release(struct hands *hands)
{
  close_document(hands);
  input_release(&hands->held);
}
