/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2b. The digest of a rubric as a model: every field that the format can say, in document
 * order, and nothing of how the file was laid out. A new field of the model is a new line here.
 */
#include "model/rubric.h"

static void put_labels(siap_i_digest *digest, const siap_rubric *rubric, siap_i_labels labels)
{
  for (size_t i = 0; i < rubric->language_count; i++)
    siap_i_digest_text(digest, labels.text ? labels.text[i] : NULL);
}

static void put_fraction(siap_i_digest *digest, siap_i_fraction fraction)
{
  siap_i_digest_count(digest, (uint64_t)fraction.num);
  siap_i_digest_count(digest, (uint64_t)fraction.den);
}

static void put_origin(siap_i_digest *digest, siap_i_origin origin)
{
  siap_i_digest_count(digest, origin.status);
  siap_i_digest_text(digest, origin.source);
}

static void put_guards(siap_i_digest *digest, const siap_i_guard *guard, size_t count)
{
  siap_i_digest_count(digest, count);
  for (size_t i = 0; i < count; i++) {
    siap_i_digest_count(digest, guard[i].thing);
    siap_i_digest_text(digest, guard[i].ref);
    siap_i_digest_count(digest, guard[i].is);
    siap_i_digest_count(digest, guard[i].use);
    siap_i_digest_number(digest, guard[i].value);
  }
}

static void put_entry(siap_i_digest *digest, const siap_rubric *rubric, const siap_i_entry *entry)
{
  siap_i_digest_text(digest, entry->id);
  put_labels(digest, rubric, entry->label);
  siap_i_digest_number(digest, entry->from);
  siap_i_digest_number(digest, entry->to);
  siap_i_digest_number(digest, entry->score);
  siap_i_digest_count(digest, entry->criterion_count);
  for (size_t i = 0; i < entry->criterion_count; i++)
    siap_i_digest_text(digest, entry->criterion[i]);
}

static void put_steps(siap_i_digest *digest, const siap_rubric *rubric, const siap_i_step *step,
                      size_t count)
{
  siap_i_digest_count(digest, count);
  for (size_t i = 0; i < count; i++, step++) {
    siap_i_digest_text(digest, step->word);
    siap_i_digest_number(digest, step->lower);
    siap_i_digest_number(digest, step->upper);
    siap_i_digest_number(digest, step->times);
    siap_i_digest_number(digest, step->offset);
    siap_i_digest_count(digest, step->clip);
    siap_i_digest_count(digest, step->logarithm);
    siap_i_digest_count(digest, step->include_upper);
    siap_i_digest_count(digest, step->on);
    siap_i_digest_count(digest, step->entry_count);
    for (size_t k = 0; k < step->entry_count; k++)
      put_entry(digest, rubric, &step->entry[k]);
    put_guards(digest, step->guard, step->guard_count);
    put_origin(digest, step->origin);
  }
}

static void put_cohort(siap_i_digest *digest, const siap_i_cohort *cohort)
{
  siap_i_digest_count(digest, cohort != NULL);
  if (!cohort)
    return;
  put_origin(digest, cohort->origin);
  siap_i_digest_count(digest, cohort->by_class);
  siap_i_digest_text(digest, cohort->denominator);
  siap_i_digest_number(digest, cohort->per);
  siap_i_digest_count(digest, cohort->impute);
  siap_i_digest_count(digest, cohort->treat);
  siap_i_digest_count(digest, cohort->scaling);
  siap_i_digest_count(digest, cohort->clip);
  siap_i_digest_count(digest, cohort->most);
  siap_i_digest_number(digest, cohort->skew);
  siap_i_digest_number(digest, cohort->kurtosis);
  siap_i_digest_number(digest, cohort->low);
  siap_i_digest_number(digest, cohort->high);
  siap_i_digest_number(digest, cohort->reference);
}

