/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 1. Limits with every default filled in. */
#include "services/limits.h"

#include <string.h>

#define DEFAULT_DEPTH 64
#define DEFAULT_BYTES (UINT64_C(4) * 1024 * 1024)
#define LEAST_ELEMENTS UINT64_C(200000)
#define BYTES_PER_ELEMENT 16
#define LEAST_MEMORY (UINT64_C(42) * 1024 * 1024) /* with 4 MiB of input, a process below 64 MiB */
#define MEMORY_PER_BYTE 48 /* beyond: an answer of a wide CSV is two bytes there and 48 here */
#define DEFAULT_ATTRIBUTES 256
#define DEFAULT_TEXT 65536
#define LARGEST_SIZE 4096 /* a size beyond this was never set by anyone */

siap_status siap_limits_init(siap_limits *limits, uint32_t size)
{
  if (!limits || size != sizeof *limits) {
    return SIAP_ERR_ARG;
  }
  *limits = (siap_limits){
      .size = size,
      .depth = DEFAULT_DEPTH,
      .bytes = DEFAULT_BYTES,
      .attributes = DEFAULT_ATTRIBUTES,
      .text = DEFAULT_TEXT,
  };
  return SIAP_OK;
}

/* A caller built against a newer header may pass a longer struct whose new fields are unset. */
static int is_known(const siap_limits *given)
{
  if (given->size < sizeof *given || given->size > LARGEST_SIZE) {
    return 0;
  }
  const unsigned char *bytes = (const unsigned char *)given;
  for (size_t i = sizeof *given; i < given->size; i++) {
    if (bytes[i]) {
      return 0;
    }
  }
  return 1;
}

siap_status siap_i_limits_fill(const siap_limits *given, size_t length, siap_limits *out)
{
  siap_limits filled;
  siap_limits_init(&filled, sizeof filled);
  if (given && !is_known(given)) {
    return SIAP_ERR_ARG;
  }
  if (given) {
    filled.depth = given->depth ? given->depth : filled.depth;
    filled.bytes = given->bytes ? given->bytes : filled.bytes;
    filled.elements = given->elements;
    filled.attributes = given->attributes ? given->attributes : filled.attributes;
    filled.text = given->text ? given->text : filled.text;
    filled.memory = given->memory;
  }
  if (filled.elements == 0) {
    uint64_t by_length = (uint64_t)length / BYTES_PER_ELEMENT;
    filled.elements = by_length > LEAST_ELEMENTS ? by_length : LEAST_ELEMENTS;
  }
  if (filled.memory == 0) {
    uint64_t beyond = length > DEFAULT_BYTES ? (uint64_t)length - DEFAULT_BYTES : 0;
    filled.memory = LEAST_MEMORY + beyond * MEMORY_PER_BYTE;
  }
  *out = filled;
  return SIAP_OK;
}
