/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. agree: how far raters agree, in one figure each: the tables `summary` and `icc`. */
#include "analysis/agree.h"
#include "statistics/agreement.h"
#include "statistics/fleiss.h"
#include "statistics/icc.h"
#include "statistics/kappa.h"
#include "statistics/kendall_w.h"
#include "statistics/krippendorff.h"

enum {
  FIGURE,
  FIGURE_VALUE,
  FIGURE_LOW,
  FIGURE_HIGH,
  FIGURE_P,
  FIGURE_N,
  FIGURE_RATERS,
  FIGURE_READING
};
static const siap_i_column figure_columns[] = {
    SIAP_I_WORD_COLUMN("statistic", "statistic", "statistik"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
    SIAP_I_NUMBER_COLUMN("low", "from", "dari"),
    SIAP_I_NUMBER_COLUMN("high", "to", "sampai"),
    SIAP_I_NUMBER_COLUMN("p", "p", "p"),
    SIAP_I_COUNT_COLUMN("n", "n", "n"),
    SIAP_I_COUNT_COLUMN("ratings", "ratings each", "penilaian per butir"),
    SIAP_I_WORD_COLUMN("reading", "reading", "tafsiran"),
};
static const siap_i_table_form figure_form = {
    {"summary", {"Agreement", "Kesepakatan"}},
    {"n: items of regions. Pairs: share of pairs of ratings that differ by `within` or less; "
     "items: share of items on which all agree, with Wilson's interval (1927). Cohen's kappa "
     "(1960, 1968; errors by Fleiss, Cohen, Everitt 1969): two raters, items that both rated. "
     "Fleiss' kappa (1971): items with as many ratings as most have, whoever gave them. "
     "Krippendorff's alpha (2011): items with two ratings or more; others may be missing. "
     "Kendall's W (1939), tied: items that every rater rated. p: of the hypothesis that there is "
     "no agreement beyond chance. Reading: of kappas after Landis and Koch (1977), of alphas "
     "after Krippendorff, from .800 and .667 on.",
     "n: butir per daerah. Pasangan: bagian pasangan penilaian yang selisihnya paling besar "
     "`within`; butir: bagian butir yang disepakati semua, dengan selang Wilson (1927). Kappa "
     "Cohen (1960, 1968; galat menurut Fleiss, Cohen, Everitt 1969): dua penilai, butir yang "
     "dinilai keduanya. Kappa Fleiss (1971): butir dengan jumlah penilaian yang paling lazim, "
     "siapa pun penilainya. Alfa Krippendorff (2011): butir dengan dua penilaian atau lebih; "
     "selebihnya boleh kosong. W Kendall (1939), dengan nilai kembar: butir yang dinilai semua "
     "penilai. p: untuk hipotesis tidak ada kesepakatan di luar kebetulan. Tafsiran: kappa "
     "menurut Landis dan Koch (1977), alfa menurut Krippendorff, mulai 0,800 dan 0,667."},
    figure_columns,
    sizeof figure_columns / sizeof *figure_columns,
    0};

static const siap_i_say_word pairs = {"agreement-pairs",
                                      {"agreement, pairs", "kesepakatan, pasangan"}};
static const siap_i_say_word items = {"agreement-items",
                                      {"agreement, items", "kesepakatan, butir"}};
static const siap_i_say_word kappas[] = {
    {"kappa", {"Cohen's kappa", "kappa Cohen"}},
    {"kappa-linear", {"kappa, linear weights", "kappa, bobot linear"}},
    {"kappa-quadratic", {"kappa, quadratic weights", "kappa, bobot kuadrat"}},
};
static const siap_i_say_word fleiss = {"fleiss", {"Fleiss' kappa", "kappa Fleiss"}};
static const siap_i_say_word alphas[] = {
    {"alpha-nominal", {"alpha, nominal", "alfa, nominal"}},
    {"alpha-ordinal", {"alpha, ordinal", "alfa, ordinal"}},
    {"alpha-interval", {"alpha, interval", "alfa, interval"}},
    {"alpha-ratio", {"alpha, ratio", "alfa, rasio"}},
};
static const siap_i_say_word w = {"kendall-w", {"Kendall's W", "W Kendall"}};
static const siap_i_say_word not_two = {"not-two-raters",
                                        {"see pairs", "lihat pasangan"}};

/* ---- readings: words of others for ranges of values ---- */

struct reading {
  double from;
  siap_i_say_word word;
};

static const struct reading landis_koch[] = {
    {0.8, {"almost-perfect", {"almost perfect", "hampir sempurna"}}},
    {0.6, {"substantial", {"substantial", "kuat"}}},
    {0.4, {"moderate", {"moderate", "sedang"}}},
    {0.2, {"fair", {"fair", "cukup"}}},
    {0, {"slight", {"slight", "tipis"}}},
    {-2, {"poor", {"poor", "buruk"}}},
};
static const struct reading krippendorff[] = {
    {0.8, {"reliable", {"reliable", "andal"}}},
    {0.667, {"tentative", {"tentative", "sementara"}}},
    {-2, {"unreliable", {"unreliable", "tidak andal"}}},
};

/* Landis and Koch's ranges end with their upper bound, Krippendorff's begin with their lower one. */
static void put_reading(siap_i_table *table, const struct reading *reading, size_t count,
                        siap_i_stat stat)
{
  for (size_t i = 0; !stat.why && i < count; i++)
    if (stat.value > reading[i].from ||
        (stat.value == reading[i].from && reading == krippendorff) || i + 1 == count) {
      siap_i_put_word(table, FIGURE_READING, &reading[i].word);
      return;
    }
}

/* ---- rows ---- */

static void put_row(siap_i_work *work, siap_i_table *table, const siap_i_say_word *name,
                    siap_i_stat value, size_t n)
{
  siap_i_table_row(work->out, table);
  siap_i_put_word(table, FIGURE, name);
  siap_i_put_stat(table, FIGURE_VALUE, value, -1);
  siap_i_put_count(table, FIGURE_N, n);
}

static void put_interval(siap_i_table *table, size_t column, siap_i_interval interval)
{
  siap_i_put_stat(table, column, interval.low, -1);
  siap_i_put_stat(table, column + 1, interval.high, -1);
}

static void put_agreement(siap_i_work *work, siap_i_table *table, const siap_i_panel *panel)
{
  siap_i_agreement is;
  siap_i_agreement_of(&panel->ratings, siap_i_option_number(work, "within"),
                      siap_i_option_number(work, "level"), &is);
  put_row(work, table, &pairs, is.pairwise, is.targets);
  put_row(work, table, &items, is.unanimous.share, is.targets);
  put_interval(table, FIGURE_LOW, is.unanimous.interval);
}

static siap_status put_kappas(siap_i_work *work, siap_i_table *table, const siap_i_panel *panel)
{
  siap_i_ratings both;
  siap_status status = siap_i_panel_even(work, panel, 2, &both);
  for (int i = SIAP_I_KAPPA_UNWEIGHTED; status == SIAP_OK && i <= SIAP_I_KAPPA_QUADRATIC; i++) {
    siap_i_kappa is;
    if (panel->raters != 2) {
      put_row(work, table, &kappas[i], siap_i_stat_none(SIAP_I_STAT_RANGE, 0), 0);
      siap_i_put_none(table, FIGURE_VALUE, &not_two);
      continue;
    }
    status = siap_i_kappa_of_raters(&both, 0, 1, (enum siap_i_kappa_weights)i,
                                    siap_i_option_number(work, "level"), &is);
    put_row(work, table, &kappas[i], is.kappa, both.targets);
    put_interval(table, FIGURE_LOW, is.interval);
    siap_i_put_stat(table, FIGURE_P, is.p, -1);
    siap_i_put_count(table, FIGURE_RATERS, 2);
    put_reading(table, landis_koch, sizeof landis_koch / sizeof *landis_koch, is.kappa);
  }
  return status;
}

static siap_status put_fleiss(siap_i_work *work, siap_i_table *table, const siap_i_panel *panel)
{
  siap_i_ratings usual;
  siap_i_fleiss is;
  siap_status status = siap_i_panel_even(work, panel, panel->usual, &usual);
  if (status == SIAP_OK)
    status = siap_i_fleiss_of_ratings(&usual, &is);
  if (status != SIAP_OK)
    return status;
  put_row(work, table, &fleiss, is.all.kappa, usual.targets);
  siap_i_put_stat(table, FIGURE_P, is.all.p, -1);
  siap_i_put_count(table, FIGURE_RATERS, panel->usual);
  put_reading(table, landis_koch, sizeof landis_koch / sizeof *landis_koch, is.all.kappa);
  return SIAP_OK;
}

static siap_status put_alphas(siap_i_work *work, siap_i_table *table, const siap_i_panel *panel)
{
  siap_status status = SIAP_OK;
  for (int i = SIAP_I_METRIC_NOMINAL; status == SIAP_OK && i <= SIAP_I_METRIC_RATIO; i++) {
    siap_i_krippendorff is;
    status = siap_i_krippendorff_alpha(&panel->ratings, (enum siap_i_metric)i, &is);
    put_row(work, table, &alphas[i], is.alpha, is.targets);
    put_reading(table, krippendorff, sizeof krippendorff / sizeof *krippendorff, is.alpha);
  }
  return status;
}

static siap_status put_w(siap_i_work *work, siap_i_table *table, const siap_i_panel *panel)
{
  siap_i_ratings complete;
  siap_i_kendall_w is;
  siap_status status = siap_i_panel_even(work, panel, panel->raters, &complete);
  if (status == SIAP_OK)
    status = siap_i_kendall_w_of(&complete, &is);
  if (status != SIAP_OK)
    return status;
  put_row(work, table, &w, is.w, is.targets);
  siap_i_put_stat(table, FIGURE_P, is.p, -1);
  siap_i_put_count(table, FIGURE_RATERS, panel->raters);
  return SIAP_OK;
}

/* ---- intraclass correlations ---- */

enum { ICC_FORM, ICC_VALUE, ICC_LOW, ICC_HIGH, ICC_F, ICC_DF1, ICC_DF2, ICC_P, ICC_N, ICC_RATERS };
static const siap_i_column icc_columns[] = {
    SIAP_I_WORD_COLUMN("form", "form", "bentuk"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
    SIAP_I_NUMBER_COLUMN("low", "from", "dari"),
    SIAP_I_NUMBER_COLUMN("high", "to", "sampai"),
    SIAP_I_NUMBER_COLUMN("f", "F", "F"),
    SIAP_I_NUMBER_COLUMN("df1", "df1", "db1"),
    SIAP_I_NUMBER_COLUMN("df2", "df2", "db2"),
    SIAP_I_NUMBER_COLUMN("p", "p", "p"),
    SIAP_I_COUNT_COLUMN("n", "n", "n"),
    SIAP_I_COUNT_COLUMN("ratings", "ratings each", "penilaian per butir"),
};
static const siap_i_table_form icc_form = {
    {"icc", {"Intraclass correlations", "Korelasi intrakelas"}},
    {"Shrout and Fleiss, Psychological Bulletin 86, 1979. (1,·): whoever rated, items with as "
     "many ratings as most have. (2,·): raters drawn from many, absolute agreement; (3,·): these "
     "raters and no others, consistency; both on items that every rater rated. (·,1): one rating; "
     "(·,k): the mean of k. F and its p: of the hypothesis that items do not differ; that of "
     "forms 2 is that of forms 3.",
     "Shrout dan Fleiss, Psychological Bulletin 86, 1979. (1,·): siapa pun penilainya, butir "
     "dengan jumlah penilaian yang paling lazim. (2,·): penilai diambil dari banyak penilai, "
     "kesepakatan mutlak; (3,·): hanya penilai ini, konsistensi; keduanya pada butir yang dinilai "
     "semua penilai. (·,1): satu penilaian; (·,k): rata-rata k penilaian. F dan p: untuk "
     "hipotesis semua butir sama; F bentuk 2 sama dengan F bentuk 3."},
    icc_columns,
    sizeof icc_columns / sizeof *icc_columns,
    0};
static const siap_i_say_word icc_words[] = {
    {"icc-1-1", {"ICC(1,1)", "ICC(1,1)"}}, {"icc-2-1", {"ICC(2,1)", "ICC(2,1)"}},
    {"icc-3-1", {"ICC(3,1)", "ICC(3,1)"}}, {"icc-1-k", {"ICC(1,k)", "ICC(1,k)"}},
    {"icc-2-k", {"ICC(2,k)", "ICC(2,k)"}}, {"icc-3-k", {"ICC(3,k)", "ICC(3,k)"}},
};

static void put_icc(siap_i_work *work, siap_i_table *table, int form, const siap_i_icc *of)
{
  const siap_i_icc_part *part = &of->part[form];
  siap_i_table_row(work->out, table);
  siap_i_put_word(table, ICC_FORM, &icc_words[form]);
  siap_i_put_stat(table, ICC_VALUE, part->value, -1);
  put_interval(table, ICC_LOW, part->interval);
  siap_i_put_stat(table, ICC_F, part->f, -1);
  siap_i_put_stat(table, ICC_DF1, part->df1, 0);
  siap_i_put_stat(table, ICC_DF2, part->df2, 0);
  siap_i_put_stat(table, ICC_P, part->p, -1);
  siap_i_put_count(table, ICC_N, of->targets);
  siap_i_put_count(table, ICC_RATERS, of->raters);
}

/* Forms 1 ask only how many rated; the others that each rater rated all. */
siap_status siap_i_agree_icc(siap_i_work *work, const siap_i_panel *panel)
{
  siap_i_table *table = siap_i_analysis_add(work->out, &icc_form);
  double level = siap_i_option_number(work, "level");
  siap_i_ratings usual, complete;
  siap_i_icc one, crossed;
  siap_status status = siap_i_panel_even(work, panel, panel->usual, &usual);
  if (status == SIAP_OK)
    status = siap_i_panel_even(work, panel, panel->raters, &complete);
  if (status == SIAP_OK)
    status = siap_i_icc_of(&usual, level, &one);
  if (status == SIAP_OK)
    status = siap_i_icc_of(&complete, level, &crossed);
  for (int form = 0; status == SIAP_OK && form < SIAP_I_ICC_FORMS; form++)
    put_icc(work, table, form, form == SIAP_I_ICC_1_1 || form == SIAP_I_ICC_1_K ? &one : &crossed);
  return status;
}

siap_status siap_i_agree_figures(siap_i_work *work, const siap_i_panel *panel)
{
  siap_i_table *table = siap_i_analysis_add(work->out, &figure_form);
  put_agreement(work, table, panel);
  siap_status status = put_kappas(work, table, panel);
  if (status == SIAP_OK)
    status = put_fleiss(work, table, panel);
  if (status == SIAP_OK)
    status = put_alphas(work, table, panel);
  return status == SIAP_OK ? put_w(work, table, panel) : status;
}