static void put_item(siap_i_digest *digest, const siap_rubric *rubric, const siap_i_item *item)
{
  siap_i_digest_text(digest, item->id);
  put_labels(digest, rubric, item->label);
  put_labels(digest, rubric, item->help);
  put_origin(digest, item->origin);
  siap_i_digest_text(digest, item->scale);
  siap_i_digest_text(digest, item->pillar);
  siap_i_digest_text(digest, item->aspect);
  siap_i_digest_text(digest, item->unit);
  siap_i_digest_text(digest, item->holder);
  siap_i_digest_number(digest, item->min);
  siap_i_digest_number(digest, item->max);
  siap_i_digest_count(digest, item->better);
  siap_i_digest_count(digest, item->reduce);
  siap_i_digest_count(digest, item->least);
  put_steps(digest, rubric, item->step, item->step_count);
  put_cohort(digest, item->cohort);
  siap_i_digest_count(digest, item->level_count);
  for (size_t i = 0; i < item->level_count; i++) {
    siap_i_digest_number(digest, item->level[i].value);
    put_labels(digest, rubric, item->level[i].label);
    put_origin(digest, item->level[i].origin);
  }
  siap_i_digest_count(digest, item->required_count);
  for (size_t i = 0; i < item->required_count; i++) {
    siap_i_digest_number(digest, item->required[i].level);
    siap_i_digest_text(digest, item->required[i].kind);
  }
}

static void put_leaf(siap_i_digest *digest, const siap_rubric *rubric, const siap_i_leaf *leaf)
{
  siap_i_digest_count(digest, leaf->kind);
  siap_i_digest_text(digest, leaf->id);
  put_labels(digest, rubric, leaf->label);
  put_origin(digest, leaf->origin);
  siap_i_digest_number(digest, leaf->value);
  siap_i_digest_text(digest, leaf->unit);
  siap_i_digest_number(digest, leaf->min);
  siap_i_digest_number(digest, leaf->max);
  siap_i_digest_text(digest, leaf->rubric);
  siap_i_digest_text(digest, leaf->node);
  siap_i_digest_count(digest, leaf->use);
}

static void put_policy(siap_i_digest *digest, const uint8_t policy[SIAP_I_STATES])
{
  for (size_t i = 0; i < SIAP_I_STATES; i++) /* 0, which costs nothing, where nothing is said */
    siap_i_digest_count(digest, policy[i] == SIAP_I_POLICY_UNSAID ? 0 : policy[i] + 1u);
}

static void put_edge(siap_i_digest *digest, const siap_rubric *rubric, const siap_i_edge *edge)
{
  siap_i_digest_count(digest, edge->kind);
  siap_i_digest_text(digest, edge->ref);
  siap_i_digest_text(digest, edge->selector.pillar);
  siap_i_digest_text(digest, edge->selector.aspect);
  siap_i_digest_text(digest, edge->selector.within);
  siap_i_digest_text(digest, edge->selector.holder);
  siap_i_digest_count(digest, edge->selector.none);
  siap_i_digest_count(digest, edge->use);
  siap_i_digest_count(digest, edge->has_weight);
  siap_i_digest_count(digest, edge->clip);
  put_policy(digest, edge->policy);
  put_fraction(digest, edge->weight);
  siap_i_digest_text(digest, edge->weight_of);
  siap_i_digest_text(digest, edge->weight_in);
  siap_i_digest_number(digest, edge->offset);
  siap_i_digest_number(digest, edge->factor);
  siap_i_digest_number(digest, edge->lower);
  siap_i_digest_number(digest, edge->upper);
  put_guards(digest, edge->guard, edge->guard_count);
  put_steps(digest, rubric, edge->step, edge->step_count);
}

static void put_node_numbers(siap_i_digest *digest, const siap_i_node *node)
{
  siap_i_digest_text(digest, node->method);
  siap_i_digest_count(digest, (uint64_t)(node->places + 1));
  siap_i_digest_count(digest, (uint64_t)(node->term_places + 1));
  siap_i_digest_count(digest, node->ties);
  siap_i_digest_count(digest, node->term_ties);
  siap_i_digest_count(digest, node->clip);
  put_policy(digest, node->policy);
  put_fraction(digest, node->withhold_above);
  siap_i_digest_count(digest, node->least);
  siap_i_digest_count(digest, node->has_total);
  put_fraction(digest, node->total);
  siap_i_digest_number(digest, node->p);
  siap_i_digest_number(digest, node->offset);
  siap_i_digest_number(digest, node->factor);
  siap_i_digest_number(digest, node->lower);
  siap_i_digest_number(digest, node->upper);
  siap_i_digest_count(digest, node->order_count);
  for (size_t i = 0; i < node->order_count; i++)
    put_fraction(digest, node->order[i]);
  siap_i_digest_text(digest, node->scale);
}

