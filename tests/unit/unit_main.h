/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same main for every Check program: run one suite, tell by the exit status. */
#ifndef SIAP_UNIT_MAIN_H
#define SIAP_UNIT_MAIN_H

#include <check.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* How many random inputs a test goes through: a part of them where every step is slow. */
static inline size_t unit_many(size_t normally)
{
  const char *part = getenv("SIAP_TEST_PART");
  size_t divisor = part ? (size_t)strtoul(part, NULL, 10) : 1;
  size_t many = divisor > 1 ? normally / divisor : normally;
  return many < 3 ? 3 : many;
}

/* Random numbers that are the same everywhere: splitmix64. */
static inline uint64_t unit_random(uint64_t *seed)
{
  uint64_t z = *seed += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  return z ^ (z >> 31);
}

/* Check reads CK_FORK itself. The locale of the environment, as a host program would set it. */
static inline int unit_main(Suite *suite)
{
  setlocale(LC_ALL, "");
  if (getenv("SIAP_TEST_COMMA") && localeconv()->decimal_point[0] != ',') {
    fputs("the locale of the environment is not installed, or has no decimal comma\n", stderr);
    return EXIT_FAILURE;
  }
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
