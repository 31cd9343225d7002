/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. Values that a rubric takes from elsewhere. */
#include "engine/externals.h"

#include <string.h>

siap_status siap_externals_new(siap_externals **out)
{
  if (!out)
    return SIAP_ERR_ARG;
  *out = siap_i_alloc(1, sizeof **out);
  return *out ? SIAP_OK : SIAP_ERR_MEMORY;
}

void siap_externals_unref(siap_externals *externals)
{
  if (!externals)
    return;
  for (size_t i = 0; i < externals->count; i++)
    siap_result_unref(externals->at[i].result);
  siap_i_release(externals->at);
  siap_i_arena_release(&externals->arena);
  siap_i_release(externals);
}

static const siap_i_external *by_id(const siap_externals *externals, const char *id)
{
  for (size_t i = 0; i < externals->count; i++)
    if (externals->at[i].id && strcmp(externals->at[i].id, id) == 0)
      return &externals->at[i];
  return NULL;
}

const siap_i_external *siap_i_externals_find(const siap_externals *externals,
                                             const siap_i_leaf *leaf)
{
  if (!externals)
    return NULL;
  const siap_i_external *found = by_id(externals, leaf->id);
  for (size_t i = 0; !found && i < externals->count; i++)
    if (!externals->at[i].id && strcmp(externals->at[i].result->rubric_id, leaf->rubric) == 0)
      found = &externals->at[i];
  return found;
}

static siap_status add(siap_externals *externals, const char *id, const siap_result *result,
                       double number)
{
  if (id && by_id(externals, id))
    return SIAP_ERR_ARG;
  siap_i_external *at =
      siap_i_grow(externals->at, &externals->room, externals->count + 1, sizeof *at);
  if (!at)
    return SIAP_ERR_MEMORY;
  externals->at = at;
  const char *copy = id ? siap_i_arena_text(&externals->arena, id, strlen(id)) : NULL;
  if (id && !copy)
    return SIAP_ERR_MEMORY;
  at[externals->count++] = (siap_i_external){copy, result ? siap_result_ref(result) : NULL, number};
  return SIAP_OK;
}

siap_status siap_externals_add_number(siap_externals *externals, const char *id, double value)
{
  if (!externals || !id || !(value - value == 0))
    return SIAP_ERR_ARG;
  return add(externals, id, NULL, value);
}

siap_status siap_externals_add_result(siap_externals *externals, const char *id,
                                      const siap_result *result)
{
  return externals && result ? add(externals, id, result, 0) : SIAP_ERR_ARG;
}
