/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds of every chart, whatever it shows: measured on the picture. */
#ifndef SIAP_UNIT_DRAWING_CHECKS_H
#define SIAP_UNIT_DRAWING_CHECKS_H

#include "drawing_picture.h"

/* ---- contrast, as WCAG 2 defines it ---- */

static double checks_light(unsigned part)
{
  double share = part / 255.0;
  return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double checks_luminance(const char *colour)
{
  unsigned red = 0, green = 0, blue = 0;
  if (strlen(colour) == 4) {
    ck_assert_int_eq(sscanf(colour, "#%1x%1x%1x", &red, &green, &blue), 3);
    red *= 17, green *= 17, blue *= 17;
  } else {
    ck_assert_int_eq(sscanf(colour, "#%2x%2x%2x", &red, &green, &blue), 3);
  }
  return 0.2126 * checks_light(red) + 0.7152 * checks_light(green) + 0.0722 * checks_light(blue);
}

static double checks_contrast(const char *one, const char *other)
{
  double a = checks_luminance(one), b = checks_luminance(other);
  return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

/* What lies under the middle of a text: the last closed shape that is filled. */
static const char *checks_ground(const picture *p, const picture_text *text)
{
  const char *ground = "#fff";
  double x = (text->box.left + text->box.right) / 2, y = (text->box.top + text->box.bottom) / 2;
  for (size_t i = 0; i < p->shapes && p->shape[i].order < text->order; i++) {
    const picture_shape *at = &p->shape[i];
    if (at->look.fill && strcmp(at->look.fill, "none") != 0 && !at->look.opacity &&
        (at->is_closed || at->points == 4) && strcmp(at->element, "line") != 0 &&
        at->box.left <= x && x <= at->box.right && at->box.top <= y && y <= at->box.bottom)
      ground = at->look.fill;
  }
  return ground;
}

static void checks_colours(const picture *p)
{
  static const char *const graphics[] = {
      "s1", "s2", "s3", "s4", "s5", "s6",     "l1",    "l2",  "l3",     "l4",      "l5",
      "l6", "p1", "p2", "p3", "p4", "marker", "range", "own", "middle", "whisker", "axis"};
  for (size_t i = 0; i < p->texts; i++) {
    const picture_text *text = &p->text[i];
    int has_halo = text->look.stroke && strcmp(text->look.stroke, "#fff") == 0;
    double contrast = checks_contrast(text->look.fill, has_halo ? "#fff" : checks_ground(p, text));
    ck_assert_msg(contrast >= 4.5, "%s on %s: %.2f", text->words, checks_ground(p, text), contrast);
  }
  for (size_t i = 0; i < p->shapes; i++) {
    const picture_look *look = &p->shape[i].look;
    int is_graphic = 0;
    for (size_t k = 0; k < sizeof graphics / sizeof *graphics; k++)
      is_graphic |= picture_has_class(look->class, graphics[k]);
    double best = 0;
    if (look->fill && strcmp(look->fill, "none") != 0)
      best = checks_contrast(look->fill, "#fff");
    if (look->stroke && strcmp(look->stroke, "none") != 0)
      best = fmax(best, checks_contrast(look->stroke, "#fff"));
    ck_assert_msg(!is_graphic || best >= 3, "%s: %.2f", look->class, best);
  }
}

/* ---- places ---- */

static int checks_inside(const picture *p, const picture_box *box)
{
  return box->left >= 0 && box->right <= p->width + 1e-6 && box->top >= 0 &&
         box->bottom <= p->height + 1e-6;
}

static int checks_higher(const void *a, const void *b)
{
  double x = (*(const picture_text *const *)a)->box.top;
  double y = (*(const picture_text *const *)b)->box.top;
  return (x > y) - (x < y);
}

static void checks_places(const picture *p)
{
  for (size_t i = 0; i < p->shapes; i++)
    ck_assert_msg(checks_inside(p, &p->shape[i].box), "%s %s: %g %g to %g %g in %g x %g",
                  p->shape[i].element, p->shape[i].look.class, p->shape[i].box.left,
                  p->shape[i].box.top, p->shape[i].box.right, p->shape[i].box.bottom, p->width,
                  p->height);
  const picture_text **list = calloc(p->texts + 1, sizeof *list);
  for (size_t i = 0; i < p->texts; i++) {
    list[i] = &p->text[i];
    ck_assert_msg(checks_inside(p, &list[i]->box), "%.40s: %g %g to %g %g in %g x %g",
                  list[i]->words, list[i]->box.left, list[i]->box.top, list[i]->box.right,
                  list[i]->box.bottom, p->width, p->height);
  }
  qsort(list, p->texts, sizeof *list, checks_higher);
  for (size_t i = 0; i < p->texts; i++)
    for (size_t k = i + 1; k < p->texts && list[k]->box.top < list[i]->box.bottom - 0.01; k++)
      ck_assert_msg(list[k]->box.left >= list[i]->box.right - 0.01 ||
                        list[k]->box.right <= list[i]->box.left + 0.01,
                    "\"%.40s\" (%g %g) overlaps \"%.40s\" (%g %g)", list[i]->words,
                    list[i]->box.left, list[i]->box.top, list[k]->words, list[k]->box.left,
                    list[k]->box.top);
  free(list);
}

/* ---- names for who does not see it ---- */

static void checks_names(const picture *p, const siap_i_chart *chart)
{
  xmlNodePtr root = xmlDocGetRootElement(p->doc), title = NULL, desc = NULL;
  char wanted[128];
  for (xmlNodePtr node = root->children; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    title = strcmp((const char *)node->name, "title") == 0 ? node : title;
    desc = strcmp((const char *)node->name, "desc") == 0 ? node : desc;
    for (xmlAttrPtr at = node->properties; at; at = at->next)
      ck_assert_msg(strncmp((const char *)at->name, "on", 2) != 0 &&
                        strcmp((const char *)at->name, "href") != 0,
                    "%s", (const char *)at->name);
  }
  ck_assert_ptr_nonnull(title);
  ck_assert_ptr_nonnull(desc);
  ck_assert_str_eq(picture_attribute(root, "role"), "img");
  snprintf(wanted, sizeof wanted, "%s-t %s-d", chart->id, chart->id);
  ck_assert_str_eq(picture_attribute(root, "aria-labelledby"), wanted);
  snprintf(wanted, sizeof wanted, "%s-t", chart->id);
  ck_assert_str_eq(picture_attribute(title, "id"), wanted);
  snprintf(wanted, sizeof wanted, "%s-d", chart->id);
  ck_assert_str_eq(picture_attribute(desc, "id"), wanted);
}

static inline void checks_all(const siap_i_chart *chart)
{
  picture p = picture_of(chart);
  checks_names(&p, chart);
  checks_places(&p);
  checks_colours(&p);
  picture_release(&p);
}

#endif
