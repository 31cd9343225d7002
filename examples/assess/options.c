/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line, read. What the values may be is checked in options_check.c. */
#include "options.h"

#include "options_check.h"
#include "words.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#define FIRST 256

enum letter {
  RUBRIC = FIRST, RUBRICS, PROFILE, CLASS, REGION, STAGE, SELF, REFERENCE, PREVIOUS, EXTERNAL, HOLDER, FORMAT, LANG,
  OUTPUT, FAIL_UNDER, STRICT, MAX_BYTES, MAX_MEMORY, TABLE, WORDS, DOCUMENTS, DATE, PREFER, CARRY_TO, HELP, VERSION,
  LAST,
  SETTING /* an option of an analysis */
};

static const struct option long_option[] = {
  {"rubric", required_argument, NULL, RUBRIC},
  {"rubrics", required_argument, NULL, RUBRICS},
  {"profile", required_argument, NULL, PROFILE},
  {"class", required_argument, NULL, CLASS},
  {"region", required_argument, NULL, REGION},
  {"stage", required_argument, NULL, STAGE},
  {"self", required_argument, NULL, SELF},
  {"reference", required_argument, NULL, REFERENCE},
  {"previous", required_argument, NULL, PREVIOUS},
  {"external", required_argument, NULL, EXTERNAL},
  {"holder", required_argument, NULL, HOLDER},
  {"format", required_argument, NULL, FORMAT},
  {"lang", required_argument, NULL, LANG},
  {"output", required_argument, NULL, OUTPUT},
  {"fail-under", required_argument, NULL, FAIL_UNDER},
  {"strict", no_argument, NULL, STRICT},
  {"max-bytes", required_argument, NULL, MAX_BYTES},
  {"max-memory", required_argument, NULL, MAX_MEMORY},
  {"table", required_argument, NULL, TABLE},
  {"words", no_argument, NULL, WORDS},
  {"documents", required_argument, NULL, DOCUMENTS},
  {"date", required_argument, NULL, DATE},
  {"prefer", required_argument, NULL, PREFER},
  {"carry-to", required_argument, NULL, CARRY_TO},
  {"help", no_argument, NULL, HELP},
  {"version", no_argument, NULL, VERSION},
  /* of analyses; without an argument: "yes". What each may be, and for what, the library says. */
  {"bins", required_argument, NULL, SETTING},
  {"by", required_argument, NULL, SETTING},
  {"comparable-least", required_argument, NULL, SETTING},
  {"concentration", required_argument, NULL, SETTING},
  {"deadline", required_argument, NULL, SETTING},
  {"deadlines", required_argument, NULL, SETTING},
  {"deviations", required_argument, NULL, SETTING},
  {"exact", no_argument, NULL, SETTING},
  {"fdr", required_argument, NULL, SETTING},
  {"gains", required_argument, NULL, SETTING},
  {"group", required_argument, NULL, SETTING},
  {"least-group", required_argument, NULL, SETTING},
  {"level", required_argument, NULL, SETTING},
  {"methods", required_argument, NULL, SETTING},
  {"most", required_argument, NULL, SETTING},
  {"node", required_argument, NULL, SETTING},
  {"noise", required_argument, NULL, SETTING},
  {"normalisers", required_argument, NULL, SETTING},
  {"of", required_argument, NULL, SETTING},
  {"pairs", required_argument, NULL, SETTING},
  {"quick", required_argument, NULL, SETTING},
  {"relations", required_argument, NULL, SETTING},
  {"replications", required_argument, NULL, SETTING},
  {"seed", required_argument, NULL, SETTING},
  {"sobol", required_argument, NULL, SETTING},
  {"sobol-n", required_argument, NULL, SETTING},
  {"sources", required_argument, NULL, SETTING},
  {"step", required_argument, NULL, SETTING},
  {"target", required_argument, NULL, SETTING},
  {"target-band", required_argument, NULL, SETTING},
  {"threads", required_argument, NULL, SETTING},
  {"times", required_argument, NULL, SETTING},
  {"today", required_argument, NULL, SETTING},
  {"uncertainty", required_argument, NULL, SETTING},
  {"weights", required_argument, NULL, SETTING},
  {"within", required_argument, NULL, SETTING},
  {NULL, 0, NULL, 0},
};

enum { OPTIONS = sizeof long_option / sizeof long_option[0] - 1 };

