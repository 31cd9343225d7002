/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 7. Files: asked for by name, digested, and their names as a seal keeps them. */
#include "sealing/sealing.h"

#include "ground/utf8.h"
#include "model/evidence.h"

#include <stdio.h>
#include <string.h>

siap_status siap_i_job_ask(siap_i_job *job, const char *role, const char *name, siap_file *file,
                           char sha256[SIAP_I_DIGEST_ROOM])
{
  siap_i_plain_digest digest;
  int is_document = strcmp(role, "document") == 0;
  uint64_t offset = 0;
  siap_i_plain_digest_start(&digest);
  do {
    *file = (siap_file){.size = sizeof *file, .offset = offset};
    int32_t given = job->reader(job->user, role, name, file);
    if (given < 0)
      return SIAP_ERR_STOPPED;
    if (given == 0 || !file->bytes) {
      siap_i_place place = {name, 0, 0, NULL};
      if (!is_document)
        siap_i_report(job->findings, SIAP_I_E560, place, name, role, NULL, NULL);
      return SIAP_ERR_NAME;
    }
    if (file->more && !is_document)
      return SIAP_ERR_ARG; /* what is read must be there as a whole */
    siap_i_plain_digest_put(&digest, file->bytes, (size_t)file->length);
    offset += file->length;
  } while (file->more);
  siap_i_plain_digest_end(&digest, sha256);
  return SIAP_OK;
}

static int leads_out(const char *name)
{
  if (*name == '/' || *name == '\\' || (name[0] && name[1] == ':'))
    return 1;
  for (const char *at = name;; at++) {
    if (at[0] == '.' && at[1] == '.' && (at[2] == '/' || !at[2]))
      return 1;
    if (!(at = strchr(at, '/')))
      return 0;
  }
}

const char *siap_i_job_kept_name(siap_i_job *job, const char *name)
{
  while (name[0] == '.' && name[1] == '/')
    name += 2;
  if (leads_out(name)) {
    const char *slash = strrchr(name, '/');
    name = slash ? slash + 1 : name;
  }
  return siap_i_arena_text(&job->arena, name, strlen(name));
}

siap_status siap_i_job_check_text(const siap_i_job *job, const char *text)
{
  siap_i_place place = {job->ask->evidence, 0, 0, NULL};
  if (!text || siap_i_utf8_check(text, strlen(text)) == strlen(text))
    return SIAP_OK;
  siap_i_report(job->findings, SIAP_I_E572, place, text, NULL, NULL, NULL);
  return SIAP_ERR_RULE;
}

/* A seal finds its files by name: two that differ and are called alike could not be told apart. */
static siap_status check_alone(const siap_i_job *job, const siap_i_sealed_file *kept,
                               const char *name)
{
  siap_i_place place = {name, 0, 0, NULL};
  for (size_t i = 0; !job->is_again && i < job->file_count; i++)
    if (strcmp(job->file[i].name, kept->name) == 0 &&
        strcmp(job->file[i].sha256, kept->sha256) != 0) {
      siap_i_report(job->findings, SIAP_I_E573, place, kept->name, job->file[i].role, kept->role,
                    NULL);
      return SIAP_ERR_RULE;
    }
  return SIAP_OK;
}

siap_status siap_i_job_take(siap_i_job *job, const char *role, const char *name, siap_file *file)
{
  siap_i_sealed_file kept = {siap_i_arena_text(&job->arena, role, strlen(role)),
                             siap_i_job_kept_name(job, name), 0, ""};
  siap_i_sealed_file *grown =
      siap_i_grow(job->file, &job->file_room, job->file_count + 1, sizeof *grown);
  if (grown)
    job->file = grown;
  if (!grown || job->arena.failed)
    return SIAP_ERR_MEMORY;
  siap_status status = siap_i_job_check_text(job, name);
  if (status == SIAP_OK)
    status = siap_i_job_ask(job, role, name, file, kept.sha256);
  kept.length = file->length;
  if (status == SIAP_OK)
    status = check_alone(job, &kept, name);
  if (status == SIAP_OK)
    job->file[job->file_count++] = kept;
  return status;
}

/* ---- documents ---- */

static void report_document(siap_i_job *job, const siap_i_sealed_document *document)
{
  siap_i_place place = {document->name, 0, 0, NULL};
  siap_i_report(job->findings, SIAP_I_E563, place, document->title, document->region,
                document->file, document->stated);
}

/* Evidence may state its digits in capitals. */
static int is_digest(const char *stated, const char *digest)
{
  for (; *stated && *digest; stated++, digest++) {
    char c = *stated >= 'A' && *stated <= 'F' ? (char)(*stated - 'A' + 'a') : *stated;
    if (c != *digest)
      return 0;
  }
  return *stated == *digest;
}

static siap_status take_document(siap_i_job *job, const siap_i_region *region,
                                 const siap_i_document *from, siap_i_sealed_document *to)
{
  siap_file file;
  const char *name = from->href ? from->href : from->title;
  to->region = *region->code ? region->code : region->region_name;
  to->title = from->title;
  to->name = siap_i_job_kept_name(job, name);
  to->stated = from->sha256;
  if (!to->name)
    return SIAP_ERR_MEMORY;
  siap_status status = siap_i_job_ask(job, "document", name, &file, to->file);
  if (status == SIAP_ERR_NAME)
    return SIAP_OK;
  if (status == SIAP_OK && to->stated && !is_digest(to->stated, to->file)) {
    report_document(job, to);
    to->is_refused = 1;
    return SIAP_ERR_RULE;
  }
  return status;
}

static void warn_of_unsealed(siap_i_job *job)
{
  size_t without = 0;
  char number[24];
  siap_i_place place = {job->evidence->name, 0, 0, NULL};
  for (size_t i = 0; i < job->document_count; i++)
    without += !job->document[i].stated && !job->document[i].file[0];
  snprintf(number, sizeof number, "%zu", without);
  if (without && !job->is_again)
    siap_i_report(job->findings, SIAP_I_W569, place, number, NULL, NULL, NULL);
}

siap_status siap_i_job_documents(siap_i_job *job)
{
  size_t count = 0;
  siap_status worst = SIAP_OK;
  for (size_t i = job->first; i < job->end; i++)
    count += job->evidence->region[i].document_count;
  job->document = siap_i_arena_take(&job->arena, count, sizeof *job->document);
  for (size_t i = job->first; i < job->end && job->document; i++) {
    const siap_i_region *region = &job->evidence->region[i];
    for (size_t k = 0; k < region->document_count; k++) {
      siap_status status = take_document(job, region, &region->document[k],
                                         &job->document[job->document_count++]);
      if (status == SIAP_ERR_RULE)
        worst = status; /* all that differ are told */
      else if (status != SIAP_OK)
        return status;
    }
  }
  warn_of_unsealed(job);
  return job->document ? worst : SIAP_ERR_MEMORY;
}
