/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. The way in for bytes: regular files under a cap, valid UTF-8, no NUL. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_CLOEXEC */
#endif
#include "readers/door.h"

#include "ground/memory.h"
#include "ground/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_READ 65536

static siap_status report_system(int error, const char *path, siap_findings *findings)
{
  siap_i_place place = {path, 0, 0};
  char number[16];
  switch (error) {
  case ENOMEM:
    siap_i_report(findings, SIAP_I_E119, place, NULL, NULL, NULL, NULL);
    return SIAP_ERR_MEMORY;
  case ENOENT:
  case ENOTDIR:
    siap_i_report(findings, SIAP_I_E101, place, path, NULL, NULL, NULL);
    break;
  case EACCES:
  case EPERM:
    siap_i_report(findings, SIAP_I_E102, place, path, NULL, NULL, NULL);
    break;
  case EISDIR:
  case ENXIO:
    siap_i_report(findings, SIAP_I_E103, place, path, NULL, NULL, NULL);
    break;
  default:
    /* The system's own words follow the locale; its number does not. */
    snprintf(number, sizeof number, "%d", error);
    siap_i_report(findings, SIAP_I_E104, place, path, number, NULL, NULL);
    break;
  }
  return SIAP_ERR_IO;
}

static siap_status report_size(uint64_t most, const char *source, siap_findings *findings)
{
  char words[24];
  snprintf(words, sizeof words, "%llu", (unsigned long long)most);
  siap_i_report(findings, SIAP_I_E105, (siap_i_place){source, 0, 0}, words, NULL, NULL, NULL);
  return SIAP_ERR_LIMIT;
}

/* All of an open file; one byte more than allowed is asked for, to see that there is more. */
static siap_status read_all(int file, size_t guess, const char *path, const siap_limits *limits,
                            char **bytes, size_t *length, siap_findings *findings)
{
  size_t used = 0, capacity = 0;
  size_t want = guess < FIRST_READ ? guess + 2 : FIRST_READ;
  char *all = NULL;
  for (;;) {
    char *grown = siap_i_grow(all, &capacity, used + want, 1);
    if (!grown) {
      siap_i_release(all);
      return report_system(ENOMEM, path, findings);
    }
    all = grown;
    ssize_t got = read(file, all + used, capacity - used - 1);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      int error = errno;
      siap_i_release(all);
      return report_system(error, path, findings);
    }
    used += (size_t)got;
    if (used > limits->bytes) {
      siap_i_release(all);
      return report_size(limits->bytes, path, findings);
    }
    if (got == 0) {
      all[used] = '\0';
      *bytes = all;
      *length = used;
      return SIAP_OK;
    }
    want = 2;
  }
}

siap_status siap_i_door_open(const char *path, const siap_limits *limits, char **bytes,
                             size_t *length, siap_findings *findings)
{
  struct stat about;
  siap_status status;
  *bytes = NULL;
  *length = 0;
  int kept = errno;
  int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (file < 0 || fstat(file, &about) != 0) {
    status = report_system(errno, path, findings);
  } else if (!S_ISREG(about.st_mode)) {
    status = report_system(EISDIR, path, findings);
  } else if (about.st_size > 0 && (uint64_t)about.st_size > limits->bytes) {
    status = report_size(limits->bytes, path, findings);
  } else {
    status = read_all(file, (size_t)about.st_size, path, limits, bytes, length, findings);
  }
  if (file >= 0) {
    close(file);
  }
  errno = kept;
  return status;
}

/* First bytes of what people hand in by mistake. The longer of two that begin alike comes first. */
static const struct signature {
  const char *bytes;
  size_t length;
  enum siap_i_code code;
  const char *name;
} signatures[] = {
    {"\x1F\x8B", 2, SIAP_I_E107, "gzip"},
    {"\xFD"
     "7zXZ\0",
     6, SIAP_I_E107, "xz"},
    {"PK\3\4", 4, SIAP_I_E107, "zip"},
    {"PK\5\6", 4, SIAP_I_E107, "zip"},
    {"BZh", 3, SIAP_I_E107, "bzip2"},
    {"\x28\xB5\x2F\xFD", 4, SIAP_I_E107, "zstd"},
    {"%PDF-", 5, SIAP_I_E107, "PDF"},
    {"\xD0\xCF\x11\xE0", 4, SIAP_I_E107, "binary Office"},
    {"\0\0\xFE\xFF", 4, SIAP_I_E108, "UTF-32"},
    {"\xFF\xFE\0\0", 4, SIAP_I_E108, "UTF-32"},
    {"\0\0\0<", 4, SIAP_I_E108, "UTF-32"},
    {"<\0\0\0", 4, SIAP_I_E108, "UTF-32"},
    {"\xFE\xFF", 2, SIAP_I_E108, "UTF-16"},
    {"\xFF\xFE", 2, SIAP_I_E108, "UTF-16"},
    {"\0<", 2, SIAP_I_E108, "UTF-16"},
    {"<\0", 2, SIAP_I_E108, "UTF-16"},
};

siap_i_place siap_i_door_place(const char *bytes, size_t offset, size_t skip, const char *source)
{
  size_t start = offset >= skip ? skip : 0;
  siap_i_place place = {source, 1, 0};
  const char *newline;
  while ((newline = memchr(bytes + start, '\n', offset - start)) != NULL) {
    start = (size_t)(newline - bytes) + 1;
    place.line++;
  }
  place.column = (uint32_t)(offset - start) + 1;
  return place;
}

siap_status siap_i_door_check(const char *bytes, size_t length, const char *source,
                              const siap_limits *limits, size_t *skip, siap_findings *findings)
{
  *skip = 0;
  if (length > limits->bytes || length > UINT32_MAX - 1) {
    return report_size(limits->bytes < UINT32_MAX ? limits->bytes : UINT32_MAX - 1, source,
                       findings);
  }
  for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++) {
    const struct signature *s = &signatures[i];
    if (length >= s->length && memcmp(bytes, s->bytes, s->length) == 0) {
      siap_i_report(findings, s->code, (siap_i_place){source, 0, 0}, s->name, NULL, NULL, NULL);
      return SIAP_ERR_SYNTAX;
    }
  }
  if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
    *skip = 3;
  }
  const char *nul = length ? memchr(bytes, '\0', length) : NULL;
  if (nul) {
    siap_i_report(findings, SIAP_I_E106,
                  siap_i_door_place(bytes, (size_t)(nul - bytes), *skip, source), NULL, NULL, NULL,
                  NULL);
    return SIAP_ERR_SYNTAX;
  }
  size_t broken = siap_i_utf8_check(bytes, length);
  if (broken < length) {
    char words[8];
    snprintf(words, sizeof words, "%02X", (unsigned)(unsigned char)bytes[broken]);
    siap_i_report(findings, SIAP_I_E109, siap_i_door_place(bytes, broken, *skip, source), words,
                  NULL, NULL, NULL);
    return SIAP_ERR_SYNTAX;
  }
  return SIAP_OK;
}
