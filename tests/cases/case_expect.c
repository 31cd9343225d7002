/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run gave, held against the expectations of its folder. */
#include "case.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define ULPS_EXACT 2 /* one rounding of 128 bits, one of the fraction in the case */
#define ULPS_SHARE 8 /* products and quotients of doubles */

void complain(struct report *report, const char *format, ...)
{
  va_list words;
  report->faults++;
  fputs("#   ", report->stream);
  va_start(words, format);
  vfprintf(report->stream, format, words);
  va_end(words);
  putc('\n', report->stream);
}

/* ---- findings ---- */

static const char *severity_word(int32_t severity)
{
  return severity == SIAP_ERROR ? "error" : severity == SIAP_WARNING ? "warning" : "note";
}

/* Every word between quotation marks must occur in the text or the hint. */
static void expect_words(const struct outcome *out, size_t i, const char *line,
                         struct report *report)
{
  const char *text = siap_findings_text(out->findings, i), *hint = siap_findings_hint(out->findings, i);
  char word[600];
  for (const char *open = strchr(line, '"'); open; open = strchr(open, '"')) {
    const char *close = strchr(open + 1, '"');
    if (!close) {
      complain(report, "expect.diag: a quotation mark is not closed: %s", line);
      return;
    }
    snprintf(word, sizeof word, "%.*s", (int)(close - open - 1), open + 1);
    if (!strstr(text, word) && !strstr(hint, word))
      complain(report, "%s does not say \"%s\": %s; %s", siap_findings_code(out->findings, i), word,
               text, hint);
    open = close + 1;
  }
}

static void expect_finding(const struct outcome *out, size_t i, const char *line,
                           struct report *report)
{
  char code[8] = "", severity[16] = "";
  unsigned at = 0;
  if (sscanf(line, "%7s %15s %u", code, severity, &at) != 3) {
    complain(report, "expect.diag: not \"CODE SEVERITY LINE\": %s", line);
    return;
  }
  if (i >= siap_findings_count(out->findings)) {
    complain(report, "finding %zu: expected %s, got none", i + 1, line);
    return;
  }
  const char *is = siap_findings_code(out->findings, i);
  const char *how = severity_word(siap_findings_severity(out->findings, i));
  uint32_t where = siap_findings_line(out->findings, i);
  if (strcmp(is, code) != 0 || strcmp(how, severity) != 0 || where != at)
    complain(report, "finding %zu: expected %s, got %s %s %u %s", i + 1, line, is, how,
             (unsigned)where, siap_findings_text(out->findings, i));
  else
    expect_words(out, i, line, report);
}

/* Without the file: nothing may be found. */
static void expect_findings(const struct outcome *out, struct report *report)
{
  size_t length = 0, count = 0;
  char *bytes = read_whole("expect.diag", &length), *next = bytes;
  for (char *line; (line = strsep(&next, "\n"));)
    if (*line && *line != '#')
      expect_finding(out, count++, line, report);
  for (size_t i = count; i < siap_findings_count(out->findings); i++)
    complain(report, "finding %zu: expected none, got %s %s %u %s", i + 1,
             siap_findings_code(out->findings, i),
             severity_word(siap_findings_severity(out->findings, i)),
             (unsigned)siap_findings_line(out->findings, i), siap_findings_text(out->findings, i));
  free(bytes);
}

/* ---- figures ---- */

static const char *yes_no(int32_t is)
{
  return is ? "yes" : "no";
}

static const char *head_of(const siap_result *result, const char *field)
{
  if (strcmp(field, "region") == 0)
    return siap_result_region_name(result);
  if (strcmp(field, "rubric") == 0)
    return siap_result_rubric_id(result);
  if (strcmp(field, "profile") == 0)
    return siap_result_profile(result);
  if (strcmp(field, "stage") == 0)
    return siap_result_stage(result);
  if (strcmp(field, "simulation") == 0)
    return yes_no(siap_result_is_simulation(result));
  if (strcmp(field, "participated") == 0)
    return yes_no(siap_result_participated(result));
  return NULL;
}

