/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share. */
#include "fuzz.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fuzz_fail(const char *why)
{
  fprintf(stderr, "broken: %s\n", why);
  abort();
}

const char fuzz_rubric_text[] =
    "<rubric xmlns='urn:siap:rubric:1' agency='x' id='f' version='1' edition='1' languages='en'"
    " status='ours'><label xml:lang='en'>F</label><scale id='s' min='0' max='4' step='0.25'/>"
    "<survey least='3'/><pillar id='p'><label xml:lang='en'>P</label></pillar>"
    "<item id='a' scale='s' pillar='p' reduce='median' least='2'><label xml:lang='en'>A</label>"
    "<evidence level='2' kind='decree'/></item>"
    "<item id='b' scale='s'><label xml:lang='en'>B</label><share times='100'/>"
    "<bands><band to='50' score='1'/><band score='4'/></bands></item>"
    "<item id='c' scale='s'><label xml:lang='en'>C</label><grades><grade code='X' score='3'/>"
    "</grades></item>"
    "<item id='d' scale='s'><label xml:lang='en'>D</label><checklist><level value='1'>"
    "<criterion id='k'/></level><level value='2'><criterion id='m'/></level></checklist></item>"
    "<item id='e' better='lower'><label xml:lang='en'>E</label>"
    "<cohort impute='mean' treat='winsorise-log' normalise='z-score' denominator='v'/></item>"
    "<variable id='v'/><external id='x' rubric='y' index='z'/>"
    "<index id='i' method='weighted-mean' places='2' missing='exclude'>"
    "<label xml:lang='en'>I</label>"
    "<node id='n' method='geometric-mean' weight='1/3' use='rounded' places='1'"
    " missing='lowest'><label xml:lang='en'>N</label><item ref='a'/><item ref='b'/></node>"
    "<item ref='c' weight='1/3'/><item ref='d' weight='1/3'>"
    "<when node='n' is='ge' value='1'/></item>"
    "<bands><band id='lo' to='2'><label xml:lang='en'>L</label></band><band id='hi'>"
    "<label xml:lang='en'>H</label></band></bands></index>"
    "<index id='j' method='sum' missing='exclude'><label xml:lang='en'>J</label>"
    "<item ref='e'/><external ref='x' factor='-1'/><variable ref='v'/></index>"
    "<index id='l' method='ladder'><label xml:lang='en'>L</label><rung value='0'/>"
    "<rung value='1'><when item='a' is='gt' value='1'/></rung></index></rubric>";

siap_rubric *fuzz_rubric(void)
{
  siap_rubric *rubric = NULL;
  if (siap_rubric_read(fuzz_rubric_text, strlen(fuzz_rubric_text), "f", NULL, &rubric, NULL) != SIAP_OK)
    fuzz_fail("the rubric of the fuzz targets is refused");
  return rubric;
}

void fuzz_look(siap_findings *findings)
{
  siap_findings_sort(findings);
  for (size_t i = 0; i < siap_findings_count(findings); i++) {
    char *text = NULL;
    if (siap_findings_format(findings, i, &text) != SIAP_OK)
      continue;
    for (const char *at = text; *at; at++)
      if ((unsigned char)*at < 0x20 && *at != '\n')
        fuzz_fail("a control character reached a finding");
    siap_free(text);
  }
  siap_findings_unref(findings);
}

siap_findings *fuzz_findings(const char *language)
{
  siap_findings *findings = NULL;
  siap_findings_new(language, 20, &findings);
  return findings;
}

void fuzz_tell(siap_status status, siap_findings *findings)
{
  if (status != SIAP_OK && siap_findings_total(findings, SIAP_ERROR) == 0)
    fuzz_fail("refused without a finding");
  fuzz_look(findings);
}

void fuzz_result(const siap_result *result, const char *index)
{
  static const char *const formats[] = {"text", "json", "csv", "line"};
  siap_cell cell = {.size = sizeof cell};
  for (size_t i = 0; i < siap_result_entry_count(result); i++) {
    if (siap_result_cell(result, i, &cell) != SIAP_OK)
      fuzz_fail("no cell");
    if (cell.state == SIAP_STATE_SCORED && (isnan(cell.exact) || isnan(cell.rounded)))
      fuzz_fail("scored without a value");
    if (cell.state == SIAP_STATE_SCORED && cell.low > cell.rounded)
      fuzz_fail("a value below its bound");
    if (cell.state == SIAP_STATE_SCORED && cell.high < cell.rounded)
      fuzz_fail("a value above its bound");
  }
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    char *text = NULL;
    size_t length = 0;
    if (siap_result_write(result, formats[i], "en", &text, &length) != SIAP_OK)
      fuzz_fail("a result is not written");
    siap_result *again = NULL;
    if (i == 1 && siap_result_read(text, length, "again", NULL, &again, NULL) != SIAP_OK)
      fuzz_fail("a result that was written is not read");
    siap_result_unref(again);
    siap_free(text);
  }
  char *text = NULL;
  siap_result_explain(result, index, "text", "en", &text, NULL);
  siap_free(text);
}

#ifndef SIAP_LIBFUZZER
/* Without a fuzzer: run each file that is named. */
int main(int argc, char **argv)
{
  for (int i = 1; i < argc; i++) {
    FILE *file = fopen(argv[i], "rb");
    size_t length = 0, room = 1 << 16;
    uint8_t *bytes = malloc(room);
    while (file && bytes) {
      length += fread(bytes + length, 1, room - length, file);
      if (length < room)
        break;
      room *= 2;
      bytes = realloc(bytes, room);
    }
    if (!file || !bytes)
      fuzz_fail(argv[i]);
    /* an exact copy, so that reading past the end is seen */
    uint8_t *exact = malloc(length ? length : 1);
    memcpy(exact, bytes, length);
    LLVMFuzzerTestOneInput(exact, length);
    free(exact);
    free(bytes);
    fclose(file);
  }
  printf("%d passed, 0 failed\n", argc - 1);
  return 0;
}
#endif
