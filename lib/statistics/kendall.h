/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Kendall's tau-b, called through correlate.h. */
#ifndef SIAP_I_KENDALL_H
#define SIAP_I_KENDALL_H

#include "statistics/correlate.h"

/* Of out->n >= 2 finite pairs. */
siap_status siap_i_kendall(const double *x, const double *y, siap_i_correlation *out);

#endif
