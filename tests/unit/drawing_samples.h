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

static const char *const sample_pillars[] = {"Smart Governance", "Smart Branding",
                                             "Smart Economy",    "Smart Living",
                                             "Smart Society",    "Smart Environment"};
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
      "bidi \xE2\x80\xAE"
      "evil\xE2\x80\xAC \x01\x1B[31m \xC3\x28 \xED\xA0\x80 end"};
  if (!*sample_endless) {
    memset(sample_endless, 'W', 10000);
    sample_marks[0] = 'a';
    for (size_t i = 1; i + 1 < 10000; i += 2)
      memcpy(sample_marks + i, "\xCC\x81", 2);
  }
  return texts;
}

enum sample_way {
  SAMPLE_FULL,
  SAMPLE_SPARSE,
  SAMPLE_LONG,
  SAMPLE_HOSTILE,
  SAMPLE_MANY,
  SAMPLE_WAYS
};

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

static inline void sample_fill(sample_data *data, size_t series, size_t count, double from,
                               double step)
{
  for (size_t i = 0; i < count; i++) {
    double wave = sin((double)(i * 7 + series * 3)) * 0.8;
    data->value[series][i] = from + step * (double)i + wave * 0.4;
    data->low[series][i] = data->value[series][i] - 0.15 - 0.05 * (double)(i % 3);
    data->high[series][i] = data->value[series][i] + 0.1 + 0.08 * (double)(i % 4);
  }
}

static inline siap_i_chart sample_radar(size_t number, enum sample_way way, sample_data *data)
{
  siap_i_chart chart = sample_start(number, SIAP_I_CHART_RADAR, way, data);
  chart.categories = way == SAMPLE_MANY ? 12 : 6;
  chart.series_count = 2;
  chart.places = 2;
  chart.min = 0, chart.max = 5;
  sample_fill(data, 0, 12, 3, 0.1);
  sample_fill(data, 1, 12, 2.4, 0.15);
  data->series[0].name = "2024";
  data->series[1].name = "2023";
  data->series[1].style = SIAP_I_CHART_DASHED;
  if (way == SAMPLE_SPARSE)
    data->value[0][2] = data->value[1][4] = data->value[1][5] = NAN;
  return chart;
}

static inline siap_i_chart sample_trend(size_t number, enum sample_way way, sample_data *data)
{
  static const char *const years[] = {"2018", "2019", "2020", "2021", "2022", "2023", "2024"};
  siap_i_chart chart = sample_start(number, SIAP_I_CHART_TREND, way, data);
  chart.categories = way == SAMPLE_MANY ? 40 : 7;
  chart.series_count = way == SAMPLE_FULL ? 1 : 2;
  chart.places = 2;
  chart.axis = "Index";
  sample_fill(data, 0, 40, 2.2, way == SAMPLE_MANY ? 0.02 : 0.2);
  sample_fill(data, 1, 40, 2.1, way == SAMPLE_MANY ? 0.025 : 0.2);
  for (size_t i = 0; i < 7 && way <= SAMPLE_SPARSE; i++)
    data->category[i] = years[i];
  for (size_t i = 0; i < 40 && way == SAMPLE_MANY; i++)
    snprintf(data->named[i], sizeof data->named[i], "%zu", 1985 + i);
  for (size_t s = 0; s < 2; s++) {
    data->series[s].low = data->low[s];
    data->series[s].high = data->high[s];
  }
  data->series[0].name = "Kabupaten Malang";
  data->series[1].name = "Median of the class";
  data->series[1].style = SIAP_I_CHART_DASHED;
  if (way == SAMPLE_SPARSE)
    data->value[0][2] = data->value[1][2] = data->value[0][5] = data->low[0][5] = data->low[0][2] =
        data->low[1][2] = NAN;
  return chart;
}

