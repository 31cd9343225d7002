/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 1. Limits with every default filled in. */
#ifndef SIAP_I_LIMITS_H
#define SIAP_I_LIMITS_H

#include <siap/core.h>

/*
 * Copy the caller's limits (NULL: defaults) over the defaults, as far as its size says. Zero fields
 * take their default; `elements` 0 becomes the larger of 200 000 and `length` / 16,
 * `memory` 0 becomes 42 MiB and 48 for each byte beyond 4 MiB.
 * SIAP_ERR_ARG when the size is not known or bytes it does not know are set.
 */
siap_status siap_i_limits_fill(const siap_limits *given, size_t length, siap_limits *out);

#endif