static void put_node(siap_i_digest *digest, const siap_rubric *rubric, const siap_i_node *node)
{
  siap_i_digest_text(digest, node->id);
  put_labels(digest, rubric, node->label);
  put_labels(digest, rubric, node->help);
  put_origin(digest, node->origin);
  siap_i_digest_count(digest, node->is_index);
  put_node_numbers(digest, node);
  siap_i_digest_count(digest, node->edge_count);
  for (size_t i = 0; i < node->edge_count; i++)
    put_edge(digest, rubric, &node->edge[i]);
  put_steps(digest, rubric, node->bands, node->bands_count);
}

static void put_setting(siap_i_digest *digest, const siap_i_setting *setting)
{
  siap_i_digest_count(digest, setting->field);
  siap_i_digest_count(digest, (uint64_t)(setting->word + 1));
  siap_i_digest_number(digest, setting->number);
  put_fraction(digest, setting->fraction);
  siap_i_digest_text(digest, setting->text);
  siap_i_digest_count(digest, setting->list_count);
  for (size_t i = 0; i < setting->list_count; i++)
    put_fraction(digest, setting->list[i]);
}

static void put_profile(siap_i_digest *digest, const siap_rubric *rubric,
                        const siap_i_profile *profile)
{
  siap_i_digest_text(digest, profile->id);
  siap_i_digest_text(digest, profile->based_on);
  siap_i_digest_count(digest, profile->class_count);
  for (size_t i = 0; i < profile->class_count; i++)
    siap_i_digest_text(digest, profile->region_class[i]);
  put_labels(digest, rubric, profile->label);
  put_origin(digest, profile->origin);
  siap_i_digest_count(digest, profile->change_count);
  for (size_t i = 0; i < profile->change_count; i++) {
    const siap_i_change *change = &profile->change[i];
    siap_i_digest_count(digest, change->kind);
    siap_i_digest_text(digest, change->ref);
    siap_i_digest_text(digest, change->in);
    siap_i_digest_count(digest, (uint64_t)change->state);
    siap_i_digest_count(digest, change->setting_count);
    for (size_t k = 0; k < change->setting_count; k++)
      put_setting(digest, &change->setting[k]);
    siap_i_digest_count(digest, change->weight_count);
    for (size_t k = 0; k < change->weight_count; k++) {
      siap_i_digest_text(digest, change->weight[k].ref);
      put_fraction(digest, change->weight[k].weight);
    }
  }
}

static void put_head(siap_i_digest *digest, const siap_rubric *rubric)
{
  siap_i_digest_text(digest, "siap rubric model 1");
  siap_i_digest_text(digest, rubric->agency);
  siap_i_digest_text(digest, rubric->id);
  siap_i_digest_text(digest, rubric->version);
  siap_i_digest_text(digest, rubric->edition);
  siap_i_digest_count(digest, rubric->language_count);
  for (size_t i = 0; i < rubric->language_count; i++)
    siap_i_digest_text(digest, rubric->language[i]);
  siap_i_digest_count(digest, rubric->fallback);
  put_origin(digest, rubric->origin);
  put_labels(digest, rubric, rubric->label);
  put_labels(digest, rubric, rubric->note);
  siap_i_digest_count(digest, rubric->survey_least);
  siap_i_digest_count(digest, rubric->source_count);
  for (size_t i = 0; i < rubric->source_count; i++) {
    const siap_i_source *source = &rubric->source[i];
    siap_i_digest_text(digest, source->id);
    siap_i_digest_text(digest, source->document);
    siap_i_digest_text(digest, source->number);
    siap_i_digest_text(digest, source->title);
    siap_i_digest_text(digest, source->date);
    siap_i_digest_text(digest, source->href);
    put_origin(digest, source->origin);
  }
}

static void put_axes(siap_i_digest *digest, const siap_rubric *rubric)
{
  siap_i_digest_count(digest, rubric->scale_count);
  for (size_t i = 0; i < rubric->scale_count; i++) {
    siap_i_digest_text(digest, rubric->scale[i].id);
    siap_i_digest_number(digest, rubric->scale[i].min);
    siap_i_digest_number(digest, rubric->scale[i].max);
    siap_i_digest_number(digest, rubric->scale[i].step);
    siap_i_digest_number(digest, rubric->scale[i].lowest);
  }
  siap_i_digest_count(digest, rubric->pillar_count);
  for (size_t i = 0; i < rubric->pillar_count; i++) {
    const siap_i_pillar *pillar = &rubric->pillar[i];
    siap_i_digest_text(digest, pillar->id);
    put_labels(digest, rubric, pillar->label);
    put_origin(digest, pillar->origin);
    siap_i_digest_count(digest, pillar->aspect_count);
    for (size_t k = 0; k < pillar->aspect_count; k++) {
      siap_i_digest_text(digest, pillar->aspect[k].id);
      put_labels(digest, rubric, pillar->aspect[k].label);
    }
  }
}

