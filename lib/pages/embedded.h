/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lower floor of pages: files of pages, put into the library by embed.py when it is built. */
#ifndef SIAP_I_EMBEDDED_H
#define SIAP_I_EMBEDDED_H

#include <stddef.h>

/* The bytes, how many, and their SHA-256 in base64 for a page's Content-Security-Policy. */
#define SIAP_I_EMBEDDED(name)                                                                      \
  extern const char siap_i_embedded_##name[];                                                      \
  extern const size_t siap_i_embedded_##name##_length;                                             \
  extern const char siap_i_embedded_##name##_sha256[]

SIAP_I_EMBEDDED(page_style);
SIAP_I_EMBEDDED(form_style);
SIAP_I_EMBEDDED(form_script);

#endif
