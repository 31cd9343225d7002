/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap/analysis.h - cohorts of scored regions, and what is worked out from them: tables. */
#ifndef SIAP_ANALYSIS_H
#define SIAP_ANALYSIS_H

#include <siap/result.h>

SIAP_BEGIN_DECLS

/** Scored regions under one rubric, each with its own profile: one region, or a nation. */
typedef struct siap_cohort siap_cohort;

/** What is asked of an analysis: its name, cohorts and options. */
typedef struct siap_request siap_request;

/** A sealed analysis: tables of figures. */
typedef struct siap_analysis siap_analysis;

/**
 * Told how far a long analysis is, on the thread that called siap_analyse(). It must not wait long.
 *
 * user: what the caller gave; done, total: steps, total is the same in every call. Gives 0 to go on, anything else to stop.
 */
typedef int32_t (*siap_progress)(void *user, uint64_t done, uint64_t total);

/** What the cells of a column are. */
enum {
  SIAP_COLUMN_TEXT = 0,   /**< text, such as the name of a region, or an id of the rubric */
  SIAP_COLUMN_NUMBER = 1, /**< a number; NaN where there is none, and then the text says why */
  SIAP_COLUMN_COUNT = 2   /**< a whole number; NaN as above */
};

/** One table of an analysis. Texts are borrowed from the analysis. Grows at the end only. */
typedef struct siap_table {
  uint32_t size;     /**< bytes of this struct the caller knows: set it before the call */
  uint64_t rows;     /**< rows of the table */
  uint64_t columns;  /**< columns of the table */
  const char *id;    /**< the same in every language, such as "ranks" */
  const char *title; /**< for people */
  const char *note;  /**< how to read it: conventions, formula, source; "" when it needs none */
} siap_table;

/** One column of a table. Texts are borrowed from the analysis. Grows at the end only. */
typedef struct siap_column {
  uint32_t size;     /**< bytes of this struct the caller knows: set it before the call */
  int32_t kind;      /**< SIAP_COLUMN_ */
  const char *id;    /**< the same in every language, such as "rank" */
  const char *title; /**< for people */
} siap_column;

/** One cell of a table. The text is borrowed from the analysis. Grows at the end only. */
typedef struct siap_value {
  uint32_t size;    /**< bytes of this struct the caller knows: set it before the call */
  int32_t places;   /**< decimals to show a number with; -1: as many as it needs */
  double number;    /**< the number; NaN in a column of text, and where there is none */
  const char *text; /**< for programs: the text, or an id that is the same in every language; a sentence, which has none, in the language asked for; beside a NaN the id of the reason; "" beside a number */
  const char *shown; /**< for people, in the language asked for: the text, the label or the words; beside a NaN the reason; "" beside a number */
} siap_value;

/**
 * Make an empty cohort.
 *
 * @param out  out, new: the cohort; NULL on failure
 * @return SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_cohort_unref()
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_cohort_new(siap_cohort **out);

/**
 * Take another reference.
 *
 * @param cohort  the cohort; NULL gives NULL
 * @return the same cohort
 *
 * Ownership: new
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_cohort *siap_cohort_ref(siap_cohort *cohort);

/**
 * Give a reference back; the last one releases it.
 *
 * @param cohort  the cohort; NULL does nothing
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API void siap_cohort_unref(siap_cohort *cohort);

/**
 * Score a region and add it. All that siap_score() says of it is said here.
 *
 * @param cohort     the cohort; it keeps references to plan and evidence
 * @param plan       the plan of the region
 * @param evidence   the evidence, without faults
 * @param region     0 .. siap_evidence_region_count() - 1
 * @param externals  may be NULL: externals are missing
 * @param findings   may be NULL: what siap_score() finds
 * @return SIAP_OK, SIAP_ERR_RULE (the evidence does not fit the plan, or the cohort holds another rubric), SIAP_ERR_ARG, SIAP_ERR_MEMORY; the cohort is unchanged on failure
 *
 * Threads:   one thread at a time, and none that analyses it
 * Since:     0.1
 */
SIAP_API siap_status siap_cohort_add(siap_cohort *cohort, const siap_plan *plan,
                                     const siap_evidence *evidence, size_t region,
                                     const siap_externals *externals, siap_findings *findings);

/**
 * Add a result, also one that was read. What rests on answers cannot be worked out of a result that was read.
 *
 * @param cohort    the cohort; it keeps a reference to the result
 * @param result    the result
 * @param findings  may be NULL
 * @return SIAP_OK, SIAP_ERR_RULE (the cohort holds another rubric), SIAP_ERR_ARG, SIAP_ERR_MEMORY
 *
 * Threads:   one thread at a time, and none that analyses it
 * Since:     0.1
 */
SIAP_API siap_status siap_cohort_add_result(siap_cohort *cohort, const siap_result *result,
                                            siap_findings *findings);

/**
 * Count the regions of a cohort, those too that did not take part.
 *
 * @param cohort  the cohort; NULL reads as empty
 * @return how many; 0 for NULL
 *
 * Threads:   one thread at a time while regions are added
 * Since:     0.1
 */
SIAP_API size_t siap_cohort_count(const siap_cohort *cohort);

/**
 * Ask for an analysis.
 *
 * @param analysis  a name that siap_analysis_words() lists, such as "rank"
 * @param out       out, new: the request; NULL on failure
 * @param findings  may be NULL: which names there are
 * @return SIAP_OK, SIAP_ERR_NAME (no such analysis), SIAP_ERR_ARG, SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_request_unref()
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_request_new(const char *analysis, siap_request **out,
                                      siap_findings *findings);

/**
 * Give a request back.
 *
 * @param request  the request; NULL does nothing
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API void siap_request_unref(siap_request *request);

/**
 * Add a cohort: of two, the first is the earlier year or the claim. The request keeps a reference.
 *
 * @param request  the request
 * @param cohort   the cohort
 * @return SIAP_OK, SIAP_ERR_ARG (NULL, or the analysis takes no more), SIAP_ERR_MEMORY
 *
 * Threads:   one thread at a time
 * Since:     0.1
 */
