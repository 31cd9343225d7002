/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Evidence from CSV: one row per answer, or one row per region. */
#include "ground/number.h"
#include "readers/csv_rows.h"
#include "readers/element.h"
#include "readers/evidence_reader.h"

#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a column holds. Those from REGION to PARTICIPATED describe the region of the row. */
enum column {
  ITEM,
  NODE,
  LEVEL,
  SCORE,
  VALUE,
  NUMERATOR,
  DENOMINATOR,
  GRADE,
  CHECKED,
  STATE,
  REASON,
  ASSESSOR,
  NOTE,
  REGION,
  CODE,
  CLASS,
  STAGE,
  RUBRIC,
  PARTICIPATED,
  LABEL, /* from here on for people: read past */
  PILLAR,
  ASPECT,
  DIMENSION,
  SOURCE,
  HELP,
  UNIT,
  HOLDER,
  FORM,
  LEVELS,
  PROOF,
  COLUMNS, /* how many words there are */
  CELL     /* one row per region: the column of an id */
};

static const char *const column_words[] = {
    "item",    "node",   "level",        "score",    "value",  "numerator", "denominator", "grade",
    "checked", "state",  "reason",       "assessor", "note",   "region",    "code",        "class",
    "stage",   "rubric", "participated", "label",    "pillar", "aspect",    "dimension",   "source",
    "help",    "unit",   "holder",       "form",     "levels", "proof",     NULL};

/* Found regions, so that rows of one region may stand anywhere: a tree of the C library. */
struct seen {
  const char *name, *code;
  size_t at;
};

struct reading {
  siap_evidence *evidence;
  const siap_evidence_options *options;
  siap_findings *findings;
  int has_header, wide, told_rubric;
  int nameless_stage; /* a row without a region says a stage */
  int aimless;        /* the header does not say what rows answer: they are not read */
  enum column *column;
  const char **id; /* of CELL columns */
  uint8_t *form;   /* of CELL columns */
  size_t columns, cells;
  size_t place[COLUMNS]; /* column of each word; SIZE_MAX: none */
  void *regions;         /* of tsearch */
};

static void fault(struct reading *in, uint32_t line, enum siap_i_code code, const char *word1,
                  const char *word2, const char *word3)
{
  siap_i_evidence_fault(in->evidence, in->findings, line, code, word1, word2, word3);
}

/* ---- header ---- */

static int in_header(const siap_i_csv_row *row, const char *word)
{
  for (size_t i = 0; i < row->count; i++)
    if (strcmp(row->field[i], word) == 0)
      return 1;
  return 0;
}

static int is_meta(int word)
{
  return (word >= REGION && word <= PARTICIPATED) || word == NOTE || word == SOURCE;
}

/* "id", "id:value" or "id:grade": what a cell of the column is. 0 when it is none of these. */
static int read_cell_name(struct reading *in, const char *name, size_t i)
{
  size_t length = strcspn(name, ":");
  const char *behind = name + length;
  char *id = siap_i_arena_text(&in->evidence->arena, name, length);
  if (!id || !siap_i_id_is_valid(id))
    return id == NULL;
  if (*behind && strcmp(behind, ":value") != 0 && strcmp(behind, ":grade") != 0)
    return 0;
  in->form[i] = !*behind           ? SIAP_I_FORM_CELL
                : behind[1] == 'v' ? SIAP_I_FORM_VALUE
                                   : SIAP_I_FORM_GRADE;
  in->id[i] = id;
  in->cells++;
  return 1;
}

static void read_column(struct reading *in, const siap_i_csv_row *row, size_t i)
{
  const char *name = row->field[i];
  int word = siap_i_word_find(column_words, name);
  if (in->wide ? word >= 0 && is_meta(word) : word >= 0 && word != PARTICIPATED) {
    in->column[i] = (enum column)word;
    if (in->place[word] != SIZE_MAX)
      fault(in, row->line, SIAP_I_E332, name, NULL, NULL);
    in->place[word] = i;
    return;
  }
  in->column[i] = CELL;
  if (in->wide && read_cell_name(in, name, i))
    return;
  siap_i_near best = {NULL, 0};
  siap_i_place place = {in->evidence->name, row->line, 0};
  for (size_t k = 0; column_words[k]; k++)
    siap_i_near_offer(&best, name, column_words[k]);
  in->evidence->faults++;
  siap_i_report_near(in->findings, SIAP_I_E331, place, best.word, name, NULL, NULL, NULL);
}