static void hold(const siap_result *result, const char *entry, const char *field, const char *is,
                 const char *wanted, struct report *report)
{
  if (!is || strcmp(is, wanted) != 0)
    complain(report, "%s: %s %s: expected %s, got %s", siap_result_region_name(result), entry,
             field, wanted, is ? is : "no such field");
}

static void hold_number(const siap_result *result, const char *entry, const char *field, double is,
                        const char *wanted, unsigned ulps, struct report *report)
{
  char text[40] = "none";
  if (number_agrees(is, wanted, ulps))
    return;
  if (!isnan(is))
    shortest_text(is, text, sizeof text);
  hold(result, entry, field, text, wanted, report);
}

static size_t index_of(const siap_result *result, const char *id)
{
  for (size_t i = 0; i < siap_result_index_count(result); i++)
    if (strcmp(siap_result_entry_id(result, siap_result_index_entry(result, i)), id) == 0)
      return i;
  return SIZE_MAX;
}

/* term:<n>:<what>, terms counted from 0. */
static void expect_term(const siap_result *result, size_t at, const char *entry, const char *field,
                        const char *wanted, struct report *report)
{
  siap_term term = {.size = sizeof term};
  char *what = NULL;
  unsigned long i = strtoul(field + 5, &what, 10);
  if (*what != ':' || siap_result_term(result, at, i, &term) != SIAP_OK) {
    hold(result, entry, field, "no such term", wanted, report);
    return;
  }
  const struct {
    const char *name;
    double value;
  } numbers[] = {{":weight", term.weight},
                 {":value", term.value},
                 {":term", term.term},
                 {":declared", term.declared}};
  for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
    if (strcmp(what, numbers[k].name) == 0) {
      hold_number(result, entry, field, numbers[k].value, wanted, ULPS_EXACT, report);
      return;
    }
  const char *is = strcmp(what, ":state") == 0    ? siap_state_name(term.state)
                   : strcmp(what, ":policy") == 0 ? yes_no(term.policy)
                   : strcmp(what, ":use") == 0    ? (term.rounded ? "rounded" : "exact")
                   : strcmp(what, ":child") == 0  ? siap_result_entry_id(result, term.child)
                                                  : NULL;
  hold(result, entry, field, is, wanted, report);
}

static void expect_number(const siap_result *result, size_t at, const siap_cell *cell,
                          const char *entry, const char *field, const char *wanted,
                          struct report *report)
{
  const struct {
    const char *name;
    double value;
    unsigned ulps;
  } fields[] = {{"exact", cell->exact, ULPS_EXACT},
                {"rounded", cell->rounded, 0},
                {"coverage", cell->coverage, ULPS_SHARE},
                {"low", cell->low, 0},
                {"high", cell->high, 0},
                {"next_band", cell->next_band, 0}};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (strcmp(field, fields[i].name) == 0) {
      hold_number(result, entry, field, fields[i].value, wanted, fields[i].ulps, report);
      return;
    }
  const char *index = strchr(field, ':');
  size_t number = index ? index_of(result, index + 1) : SIZE_MAX;
  if (number == SIZE_MAX)
    hold(result, entry, field, NULL, wanted, report);
  else if (strncmp(field, "weight:", 7) == 0)
    hold_number(result, entry, field, siap_result_weight(result, number, at), wanted, ULPS_SHARE,
                report);
  else if (strncmp(field, "contribution:", 13) == 0)
    hold_number(result, entry, field, siap_result_contribution(result, number, at), wanted,
                ULPS_SHARE, report);
  else
    hold(result, entry, field, NULL, wanted, report);
}

