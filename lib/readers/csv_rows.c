/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Rows of a CSV file. The one file that includes libcsv. */
#include "readers/csv_rows.h"

#include "readers/door.h"

#include <csv.h>
#include <stdio.h>
#include <string.h>

struct rows {
  siap_i_csv_call *call;
  void *with;
  const siap_limits *limits;
  const char *source;
  siap_findings *findings;
  /* the row that is being read: its text, and where each field starts in it */
  char *text;
  size_t text_length, text_room;
  uint32_t *start;
  const char **field;
  size_t count, start_room, field_room;
  uint64_t fields; /* of the whole file */
  siap_i_budget *budget;
  size_t taken; /* of it */
  uint32_t line, row_line;
  int comma;
  siap_status status;
};

static void stop(struct rows *rows, enum siap_i_code code, const char *word, siap_status status)
{
  siap_i_place place = {rows->source, rows->line, 0};
  if (rows->status != SIAP_OK)
    return;
  rows->status = status;
  siap_i_report(rows->findings, code, place, word, NULL, NULL, NULL);
}

/* 1 when what the row takes by now is within the budget. */
static int is_affordable(struct rows *rows)
{
  size_t takes = rows->text_room + rows->start_room * sizeof *rows->start +
                 rows->field_room * sizeof *rows->field;
  size_t more = takes > rows->taken ? takes - rows->taken : 0;
  if (!siap_i_budget_take(rows->budget, more))
    return 0;
  rows->taken += more;
  return 1;
}

static void on_field(void *bytes, size_t length, void *with)
{
  struct rows *rows = with;
  char number[24];
  if (rows->status != SIAP_OK)
    return;
  if (length > rows->limits->text) {
    snprintf(number, sizeof number, "%u", (unsigned)rows->limits->text);
    stop(rows, SIAP_I_E114, number, SIAP_ERR_LIMIT);
    return;
  }
  if (++rows->fields > rows->limits->elements) {
    snprintf(number, sizeof number, "%llu", (unsigned long long)rows->limits->elements);
    stop(rows, SIAP_I_E112, number, SIAP_ERR_LIMIT);
    return;
  }
  char *text = siap_i_grow(rows->text, &rows->text_room, rows->text_length + length + 1, 1);
  rows->text = text ? text : rows->text;
  uint32_t *start = siap_i_grow(rows->start, &rows->start_room, rows->count + 1, sizeof *start);
  rows->start = start ? start : rows->start;
  if (!text || !start || !is_affordable(rows)) {
    stop(rows, SIAP_I_E119, NULL, SIAP_ERR_MEMORY);
    return;
  }
  start[rows->count++] = (uint32_t)rows->text_length;
  if (length)
    memcpy(text + rows->text_length, bytes, length);
  text[rows->text_length + length] = 0;
  rows->text_length += length + 1;
}

static void on_row(int terminator, void *with)
{
  struct rows *rows = with;
  (void)terminator;
  if (rows->status != SIAP_OK)
    return;
  const char **field = siap_i_grow(rows->field, &rows->field_room, rows->count, sizeof *field);
  rows->field = field ? field : rows->field;
  if (!field || !is_affordable(rows)) {
    stop(rows, SIAP_I_E119, NULL, SIAP_ERR_MEMORY);
    return;
  }
  for (size_t i = 0; i < rows->count; i++)
    field[i] = rows->text + rows->start[i];
  siap_i_csv_row row = {field, rows->count, rows->row_line, rows->comma};
  rows->status = rows->call(&row, rows->with);
  rows->count = rows->text_length = 0;
}

static size_t line_length(const char *bytes, size_t length)
{
  const char *end = memchr(bytes, '\n', length);
  return end ? (size_t)(end - bytes) + 1 : length;
}

/* The separator of the header line, and how much of the file is not data: 0, or a line "sep=;". */
static unsigned char separator_of(const char *bytes, size_t length, size_t *skip)
{
  size_t first = line_length(bytes, length);
  *skip = 0;
  if (first >= 5 && memcmp(bytes, "sep=", 4) == 0 && (bytes[4] == ';' || bytes[4] == ',')) {
    *skip = first;
    return (unsigned char)bytes[4];
  }
  return memchr(bytes, ';', first) ? ';' : ',';
}

/* Line by line, so that libcsv's fields can be told where they stand. */
static void feed(struct rows *rows, struct csv_parser *parser, const char *bytes, size_t length)
{
  for (size_t at = 0; at < length && rows->status == SIAP_OK; rows->line++) {
    size_t n = line_length(bytes + at, length - at);
    if (parser->pstate == 0) /* no row has begun */
      rows->row_line = rows->line;
    if (csv_parse(parser, bytes + at, n, on_field, on_row, rows) != n) {
      int memory = csv_error(parser) == CSV_ENOMEM;
      stop(rows, memory ? SIAP_I_E119 : SIAP_I_E334, NULL,
           memory ? SIAP_ERR_MEMORY : SIAP_ERR_SYNTAX);
    }
    at += n;
  }
  if (rows->status != SIAP_OK)
    return;
  rows->line = rows->row_line; /* what is wrong at the end began where the last row did */
  if (csv_fini(parser, on_field, on_row, rows) != 0) {
    int memory = csv_error(parser) == CSV_ENOMEM;
    stop(rows, memory ? SIAP_I_E119 : SIAP_I_E334, NULL,
         memory ? SIAP_ERR_MEMORY : SIAP_ERR_SYNTAX);
  }
}

siap_status siap_i_csv_read(const char *bytes, size_t length, const char *source,
                            const siap_limits *limits, siap_i_budget *budget,
                            siap_i_csv_call *call, void *with, siap_findings *findings)
{
  struct rows rows = {.call = call,
                      .with = with,
                      .limits = limits,
                      .source = source,
                      .findings = findings,
                      .budget = budget,
                      .line = 1,
                      .row_line = 1};
  struct csv_parser parser;
  size_t skip = 0, head = 0;
  siap_status status = siap_i_door_check(bytes, length, source, limits, &skip, findings);
  if (status != SIAP_OK)
    return status;
  bytes += skip;
  length -= skip;
  unsigned char separator = separator_of(bytes, length, &head);
  rows.line += head > 0;
  rows.comma = separator == ';';
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
    return SIAP_ERR_BUG;
  csv_set_delim(&parser, separator);
  feed(&rows, &parser, bytes + head, length - head);
  csv_free(&parser);
  siap_i_release(rows.text);
  siap_i_release(rows.start);
  siap_i_release(rows.field);
  siap_i_budget_give(budget, rows.taken);
  return rows.status;
}
