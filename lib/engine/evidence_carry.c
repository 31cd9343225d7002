/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Last year's evidence as a draft of this year's: what the crosswalk of the new rubric
 * calls the same goes over and is marked; everything else is left blank and named. Nothing is
 * converted, nothing guessed.
 */
#include "engine/merge.h"
#include "model/rubric.h"

#include <stdio.h>
#include <string.h>

/* Why something stays behind. The kinds of a crosswalk come first, in their order. */
enum why {
  SAME,
  REWORDED,
  RESCALED,
  SPLIT,
  MERGED,
  NEW,
  RETIRED,
  KEPT_APART,
  SCALE,
  UNKNOWN,
  NODE,
  RATED,
  NEVER,
  YEAR
};

static const char *const whys[][2] = {
    [SAME] = {"the crosswalk does not call it comparable",
              "tabel padanan tidak menyatakannya sebanding"},
    [REWORDED] = {"reworded, and not comparable", "redaksinya berubah, dan tidak sebanding"},
    [RESCALED] = {"rescaled", "skalanya berubah"},
    [SPLIT] = {"split", "dipecah"},
    [MERGED] = {"merged with others", "digabung dengan yang lain"},
    [NEW] = {"new", "baru"},
    [RETIRED] = {"retired", "tidak dipakai lagi"},
    [KEPT_APART] = {"it has become several", "menjadi beberapa butir"},
    [SCALE] = {"its scale is another", "skalanya berbeda"},
    [UNKNOWN] = {"the crosswalk does not name it", "tidak disebut dalam tabel padanan"},
    [NODE] = {"only answers to items are", "hanya jawaban atas indikator yang dibawa"},
    [RATED] = {"assessors and respondents are asked anew", "penilai dan responden ditanya kembali"},
    [NEVER] = {"it was carried over last year and never confirmed",
               "sudah dibawa tahun lalu dan tidak pernah dikonfirmasi"},
    [YEAR] = {"it belongs to its year", "hanya berlaku untuk tahunnya"},
};

/* What becomes of an item of the earlier rubric. */
struct fate {
  const char *item;   /* of the new rubric; NULL: it stays behind */
  const char *reason; /* of the crosswalk */
  enum why why;
  uint8_t is_met, is_told;
};

struct carrying {
  siap_i_merging base; /* the last evidence is its only part */
  const siap_evidence *last;
  const siap_rubric *from, *to;
  siap_i_arena arena;
  struct fate *fate;             /* by item of the earlier rubric */
  const char **reason_new;       /* by item of the new rubric: the crosswalk's; NULL */
  uint8_t *is_reached, *why_new; /* by item of the new rubric */
};

/* ---- what the crosswalk says ---- */

static size_t item_of(const siap_rubric *rubric, const char *id)
{
  const siap_i_name *name = id ? siap_i_rubric_find(rubric, id) : NULL;
  return name && name->thing == SIAP_I_THING_ITEM ? name->at : SIAP_I_NONE;
}

static int is_same_scale(const struct carrying *in, size_t from, size_t to)
{
  const char *was = in->from->item[from].scale, *is = in->to->item[to].scale;
  if (!was || !is)
    return !was && !is;
  size_t a = siap_i_rubric_scale(in->from, was), b = siap_i_rubric_scale(in->to, is);
  if (a == SIAP_I_NONE || b == SIAP_I_NONE)
    return 0;
  const siap_i_scale *x = &in->from->scale[a], *y = &in->to->scale[b];
  return x->min == y->min && x->max == y->max && (x->step == y->step || y->step == 0);
}

static void cross_one(struct carrying *in, const siap_i_crossing *crossing, size_t was, size_t is)
{
  struct fate *fate = &in->fate[was];
  int is_comparable = crossing->kind <= REWORDED && crossing->comparable &&
                      crossing->was_count == 1 && is != SIAP_I_NONE;
  if (fate->is_met) { /* a second item comes from it: no answer goes to either */
    fate->why = KEPT_APART;
    fate->item = NULL;
    return;
  }
  fate->is_met = 1;
  fate->reason = crossing->reason;
  fate->why = (enum why)crossing->kind;
  if (is_comparable && !is_same_scale(in, was, is))
    fate->why = SCALE;
  else if (is_comparable)
    fate->item = in->to->item[is].id;
}

