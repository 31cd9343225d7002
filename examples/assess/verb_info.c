/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assess info: what a rubric holds, which rubrics there are, or which words they may write. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "load.h"
#include "verbs.h"
#include "write.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void describe(struct app *app, const char *name, struct text *text)
{
  char *bytes = NULL;
  size_t length = 0;
  siap_rubric *rubric = rubric_load(app, name, BY_PERSON);
  if (rubric)
    app_status(app, siap_rubric_write(rubric, app->options->format, app->options->lang, &bytes,
                                      &length));
  text_put(text, bytes ? bytes : "", length);
  siap_free(bytes);
  siap_rubric_unref(rubric);
}

/* The vocabulary of the library, which no rubric is needed for. */
static void list_words(struct app *app, struct text *text)
{
  char *bytes = NULL;
  size_t length = 0;
  app_status(app, siap_words_write(app->options->format, app->options->lang, &bytes, &length));
  text_put(text, bytes ? bytes : "", length);
  siap_free(bytes);
}

/* ---- the list ---- */

struct names {
  char *at[512];
  size_t count;
};

static int is_known(const struct names *names, const char *name)
{
  for (size_t i = 0; i < names->count; i++)
    if (strcmp(names->at[i], name) == 0)
      return 1;
  return 0;
}

static void json_text(struct text *text, const char *words)
{
  char code[8];
  text_puts(text, "\"");
  for (; *words; words++) {
    if (*words == '"' || *words == '\\' || (unsigned char)*words < 0x20) {
      snprintf(code, sizeof code, "\\u%04x", (unsigned)(unsigned char)*words);
      text_puts(text, code);
    } else {
      text_put(text, words, 1);
    }
  }
  text_puts(text, "\"");
}

static void list_json(const siap_rubric *rubric, const char *name, const char *lang,
                      struct text *text)
{
  const char *key[] = {"name", "id", "version", "edition", "status", "label"};
  const char *value[] = {name, siap_rubric_id(rubric), siap_rubric_version(rubric),
                         siap_rubric_edition(rubric), siap_rubric_status(rubric),
                         siap_rubric_label(rubric, lang)};
  text_puts(text, text->length ? ",\n  {" : "[\n  {");
  for (size_t i = 0; i < sizeof key / sizeof key[0]; i++) {
    text_puts(text, i ? ", " : "");
    json_text(text, key[i]);
    text_puts(text, ": ");
    json_text(text, value[i]);
  }
  text_puts(text, "}");
}

static void list_text(const siap_rubric *rubric, const char *name, const char *lang,
                      struct text *text)
{
  char line[160];
  snprintf(line, sizeof line, "%-14s  %-9s  ", name, siap_rubric_status(rubric));
  text_show(text, line);
  text_show(text, siap_rubric_label(rubric, lang));
  text_puts(text, "\n");
}

static void list_one(struct app *app, const char *place, const char *name, struct text *text)
{
  char *path = NULL;
  struct input input;
  siap_rubric *rubric = NULL;
  if (asprintf(&path, "%s/%s.xml", place, name) < 0) {
    app_no_memory(app);
    return;
  }
  if (input_read(app, path, &input) == 0) {
    siap_status status = siap_rubric_read(input.bytes, input.length, input.name, &app->limits,
                                          &rubric, NULL);
    if (status == SIAP_ERR_MEMORY)
      app_status(app, status);
    else if (!rubric)
      app_warn(app, WORD_RUBRIC_SKIPPED, path, NULL, NULL);
    else if (strcmp(app->options->format, "json") == 0)
      list_json(rubric, name, app->options->lang, text);
    else
      list_text(rubric, name, app->options->lang, text);
    input_release(&input);
  }
  siap_rubric_unref(rubric);
  free(path);
}

static int ends_in_xml(const struct dirent *entry)
{
  size_t length = strlen(entry->d_name);
  return length > 4 && entry->d_name[0] != '.' && strcmp(entry->d_name + length - 4, ".xml") == 0;
}

/* The nearest rubric of a name hides those behind it, here as in a search. */
static void list_file(struct app *app, const char *place, const char *file, struct names *names,
                      struct text *text)
{
  char *name = strndup(file, strlen(file) - 4);
  if (!name) {
    app_no_memory(app);
  } else if (is_known(names, name) || names->count == sizeof names->at / sizeof names->at[0]) {
    free(name);
  } else {
    names->at[names->count++] = name;
    list_one(app, place, name, text);
  }
}

static void list_place(struct app *app, const char *place, struct names *names, struct text *text)
{
  struct dirent **entry = NULL;
  errno = 0;
  int count = scandir(place, &entry, ends_in_xml, alphasort);
  if (count < 0 && errno == ENOMEM)
    app_no_memory(app);
  for (int i = 0; i < count; i++) {
    list_file(app, place, entry[i]->d_name, names, text);
    free(entry[i]);
  }
  free(entry);
}

static void list(struct app *app, struct text *text)
{
  struct names names = {.count = 0};
  struct places places = places_make(app->options);
  if (places.failed)
    app_no_memory(app);
  for (size_t i = 0; i < places.count; i++)
    list_place(app, places.at[i], &names, text);
  if (!names.count && !(app->outcome & OUTCOME_INTERNAL)) {
    app_fail(app, OUTCOME_FILE, WORD_NO_RUBRICS, NULL, NULL, NULL);
    places_show(&places, NULL);
  }
  if (strcmp(app->options->format, "json") == 0)
    text_puts(text, text->length ? "\n]\n" : "[]\n");
  places_release(&places);
  for (size_t i = 0; i < names.count; i++)
    free(names.at[i]);
}

void verb_info(struct app *app)
{
  struct output output;
  struct text text;
  memset(&text, 0, sizeof text);
  if (output_open(app, &output) != 0)
    return;
  if (app->options->words)
    list_words(app, &text);
  else if (app->options->operand_count)
    describe(app, app->options->operand[0], &text);
  else
    list(app, &text);
  app_show_findings(app);
  if (app->outcome & OUTCOME_FATAL)
    output_discard(&output);
  else
    output_finish(app, &output, &text);
  text_release(&text);
}
