/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence written and read again: every file of the tree, and random evidence full of odd text. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* nftw */
#endif
#include "unit_main.h"

#include "model/evidence.h"

#include <siap/siap.h>

#include <ftw.h>
#include <string.h>

static siap_evidence *read_bytes(const char *bytes, size_t length, const char *format)
{
  siap_evidence_options options;
  siap_evidence *evidence = NULL;
  siap_limits limits;
  siap_limits_init(&limits, sizeof limits);
  limits.bytes = 1 << 28;
  siap_evidence_options_init(&options, sizeof options);
  options.format = strncmp(format, "csv", 3) == 0 ? "csv" : format;
  siap_findings *findings = NULL;
  ck_assert_int_eq(siap_findings_new("en", 0, &findings), SIAP_OK);
  siap_status status =
      siap_evidence_read(bytes, length, "again", &options, &limits, &evidence, findings);
  if (status != SIAP_OK)
    ck_abort_msg("%s is not read again: %s\n%.1000s", format, siap_findings_text(findings, 0),
                 bytes);
  siap_findings_unref(findings);
  return evidence;
}

static void same_digests(const siap_evidence *a, const siap_evidence *b, const char *what)
{
  ck_assert_msg(a->region_count == b->region_count, "%s: %zu regions, %zu", what, a->region_count,
                b->region_count);
  for (size_t i = 0; i < a->region_count; i++)
    ck_assert_msg(strcmp(a->region[i].digest, b->region[i].digest) == 0,
                  "%s: region %zu has another digest", what, i);
}

static int same(const char *a, const char *b)
{
  return (!a && !b) || (a && b && strcmp(a, b) == 0);
}

/* What no digest holds. */
static void same_heads(const siap_evidence *a, const siap_evidence *b)
{
  ck_assert_str_eq(a->version, b->version);
  ck_assert_uint_eq(a->source_count, b->source_count);
  for (size_t i = 0; i < a->source_count; i++) {
    ck_assert(same(a->source[i].document, b->source[i].document));
    ck_assert(same(a->source[i].title, b->source[i].title));
    ck_assert(same(a->source[i].date, b->source[i].date));
    ck_assert(same(a->source[i].href, b->source[i].href));
  }
}

/* Written, read, written: the same bytes twice. Where nothing is left out, the same evidence. */
static void goes_round(const siap_evidence *evidence, const char *format, const char *what)
{
  char *once = NULL, *twice = NULL;
  size_t length = 0, again = 0;
  siap_findings *findings = NULL;
  ck_assert_int_eq(siap_findings_new("en", 0, &findings), SIAP_OK);
  siap_status status = siap_evidence_write(evidence, format, NULL, &once, &length, findings);
  ck_assert_msg(status == SIAP_OK, "%s is not written as %s: %s", what, format,
                siap_findings_text(findings, 0));
  int is_whole = siap_findings_total(findings, SIAP_WARNING) == 0;
  if (format[0] != 'c')
    ck_assert_msg(is_whole, "%s as %s: %s", what, format, siap_findings_text(findings, 0));
  int is_left = format[0] != 'c' || memchr(once, '\n', length) != once + length - 1;
  if (is_left) { /* more than a header */
    siap_evidence *read = read_bytes(once, length, format);
    if (is_whole)
      same_digests(evidence, read, what);
    if (format[0] != 'c')
      same_heads(evidence, read);
    ck_assert_int_eq(siap_evidence_write(read, format, "id", &twice, &again, NULL), SIAP_OK);
    ck_assert_msg(length == again && memcmp(once, twice, length) == 0,
                  "%s as %s: other bytes the second time\n%.1000s\n%.1000s", what, format, once,
                  twice);
    siap_evidence_unref(read);
  }
  siap_free(once);
  siap_free(twice);
  siap_findings_unref(findings);
}

static void goes_round_everywhere(const siap_evidence *evidence, const char *what)
{
  static const char *const formats[] = {"xml", "json", "csv", "csv-excel"};
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    goes_round(evidence, formats[i], what);
}