/* Which verbs an option belongs to. */
#define ON(verb) (1u << VERB_##verb)
#define ON_ANALYSIS (ON(RANK) | ON(COMPARE) | ON(AGREE) | ON(ROBUST) | ON(PLAN) | ON(OWED) | ON(REPORT))
#define ON_RESULT (ON(SCORE) | ON(EXPLAIN) | ON_ANALYSIS)
#define ON_EVIDENCE (ON(CHECK) | ON(SEAL) | ON_RESULT)
#define ON_RUBRIC (ON(INFO) | ON(TEMPLATE))
#define ON_SEAL (ON(SEAL) | ON(VERIFY))
#define ON_WRITTEN (ON(MERGE) | ON(CONVERT))
#define ON_ALL (ON(NONE) | ON_EVIDENCE | ON_RUBRIC | ON_SEAL | ON_WRITTEN)

static const unsigned allowed[LAST - FIRST] = {
  [RUBRIC - FIRST] = ON_EVIDENCE | ON_WRITTEN,
  [RUBRICS - FIRST] = ON_EVIDENCE | ON_RUBRIC | ON(VERIFY) | ON_WRITTEN,
  [PROFILE - FIRST] = ON_EVIDENCE | ON(TEMPLATE),
  [CLASS - FIRST] = ON_EVIDENCE | ON(TEMPLATE) | ON_WRITTEN,
  [REGION - FIRST] = ON_EVIDENCE | ON_WRITTEN,
  [STAGE - FIRST] = ON_EVIDENCE | ON_WRITTEN,
  [REFERENCE - FIRST] = ON_EVIDENCE,
  [PREVIOUS - FIRST] = ON(CHECK) | ON_RESULT | ON(SEAL),
  [EXTERNAL - FIRST] = ON_RESULT | ON(SEAL),
  [DOCUMENTS - FIRST] = ON_SEAL,
  [DATE - FIRST] = ON(SEAL) | ON(REPORT),
  [HOLDER - FIRST] = ON(TEMPLATE) | ON(OWED),
  [WORDS - FIRST] = ON(INFO),
  [TABLE - FIRST] = ON_ANALYSIS,
  [FORMAT - FIRST] = ON_RESULT | ON_RUBRIC | ON_WRITTEN,
  [LANG - FIRST] = ON_ALL,
  [OUTPUT - FIRST] = ON_RESULT | ON_RUBRIC | ON(SEAL) | ON_WRITTEN,
  [FAIL_UNDER - FIRST] = ON(SCORE),
  [STRICT - FIRST] = ON_EVIDENCE | ON(VERIFY) | ON_WRITTEN,
  [MAX_BYTES - FIRST] = ON_EVIDENCE | ON_RUBRIC | ON(VERIFY) | ON_WRITTEN,
  [MAX_MEMORY - FIRST] = ON_EVIDENCE | ON_RUBRIC | ON(VERIFY) | ON_WRITTEN,
  [HELP - FIRST] = ON_ALL,
  [VERSION - FIRST] = ON_ALL,
  [PREFER - FIRST] = ON(MERGE),
  [CARRY_TO - FIRST] = ON(CONVERT),
  [SELF - FIRST] = ON(REPORT),
};

static const char *const verb_names[VERB_COUNT] = {
  [VERB_NONE] = "",
  [VERB_CHECK] = "check",
  [VERB_SCORE] = "score",
  [VERB_EXPLAIN] = "explain",
  [VERB_INFO] = "info",
  [VERB_TEMPLATE] = "template",
  [VERB_MERGE] = "merge",
  [VERB_CONVERT] = "convert",
  [VERB_SEAL] = "seal",
  [VERB_VERIFY] = "verify",
  [VERB_RANK] = "rank",
  [VERB_COMPARE] = "compare",
  [VERB_AGREE] = "agree",
  [VERB_ROBUST] = "robust",
  [VERB_PLAN] = "plan",
  [VERB_OWED] = "owed",
  [VERB_REPORT] = "report",
};

const char *verb_name(enum verb verb)
{
  return verb_names[verb];
}

int options_know(const char *name, size_t length)
{
  for (size_t i = 0; long_option[i].name; i++)
    if (strlen(long_option[i].name) == length && memcmp(long_option[i].name, name, length) == 0)
      return 1;
  return 0;
}

const char *options_setting(const struct options *options, const char *name)
{
  for (size_t i = 0; i < options->setting_count; i++)
    if (strcmp(options->setting[i].name, name) == 0)
      return options->setting[i].value;
  return NULL;
}

