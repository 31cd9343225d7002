/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Points below which a distribution has a given probability. Never by GSL's own inverses,
 * which stop the program on some arguments that are right: the distribution function is bracketed.
 */
#ifndef SIAP_I_INVERSE_H
#define SIAP_I_INVERSE_H

#include "statistics/stat.h"

/*
 * 0 <= p <= 1 and degrees of freedom as in tails.h, anything else is SIAP_I_STAT_RANGE. A point
 * that lies at infinity is SIAP_I_STAT_INFINITE, one beyond a double SIAP_I_STAT_OVERFLOW.
 */
siap_i_stat siap_i_f_quantile(double p, double df1, double df2);
siap_i_stat siap_i_t_quantile(double p, double df);

#endif
