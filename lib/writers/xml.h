/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Text of strangers as an attribute of XML. */
#ifndef SIAP_I_WRITE_XML_H
#define SIAP_I_WRITE_XML_H

#include "ground/text.h"

/*
 * Put ` name="value"`, so that a reader gets the value back to the byte: tabs and line ends are
 * written as references. What XML 1.0 has no character for becomes U+FFFD; gives how many did.
 */
size_t siap_i_xml_attribute(siap_i_text *text, const char *name, const char *value);

#endif
