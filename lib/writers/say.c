/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Our own words in both languages, and how numbers and states are shown to people. */
#include "writers/writer.h"

#include <math.h>
#include <string.h>

static const char *const words_of[SIAP_I_SAY_COUNT][2] = {
    [SIAP_I_SAY_SIMULATION] = {"SIMULATION: not final, not an official figure",
                               "SIMULASI: belum final, bukan angka resmi"},
    [SIAP_I_SAY_STAGE] = {"stage", "tahap"},
    [SIAP_I_SAY_NO_PART] = {"did not take part", "tidak ikut serta"},
    [SIAP_I_SAY_PUBLISHED] = {"published", "resmi"},
    [SIAP_I_SAY_OURS] = {"ours", "hitungan libsiap"},
    [SIAP_I_SAY_SCORE] = {"score", "skor"},
    [SIAP_I_SAY_WEIGHT] = {"weight", "bobot"},
    [SIAP_I_SAY_ADDS] = {"adds", "andil"},
    [SIAP_I_SAY_ANSWERED] = {"answered", "terjawab"},
    [SIAP_I_SAY_WORST] = {"worst", "terburuk"},
    [SIAP_I_SAY_BEST] = {"best", "terbaik"},
    [SIAP_I_SAY_BAND] = {"band", "predikat"},
    [SIAP_I_SAY_TO_NEXT] = {"to the next", "menuju berikutnya"},
    [SIAP_I_SAY_NO_PILLAR] = {"questions have no pillar", "pertanyaan tidak memiliki pilar"},
    [SIAP_I_SAY_RESTS_ON] = {"Rests on", "Berdasarkan"},
    [SIAP_I_SAY_GIVEN] = {"stated in the evidence", "dinyatakan dalam bukti"},
    [SIAP_I_SAY_OF] = {"of", "dari"},
    [SIAP_I_SAY_QUESTIONS] = {"questions", "pertanyaan"},
    [SIAP_I_SAY_REGION] = {"region", "daerah"},
    [SIAP_I_SAY_PROFILE] = {"profile", "profil"},
    [SIAP_I_SAY_ROUNDED] = {"rounded", "dibulatkan"},
    [SIAP_I_SAY_FROM] = {"from", "dari"},
    [SIAP_I_SAY_TERMS_ROUNDED] = {"each term rounded", "setiap suku dibulatkan"},
    [SIAP_I_SAY_ABOVE] = {"see above", "lihat di atas"},
    [SIAP_I_SAY_NO_ANSWER] = {"no answer", "belum dijawab"},
    [SIAP_I_SAY_RATED] = {"rated by", "dinilai oleh"},
    [SIAP_I_SAY_LINE] = {"line", "baris"},
    [SIAP_I_SAY_DOCUMENT] = {"document", "dokumen"},
    [SIAP_I_SAY_POLICY] = {"by the rubric's rule for what is not scored",
                           "menurut aturan rubrik untuk yang tidak berskor"},
    [SIAP_I_SAY_NOT_ADMITTED] = {"not admitted: its condition does not hold",
                                 "tidak dipakai: syaratnya tidak terpenuhi"},
    [SIAP_I_SAY_EXTERNAL] = {"taken from", "diambil dari"},
    [SIAP_I_SAY_STATED] = {"stated by the caller", "dinyatakan oleh pemanggil"},
    [SIAP_I_SAY_IN_EVIDENCE] = {"stated in the evidence", "dinyatakan dalam bukti"},
    [SIAP_I_SAY_SOURCE] = {"source", "sumber"},
    [SIAP_I_SAY_INDICES] = {"Indices", "Indeks"},
    [SIAP_I_SAY_PROFILES] = {"Profiles", "Profil"},
    [SIAP_I_SAY_PILLARS] = {"Pillars", "Pilar"},
    [SIAP_I_SAY_SOURCES] = {"Sources", "Sumber"},
    [SIAP_I_SAY_NODES] = {"nodes", "simpul"},
    [SIAP_I_SAY_CLASSES] = {"classes", "kelas"},
    [SIAP_I_SAY_REASON] = {"reason", "alasan"},
    [SIAP_I_SAY_UNIT] = {"unit", "satuan"},
    [SIAP_I_SAY_RUBRIC] = {"rubric", "rubrik"},
    [SIAP_I_SAY_PLAN] = {"plan", "rencana"},
    [SIAP_I_SAY_EVIDENCE] = {"evidence", "bukti"},
    [SIAP_I_SAY_EXACT] = {"exact", "eksak"},
    [SIAP_I_SAY_RESPONDENTS] = {"respondents", "responden"},
    [SIAP_I_SAY_FITTED] = {"fitted on", "dihitung dari"},
    [SIAP_I_SAY_VALUES] = {"values", "nilai"},
    [SIAP_I_SAY_OF_CLASS] = {"of the class", "dari kelas"},
    [SIAP_I_SAY_TURNED] = {"less is better: signs turned", "lebih kecil lebih baik: tanda dibalik"},
    [SIAP_I_SAY_MINIMUM] = {"minimum", "minimum"},
    [SIAP_I_SAY_MAXIMUM] = {"maximum", "maksimum"},
    [SIAP_I_SAY_MEAN] = {"mean", "rata-rata"},
    [SIAP_I_SAY_DEVIATION] = {"deviation", "simpangan baku"},
    [SIAP_I_SAY_WINSORISED] = {"outermost values set, and any beyond these bounds",
                               "nilai terluar disetel, begitu pula yang melampaui batas ini"},
    [SIAP_I_SAY_IMPUTED] = {"no answer; imputed", "tanpa jawaban; diisi"},
    [SIAP_I_SAY_BELOW] = {"values below", "nilai di bawah"},
    [SIAP_I_SAY_CUT] = {"cut at 1", "dipotong pada 1"},
    [SIAP_I_SAY_WEIGHTS_FROM] = {"weights from experts", "bobot dari para ahli"},
    [SIAP_I_SAY_TOGETHER] = {"(together)", "(bersama)"},
    [SIAP_I_SAY_FORM_HOW] =
        {"A question is two comments: what it asks, and its answer. Take the answer out of its "
         "comment\n     and fill the quotation marks. What stays a comment is missing, never 0.",
         "Setiap pertanyaan terdiri atas dua komentar: isinya dan jawabannya. Keluarkan jawaban "
         "dari komentarnya,\n     lalu isi tanda kutipnya. Yang tetap berupa komentar dianggap "
         "kosong, "
         "bukan 0."},
    [SIAP_I_SAY_FORM_STATE] =
        {"Where a question does not concern the region, write state=\"not-applicable\" "
         "reason=\"...\" in place of the answer.",
         "Jika pertanyaan tidak berlaku bagi daerah, tulis state=\"not-applicable\" "
         "reason=\"...\" sebagai ganti jawaban."},
    [SIAP_I_SAY_FORM_REGION] = {"Write the name of the region, and its code as code=\"35.07\".",
                                "Tulis nama daerah, dan kodenya sebagai code=\"35.07\"."},
    [SIAP_I_SAY_FORM_STAGES] =
        {"The stage is one of self, desk, interview, visit, final.",
         "Tahap adalah salah satu dari self, desk, interview, visit, final."},
    [SIAP_I_SAY_FORM_NAME] = {"Name of the region", "Nama daerah"},
    [SIAP_I_SAY_FORM_OPEN] = {"not answered yet", "belum dijawab"},
    [SIAP_I_SAY_PILLAR] = {"pillar", "pilar"},
    [SIAP_I_SAY_HOLDER] = {"holder", "pemegang"},
    [SIAP_I_SAY_ANSWER] = {"answer", "jawaban"},
    [SIAP_I_SAY_PROOF] = {"proof", "bukti"},
    [SIAP_I_SAY_FROM_TO] = {"to", "sampai"},
    [SIAP_I_SAY_AT_LEAST] = {"at least", "sedikitnya"},
    [SIAP_I_SAY_AT_MOST] = {"at most", "paling banyak"},
    [SIAP_I_SAY_STEPS] = {"in steps of", "kelipatan"},
    [SIAP_I_SAY_OR] = {"or", "atau"},
    [SIAP_I_SAY_SHARE] = {"numerator and denominator", "numerator dan denominator"},
    [SIAP_I_SAY_GRADE] = {"grade, one of", "grade, salah satu dari"},
    [SIAP_I_SAY_CHECKED] = {"checked, the criteria that are met",
                            "checked, kriteria yang dipenuhi"},
    [SIAP_I_SAY_RATINGS] = {"ratings, each with its assessor", "penilaian, masing-masing dengan "
                                                               "assessor"},
    [SIAP_I_SAY_NODE_VALUE] = {"value as published", "value sebagaimana diterbitkan"},
    [SIAP_I_SAY_LAST_VALUE] = {"value, from a result of", "value, dari hasil"},
};