/* ---- every file of the tree ---- */

static size_t files_seen;

static int on_file(const char *path, const struct stat *about, int kind, struct FTW *ftw)
{
  siap_evidence_options options;
  siap_evidence *evidence = NULL;
  const char *dot = strrchr(path, '.');
  (void)about;
  (void)ftw;
  if (kind != FTW_F || !dot ||
      (strcmp(dot, ".xml") != 0 && strcmp(dot, ".json") != 0 && strcmp(dot, ".csv") != 0))
    return 0;
  siap_evidence_options_init(&options, sizeof options);
  options.rubric = "t";
  options.region = "Daerah";
  if (siap_evidence_open(path, &options, NULL, &evidence, NULL) != SIAP_OK)
    return 0; /* a rubric, a result, a fault */
  files_seen++;
  int is_named = 1;
  for (size_t i = 0; i < evidence->region_count; i++)
    is_named &= *evidence->region[i].region_name != 0;
  if (is_named)
    goes_round_everywhere(evidence, path);
  siap_evidence_unref(evidence);
  return 0;
}

START_TEST(every_evidence_of_the_tree_goes_round)
{
  static const char *const folders[] = {"/examples/data", "/tests/cases", "/tests/instruments"};
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
    char path[4096];
    snprintf(path, sizeof path, "%s%s", TEST_ROOT, folders[i]);
    ck_assert_int_eq(nftw(path, on_file, 16, FTW_PHYS), 0);
  }
  ck_assert_msg(files_seen > 400, "only %zu files", files_seen);
}
END_TEST

/* ---- random evidence ---- */

static uint64_t seed;

static size_t below(size_t most)
{
  return (size_t)(unit_random(&seed) % most);
}

/* Text that a format may trip over, at least one character that is no blank. */
static const char *some_text(siap_evidence *evidence)
{
  static const char *const pieces[] = {"=1+1",
                                       "-2",
                                       "+3",
                                       "@x",
                                       "'",
                                       "''",
                                       "\t",
                                       "\r\n",
                                       "\n",
                                       "\r",
                                       " ",
                                       ",",
                                       ";",
                                       "\"",
                                       "<",
                                       "&",
                                       ">",
                                       "é",
                                       "]]>",
                                       "\xE2\x80\xA8",
                                       "\xEF\xBB\xBF",
                                       "--",
                                       "NA",
                                       "null",
                                       "0,5",
                                       "1.",
                                       "#",
                                       "\\",
                                       "/",
                                       "{",
                                       "\xF0\x9F\x98\x80",
                                       "\x7F",
                                       "sep=;",
                                       "item",
                                       "-",
                                       "",
                                       "a",
                                       "&#9;"};
  char text[256] = "";
  size_t n = below(5);
  for (size_t i = 0; i < n; i++)
    strcat(text, pieces[below(sizeof pieces / sizeof *pieces)]);
  if (!text[strspn(text, " \t\r\n")])
    strcat(text, "x");
  return siap_i_arena_text(&evidence->arena, text, strlen(text));
}

static const char *some_or_none(siap_evidence *evidence)
{
  return below(2) ? some_text(evidence) : NULL;
}

static const char *some_id(siap_evidence *evidence, const char *kind, size_t number)
{
  char id[40];
  int n = snprintf(id, sizeof id, "%s-%zu.%zu", kind, number, below(3));
  return siap_i_arena_text(&evidence->arena, id, (size_t)n);
}

static double some_number(void)
{
  static const double odd[] = {0,    0.1, 2.94, -0.25, 1e300,   2.2250738585072014e-308, 1e17,
                               1e21, 3,   -7,   9e15,  1.0 / 3, 9223372036854775808.0};
  return below(2) ? odd[below(sizeof odd / sizeof *odd)]
                  : (double)(int64_t)unit_random(&seed) / 1048576.0;
}

static const char *some_date(void)
{
  static const char *const dates[] = {"2023-01-01", "2024-02-29", "2025-12-31"};
  return dates[below(3)];
}

