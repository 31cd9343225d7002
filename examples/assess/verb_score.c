/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assess score: the figures of one region, or of every region of a file. */
#include "score.h"
#include "verbs.h"
#include "write.h"

#include <stdio.h>
#include <string.h>

#define XML_HEAD                                                                                   \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<results xmlns=\"urn:siap:result:1\">\n"

struct table {
  struct text body;
  struct text absent; /* names of the regions that did not take part, a line each */
  size_t rows;
  int many, simulation;
};

static int is_format(const struct app *app, const char *format)
{
  return strcmp(app->options->format, format) == 0;
}

static int is_lines(const struct app *app, const struct table *table)
{
  return is_format(app, "line") || (table->many && is_format(app, "text"));
}

/* Several regions as text are lines; in lines and CSV only the first has the header. */
static const char *writer(const struct app *app, const struct table *table)
{
  if (!table->many)
    return app->options->format;
  if (is_lines(app, table))
    return table->rows ? "line" : "line-header";
  if (is_format(app, "csv"))
    return table->rows ? "csv-row" : "csv";
  if (is_format(app, "xml"))
    return "xml-row";
  return app->options->format;
}

static void write_row(struct app *app, struct table *table, const siap_result *result)
{
  char *bytes = NULL;
  size_t length = 0;
  if (app_status(app, siap_result_write(result, writer(app, table), app->options->lang, &bytes,
                                        &length)) != 0)
    return;
  int array = table->many && is_format(app, "json");
  if (array) {
    text_puts(&table->body, table->rows ? ",\n" : "[\n");
    while (length && bytes[length - 1] == '\n')
      length--;
  }
  if (table->many && is_format(app, "xml") && !table->rows)
    text_puts(&table->body, XML_HEAD);
  text_put(&table->body, bytes, length);
  table->rows++;
  siap_free(bytes);
}

/* Who did not take part is named apart: a line of figures would read as if they had scored. */
static void add_row(struct app *app, struct table *table, const siap_result *result)
{
  if (siap_result_participated(result) || !(table->many && is_lines(app, table))) {
    table->simulation |= siap_result_is_simulation(result);
    write_row(app, table, result);
    return;
  }
  text_puts(&table->absent, "  ");
  text_show(&table->absent, siap_result_region_name(result));
  text_puts(&table->absent, "\n");
}

static void end_table(const struct app *app, struct table *table)
{
  if (table->many && is_format(app, "json"))
    text_puts(&table->body, table->rows ? "\n]\n" : "[]\n");
  if (table->many && is_format(app, "xml"))
    text_puts(&table->body, table->rows ? "</results>\n" : XML_HEAD "</results>\n");
  if (is_lines(app, table) && table->simulation) {
    text_puts(&table->body, table->many ? "\n" : "");
    text_puts(&table->body, word_text(app->options->language, WORD_SIMULATION));
    text_puts(&table->body, "\n");
  }
  if (!table->absent.length)
    return;
  text_puts(&table->body, table->rows ? "\n" : "");
  text_puts(&table->body, word_text(app->options->language, WORD_ABSENT));
  text_puts(&table->body, "\n");
  text_put(&table->body, table->absent.bytes, table->absent.length);
  table->body.failed |= table->absent.failed;
}

/* The first index decides: without a score there is no answer; --fail-under sets a least one. */
static void judge(struct app *app, const siap_result *result)
{
  siap_cell cell = {.size = sizeof cell};
  char value[32];
  if (!siap_result_participated(result) ||
      app_status(app, siap_result_cell(result, siap_result_index_entry(result, 0), &cell)) != 0)
    return;
  if (cell.state != SIAP_STATE_SCORED) {
    app->outcome |= OUTCOME_LACKING;
    return;
  }
  if (!app->options->fail_under_text || cell.rounded >= app->options->fail_under)
    return;
  snprintf(value, sizeof value, "%.*f", cell.places < 0 ? 6 : (int)cell.places, cell.rounded);
  app_fail(app, OUTCOME_CONDITION, WORD_FAIL_UNDER, siap_result_region_name(result), value,
           app->options->fail_under_text);
}

static void score_all(struct app *app, struct scoring *scoring, struct table *table)
{
  table->many = scoring->range.last - scoring->range.first > 1;
  for (size_t region = scoring->range.first; region < scoring->range.last; region++) {
    siap_result *result = scoring_region(app, scoring, region);
    if (result && !(app->outcome & OUTCOME_FATAL)) {
      judge(app, result);
      add_row(app, table, result);
    }
    siap_result_unref(result);
  }
  end_table(app, table);
}

void verb_score(struct app *app)
{
  struct output output;
  struct scoring scoring;
  struct table table;
  memset(&table, 0, sizeof table);
  if (output_open(app, &output) != 0)
    return;
  if (scoring_start(app, app->options->operand[0], &scoring) == 0)
    score_all(app, &scoring, &table);
  if (scoring_report(app, &scoring))
    output_finish(app, &output, &table.body);
  else
    output_discard(&output);
  text_release(&table.body);
  text_release(&table.absent);
  scoring_release(&scoring);
}
