/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. What stands beside the answers of parts, in one list each: the same thing once, two that
 * bear one name and say different things as a conflict.
 */
#include "engine/merge.h"

#include <math.h>
#include <string.h>

/* What has been taken: by its name, with what it says. */
struct known {
  siap_i_merging *in;
  siap_i_finder finder;
  struct said {
    const char *content;
    size_t part;
    uint32_t line;
  } * said;
};

/* "cause flood, likelihood 2": what is said of a thing, whose name is told elsewhere. */
struct saying {
  siap_i_text text;
};

static void say(struct saying *saying, const char *name, const char *value)
{
  if (!value)
    return;
  siap_i_text_put(&saying->text, saying->text.length ? ", " : "");
  siap_i_text_put(&saying->text, name);
  siap_i_text_put_char(&saying->text, ' ');
  siap_i_text_put(&saying->text, value);
}

static void say_number(struct saying *saying, const char *name, double value)
{
  char digits[SIAP_I_NUMBER_ROOM];
  if (isnan(value))
    return;
  siap_i_number_write(value, digits);
  say(saying, name, digits);
}

/*
 * 1 when a thing is new. Its names make the key; the first of them is shown. Releases the saying.
 * `at` is its place among those taken, or that of the one it is.
 */
static int is_new(struct known *known, const char *kind, const char *const *names, size_t count,
                  struct saying *saying, const siap_i_merge_piece *piece, uint32_t line,
                  size_t next, size_t *at)
{
  siap_i_merging *in = known->in;
  const char *content = siap_i_merge_words(in, &saying->text);
  size_t *place = siap_i_finder_of(&known->finder, siap_i_merge_key(in, names, count));
  if (!place || siap_i_merge_failed(in))
    return 0;
  if (*place == SIZE_MAX) {
    known->said[next] = (struct said){content, piece->part, line};
    *place = *at = next;
    return 1;
  }
  *at = *place;
  const struct said *said = &known->said[*place];
  if (strcmp(said->content, content) == 0)
    return 0;
  siap_i_text what = {NULL, 0, 0, 0};
  siap_i_text_putf(&what, "%s \"%.80s\"", kind, names[0]);
  siap_i_merge_differ(in, SIAP_I_E353, siap_i_merge_words(in, &what), piece->part, line, content,
                      said->part, said->line, said->content);
  return 0;
}

static int start(struct known *known, siap_i_merging *in, size_t most)
{
  *known = (struct known){.in = in, .finder = {NULL, &in->scratch}};
  known->said = siap_i_arena_take(&in->scratch, most, sizeof *known->said);
  return known->said != NULL;
}

static size_t count_of(const siap_i_merged_region *region, size_t offset)
{
  size_t count = 0;
  for (size_t i = 0; i < region->piece_count; i++)
    count += *(const size_t *)((const char *)region->piece[i].region + offset);
  return count;
}

/* ---- one kind after the other ---- */

static void merge_quick_wins(siap_i_merging *in, siap_i_merged_region *region)
{
  struct known known;
  siap_i_region *to = &in->out->region[region->at];
  size_t most = count_of(region, offsetof(siap_i_region, quick_win_count)), at;
  to->quick_win = siap_i_arena_take(&in->out->arena, most, sizeof *to->quick_win);
  if (!to->quick_win || !start(&known, in, most))
    return;
  for (size_t i = 0; i < region->piece_count; i++)
    for (size_t k = 0; k < region->piece[i].region->quick_win_count; k++) {
      const siap_i_quick_win *from = &region->piece[i].region->quick_win[k];
      struct saying saying = {{NULL, 0, 0, 0}};
      const char *names[] = {from->title, from->pillar};
      say_number(&saying, "planned", from->planned);
      say_number(&saying, "reached", from->reached);
      say(&saying, "outcome", from->outcome);
      if (is_new(&known, "quick-win", names, 2, &saying, &region->piece[i], from->line,
                 to->quick_win_count, &at))
        to->quick_win[to->quick_win_count++] =
            (siap_i_quick_win){siap_i_merge_kept(in, from->pillar),
                               siap_i_merge_kept(in, from->title),
                               siap_i_merge_kept(in, from->outcome),
                               from->planned,
                               from->reached,
                               0};
    }
  siap_i_finder_release(&known.finder);
}

static void merge_risks(siap_i_merging *in, siap_i_merged_region *region)
{
  struct known known;
  siap_i_region *to = &in->out->region[region->at];
  size_t most = count_of(region, offsetof(siap_i_region, risk_count)), at;
  to->risk = siap_i_arena_take(&in->out->arena, most, sizeof *to->risk);
  if (!to->risk || !start(&known, in, most))
    return;
  for (size_t i = 0; i < region->piece_count; i++)
    for (size_t k = 0; k < region->piece[i].region->risk_count; k++) {
      const siap_i_risk *from = &region->piece[i].region->risk[k];
      struct saying saying = {{NULL, 0, 0, 0}};
      const char *names[] = {from->factor, from->pillar};
      say(&saying, "cause", from->cause);
      say_number(&saying, "likelihood", from->likelihood);
      say_number(&saying, "consequence", from->consequence);
      say(&saying, "mitigation", from->mitigation);
      if (is_new(&known, "risk", names, 2, &saying, &region->piece[i], from->line, to->risk_count,
                 &at))
        to->risk[to->risk_count++] = (siap_i_risk){siap_i_merge_kept(in, from->factor),
                                                   siap_i_merge_kept(in, from->cause),
                                                   siap_i_merge_kept(in, from->mitigation),
                                                   siap_i_merge_kept(in, from->pillar),
                                                   from->likelihood,
                                                   from->consequence,
                                                   0};
    }
  siap_i_finder_release(&known.finder);
}

