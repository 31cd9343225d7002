/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 7. From the names of files to the results of every region: the way that a seal is made and made again. */
#include "model/evidence.h"
#include "sealing/sealing.h"

#include <stdlib.h>
#include <string.h>

/* ---- rubrics ---- */

static siap_status read_rubric(siap_i_job *job, const char *name, siap_rubric **out)
{
  siap_file file;
  siap_rubric **grown =
      siap_i_grow(job->rubric, &job->rubric_room, job->rubric_count + 1, sizeof *grown);
  *out = NULL;
  if (!grown)
    return SIAP_ERR_MEMORY;
  job->rubric = grown;
  siap_status status = siap_i_job_take(job, "rubric", name, &file);
  if (status == SIAP_OK)
    status = siap_rubric_read(file.bytes, (size_t)file.length, name, job->limits, out,
                              job->findings);
  if (status == SIAP_OK)
    job->rubric[job->rubric_count++] = *out;
  return status;
}

siap_status siap_i_job_rubric(siap_i_job *job, const char *id, const siap_rubric **out)
{
  siap_rubric *read = NULL;
  for (size_t i = 0; i < job->rubric_count; i++)
    if (strcmp(siap_rubric_id(job->rubric[i]), id) == 0) {
      *out = job->rubric[i];
      return SIAP_OK;
    }
  siap_status status = read_rubric(job, id, &read);
  *out = read;
  return status;
}

/* ---- plans ---- */

/* The profile that serves a region as far as words say it; "" where the only one does. */
static const char *profile_of(const siap_rubric *rubric, const siap_evidence *evidence,
                              size_t region, const char *profile)
{
  if (!profile && siap_rubric_profile_count(rubric) > 1)
    profile =
        siap_rubric_profile_for_class(rubric, siap_evidence_region_class(evidence, region));
  return profile ? profile : "";
}

/* Scales are fitted where there is a cohort: a reference, or several regions. */
static siap_status fit(siap_i_job *job, const siap_evidence *cohort, siap_plan **plan)
{
  siap_plan *fitted = NULL;
  int is_reference = cohort == job->reference;
  if (!siap_plan_needs_fit(*plan) || (!is_reference && cohort->region_count < 2))
    return SIAP_OK;
  siap_status status =
      siap_plan_fit(*plan, cohort, &fitted, is_reference ? job->findings : NULL);
  if (status == SIAP_ERR_RULE && !is_reference)
    return SIAP_OK; /* what is wrong with the regions is told when they are scored */
  if (fitted) {
    siap_plan_unref(*plan);
    *plan = fitted;
  }
  return status;
}

siap_status siap_i_job_plan(siap_i_job *job, const siap_rubric *rubric,
                            const siap_evidence *evidence, const siap_evidence *cohort,
                            size_t region, const char *profile, const siap_plan **out)
{
  const char *name = profile_of(rubric, evidence, region, profile);
  siap_plan *made = NULL;
  for (size_t i = 0; i < job->plan_count; i++)
    if (job->plan[i].rubric == rubric && job->plan[i].cohort == cohort &&
        strcmp(job->plan[i].profile, name) == 0) {
      *out = job->plan[i].plan;
      return SIAP_OK;
    }
  siap_i_seal_plan *grown =
      siap_i_grow(job->plan, &job->plan_room, job->plan_count + 1, sizeof *grown);
  if (!grown)
    return SIAP_ERR_MEMORY;
  job->plan = grown;
  siap_status status = siap_plan_choose(rubric, evidence, region, profile, &made, job->findings);
  if (status == SIAP_OK)
    status = fit(job, cohort, &made);
  if (status == SIAP_OK)
    job->plan[job->plan_count++] = (siap_i_seal_plan){rubric, cohort, name, made};
  else
    siap_plan_unref(made);
  *out = status == SIAP_OK ? made : NULL;
  return status;
}

/* ---- inputs ---- */

static siap_status read_evidence(siap_i_job *job)
{
  siap_evidence_options about;
  siap_file file;
  siap_status status = siap_evidence_options_init(&about, sizeof about);
  about.rubric = job->rules ? siap_rubric_id(job->rules) : NULL;
  about.region = job->ask->region;
  about.region_class = job->ask->region_class;
  about.stage = job->ask->stage;
  if (status == SIAP_OK)
    status = siap_i_job_take(job, "evidence", job->ask->evidence, &file);
  if (status == SIAP_OK)
    status = siap_evidence_read(file.bytes, (size_t)file.length, job->ask->evidence, &about,
                                job->limits, &job->evidence, job->findings);
  return status;
}

static siap_status read_reference(siap_i_job *job)
{
  siap_evidence_options about;
  siap_file file;
  if (!job->ask->reference)
    return SIAP_OK;
  siap_status status = siap_evidence_options_init(&about, sizeof about);
  about.rubric = siap_rubric_id(job->rules);
  about.region_class = job->ask->region_class;
  if (status == SIAP_OK)
    status = siap_i_job_take(job, "reference", job->ask->reference, &file);
  if (status == SIAP_OK)
    status = siap_evidence_read(file.bytes, (size_t)file.length, job->ask->reference, &about,
                                job->limits, &job->reference, job->findings);
  return status;
}

