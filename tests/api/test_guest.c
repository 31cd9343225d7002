/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A good guest: eight threads use all of the library at once, on good and broken input, in a host
 * with odd settings and a foreign locale. Whatever belongs to the host stays as it was.
 */
#include "caught.h"
#include "host.h"

#include <dirent.h>
#include <dlfcn.h>
#include <fenv.h>
#include <libxml/xmlsave.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/stat.h>

#define THREADS 8

/* what the library reads of the environment: it finds this function before the one of libc */

static atomic_int asked;
static char asked_last[80];

char *getenv(const char *name)
{
  size_t length = strlen(name);
  if (strncmp(name, "CK_", 3) != 0 && strncmp(name, "SIAP_TEST_", 10) != 0) { /* Check and tests */
    asked++;
    snprintf(asked_last, sizeof asked_last, "%s", name);
  }
  for (char **at = environ; at && *at; at++)
    if (strncmp(*at, name, length) == 0 && (*at)[length] == '=')
      return *at + length + 1;
  return NULL;
}

char *secure_getenv(const char *name)
{
  return getenv(name);
}

/* ---- what belongs to the process ---- */

/* A struct sigaction without what glibc leaves in it by chance. */
typedef struct handler {
  void (*call)(int);
  int flags, blocks;
} handler;

typedef struct belongings {
  char locale[400], folder[4096], files[8000];
  handler handlers[NSIG];
  int blocked;
  mode_t mask;
  int rounding, traps, threads;
  char **variables;
  size_t variable_count;
} belongings;

/* The names in a folder of /proc, with what they lead to. */
static int entries(const char *path, char *words, size_t most)
{
  int count = 0;
  size_t used = 0;
  DIR *folder = opendir(path);
  ck_assert_ptr_nonnull(folder);
  for (struct dirent *one; (one = readdir(folder)) != NULL; count++) {
    char leads_to[500] = "";
    if (one->d_name[0] == '.' || atoi(one->d_name) == dirfd(folder))
      continue;
    ssize_t got = readlinkat(dirfd(folder), one->d_name, leads_to, sizeof leads_to - 1);
    (void)got;
    if (words)
      used += (size_t)snprintf(words + used, most - used, "%s %s\n", one->d_name, leads_to);
    ck_assert(!words || used < most);
  }
  closedir(folder);
  return count;
}

/* A sum that tells sets of signals apart. */
static int set_of(const sigset_t *set)
{
  unsigned sum = 0;
  for (int i = 1; i < NSIG; i++)
    sum = sum * 31 + (sigismember(set, i) == 1 ? (unsigned)i : 0);
  return (int)sum;
}

static handler handler_of(int number)
{
  struct sigaction action;
  handler out;
  memset(&out, 0, sizeof out);
  if (sigaction(number, NULL, &action) == 0) {
    out.call = action.sa_handler;
    out.flags = action.sa_flags;
    out.blocks = set_of(&action.sa_mask);
  }
  return out;
}

static void look(belongings *at)
{
  sigset_t blocked;
  memset(at, 0, sizeof *at);
  snprintf(at->locale, sizeof at->locale, "%s", setlocale(LC_ALL, NULL));
  ck_assert_ptr_nonnull(getcwd(at->folder, sizeof at->folder));
  entries("/proc/self/fd", at->files, sizeof at->files);
  for (int i = 1; i < NSIG; i++)
    at->handlers[i] = handler_of(i);
  pthread_sigmask(SIG_BLOCK, NULL, &blocked);
  at->blocked = set_of(&blocked);
  umask(at->mask = umask(0));
  at->rounding = fegetround();
  at->traps = fegetexcept();
  at->threads = entries("/proc/self/task", NULL, 0);
  at->variables = environ;
  while (environ && environ[at->variable_count])
    at->variable_count++;
}

/* What is not as it was; NULL: nothing. */
static const char *changed(const belongings *a, const belongings *b)
{
  return strcmp(a->locale, b->locale) != 0                           ? "the locale"
         : strcmp(a->folder, b->folder) != 0                         ? "the working folder"
         : strcmp(a->files, b->files) != 0                           ? "open descriptors"
         : memcmp(a->handlers, b->handlers, sizeof a->handlers) != 0 ? "a signal handler"
         : a->blocked != b->blocked                                  ? "blocked signals"
         : a->mask != b->mask                                        ? "the file mask"
         : a->rounding != b->rounding                                ? "the rounding mode"
         : a->traps != b->traps                                      ? "traps of arithmetic"
         : a->threads != b->threads                                  ? "threads"
         : a->variables != b->variables || a->variable_count != b->variable_count
             ? "the environment"
             : NULL;
}

/* ---- what belongs to a thread in libxml2, and its locale ---- */

typedef struct settings {
  xmlGenericErrorFunc generic;
  xmlStructuredErrorFunc structured;
  void *contexts[2];
  int numbers[11], last_error;
  locale_t locale;
} settings;

