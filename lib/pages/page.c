/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5b. The document: head, contents, tables by their role, and what they rest on. */
#include "pages/embedded.h"
#include "pages/page.h"

#include <siap/siap.h>

#include <string.h>

enum {
  LEAST_CONTENTS = 3, /* sections from which a list of contents helps */
  FOOT_LETTERS = 60
};

static const char *heading_of(const siap_i_page *page)
{
  const siap_i_say_word *heading = page->analysis->heading;
  return heading ? heading->text[page->reader.words] : page->analysis->name;
}

/* "Report: Kabupaten Malang, 2023", escaped by whoever puts it somewhere. */
static void put_title(const siap_i_page *page, void (*put)(siap_i_text *out, const char *words))
{
  put(page->out, heading_of(page));
  if (page->analysis->of) {
    put(page->out, ": ");
    put(page->out, page->analysis->of);
  }
}

/* ---- head ---- */

/* A table that the page shows, at or behind `from`; past the last: none. */
static size_t next_table(const siap_i_page *page, size_t from)
{
  while (from < page->analysis->tables && page->only &&
         page->only != &page->analysis->table[from])
    from++;
  return from;
}

/* The same in one line at the foot of a sheet: of what is too long its beginning. */
static void put_foot_title(siap_i_page *page)
{
  const char *of = page->analysis->of ? page->analysis->of : "", *end = of;
  for (size_t letters = 0; *end && letters < FOOT_LETTERS; letters++)
    do
      end++;
    while (((unsigned char)*end & 0xC0) == 0x80);
  siap_i_text_putf(&page->scratch, "%s%s%.*s%s", heading_of(page), *of ? ": " : "", (int)(end - of), of,
                   *end ? "\xE2\x80\xA6" : "");
  siap_i_text_put_char(&page->scratch, '\0');
  page->out->failed |= page->scratch.failed;
  if (!page->scratch.failed)
    siap_i_html_style_text(page->out, page->scratch.bytes);
  page->scratch.length = 0;
}

/* What stands in the margins of each sheet of paper. */
static void put_margins(siap_i_page *page)
{
  siap_i_text_put(page->out, "@page{@bottom-left{content:\"");
  put_foot_title(page);
  siap_i_text_putf(page->out, "\"}@bottom-right{content:\"%s \" counter(page) \" / \" counter(pages)}",
                   siap_i_page_say(page, SIAP_I_PAGE_PAGE));
  if (page->analysis->simulation) {
    siap_i_text_put(page->out, "@top-right{content:\"");
    siap_i_html_style_text(page->out, siap_i_page_say(page, SIAP_I_PAGE_SIMULATION));
    siap_i_html_style_text(page->out, ": ");
    siap_i_html_style_text(page->out, siap_i_page_say(page, SIAP_I_PAGE_NOT_OFFICIAL));
    siap_i_text_put(page->out, "\"}");
  }
  siap_i_text_put(page->out, "}\n");
}

/* n1, n2, …: columns of numbers; w1, w2, …: of short words. As many as there are. */
static void put_column_rules(siap_i_page *page, char kind, size_t most, const char *look)
{
  siap_i_text_put(page->out, ":is(th,td):where(");
  for (size_t i = 1; i <= most; i++)
    siap_i_text_putf(page->out, "%s.%c%zu :nth-child(%zu)", i > 1 ? "," : "", kind, i, i);
  siap_i_text_putf(page->out, "){%s}\n", look);
}

static void put_columns(siap_i_page *page)
{
  size_t most = 1; /* crosswise there may be more than the form has */
  for (size_t i = next_table(page, 0); i < page->analysis->tables; i = next_table(page, i + 1)) {
    const siap_i_table_form *form = page->analysis->table[i].form;
    size_t columns = form->role == SIAP_I_ROLE_CROSS ? SIAP_I_PAGE_COLUMNS : form->columns;
    most = columns > most ? columns : most;
  }
  most = most > SIAP_I_PAGE_COLUMNS ? SIAP_I_PAGE_COLUMNS : most;
  put_column_rules(page, 'n', most,
                   "font-variant-numeric:tabular-nums lining-nums;text-align:right;white-space:nowrap");
  put_column_rules(page, 'w', most, "white-space:nowrap");
}

static void put_head(siap_i_page *page)
{
  siap_i_text_putf(page->out,
                   "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                   "<meta http-equiv=\"Content-Security-Policy\" "
                   "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
                   "<meta name=\"generator\" content=\"libsiap %s\"/>\n<title>",
                   page->reader.words ? "id" : "en", siap_version());
  put_title(page, siap_i_html_text);
  siap_i_text_put(page->out, "</title>\n<style>\n");
  siap_i_text_put_bytes(page->out, siap_i_embedded_page_style, siap_i_embedded_page_style_length);
  put_columns(page);
  put_margins(page);
  siap_i_text_put(page->out, "</style>\n</head>\n");
}

static void put_banner(siap_i_page *page)
{
  const siap_analysis *analysis = page->analysis;
  const char *rubric = siap_rubric_label(analysis->rubric, page->reader.language);
  siap_i_text_put(page->out, "<header>\n");
  if (analysis->of) {
    siap_i_text_put(page->out, "<p class=\"kind\">");
    siap_i_html_text(page->out, heading_of(page));
    siap_i_text_put(page->out, "</p>\n");
  }
  siap_i_text_put(page->out, "<h1>");
  siap_i_html_text(page->out, analysis->of ? analysis->of : heading_of(page));
  siap_i_text_put(page->out, "</h1>\n");
  if (rubric) {
    siap_i_text_put(page->out, "<p class=\"rubric\">");
    siap_i_html_text(page->out, rubric);
    siap_i_text_put(page->out, "</p>\n");
  }
  if (analysis->simulation)
    siap_i_text_putf(page->out, "<p class=\"simulation\"><b>%s</b> %s</p>\n",
                     siap_i_page_say(page, SIAP_I_PAGE_SIMULATION),
                     siap_i_page_say(page, SIAP_I_PAGE_NOT_OFFICIAL));
  siap_i_text_put(page->out, "</header>\n");
}