static siap_status read_inputs(siap_i_job *job)
{
  const siap_rubric *rules = NULL;
  siap_status status = SIAP_OK;
  if (job->ask->rubric)
    status = read_rubric(job, job->ask->rubric, &job->rules);
  if (status == SIAP_OK)
    status = read_evidence(job);
  if (status == SIAP_OK && !job->rules) {
    status = siap_i_job_rubric(job, siap_evidence_rubric_id(job->evidence), &rules);
    job->rules = (siap_rubric *)rules;
  }
  if (status == SIAP_OK)
    status = read_reference(job);
  return status == SIAP_OK ? siap_i_job_read_lasts(job) : status;
}

/* ---- regions ---- */

static siap_status choose_regions(siap_i_job *job)
{
  const char *wanted = job->ask->region;
  job->end = job->evidence->region_count;
  for (size_t i = 0; wanted && i < job->evidence->region_count; i++)
    if (strcmp(job->evidence->region[i].region_name, wanted) == 0 ||
        strcmp(job->evidence->region[i].code, wanted) == 0) {
      job->first = i;
      job->end = i + 1;
      return SIAP_OK;
    }
  if (!wanted)
    return SIAP_OK;
  siap_i_place place = {job->ask->evidence, 0, 0, NULL};
  siap_i_report(job->findings, SIAP_I_E568, place, wanted, NULL, NULL, NULL);
  return SIAP_ERR_NAME;
}

/* Class and stage of the options say what a file leaves out: they do not overrule it. */
static siap_status check_said(siap_i_job *job, size_t region)
{
  const siap_i_region *of = &job->evidence->region[region];
  siap_i_place place = {job->ask->evidence, of->line, 0, NULL};
  const char *stage = siap_evidence_region_stage(job->evidence, region);
  const char *asked = job->ask->region_class, *is = of->region_class;
  if (!asked || !*is || strcmp(asked, is) == 0) {
    asked = job->ask->stage;
    is = stage;
  }
  if (!asked || strcmp(asked, is) == 0)
    return SIAP_OK;
  siap_i_report(job->findings, SIAP_I_E567, place, of->region_name, is, asked, NULL);
  return SIAP_ERR_RULE;
}

siap_status siap_i_job_score(siap_i_job *job, const siap_plan *plan, const siap_evidence *evidence,
                             size_t region, const siap_externals *externals, siap_result **out)
{
  siap_findings *findings = job->is_again ? NULL : job->findings;
  siap_status status = siap_score(plan, evidence, region, externals, out, findings);
  if (status == SIAP_OK || status == SIAP_ERR_MEMORY || !job->is_again)
    return status;
  return siap_score(plan, evidence, region, externals, out, job->findings);
}

static siap_status score_region(siap_i_job *job, size_t region)
{
  const siap_plan *plan = NULL;
  siap_externals *externals = NULL;
  const char *profile = job->ask->profile;
  if (!profile && job->ask->region_class && !*job->evidence->region[region].region_class)
    profile = siap_rubric_profile_for_class(job->rules, job->ask->region_class);
  siap_status status = check_said(job, region);
  if (status == SIAP_OK)
    status = siap_i_job_plan(job, job->rules, job->evidence,
                             job->reference ? job->reference : job->evidence, region, profile,
                             &plan);
  if (status == SIAP_OK)
    status = siap_i_job_bring(job, region, &externals);
  if (status == SIAP_OK)
    status = siap_i_job_score(job, plan, job->evidence, region, externals,
                              &job->result[job->result_count]);
  job->result_count += status == SIAP_OK;
  siap_externals_unref(externals);
  return status;
}

siap_status siap_i_job_run(siap_i_job *job)
{
  siap_status status = read_inputs(job), worst = SIAP_OK;
  if (status == SIAP_OK)
    status = choose_regions(job);
  if (status != SIAP_OK)
    return status;
  job->result = siap_i_arena_take(&job->arena, job->end - job->first, sizeof(siap_result *));
  if (!job->result)
    return SIAP_ERR_MEMORY;
  for (size_t i = job->first; i < job->end; i++) {
    status = score_region(job, i);
    if (status == SIAP_ERR_RULE || status == SIAP_ERR_NAME)
      worst = status; /* what is wrong with the others is told too */
    else if (status != SIAP_OK)
      return status;
  }
  status = siap_i_job_documents(job);
  return status == SIAP_OK ? worst : status;
}

void siap_i_job_release(siap_i_job *job)
{
  for (size_t i = 0; i < job->result_count; i++)
    siap_result_unref(job->result[i]);
  for (size_t i = 0; i < job->last_count; i++) {
    for (size_t k = 0; k < job->last[i].result_count; k++)
      siap_result_unref(job->last[i].result[k]);
    siap_evidence_unref(job->last[i].evidence);
  }
  for (size_t i = 0; i < job->plan_count; i++)
    siap_plan_unref(job->plan[i].plan);
  siap_evidence_unref(job->evidence);
  siap_evidence_unref(job->reference);
  for (size_t i = 0; i < job->rubric_count; i++)
    siap_rubric_unref(job->rubric[i]);
  siap_i_release(job->file);
  siap_i_release(job->rubric);
  siap_i_release(job->plan);
  siap_i_release(job->last);
  siap_i_arena_release(&job->arena);
}