static void merge_programmes(siap_i_merging *in, siap_i_merged_region *region)
{
  struct known known;
  siap_i_region *to = &in->out->region[region->at];
  size_t most = count_of(region, offsetof(siap_i_region, programme_count)), at;
  to->programme = siap_i_arena_take(&in->out->arena, most, sizeof *to->programme);
  if (!to->programme || !start(&known, in, most))
    return;
  for (size_t i = 0; i < region->piece_count; i++)
    for (size_t k = 0; k < region->piece[i].region->programme_count; k++) {
      const siap_i_programme *from = &region->piece[i].region->programme[k];
      struct saying saying = {{NULL, 0, 0, 0}};
      const char *names[] = {from->title, from->pillar};
      say(&saying, "holder", from->holder);
      say(&saying, "status", siap_i_programme_words[from->status]);
      if (is_new(&known, "programme", names, 2, &saying, &region->piece[i], from->line,
                 to->programme_count, &at))
        to->programme[to->programme_count++] = (siap_i_programme){
            siap_i_merge_kept(in, from->pillar), siap_i_merge_kept(in, from->title),
            siap_i_merge_kept(in, from->holder), from->status, 0};
    }
  siap_i_finder_release(&known.finder);
}

static void merge_surveys(siap_i_merging *in, siap_i_merged_region *region)
{
  struct known known;
  siap_i_region *to = &in->out->region[region->at];
  size_t most = count_of(region, offsetof(siap_i_region, survey_count)), at;
  to->survey = siap_i_arena_take(&in->out->arena, most, sizeof *to->survey);
  if (!to->survey || !start(&known, in, most))
    return;
  for (size_t i = 0; i < region->piece_count; i++)
    for (size_t k = 0; k < region->piece[i].region->survey_count; k++) {
      const siap_i_survey *from = &region->piece[i].region->survey[k];
      struct saying saying = {{NULL, 0, 0, 0}};
      const char *names[] = {from->pillar, from->programme};
      say_number(&saying, "users", from->users);
      if (is_new(&known, "survey", names, 2, &saying, &region->piece[i], from->line,
                 to->survey_count, &at))
        to->survey[to->survey_count++] =
            (siap_i_survey){siap_i_merge_kept(in, from->pillar),
                            siap_i_merge_kept(in, from->programme), from->users, 0};
    }
  siap_i_finder_release(&known.finder);
}

/* ---- objections ---- */

static void copy_objection(siap_i_merging *in, const siap_i_objection *from, siap_i_objection *to)
{
  *to = *from;
  to->id = siap_i_merge_kept(in, from->id);
  to->by = siap_i_merge_kept(in, from->by);
  to->date = siap_i_merge_kept(in, from->date);
  to->claim = siap_i_merge_kept(in, from->claim);
  to->decided_by = siap_i_merge_kept(in, from->decided_by);
  to->decided = siap_i_merge_kept(in, from->decided);
  to->reason = siap_i_merge_kept(in, from->reason);
  to->citation = NULL;
  to->citation_count = 0;
  to->line = 0;
}

static void say_decision(struct saying *saying, const siap_i_objection *from)
{
  say(saying, "decision", siap_i_decision_words[from->decision]);
  say(saying, "decided-by", from->decided_by);
  say(saying, "decided", from->decided);
  say(saying, "reason", from->reason);
  say_number(saying, "score-before", from->before);
  say_number(saying, "score-after", from->after);
}

static void merge_objections(siap_i_merging *in, siap_i_merged_region *region)
{
  struct known known;
  siap_i_finder cited = {NULL, &in->scratch};
  siap_i_region *to = &in->out->region[region->at];
  size_t most = count_of(region, offsetof(siap_i_region, objection_count)), at = 0;
  to->objection = siap_i_arena_take(&in->out->arena, most, sizeof *to->objection);
  if (!to->objection || !start(&known, in, most))
    return;
  for (size_t i = 0; i < region->piece_count; i++)
    for (size_t k = 0; k < region->piece[i].region->objection_count; k++) {
      const siap_i_objection *from = &region->piece[i].region->objection[k];
      struct saying saying = {{NULL, 0, 0, 0}};
      char owner[SIAP_I_NUMBER_ROOM];
      const char *names[] = {from->id, from->about == SIAP_I_ABOUT_NODE ? "node" : "item", from->by,
                             from->date, from->claim};
      say_decision(&saying, from);
      if (is_new(&known, "objection", names, 5, &saying, &region->piece[i], from->line,
                 to->objection_count, &at))
        copy_objection(in, from, &to->objection[to->objection_count++]);
      if (siap_i_merge_failed(in))
        continue;
      siap_i_number_write((double)at, owner);
      siap_i_merge_citations(in, &cited, owner, &region->piece[i], from->citation,
                             from->citation_count, &to->objection[at].citation,
                             &to->objection[at].citation_count);
    }
  siap_i_finder_release(&known.finder);
  siap_i_finder_release(&cited);
}

void siap_i_merge_beside(siap_i_merging *in, siap_i_merged_region *region)
{
  merge_quick_wins(in, region);
  merge_risks(in, region);
  merge_programmes(in, region);
  merge_surveys(in, region);
  merge_objections(in, region);
}
