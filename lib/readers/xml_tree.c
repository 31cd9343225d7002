/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Parser events become a tree in an arena. Knows no parser. */
#include "readers/xml_tree.h"

#include <string.h>

const char *siap_i_xml_tree_name(siap_i_xml_tree *tree, const char *name)
{
  size_t hash = (uintptr_t)name;
  struct siap_i_xml_name *known = &tree->names[(hash ^ hash >> 8) % SIAP_I_XML_NAMES];
  if (known->key != name) {
    const char *copy = siap_i_arena_text(tree->arena, name, strlen(name));
    if (!copy) {
      return NULL;
    }
    *known = (struct siap_i_xml_name){name, copy};
  }
  return known->name;
}

const char *siap_i_xml_tree_join(siap_i_xml_tree *tree, const char *a, const char *b, const char *c)
{
  size_t n = strlen(a), m = strlen(b), k = strlen(c);
  char *joined = siap_i_arena_take(tree->arena, n + m + k + 1, 1);
  if (joined) {
    memcpy(joined, a, n);
    memcpy(joined + n, b, m);
    memcpy(joined + n + m, c, k);
  }
  return joined;
}

const char *siap_i_xml_tree_value(siap_i_xml_tree *tree, const char *value, size_t length)
{
  static const char reference[] = "&#38;";
  const size_t n = sizeof reference - 1;
  char *copy = siap_i_arena_text(tree->texts, value, length);
  char *to = copy ? memchr(copy, '&', length) : NULL;
  if (!to) {
    return copy;
  }
  /* In one pass over the copy, so that what a reference stands for is not looked at again. */
  const char *from = to, *end = copy + length;
  while (from < end) {
    if ((size_t)(end - from) >= n && memcmp(from, reference, n) == 0) {
      *to++ = '&';
      from += n;
    } else {
      *to++ = *from++;
    }
  }
  *to = '\0';
  return copy;
}

siap_i_element *siap_i_xml_tree_open(siap_i_xml_tree *tree, const char *name, size_t attributes)
{
  if (tree->depth == SIAP_I_XML_DEEPEST) {
    return NULL;
  }
  siap_i_element *element = siap_i_arena_take(tree->arena, 1, sizeof *element);
  siap_i_attribute *list =
      attributes ? siap_i_arena_take(tree->arena, attributes, sizeof *list) : NULL;
  if (!element || (attributes && !list)) {
    return NULL;
  }
  element->name = name;
  element->attributes = list;
  element->attribute_count = (uint32_t)attributes;
  element->text = "";
  if (tree->depth == 0) {
    tree->root = element;
  } else {
    struct siap_i_xml_open *parent = &tree->open[tree->depth - 1];
    if (parent->last) {
      parent->last->next = element;
    } else {
      parent->element->child = element;
    }
    parent->last = element;
  }
  tree->open[tree->depth++] =
      (struct siap_i_xml_open){.element = element, .text_start = tree->text.length};
  return element;
}

static int is_blank_text(const char *text, size_t length)
{
  for (size_t i = 0; i < length; i++) {
    if (!siap_i_is_blank(text[i])) {
      return 0;
    }
  }
  return 1;
}

int siap_i_xml_tree_text(siap_i_xml_tree *tree, const char *bytes, size_t more, size_t *length)
{
  if (tree->depth == 0) {
    return 1;
  }
  const struct siap_i_xml_open *own = &tree->open[tree->depth - 1];
  /* The indentation of 75 000 children is no text, and longer than a text may be. */
  if (!own->last || !is_blank_text(bytes, more)) {
    siap_i_text_put_bytes(&tree->text, bytes, more);
  }
  *length = tree->text.length - own->text_start;
  return !tree->text.failed;
}

int siap_i_xml_tree_close(siap_i_xml_tree *tree)
{
  if (tree->depth == 0) {
    return 1;
  }
  struct siap_i_xml_open *own = &tree->open[--tree->depth];
  size_t length = tree->text.length - own->text_start;
  own->element->blank = 1;
  if (length == 0) {
    return 1;
  }
  const char *text = tree->text.bytes + own->text_start;
  own->element->blank = (uint32_t)is_blank_text(text, length);
  if (!own->element->blank)
    own->element->text = siap_i_arena_text(tree->texts, text, length);
  /* The parent's text, cut in two by this element, is whole again. */
  tree->text.length = own->text_start;
  return own->element->text != NULL;
}