SIAP_API siap_status siap_request_add(siap_request *request, siap_cohort *cohort);

/**
 * Set an option, in place of its default or of an earlier value.
 *
 * @param request   the request
 * @param name      an option that siap_analysis_words() lists for the analysis, such as "of"
 * @param value     its value as text: a word such as "nodes", a number with a point, or ids with commas between; copied
 * @param findings  may be NULL: what is wrong with the name or value
 * @return SIAP_OK, SIAP_ERR_NAME (no such option), SIAP_ERR_RULE (no such value), SIAP_ERR_ARG, SIAP_ERR_MEMORY
 *
 * Threads:   one thread at a time
 * Since:     0.1
 */
SIAP_API siap_status siap_request_set(siap_request *request, const char *name, const char *value,
                                      siap_findings *findings);

/**
 * Work an analysis out. The same request gives the same bytes, with any number of threads.
 *
 * @param request   the request; it stays as it is
 * @param progress  may be NULL: nobody is told
 * @param user      may be NULL: handed to progress
 * @param out       out, new: the analysis; NULL on failure
 * @param findings  may be NULL
 * @return SIAP_OK or an error
 *
 * Ownership: new; release with siap_analysis_unref()
 * Errors:    SIAP_ERR_RULE (cohorts or options that do not fit together), SIAP_ERR_LACKING (valid, but not enough to answer), SIAP_ERR_NAME (an option names what is not in the rubric), SIAP_ERR_STOPPED, SIAP_ERR_ARG, SIAP_ERR_MEMORY
 * Threads:   any thread; with the option "threads" it starts more, which have ended when it returns
 * Since:     0.1
 */
SIAP_API siap_status siap_analyse(const siap_request *request, siap_progress progress, void *user,
                                  siap_analysis **out, siap_findings *findings);

/**
 * Take another reference.
 *
 * @param analysis  the analysis; NULL gives NULL
 * @return the same analysis
 *
 * Ownership: new
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_analysis *siap_analysis_ref(const siap_analysis *analysis);

/**
 * Give a reference back; the last one releases it.
 *
 * @param analysis  the analysis; NULL does nothing
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API void siap_analysis_unref(const siap_analysis *analysis);

/**
 * Name of an analysis.
 *
 * @param analysis  the analysis; NULL reads as empty
 * @return the name that was asked for; "" for NULL
 *
 * Ownership: borrowed from the library, always valid
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_analysis_name(const siap_analysis *analysis);

/**
 * Count the tables. The last one, "about", says what the figures rest on.
 *
 * @param analysis  the analysis; NULL reads as empty
 * @return how many; 0 for NULL
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_analysis_table_count(const siap_analysis *analysis);

/**
 * Describe a table.
 *
 * @param analysis  the analysis
 * @param table     0 .. siap_analysis_table_count() - 1
 * @param language  of title and note: "id" or "en"; NULL is "en"
 * @param out       in and out: size in, the rest out
 * @return SIAP_OK, or SIAP_ERR_ARG (NULL, out of range, unknown size)
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_analysis_table(const siap_analysis *analysis, size_t table,
                                         const char *language, siap_table *out);

/**
 * Describe a column.
 *
 * @param analysis  the analysis
 * @param table     0 .. siap_analysis_table_count() - 1
 * @param column    0 .. columns of the table - 1
 * @param language  of the title: "id" or "en"; NULL is "en"
 * @param out       in and out: size in, the rest out
 * @return SIAP_OK, or SIAP_ERR_ARG (NULL, out of range, unknown size)
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_analysis_column(const siap_analysis *analysis, size_t table,
                                          size_t column, const char *language, siap_column *out);

/**
 * Read a cell.
 *
 * @param analysis  the analysis
 * @param table     0 .. siap_analysis_table_count() - 1
 * @param row       0 .. rows of the table - 1
 * @param column    0 .. columns of the table - 1
 * @param language  of sentences and of what is shown: "id" or "en"; NULL is "en"
 * @param out       in and out: size in, the rest out
 * @return SIAP_OK, or SIAP_ERR_ARG (NULL, out of range, unknown size)
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_analysis_value(const siap_analysis *analysis, size_t table, size_t row,
                                         size_t column, const char *language, siap_value *out);

/**
 * Write an analysis.
 *
 * @param analysis  the analysis
 * @param format    "text", "json", "csv", "html" (one page that needs nothing else) or "svg" (the chart of a table)
 * @param language  of titles and sentences and, for people, of labels, words and numbers: "id" or "en"; NULL is "en"
 * @param table     id of the only table to write; NULL: all of them, as CSV the first, as SVG the first with a chart
 * @param out       out, new: the bytes, ended by a NUL that is not counted; NULL on failure
 * @param length    out, may be NULL: how many bytes
 * @return SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_NAME (no such format or table, or no chart), SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_free()
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_analysis_write(const siap_analysis *analysis, const char *format,
                                         const char *language, const char *table, char **out,
                                         size_t *length);

/**
 * List the analyses and the options of each, with their defaults.
 *
 * @param analysis  only this one; NULL: all
 * @param format    "text" or "json"
 * @param language  "id" or "en"; NULL is "en"
 * @param out       out, new: the list; NULL on failure
 * @param length    out, may be NULL: how many bytes
 * @return SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_NAME (no such analysis or format), SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_free()
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_analysis_words(const char *analysis, const char *format,
                                         const char *language, char **out, size_t *length);

SIAP_END_DECLS

#endif