static int by_name(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Two columns of one id: each cell would answer twice. */
static void check_cells(struct reading *in, uint32_t line)
{
  const char **sorted = siap_i_alloc(in->columns, sizeof *sorted);
  size_t n = 0;
  if (!sorted) {
    in->evidence->arena.failed = 1;
    return;
  }
  for (size_t i = 0; i < in->columns; i++)
    if (in->id[i])
      sorted[n++] = in->id[i];
  qsort(sorted, n, sizeof *sorted, by_name);
  for (size_t i = 1; i < n; i++)
    if (strcmp(sorted[i], sorted[i - 1]) == 0)
      fault(in, line, SIAP_I_E332, sorted[i], NULL, NULL);
  siap_i_release(sorted);
}

static siap_status read_header(struct reading *in, const siap_i_csv_row *row)
{
  siap_i_arena *arena = &in->evidence->arena;
  in->has_header = 1;
  in->columns = row->count;
  in->column = siap_i_arena_take(arena, row->count, sizeof *in->column);
  in->id = siap_i_arena_take(arena, row->count, sizeof *in->id);
  in->form = siap_i_arena_take(arena, row->count, 1);
  if (!in->column || !in->id || !in->form)
    return SIAP_ERR_MEMORY;
  in->wide = !in_header(row, "item") && !in_header(row, "node");
  if (in->wide && !in_header(row, "region") && !in_header(row, "code")) {
    fault(in, row->line, SIAP_I_E335, NULL, NULL, NULL);
    in->aimless = 1;
    return SIAP_OK;
  }
  for (size_t i = 0; i < row->count; i++)
    read_column(in, row, i);
  check_cells(in, row->line);
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

/* ---- fields ---- */

/* A field of the row; NULL where there is no such column or nothing in it. */
static const char *field_of(const struct reading *in, const siap_i_csv_row *row, enum column column)
{
  size_t at = in->place[column];
  return at == SIZE_MAX || at >= row->count || !*row->field[at] ? NULL : row->field[at];
}

static const char *kept(struct reading *in, const char *text)
{
  return text ? siap_i_arena_text(&in->evidence->arena, text, strlen(text)) : NULL;
}

static double number_in(struct reading *in, const siap_i_csv_row *row, const char *name,
                        const char *text)
{
  double number = 0;
  if (row->comma && strchr(text, '.')) { /* perhaps 1,5 and perhaps 15: nobody can tell */
    fault(in, row->line, SIAP_I_E343, name, text, NULL);
    return 0;
  }
  enum siap_i_number_fault found = row->comma
                                       ? siap_i_number_read_comma(text, strlen(text), &number)
                                       : siap_i_number_read(text, strlen(text), &number);
  if (found) {
    char where[140];
    siap_i_place place = {in->evidence->name, row->line, 0};
    snprintf(where, sizeof where,
             siap_i_findings_language(in->findings) ? "kolom \"%.110s\"" : "column \"%.110s\"",
             name);
    in->evidence->faults++;
    siap_i_report_number(in->findings, found, place, where, text);
  }
  return number;
}

/* ---- regions ---- */

static int by_code_or_name(const void *a, const void *b)
{
  const struct seen *x = a, *y = b;
  int order = strcmp(x->code, y->code);
  return order ? order : *x->code ? 0 : strcmp(x->name, y->name);
}

static void read_word(struct reading *in, const siap_i_csv_row *row, enum column column,
                      const char *const *words, const char *list, uint8_t *out)
{
  const char *text = field_of(in, row, column);
  int word = text ? siap_i_word_find(words, text) : -1;
  if (word >= 0)
    *out = (uint8_t)word;
  else if (text)
    fault(in, row->line, SIAP_I_E339, column_words[column], text, list);
}

static void describe_region(struct reading *in, const siap_i_csv_row *row, siap_i_region *region)
{
  const char *text = field_of(in, row, CLASS);
  text = text ? text : in->options->region_class;
  region->line = row->line;
  region->region_class = text ? kept(in, text) : "";
  region->stage = SIAP_I_STAGE_SELF;
  if (in->options->stage && siap_i_word_find(siap_i_stage_words, in->options->stage) >= 0)
    region->stage = (uint8_t)siap_i_word_find(siap_i_stage_words, in->options->stage);
  read_word(in, row, STAGE, siap_i_stage_words, "self, desk, interview, visit, final",
            &region->stage);
  read_word(in, row, PARTICIPATED, siap_i_yes_no_words, "no, yes", &region->participated);
}

/* What describes a region must be the same in all its rows. */
static void compare_region(struct reading *in, const siap_i_csv_row *row,
                           const siap_i_region *region)
{
  const char *text = field_of(in, row, CLASS);
  if (text && strcmp(text, region->region_class) != 0)
    fault(in, row->line, SIAP_I_E341, region->region_name, "class", NULL);
  text = field_of(in, row, STAGE);
  if (text && strcmp(text, siap_i_stage_words[region->stage]) != 0)
    fault(in, row->line, SIAP_I_E341, region->region_name, "stage", NULL);
  text = field_of(in, row, REGION);
  if (text && strcmp(text, region->region_name) != 0)
    fault(in, row->line, SIAP_I_E341, region->region_name, "region", NULL);
}

static siap_i_region *add_region(struct reading *in, const siap_i_csv_row *row, const char *name,
                                 const char *code, size_t answers)
{
  siap_i_region *region = siap_i_evidence_add_region(in->evidence, answers);
  if (!region)
    return NULL;
  region->region_name = kept(in, name);
  region->code = kept(in, code);
  describe_region(in, row, region);
  return in->evidence->arena.failed ? NULL : region;
}

/* The region of a row, new or met before; NULL without memory. */
static siap_i_region *region_of(struct reading *in, const siap_i_csv_row *row)
{
  const char *name = field_of(in, row, REGION), *code = field_of(in, row, CODE);
  name = name ? name : in->options->region ? in->options->region : "";
  in->nameless_stage |= !*name && !code && field_of(in, row, STAGE);
  struct seen wanted = {name, code ? code : "", 0};
  struct seen **found = tfind(&wanted, &in->regions, by_code_or_name);
  if (found) {
    siap_i_region *region = &in->evidence->region[(*found)->at];
    compare_region(in, row, region);
    return region;
  }
  siap_i_region *region = add_region(in, row, wanted.name, wanted.code, 0);
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
static void adopt_nameless(struct reading *in)
{
  siap_evidence *evidence = in->evidence;
  siap_i_region *from = nameless_region(evidence);
  if (!from || evidence->region_count < 2 || (evidence->region_count > 2 && from->answer_count > 0))
    return;
  siap_i_region *to = &evidence->region[from == evidence->region];
  if (from->answer_count && *from->region_class &&
      strcmp(from->region_class, to->region_class) != 0)
    fault(in, from->line, SIAP_I_E341, to->region_name, "class", NULL);
  if (from->answer_count && in->nameless_stage && from->stage != to->stage)
    fault(in, from->line, SIAP_I_E341, to->region_name, "stage", NULL);
  for (size_t i = 0; i < from->answer_count; i++) {
    siap_i_answer *answer = siap_i_evidence_add_answer(evidence, to);
    if (!answer)
      return; /* the arena tells */
    *answer = from->answer[i];
  }
  size_t at = (size_t)(from - evidence->region), behind = --evidence->region_count - at;
  memmove(from, from + 1, behind * sizeof *from);
}

static void read_rubric(struct reading *in, const siap_i_csv_row *row)
{
  const char *text = field_of(in, row, RUBRIC);
  if (!text || strcmp(text, in->evidence->rubric) == 0)
    return;
  if (*in->evidence->rubric && in->told_rubric++)
    in->evidence->faults++; /* told once */
  else if (*in->evidence->rubric)
    fault(in, row->line, SIAP_I_E340, in->evidence->rubric, text, NULL);
  else if (!siap_i_id_is_valid(text))
    fault(in, row->line, SIAP_I_E205, "rubric", text, NULL);
  else
    in->evidence->rubric = kept(in, text);
}

/* ---- one row per region ---- */

static void read_cell(struct reading *in, const siap_i_csv_row *row, siap_i_region *region,
                      size_t i)
{
  const char *text = row->field[i];
  if (!*text || !in->id[i])
    return;
  siap_i_answer *answer = siap_i_evidence_add_answer(in->evidence, region);
  if (!answer)
    return;
  answer->id = in->id[i];
  answer->line = row->line;
  answer->about = SIAP_I_ABOUT_ANY;
  answer->form = in->form[i];
  int inapplicable = strcmp(text, "NA") == 0;
  if (inapplicable || strcmp(text, "-") == 0) {
    answer->form = SIAP_I_FORM_STATE;
    answer->state = inapplicable ? SIAP_STATE_NOT_APPLICABLE : SIAP_STATE_WITHHELD;
  } else if (answer->form == SIAP_I_FORM_GRADE) {
    siap_i_detail *detail = siap_i_evidence_detail(in->evidence, answer);
    if (detail)
      detail->grade = kept(in, text);
  } else
    answer->number = number_in(in, row, in->id[i], text);
}

static siap_status read_wide(struct reading *in, const siap_i_csv_row *row)
{
  const char *name = field_of(in, row, REGION), *code = field_of(in, row, CODE);
  size_t cells = 0;
  for (size_t i = 0; i < row->count; i++)
    cells += in->id[i] && *row->field[i];
  siap_i_region *region = add_region(in, row,
                                     name   ? name
                                     : code ? code
                                            : "",
                                     code ? code : "", cells);
  if (!region)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < row->count; i++)
    if (in->column[i] == CELL)
      read_cell(in, row, region, i);
  return in->evidence->arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

/* ---- one row per answer ---- */

static siap_i_answer *answer_of(struct reading *in, const siap_i_csv_row *row,
                                siap_i_region *region, const char *id, int about)
{
  /* the ratings of one item stand in several rows, one after the other */
  siap_i_answer *last = region->answer_count ? &region->answer[region->answer_count - 1] : NULL;
  if (last && field_of(in, row, ASSESSOR) && last->form == SIAP_I_FORM_RATINGS &&
      strcmp(last->id, id) == 0)
    return last;
  siap_i_answer *answer = siap_i_evidence_add_answer(in->evidence, region);
  if (!answer)
    return NULL;
  answer->id = kept(in, id);
  answer->line = row->line;
  answer->about = (uint8_t)about;
  return answer->id ? answer : NULL;
}

static void read_rating(struct reading *in, const siap_i_csv_row *row, siap_i_answer *answer,
                        const char *level)
{
  siap_i_detail *detail = siap_i_evidence_detail(in->evidence, answer);
  const char *assessor = field_of(in, row, ASSESSOR);
  if (!detail)
    return;
  siap_i_rating *rating = detail->rating;
  size_t count = detail->rating_count;
  if ((count & (count - 1)) == 0) { /* full at 0 and at each power of two */
    rating = siap_i_arena_take(&in->evidence->arena, count ? 2 * count : 1, sizeof *rating);
    if (!rating)
      return;
    if (count)
      memcpy(rating, detail->rating, count * sizeof *rating);
  }
  rating[detail->rating_count].assessor = kept(in, assessor);
  rating[detail->rating_count].level = number_in(in, row, "level", level);
  rating[detail->rating_count++].line = row->line;
  detail->rating = rating;
  answer->form = SIAP_I_FORM_RATINGS;
}

static int by_text(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void read_checked(struct reading *in, siap_i_detail *detail, const char *text)
{
  size_t most = strlen(text) / 2 + 1;
  const char **words = siap_i_arena_take(&in->evidence->arena, most, sizeof *words);
  for (const char *word = text; words && *(word += strspn(word, " \t"));
       word += strcspn(word, " \t"))
    words[detail->checked_count++] =
        siap_i_arena_text(&in->evidence->arena, word, strcspn(word, " \t"));
  detail->checked = words;
  if (!in->evidence->arena.failed)
    qsort(words, detail->checked_count, sizeof *words, by_text);
}

static void read_detail(struct reading *in, const siap_i_csv_row *row, siap_i_answer *answer)
{
  const char *reason = field_of(in, row, REASON), *note = field_of(in, row, NOTE);
  int wants = reason || note || answer->form == SIAP_I_FORM_RATIO ||
              answer->form == SIAP_I_FORM_GRADE || answer->form == SIAP_I_FORM_CHECKED;
  siap_i_detail *detail = wants ? siap_i_evidence_detail(in->evidence, answer) : NULL;
  if (!detail)
    return;
  detail->reason = kept(in, reason);
  detail->note = kept(in, note);
  const char *denominator = field_of(in, row, DENOMINATOR);
  if (answer->form == SIAP_I_FORM_RATIO && denominator)
    detail->denominator = number_in(in, row, "denominator", denominator);
  else if (answer->form == SIAP_I_FORM_RATIO)
    fault(in, row->line, SIAP_I_E202, answer->id, "denominator", NULL);
  if (answer->form == SIAP_I_FORM_GRADE)
    detail->grade = kept(in, field_of(in, row, GRADE));
  if (answer->form == SIAP_I_FORM_CHECKED)
    read_checked(in, detail, field_of(in, row, CHECKED));
}

/* Exactly one form must be filled in. */
static void read_forms(struct reading *in, const siap_i_csv_row *row, siap_i_answer *answer)
{
  static const struct {
    enum column column;
    uint8_t form;
  } forms[] = {{LEVEL, SIAP_I_FORM_LEVEL}, {SCORE, SIAP_I_FORM_LEVEL},
               {VALUE, SIAP_I_FORM_VALUE}, {NUMERATOR, SIAP_I_FORM_RATIO},
               {GRADE, SIAP_I_FORM_GRADE}, {CHECKED, SIAP_I_FORM_CHECKED},
               {STATE, SIAP_I_FORM_STATE}};
  size_t filled = 0, which = 0;
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (field_of(in, row, forms[i].column)) {
      filled++;
      which = i;
    }
  if (filled != 1) {
    char is[24];
    snprintf(is, sizeof is, "%zu", filled);
    if (filled == 0)
      fault(in, row->line, SIAP_I_E338, answer->id, NULL, NULL);
    else
      fault(in, row->line, SIAP_I_E303, answer->id, is, NULL);
    return;
  }
  const char *text = field_of(in, row, forms[which].column);
  if (field_of(in, row, ASSESSOR) && forms[which].form == SIAP_I_FORM_LEVEL) {
    read_rating(in, row, answer, text);
    return;
  }
  answer->form = forms[which].form;
  if (answer->form == SIAP_I_FORM_LEVEL || answer->form == SIAP_I_FORM_VALUE ||
      answer->form == SIAP_I_FORM_RATIO)
    answer->number = number_in(in, row, column_words[forms[which].column], text);
  if (answer->about == SIAP_I_ABOUT_NODE && answer->form == SIAP_I_FORM_VALUE)
    answer->form = SIAP_I_FORM_LEVEL;
  if (answer->form == SIAP_I_FORM_STATE)
    siap_i_evidence_state(in->evidence, in->findings, answer, text, field_of(in, row, REASON));
  read_detail(in, row, answer);
}

/* A row of a form that nobody has filled in yet: no answer, and no fault. */
static int is_blank(const struct reading *in, const siap_i_csv_row *row)
{
  for (int column = LEVEL; column <= NOTE; column++)
    if (field_of(in, row, (enum column)column))
      return 0;
  return 1;
}

static siap_status read_long(struct reading *in, const siap_i_csv_row *row)
{
  const char *item = field_of(in, row, ITEM), *node = field_of(in, row, NODE),
             *id = item ? item : node;
  siap_i_region *region = region_of(in, row);
  if (!region)
    return SIAP_ERR_MEMORY;
  if (!id || (item && node)) {
    fault(in, row->line, id ? SIAP_I_E337 : SIAP_I_E336, NULL, NULL, NULL);
    return SIAP_OK;
  }
  if (is_blank(in, row))
    return SIAP_OK;
  siap_i_answer *answer =
      answer_of(in, row, region, id, item ? SIAP_I_ABOUT_ITEM : SIAP_I_ABOUT_NODE);
  if (answer)
    read_forms(in, row, answer);
  return in->evidence->arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

/* ---- the whole ---- */

static siap_status read_row(const siap_i_csv_row *row, void *with)
{
  struct reading *in = with;
  if (!in->has_header)
    return read_header(in, row);
  if (in->aimless)
    return SIAP_OK;
  if (row->count != in->columns) {
    char is[24], wanted[24];
    snprintf(is, sizeof is, "%zu", row->count);
    snprintf(wanted, sizeof wanted, "%zu", in->columns);
    fault(in, row->line, SIAP_I_E333, is, wanted, NULL);
    return SIAP_OK;
  }
  read_rubric(in, row);
  return in->wide ? read_wide(in, row) : read_long(in, row);
}

static void keep(void *seen)
{
  (void)seen; /* it lives in the arena */
}

siap_status siap_i_evidence_from_csv(siap_evidence *evidence, const char *bytes, size_t length,
                                     const siap_evidence_options *options,
                                     const siap_limits *limits, siap_findings *findings)
{
  struct reading in = {.evidence = evidence, .options = options, .findings = findings};
  for (size_t i = 0; i < COLUMNS; i++)
    in.place[i] = SIZE_MAX;
  evidence->rubric = options->rubric ? kept(&in, options->rubric) : "";
  if (!evidence->rubric)
    return SIAP_ERR_MEMORY;
  siap_status status =
      siap_i_csv_read(bytes, length, evidence->name, limits, read_row, &in, findings);
  tdestroy(in.regions, keep);
  if (status == SIAP_OK && !in.wide)
    adopt_nameless(&in);
  if (status == SIAP_OK && !in.has_header)
    siap_i_evidence_fault(evidence, findings, 1, SIAP_I_E330, NULL, NULL, NULL);
  return status;
}