static void cross(struct carrying *in, const siap_i_crossing *crossing)
{
  size_t is = item_of(in->to, crossing->item);
  if (is != SIAP_I_NONE) {
    in->why_new[is] = crossing->kind;
    in->reason_new[is] = crossing->reason;
  }
  for (size_t i = 0; i < crossing->was_count; i++) {
    size_t was = item_of(in->from, crossing->was[i]);
    if (was != SIAP_I_NONE)
      cross_one(in, crossing, was, is);
  }
}

static void keep_all(struct carrying *in)
{
  for (size_t i = 0; i < in->from->item_count; i++)
    in->fate[i] = (struct fate){.item = in->from->item[i].id};
}

/* 0 where the new rubric says nothing of the earlier one. */
static int read_crosswalk(struct carrying *in)
{
  for (size_t i = 0; i < in->from->item_count; i++)
    in->fate[i].why = UNKNOWN;
  memset(in->why_new, UNKNOWN, in->to->item_count);
  if (strcmp(in->from->digest, in->to->digest) == 0) {
    keep_all(in);
    return 1;
  }
  for (size_t i = 0; i < in->to->crosswalk_count; i++) {
    const siap_i_crosswalk *crosswalk = &in->to->crosswalk[i];
    if (strcmp(crosswalk->rubric, in->from->id) != 0)
      continue;
    for (size_t k = 0; k < crosswalk->crossing_count; k++)
      cross(in, &crosswalk->crossing[k]);
    return 1;
  }
  return 0;
}

/* ---- what stays behind ---- */

static void tell(struct carrying *in, const char *source, uint32_t line, const char *what,
                 enum why why, const char *reason)
{
  siap_i_place place =
      source ? (siap_i_place){source, line, 0, NULL} : siap_i_evidence_place(in->last, line);
  const char *word = whys[why][siap_i_findings_language(in->base.findings)];
  siap_i_text text = {NULL, 0, 0, 0};
  siap_i_text_put(&text, word);
  if (reason) {
    siap_i_text_put(&text, ": ");
    siap_i_text_put(&text, reason);
  }
  siap_i_report(in->base.findings, SIAP_I_N358, place, what, siap_i_merge_words(&in->base, &text),
                NULL, NULL);
}

/* Items that nothing is carried to, in the order of the new rubric. */
static void tell_new(struct carrying *in)
{
  for (size_t i = 0; i < in->from->item_count; i++) {
    size_t at = item_of(in->to, in->fate[i].item);
    if (at != SIAP_I_NONE)
      in->is_reached[at] = 1;
  }
  for (size_t i = 0; i < in->to->item_count; i++)
    if (!in->is_reached[i] && (in->why_new[i] == NEW || in->why_new[i] == UNKNOWN))
      tell(in, in->to->name, 0, in->to->item[i].id, (enum why)in->why_new[i], in->reason_new[i]);
}

/* Each kind once. */
static void tell_beside(struct carrying *in)
{
  const siap_i_region *with[5] = {NULL, NULL, NULL, NULL, NULL};
  static const char *const names[] = {"quick-win", "risk", "programme", "survey", "objection"};
  for (size_t i = 0; i < in->last->region_count; i++) {
    const siap_i_region *region = &in->last->region[i];
    const size_t counts[] = {region->quick_win_count, region->risk_count, region->programme_count,
                             region->survey_count, region->objection_count};
    for (size_t k = 0; k < 5; k++)
      if (counts[k] && !with[k])
        with[k] = region;
  }
  for (size_t k = 0; k < 5; k++)
    if (with[k])
      tell(in, NULL, with[k]->line, names[k], YEAR, NULL);
}

/* ---- one answer ---- */

/* Why an answer stays behind, or KEPT: *fate is where it goes. */
static int stays(struct carrying *in, const siap_i_answer *answer, struct fate **fate,
                 enum why *why)
{
  size_t at = item_of(in->from, answer->id);
  *fate = at == SIAP_I_NONE ? NULL : &in->fate[at];
  if (answer->about == SIAP_I_ABOUT_NODE || answer->about == SIAP_I_ABOUT_EXTERNAL || !*fate)
    *why = *fate ? NODE : siap_i_rubric_find(in->from, answer->id) ? NODE : UNKNOWN;
  else if (!(*fate)->item)
    *why = (*fate)->why;
  else if (answer->form == SIAP_I_FORM_RATINGS || answer->form == SIAP_I_FORM_RESPONSES)
    *why = RATED;
  else if (siap_i_answer_detail(answer)->carried)
    *why = NEVER;
  else
    return 0;
  return 1;
}