static settings settings_now(void)
{
  const xmlError *last = xmlGetLastError();
  settings now;
  memset(&now, 0, sizeof now);
  now.generic = xmlGenericError;
  now.structured = xmlStructuredError;
  now.contexts[0] = xmlGenericErrorContext;
  now.contexts[1] = xmlStructuredErrorContext;
  int numbers[11] = {xmlSubstituteEntitiesDefaultValue,
                     xmlLoadExtDtdDefaultValue,
                     xmlKeepBlanksDefaultValue,
                     xmlLineNumbersDefaultValue,
                     xmlPedanticParserDefaultValue,
                     xmlDoValidityCheckingDefaultValue,
                     xmlGetWarningsDefaultValue,
                     xmlParserDebugEntities,
                     xmlIndentTreeOutput,
                     xmlSaveNoEmptyTags,
                     xmlDefaultBufferSize};
  memcpy(now.numbers, numbers, sizeof numbers);
  now.last_error = last ? last->code : 0;
  now.locale = uselocale((locale_t)0);
  return now;
}

/* ---- all that the library does ---- */

static uint64_t add(uint64_t sum, char *text)
{
  ck_assert_ptr_nonnull(text);
  for (const char *c = text; *c; c++)
    sum = (sum ^ (uint8_t)*c) * UINT64_C(0x100000001B3);
  siap_free(text);
  return sum;
}

/* Tables and JSON, good and broken. */
static uint64_t read_other_forms(uint64_t sum)
{
  static const char *const broken[] = {"item,level\na,\"3\nb,2\n",
                                       "{\"rubric\": [1, 2",
                                       "{}",
                                       "a;b\n1,5;2\n",
                                       "region,a,a\nx,1,2\n",
                                       "\xff\xfe"
                                       "a"};
  siap_evidence_options options;
  siap_evidence_options_init(&options, sizeof options);
  options.rubric = "gmsc-2022";
  siap_evidence *evidence = NULL;
  siap_findings *findings = api_findings();
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
    siap_status status = siap_evidence_read(broken[i], strlen(broken[i]), "broken", &options, NULL,
                                            &evidence, findings);
    ck_assert_int_ne(status, SIAP_OK);
  }
  ck_assert_int_eq(siap_evidence_open(API_PATH("examples/data/regions-2022.csv"), &options, NULL,
                                      &evidence, NULL),
                   SIAP_OK);
  siap_evidence_unref(evidence);
  ck_assert_int_ne(siap_evidence_open("/nothing/here", NULL, NULL, &evidence, findings), SIAP_OK);
  for (size_t i = 0; i < siap_findings_count(findings); i++) {
    char *text = NULL;
    ck_assert_int_eq(siap_findings_format(findings, i, &text), SIAP_OK);
    sum = add(sum, text);
  }
  siap_findings_unref(findings);
  return sum;
}

/* Everything that is written, and a block of rows. */
static uint64_t write_all(uint64_t sum)
{
  char *text = NULL;
  siap_rubric *rubric = api_tiny();
  siap_result *result = api_tiny_result();
  siap_plan *plan = NULL;
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  ck_assert_int_eq(siap_plan_template(plan, "csv", "id", NULL, &text, NULL), SIAP_OK);
  sum = add(sum, text);
  ck_assert_int_eq(siap_rubric_write(rubric, "json", "id", &text, NULL), SIAP_OK);
  sum = add(sum, text);
  ck_assert_int_eq(siap_result_explain(result, "total", "text", "id", &text, NULL), SIAP_OK);
  sum = add(sum, text);
  ck_assert_int_eq(siap_words_write("text", "id", &text, NULL), SIAP_OK);
  sum = add(sum, text);
  sum = add(sum, api_write(result, "csv"));
  const double scores[] = {1, 2.5, 3, 4};
  const uint64_t node = 0;
  double exact[2];
  ck_assert_int_eq(siap_plan_score_block(plan, 2, scores, NULL, &node, 1, exact, NULL, NULL),
                   SIAP_OK);
  ck_assert(exact[0] == 1.75 && exact[1] == 3.5);
  siap_plan_unref(plan);
  siap_result_unref(result);
  siap_rubric_unref(rubric);
  return sum;
}

static uint64_t use_all(void)
{
  return write_all(read_other_forms(add(UINT64_C(0xCBF29CE484222325), use_everything())));
}

typedef struct work {
  uint64_t wanted;
  locale_t locale;
  int wrong_sum, wrong_settings;
} work;