static void add_documents(siap_evidence *evidence, siap_i_region *region, size_t most)
{
  region->document = siap_i_arena_take(&evidence->arena, 200, sizeof *region->document);
  for (size_t i = 0; i < most; i++)
    region->document[region->document_count++] =
        (siap_i_document){.id = some_id(evidence, "doc", i),
                          .title = some_text(evidence),
                          .kind = some_or_none(evidence),
                          .holder = some_or_none(evidence),
                          .date = below(2) ? some_date() : NULL,
                          .valid_until = below(2) ? some_date() : NULL,
                          .href = some_or_none(evidence)};
}

/* By reference, or a document in place: behind all that came before, as a reader puts it. */
static siap_i_citation *some_citations(siap_evidence *evidence, siap_i_region *region,
                                       size_t *count, size_t listed)
{
  siap_i_citation *citation = siap_i_arena_take(&evidence->arena, 3, sizeof *citation);
  *count = below(3);
  for (size_t i = 0; i < *count; i++) {
    citation[i].page = some_or_none(evidence);
    if (listed && below(2)) {
      citation[i].document = below(listed);
      citation[i].ref = region->document[citation[i].document].id;
    } else {
      citation[i].document = region->document_count;
      region->document[region->document_count++] =
          (siap_i_document){.title = some_text(evidence), .date = below(2) ? some_date() : NULL};
    }
  }
  return citation;
}

