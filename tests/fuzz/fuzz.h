/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share: what a fuzzer calls, and what a plain program does instead. */
#ifndef SIAP_FUZZ_H
#define SIAP_FUZZ_H

#include <siap/siap.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A rubric with a bit of everything, "f", for targets that need one: as bytes, and read. Never NULL: aborts otherwise. */
extern const char fuzz_rubric_text[];
siap_rubric *fuzz_rubric(void);

/* An empty list of findings in a language. */
siap_findings *fuzz_findings(const char *language);

/* What was refused must say why; then the list is looked at and given back. */
void fuzz_tell(siap_status status, siap_findings *findings);

/* Read every finding, so that texts are looked at too; then give the list back. */
void fuzz_look(siap_findings *findings);

/* Hold every cell of a result against its bounds, write it in every format and explain one node. */
void fuzz_result(const siap_result *result, const char *index);

/* Stop the program: a promise is broken. */
void fuzz_fail(const char *why);

#endif
