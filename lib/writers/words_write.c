/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. The vocabulary, out of the lists that the library itself works with. */
#include "model/words.h"
#include "numbers/cohort.h"
#include "numbers/method.h"
#include "numbers/normaliser.h"
#include "numbers/reduce.h"
#include "numbers/rounding.h"
#include "services/codes.h"
#include "writers/writer.h"

#include <siap/words.h>
#include <string.h>

/* A list of plain words: where it stands in JSON, and what people call it. */
static const struct list {
  const char *key;
  const char *const *words;
  const char *title[2];
} lists[] = {
    {"reduce",
     siap_i_reduce_name,
     {"Ratings to one value (reduce)", "Penilaian menjadi satu nilai (reduce)"}},
    {"ties", siap_i_ties_name, {"Ties of rounding (ties)", "Aturan pembulatan (ties)"}},
    {"policies",
     siap_i_policy_words,
     {"Policies for what is not scored", "Kebijakan untuk yang tidak berskor"}},
    {"states", siap_i_state_words, {"States", "Keadaan"}},
    {"stages", siap_i_stage_words, {"Stages (stage)", "Tahap (stage)"}},
    {"impute", siap_i_impute_name, {"Cohort stage: impute", "Tahap kohor: impute"}},
    {"treat", siap_i_treat_name, {"Cohort stage: treat", "Tahap kohor: treat"}},
    {"normalise", siap_i_scaling_name, {"Cohort stage: normalise", "Tahap kohor: normalise"}},
    {"clip", siap_i_clip_words, {"Ends that are cut (clip)", "Ujung yang dipotong (clip)"}},
    {"is", siap_i_is_words, {"Conditions (is)", "Syarat (is)"}},
    {"use", siap_i_use_words, {"Value taken (use)", "Nilai yang dipakai (use)"}},
    {"better", siap_i_better_words, {"Direction (better)", "Arah (better)"}},
    {"experts",
     siap_i_experts_words,
     {"Weights from experts (method)", "Bobot dari para ahli (method)"}},
    {"status",
     siap_i_status_words,
     {"Published or ours (status)", "Resmi atau hitungan sendiri (status)"}},
};

/* Formulas that have words in them. What is not here is said as it is: mathematics. */
static const struct {
  const char *word, *formula;
} indonesian[] = {
    {"weighted-mean", "sum w x / sum w, atas yang ada"},
    {"weighted-sum", "sum w x, tidak pernah dinormalkan ulang"},
    {"product", "hasil kali x, atau x^w"},
    {"ratio", "pertama / kedua"},
    {"min", "x terkecil"},
    {"max", "x terbesar"},
    {"median", "x tengah, atau rata-rata dua x tengah"},
    {"owa", "sum v x, x dari terbesar ke terkecil, v order-weights"},
    {"deviation", "akar dari sum (x - rata-rata)^2 / n"},
    {"sample-deviation", "akar dari sum (x - rata-rata)^2 / (n - 1)"},
    {"ladder",
     "jenjang terakhir yang syaratnya, beserta syarat semua jenjang sebelumnya, terpenuhi"},
    {"given", "nilai yang dinyatakan dalam bukti"},
    {"grades", "skor predikat"},
    {"checklist", "tingkat tertinggi yang kriterianya, beserta semua di bawahnya, tercentang"},
    {"bands", "skor rentang"},
    {"goalposts", "offset + times * (x - lower) / (upper - lower), atau sama dengan logaritma"},
};

static const char *formula_in(int words, const char *word, const char *formula)
{
  for (size_t i = 0; words && i < sizeof indonesian / sizeof *indonesian; i++)
    if (strcmp(indonesian[i].word, word) == 0)
      return indonesian[i].formula;
  return formula;
}

/* ---- text ---- */

static void text_title(siap_i_text *text, const char *title)
{
  siap_i_text_putf(text, "%s%s\n", text->length ? "\n" : "", title);
}

static void text_formula(siap_i_text *text, int words, const char *word, const char *formula)
{
  siap_i_text_put(text, "  ");
  siap_i_put_padded(text, word, 16);
  siap_i_text_putf(text, "  %s\n", formula_in(words, word, formula));
}

