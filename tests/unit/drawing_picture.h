/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart read back as a viewer reads it: shapes and texts with what they inherit, and their places. */
#ifndef SIAP_UNIT_DRAWING_PICTURE_H
#define SIAP_UNIT_DRAWING_PICTURE_H

#include "drawing/drawing.h"
#include "drawing/glyphs.h"
#include "ground/number.h"

#include <check.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct picture_look {
  const char *fill, *stroke, *anchor, *class, *opacity;
  double size;
  int bold;
} picture_look;

typedef struct picture_box {
  double left, right, top, bottom;
} picture_box;

/* A shape, or one part of a path between two M. */
typedef struct picture_shape {
  picture_box box;
  picture_look look;
  const char *element;
  size_t order, first, points; /* in points of the picture */
  int is_closed;
} picture_shape;

typedef struct picture_text {
  picture_box box;
  picture_look look;
  char *words;
  size_t order;
} picture_text;

typedef struct picture {
  xmlDocPtr doc;
  double width, height;
  picture_shape *shape;
  size_t shapes, shape_room;
  picture_text *text;
  size_t texts, text_room;
  double (*point)[2];
  size_t points, point_room;
  size_t order;
} picture;

static void *picture_more(void *list, size_t count, size_t *room, size_t size)
{
  if (count < *room)
    return list;
  *room = *room ? 2 * *room : 64;
  list = realloc(list, *room * size);
  ck_assert_ptr_nonnull(list);
  return list;
}

/* A number as every reader of SVG takes it: digits, two decimals at most. */
static double picture_number(const char *from, const char **end)
{
  const char *at = from + (*from == '-'), *digits = at, *point;
  while (*at >= '0' && *at <= '9')
    at++;
  ck_assert_msg(at > digits, "no number: %.40s", from);
  point = at;
  if (*at == '.')
    for (at++; *at >= '0' && *at <= '9';)
      at++;
  ck_assert_msg(at == point || (at - point >= 2 && at - point <= 3), "decimals: %.40s", from);
  double value = 0;
  ck_assert_int_eq(siap_i_number_read(from, (size_t)(at - from), &value), 0);
  *end = at;
  return value;
}

static const char *picture_attribute(xmlNodePtr node, const char *name)
{
  for (xmlAttrPtr at = node->properties; at; at = at->next)
    if (strcmp((const char *)at->name, name) == 0)
      return at->children ? (const char *)at->children->content : "";
  return NULL;
}

static double picture_value(xmlNodePtr node, const char *name)
{
  const char *words = picture_attribute(node, name), *end;
  ck_assert_msg(words != NULL, "<%s> has no %s", (const char *)node->name, name);
  double value = picture_number(words, &end);
  ck_assert_msg(*end == '\0', "%s=\"%s\"", name, words);
  return value;
}

static picture_look picture_inherit(picture_look look, xmlNodePtr node)
{
  const char *size = picture_attribute(node, "font-size"), *end;
  const char *weight = picture_attribute(node, "font-weight");
  const struct {
    const char *name;
    const char **to;
  } words[] = {{"fill", &look.fill},
               {"stroke", &look.stroke},
               {"text-anchor", &look.anchor},
               {"class", &look.class},
               {"fill-opacity", &look.opacity}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    const char *found = picture_attribute(node, words[i].name);
    *words[i].to = found ? found : *words[i].to;
  }
  if (size)
    look.size = picture_number(size, &end);
  if (weight)
    look.bold = strcmp(weight, "bold") == 0;
  return look;
}

static void picture_point(picture *p, double x, double y)
{
  picture_shape *shape = &p->shape[p->shapes - 1];
  p->point = picture_more(p->point, p->points, &p->point_room, sizeof *p->point);
  p->point[p->points][0] = x;
  p->point[p->points++][1] = y;
  shape->box.left = shape->points ? fmin(shape->box.left, x) : x;
  shape->box.right = shape->points ? fmax(shape->box.right, x) : x;
  shape->box.top = shape->points ? fmin(shape->box.top, y) : y;
  shape->box.bottom = shape->points ? fmax(shape->box.bottom, y) : y;
  shape->points++;
}

static void picture_shape_new(picture *p, xmlNodePtr node, picture_look look)
{
  p->shape = picture_more(p->shape, p->shapes, &p->shape_room, sizeof *p->shape);
  p->shape[p->shapes++] = (picture_shape){
      .look = look, .element = (const char *)node->name, .order = p->order++, .first = p->points};
}

static void picture_path(picture *p, xmlNodePtr node, picture_look look)
{
  const char *at = picture_attribute(node, "d");
  double x = 0, y = 0;
  ck_assert_ptr_nonnull(at);
  while (*at) {
    char step = *at++;
    ck_assert_msg(strchr("MLHVZ", step) != NULL, "a step %c", step);
    if (step == 'Z') {
      p->shape[p->shapes - 1].is_closed = 1;
      continue;
    }
    if (step == 'M')
      picture_shape_new(p, node, look);
    if (step != 'V')
      x = picture_number(at, &at);
    if (step == 'M' || step == 'L')
      ck_assert_int_eq(*at++, ' ');
    if (step != 'H')
      y = picture_number(at, &at);
    picture_point(p, x, y);
  }
}

