/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 7. Files handed over by name, scored, and what of it a seal keeps. */
#ifndef SIAP_I_SEALING_H
#define SIAP_I_SEALING_H

#include "ground/text.h"
#include "model/seal.h"
#include "services/findings.h"

/* What an external takes its value from: a number, results, or evidence that is scored when asked. */
typedef struct siap_i_seal_last {
  const char *id;   /* NULL: every external that names the rubric of the result */
  const char *said; /* as the seal keeps it: a number, or the name of a file */
  int is_number;
  double number;
  siap_result **result; /* released with the job */
  size_t result_count;
  siap_evidence *evidence;
  const siap_rubric *rubric; /* of the evidence */
} siap_i_seal_last;

/* A plan that serves all regions of a profile, fitted on a cohort; profile: "" where there is none. */
typedef struct siap_i_seal_plan {
  const siap_rubric *rubric;
  const siap_evidence *cohort;
  const char *profile;
  siap_plan *plan;
} siap_i_seal_plan;

/* One sealing. Zeroed but for the first six is empty. */
typedef struct siap_i_job {
  const siap_seal_options *ask;
  siap_file_reader reader;
  void *user;
  const siap_limits *limits; /* as the caller gave them */
  siap_findings *findings;
  int is_again; /* a seal is verified: what a reviewer would ask was asked when it was made */
  siap_i_arena arena;
  siap_i_sealed_file *file; /* in the order they were asked for */
  size_t file_count, file_room;
  siap_rubric **rubric;
  size_t rubric_count, rubric_room;
  siap_i_seal_plan *plan;
  size_t plan_count, plan_room;
  siap_i_seal_last *last;
  size_t last_count, last_room;
  siap_rubric *rules; /* one of `rubric` */
  siap_evidence *evidence, *reference;
  size_t first, end; /* regions */
  siap_result **result;
  size_t result_count;
  siap_i_sealed_document *document;
  size_t document_count;
} siap_i_job;

/* Do all of it; what went wrong is among the findings. Release it in any case. */
siap_status siap_i_job_run(siap_i_job *job);
void siap_i_job_release(siap_i_job *job);

/* The seal of a job that went well. */
void siap_i_job_write(const siap_i_job *job, siap_i_text *text);

/* ---- between the files of this folder ---- */

/*
 * Ask for a file and digest it, a document piece by piece. SIAP_ERR_NAME where there is none, which is reported unless it is a
 * document; SIAP_ERR_STOPPED. The bytes stay until the next file is asked for.
 */
siap_status siap_i_job_ask(siap_i_job *job, const char *role, const char *name, siap_file *file,
                           char sha256[SIAP_I_DIGEST_ROOM]);
/* The same, and keep its digest. */
siap_status siap_i_job_take(siap_i_job *job, const char *role, const char *name, siap_file *file);

/* What a seal cannot keep, which is text that is no UTF-8, is refused; NULL is in order. */
siap_status siap_i_job_check_text(const siap_i_job *job, const char *text);

/* A name as seals keep it: relative, and leading nowhere out. */
const char *siap_i_job_kept_name(siap_i_job *job, const char *name);

/* The rubric of that id, read once. */
siap_status siap_i_job_rubric(siap_i_job *job, const char *id, const siap_rubric **out);

/* The plan of a region; `profile` NULL: by class. Fitted where it needs to be and can be. */
siap_status siap_i_job_plan(siap_i_job *job, const siap_rubric *rubric,
                            const siap_evidence *evidence, const siap_evidence *cohort,
                            size_t region, const char *profile, const siap_plan **out);

/* Score a region; where a seal is verified, say only why it cannot be. */
siap_status siap_i_job_score(siap_i_job *job, const siap_plan *plan, const siap_evidence *evidence,
                             size_t region, const siap_externals *externals, siap_result **out);

/* Read what --previous and --external of a command line would name; bring it to a region. */
siap_status siap_i_job_read_lasts(siap_i_job *job);
siap_status siap_i_job_bring(siap_i_job *job, size_t region, siap_externals **out);

/* Ask for the documents of the regions, and hold them against what the evidence says. */
siap_status siap_i_job_documents(siap_i_job *job);

#endif
