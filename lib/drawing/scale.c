/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Axes of numbers, of whatever size. */
#include "drawing/scale.h"

#include "ground/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define LONGEST 1e7 /* from here on numbers are written with their power of ten */

void siap_i_extent_add(siap_i_extent *extent, double value)
{
  if (!isfinite(value))
    return;
  if (!extent->count || value < extent->low)
    extent->low = value;
  if (!extent->count || value > extent->high)
    extent->high = value;
  extent->count++;
}

void siap_i_extent_add_all(siap_i_extent *extent, const double *values, size_t count)
{
  for (size_t i = 0; values && i < count; i++)
    siap_i_extent_add(extent, values[i]);
}

siap_i_extent siap_i_extent_of(const siap_i_chart *chart)
{
  siap_i_extent extent = {0};
  for (size_t i = 0; i < chart->series_count; i++) {
    siap_i_extent_add_all(&extent, chart->series[i].value, chart->categories);
    siap_i_extent_add_all(&extent, chart->series[i].low, chart->categories);
    siap_i_extent_add_all(&extent, chart->series[i].high, chart->categories);
  }
  return extent;
}

/* Ends far enough from the largest number that round ones beyond them are numbers too. */
static double within(double value)
{
  return fmin(fmax(value, -DBL_MAX / 128), DBL_MAX / 128);
}

/* Ends that are one number, or nearly, are moved apart. */
static void part(double *low, double *high, int low_is_given)
{
  double size = fmax(fabs(*low), fabs(*high));
  if (*high - *low > 1e-9 * size && *high - *low > 1e-200)
    return;
  double away = size > 1e-100 ? size / 10 : 1;
  if (!low_is_given)
    *low = within(*low - away);
  *high = within(*high + away);
  if (!(*high > *low))
    *low = *high - away;
}

/* 1, 2 or 5 times a power of ten, at least as large as asked for. */
static double round_step(double least)
{
  double power = pow(10, floor(log10(least)));
  double share = least / power;
  double step = (share <= 1 + 1e-9   ? 1
                 : share <= 2 + 1e-9 ? 2
                 : share <= 5 + 1e-9 ? 5
                                     : 10) *
                power;
  return isfinite(step) && step > 0 ? step : least;
}

siap_i_scale siap_i_scale_fit(double min, double max, siap_i_extent extent, unsigned most)
{
  double low = isfinite(min) ? within(min) : extent.count ? within(extent.low) : 0;
  double high = isfinite(max) ? within(max) : extent.count ? within(extent.high) : low + 1;
  if (low > high && isfinite(min) && !isfinite(max))
    high = low;
  else if (low > high)
    low = high;
  part(&low, &high, isfinite(min));
  siap_i_scale scale = {.min = low, .max = high, .step = round_step((high - low) / most)};
  if (!isfinite(min))
    scale.min = floor(low / scale.step + 1e-9) * scale.step;
  if (!isfinite(max))
    scale.max = ceil(high / scale.step - 1e-9) * scale.step;
  scale.first = ceil(scale.min / scale.step - 1e-9);
  double last = floor(scale.max / scale.step + 1e-9);
  scale.ticks = last >= scale.first ? (unsigned)(last - scale.first) + 1 : 0;
  double needed = ceil(-log10(scale.step) - 1e-9);
  scale.places = needed > 0 ? (int)fmin(needed, 9) : 0;
  return scale;
}

double siap_i_scale_tick(const siap_i_scale *scale, unsigned i)
{
  return (scale->first + i) * scale->step;
}

double siap_i_scale_at(const siap_i_scale *scale, double value)
{
  double kept = fmin(fmax(value, scale->min), scale->max);
  double share = (kept - scale->min) / (scale->max - scale->min);
  return scale->from + share * (scale->to - scale->from);
}

/* Four digits and a power of ten. */
static void write_power(double value, char out[SIAP_I_NUMBER_ROOM])
{
  int64_t m;
  int e;
  siap_i_number_decimal(value, &m, &e);
  int64_t size = m < 0 ? -m : m, cut = 1;
  while (size / cut >= 10000) {
    cut *= 10;
    e++;
  }
  size = (size + cut / 2) / cut;
  for (; size >= 10000 || (size % 10 == 0 && size > 9); e++)
    size /= 10;
  int more = 0;
  int64_t lead = size, unit = 1;
  for (; lead >= 10; lead /= 10, unit *= 10)
    more++;
  size_t length = (size_t)snprintf(out, SIAP_I_NUMBER_ROOM, "%s%d", m < 0 ? "-" : "", (int)lead);
  if (more)
    length += (size_t)snprintf(out + length, SIAP_I_NUMBER_ROOM - length, ".%0*d", more,
                               (int)(size - lead * unit));
  snprintf(out + length, SIAP_I_NUMBER_ROOM - length, "e%+d", e + more);
}

void siap_i_scale_number(const siap_i_chart *chart, double value, int places,
                         char out[SIAP_I_SCALE_ROOM])
{
  char written[SIAP_I_NUMBER_ROOM];
  if (fabs(value) >= LONGEST && isfinite(value))
    write_power(value, written);
  else
    siap_i_number_fixed(value, places > 9 ? 9 : places, written);
  const char *from = written;
  out[0] = '\0';
  if (*from == '-') {
    memcpy(out, "\xE2\x88\x92", 4);
    from++;
  }
  char *to = out + strlen(out);
  for (; *from; from++)
    *to++ = *from == '.' && chart->comma ? ',' : *from;
  *to = '\0';
}
