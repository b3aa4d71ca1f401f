#define _GNU_SOURCE
#include "find_bytes.h"

#include <string.h>

const void *lgs_find_bytes(const void *text, size_t text_size, const void *wanted, size_t wanted_size) {
  return memmem(text, text_size, wanted, wanted_size);
}
