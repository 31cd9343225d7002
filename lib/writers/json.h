/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 6. JSON onto text. jansson, which reads for us, writes 2.94 as 2.9399999999999999 or loses
 * digits; here a number is its shortest decimal, and one that does not exist is null.
 */
#ifndef SIAP_I_JSON_H
#define SIAP_I_JSON_H

#include "ground/text.h"

#define SIAP_I_JSON_DEPTH 16

/* Zero-initialised but for `text`. Commas and line breaks come by themselves. */
typedef struct siap_i_json {
  siap_i_text *text;
  unsigned depth;
  unsigned char used[SIAP_I_JSON_DEPTH], flat[SIAP_I_JSON_DEPTH];
  int after_key;
} siap_i_json;

/* `flat`: all on one line. */
void siap_i_json_open(siap_i_json *json, char bracket, int flat);
void siap_i_json_close(siap_i_json *json, char bracket);
void siap_i_json_key(siap_i_json *json, const char *key);
void siap_i_json_text(siap_i_json *json, const char *words);
void siap_i_json_number(siap_i_json *json, double number);
void siap_i_json_count(siap_i_json *json, long long count);
void siap_i_json_bool(siap_i_json *json, int value);

/* Key and value in one. */
void siap_i_json_put(siap_i_json *json, const char *key, const char *words);
void siap_i_json_put_number(siap_i_json *json, const char *key, double number);

#endif
