/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. The regions of a sheet, whose rows may stand anywhere. */
#include "readers/csv_sheet.h"
#include "readers/element.h"

#include <search.h>
#include <string.h>

/* Found regions, so that rows of one region may stand anywhere: a tree of the C library. */
struct seen {
  const char *name, *code;
  size_t at;
};

static int by_code_or_name(const void *a, const void *b)
{
  const struct seen *x = a, *y = b;
  int order = strcmp(x->code, y->code);
  return order ? order : *x->code ? 0 : strcmp(x->name, y->name);
}

static void read_word(siap_i_sheet *in, const siap_i_csv_row *row, enum siap_i_column column,
                      const char *const *words, const char *list, uint8_t *out)
{
  const char *text = siap_i_sheet_field(in, row, column);
  int word = text ? siap_i_word_find(words, text) : -1;
  if (word >= 0)
    *out = (uint8_t)word;
  else if (text)
    siap_i_sheet_fault(in, row->line, SIAP_I_E339, siap_i_sheet_words[column], text, list);
}

static void describe_region(siap_i_sheet *in, const siap_i_csv_row *row, siap_i_region *region)
{
  const char *text = siap_i_sheet_field(in, row, SIAP_I_COL_CLASS);
  text = text ? text : in->options->region_class;
  region->line = row->line;
  region->region_class = text ? siap_i_sheet_kept(in, text) : "";
  region->stage = SIAP_I_STAGE_SELF;
  if (in->options->stage && siap_i_word_find(siap_i_stage_words, in->options->stage) >= 0)
    region->stage = (uint8_t)siap_i_word_find(siap_i_stage_words, in->options->stage);
  read_word(in, row, SIAP_I_COL_STAGE, siap_i_stage_words, "self, desk, interview, visit, final",
            &region->stage);
  read_word(in, row, SIAP_I_COL_PARTICIPATED, siap_i_yes_no_words, "no, yes",
            &region->participated);
}

/* What describes a region must be the same in all its rows. */
static void compare_region(siap_i_sheet *in, const siap_i_csv_row *row, const siap_i_region *region)
{
  const char *text = siap_i_sheet_field(in, row, SIAP_I_COL_CLASS);
  if (text && strcmp(text, region->region_class) != 0)
    siap_i_sheet_fault(in, row->line, SIAP_I_E341, region->region_name, "class", NULL);
  text = siap_i_sheet_field(in, row, SIAP_I_COL_STAGE);
  if (text && strcmp(text, siap_i_stage_words[region->stage]) != 0)
    siap_i_sheet_fault(in, row->line, SIAP_I_E341, region->region_name, "stage", NULL);
  text = siap_i_sheet_field(in, row, SIAP_I_COL_REGION);
  if (text && strcmp(text, region->region_name) != 0)
    siap_i_sheet_fault(in, row->line, SIAP_I_E341, region->region_name, "region", NULL);
}

siap_i_region *siap_i_sheet_add_region(siap_i_sheet *in, const siap_i_csv_row *row,
                                       const char *name, const char *code, size_t answers)
{
  siap_i_region *region = siap_i_evidence_add_region(in->evidence, answers);
  if (!region)
    return NULL;
  region->region_name = siap_i_sheet_kept(in, name);
  region->code = siap_i_sheet_kept(in, code);
  describe_region(in, row, region);
  return in->evidence->arena.failed ? NULL : region;
}

/* The region of a row, new or met before; NULL without memory. */
siap_i_region *siap_i_sheet_region(siap_i_sheet *in, const siap_i_csv_row *row)
{
  const char *name = siap_i_sheet_field(in, row, SIAP_I_COL_REGION),
             *code = siap_i_sheet_field(in, row, SIAP_I_COL_CODE);
  name = name ? name : in->options->region ? in->options->region : "";
  in->nameless_stage |= !*name && !code && siap_i_sheet_field(in, row, SIAP_I_COL_STAGE);
  struct seen wanted = {name, code ? code : "", 0};
  struct seen **found = tfind(&wanted, &in->regions, by_code_or_name);
  if (found) {
    siap_i_region *region = &in->evidence->region[(*found)->at];
    compare_region(in, row, region);
    return region;
  }
  siap_i_region *region = siap_i_sheet_add_region(in, row, wanted.name, wanted.code, 0);
  struct seen *seen = region ? siap_i_arena_take(&in->evidence->arena, 1, sizeof *seen) : NULL;
  if (!seen)
    return NULL;
  *seen = (struct seen){region->region_name, region->code, in->evidence->region_count - 1};
  return tsearch(seen, &in->regions, by_code_or_name) ? region : NULL;
}

static siap_i_region *nameless_region(siap_evidence *evidence)
{
  for (size_t i = 0; i < evidence->region_count; i++)
    if (!*evidence->region[i].region_name && !*evidence->region[i].code)
      return &evidence->region[i];
  return NULL;
}

/*
 * A sheet of one region names it in one row: the rows without a name are its rows too, wherever they
 * stand. Among several regions they would be anybody's: those that answer are left without a name.
 */
void siap_i_sheet_adopt_nameless(siap_i_sheet *in)
{
  siap_evidence *evidence = in->evidence;
  siap_i_region *from = nameless_region(evidence);
  if (!from || evidence->region_count < 2 || (evidence->region_count > 2 && from->answer_count > 0))
    return;
  siap_i_region *to = &evidence->region[from == evidence->region];
  if (from->answer_count && *from->region_class &&
      strcmp(from->region_class, to->region_class) != 0)
    siap_i_sheet_fault(in, from->line, SIAP_I_E341, to->region_name, "class", NULL);
  if (from->answer_count && in->nameless_stage && from->stage != to->stage)
    siap_i_sheet_fault(in, from->line, SIAP_I_E341, to->region_name, "stage", NULL);
  for (size_t i = 0; i < from->answer_count; i++) {
    siap_i_answer *answer = siap_i_evidence_add_answer(evidence, to);
    if (!answer)
      return; /* the arena tells */
    *answer = from->answer[i];
  }
  size_t at = (size_t)(from - evidence->region), behind = --evidence->region_count - at;
  memmove(from, from + 1, behind * sizeof *from);
}

void siap_i_sheet_rubric(siap_i_sheet *in, const siap_i_csv_row *row)
{
  const char *text = siap_i_sheet_field(in, row, SIAP_I_COL_RUBRIC);
  if (!text || strcmp(text, in->evidence->rubric) == 0)
    return;
  if (*in->evidence->rubric && in->told_rubric++)
    in->evidence->faults++; /* told once */
  else if (*in->evidence->rubric)
    siap_i_sheet_fault(in, row->line, SIAP_I_E340, in->evidence->rubric, text, NULL);
  else if (!siap_i_id_is_valid(text))
    siap_i_sheet_fault(in, row->line, SIAP_I_E205, "rubric", text, NULL);
  else
    in->evidence->rubric = siap_i_sheet_kept(in, text);
}

static void keep(void *seen)
{
  (void)seen; /* it lives in the arena */
}

void siap_i_sheet_release(siap_i_sheet *in)
{
  tdestroy(in->regions, keep);
}