static inline siap_i_chart sample_histogram(size_t number, enum sample_way way, sample_data *data)
{
  static const double counts[] = {2, 9, 24, 61, 104, 133, 96, 52, 23, 10};
  siap_i_chart chart = sample_start(number, SIAP_I_CHART_HISTOGRAM, way, data);
  chart.categories = way == SAMPLE_MANY ? 60 : way == SAMPLE_FULL || way == SAMPLE_SPARSE ? 10 : 6;
  for (size_t i = 0; i < chart.categories; i++) {
    data->value[0][i] = way == SAMPLE_SPARSE ? (double)(i % 3 == 1) : counts[i % 10];
    data->low[0][i] = 0.5 * (double)i;
    data->high[0][i] = 0.5 * (double)(i + 1);
  }
  chart.axis = "Score";
  chart.axis_down = "Number of regions";
  if (way != SAMPLE_LONG && way != SAMPLE_HOSTILE) {
    data->series[0].low = data->low[0];
    data->series[0].high = data->high[0];
    chart.marker = 3.18;
    chart.marker_name = "Kabupaten Malang: 3.18";
    chart.highlight = 6;
  }
  return chart;
}

static inline siap_i_chart sample_ranks(size_t number, enum sample_way way, sample_data *data)
{
  siap_i_chart chart = sample_start(number, SIAP_I_CHART_RANKS, way, data);
  chart.categories = way == SAMPLE_MANY ? 80 : 6;
  for (size_t i = 0; i < chart.categories; i++) {
    data->value[0][i] = (double)i + 1;
    data->low[0][i] = fmax(1, (double)i - (double)(i % 5));
    data->high[0][i] = fmin((double)chart.categories, (double)(i + 1 + i % 7));
  }
  data->series[0].low = data->low[0];
  data->series[0].high = data->high[0];
  chart.interval = "best to worst rank in 95 of 100 drawings";
  chart.axis = "Rank";
  chart.highlight = 3;
  if (way == SAMPLE_SPARSE)
    data->value[0][1] = data->low[0][1] = data->value[0][4] = data->low[0][3] = NAN;
  return chart;
}

static inline siap_i_chart sample_risks(size_t number, enum sample_way way, sample_data *data)
{
  static const char *const likely[] = {"rare", "unlikely", "possible", "likely", "almost certain"};
  static const char *const grave[] = {"negligible", "minor", "moderate", "major", "severe"};
  siap_i_chart chart = sample_start(number, SIAP_I_CHART_RISKS, way, data);
  chart.categories = way == SAMPLE_MANY ? 4 : 5;
  chart.series_count = way == SAMPLE_MANY ? 8 : 5;
  chart.axis = "Consequence";
  chart.axis_down = "Likelihood";
  for (size_t s = 0; s < chart.series_count; s++) {
    data->series[s].value = NULL;
    data->series[s].note = data->note[s];
    data->series[s].name = way == SAMPLE_FULL || way == SAMPLE_SPARSE ? grave[s]
                           : way == SAMPLE_HOSTILE                    ? sample_hostile()[s]
                                                                      : sample_long[s % 6];
    for (size_t i = 0; i < 5; i++)
      if (way == SAMPLE_FULL || way == SAMPLE_SPARSE)
        data->category[i] = likely[i];
  }
  data->note[3][2] = "R1";
  data->note[4][4] = "R2 R7 R12";
  if (way != SAMPLE_SPARSE) {
    data->note[1][1] = "R3 R4 R5 R6 R8 R9 R10 R11 R13 R14 R15 R16 R17 R18 R19 R20 R21 R22 R23";
    data->note[0][3] = way == SAMPLE_HOSTILE ? sample_endless : "R24";
  }
  return chart;
}

static inline siap_i_chart sample_panels(size_t number, enum sample_way way, sample_data *data)
{
  siap_i_chart chart = sample_start(number, SIAP_I_CHART_PANELS, way, data);
  uint64_t seed = 7;
  chart.categories = way == SAMPLE_SPARSE ? 9 : 552;
  chart.series_count = way == SAMPLE_MANY ? 8 : 6;
  chart.axis = "Score";
  chart.axis_down = "Number of regions";
  chart.places = 2;
  chart.highlight = 4;
  chart.min = 0, chart.max = 5;
  for (size_t s = 0; s < chart.series_count; s++) {
    data->series[s].name = way == SAMPLE_HOSTILE                        ? sample_hostile()[s]
                           : way == SAMPLE_FULL || way == SAMPLE_SPARSE ? sample_pillars[s]
                                                                        : sample_long[s % 6];
    for (size_t i = 0; i < chart.categories; i++) {
      double sum = 0;
      for (int k = 0; k < 4; k++) {
        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407U;
        sum += (double)(seed >> 40) / (double)(1 << 24);
      }
      data->value[s][i] = sum * 1.1 + 0.1 * (double)s;
    }
  }
  if (way == SAMPLE_SPARSE)
    data->value[0][4] = NAN;
  for (size_t i = 0; i < chart.categories && way == SAMPLE_SPARSE; i++)
    data->value[2][i] = NAN;
  return chart;
}

