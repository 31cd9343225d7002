/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Bands as a line: for who asks what a score would be without their steps. */
#ifndef SIAP_I_INTERPOLATE_H
#define SIAP_I_INTERPOLATE_H

#include "numbers/normaliser.h"

/*
 * A number on the straight lines through the middles of the bands, where each band's score holds: on
 * the edge of two bands of one width that is the mean of their scores. A band that is open has no
 * middle: its score holds at its only edge and beyond, and so does that of an outermost band from its
 * middle outwards. Nothing leaves the scores that the bands have. Two bands or more.
 */
siap_i_wide siap_i_bands_interpolated(const siap_i_normaliser *bands, siap_i_wide x);

#endif
