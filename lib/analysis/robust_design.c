/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. robust: the design as part of the result: what was drawn, how, and what it moved. */
#include "analysis/robust.h"

#include "ground/number.h"

#include <math.h>
#include <string.h>
#include <stdio.h>

enum { SOURCE_SOURCE, SOURCE_REGIONS, SOURCE_CELLS, SOURCE_DRAWN, SOURCE_CHANGED, SOURCE_SD };
static const siap_i_column source_columns[] = {
    SIAP_I_WORD_COLUMN("source", "source", "sumber"),
    SIAP_I_COUNT_COLUMN("regions", "regions", "daerah"),
    SIAP_I_COUNT_COLUMN("cells", "cells", "sel"),
    SIAP_I_WORD_COLUMN("drawn", "drawn", "diacak"),
    SIAP_I_COUNT_COLUMN("changed", "regions changed", "daerah berubah"),
    SIAP_I_NUMBER_COLUMN("sd", "mean sd", "rata-rata simpangan baku"),
};
static const siap_i_table_form source_form = {
    {"sources", {"What each source changed", "Yang diubah tiap sumber"}},
    {"regions and cells: in which the source has something to draw, and how many answers, terms, "
     "nodes or items that is. With the source alone: regions any of whose values moved, and the sd "
     "of the first node asked about, meaned over the regions.",
     "daerah dan sel: tempat sumber itu memiliki sesuatu untuk diacak, dan berapa jawaban, suku, "
     "simpul atau butirnya. Dengan sumber itu saja: daerah yang nilainya bergerak, dan simpangan baku "
     "simpul pertama, dirata-rata atas daerah."},
    source_columns, sizeof source_columns / sizeof *source_columns, 0};
static const siap_i_say_word drawn[SIAP_I_SOURCES] = {
    {"assessors", {"assessors of a region, with replacement", "asesor suatu daerah, dengan pengembalian"}},
    {"respondents", {"respondents, with replacement", "responden, dengan pengembalian"}},
    {"answers", {"levels of the scale, each as likely", "tingkat pada skala, sama mungkin"}},
    {"terms", {"weights of terms that declare one", "bobot suku yang menyatakannya"}},
    {"means", {"the mean that nodes take", "jenis rata-rata simpul"}},
    {"items", {"one item left out, or none", "satu butir dihilangkan, atau tidak ada"}},
    {"scalings", {"the normaliser of items, one for all", "penormal butir, satu untuk semua"}},
};

size_t siap_i_robust_changed(const siap_i_robust *robust, const siap_i_tally *score)
{
  size_t count = 0;
  for (size_t i = 0; i < robust->regions; i++) {
    int moved = 0;
    for (size_t k = 0; k < robust->nodes.count; k++) {
      size_t at = k * robust->regions + i;
      double had = isnan(robust->nominal[at]) ? 0 : (double)robust->replications;
      double near = SIAP_I_ROBUST_NEAR * fmax(1, fabs(score->centre[at]));
      moved |= score->square[at] > had * near * near || score->count[at] != had;
    }
    count += (size_t)moved;
  }
  return count;
}

static siap_i_stat mean_sd(const siap_i_robust *robust, const siap_i_tally *score)
{
  double sum = 0, count = 0;
  for (size_t i = 0; i < robust->regions; i++) {
    siap_i_stat sd = siap_i_tally_sd(score, i);
    sum += sd.why == SIAP_I_STAT_DEFINED ? sd.value : 0;
    count += sd.why == SIAP_I_STAT_DEFINED;
  }
  return count > 0 ? siap_i_stat_is(sum / count) : siap_i_stat_none(SIAP_I_STAT_FEW, 2);
}

static void put_sources(const siap_i_robust *robust, const siap_i_simulation *alone)
{
  siap_i_work *work = robust->work;
  siap_i_table *table = siap_i_analysis_add(work->out, &source_form);
  for (int source = 0; source < SIAP_I_SOURCES; source++) {
    if (!(robust->sources & 1u << source))
      continue;
    siap_i_table_row(work->out, table);
    siap_i_put_word(table, SOURCE_SOURCE, &siap_i_source_name[source]);
    siap_i_put_count(table, SOURCE_REGIONS, robust->concerns[source]);
    siap_i_put_count(table, SOURCE_CELLS, robust->cells[source]);
    siap_i_put_word(table, SOURCE_DRAWN, &drawn[source]);
    siap_i_put_count(table, SOURCE_CHANGED, siap_i_robust_changed(robust, &alone[source].score));
    siap_i_put_stat(table, SOURCE_SD, mean_sd(robust, &alone[source].score), -1);
  }
}

