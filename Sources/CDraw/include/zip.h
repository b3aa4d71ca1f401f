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
// A zlib stream; gives its length, or 0 when it failed. Levels 0...9.
size_t draw_zip(const uint8_t *bytes, size_t length, int level, uint8_t *to, size_t capacity);
// A compression that runs in a thread of its own.
typedef struct draw_zip_job draw_zip_job;

// Begins to compress bytes, which are copied; where no thread can be made, it compresses them at once.
// - Returns: null when memory runs out.
draw_zip_job *draw_zip_start(const uint8_t *bytes, size_t length, int level);

// Waits for the end.
// - Returns: The compressed bytes, which belong to the job, or null when they could not be compressed.
const uint8_t *draw_zip_wait(draw_zip_job *job, size_t *length);

// Waits for the end and gives the memory back.
void draw_zip_free(draw_zip_job *job);

uint32_t draw_crc(uint32_t crc, const uint8_t *bytes, size_t length);

#endif
