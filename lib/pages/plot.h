/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5b. Rows and columns of a table to categories and series of a chart. */
#ifndef SIAP_I_PLOT_H
#define SIAP_I_PLOT_H

#include "drawing/drawing.h"
#include "ground/memory.h"
#include "pages/page.h"

/* Which columns feed the charts of a table; SIAP_I_PAGE_NO_HEAD: none. */
typedef struct siap_i_plotting {
  siap_i_page *page;
  const siap_i_table *table;
  siap_i_page_look look;
  size_t group[2]; /* a chart ends where one of them says something else */
  size_t label, series, low, high, note, marked;
  size_t value[SIAP_I_PLOT_VALUES], values;
} siap_i_plotting;

typedef struct siap_i_plotted_series {
  const char *name;
  double *value, *low, *high;
  const char **note;
} siap_i_plotted_series;

/* What one chart shows. */
typedef struct siap_i_plotted {
  siap_i_arena arena;
  const char **category;
  siap_i_plotted_series *series;
  size_t categories, series_count;
  size_t marked; /* SIAP_I_CHART_NO_ONE: none */
} siap_i_plotted;

/* 0: no chart draws this table. `look` is left to who draws. */
int siap_i_plotting_of(siap_i_page *page, const siap_i_table *table, siap_i_plotting *out);

/* 1: what is drawn are percents, as they are written: 50, not 0.5. */
int siap_i_plot_is_percent(const siap_i_plotting *plotting);

/* Rows from .. to - 1; 0: too many for a chart, or no memory, which the page remembers. */
int siap_i_plot_rows(siap_i_plotting *plotting, size_t from, size_t to, siap_i_plotted *into);

void siap_i_plotted_release(siap_i_plotted *plotted);

#endif
