#define FFI_SCOPE "SIAP"
#define FFI_LIB "libsiap.so.0"
/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libsiap for PHP. Written by bindings/gen from include/siap: do not edit. */
typedef int32_t siap_status;
enum {
  SIAP_OK = 0,
  SIAP_ERR_ARG = -1,
  SIAP_ERR_MEMORY = -2,
  SIAP_ERR_IO = -3,
  SIAP_ERR_SYNTAX = -4,
  SIAP_ERR_RULE = -5,
  SIAP_ERR_LIMIT = -6,
  SIAP_ERR_NAME = -7,
  SIAP_ERR_BUG = -8,
  SIAP_ERR_LACKING = -9,
  SIAP_ERR_STOPPED = -10
};
enum {
  SIAP_STATE_SCORED = 0,
  SIAP_STATE_MISSING = 1,
  SIAP_STATE_NOT_APPLICABLE = 2,
  SIAP_STATE_WITHHELD = 3,
  SIAP_STATE_INVALID = 4
};
enum {
  SIAP_NOTE = 0,
  SIAP_WARNING = 1,
  SIAP_ERROR = 2
};
enum {
  SIAP_EVIDENCE_DRAFT = 1
};
enum {
  SIAP_KIND_ITEM = 0,
  SIAP_KIND_NODE = 1,
  SIAP_KIND_INDEX = 2,
  SIAP_KIND_EXTERNAL = 3,
  SIAP_KIND_CONSTANT = 4,
  SIAP_KIND_VARIABLE = 5
};
enum {
  SIAP_COLUMN_TEXT = 0,
  SIAP_COLUMN_NUMBER = 1,
  SIAP_COLUMN_COUNT = 2
};
typedef struct siap_findings siap_findings;
typedef struct siap_rubric siap_rubric;
typedef struct siap_evidence siap_evidence;
typedef struct siap_plan siap_plan;
typedef struct siap_externals siap_externals;
typedef struct siap_result siap_result;
typedef struct siap_cohort siap_cohort;
typedef struct siap_request siap_request;
typedef struct siap_analysis siap_analysis;
typedef struct siap_limits {
  uint32_t size;
  uint32_t depth;
  uint64_t bytes;
  uint64_t elements;
  uint32_t attributes;
  uint32_t text;
  uint64_t memory;
} siap_limits;
typedef struct siap_evidence_options {
  uint32_t size;
  uint32_t flags;
  const char *format;
  const char *rubric;
  const char *region;
  const char *region_class;
  const char *stage;
} siap_evidence_options;
typedef struct siap_cell {
  uint32_t size;
  int32_t kind;
  int32_t state;
  int32_t places;
  int32_t given;
  int32_t band;
  double exact;
  double rounded;
  double coverage;
  double low;
  double high;
  double next_band;
} siap_cell;
typedef struct siap_term {
  uint32_t size;
  int32_t state;
  uint64_t child;
  int32_t rounded;
  int32_t policy;
  double declared;
  double weight;
  double value;
  double term;
} siap_term;
typedef struct siap_table {
  uint32_t size;
  uint64_t rows;
  uint64_t columns;
  const char *id;
  const char *title;
  const char *note;
} siap_table;
typedef struct siap_column {
  uint32_t size;
  int32_t kind;
  const char *id;
  const char *title;
} siap_column;
typedef struct siap_value {
  uint32_t size;
  int32_t places;
  double number;
  const char *text;
  const char *shown;
} siap_value;
typedef struct siap_file {
  uint32_t size;
  uint64_t length;
  const char *bytes;
  uint64_t offset;
  int32_t more;
} siap_file;
typedef struct siap_seal_options {
  uint32_t size;
  uint32_t flags;
  const char *evidence;
  const char *rubric;
  const char *reference;
  const char *previous;
  const char *externals;
  const char *profile;
  const char *region;
  const char *region_class;
  const char *stage;
  const char *language;
  const char *date;
} siap_seal_options;
typedef int32_t (*siap_progress)(void *user, uint64_t done, uint64_t total);
typedef int32_t (*siap_file_reader)(void *user, const char *role, const char *name, siap_file *file);
siap_status siap_limits_init(siap_limits *limits, uint32_t size);
const char *siap_version(void);
uint32_t siap_abi_version(void);
const char *siap_status_name(siap_status status);
const char *siap_state_name(int32_t state);
void siap_free(char *text);
siap_status siap_words_write(const char *format, const char *language, char **out, size_t *length);
siap_status siap_findings_new(const char *language, size_t limit, siap_findings **out);
siap_findings *siap_findings_ref(siap_findings *findings);
void siap_findings_unref(siap_findings *findings);
void siap_findings_clear(siap_findings *findings);
void siap_findings_sort(siap_findings *findings);
size_t siap_findings_count(const siap_findings *findings);
size_t siap_findings_total(const siap_findings *findings, int32_t severity);
int32_t siap_findings_severity(const siap_findings *findings, size_t i);
const char *siap_findings_code(const siap_findings *findings, size_t i);
const char *siap_findings_source(const siap_findings *findings, size_t i);
uint32_t siap_findings_line(const siap_findings *findings, size_t i);
uint32_t siap_findings_column(const siap_findings *findings, size_t i);
const char *siap_findings_path(const siap_findings *findings, size_t i);
const char *siap_findings_holder(const siap_findings *findings, size_t i);
const char *siap_findings_text(const siap_findings *findings, size_t i);
const char *siap_findings_hint(const siap_findings *findings, size_t i);
siap_status siap_findings_format(const siap_findings *findings, size_t i, char **out);
siap_status siap_rubric_read(const char *bytes, size_t length, const char *name, const siap_limits *limits, siap_rubric **out, siap_findings *findings);
siap_status siap_rubric_open(const char *path, const siap_limits *limits, siap_rubric **out, siap_findings *findings);
siap_rubric *siap_rubric_ref(const siap_rubric *rubric);
void siap_rubric_unref(const siap_rubric *rubric);
const char *siap_rubric_id(const siap_rubric *rubric);
const char *siap_rubric_agency(const siap_rubric *rubric);
const char *siap_rubric_version(const siap_rubric *rubric);
const char *siap_rubric_edition(const siap_rubric *rubric);
const char *siap_rubric_status(const siap_rubric *rubric);
const char *siap_rubric_digest(const siap_rubric *rubric);
const char *siap_rubric_label(const siap_rubric *rubric, const char *language);
size_t siap_rubric_language_count(const siap_rubric *rubric);
const char *siap_rubric_language(const siap_rubric *rubric, size_t i);
size_t siap_rubric_source_count(const siap_rubric *rubric);
const char *siap_rubric_source_id(const siap_rubric *rubric, size_t i);
const char *siap_rubric_source_text(const siap_rubric *rubric, size_t i);
size_t siap_rubric_pillar_count(const siap_rubric *rubric);
const char *siap_rubric_pillar_id(const siap_rubric *rubric, size_t i);
const char *siap_rubric_pillar_label(const siap_rubric *rubric, size_t i, const char *language);
size_t siap_rubric_item_count(const siap_rubric *rubric);
size_t siap_rubric_item_find(const siap_rubric *rubric, const char *id);
const char *siap_rubric_item_id(const siap_rubric *rubric, size_t i);
const char *siap_rubric_item_label(const siap_rubric *rubric, size_t i, const char *language);
const char *siap_rubric_item_pillar(const siap_rubric *rubric, size_t i);
const char *siap_rubric_item_holder(const siap_rubric *rubric, size_t i);
const char *siap_rubric_item_status(const siap_rubric *rubric, size_t i);
size_t siap_rubric_node_count(const siap_rubric *rubric);
size_t siap_rubric_node_find(const siap_rubric *rubric, const char *id);
const char *siap_rubric_node_id(const siap_rubric *rubric, size_t i);
const char *siap_rubric_node_label(const siap_rubric *rubric, size_t i, const char *language);
const char *siap_rubric_node_status(const siap_rubric *rubric, size_t i);
int32_t siap_rubric_node_is_index(const siap_rubric *rubric, size_t i);
size_t siap_rubric_profile_count(const siap_rubric *rubric);
const char *siap_rubric_profile_id(const siap_rubric *rubric, size_t i);
const char *siap_rubric_profile_label(const siap_rubric *rubric, size_t i, const char *language);
const char *siap_rubric_profile_for_class(const siap_rubric *rubric, const char *region_class);
siap_status siap_rubric_write(const siap_rubric *rubric, const char *format, const char *language, char **out, size_t *length);
siap_status siap_evidence_options_init(siap_evidence_options *options, uint32_t size);
siap_status siap_evidence_read(const char *bytes, size_t length, const char *name, const siap_evidence_options *options, const siap_limits *limits, siap_evidence **out, siap_findings *findings);
siap_status siap_evidence_open(const char *path, const siap_evidence_options *options, const siap_limits *limits, siap_evidence **out, siap_findings *findings);
siap_evidence *siap_evidence_ref(const siap_evidence *evidence);
void siap_evidence_unref(const siap_evidence *evidence);
size_t siap_evidence_faults(const siap_evidence *evidence);
const char *siap_evidence_rubric_id(const siap_evidence *evidence);
size_t siap_evidence_region_count(const siap_evidence *evidence);
const char *siap_evidence_region_name(const siap_evidence *evidence, size_t region);
const char *siap_evidence_region_code(const siap_evidence *evidence, size_t region);
const char *siap_evidence_region_class(const siap_evidence *evidence, size_t region);
const char *siap_evidence_region_stage(const siap_evidence *evidence, size_t region);
int32_t siap_evidence_region_participated(const siap_evidence *evidence, size_t region);
size_t siap_evidence_region_answers(const siap_evidence *evidence, size_t region);
siap_status siap_evidence_write(const siap_evidence *evidence, const char *format, const char *language, char **out, size_t *length, siap_findings *findings);
siap_status siap_evidence_merge(const siap_evidence *const *parts, size_t count, const siap_evidence *preferred, siap_evidence **out, siap_findings *findings);
siap_status siap_evidence_carry(const siap_evidence *last, const siap_rubric *from, const siap_rubric *to, siap_evidence **out, siap_findings *findings);
siap_status siap_plan_compile(const siap_rubric *rubric, const char *profile, siap_plan **out, siap_findings *findings);
siap_status siap_plan_choose(const siap_rubric *rubric, const siap_evidence *evidence, size_t region, const char *profile, siap_plan **out, siap_findings *findings);
siap_plan *siap_plan_ref(const siap_plan *plan);
void siap_plan_unref(const siap_plan *plan);
const char *siap_plan_profile(const siap_plan *plan);
const char *siap_plan_digest(const siap_plan *plan);
size_t siap_plan_item_count(const siap_plan *plan);
const char *siap_plan_item_id(const siap_plan *plan, size_t i);
size_t siap_plan_item_find(const siap_plan *plan, const char *id);
size_t siap_plan_node_count(const siap_plan *plan);
const char *siap_plan_node_id(const siap_plan *plan, size_t i);
size_t siap_plan_node_find(const siap_plan *plan, const char *id);
int32_t siap_plan_needs_fit(const siap_plan *plan);
siap_status siap_plan_fit(const siap_plan *plan, const siap_evidence *evidence, siap_plan **out, siap_findings *findings);
siap_status siap_plan_template(const siap_plan *plan, const char *format, const char *language, const char *holder, char **out, size_t *length);
siap_status siap_plan_score_block(const siap_plan *plan, size_t rows, const double *scores, const uint8_t *states, const uint64_t *nodes, size_t node_count, double *exact, double *rounded, uint8_t *node_states);
siap_status siap_externals_new(siap_externals **out);
void siap_externals_unref(siap_externals *externals);
siap_status siap_externals_add_number(siap_externals *externals, const char *id, double value);
siap_status siap_externals_add_result(siap_externals *externals, const char *id, const siap_result *result);
siap_status siap_check(const siap_plan *plan, const siap_evidence *evidence, size_t region, siap_findings *findings);
siap_status siap_score(const siap_plan *plan, const siap_evidence *evidence, size_t region, const siap_externals *externals, siap_result **out, siap_findings *findings);
siap_status siap_result_read(const char *bytes, size_t length, const char *name, const siap_limits *limits, siap_result **out, siap_findings *findings);
siap_result *siap_result_ref(const siap_result *result);
void siap_result_unref(const siap_result *result);
const char *siap_result_rubric_id(const siap_result *result);
const char *siap_result_profile(const siap_result *result);
const char *siap_result_region_name(const siap_result *result);
const char *siap_result_region_code(const siap_result *result);
const char *siap_result_stage(const siap_result *result);
int32_t siap_result_is_simulation(const siap_result *result);
int32_t siap_result_participated(const siap_result *result);
const char *siap_result_digest(const siap_result *result, const char *what);
size_t siap_result_entry_count(const siap_result *result);
size_t siap_result_entry_find(const siap_result *result, const char *id);
const char *siap_result_entry_id(const siap_result *result, size_t entry);
const char *siap_result_entry_label(const siap_result *result, size_t entry, const char *language);
const char *siap_result_entry_status(const siap_result *result, size_t entry);
const char *siap_result_entry_band(const siap_result *result, size_t entry, const char *language);
siap_status siap_result_cell(const siap_result *result, size_t entry, siap_cell *cell);
size_t siap_result_index_count(const siap_result *result);
size_t siap_result_index_entry(const siap_result *result, size_t index);
double siap_result_weight(const siap_result *result, size_t index, size_t entry);
double siap_result_contribution(const siap_result *result, size_t index, size_t entry);
size_t siap_result_term_count(const siap_result *result, size_t entry);
siap_status siap_result_term(const siap_result *result, size_t entry, size_t i, siap_term *term);
siap_status siap_result_write(const siap_result *result, const char *format, const char *language, char **out, size_t *length);
siap_status siap_result_explain(const siap_result *result, const char *id, const char *format, const char *language, char **out, size_t *length);
siap_status siap_cohort_new(siap_cohort **out);
siap_cohort *siap_cohort_ref(siap_cohort *cohort);
void siap_cohort_unref(siap_cohort *cohort);
siap_status siap_cohort_add(siap_cohort *cohort, const siap_plan *plan, const siap_evidence *evidence, size_t region, const siap_externals *externals, siap_findings *findings);
siap_status siap_cohort_add_result(siap_cohort *cohort, const siap_result *result, siap_findings *findings);
size_t siap_cohort_count(const siap_cohort *cohort);
siap_status siap_request_new(const char *analysis, siap_request **out, siap_findings *findings);
void siap_request_unref(siap_request *request);
siap_status siap_request_add(siap_request *request, siap_cohort *cohort);
siap_status siap_request_set(siap_request *request, const char *name, const char *value, siap_findings *findings);
siap_status siap_analyse(const siap_request *request, siap_progress progress, void *user, siap_analysis **out, siap_findings *findings);
siap_analysis *siap_analysis_ref(const siap_analysis *analysis);
void siap_analysis_unref(const siap_analysis *analysis);
const char *siap_analysis_name(const siap_analysis *analysis);
size_t siap_analysis_table_count(const siap_analysis *analysis);
siap_status siap_analysis_table(const siap_analysis *analysis, size_t table, const char *language, siap_table *out);
siap_status siap_analysis_column(const siap_analysis *analysis, size_t table, size_t column, const char *language, siap_column *out);
siap_status siap_analysis_value(const siap_analysis *analysis, size_t table, size_t row, size_t column, const char *language, siap_value *out);
siap_status siap_analysis_write(const siap_analysis *analysis, const char *format, const char *language, const char *table, char **out, size_t *length);
siap_status siap_analysis_words(const char *analysis, const char *format, const char *language, char **out, size_t *length);
siap_status siap_seal_write(const siap_seal_options *options, siap_file_reader reader, void *user, const siap_limits *limits, char **out, size_t *length, siap_findings *findings);
siap_status siap_seal_verify(const char *bytes, size_t length, const char *name, siap_file_reader reader, void *user, const siap_limits *limits, siap_findings *findings);