/* An error of the host's own doing, which libxml2 remembers and the host may ask for later. */
static int make_an_error(void)
{
  xmlSetStructuredErrorFunc(NULL, NULL);
  xmlDocPtr cut = xmlReadMemory("<host", 5, NULL, NULL, XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlSetStructuredErrorFunc(&token, on_structured);
  return cut == NULL && xmlGetLastError() != NULL;
}

static void *in_a_thread(void *user)
{
  work *job = user;
  if (job->locale)
    uselocale(job->locale);
  job->wrong_settings = !make_an_error();
  settings before = settings_now();
  size_t rounds = getenv("SIAP_TEST_PART") ? 1 : 4;
  for (size_t i = 0; i < rounds; i++)
    job->wrong_sum += use_all() != job->wanted;
  settings after = settings_now();
  job->wrong_settings |= memcmp(&before, &after, sizeof before) != 0;
  return NULL;
}

/* Starts the threads; the host's own locale is used by every other one, where there is another. */
static void run_threads(uint64_t wanted)
{
  pthread_t threads[THREADS];
  work jobs[THREADS];
  locale_t comma = newlocale(LC_ALL_MASK, "id_ID.UTF-8", (locale_t)0);
  for (int i = 0; i < THREADS; i++) {
    jobs[i] = (work){.wanted = wanted, .locale = i % 2 ? comma : (locale_t)0};
    ck_assert_int_eq(pthread_create(&threads[i], NULL, in_a_thread, &jobs[i]), 0);
  }
  for (int i = 0; i < THREADS; i++)
    pthread_join(threads[i], NULL);
  for (int i = 0; i < THREADS; i++) {
    ck_assert_msg(!jobs[i].wrong_sum, "thread %d got other figures or words", i);
    ck_assert_msg(!jobs[i].wrong_settings, "settings of libxml2 in thread %d were changed", i);
  }
  if (comma)
    freelocale(comma);
}

static void on_signal(int number)
{
  (void)number;
  calls++;
}

/* A host of strong opinions; with a decimal comma where one is installed. */
static void be_odd(void)
{
  set_the_odd_way();
  setlocale(LC_ALL, "id_ID.UTF-8");
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
  sigaction(SIGUSR1, &action, NULL);
  sigaction(SIGPIPE, &action, NULL);
  sigset_t blocked;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGUSR2);
  pthread_sigmask(SIG_BLOCK, &blocked, NULL);
  umask(027);
  ck_assert_int_eq(chdir("/"), 0);
}

START_TEST(eight_threads_leave_everything_of_the_host_as_it_was)
{
  static belongings before, after;
  char words[400];
  uint64_t wanted = use_all();
  be_odd();
  look(&before);
  asked = 0;
  catch_output();
  run_threads(wanted);
  long length = give_back(words, sizeof words);
  ck_assert_msg(asked == 0, "the environment was asked for %s, %d in all", asked_last, asked);
  look(&after);
  /* a thread that was joined may still be on its way out of the table of the kernel */
  for (int i = 0; i < 1000 && after.threads != before.threads; i++) {
    usleep(1000);
    look(&after);
  }
  ck_assert_msg(length == 0, "%ld bytes were written: %s", length, words);
  ck_assert_msg(changed(&before, &after) == NULL, "changed: %s", changed(&before, &after));
  is_as_it_was();
}
END_TEST

static void change(int what)
{
  if (what == 0)
    setlocale(LC_ALL, strcmp(setlocale(LC_ALL, NULL), "C") == 0 ? "C.UTF-8" : "C");
  else if (what == 1)
    ck_assert_int_eq(chdir("/proc"), 0);
  else if (what == 2)
    ck_assert_int_ge(dup(0), 0);
  else if (what == 3)
    signal(SIGUSR1, SIG_IGN);
  else if (what == 4)
    umask(077);
  else if (what == 5)
    fesetround(FE_UPWARD);
  else
    setenv("SIAP_TEST_VARIABLE", "1", 1);
}

/* The checks above are not blind. */
START_TEST(what_is_changed_would_be_seen)
{
  static belongings before, after;
  static const char *const what[] = {"the locale",       "the working folder", "open descriptors",
                                     "a signal handler", "the file mask",      "the rounding mode",
                                     "the environment"};
  be_odd();
  for (int i = 0; i < 7; i++) {
    look(&before);
    ck_assert_ptr_null(changed(&before, &before));
    change(i);
    look(&after);
    fesetround(FE_TONEAREST);
    ck_assert_ptr_nonnull(changed(&before, &after));
    ck_assert_str_eq(changed(&before, &after), what[i]);
  }
  settings mine = settings_now();
  xmlKeepBlanksDefault(1);
  settings other = settings_now();
  ck_assert_int_ne(memcmp(&mine, &other, sizeof mine), 0);
  char *(*by_name)(const char *) = (char *(*)(const char *))dlsym(RTLD_DEFAULT, "getenv");
  int before_asking = asked;
  const char *path = by_name("PATH");
  ck_assert_int_eq(asked, before_asking + 1);
  ck_assert_ptr_nonnull(path);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("guest");
  TCase *tests = tcase_create("guest");
  tcase_set_timeout(tests, 120);
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, eight_threads_leave_everything_of_the_host_as_it_was);
  tcase_add_test(tests, what_is_changed_would_be_seen);
  return unit_main(suite);
}
