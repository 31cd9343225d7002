/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2b. Putting a parsed attribute where it belongs: once when read, again by a profile. */
#ifndef SIAP_I_SETTINGS_H
#define SIAP_I_SETTINGS_H

#include "model/rubric.h"

/* 1 when the field is one of that thing's; the setting has then been applied. */
int siap_i_set_node(siap_i_node *node, const siap_i_setting *setting);
int siap_i_set_edge(siap_i_edge *edge, const siap_i_setting *setting);
int siap_i_set_item(siap_i_item *item, const siap_i_setting *setting);

/* What an element says without a word. */
void siap_i_node_defaults(siap_i_node *node);
void siap_i_edge_defaults(siap_i_edge *edge);
void siap_i_item_defaults(siap_i_item *item);

#endif
