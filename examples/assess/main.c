/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assess: scores the smart-city self-assessments of Indonesian regions. A sample of libsiap. */
#include "verbs.h"
#include "write.h"

#include <stdio.h>
#include <string.h>

/* The answer to a question about the program itself: 0, or 5 when it cannot be written. */
static int print(const struct options *options, const char *text, const char *more)
{
  struct app app = {.options = options};
  fputs(text, stdout);
  fputs(more, stdout);
  output_check_standard(&app);
  return app_exit(&app);
}

/* Take out what the program asks in its own way, such as "--claim", which is --self: an option of an analysis is
   a line "  --name", and what it is about stands further in. */
static void drop_unknown(char *words)
{
  char *to = words;
  int dropped = 0;
  for (char *at = words, *end; *at; at = end) {
    end = at + strcspn(at, "\n");
    end += *end == '\n';
    if (strncmp(at, "  --", 4) == 0)
      dropped = !options_know(at + 4, strcspn(at + 4, " \n"));
    else if (strncmp(at, "      ", 6) != 0)
      dropped = 0;
    if (!dropped) {
      memmove(to, at, (size_t)(end - at));
      to += end - at;
    }
  }
  *to = '\0';
}

/* What an analysis may be asked is known to the library. */
static int print_help(const struct options *options)
{
  const char *text = help_text(options->verb, options->language);
  char *words = NULL;
  if (verb_is_analysis(options->verb) &&
      siap_analysis_words(verb_name(options->verb), "text", options->lang, &words, NULL) != SIAP_OK)
    return 70;
  if (words)
    drop_unknown(words);
  int code = print(options, text, words ? words : "");
  siap_free(words);
  return code;
}

static int print_version(const struct options *options)
{
  int code = print(options, "assess (libsiap) ", siap_version());
  return code ? code : print(options, "\n", "");
}

static int run(const struct options *options)
{
  static void (*const work[VERB_COUNT])(struct app *) = {
    [VERB_CHECK] = verb_check,
    [VERB_SCORE] = verb_score,
    [VERB_EXPLAIN] = verb_explain,
    [VERB_INFO] = verb_info,
    [VERB_TEMPLATE] = verb_template,
    [VERB_SEAL] = verb_seal,
    [VERB_VERIFY] = verb_verify,
    [VERB_MERGE] = verb_merge,
    [VERB_CONVERT] = verb_convert,
    [VERB_RANK] = verb_analyse,
    [VERB_COMPARE] = verb_analyse,
    [VERB_AGREE] = verb_analyse,
    [VERB_ROBUST] = verb_analyse,
    [VERB_PLAN] = verb_analyse,
    [VERB_REPORT] = verb_analyse,
    [VERB_OWED] = verb_analyse,
  };
  struct app app;
  if (app_start(&app, options) == 0)
    work[options->verb](&app);
  app_release(&app);
  return app_exit(&app);
}

int main(int argc, char **argv)
{
  struct options options;
  int code = 2;
  if (options_read(argc, argv, &options) == 0) {
    if (options.help)
      code = print_help(&options);
    else if (options.version)
      code = print_version(&options);
    else
      code = run(&options);
  }
  options_release(&options);
  return code;
}
