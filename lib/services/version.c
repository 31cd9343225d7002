/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 1. Which library this is, the names of outcomes and states, and giving text back. */
#include <siap/core.h>

#include "ground/memory.h"

const char *siap_version(void)
{
  return SIAP_VERSION;
}

uint32_t siap_abi_version(void)
{
  return SIAP_ABI;
}

const char *siap_status_name(siap_status status)
{
  switch (status) {
  case SIAP_OK:
    return "ok";
  case SIAP_ERR_ARG:
    return "argument";
  case SIAP_ERR_MEMORY:
    return "memory";
  case SIAP_ERR_IO:
    return "io";
  case SIAP_ERR_SYNTAX:
    return "syntax";
  case SIAP_ERR_RULE:
    return "rule";
  case SIAP_ERR_LIMIT:
    return "limit";
  case SIAP_ERR_NAME:
    return "name";
  case SIAP_ERR_BUG:
    return "bug";
  case SIAP_ERR_LACKING:
    return "lacking";
  case SIAP_ERR_STOPPED:
    return "stopped";
  default:
    return "unknown";
  }
}

const char *siap_state_name(int32_t state)
{
  switch (state) {
  case SIAP_STATE_SCORED:
    return "scored";
  case SIAP_STATE_MISSING:
    return "missing";
  case SIAP_STATE_NOT_APPLICABLE:
    return "not-applicable";
  case SIAP_STATE_WITHHELD:
    return "withheld";
  case SIAP_STATE_INVALID:
    return "invalid";
  default:
    return "unknown";
  }
}

void siap_free(char *text)
{
  siap_i_release(text);
}