/* ---- the design ---- */

static const siap_i_column design_columns[] = {
    SIAP_I_WORD_COLUMN("fact", "fact", "fakta"),
    SIAP_I_WORD_COLUMN("value", "value", "nilai"),
};
static const siap_i_table_form design_form = {
    {"design", {"Design of the simulation", "Rancangan simulasi"}},
    {"The same seed gives the same figures, with any number of threads. Generator: Philox4x32-10 "
     "(J. K. Salmon and others, SC11, 2011), a stream for each replicate and source.",
     "Benih yang sama memberi angka yang sama, berapa pun utasnya. Pembangkit: Philox4x32-10 (J. K. "
     "Salmon dkk., SC11, 2011), satu aliran bagi tiap replikasi dan sumber."},
    design_columns, sizeof design_columns / sizeof *design_columns, 0};

/* What stands in the table: ids for machines, words for people. */
enum fact {
  FACT_REPLICATIONS, FACT_SEED, FACT_GENERATOR, FACT_VALUES, FACT_LEVEL, FACT_WEIGHTS, FACT_NOISE,
  FACT_CONCENTRATION, FACT_EXPONENT, FACT_LEAVING, FACT_NORMALISERS, FACT_NORMALISER, FACT_DEVIATIONS,
  FACT_SCALED, FACT_ITEMS, FACT_SOBOL_ROWS, FACT_SOBOL_POINTS, FACT_WIDEST
};
static const siap_i_say_word facts[] = {
    [FACT_REPLICATIONS] = {"replications", {"replications", "ulangan"}},
    [FACT_SEED] = {"seed", {"seed", "benih"}},
    [FACT_GENERATOR] = {"generator", {"generator", "pembangkit"}},
    [FACT_VALUES] = {"values", {"values", "nilai"}},
    [FACT_LEVEL] = {"level", {"level", "tingkat kepercayaan"}},
    [FACT_WEIGHTS] = {"weights", {"weights", "bobot"}},
    [FACT_NOISE] = {"noise f", {"noise f", "derau f"}},
    [FACT_CONCENTRATION] = {"concentration c", {"concentration c", "konsentrasi c"}},
    [FACT_EXPONENT] = {"mean of exponent", {"mean of exponent", "rata-rata berpangkat"}},
    [FACT_LEAVING] = {"items that may leave", {"items that may leave", "butir yang dapat dikeluarkan"}},
    [FACT_NORMALISERS] = {"normalisers", {"normalisers", "penormal"}},
    [FACT_NORMALISER] = {"normaliser", {"normaliser", "penormal"}},
    [FACT_DEVIATIONS] = {"deviations to the ends of a scale",
                         {"deviations to the ends of a scale", "simpangan sampai ujung skala"}},
    [FACT_SCALED] = {"items that another normaliser fits",
                     {"items that another normaliser fits", "butir yang cocok bagi penormal lain"}},
    [FACT_ITEMS] = {"items", {"items", "butir"}},
    [FACT_SOBOL_ROWS] = {"Sobol indices, rows", {"Sobol indices, rows", "indeks Sobol, baris"}},
    [FACT_SOBOL_POINTS] = {"Sobol indices, points", {"Sobol indices, points", "indeks Sobol, titik"}},
    [FACT_WIDEST] = {"widest bin", {"widest bin", "kelas terlebar"}},
};

static const siap_i_say_word philox = {"philox4x32-10", {"philox4x32-10", "philox4x32-10"}};
static const siap_i_say_word exact = {"exact", {"exact", "tidak dibulatkan"}};
static const siap_i_say_word rounded = {"rounded", {"rounded", "dibulatkan"}};
static const siap_i_say_word with_noise = {
    "w (1 + f (2 u - 1)), brought back to their sum",
    {"w (1 + f (2 u - 1)), brought back to their sum",
     "w (1 + f (2 u - 1)), dikembalikan ke jumlahnya"}};
static const siap_i_say_word dirichlet = {
    "Dirichlet (c w / sum w), brought back to their sum",
    {"Dirichlet (c w / sum w), brought back to their sum",
     "Dirichlet (c w / jumlah w), dikembalikan ke jumlahnya"}};
static const siap_i_say_word one_for_all = {
    "the rubric's or one other, drawn for all items together",
    {"the rubric's or one other, drawn for all items together",
     "milik rubrik atau satu lainnya, diundi bersama untuk semua butir"}};