static void write_text(siap_i_text *text, int words)
{
  text_title(text, words ? "Metode simpul (method)" : "Methods of nodes (method)");
  for (size_t i = 0; i < siap_i_method_count(); i++)
    text_formula(text, words, siap_i_method_at(i)->name, siap_i_method_at(i)->formula);
  text_title(text, words ? "Penormal jawaban" : "Normalisers of answers");
  for (size_t i = 0; i < siap_i_normaliser_count(); i++)
    text_formula(text, words, siap_i_normaliser_at(i)->name, siap_i_normaliser_at(i)->formula);
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    text_title(text, lists[i].title[words]);
    for (size_t k = 0; lists[i].words[k]; k++)
      siap_i_text_putf(text, "%s%s", k ? ", " : "  ", lists[i].words[k]);
    siap_i_text_put_char(text, '\n');
  }
}

/* ---- JSON ---- */

static void json_formula(siap_i_json *json, int words, const char *word, const char *formula,
                         const char *key, const char *value)
{
  siap_i_json_open(json, '{', 1);
  siap_i_json_put(json, "word", word);
  siap_i_json_put(json, "formula", formula_in(words, word, formula));
  siap_i_json_put(json, key, value);
  siap_i_json_close(json, '}');
}

static void json_methods(siap_i_json *json, int words)
{
  static const char *const weights[] = {[SIAP_I_WEIGHTS_NEVER] = "never",
                                        [SIAP_I_WEIGHTS_OPTIONAL] = "optional",
                                        [SIAP_I_WEIGHTS_ALWAYS] = "required"};
  siap_i_json_key(json, "methods");
  siap_i_json_open(json, '[', 0);
  for (size_t i = 0; i < siap_i_method_count(); i++) {
    const siap_i_method *method = siap_i_method_at(i);
    json_formula(json, words, method->name, method->formula, "weights", weights[method->weights]);
  }
  siap_i_json_close(json, ']');
}

static void json_normalisers(siap_i_json *json, int words)
{
  static const char *const reads[] = {[SIAP_I_READS_NUMBER] = "number",
                                      [SIAP_I_READS_RATIO] = "numerator and denominator",
                                      [SIAP_I_READS_GRADE] = "grade",
                                      [SIAP_I_READS_CHECKED] = "checked"};
  siap_i_json_key(json, "normalisers");
  siap_i_json_open(json, '[', 0);
  for (size_t i = 0; i < siap_i_normaliser_count(); i++) {
    const siap_i_normaliser_word *word = siap_i_normaliser_at(i);
    json_formula(json, words, word->name, word->formula, "reads", reads[word->reads]);
  }
  siap_i_json_close(json, ']');
}

static void write_json(siap_i_text *text, int words)
{
  siap_i_json json = {.text = text};
  siap_i_json_open(&json, '{', 0);
  siap_i_json_put(&json, "format", "siap-words-1");
  json_methods(&json, words);
  json_normalisers(&json, words);
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    siap_i_json_key(&json, lists[i].key);
    siap_i_json_open(&json, '[', 1);
    for (size_t k = 0; lists[i].words[k]; k++)
      siap_i_json_text(&json, lists[i].words[k]);
    siap_i_json_close(&json, ']');
  }
  siap_i_json_close(&json, '}');
  siap_i_text_put_char(text, '\n');
}

siap_status siap_words_write(const char *format, const char *language, char **out, size_t *length)
{
  if (out)
    *out = NULL;
  if (length)
    *length = 0;
  if (!format || !out)
    return SIAP_ERR_ARG;
  int words = siap_i_language(language) == 1;
  siap_i_text text = {NULL, 0, 0, 0};
  if (strcmp(format, "text") == 0)
    write_text(&text, words);
  else if (strcmp(format, "json") == 0)
    write_json(&text, words);
  else
    return SIAP_ERR_NAME;
  *out = siap_i_text_take(&text, length);
  return *out ? SIAP_OK : SIAP_ERR_MEMORY;
}