static void expect_figure(const siap_result *result, const char *entry, const char *field,
                          const char *wanted, struct report *report)
{
  static const char *const kinds[] = {"item",     "node",     "index",
                                      "external", "constant", "variable"};
  siap_cell cell = {.size = sizeof cell};
  char number[24] = "none";
  if (strcmp(entry, "*") == 0) {
    hold(result, entry, field, head_of(result, field), wanted, report);
    return;
  }
  size_t at = siap_result_entry_find(result, entry);
  if (strcmp(field, "present") == 0) {
    hold(result, entry, field, yes_no(at != SIZE_MAX), wanted, report);
    return;
  }
  if (at == SIZE_MAX || siap_result_cell(result, at, &cell) != SIAP_OK) {
    complain(report, "%s: there is no entry %s", siap_result_region_name(result), entry);
    return;
  }
  if (cell.band >= 0)
    snprintf(number, sizeof number, "%d", (int)cell.band);
  if (strcmp(field, "state") == 0)
    hold(result, entry, field, siap_state_name(cell.state), wanted, report);
  else if (strcmp(field, "kind") == 0)
    hold(result, entry, field, kinds[cell.kind], wanted, report);
  else if (strcmp(field, "given") == 0)
    hold(result, entry, field, yes_no(cell.given), wanted, report);
  else if (strcmp(field, "band") == 0)
    hold(result, entry, field, number, wanted, report);
  else if (strcmp(field, "band_label") == 0)
    hold(result, entry, field, siap_result_entry_band(result, at, NULL), wanted, report);
  else if (strcmp(field, "mark") == 0)
    hold(result, entry, field, siap_result_entry_status(result, at), wanted, report);
  else if (strncmp(field, "term:", 5) == 0)
    expect_term(result, at, entry, field, wanted, report);
  else
    expect_number(result, at, &cell, entry, field, wanted, report);
}

/* Lines "entry TAB field TAB value": they hold for every region that was scored. */
static void expect_figures(const struct outcome *out, struct report *report)
{
  size_t length = 0;
  char *bytes = read_whole("expect.tsv", &length), *next = bytes;
  if (bytes && out->results == 0)
    complain(report, "expect.tsv: nothing was scored");
  for (char *line; (line = strsep(&next, "\n"));) {
    if (!*line || *line == '#')
      continue;
    const char *entry = strsep(&line, "\t"), *field = strsep(&line, "\t");
    if (!field || !line) {
      complain(report, "expect.tsv: not \"entry TAB field TAB value\": %s", entry);
      continue;
    }
    for (size_t i = 0; i < out->results; i++)
      expect_figure(out->result[i], entry, field, line, report);
  }
  free(bytes);
}

/* A cell of expect-regions.tsv: its column is headed "entry:field", cut at the first colon. */
static void expect_cell(const siap_result *result, const char *column, const char *wanted,
                        struct report *report)
{
  char entry[128];
  const char *colon = strchr(column, ':');
  if (!colon || (size_t)(colon - column) >= sizeof entry) {
    complain(report, "expect-regions.tsv: no \"entry:field\": %s", column);
    return;
  }
  snprintf(entry, sizeof entry, "%.*s", (int)(colon - column), column);
  expect_figure(result, entry, colon + 1, wanted, report);
}

static void expect_row(const siap_result *result, char *header, char *row, struct report *report)
{
  const char *name = strsep(&row, "\t"), *value;
  strsep(&header, "\t");
  if (strcmp(name, siap_result_region_name(result)) != 0) {
    complain(report, "expect-regions.tsv: expected %s, got %s", name,
             siap_result_region_name(result));
    return;
  }
  for (const char *column; (column = strsep(&header, "\t"));)
    if ((value = strsep(&row, "\t")))
      expect_cell(result, column, value, report);
    else
      complain(report, "expect-regions.tsv: %s has too few fields", name);
}

/* A table: the header "region TAB entry:field …", then a row for every region in order. */
static void expect_regions(const struct outcome *out, struct report *report)
{
  size_t length = 0, rows = 0;
  char *bytes = out->analysis ? NULL : read_whole("expect-regions.tsv", &length), *next = bytes,
       *header = NULL;
  for (char *line; (line = strsep(&next, "\n"));) {
    if (!*line || *line == '#')
      continue;
    if (!header) {
      header = line;
      continue;
    }
    char *columns = strdup(header);
    if (columns && rows < out->results)
      expect_row(out->result[rows], columns, line, report);
    free(columns);
    rows++;
  }
  if (bytes && rows != out->results)
    complain(report, "expect-regions.tsv: expected %zu regions, got %zu", rows, out->results);
  free(bytes);
}

/* ---- what is written ---- */