/* ---- tables ---- */

static int is_foot(const siap_i_table *table)
{
  return table->form->role == SIAP_I_ROLE_PROVENANCE;
}

/* 1: a table under no heading of another, or the first under it. */
static int begins_section(const siap_i_say_word *before, const siap_i_table *table)
{
  return !table->form->section || table->form->section != before;
}

static void put_link(siap_i_page *page, const siap_i_table *table, size_t sections)
{
  const siap_i_table_form *form = table->form;
  if (form->section)
    siap_i_text_putf(page->out, "<li><a href=\"#s%zu\">", sections);
  else
    siap_i_text_putf(page->out, "<li><a href=\"#t-%s\">", form->name.id);
  siap_i_html_text(page->out,
                   (form->section ? form->section : &form->name)->text[page->reader.words]);
  siap_i_text_put(page->out, "</a></li>\n");
}

/* With `put` the links themselves; else how many there are. */
static size_t contents(siap_i_page *page, int put)
{
  const siap_i_say_word *section = NULL;
  size_t links = 0, sections = 0;
  for (int foot = 0; foot < 2; foot++) {
    for (size_t i = next_table(page, 0); i < page->analysis->tables; i = next_table(page, i + 1)) {
      const siap_i_table *table = &page->analysis->table[i];
      if (is_foot(table) != foot || !begins_section(section, table))
        continue;
      section = foot ? NULL : table->form->section;
      sections += section != NULL;
      links++;
      if (put)
        put_link(page, table, sections);
    }
  }
  return links;
}

static void put_contents(siap_i_page *page)
{
  if (contents(page, 0) < LEAST_CONTENTS)
    return;
  const char *title = siap_i_page_say(page, SIAP_I_PAGE_CONTENTS);
  siap_i_text_putf(page->out, "<nav aria-label=\"%s\">\n<p>%s</p>\n<ol>\n", title, title);
  contents(page, 1);
  siap_i_text_put(page->out, "</ol>\n</nav>\n");
}

static void put_table(siap_i_page *page, const siap_i_table *table)
{
  int level = table->form->section ? 3 : 2;
  switch (table->form->role) {
  case SIAP_I_ROLE_SUMMARY:
    siap_i_page_summary(page, table, level);
    return;
  case SIAP_I_ROLE_LIST:
    siap_i_page_list(page, table, level);
    return;
  case SIAP_I_ROLE_FACTS:
    siap_i_page_facts(page, table, level);
    return;
  default:
    siap_i_page_table(page, table, level);
  }
}

static void put_section(siap_i_page *page, const siap_i_say_word *section, size_t number)
{
  siap_i_text_putf(page->out,
                   "<section id=\"s%zu\" class=\"part\">\n<h2>", number);
  siap_i_html_text(page->out, section->text[page->reader.words]);
  siap_i_text_put(page->out, "</h2>\n");
}

/* Cards stand first under their heading: what is looked for must not be searched. */
static void put_cards(siap_i_page *page, size_t from)
{
  const siap_i_say_word *section = page->analysis->table[from].form->section;
  for (size_t i = from; i < page->analysis->tables; i = next_table(page, i + 1)) {
    const siap_i_table_form *form = page->analysis->table[i].form;
    if (form->section != section)
      return;
    if (form->role == SIAP_I_ROLE_SUMMARY)
      put_table(page, &page->analysis->table[i]);
  }
}

static void put_main(siap_i_page *page)
{
  const siap_i_say_word *section = NULL;
  size_t sections = 0;
  siap_i_text_put(page->out, "<main>\n");
  for (size_t i = next_table(page, 0); i < page->analysis->tables; i = next_table(page, i + 1)) {
    const siap_i_table *table = &page->analysis->table[i];
    if (is_foot(table))
      continue;
    if (section && table->form->section != section)
      siap_i_page_close(page);
    if (table->form->section && table->form->section != section) {
      put_section(page, table->form->section, ++sections);
      put_cards(page, i);
    }
    section = table->form->section;
    if (!section || table->form->role != SIAP_I_ROLE_SUMMARY)
      put_table(page, table);
  }
  if (section)
    siap_i_page_close(page);
  siap_i_text_put(page->out, "</main>\n");
}

static void put_foot(siap_i_page *page)
{
  siap_i_text_put(page->out, "<footer>\n");
  for (size_t i = next_table(page, 0); i < page->analysis->tables; i = next_table(page, i + 1))
    if (is_foot(&page->analysis->table[i]))
      siap_i_page_provenance(page, &page->analysis->table[i]);
  siap_i_text_putf(page->out, "<p>libsiap %s</p>\n</footer>\n", siap_version());
}

void siap_i_page_write(siap_i_page *page)
{
  put_head(page);
  siap_i_text_put(page->out, "<body>\n");
  put_banner(page);
  put_contents(page);
  put_main(page);
  put_foot(page);
  siap_i_text_put(page->out, "</body>\n</html>\n");
}
