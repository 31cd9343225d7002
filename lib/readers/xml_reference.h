/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. References of XML, told sound or broken before a parser sees them. */
#ifndef SIAP_I_XML_REFERENCE_H
#define SIAP_I_XML_REFERENCE_H

#include <stddef.h>

/* Offset of the first "&" that begins no reference XML knows without a DTD; `length`: none does. */
size_t siap_i_xml_broken_reference(const char *bytes, size_t length);

#endif
