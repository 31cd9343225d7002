/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. The list of analyses, and the one way to run any of them. */
#include "analysis/match.h"
#include "analysis/request.h"
#include "services/codes.h"

extern const siap_i_analysis_kind siap_i_agree_kind;
extern const siap_i_analysis_kind siap_i_compare_kind;
extern const siap_i_analysis_kind siap_i_overview_kind;
extern const siap_i_analysis_kind siap_i_owed_kind;
extern const siap_i_analysis_kind siap_i_plan_kind;
extern const siap_i_analysis_kind siap_i_rank_kind;
extern const siap_i_analysis_kind siap_i_report_kind;
extern const siap_i_analysis_kind siap_i_robust_kind;

const siap_i_analysis_kind *const siap_i_analyses[] = {
    &siap_i_agree_kind,
    &siap_i_compare_kind,
    &siap_i_overview_kind,
    &siap_i_owed_kind,
    &siap_i_plan_kind,
    &siap_i_rank_kind,
    &siap_i_report_kind,
    &siap_i_robust_kind,
    NULL,
};

static const siap_i_say_word cohorts = {"cohorts", {"cohorts", "kohor"}};
static const siap_i_say_word regions = {"regions", {"regions", "daerah"}};

/* Enough cohorts, of regions that stand in them once. */
static siap_status check(siap_i_work *work)
{
  if (work->cohorts < work->request->kind->least)
    return siap_i_work_lacks(work, &cohorts, work->cohorts, work->request->kind->least);
  int refused = 0;
  for (size_t i = 0; i < work->cohorts; i++) {
    siap_i_directory directory;
    if (!work->cohort[i]->count)
      return siap_i_work_lacks(work, &regions, 0, 1);
    siap_status status = siap_i_directory_make(work->cohort[i], &work->arena, &directory);
    if (status != SIAP_OK)
      return status;
    refused |= siap_i_directory_refuse_twice(&directory, work->findings);
  }
  return refused ? SIAP_ERR_RULE : SIAP_OK;
}

/* Labels come from the last cohort that knows its rubric: of two years the present one. */
static const siap_rubric *rubric_of(const siap_request *request)
{
  for (size_t i = request->cohorts; i-- > 0;)
    if (request->cohort[i]->rubric)
      return request->cohort[i]->rubric;
  return NULL;
}

static siap_status run(siap_i_work *work)
{
  siap_status status = check(work);
  if (status == SIAP_OK)
    status = work->request->kind->run(work);
  if (status == SIAP_OK)
    siap_i_work_about(work);
  if (status == SIAP_OK && (work->out->failed || siap_i_findings_failed(work->findings)))
    status = SIAP_ERR_MEMORY;
  return status;
}

siap_status siap_analyse(const siap_request *request, siap_progress progress, void *user,
                         siap_analysis **out, siap_findings *findings)
{
  if (out)
    *out = NULL;
  if (!request || !out)
    return SIAP_ERR_ARG;
  siap_analysis *analysis = siap_i_analysis_new(request->kind->name.id, rubric_of(request));
  if (!analysis)
    return SIAP_ERR_MEMORY;
  analysis->heading = &request->kind->title;
  siap_i_work work = {.request = request,
                      .cohort = request->cohort,
                      .cohorts = request->cohorts,
                      .out = analysis,
                      .findings = findings,
                      .progress = progress,
                      .user = user};
  siap_i_findings_begin(findings);
  siap_status status = run(&work);
  siap_i_arena_release(&work.arena);
  if (status == SIAP_OK)
    *out = analysis;
  else
    siap_analysis_unref(analysis);
  return status;
}
