/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. The way in for bytes: regular files under a cap, valid UTF-8, no NUL. */
#ifndef SIAP_I_DOOR_H
#define SIAP_I_DOOR_H

#include "services/findings.h"

#include <siap/core.h>

/*
 * Read a regular file under limits->bytes. *bytes is NUL-ended (not counted) and released with
 * siap_i_release(). Opened O_CLOEXEC | O_NOCTTY | O_NONBLOCK and refused unless regular.
 * SIAP_ERR_IO, SIAP_ERR_LIMIT, SIAP_ERR_MEMORY; each reported.
 */
siap_status siap_i_door_open(const char *path, const siap_limits *limits, char **bytes,
                             size_t *length, siap_findings *findings);

/*
 * Check what every text format shares: size under the cap, no NUL, no gzip, xz, zip, UTF-16 or
 * UTF-32 signature, valid UTF-8. A UTF-8 byte-order mark is allowed; *skip gets its length, 0 or 3.
 */
siap_status siap_i_door_check(const char *bytes, size_t length, const char *source,
                              const siap_limits *limits, size_t *skip, siap_findings *findings);

/* Line and column of an offset; columns of the first line count from `skip`. */
siap_i_place siap_i_door_place(const char *bytes, size_t offset, size_t skip, const char *source);

#endif
