/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. How a cohort stage made a score: what was fitted, and the formula with its numbers. */
#include "writers/writer.h"

#include <math.h>
#include <string.h>

/* Numbers with what stands before each: a "%" in the pattern is the next number. */
static void put_formula(siap_i_text *text, const char *pattern, const double *number)
{
  for (; *pattern; pattern++) {
    if (*pattern != '%') {
      siap_i_text_put_char(text, *pattern);
      continue;
    }
    int braced = *number < 0; /* a minus behind an operator would be misread */
    siap_i_text_put(text, braced ? "(" : "");
    siap_i_put_trimmed(text, *number++, 6);
    siap_i_text_put(text, braced ? ")" : "");
  }
}

static void put_named(const siap_i_writing *out, const char *before, enum siap_i_say word,
                      double number)
{
  siap_i_text_putf(out->text, "%s%s ", before, siap_i_say(out->words, word));
  siap_i_put_trimmed(out->text, number, 6);
}

static void put_fitted(const siap_i_writing *out, const siap_i_result_fit *fit)
{
  siap_i_text *text = out->text;
  siap_i_text_putf(text, "    %s %zu %s", siap_i_say(out->words, SIAP_I_SAY_FITTED), fit->count,
                   siap_i_say(out->words, SIAP_I_SAY_VALUES));
  if (fit->region_class) {
    siap_i_text_putf(text, " %s ", siap_i_say(out->words, SIAP_I_SAY_OF_CLASS));
    siap_i_put_padded(text, *fit->region_class ? fit->region_class : "\"\"", 0);
  }
  if (fit->falls)
    siap_i_text_putf(text, " (%s)", siap_i_say(out->words, SIAP_I_SAY_TURNED));
  put_named(out, ": ", SIAP_I_SAY_MINIMUM, fit->min);
  put_named(out, siap_i_between(text), SIAP_I_SAY_MAXIMUM, fit->max);
  put_named(out, siap_i_between(text), SIAP_I_SAY_MEAN, fit->mean);
  put_named(out, siap_i_between(text), SIAP_I_SAY_DEVIATION, fit->deviation);
  siap_i_text_put_char(text, '\n');
}

/* What happens to the value before it is scaled. */
static void put_treatment(const siap_i_writing *out, const siap_i_result_fit *fit)
{
  siap_i_text *text = out->text;
  if (fit->imputed) {
    put_named(out, "    ", SIAP_I_SAY_IMPUTED, fit->value);
    siap_i_text_put_char(text, '\n');
  } else if (!isnan(fit->denominator))
    put_formula(text, "    % / (% / %) = %\n",
                (double[]){fit->raw, fit->denominator, fit->per, fit->value});
  if (fit->winsorised && !fit->logs) {
    siap_i_text_putf(text, "    %zu %s: ", fit->winsorised,
                     siap_i_say(out->words, SIAP_I_SAY_WINSORISED));
    put_formula(text, "% .. %\n", (double[]){fit->floor, fit->roof});
  }
  if (fit->logs) /* below the cohort's least, the least stands in */
    put_formula(text, "    ln(% - % + (% - %) / 100) = %\n",
                (double[]){fit->value < fit->log_min ? fit->log_min : fit->value, fit->log_min,
                           fit->log_max, fit->log_min, fit->falls ? -fit->treated : fit->treated});
}

static void put_scaling(const siap_i_writing *out, const siap_i_result_fit *fit)
{
  siap_i_text *text = out->text;
  double x = fit->treated;
  if (strcmp(fit->scaling, "min-max") == 0)
    put_formula(text, "% + (% - %) x (% - %) / (% - %)",
                (double[]){fit->low, fit->high, fit->low, x, fit->min, fit->max, fit->min});
  else if (strcmp(fit->scaling, "z-score") == 0)
    put_formula(text, "% + % x (% - %) / %",
                (double[]){fit->low, fit->high, x, fit->mean, fit->deviation});
  else if (strcmp(fit->scaling, "distance-to-max") == 0)
    put_formula(text, "1 - (% - %) / (% - %)", (double[]){fit->max, x, fit->max, fit->min});
  else if (strcmp(fit->scaling, "fraction-of-max") == 0)
    put_formula(text, "% / %", (double[]){x, fit->max});
  else if (strcmp(fit->scaling, "distance-to-reference") == 0)
    put_formula(text, "1 - (% - %) / (% - %)",
                (double[]){fit->reference, x, fit->reference, fit->min});
  else if (strcmp(fit->scaling, "none") == 0)
    put_formula(text, "%", &x);
  else { /* the ranks */
    int percentile = strcmp(fit->scaling, "rank") != 0;
    siap_i_text_putf(text, "%s%zu %s ", percentile ? "" : "1 + ", fit->below,
                     siap_i_say(out->words, SIAP_I_SAY_BELOW));
    put_formula(text, "%", &x);
    if (percentile)
      siap_i_text_putf(text, " / (%zu - 1)", fit->count);
  }
}

void siap_i_put_fit(const siap_i_writing *out, const siap_i_result_entry *at)
{
  const siap_i_result_fit *fit = at->fit;
  put_fitted(out, fit);
  put_treatment(out, fit);
  siap_i_text_putf(out->text, "    %s: ", fit->scaling);
  put_scaling(out, fit);
  if (at->state == SIAP_STATE_SCORED) {
    siap_i_text_put(out->text, " = ");
    siap_i_put_trimmed(out->text, at->exact, 6);
  }
  if (fit->clip)
    siap_i_text_putf(out->text, " (%s)", siap_i_say(out->words, SIAP_I_SAY_CUT));
  siap_i_text_put_char(out->text, '\n');
}
