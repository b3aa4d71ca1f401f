#ifndef LGS_FIND_BYTES_H
#define LGS_FIND_BYTES_H

#include <stddef.h>

// The first occurrence of bytes in others, or NULL; takes a time that grows with the sizes' sum and not their product.
const void *lgs_find_bytes(const void *text, size_t text_size, const void *wanted, size_t wanted_size);

#endif