const char *siap_i_say(int words, enum siap_i_say word)
{
  return words_of[word][words];
}

const char *siap_i_say_state(int words, int state)
{
  static const char *const states[SIAP_I_STATES][2] = {
      {"scored", "berskor"},   {"missing", "kosong"},    {"not applicable", "tidak berlaku"},
      {"withheld", "ditahan"}, {"invalid", "tidak sah"},
  };
  return states[state][words];
}

/* "0.10", "0.458", "2.94": never fewer than two decimals, so that columns read as columns. */
void siap_i_put_trimmed(siap_i_text *text, double number, int places)
{
  char digits[SIAP_I_NUMBER_ROOM];
  if (isnan(number)) {
    siap_i_text_put_char(text, '-');
    return;
  }
  siap_i_number_fixed(number, places, digits);
  siap_i_number_shorten(digits);
  siap_i_number_for_people(digits, text->comma, 0);
  siap_i_text_put(text, digits);
}

int siap_i_is_difference(const siap_result *result, size_t entry)
{
  const siap_i_result_entry *at = &result->entry[entry];
  for (size_t i = 0; i < at->term_count; i++)
    if (result->term[at->first_term + i].term < 0)
      return 1;
  return 0;
}

void siap_i_put_value(const siap_i_writing *out, siap_i_text *text, size_t entry, int sign)
{
  const siap_i_result_entry *at = &out->result->entry[entry];
  if (at->state != SIAP_STATE_SCORED) {
    siap_i_text_put(text, siap_i_say_state(out->words, at->state));
    return;
  }
  if (sign && at->rounded >= 0)
    siap_i_text_put_char(text, '+');
  if (at->places >= 0)
    siap_i_text_fixed(text, at->rounded, at->places);
  else if (at->method && strcmp(at->method, "ladder") == 0)
    siap_i_text_number(text, at->rounded);
  else
    siap_i_put_trimmed(text, at->rounded, 6);
}

void siap_i_put_padded(siap_i_text *text, const char *words, int width)
{
  siap_i_text escaped = {NULL, 0, 0, 0};
  siap_i_text_escaped(&escaped, words, strlen(words));
  size_t length = 0;
  char *bytes = siap_i_text_take(&escaped, &length);
  if (!bytes) {
    text->failed = 1;
    return;
  }
  size_t wanted = (size_t)(width < 0 ? -width : width), has = siap_i_text_width(bytes);
  if (width < 0 && has < wanted)
    siap_i_text_repeat(text, ' ', wanted - has);
  siap_i_text_put_bytes(text, bytes, length);
  if (width > 0 && has < wanted)
    siap_i_text_repeat(text, ' ', wanted - has);
  siap_i_release(bytes);
}