static int wrong(const struct options *options, enum word word, const char *a, const char *b)
{
  tell(options->language, word, a, b, NULL);
  return -1;
}

static int unknown_option(const struct options *options, const char *given)
{
  char name[64], names[OPTIONS][32];
  const char *candidate[OPTIONS];
  snprintf(name, sizeof name, "%.*s", (int)strcspn(given, "="), given);
  for (size_t i = 0; i < OPTIONS; i++) {
    snprintf(names[i], sizeof names[i], "--%s", long_option[i].name);
    candidate[i] = names[i];
  }
  wrong(options, WORD_UNKNOWN_OPTION, given, NULL);
  tell_near(options->language, name, candidate, OPTIONS);
  return -1;
}

/* Why getopt_long() refused: it does not say, but what it looked at tells. */
static int refused(const struct options *options, char *const *argv, int reason)
{
  const char *given = argv[optind - 1];
  char letter[3] = {'-', (char)optopt, '\0'};
  if (reason == ':')
    return wrong(options, WORD_LACKS_ARGUMENT, optopt < FIRST ? letter : given, NULL);
  if (optopt >= FIRST)
    return wrong(options, WORD_TAKES_NO_ARGUMENT, given, NULL);
  if (optopt)
    return unknown_option(options, letter);
  size_t length = strcspn(given + 2, "="), fits = 0;
  for (size_t i = 0; long_option[i].name; i++)
    fits += length && strncmp(given + 2, long_option[i].name, length) == 0;
  return fits > 1 ? wrong(options, WORD_AMBIGUOUS_OPTION, given, NULL)
                  : unknown_option(options, given);
}

static int add_external(struct options *options, const char *text)
{
  char most[16];
  const char *equals = strchr(text, '=');
  if (!equals || equals == text || !equals[1])
    return wrong(options, WORD_NOT_STATED, text, NULL);
  if (options->external_count == OPTIONS_EXTERNALS) {
    snprintf(most, sizeof most, "%d", OPTIONS_EXTERNALS);
    return wrong(options, WORD_TOO_MANY_EXTERNALS, most, NULL);
  }
  char *id = strndup(text, (size_t)(equals - text));
  if (!id)
    return wrong(options, WORD_NO_MEMORY, NULL, NULL);
  options->external[options->external_count++] = (struct stated){id, equals + 1};
  return 0;
}

static int take(struct options *options, enum letter letter, const char *value)
{
  const char **text[LAST - FIRST] = {
    [RUBRIC - FIRST] = &options->rubric,         [RUBRICS - FIRST] = &options->rubrics,
    [PROFILE - FIRST] = &options->profile,       [CLASS - FIRST] = &options->region_class,
    [REGION - FIRST] = &options->region,         [STAGE - FIRST] = &options->stage,
    [SELF - FIRST] = &options->self,             [REFERENCE - FIRST] = &options->reference,
    [PREVIOUS - FIRST] = &options->previous,     [FORMAT - FIRST] = &options->format,
    [LANG - FIRST] = &options->lang,             [OUTPUT - FIRST] = &options->output,
    [PREFER - FIRST] = &options->prefer,
    [CARRY_TO - FIRST] = &options->carry_to,
    [MAX_BYTES - FIRST] = &options->max_bytes_text,
    [MAX_MEMORY - FIRST] = &options->max_memory_text, [HOLDER - FIRST] = &options->holder,
    [FAIL_UNDER - FIRST] = &options->fail_under_text, [TABLE - FIRST] = &options->table,
    [DOCUMENTS - FIRST] = &options->documents,
    [DATE - FIRST] = &options->date,
  };
  options->help |= letter == HELP;
  options->version |= letter == VERSION;
  options->strict |= letter == STRICT;
  options->words |= letter == WORDS;
  if (letter == EXTERNAL)
    return add_external(options, value);
  if (text[letter - FIRST])
    *text[letter - FIRST] = value;
  return 0;
}

static int add_setting(struct options *options, const char *name, const char *value)
{
  char given[64];
  snprintf(given, sizeof given, "--%s", name);
  for (size_t i = 0; i < options->setting_count; i++)
    if (strcmp(options->setting[i].name, name) == 0)
      return wrong(options, WORD_TWICE, given, NULL);
  /* each option once, so that there is room for all of them */
  options->setting[options->setting_count++] = (struct setting){name, value ? value : "yes"};
  return 0;
}