static void picture_words(picture *p, xmlNodePtr node, picture_look look)
{
  p->text = picture_more(p->text, p->texts, &p->text_room, sizeof *p->text);
  picture_text *text = &p->text[p->texts++];
  *text = (picture_text){.look = look, .order = p->order++};
  size_t length = 0;
  for (xmlNodePtr in = node->children; in; in = in->next)
    if (in->type == XML_TEXT_NODE)
      length += strlen((const char *)in->content);
  text->words = calloc(length + 1, 1);
  for (xmlNodePtr in = node->children; in; in = in->next)
    if (in->type == XML_TEXT_NODE)
      strcat(text->words, (const char *)in->content);
  double x = picture_value(node, "x"), y = picture_value(node, "y");
  siap_i_font font = {look.size, look.bold};
  double breadth = siap_i_glyphs_breadth(text->words, font, 1e9);
  double share = !look.anchor                         ? 0
                 : strcmp(look.anchor, "end") == 0    ? 1
                 : strcmp(look.anchor, "middle") == 0 ? 0.5
                                                      : 0;
  text->box = (picture_box){x - share * breadth, x + (1 - share) * breadth, y - 0.8 * look.size,
                            y + 0.22 * look.size};
}

static void picture_element(picture *p, xmlNodePtr node, picture_look look)
{
  const char *name = (const char *)node->name;
  if (strcmp(name, "path") == 0) {
    picture_path(p, node, look);
  } else if (strcmp(name, "text") == 0) {
    picture_words(p, node, look);
  } else if (strcmp(name, "line") == 0) {
    picture_shape_new(p, node, look);
    picture_point(p, picture_value(node, "x1"), picture_value(node, "y1"));
    picture_point(p, picture_value(node, "x2"), picture_value(node, "y2"));
  } else if (strcmp(name, "rect") == 0) {
    double x = picture_value(node, "x"), y = picture_value(node, "y");
    picture_shape_new(p, node, look);
    p->shape[p->shapes - 1].is_closed = 1;
    picture_point(p, x, y);
    picture_point(p, x + picture_value(node, "width"), y + picture_value(node, "height"));
  } else if (strcmp(name, "circle") == 0) {
    double x = picture_value(node, "cx"), y = picture_value(node, "cy");
    double r = picture_value(node, "r");
    picture_shape_new(p, node, look);
    p->shape[p->shapes - 1].is_closed = 1;
    picture_point(p, x - r, y - r);
    picture_point(p, x + r, y + r);
  } else {
    ck_assert_msg(strcmp(name, "title") == 0 || strcmp(name, "desc") == 0, "<%s>", name);
  }
}

static void picture_walk(picture *p, xmlNodePtr parent, picture_look look)
{
  for (xmlNodePtr node = parent->children; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    picture_look own = picture_inherit(look, node);
    if (strcmp((const char *)node->name, "g") == 0)
      picture_walk(p, node, own);
    else
      picture_element(p, node, own);
  }
}

/* Draw a chart and read it: it must be well-formed, and must not name anything outside. */
static picture picture_of(const siap_i_chart *chart)
{
  siap_i_text out = {NULL, 0, 0, 0};
  picture p = {.doc = NULL};
  const char *box, *end;
  siap_i_draw(chart, &out);
  ck_assert_int_eq(out.failed, 0);
  p.doc = xmlReadMemory(out.bytes, (int)out.length, "chart", NULL,
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_HUGE);
  ck_assert_msg(p.doc != NULL, "not well-formed: %.*s", (int)out.length, out.bytes);
  siap_i_text_release(&out);
  xmlNodePtr root = xmlDocGetRootElement(p.doc);
  ck_assert_str_eq((const char *)root->name, "svg");
  box = picture_attribute(root, "viewBox");
  ck_assert_int_eq(strncmp(box, "0 0 ", 4), 0);
  p.width = picture_number(box + 4, &end);
  p.height = picture_number(end + 1, &end);
  picture_walk(&p, root, picture_inherit((picture_look){.fill = "#000"}, root));
  return p;
}

static void picture_release(picture *p)
{
  for (size_t i = 0; i < p->texts; i++)
    free(p->text[i].words);
  free(p->text);
  free(p->shape);
  free(p->point);
  xmlFreeDoc(p->doc);
}

static int picture_has_class(const char *list, const char *wanted)
{
  size_t length = strlen(wanted);
  for (const char *at = list; at && (at = strstr(at, wanted)); at += length)
    if ((at == list || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
      return 1;
  return 0;
}

/* The n-th shape of a class; NULL: there are not so many. */
static inline const picture_shape *picture_find(const picture *p, const char *class, size_t n)
{
  for (size_t i = 0; i < p->shapes; i++)
    if (picture_has_class(p->shape[i].look.class, class) && n-- == 0)
      return &p->shape[i];
  return NULL;
}

static inline size_t picture_count(const picture *p, const char *class)
{
  size_t count = 0;
  while (picture_find(p, class, count))
    count++;
  return count;
}

static inline const picture_text *picture_say(const picture *p, const char *words)
{
  for (size_t i = 0; i < p->texts; i++)
    if (strcmp(p->text[i].words, words) == 0)
      return &p->text[i];
  return NULL;
}

#endif
