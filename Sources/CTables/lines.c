#include "tables.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

// How many of 64 bytes are line feeds.
static inline size_t feeds_in_block(const uint8_t *bytes) {
#ifdef __SSE2__
  const __m128i feeds = _mm_set1_epi8('\n');
  size_t found = 0;
  for (int part = 0; part < 4; part++) {
    __m128i block = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    found += (size_t)__builtin_popcount((unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(block, feeds)));
  }
  return found;
#else
  size_t found = 0;
  for (int place = 0; place < 64; place++) found += bytes[place] == '\n';
  return found;
#endif
}

size_t lgs_line_start(const uint8_t *base, size_t at, size_t end, size_t count) {
  // Blocks that cannot hold the last of the lines.
  for (; count > 64 && end - at >= 64; at += 64) count -= feeds_in_block(base + at);
  while (count > 0 && at < end) count -= base[at++] == '\n';
  return at;
}

size_t lgs_line_count(const uint8_t *base, size_t start, size_t stop) {
  size_t count = 0;
  for (; stop - start >= 64; start += 64) count += feeds_in_block(base + start);
  for (; start < stop; start++) count += base[start] == '\n';
  return count;
}
