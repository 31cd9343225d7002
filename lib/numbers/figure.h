/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Doubles and exact weights as figures of both precisions. */
#ifndef SIAP_I_FIGURE_H
#define SIAP_I_FIGURE_H

#include "ground/number.h"
#include "numbers/real.h"

/*
 * The decimal that a double stands for: the shortest that reads back as it. The one rule by which
 * numbers enter the wide kernel, so that 2.8 is 28/10 wherever it came from. Not finite: itself.
 */
siap_i_wide siap_i_wide_of(double number);

siap_i_figure siap_i_figure_of(double number);
siap_i_figure siap_i_figure_of_fraction(siap_i_fraction fraction);
siap_i_figure siap_i_figure_of_wide(siap_i_wide number);

#endif