static siap_i_rating *copied_ratings(siap_i_merging *in, const siap_i_detail *from)
{
  siap_i_rating *rating = siap_i_arena_take(&in->out->arena, from->rating_count, sizeof *rating);
  for (size_t i = 0; rating && i < from->rating_count; i++)
    rating[i] =
        (siap_i_rating){siap_i_merge_kept(in, from->rating[i].assessor), from->rating[i].level, 0};
  return rating;
}

static void copy_detail(struct carrying *in, const siap_i_detail *from, siap_i_detail *to)
{
  siap_i_merging *base = &in->base;
  to->denominator = from->denominator;
  to->effort = from->effort;
  to->grade = siap_i_merge_kept(base, from->grade);
  to->reason = siap_i_merge_kept(base, from->reason);
  to->note = siap_i_merge_kept(base, from->note);
  to->carried = siap_i_merge_kept(base, in->from->id);
  to->rating = copied_ratings(base, from);
  to->rating_count = to->rating ? from->rating_count : 0;
  to->checked = siap_i_arena_take(&base->out->arena, from->checked_count, sizeof *to->checked);
  for (size_t i = 0; to->checked && i < from->checked_count; i++)
    to->checked[to->checked_count++] = siap_i_merge_kept(base, from->checked[i]);
}

static void carry_answer(struct carrying *in, const siap_i_merge_piece *piece, siap_i_finder *cited,
                         const siap_i_answer *from, const char *item)
{
  siap_i_region *region = &in->base.out->region[in->base.out->region_count - 1];
  siap_i_answer *to = siap_i_evidence_add_answer(in->base.out, region);
  if (!to || !siap_i_evidence_detail(in->base.out, to))
    return;
  const siap_i_detail *detail = siap_i_answer_detail(from);
  to->id = siap_i_merge_kept(&in->base, item);
  to->number = from->number;
  to->about = from->about;
  to->form = from->form;
  to->state = from->state;
  copy_detail(in, detail, to->detail);
  siap_i_merge_citations(&in->base, cited, to->id, piece, detail->citation, detail->citation_count,
                         &to->detail->citation, &to->detail->citation_count);
}

/* ---- one region ---- */

/* Documents that nothing cites any longer go. */
static void drop_uncited(siap_i_merging *in, siap_i_region *region)
{
  size_t *place = siap_i_arena_take(&in->scratch, region->document_count, sizeof *place);
  size_t count = 0;
  if (!place)
    return;
  for (size_t i = 0; i < region->answer_count; i++)
    for (size_t k = 0; k < region->answer[i].detail->citation_count; k++)
      place[region->answer[i].detail->citation[k].document] = 1;
  for (size_t i = 0; i < region->document_count; i++)
    if (place[i]) {
      region->document[count] = region->document[i];
      place[i] = count++;
    }
  region->document_count = count;
  for (size_t i = 0; i < region->answer_count; i++)
    for (size_t k = 0; k < region->answer[i].detail->citation_count; k++) {
      siap_i_citation *citation = &region->answer[i].detail->citation[k];
      citation->document = place[citation->document];
    }
}

static void carry_answers(struct carrying *in, siap_i_merge_piece *piece, siap_i_finder *told)
{
  siap_i_finder cited = {NULL, &in->base.scratch};
  for (size_t i = 0; i < piece->region->answer_count; i++) {
    const siap_i_answer *answer = &piece->region->answer[i];
    struct fate *fate = NULL;
    enum why why = SAME;
    if (answer->form == SIAP_I_FORM_STATE && answer->state == SIAP_STATE_MISSING)
      continue; /* blank last year, blank this year */
    if (!stays(in, answer, &fate, &why)) {
      carry_answer(in, piece, &cited, answer, fate->item);
      continue;
    }
    size_t *at = siap_i_finder_of(told, answer->id); /* in a sheet of regions once, not in each */
    if (at && *at == SIZE_MAX) {
      *at = 1;
      tell(in, NULL, answer->line, answer->id, why, fate && !fate->item ? fate->reason : NULL);
    }
  }
  siap_i_finder_release(&cited);
}

