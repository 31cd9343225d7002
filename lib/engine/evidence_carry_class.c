/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. The class of a region, carried over where the new rubric has a profile for it. */
#include "engine/merge.h"
#include "model/rubric.h"

/* "reguler, kppn-ikn": every class that a profile serves, once. */
static const char *list_classes(siap_i_merging *in, const siap_rubric *to)
{
  siap_i_text words = {NULL, 0, 0, 0};
  for (size_t i = 0; i < to->profile_count; i++)
    for (size_t k = 0; k < to->profile[i].class_count; k++) {
      const char *one = to->profile[i].region_class[k];
      if (!siap_rubric_profile_for_class(to, one))
        continue; /* several serve it, so that none can be chosen */
      siap_i_text_put(&words, words.length ? ", " : "");
      siap_i_text_put(&words, one);
    }
  return siap_i_merge_words(in, &words);
}

const char *siap_i_carry_class(siap_i_merging *in, const siap_evidence *last,
                               const siap_i_region *from, const siap_rubric *to)
{
  const char *is = from->region_class;
  if (!*is || to->profile_count < 2 || siap_rubric_profile_for_class(to, is))
    return siap_i_merge_kept(in, is);
  /* in a sheet of regions once, not of each */
  siap_i_report_near_once(in->findings, SIAP_I_N391, siap_i_evidence_place(last, from->line), NULL,
                          is, to->id, list_classes(in, to), NULL);
  return siap_i_merge_kept(in, "");
}