static void expect_bytes(const struct outcome *out, int bless, struct report *report)
{
  size_t length = 0;
  const char *is = out->written ? out->written : "";
  char *wanted = read_whole("expect.out", &length);
  if (bless && out->written &&
      (!wanted || length != out->written_length || memcmp(wanted, is, length) != 0)) {
    FILE *file = fopen("expect.out", "wb");
    if (!file || fwrite(is, 1, out->written_length, file) != out->written_length)
      complain(report, "expect.out cannot be written");
    if (file)
      fclose(file);
  } else if (wanted && (length != out->written_length || memcmp(wanted, is, length) != 0)) {
    size_t at = 0, line = 1;
    for (; at < length && at < out->written_length && wanted[at] == is[at]; at++)
      line += is[at] == '\n';
    complain(report, "expect.out: other bytes from line %zu on: %.*s", line,
             (int)strcspn(is + at, "\n"), is + at);
  } else if (!wanted && out->written) {
    complain(report, "there is no expect.out: write it, or run with --bless");
  }
  free(wanted);
}

/* ---- what holds for every result ---- */

static int same(double a, double b)
{
  return (isnan(a) && isnan(b)) || a == b;
}

static void expect_sane(const siap_result *result, size_t at, struct report *report)
{
  siap_cell cell = {.size = sizeof cell};
  const char *id = siap_result_entry_id(result, at);
  siap_result_cell(result, at, &cell);
  if ((cell.state == SIAP_STATE_SCORED) == isnan(cell.exact) || isnan(cell.exact) != isnan(cell.rounded))
    complain(report, "%s: its state and its numbers disagree", id);
  if (cell.low > cell.rounded || cell.high < cell.rounded || cell.low > cell.high)
    complain(report, "%s: the score does not lie within its bounds", id);
  if (cell.coverage < 0 || cell.coverage > 1)
    complain(report, "%s: its coverage is not a share", id);
}

static void expect_equal(const siap_result *a, const siap_result *b, size_t at,
                         struct report *report)
{
  siap_cell x = {.size = sizeof x}, y = {.size = sizeof y};
  siap_result_cell(a, at, &x);
  siap_result_cell(b, at, &y);
  if (strcmp(siap_result_entry_id(a, at), siap_result_entry_id(b, at)) != 0 || x.kind != y.kind ||
      x.state != y.state || x.places != y.places || !same(x.exact, y.exact) ||
      !same(x.rounded, y.rounded) || !same(x.coverage, y.coverage) || !same(x.low, y.low) ||
      !same(x.high, y.high))
    complain(report, "%s: JSON does not give it back", siap_result_entry_id(a, at));
}

/* Written as JSON and read again, every cell is the same. */
static void expect_round_trip(const siap_result *result, struct report *report)
{
  char *text = NULL;
  size_t length = 0;
  siap_result *again = NULL;
  if (siap_result_write(result, "json", "en", &text, &length) != SIAP_OK ||
      siap_result_read(text, length, "json", NULL, &again, NULL) != SIAP_OK ||
      siap_result_entry_count(again) != siap_result_entry_count(result))
    complain(report, "the result as JSON cannot be read again");
  else
    for (size_t i = 0; i < siap_result_entry_count(result); i++)
      expect_equal(result, again, i, report);
  siap_result_unref(again);
  siap_free(text);
}

void expect_all(const struct case_file *of, const struct outcome *out, int bless,
                struct report *report)
{
  const char *status = case_word(of, "status");
  if (strcmp(siap_status_name(out->status), status ? status : "ok") != 0)
    complain(report, "status: expected %s, got %s", status ? status : "ok",
             siap_status_name(out->status));
  expect_findings(out, report);
  expect_figures(out, report);
  expect_regions(out, report);
  expect_tables(out, report);
  expect_bytes(out, bless, report);
  for (size_t i = 0; i < out->results; i++) {
    for (size_t k = 0; k < siap_result_entry_count(out->result[i]); k++)
      expect_sane(out->result[i], k, report);
    if (strcmp(case_word(of, "run"), "read-result") != 0)
      expect_round_trip(out->result[i], report);
  }
}