static int by_word(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void fill_form(siap_evidence *evidence, siap_i_answer *answer)
{
  siap_i_detail *detail = siap_i_evidence_detail(evidence, answer);
  size_t n = below(4);
  answer->number = 0;
  if (answer->form == SIAP_I_FORM_LEVEL || answer->form == SIAP_I_FORM_VALUE ||
      answer->form == SIAP_I_FORM_RATIO)
    answer->number = some_number();
  if (answer->form == SIAP_I_FORM_RATIO)
    detail->denominator = some_number();
  if (answer->form == SIAP_I_FORM_GRADE)
    detail->grade = some_text(evidence);
  if (answer->form == SIAP_I_FORM_CHECKED) {
    detail->checked = siap_i_arena_take(&evidence->arena, n, sizeof *detail->checked);
    for (detail->checked_count = 0; detail->checked_count < n; detail->checked_count++)
      detail->checked[detail->checked_count] = some_id(evidence, "c", detail->checked_count);
    qsort(detail->checked, n, sizeof *detail->checked, by_word);
  }
  if (answer->form >= SIAP_I_FORM_RATINGS && answer->form <= SIAP_I_FORM_UNITS) {
    detail->rating = siap_i_arena_take(&evidence->arena, n + 1, sizeof *detail->rating);
    for (detail->rating_count = 0; detail->rating_count < n + 1; detail->rating_count++)
      detail->rating[detail->rating_count] =
          (siap_i_rating){some_id(evidence, "who", detail->rating_count), some_number(), 0};
  }
  if (answer->form == SIAP_I_FORM_STATE) {
    answer->state = (uint8_t)(1 + below(3));
    detail->reason = some_text(evidence);
  }
}

static void add_answer(siap_evidence *evidence, siap_i_region *region, size_t number, size_t listed)
{
  siap_i_answer *answer = siap_i_evidence_add_answer(evidence, region);
  answer->about = (uint8_t)(below(4)   ? SIAP_I_ABOUT_ITEM
                            : below(2) ? SIAP_I_ABOUT_NODE
                                       : SIAP_I_ABOUT_EXTERNAL);
  answer->id = some_id(evidence, "item", number);
  if (answer->about == SIAP_I_ABOUT_ITEM)
    answer->form = (uint8_t)below(SIAP_I_FORM_STATE + 1);
  else
    answer->form =
        answer->about == SIAP_I_ABOUT_NODE && below(3) == 0 ? SIAP_I_FORM_STATE : SIAP_I_FORM_LEVEL;
  if (answer->about == SIAP_I_ABOUT_EXTERNAL) {
    answer->number = some_number();
    return;
  }
  if (answer->form > SIAP_I_FORM_VALUE || below(2)) {
    fill_form(evidence, answer);
    if (below(3) == 0)
      answer->detail->note = some_text(evidence);
  } else
    answer->number = some_number();
  if (!answer->detail)
    return;
  if (answer->about == SIAP_I_ABOUT_ITEM) {
    answer->detail->effort = below(3) ? 0 : 1 + (double)below(100) / 8;
    answer->detail->carried = below(4) || region->stage != SIAP_I_STAGE_SELF ? NULL : "gmsc-2022";
  }
  if (answer->about == SIAP_I_ABOUT_ITEM && below(2))
    answer->detail->citation =
        some_citations(evidence, region, &answer->detail->citation_count, listed);
  if (answer->detail->citation_count == 0 && answer->form <= SIAP_I_FORM_VALUE &&
      !answer->detail->note && !answer->detail->effort && !answer->detail->carried)
    answer->detail = NULL; /* a reader makes none where there is nothing */
}

static void add_beside(siap_evidence *evidence, siap_i_region *region, size_t listed)
{
  siap_i_arena *arena = &evidence->arena;
  region->quick_win = siap_i_arena_take(arena, 1, sizeof *region->quick_win);
  region->risk = siap_i_arena_take(arena, 1, sizeof *region->risk);
  region->programme = siap_i_arena_take(arena, 1, sizeof *region->programme);
  region->survey = siap_i_arena_take(arena, 1, sizeof *region->survey);
  region->objection = siap_i_arena_take(arena, 1, sizeof *region->objection);
  if (below(2))
    region->quick_win[region->quick_win_count++] =
        (siap_i_quick_win){"eco",
                           some_text(evidence),
                           some_or_none(evidence),
                           some_number(),
                           below(2) ? some_number() : 0.0 / 0.0,
                           0};
  if (below(2))
    region->risk[region->risk_count++] = (siap_i_risk){
        some_text(evidence), some_or_none(evidence), some_or_none(evidence), NULL, 1, 3, 0};
  if (below(2))
    region->programme[region->programme_count++] =
        (siap_i_programme){NULL, some_text(evidence), some_or_none(evidence), (uint8_t)below(4), 0};
  if (below(2))
    region->survey[region->survey_count++] =
        (siap_i_survey){"eco", some_or_none(evidence), below(2) ? some_number() : 0.0 / 0.0, 0};
  if (below(2)) {
    siap_i_objection *objection = &region->objection[region->objection_count++];
    *objection = (siap_i_objection){.id = "item",
                                    .by = some_text(evidence),
                                    .date = "2023-01-01",
                                    .claim = some_text(evidence),
                                    .before = 0.0 / 0.0,
                                    .after = 0.0 / 0.0,
                                    .about = below(2) ? SIAP_I_ABOUT_ITEM : SIAP_I_ABOUT_NODE};
    objection->citation = some_citations(evidence, region, &objection->citation_count, listed);
    if (below(2)) {
      objection->decision = (uint8_t)(1 + below(2));
      objection->decided_by = some_text(evidence);
      objection->decided = some_date();
      objection->reason = some_text(evidence);
      objection->before = some_number();
      objection->after = some_number();
    }
  }
}

static siap_evidence *some_evidence(size_t regions, size_t answers)
{
  siap_evidence *evidence = siap_i_evidence_new();
  evidence->rubric = "gmsc-2023";
  evidence->version = below(2) ? some_text(evidence) : "";
  evidence->cut_off = below(2) ? some_date() : "";
  evidence->source = siap_i_arena_take(&evidence->arena, 1, sizeof *evidence->source);
  if (below(2))
    evidence->source[evidence->source_count++] =
        (siap_i_evidence_source){some_or_none(evidence), some_or_none(evidence), NULL, NULL};
  for (size_t i = 0; i < regions; i++) {
    siap_i_region *region = siap_i_evidence_add_region(evidence, 0);
    char code[24];
    int n = snprintf(code, sizeof code, "%02zu.%02zu", i / 100, i % 100);
    region->region_name = some_text(evidence);
    region->code = siap_i_arena_text(&evidence->arena, code, (size_t)n);
    region->region_class = below(2) ? some_id(evidence, "class", i) : "";
    region->stage = (uint8_t)(below(2) ? SIAP_I_STAGE_SELF : below(5));
    region->participated = 1;
    size_t listed = below(4);
    add_documents(evidence, region, listed);
    for (size_t k = 0; k < answers; k++)
      add_answer(evidence, region, k, listed);
    add_beside(evidence, region, listed);
  }
  ck_assert(!evidence->arena.failed);
  ck_assert_int_eq(siap_i_evidence_seal(evidence), SIAP_OK);
  return evidence;
}

START_TEST(random_evidence_goes_round)
{
  size_t many = unit_many(600);
  for (size_t i = 0; i < many; i++) {
    char what[40];
    seed = i;
    siap_evidence *evidence = some_evidence(1 + below(3), below(12));
    snprintf(what, sizeof what, "seed %zu", i);
    goes_round_everywhere(evidence, what);
    siap_evidence_unref(evidence);
  }
}
END_TEST

/* XML and JSON say the same, whichever comes first. */
START_TEST(random_evidence_goes_from_format_to_format)
{
  size_t many = unit_many(200);
  for (size_t i = 0; i < many; i++) {
    seed = 7000 + i;
    siap_evidence *evidence = some_evidence(2, 8), *from_json, *from_xml;
    char *json = NULL, *xml = NULL;
    size_t length = 0;
    ck_assert_int_eq(siap_evidence_write(evidence, "json", NULL, &json, &length, NULL), SIAP_OK);
    from_json = read_bytes(json, length, "json");
    ck_assert_int_eq(siap_evidence_write(from_json, "xml", NULL, &xml, &length, NULL), SIAP_OK);
    from_xml = read_bytes(xml, length, "xml");
    same_digests(evidence, from_xml, "xml of json");
    siap_evidence_unref(evidence);
    siap_evidence_unref(from_json);
    siap_evidence_unref(from_xml);
    siap_free(json);
    siap_free(xml);
  }
}
END_TEST

/* ---- sheets with one row per region ---- */

START_TEST(a_sheet_comes_back_as_the_sheet_it_was)
{
  static const char sheet[] = "region,code,stage,rubric,participated,a,b:value,c:grade,d\r\n"
                              "R,35.07,final,t,yes,-0.25,1.5,A,NA\r\n"
                              "\"'=S\",35.08,self,t,no,,,,\r\n"
                              "T,35.09,self,t,yes,\"'-\",-,\"'=g\",\"'=1+1\"\r\n";
  siap_evidence *evidence = read_bytes(sheet, sizeof sheet - 1, "csv");
  ck_assert_str_eq(evidence->region[1].region_name, "=S");
  ck_assert_str_eq(evidence->region[2].answer[2].detail->grade, "=g");
  ck_assert(evidence->region[0].answer[0].number == -0.25);
  char *bytes = NULL;
  size_t length = 0;
  ck_assert_int_eq(siap_evidence_write(evidence, "csv", NULL, &bytes, &length, NULL), SIAP_OK);
  ck_assert_str_eq(bytes, sheet);
  goes_round_everywhere(evidence, "sheet");
  siap_free(bytes);
  siap_evidence_unref(evidence);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("evidence write");
  TCase *rounds = tcase_create("rounds");
  tcase_set_timeout(rounds, 100);
  tcase_add_test(rounds, every_evidence_of_the_tree_goes_round);
  tcase_add_test(rounds, random_evidence_goes_round);
  tcase_add_test(rounds, random_evidence_goes_from_format_to_format);
  tcase_add_test(rounds, a_sheet_comes_back_as_the_sheet_it_was);
  suite_add_tcase(suite, rounds);
  return unit_main(suite);
}
