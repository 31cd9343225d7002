/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap/export.h - visibility and C++ guards. */
#ifndef SIAP_EXPORT_H
#define SIAP_EXPORT_H

#if defined(__GNUC__)
#define SIAP_API __attribute__((visibility("default")))
#else
#define SIAP_API
#endif

#ifdef __cplusplus
#define SIAP_BEGIN_DECLS extern "C" {
#define SIAP_END_DECLS }
#else
#define SIAP_BEGIN_DECLS
#define SIAP_END_DECLS
#endif

#endif
