/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of all kinds for tests and for looking at: made of one struct of arrays. */
#ifndef SIAP_UNIT_DRAWING_SAMPLES_H
#define SIAP_UNIT_DRAWING_SAMPLES_H

#include "drawing/drawing.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define SAMPLE_MOST 600
#define SAMPLE_SERIES 8

typedef struct sample_data {
  double value[SAMPLE_SERIES][SAMPLE_MOST], low[SAMPLE_SERIES][SAMPLE_MOST];
  double high[SAMPLE_SERIES][SAMPLE_MOST];
  char named[SAMPLE_MOST][48], id[24];
  const char *category[SAMPLE_MOST];
  const char *note[SAMPLE_SERIES][SAMPLE_MOST];
  siap_i_series series[SAMPLE_SERIES];
} sample_data;

static const char *const sample_pillars[] = {"Smart Governance", "Smart Branding", "Smart Economy",
                                             "Smart Living", "Smart Society",
                                             "Smart Environment"};
static const char *const sample_long[] = {
    "Tata kelola pemerintahan daerah yang cerdas, terbuka, dan melayani seluruh warga",
    "Pencitraan kawasan, pariwisata, dan pelayanan usaha/investasi daerah",
    "Perekonomian",
    "Kehidupan-yang-layak-dan-nyaman-bagi-warga-perkotaan-dan-perdesaan",
    "Masyarakat",
    "Perlindungan lingkungan hidup, pengelolaan sampah dan limbah, serta tata kelola energi yang "
    "bertanggung jawab di seluruh kecamatan dan kelurahan"};

static char sample_endless[10001], sample_marks[10001];

static inline const char *const *sample_hostile(void)
{
  static const char *texts[] = {
      "<script>alert(\"x\")</script> & 'quotes' ]]>",
      sample_endless,
      sample_marks,
      "\xD8\xA7\xD9\x84\xD9\x85\xD8\xAF\xD9\x8A\xD9\x86\xD8\xA9 \xD8\xA7\xD9\x84\xD8\xB0\xD9\x83"
      "\xD9\x8A\xD8\xA9 12,5",
      "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 \xF0\x9F\x8F\x99 "
      "\xE5\x9F\x8E\xE5\xB8\x82\xE6\x99\xBA\xE6\x85\xA7",
      "bidi \xE2\x80\xAE" "evil\xE2\x80\xAC \x01\x1B[31m \xC3\x28 \xED\xA0\x80 end"};
  if (!*sample_endless) {
    memset(sample_endless, 'W', 10000);
    sample_marks[0] = 'a';
    for (size_t i = 1; i + 1 < 10000; i += 2)
      memcpy(sample_marks + i, "\xCC\x81", 2);
  }
  return texts;
}

enum sample_way { SAMPLE_FULL, SAMPLE_SPARSE, SAMPLE_LONG, SAMPLE_HOSTILE, SAMPLE_MANY, SAMPLE_WAYS };

static inline siap_i_chart sample_start(size_t number, enum siap_i_chart_kind kind,
                                        enum sample_way way, sample_data *data)
{
  static const char *const ways[] = {"full", "sparse", "long labels", "hostile", "many"};
  siap_i_chart chart = siap_i_chart_empty;
  memset(data, 0, sizeof *data);
  snprintf(data->id, sizeof data->id, "sample-%zu", number);
  chart.kind = kind;
  chart.id = data->id;
  chart.title = ways[way];
  chart.headed = 1;
  chart.comma = way == SAMPLE_LONG;
  chart.none = "no value";
  chart.middle = "median";
  chart.interval = "lowest to highest possible";
  chart.category = data->category;
  chart.series = data->series;
  chart.categories = 6;
  chart.series_count = 1;
  for (size_t i = 0; i < SAMPLE_MOST; i++) {
    snprintf(data->named[i], sizeof data->named[i], "Kabupaten Sampel Nomor %zu", i + 1);
    data->category[i] = way == SAMPLE_MANY      ? data->named[i]
                        : way == SAMPLE_LONG    ? sample_long[i % 6]
                        : way == SAMPLE_HOSTILE ? sample_hostile()[i % 6]
                                                : sample_pillars[i % 6];
  }
  for (size_t s = 0; s < SAMPLE_SERIES; s++)
    data->series[s] = (siap_i_series){.value = data->value[s]};
  return chart;
}

static inline siap_i_chart sample_bars(size_t number, enum sample_way way, sample_data *data)
{
  static const double scores[6] = {3.42, 2.81, 1.95, 4.1, 3.05, 2.2};
  siap_i_chart chart = sample_start(number, SIAP_I_CHART_BARS, way, data);
  chart.categories = way == SAMPLE_MANY ? 60 : 6;
  for (size_t i = 0; i < chart.categories; i++) {
    data->value[0][i] = scores[i % 6];
    data->low[0][i] = scores[i % 6] - 0.1 * (double)(i % 4) - 0.1;
    data->high[0][i] = scores[i % 6] + 0.2 * (double)(i % 3) + 0.05;
    data->value[1][i] = scores[i % 6] - 0.3;
  }
  chart.places = 2;
  chart.axis = "Score, 0 to 5";
  data->series[0].low = data->low[0];
  data->series[0].high = data->high[0];
  data->series[0].name = "Self-assessment";
  data->series[1].name = "Final";
  data->series[1].style = SIAP_I_CHART_DASHED;
  if (way != SAMPLE_SPARSE)
    chart.min = 0, chart.max = 5;
  if (way == SAMPLE_FULL || way == SAMPLE_LONG)
    chart.series_count = 2;
  if (way == SAMPLE_FULL)
    chart.highlight = 2;
  if (way == SAMPLE_SPARSE) {
    data->value[0][1] = data->value[0][4] = NAN;
    data->low[0][1] = data->low[0][2] = data->low[0][4] = NAN;
    data->value[0][5] = -1.5;
    data->low[0][5] = -2.5;
    chart.marker = 2.5;
    chart.marker_name = "Mean of the class";
  }
  return chart;
}

typedef siap_i_chart (*sample_maker)(size_t number, enum sample_way way, sample_data *data);
static const sample_maker sample_makers[] = {sample_bars};
static const size_t samples_count = sizeof sample_makers / sizeof *sample_makers * SAMPLE_WAYS;

static inline siap_i_chart sample_make(size_t number, sample_data *data)
{
  return sample_makers[number / SAMPLE_WAYS](number, (enum sample_way)(number % SAMPLE_WAYS), data);
}

#endif