static const siap_i_say_word digital = {
    "Sobol sequence, digitally shifted",
    {"Sobol sequence, digitally shifted", "barisan Sobol, digeser secara digital"}};
static const siap_i_say_word at_random = {"random numbers", {"random numbers", "bilangan acak"}};

static void put(const siap_i_robust *robust, siap_i_table *table, enum fact fact,
                const siap_i_say_word *value)
{
  siap_i_table_row(robust->work->out, table);
  siap_i_put_word(table, 0, &facts[fact]);
  siap_i_put_word(table, 1, value);
}

/* Those who read Indonesian see a decimal comma. */
static void put_figure(const siap_i_robust *robust, siap_i_table *table, enum fact fact,
                       double value)
{
  char room[SIAP_I_NUMBER_ROOM], comma[SIAP_I_NUMBER_ROOM];
  siap_i_number_write(value, room);
  memcpy(comma, room, sizeof room);
  char *point = strchr(comma, '.');
  if (point)
    *point = ',';
  put(robust, table, fact, siap_i_say_make(robust->work->out, room, room, comma));
}

/* The widest bin that low and high of a score are known to; nothing where values have bins of their own. */
static double widest(const siap_i_robust *robust)
{
  double widest = 0;
  for (size_t k = 0; k < robust->nodes.count; k++) {
    const siap_i_range *range = &robust->range[k];
    if (!(range->step > 0))
      widest = fmax(widest, (range->high - range->low) / (double)range->bins);
  }
  return widest;
}

static void put_name(const siap_i_robust *robust, siap_i_table *table, const char *name)
{
  put(robust, table, FACT_NORMALISER, siap_i_say_make(robust->work->out, name, name, name));
}

static void put_scalings(const siap_i_robust *robust, siap_i_table *table)
{
  put(robust, table, FACT_NORMALISERS, &one_for_all);
  for (size_t a = 0; a < robust->scalings; a++) {
    put_name(robust, table, siap_i_scaling_alternatives[robust->scaling[a]]);
    if (robust->scaling[a] == SIAP_I_SCALING_AT_Z)
      put_figure(robust, table, FACT_DEVIATIONS, robust->deviations);
  }
  put_figure(robust, table, FACT_SCALED, (double)robust->scaled_items);
  put_figure(robust, table, FACT_ITEMS, (double)robust->asked_items);
}

void siap_i_robust_put_design(const siap_i_robust *robust, const siap_i_simulation *alone)
{
  put_sources(robust, alone);
  if (robust->sources & SIAP_I_SOURCE(NORMALISERS))
    siap_i_robust_put_scalings(robust);
  siap_i_table *table = siap_i_analysis_add(robust->work->out, &design_form);
  put_figure(robust, table, FACT_REPLICATIONS, (double)robust->replications);
  put_figure(robust, table, FACT_SEED, (double)robust->seed);
  put(robust, table, FACT_GENERATOR, &philox);
  put(robust, table, FACT_VALUES, robust->exact ? &exact : &rounded);
  put_figure(robust, table, FACT_LEVEL, robust->level);
  if (robust->sources & SIAP_I_SOURCE(WEIGHTS) && robust->has_noise) {
    put(robust, table, FACT_WEIGHTS, &with_noise);
    put_figure(robust, table, FACT_NOISE, robust->noise);
  } else if (robust->sources & SIAP_I_SOURCE(WEIGHTS)) {
    put(robust, table, FACT_WEIGHTS, &dirichlet);
    put_figure(robust, table, FACT_CONCENTRATION, robust->concentration);
  }
  for (size_t i = 1; robust->sources & SIAP_I_SOURCE(METHODS) && i < robust->methods; i++)
    put_figure(robust, table, FACT_EXPONENT, robust->p[i]);
  if (robust->sources & SIAP_I_SOURCE(ITEMS))
    put_figure(robust, table, FACT_LEAVING, (double)robust->pooled);
  if (robust->sources & SIAP_I_SOURCE(NORMALISERS))
    put_scalings(robust, table);
  if (robust->has_sobol) {
    put_figure(robust, table, FACT_SOBOL_ROWS, (double)robust->sobol_rows);
    put(robust, table, FACT_SOBOL_POINTS, robust->has_points ? &digital : &at_random);
  }
  if (widest(robust) > 0)
    put_figure(robust, table, FACT_WIDEST, widest(robust));
}