static inline siap_i_chart sample_heat(size_t number, enum sample_way way, sample_data *data)
{
  siap_i_chart chart = sample_start(number, SIAP_I_CHART_HEAT, way, data);
  chart.categories = way == SAMPLE_MANY ? 60 : 6;
  chart.series_count = 6;
  chart.axis = "Score";
  chart.places = 2;
  chart.highlight = 3;
  for (size_t s = 0; s < 6; s++) {
    data->series[s].name = way == SAMPLE_HOSTILE ? sample_hostile()[s]
                           : way == SAMPLE_LONG  ? sample_long[s]
                                                 : sample_pillars[s];
    sample_fill(data, s, chart.categories, 1 + 0.4 * (double)s, 2.0 / (double)chart.categories);
    if (way == SAMPLE_SPARSE)
      data->value[s][s] = data->value[s][0] = NAN;
  }
  return chart;
}

static inline siap_i_chart sample_waterfall(size_t number, enum sample_way way, sample_data *data)
{
  static const char *const steps[] = {"2023",
                                      "Answers that improved",
                                      "Answers that worsened",
                                      "New questions",
                                      "Weights",
                                      "Not applicable",
                                      "2024"};
  static const double values[] = {2.81, 0.46, -0.12, 0.05, -0.02, 0, 3.18};
  siap_i_chart chart = sample_start(number, SIAP_I_CHART_WATERFALL, way, data);
  chart.categories = way == SAMPLE_MANY ? 14 : way == SAMPLE_LONG || way == SAMPLE_HOSTILE ? 6 : 7;
  chart.places = 2;
  chart.axis = "Index";
  for (size_t i = 0; i < chart.categories; i++) {
    data->value[0][i] = values[i % 7];
    if (way == SAMPLE_FULL || way == SAMPLE_SPARSE)
      data->category[i] = steps[i];
    if (i > 0 && i + 1 < chart.categories && fabs(values[i % 7]) > 1)
      data->value[0][i] = -0.4;
  }
  data->value[0][chart.categories - 1] = way == SAMPLE_FULL ? 3.18 : 3.1;
  if (way == SAMPLE_SPARSE)
    data->value[0][3] = NAN;
  if (way == SAMPLE_FULL || way == SAMPLE_SPARSE)
    chart.min = way == SAMPLE_SPARSE ? 0 : NAN;
  return chart;
}

static inline siap_i_chart sample_shares(size_t number, enum sample_way way, sample_data *data)
{
  static const char *const parts[] = {"answered", "not applicable", "missing"};
  siap_i_chart chart = sample_start(number, SIAP_I_CHART_SHARES, way, data);
  chart.categories = way == SAMPLE_MANY ? 25 : 6;
  chart.series_count = 3;
  for (size_t s = 0; s < 3; s++) {
    data->series[s].name = way == SAMPLE_HOSTILE ? sample_hostile()[s] : parts[s];
    for (size_t i = 0; i < chart.categories; i++)
      data->value[s][i] = (double)((i * 13 + s * 29 + 7) % (s ? 9 : 24));
  }
  data->series[2].style = SIAP_I_CHART_DASHED;
  if (way == SAMPLE_SPARSE)
    data->value[0][1] = data->value[1][1] = data->value[2][1] = NAN;
  return chart;
}

typedef siap_i_chart (*sample_maker)(size_t number, enum sample_way way, sample_data *data);
static const sample_maker sample_makers[] = {
    sample_bars,  sample_radar,  sample_trend, sample_histogram, sample_ranks,
    sample_risks, sample_panels, sample_heat,  sample_waterfall, sample_shares,
};
static const size_t samples_count = sizeof sample_makers / sizeof *sample_makers * SAMPLE_WAYS;

static inline siap_i_chart sample_make(size_t number, sample_data *data)
{
  return sample_makers[number / SAMPLE_WAYS](number, (enum sample_way)(number % SAMPLE_WAYS), data);
}

#endif
