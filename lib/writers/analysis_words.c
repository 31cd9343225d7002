/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Which analyses there are and which options each takes, out of the list that runs them. */
#include "analysis/request.h"
#include "services/codes.h"
#include "writers/writer.h"

#include <string.h>

static void put_values(siap_i_text *text, const siap_i_option *option)
{
  for (size_t i = 0; option->words && option->words[i]; i++)
    siap_i_text_putf(text, "%s%s", i ? "|" : "", option->words[i]);
  if (option->is == SIAP_I_OPTION_IDS)
    siap_i_text_put(text, option->words ? "|id,id" : "id,id");
  if (option->is == SIAP_I_OPTION_TEXT || option->is == SIAP_I_OPTION_DATE)
    siap_i_text_put(text, option->is == SIAP_I_OPTION_DATE ? "YYYY-MM-DD" : "TEXT");
  if (option->is != SIAP_I_OPTION_NUMBER && option->is != SIAP_I_OPTION_COUNT)
    return;
  siap_i_text_number(text, option->least);
  siap_i_text_put(text, "..");
  siap_i_text_number(text, option->most);
}

static void put_text(siap_i_text *text, const siap_i_analysis_kind *kind, int words)
{
  siap_i_text_putf(text, "%s: %s\n", kind->name.id, kind->name.text[words]);
  for (size_t i = 0; i < kind->options; i++) {
    const siap_i_option *option = &kind->option[i];
    siap_i_text_putf(text, "  --%s ", option->name);
    put_values(text, option);
    if (option->fallback && *option->fallback)
      siap_i_text_putf(text, " (%s)", option->fallback);
    siap_i_text_putf(text, "\n      %s\n", option->about[words]);
  }
}

static void put_json(siap_i_json *json, const siap_i_analysis_kind *kind, int words)
{
  siap_i_json_open(json, '{', 0);
  siap_i_json_put(json, "name", kind->name.id);
  siap_i_json_put(json, "about", kind->name.text[words]);
  siap_i_json_key(json, "cohorts");
  siap_i_json_open(json, '[', 1);
  siap_i_json_count(json, (long long)kind->least);
  siap_i_json_count(json, (long long)kind->most);
  siap_i_json_close(json, ']');
  siap_i_json_key(json, "options");
  siap_i_json_open(json, '[', 0);
  for (size_t i = 0; i < kind->options; i++) {
    const siap_i_option *option = &kind->option[i];
    siap_i_text values = {NULL, 0, 0, 0};
    put_values(&values, option);
    char *bytes = siap_i_text_take(&values, NULL);
    json->text->failed |= !bytes;
    siap_i_json_open(json, '{', 1);
    siap_i_json_put(json, "name", option->name);
    siap_i_json_put(json, "values", bytes ? bytes : "");
    if (option->fallback)
      siap_i_json_put(json, "default", option->fallback);
    siap_i_json_put(json, "about", option->about[words]);
    siap_i_json_close(json, '}');
    siap_i_release(bytes);
  }
  siap_i_json_close(json, ']');
  siap_i_json_close(json, '}');
}

static void put_all(siap_i_text *text, const siap_i_analysis_kind *only, int is_json, int words)
{
  siap_i_json json = {.text = text};
  if (is_json)
    siap_i_json_open(&json, '[', 0);
  for (size_t i = 0; siap_i_analyses[i]; i++) {
    if (only && only != siap_i_analyses[i])
      continue;
    if (is_json)
      put_json(&json, siap_i_analyses[i], words);
    else
      put_text(text, siap_i_analyses[i], words);
  }
  if (is_json) {
    siap_i_json_close(&json, ']');
    siap_i_text_put_char(text, '\n');
  }
}

siap_status siap_analysis_words(const char *analysis, const char *format, const char *language,
                                char **out, size_t *length)
{
  if (out)
    *out = NULL;
  if (length)
    *length = 0;
  if (!format || !out)
    return SIAP_ERR_ARG;
  const siap_i_analysis_kind *only = analysis ? siap_i_analysis_find(analysis) : NULL;
  int is_json = strcmp(format, "json") == 0, words = siap_i_language(language);
  if ((analysis && !only) || (!is_json && strcmp(format, "text") != 0))
    return SIAP_ERR_NAME;
  siap_i_text text = {NULL, 0, 0, 0};
  put_all(&text, only, is_json, words < 0 ? 0 : words);
  *out = siap_i_text_take(&text, length);
  return *out ? SIAP_OK : SIAP_ERR_MEMORY;
}
