/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. The command that gives an analysis again, word by word. */
#include "analysis/again.h"

#include "ground/number.h"

#include <string.h>

/* The last part of a path; NULL of what was no file: it has no name, or that of a stream, <stdin>. */
static const char *file_of(const char *name)
{
  const char *slash = name ? strrchr(name, '/') : NULL;
  const char *other = name ? strrchr(slash ? slash : name, '\\') : NULL;
  name = other ? other + 1 : slash ? slash + 1 : name;
  return name && *name && *name != '<' ? name : NULL;
}

const char *siap_i_again_name(const siap_i_member *member)
{
  return file_of(member->evidence ? member->evidence->name
                 : member->result ? member->result->name
                                  : NULL);
}

/* A word of a command line, quoted where it has to be. */
static void put_argument(siap_i_text *text, const char *word)
{
  int plain = *word != 0;
  for (const char *at = word; *at; at++)
    plain &= (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
             (*at >= '0' && *at <= '9') || (*at && strchr("._-,/", *at));
  if (plain) {
    siap_i_text_put(text, word);
    return;
  }
  siap_i_text_put_char(text, '\'');
  for (const char *at = word; *at; at++)
    if (*at == '\'')
      siap_i_text_put(text, "'\\''");
    else
      siap_i_text_put_char(text, *at);
  siap_i_text_put_char(text, '\'');
}

/* In capitals what whoever types it must put in its place. */
static void put_file(siap_i_text *text, const char *file, const char *unknown)
{
  siap_i_text_put(text, file && *file == '-' ? " ./" : " ");
  put_argument(text, file ? file : unknown);
}

void siap_i_again_file(siap_i_text *text, const siap_i_member *member)
{
  put_file(text, siap_i_again_name(member), member->evidence ? "EVIDENCE" : "RESULT");
}

void siap_i_again_option(siap_i_text *text, const char *option, const char *value)
{
  if (!*value)
    return;
  siap_i_text_putf(text, " --%s ", option);
  put_argument(text, value);
}

/* 1: a file .xml of another name than the id, which assess takes for a path. */
static int is_elsewhere(const char *file, const char *id)
{
  size_t length = file ? strlen(file) : 0, of_id = strlen(id);
  return length > 4 && strcmp(file + length - 4, ".xml") == 0 &&
         (length != of_id + 4 || strncmp(file, id, of_id) != 0);
}

void siap_i_again_rubric(siap_i_text *text, const siap_rubric *rubric, const char *id, int is_said)
{
  const char *name = rubric && rubric->name ? rubric->name : "", *file = file_of(name);
  if (*name == '<' || is_elsewhere(file, id)) {
    siap_i_text_put(text, " --rubric");
    put_file(text, file, "RUBRIC");
  } else if (is_said) {
    siap_i_again_option(text, "rubric", id);
  }
}

void siap_i_again_reference(siap_i_text *text, const siap_i_member *member)
{
  const siap_plan *plan = member->plan;
  if (!plan || !plan->is_fitted ||
      strcmp(plan->fitted_on, member->evidence->name ? member->evidence->name : "") == 0)
    return;
  siap_i_text_put(text, " --reference");
  put_file(text, file_of(plan->fitted_on), "REFERENCE");
}

static const siap_i_result_entry *next_stated(const siap_result *result, size_t *at)
{
  while (result && *at < result->entry_count) {
    const siap_i_result_entry *entry = &result->entry[(*at)++];
    if (entry->kind == SIAP_KIND_EXTERNAL && entry->origin && strcmp(entry->origin, "stated") == 0)
      return entry;
  }
  return NULL;
}

void siap_i_again_brought(siap_i_text *text, const siap_i_member *member, const siap_result *result)
{
  const siap_i_result_entry *entry = NULL;
  if (!member->plan)
    return;
  const char *of_class = siap_rubric_profile_for_class(member->plan->rubric, member->region_class);
  if (member->plan->rubric->profile_count > 1 &&
      (!of_class || strcmp(of_class, member->profile) != 0))
    siap_i_again_option(text, "profile", member->profile);
  for (size_t at = 0; (entry = next_stated(result, &at)) != NULL;) {
    char number[SIAP_I_NUMBER_ROOM];
    siap_i_number_write(entry->exact, number);
    siap_i_text_putf(text, " --external %s=%s", entry->id, number);
  }
}

void siap_i_again_options(siap_i_text *text, const siap_i_work *work)
{
  const siap_request *request = work->request;
  for (size_t i = 0; i < request->kind->options; i++) {
    const siap_i_option *option = &request->kind->option[i];
    int is_default = request->value[i] == option->fallback ||
                     (option->fallback && strcmp(request->value[i], option->fallback) == 0);
    if (is_default || strcmp(option->name, "threads") == 0 || strcmp(option->name, "claim") == 0)
      continue;
    siap_i_again_option(text, option->name, request->value[i]);
  }
}

/* ---- of any cohorts ---- */

enum { FILES_MOST = 20 }; /* that a command names */

size_t siap_i_again_files(const siap_cohort *cohort)
{
  size_t files = 0;
  const char *last = "";
  for (size_t i = 0; i < cohort->count; i++) {
    const char *name = siap_i_again_name(&cohort->member[i]);
    files += !i || strcmp(name ? name : "", last) != 0;
    last = name ? name : "";
  }
  return files;
}

/* Each file once, as its regions stand together. */
static void put_files(siap_i_text *text, const siap_cohort *cohort)
{
  const char *last = NULL;
  if (siap_i_again_files(cohort) > FILES_MOST) {
    siap_i_text_put(text, " EVIDENCE...");
    return;
  }
  for (size_t i = 0; i < cohort->count; i++) {
    const char *name = siap_i_again_name(&cohort->member[i]);
    if (!last || strcmp(name ? name : "", last) != 0)
      siap_i_again_file(text, &cohort->member[i]);
    last = name ? name : "";
  }
}

/* A word that all regions share; "" where they differ. */
static const char *shared(const siap_cohort *cohort, size_t word)
{
  const char *first = "";
  for (size_t i = 0; i < cohort->count; i++) {
    const siap_i_member *member = &cohort->member[i];
    const char *const of[] = {member->region_class, member->stage};
    if (i && strcmp(of[word], first) != 0)
      return "";
    first = of[word];
  }
  return first;
}

/*
 * A table need not say its rubric, class or stage; where it does, the command changes nothing. Nor need
 * a rubric be where its id leads.
 */
static void put_words(siap_i_text *text, const siap_i_work *work)
{
  const siap_cohort *last = work->cohort[work->cohorts - 1];
  int is_table = 0, is_one = 1;
  for (size_t i = 0; i < work->cohorts; i++) {
    const siap_cohort *cohort = work->cohort[i];
    for (size_t k = 0; k < cohort->count; k++)
      is_table |= cohort->member[k].evidence && cohort->member[k].evidence->is_table;
    is_one &= strcmp(cohort->rubric_id, last->rubric_id) == 0;
  }
  if (is_one)
    siap_i_again_rubric(text, last->rubric, last->rubric_id, is_table);
  if (!is_table)
    return;
  siap_i_again_option(text, "class", shared(last, 0));
  siap_i_again_option(text, "stage", shared(last, 1));
}

/* Scales of a rubric are fitted on the regions given, unless other evidence is named for that. */
static void put_reference(siap_i_text *text, const siap_i_work *work)
{
  for (size_t i = 0; i < work->cohorts; i++)
    for (size_t k = 0; k < work->cohort[i]->count; k++) {
      size_t length = text->length;
      siap_i_again_reference(text, &work->cohort[i]->member[k]);
      if (text->length != length)
        return;
    }
}

/* 1: some region has a number of another edition or instrument. */
static int has_external(const siap_cohort *cohort)
{
  for (size_t i = 0; i < cohort->count; i++) {
    const siap_i_member *member = &cohort->member[i];
    const siap_plan *plan = member->plan;
    for (size_t slot = plan ? plan->items : 0; plan && slot < siap_i_plan_first_node(plan); slot++)
      if (plan->slot[slot].kind == SIAP_KIND_EXTERNAL && member->state[slot] == SIAP_STATE_SCORED)
        return 1;
  }
  return 0;
}

void siap_i_again_command(siap_i_text *text, const siap_i_work *work)
{
  const char *name = work->request->kind->name.id;
  int has_claim = work->cohorts > 1 && siap_i_option_is(work, "claim", "yes");
  /* many regions without --region are an overview */
  siap_i_text_putf(text, "assess %s", strcmp(name, "overview") == 0 ? "report" : name);
  for (size_t i = has_claim; i < work->cohorts; i++)
    put_files(text, work->cohort[i]);
  if (has_claim) {
    siap_i_text_put(text, " --self");
    put_files(text, work->cohort[0]);
  }
  put_words(text, work);
  put_reference(text, work);
  /* of several years each takes what it needs from the one before */
  if (work->cohorts == 1 && has_external(work->cohort[0]))
    siap_i_text_put(text, " --previous PREVIOUS");
  siap_i_again_options(text, work);
}
