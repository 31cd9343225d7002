/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Where the weights of a node come from: its experts, how far they agree, what came of it. */
#include "writers/writer.h"

#include <math.h>

#define DIGITS 6

/* ---- text ---- */

static void put_figure(const siap_i_writing *out, const char *name, double value)
{
  siap_i_text_putf(out->text, "%s ", name);
  siap_i_put_trimmed(out->text, value, DIGITS);
}

static void put_consistency(const siap_i_writing *out, const char *id,
                            const siap_i_consistency *consistency)
{
  siap_i_text_put(out->text, "    ");
  siap_i_put_padded(out->text, id, 22);
  put_figure(out, "  lambda", consistency->lambda);
  siap_i_text_put(out->text, siap_i_between(out->text));
  put_figure(out, "CI", consistency->index);
  siap_i_text_put(out->text, siap_i_between(out->text));
  put_figure(out, "CR", consistency->ratio);
  siap_i_text_put_char(out->text, '\n');
}

static void put_weights(const siap_i_writing *out, const siap_i_node *node)
{
  for (size_t i = 0; i < node->edge_count; i++) {
    char weight[SIAP_I_NUMBER_ROOM];
    siap_i_fraction_write(node->experts->weight[i], weight);
    siap_i_number_for_people(weight, out->text->comma, 0);
    siap_i_text_put(out->text, "    ");
    siap_i_put_padded(out->text, node->edge[i].ref, 22);
    siap_i_text_putf(out->text, "  %s %s", siap_i_say(out->words, SIAP_I_SAY_WEIGHT), weight);
    if (!isnan(node->experts->sd[i])) {
      siap_i_text_put(out->text, siap_i_between(out->text));
      put_figure(out, siap_i_say(out->words, SIAP_I_SAY_DEVIATION), node->experts->sd[i]);
    }
    siap_i_text_put_char(out->text, '\n');
  }
}

void siap_i_put_experts(const siap_i_writing *out, const siap_i_experts *experts)
{
  char limit[SIAP_I_NUMBER_ROOM];
  siap_i_text_putf(out->text, "%s (%zu): %s", siap_i_say(out->words, SIAP_I_SAY_WEIGHTS_FROM),
                   experts->expert_count, siap_i_experts_words[experts->method]);
  if (isnan(experts->together.ratio))
    return;
  siap_i_fraction_write(experts->limit, limit);
  siap_i_number_for_people(limit, out->text->comma, 0);
  put_figure(out, ", CR", experts->together.ratio);
  siap_i_text_putf(out->text, " (%s %s)", siap_i_say(out->words, SIAP_I_SAY_AT_MOST), limit);
}

void siap_i_put_experts_of(const siap_i_writing *out, const siap_i_node *node)
{
  const siap_i_experts *experts = node->experts;
  siap_i_text_put(out->text, "    ");
  siap_i_put_experts(out, experts);
  siap_i_text_putf(out->text, " [%s]",
                   siap_i_say(out->words, experts->origin.status == SIAP_I_OURS
                                              ? SIAP_I_SAY_OURS
                                              : SIAP_I_SAY_PUBLISHED));
  if (experts->origin.source)
    siap_i_text_putf(out->text, ", %s %s", siap_i_say(out->words, SIAP_I_SAY_SOURCE),
                     experts->origin.source);
  siap_i_text_put_char(out->text, '\n');
  if (experts->method == SIAP_I_AHP) {
    for (size_t i = 0; i < experts->expert_count; i++)
      put_consistency(out, experts->expert[i].id, &experts->expert[i].consistency);
    put_consistency(out, siap_i_say(out->words, SIAP_I_SAY_TOGETHER), &experts->together);
  }
  put_weights(out, node);
}

/* ---- JSON ---- */

static void json_consistency(siap_i_json *json, const siap_i_consistency *consistency)
{
  siap_i_json_put_number(json, "lambda", consistency->lambda);
  siap_i_json_put_number(json, "consistency_index", consistency->index);
  siap_i_json_put_number(json, "consistency_ratio", consistency->ratio);
}

static void json_expert(siap_i_json *json, const siap_i_experts *experts,
                        const siap_i_expert *expert, size_t terms)
{
  siap_i_json_open(json, '{', 1);
  siap_i_json_put(json, "id", expert->id);
  if (experts->method == SIAP_I_AHP)
    json_consistency(json, &expert->consistency);
  siap_i_json_key(json, "weights");
  siap_i_json_open(json, '[', 1);
  for (size_t i = 0; i < terms; i++)
    siap_i_json_number(json, expert->weight[i]);
  siap_i_json_close(json, ']');
  siap_i_json_close(json, '}');
}

static void json_weights(siap_i_json *json, const siap_i_node *node)
{
  siap_i_json_key(json, "weights");
  siap_i_json_open(json, '[', 0);
  for (size_t i = 0; i < node->edge_count; i++) {
    siap_i_fraction weight = node->experts->weight[i];
    siap_i_json_open(json, '{', 1);
    siap_i_json_put(json, "ref", node->edge[i].ref);
    siap_i_json_put_number(json, "weight", (double)weight.num / (double)weight.den);
    siap_i_json_put_number(json, "sd", node->experts->sd[i]);
    siap_i_json_close(json, '}');
  }
  siap_i_json_close(json, ']');
}

void siap_i_json_experts_of(siap_i_json *json, const siap_i_node *node)
{
  const siap_i_experts *experts = node->experts;
  siap_i_json_key(json, "experts");
  siap_i_json_open(json, '{', 0);
  siap_i_json_put(json, "method", siap_i_experts_words[experts->method]);
  siap_i_json_put(json, "status", siap_i_status_words[experts->origin.status]);
  siap_i_json_put(json, "source", experts->origin.source);
  siap_i_json_key(json, "places");
  siap_i_json_count(json, experts->places);
  if (experts->method == SIAP_I_AHP) {
    siap_i_json_put_number(json, "limit", (double)experts->limit.num / (double)experts->limit.den);
    siap_i_json_key(json, "together");
    siap_i_json_open(json, '{', 1);
    json_consistency(json, &experts->together);
    siap_i_json_close(json, '}');
  }
  siap_i_json_key(json, "experts");
  siap_i_json_open(json, '[', 0);
  for (size_t i = 0; i < experts->expert_count; i++)
    json_expert(json, experts, &experts->expert[i], node->edge_count);
  siap_i_json_close(json, ']');
  json_weights(json, node);
  siap_i_json_close(json, '}');
}
