/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Labels of rows, on up to three lines. */
#include "drawing/rows.h"

#include "ground/memory.h"

#include <math.h>

#define MOST_LINES 3

/* Rows that are lower than this have one line. */
#define LOW 20

static unsigned lines_of(double least)
{
  return least < LOW ? 1 : MOST_LINES;
}

/* Bold for the one that is highlighted. */
static siap_i_label label_of(const siap_i_canvas *canvas, const siap_i_chart *chart, unsigned lines,
                             size_t i)
{
  return siap_i_label_wrap(siap_i_words_at(chart->category, i),
                           i == chart->highlight ? siap_i_font_bold : siap_i_font_plain,
                           canvas->width * 0.34, lines);
}

const siap_i_chart *siap_i_rows_measured(const siap_i_chart *chart)
{
  return chart->whole ? chart->whole : chart;
}

double siap_i_rows_breadth(const siap_i_canvas *canvas, double least)
{
  const siap_i_chart *chart = siap_i_rows_measured(canvas->chart);
  double widest = 0;
  for (size_t i = 0; i < chart->categories; i++)
    widest = fmax(widest, label_of(canvas, chart, lines_of(least), i).breadth);
  return widest;
}

int siap_i_rows_place(siap_i_canvas *canvas, siap_i_rows *rows, double least)
{
  size_t count = canvas->chart->categories;
  rows->lines = lines_of(least);
  rows->top = siap_i_alloc(count + 1, sizeof *rows->top);
  if (!rows->top) {
    canvas->out->failed = 1;
    return -1;
  }
  for (size_t i = 0; i < count; i++) {
    siap_i_label label = label_of(canvas, canvas->chart, rows->lines, i);
    rows->top[i] = canvas->y;
    canvas->y += fmax(least, siap_i_label_height(&label) + (rows->lines > 1 ? 9 : 3));
  }
  rows->top[count] = canvas->y;
  rows->right = SIAP_I_EDGE + siap_i_rows_breadth(canvas, least);
  return 0;
}

void siap_i_rows_release(siap_i_rows *rows)
{
  siap_i_release(rows->top);
}

void siap_i_rows_band(siap_i_canvas *canvas, const siap_i_rows *rows, double right)
{
  size_t i = canvas->chart->highlight;
  if (i < canvas->chart->categories)
    siap_i_svg_rect(canvas->out, SIAP_I_EDGE / 2.0, rows->top[i], right - SIAP_I_EDGE / 2.0,
                    rows->top[i + 1] - rows->top[i], SIAP_I_PAINT_BAND);
}

void siap_i_rows_labels(siap_i_canvas *canvas, const siap_i_rows *rows)
{
  siap_i_svg_open(canvas->out, " class=\"label\" text-anchor=\"end\"");
  for (size_t i = 0; i < canvas->chart->categories; i++) {
    siap_i_label label = label_of(canvas, canvas->chart, rows->lines, i);
    double middle = (rows->top[i] + rows->top[i + 1]) / 2;
    double first = middle - (label.lines - 1) * siap_i_label_step(label.font) / 2;
    siap_i_svg_label(canvas->out, &label, rows->right, siap_i_baseline(label.font, first),
                     SIAP_I_START, "");
  }
  siap_i_svg_close(canvas->out);
}