static void put_units(siap_i_digest *digest, const siap_rubric *rubric)
{
  siap_i_digest_text(digest, "units");
  siap_i_digest_count(digest, rubric->unit_count);
  for (size_t i = 0; i < rubric->unit_count; i++) {
    siap_i_digest_text(digest, rubric->unit[i].id);
    put_labels(digest, rubric, rubric->unit[i].label);
    put_origin(digest, rubric->unit[i].origin);
  }
}

static void put_crosswalk(siap_i_digest *digest, const siap_i_crosswalk *crosswalk)
{
  siap_i_digest_text(digest, crosswalk->rubric);
  put_origin(digest, crosswalk->origin);
  siap_i_digest_count(digest, crosswalk->crossing_count);
  for (size_t i = 0; i < crosswalk->crossing_count; i++) {
    const siap_i_crossing *crossing = &crosswalk->crossing[i];
    siap_i_digest_text(digest, crossing->item);
    siap_i_digest_count(digest, crossing->was_count);
    for (size_t k = 0; k < crossing->was_count; k++)
      siap_i_digest_text(digest, crossing->was[k]);
    siap_i_digest_count(digest, crossing->kind);
    siap_i_digest_count(digest, crossing->comparable);
    siap_i_digest_text(digest, crossing->reason);
  }
}

static void put_experts(siap_i_digest *digest, const siap_i_experts *experts)
{
  put_origin(digest, experts->origin);
  siap_i_digest_count(digest, experts->method);
  siap_i_digest_count(digest, (uint64_t)experts->places);
  put_fraction(digest, experts->limit);
  siap_i_digest_count(digest, experts->expert_count);
  for (size_t i = 0; i < experts->expert_count; i++) {
    const siap_i_expert *expert = &experts->expert[i];
    siap_i_digest_text(digest, expert->id);
    siap_i_digest_count(digest, expert->said_count);
    for (size_t k = 0; k < expert->said_count; k++) {
      siap_i_digest_text(digest, expert->said[k].first);
      siap_i_digest_text(digest, expert->said[k].second);
      put_fraction(digest, expert->said[k].number);
    }
  }
}

void siap_i_rubric_seal(siap_rubric *rubric)
{
  siap_i_digest digest;
  siap_i_digest_start(&digest);
  put_head(&digest, rubric);
  put_axes(&digest, rubric);
  siap_i_digest_count(&digest, rubric->item_count);
  for (size_t i = 0; i < rubric->item_count; i++)
    put_item(&digest, rubric, &rubric->item[i]);
  siap_i_digest_count(&digest, rubric->leaf_count);
  for (size_t i = 0; i < rubric->leaf_count; i++)
    put_leaf(&digest, rubric, &rubric->leaf[i]);
  siap_i_digest_count(&digest, rubric->node_count);
  for (size_t i = 0; i < rubric->node_count; i++)
    put_node(&digest, rubric, &rubric->node[i]);
  siap_i_digest_count(&digest, rubric->profile_count);
  for (size_t i = 0; i < rubric->profile_count; i++)
    put_profile(&digest, rubric, &rubric->profile[i]);
  siap_i_digest_count(&digest, rubric->crosswalk_count);
  for (size_t i = 0; i < rubric->crosswalk_count; i++)
    put_crosswalk(&digest, &rubric->crosswalk[i]);
  /* last, and nothing where there are none: rubrics without experts and units keep their digests */
  for (size_t i = 0; i < rubric->node_count; i++)
    if (rubric->node[i].experts) {
      siap_i_digest_count(&digest, i + 1);
      put_experts(&digest, rubric->node[i].experts);
    }
  if (rubric->unit_count)
    put_units(&digest, rubric);
  siap_i_digest_end(&digest, rubric->digest);
}