static void carry_region(struct carrying *in, const siap_i_region *from, siap_i_finder *told)
{
  siap_i_merging *base = &in->base;
  siap_i_merge_piece piece = {0, from, NULL};
  siap_i_merged_region merged = {base->out->region_count, &piece, 1};
  siap_i_region *to = siap_i_evidence_add_region(base->out, from->answer_count);
  if (!to)
    return;
  to->region_name = siap_i_merge_kept(base, from->region_name);
  to->code = siap_i_merge_kept(base, from->code);
  to->region_class = siap_i_carry_class(base, in->last, from, in->to);
  to->stage = SIAP_I_STAGE_SELF;
  siap_i_merge_documents(base, &merged);
  if (!base->scratch.failed && !base->out->arena.failed)
    carry_answers(in, &piece, told);
  if (!base->scratch.failed && !base->out->arena.failed)
    drop_uncited(base, to);
}

static siap_status carry(struct carrying *in)
{
  siap_i_merging *base = &in->base;
  siap_i_finder told = {NULL, &in->arena};
  in->fate = siap_i_arena_take(&in->arena, in->from->item_count, sizeof *in->fate);
  in->is_reached = siap_i_arena_take(&in->arena, in->to->item_count, 1);
  in->why_new = siap_i_arena_take(&in->arena, in->to->item_count, 1);
  in->reason_new = siap_i_arena_take(&in->arena, in->to->item_count, sizeof *in->reason_new);
  base->out->rubric = siap_i_merge_kept(base, in->to->id);
  base->out->version = siap_i_merge_kept(base, in->to->version);
  if (in->arena.failed || base->out->arena.failed)
    return SIAP_ERR_MEMORY;
  if (!read_crosswalk(in)) {
    siap_i_place place = {in->to->name, 0, 0, NULL};
    siap_i_report(base->findings, SIAP_I_E359, place, in->to->id, in->from->id, NULL, NULL);
    return SIAP_ERR_RULE;
  }
  for (size_t i = 0; i < in->last->region_count && !base->out->arena.failed; i++) {
    carry_region(in, &in->last->region[i], &told);
    in->arena.failed |= base->scratch.failed;
    siap_i_arena_release(&base->scratch);
  }
  tell_beside(in);
  tell_new(in);
  siap_i_finder_release(&told);
  in->arena.failed |= base->scratch.failed | base->out->arena.failed;
  return in->arena.failed ? SIAP_ERR_MEMORY : siap_i_evidence_seal(base->out);
}

/* ---- the call ---- */

static siap_status check_last(const siap_evidence *last, const siap_rubric *from,
                              siap_findings *findings)
{
  siap_i_place place = {last->name, 0, 0, NULL};
  if (last->faults)
    siap_i_report(findings, SIAP_I_E351, place, NULL, NULL, NULL, NULL);
  else if (strcmp(last->rubric, from->id) != 0)
    siap_i_report(findings, SIAP_I_E403, place, last->rubric, from->id, NULL, NULL);
  else if (*last->version && strcmp(last->version, from->version) != 0)
    siap_i_report(findings, SIAP_I_E404, place, last->version, from->id, from->version, NULL);
  else
    return SIAP_OK;
  return SIAP_ERR_RULE;
}

siap_status siap_evidence_carry(const siap_evidence *last, const siap_rubric *from,
                                const siap_rubric *to, siap_evidence **out, siap_findings *findings)
{
  if (out)
    *out = NULL;
  if (!out || !last || !from || !to)
    return SIAP_ERR_ARG;
  siap_i_findings_begin(findings);
  siap_status status = check_last(last, from, findings);
  if (status != SIAP_OK)
    return status;
  struct carrying in = {.base = {.part = &last, .count = 1, .findings = findings},
                        .last = last,
                        .from = from,
                        .to = to};
  in.base.out = siap_i_evidence_new();
  status = in.base.out ? carry(&in) : SIAP_ERR_MEMORY;
  siap_i_arena_release(&in.arena);
  siap_i_arena_release(&in.base.scratch);
  if (status == SIAP_OK && siap_i_findings_failed(findings))
    status = SIAP_ERR_MEMORY;
  if (status == SIAP_OK)
    *out = in.base.out;
  else
    siap_evidence_unref(in.base.out);
  return status;
}
