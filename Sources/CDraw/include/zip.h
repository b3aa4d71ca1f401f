// Deflate and checksums through zlib, which is opened at the first use.
#ifndef LGS_ZIP_H
#define LGS_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Whether zlib could be opened.
bool draw_zip_is_available(void);
// The most bytes that `length` bytes become.
size_t draw_zip_bound(size_t length);
// A zlib stream; gives its length, or 0 when it failed or was interrupted. Levels 0...9.
size_t draw_zip(const uint8_t *bytes, size_t length, int level, uint8_t *to, size_t capacity, bool (*interrupted)(void));

// The bytes of a zlib stream; gives their number, or 0 when they are more than fit or no such stream.
size_t draw_unzip(const uint8_t *bytes, size_t length, uint8_t *to, size_t capacity);

uint32_t draw_crc(uint32_t crc, const uint8_t *bytes, size_t length);

#endif
