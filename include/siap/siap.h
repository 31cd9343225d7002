/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap/siap.h - the umbrella: the one include that is supported. */
#ifndef SIAP_SIAP_H
#define SIAP_SIAP_H

#include <siap/core.h>
#include <siap/words.h>
#include <siap/findings.h>
#include <siap/rubric.h>
#include <siap/evidence.h>
#include <siap/plan.h>
#include <siap/result.h>
#include <siap/analysis.h>
#include <siap/seal.h>

#endif
