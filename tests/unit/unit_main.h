/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same main for every unit test: run one suite, tell by the exit status. */
#ifndef SIAP_UNIT_MAIN_H
#define SIAP_UNIT_MAIN_H

#include <check.h>
#include <locale.h>
#include <stdlib.h>

/* Check reads CK_FORK itself. The locale of the environment, as a host program would set it. */
static inline int unit_main(Suite *suite) {
  setlocale(LC_ALL, "");
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
