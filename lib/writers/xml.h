/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Attributes of XML onto text: what strangers wrote stays a value. */
#ifndef SIAP_I_WRITE_XML_H
#define SIAP_I_WRITE_XML_H

#include "ground/text.h"

/*
 * ` name="value"`, so that a reader gets the value back to the byte: tabs, line ends and what an eye does
 * not see are written as references. What XML 1.0 has no character for becomes U+FFFD; gives how many did.
 */
size_t siap_i_xml_put(siap_i_text *text, const char *name, const char *value);
/* The same unless the value is NULL. */
void siap_i_xml_put_if(siap_i_text *text, const char *name, const char *value);
/* The shortest decimal; nothing where there is no number. */
void siap_i_xml_put_number(siap_i_text *text, const char *name, double number);
void siap_i_xml_put_count(siap_i_text *text, const char *name, long long count);
void siap_i_xml_put_bool(siap_i_text *text, const char *name, int value);

/* How many characters of the text XML 1.0 does not have: sheets may bring them in. */
size_t siap_i_xml_lacks(const char *value);

#endif
