/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where rubrics are found: by path, or by name in the places where rubrics live. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "find.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BELOW_DATA "/siap/rubrics"

static void add(struct places *places, const char *folder, size_t length, const char *below)
{
  char *place = NULL;
  char **grown = realloc(places->at, (places->count + 1) * sizeof *grown);
  if (grown)
    places->at = grown;
  if (!grown || asprintf(&place, "%.*s%s", (int)length, folder, below) < 0) {
    places->failed = 1;
    return;
  }
  for (size_t i = 0; i < places->count; i++) {
    if (strcmp(places->at[i], place) == 0) {
      free(place);
      return;
    }
  }
  places->at[places->count++] = place;
}

/* Folders with colons between them. Of data folders, only those that begin at the root count. */
static void add_list(struct places *places, const char *list, const char *below, int absolute)
{
  while (list && *list) {
    size_t length = strcspn(list, ":");
    if (length && (!absolute || *list == '/'))
      add(places, list, length, below);
    list += length + (list[length] == ':');
  }
}

struct places places_make(const struct options *options)
{
  struct places places = {NULL, 0, 0};
  const char *home = secure_getenv("HOME");
  const char *data = secure_getenv("XDG_DATA_HOME"), *shared = secure_getenv("XDG_DATA_DIRS");
  if (options->rubrics)
    add(&places, options->rubrics, strlen(options->rubrics), "");
  add_list(&places, secure_getenv("SIAP_RUBRIC_PATH"), "", 0);
#ifdef SIAP_RUBRIC_DIR_BUILD
  add(&places, SIAP_RUBRIC_DIR_BUILD, strlen(SIAP_RUBRIC_DIR_BUILD), "");
#endif
  if (data && *data)
    add_list(&places, data, BELOW_DATA, 1);
  else if (home && *home == '/')
    add(&places, home, strlen(home), "/.local/share" BELOW_DATA);
  add_list(&places, shared && *shared ? shared : "/usr/local/share:/usr/share", BELOW_DATA, 1);
#ifdef SIAP_RUBRIC_DIR
  add(&places, SIAP_RUBRIC_DIR, strlen(SIAP_RUBRIC_DIR), "");
#endif
  return places;
}

void places_release(struct places *places)
{
  for (size_t i = 0; i < places->count; i++)
    free(places->at[i]);
  free(places->at);
  *places = (struct places){NULL, 0, 0};
}

void places_show(const struct places *places, const char *name)
{
  for (size_t i = 0; i < places->count; i++) {
    fputs("  ", stderr);
    show(stderr, places->at[i]);
    if (name)
      fprintf(stderr, "/%s.xml", name);
    putc('\n', stderr);
  }
}

static int is_path(const char *name)
{
  size_t length = strlen(name);
  return strcmp(name, "-") == 0 || strchr(name, '/') ||
         (length > 4 && strcmp(name + length - 4, ".xml") == 0);
}

/* The grammar of ids: evidence names its rubric, and must not walk about in folders with it. */
static int is_id(const char *name)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";
  size_t length = strlen(name);
  return length && length <= 100 && strchr(letters, *name) &&
         strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789-.") ==
             length;
}

static char *search(struct app *app, const struct places *places, const char *name)
{
  char *path = NULL;
  int language = app->options->language;
  for (size_t i = 0; i < places->count; i++) {
    if (asprintf(&path, "%s/%s.xml", places->at[i], name) < 0) {
      app_no_memory(app);
      return NULL;
    }
    if (access(path, F_OK) == 0)
      return path;
    free(path);
  }
  tell(language, WORD_RUBRIC_NOT_FOUND, name, NULL, NULL);
  places_show(places, name);
  app->outcome |= OUTCOME_FILE;
  return NULL;
}

char *rubric_path(struct app *app, const char *name, enum namer namer)
{
  char *path = NULL;
  if (namer == BY_PERSON && is_path(name)) {
    path = strdup(name);
    if (!path)
      app_no_memory(app);
    return path;
  }
  if (!is_id(name)) {
    unsigned outcome = namer == BY_PERSON ? OUTCOME_USAGE : OUTCOME_INVALID;
    app_fail(app, outcome, WORD_NO_SUCH_RUBRIC_NAME, name, NULL, NULL);
    return NULL;
  }
  struct places places = places_make(app->options);
  if (places.failed)
    app_no_memory(app);
  else
    path = search(app, &places, name);
  places_release(&places);
  return path;
}
