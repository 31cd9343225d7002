/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Numbers in the cells of a sheet, in the dialect of the sheet. */
#include "readers/csv_number.h"

#include "ground/number.h"

#include <stdio.h>
#include <string.h>

static enum siap_i_number_fault read_number(const char *text, int comma, double *number)
{
  return comma ? siap_i_number_read_comma(text, strlen(text), number)
               : siap_i_number_read(text, strlen(text), number);
}

/* With a decimal comma a point is refused: 1.5 is perhaps 1,5 and perhaps 15, nobody can tell. */
int siap_i_csv_number(const char *text, int comma, double *number)
{
  return (comma && strchr(text, '.')) || read_number(text, comma, number) ? -1 : 0;
}

void siap_i_csv_number_refuse(siap_findings *findings, siap_i_place place, const char *name,
                              const char *text, int comma)
{
  double number = 0;
  char where[140];
  if (comma && strchr(text, '.')) {
    siap_i_report(findings, SIAP_I_E343, place, name, text, NULL, NULL);
    return;
  }
  snprintf(where, sizeof where,
           siap_i_findings_language(findings) ? "kolom \"%.110s\"" : "column \"%.110s\"", name);
  siap_i_report_number(findings, read_number(text, comma, &number), place, where, text);
}
