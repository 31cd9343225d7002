/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 3. Two seals value by value. It goes as deep as the trees do: the gate has bounded the one, and the
 * other is our own.
 */
#include "readers/json_tree.h"
#include "readers/seal_json.h"
#include "services/limits.h"

#include <string.h>

struct comparing {
  siap_i_told told;
  void *user;
  int newer, failed;
  size_t values;
  siap_i_text path;
};

static void compare(struct comparing *at, const char *key, const json_t *was, const json_t *is);

static char *text_of(struct comparing *at, const json_t *value)
{
  siap_i_text text = {NULL, 0, 0, 0};
  if (json_is_string(value))
    siap_i_text_put_bytes(&text, json_string_value(value), json_string_length(value));
  else if (json_is_number(value))
    siap_i_text_number(&text, json_number_value(value));
  else if (json_is_boolean(value) || json_is_null(value))
    siap_i_text_put(&text, json_is_null(value) ? "null" : json_is_true(value) ? "true" : "false");
  else
    siap_i_text_put(&text, json_is_array(value) ? "[...]" : "{...}");
  char *taken = siap_i_text_take(&text, NULL);
  at->failed |= !taken;
  return taken;
}

static void tell(struct comparing *at, const char *key, const json_t *was, const json_t *is)
{
  siap_i_text path = {NULL, 0, 0, 0};
  siap_i_text_put_bytes(&path, at->path.bytes, at->path.length);
  char *where = siap_i_text_take(&path, NULL);
  char *before = was ? text_of(at, was) : NULL, *now = is ? text_of(at, is) : NULL;
  at->failed |= !where;
  if (!at->failed)
    at->told(at->user, &(siap_i_difference){where, key, before, now});
  siap_i_release(where);
  siap_i_release(before);
  siap_i_release(now);
}

/* What people know an element by: its id, or of a result the region; NULL: nothing but its place. */
static const char *label_of(const json_t *element)
{
  static const char *const keys[] = {"id", "child", "role", "title", "by"};
  const json_t *region = json_object_get(element, "region");
  const char *label = json_string_value(json_object_get(region, "code"));
  if (!label || !*label)
    label = json_string_value(json_object_get(region, "name"));
  for (size_t i = 0; !label && i < sizeof keys / sizeof *keys; i++)
    label = json_string_value(json_object_get(element, keys[i]));
  return label && *label ? label : NULL;
}

/* Go to a part of an object, or to an element of an array; `leave` takes what it gave. */
static size_t enter(struct comparing *at, const char *key)
{
  size_t was = at->path.length;
  if (*key && was)
    siap_i_text_put_char(&at->path, '.');
  siap_i_text_put(&at->path, key);
  return was;
}

static void compare_arrays(struct comparing *at, const char *key, const json_t *was,
                           const json_t *is)
{
  size_t before = json_array_size(was), now = json_array_size(is);
  size_t up = enter(at, key), here = at->path.length;
  for (size_t i = 0; i < before || i < now; i++) {
    const json_t *one = json_array_get(was, i), *other = json_array_get(is, i);
    const char *label = label_of(one ? one : other);
    if (label)
      siap_i_text_putf(&at->path, "[%.100s]", label);
    else
      siap_i_text_putf(&at->path, "[%zu]", i);
    compare(at, "", one, other);
    at->path.length = here;
  }
  at->path.length = up;
}

static void compare_objects(struct comparing *at, const char *key, const json_t *was,
                            const json_t *is)
{
  size_t up = enter(at, key);
  const char *name;
  json_t *member;
  json_object_foreach((json_t *)was, name, member)
    compare(at, name, member, json_object_get(is, name));
  json_object_foreach((json_t *)is, name, member)
    if (!at->newer && !json_object_get(was, name))
      tell(at, name, NULL, member);
  at->path.length = up;
}

static int same(const json_t *was, const json_t *is)
{
  if (json_is_number(was) && json_is_number(is))
    return json_number_value(was) == json_number_value(is);
  return json_equal(was, is);
}

static void compare(struct comparing *at, const char *key, const json_t *was, const json_t *is)
{
  at->failed |= at->path.failed;
  if (at->failed)
    return;
  if (json_is_object(was) && json_is_object(is)) {
    compare_objects(at, key, was, is);
  } else if (json_is_array(was) && json_is_array(is)) {
    compare_arrays(at, key, was, is);
  } else {
    at->values++;
    if (!was || !is || !same(was, is))
      tell(at, key, was, is);
  }
}

siap_status siap_i_seal_compare(const siap_i_seal *seal, const siap_i_text *other, int newer,
                                siap_i_told told, void *user, size_t *values)
{
  struct comparing at = {told, user, newer, 0, 0, {NULL, 0, 0, 0}};
  siap_limits bounds;
  json_t *is = NULL;
  siap_status status = siap_i_limits_fill(NULL, other->length, &bounds);
  bounds.bytes = bounds.elements = bounds.memory = UINT64_MAX; /* our own words */
  if (status == SIAP_OK)
    status = siap_i_json_load(other->bytes, other->length, "", &bounds, NULL, &is, NULL);
  if (status == SIAP_OK)
    compare(&at, "", seal->tree, is);
  json_decref(is);
  siap_i_text_release(&at.path);
  *values = at.values;
  return status == SIAP_OK && !at.failed ? SIAP_OK : SIAP_ERR_MEMORY;
}