/* What the locale says of messages: "id", "id_ID.UTF-8" and the like are Indonesian. */
static int language_of_locale(void)
{
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    const char *said = getenv(names[i]);
    if (said && *said)
      return strncmp(said, "id", 2) == 0 && (!said[2] || strchr("_.@", said[2])) ? INDONESIAN : ENGLISH;
  }
  return ENGLISH;
}

/* The language is needed to complain about anything before it on the command line. */
static void look_for_language(int argc, char *const *argv, struct options *options)
{
  options->language = language_of_locale();
  for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
    const char *value = strncmp(argv[i], "--lang=", 7) == 0 ? argv[i] + 7
                        : strcmp(argv[i], "--lang") == 0    ? argv[i + 1]
                                                            : NULL;
    if (value && (strcmp(value, "id") == 0 || strcmp(value, "en") == 0))
      options->language = *value == 'i' ? INDONESIAN : ENGLISH;
  }
}

static int choose_verb(struct options *options, int argc, char *const *argv)
{
  if (optind < argc) {
    for (enum verb verb = VERB_CHECK; verb < VERB_COUNT; verb++)
      if (strcmp(argv[optind], verb_names[verb]) == 0)
        options->verb = verb;
    if (options->verb == VERB_NONE) {
      wrong(options, WORD_UNKNOWN_VERB, argv[optind], NULL);
      tell_near(options->language, argv[optind], verb_names + 1, VERB_COUNT - 1);
      return -1;
    }
    options->operand = argv + optind + 1;
    options->operand_count = (size_t)(argc - optind - 1);
  }
  return 0;
}

/* Findings are put in order by what check --by says; by what else, options_check() says. */
static int is_by_of_check(const struct options *options, const struct setting *setting)
{
  return options->verb == VERB_CHECK && strcmp(setting->name, "by") == 0;
}

/* Each option once, and only where it means something. */
static int check_seen(const struct options *options, const unsigned char *seen)
{
  char name[64];
  for (int i = 0; i < LAST - FIRST; i++) {
    snprintf(name, sizeof name, "--%s", long_option[i].name);
    if (seen[i] > 1 && i + FIRST != EXTERNAL && i + FIRST < HELP)
      return wrong(options, WORD_TWICE, name, NULL);
    if (seen[i] && !options->help && !options->version && options->verb != VERB_NONE &&
        !(allowed[i] & 1u << options->verb))
      return wrong(options, WORD_NOT_FOR_VERB, name, verb_names[options->verb]);
  }
  for (size_t i = 0; i < options->setting_count; i++) {
    snprintf(name, sizeof name, "--%s", options->setting[i].name);
    if (!options->help && !options->version && options->verb != VERB_NONE &&
        !verb_is_analysis(options->verb) && !is_by_of_check(options, &options->setting[i]))
      return wrong(options, WORD_NOT_FOR_VERB, name, verb_names[options->verb]);
  }
  return 0;
}

static int read_all(int argc, char **argv, struct options *options)
{
  unsigned char seen[LAST - FIRST] = {0};
  int letter, at = 0;
  opterr = 0;
  while ((letter = getopt_long(argc, argv, ":ho:V", long_option, &at)) != -1) {
    letter = letter == 'h' ? HELP : letter == 'o' ? OUTPUT : letter == 'V' ? VERSION : letter;
    if (letter < FIRST)
      return refused(options, argv, letter);
    if (letter == SETTING) {
      if (add_setting(options, long_option[at].name, optarg) != 0)
        return -1;
      continue;
    }
    if (seen[letter - FIRST] < 2)
      seen[letter - FIRST]++;
    if (take(options, (enum letter)letter, optarg) != 0)
      return -1;
  }
  if (choose_verb(options, argc, argv) != 0 || check_seen(options, seen) != 0)
    return -1;
  if (!options->lang)
    options->lang = options->language == INDONESIAN ? "id" : "en";
  return options->help || options->version ? 0 : options_check(options);
}

int options_read(int argc, char **argv, struct options *options)
{
  memset(options, 0, sizeof *options);
  look_for_language(argc, argv, options);
  if (read_all(argc, argv, options) == 0)
    return 0;
  fputs("  ", stderr);
  say(stderr, options->language, options->verb == VERB_NONE ? WORD_TRY_HELP_ALL : WORD_TRY_HELP,
      verb_names[options->verb], NULL, NULL);
  putc('\n', stderr);
  return -1;
}

void options_release(struct options *options)
{
  for (size_t i = 0; i < options->external_count; i++)
    free(options->external[i].id);
  options->external_count = 0;
}
