/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0. UTF-8: is it valid, and which characters may reach a terminal. */
#ifndef SIAP_I_UTF8_H
#define SIAP_I_UTF8_H

#include <stddef.h>
#include <stdint.h>

/*
 * Read one character. Returns its length, 1 to 4, and sets *point; 0 for a byte that starts no
 * valid character (overlong forms, surrogates, beyond 10FFFF, cut sequences). length >= 1.
 */
size_t siap_i_utf8_read(const char *bytes, size_t length, uint32_t *point);

/* Offset of the first invalid byte, or `length` when all is valid. */
size_t siap_i_utf8_check(const char *bytes, size_t length);

/* C0 but tab and line feed, DEL, C1, bidi controls, zero-width and other invisible characters. */
int siap_i_utf8_is_hidden(uint32_t point);

#endif
