#include "tables.h"

#ifdef __SSE2__
#include <emmintrin.h>

// One bit for each of 64 bytes: whether it ends a field or needs a closer look.
static inline uint64_t special_bits(const uint8_t *bytes, uint8_t separator, int quote) {
  const __m128i separators = _mm_set1_epi8((char)separator), feeds = _mm_set1_epi8('\n');
  const __m128i returns = _mm_set1_epi8('\r'), quotes = _mm_set1_epi8((char)(quote < 0 ? '\n' : quote));
  uint64_t bits = 0;
  for (int part = 0; part < 4; part++) {
    __m128i block = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    __m128i found = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(block, separators), _mm_cmpeq_epi8(block, feeds)),
        _mm_or_si128(_mm_cmpeq_epi8(block, returns), _mm_cmpeq_epi8(block, quotes)));
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(found) << (16 * part);
  }
  return bits;
}
#else
static inline uint64_t special_bits(const uint8_t *bytes, uint8_t separator, int quote) {
  uint64_t bits = 0;
  for (int place = 0; place < 64; place++) {
    uint8_t byte = bytes[place];
    uint64_t special = byte == separator || byte == '\n' || byte == '\r' || byte == quote;
    bits |= special << place;
  }
  return bits;
}
#endif

size_t lgs_split_rows(
    const uint8_t *base, size_t *at, size_t end, uint8_t separator, int quote, size_t width, size_t limit,
    lgs_field *fields) {
  size_t row_start = *at, field_start = *at, count = 0, rows = 0;
  lgs_field *row = fields;
  for (size_t block = *at; block + 64 <= end; block += 64) {
    uint64_t bits = special_bits(base + block, separator, quote);
    while (bits != 0) {
      size_t position = block + (size_t)__builtin_ctzll(bits);
      bits &= bits - 1;
      // The line feed of a row that a carriage return has ended.
      if (position < field_start) continue;
      uint8_t byte = base[position];
      if (count == width) goto done;
      row[count++] = (lgs_field){(uint32_t)field_start, (uint32_t)(position - field_start)};
      field_start = position + 1;
      if (byte == separator) continue;
      if (byte == '\r' && base[position + 1] == '\n' && position + 1 < end) {
        field_start = position + 2;
      } else if (byte != '\n') {
        goto done;
      }
      uint8_t first = base[row_start];
      if (count != width || position == row_start || first == ' ' || first == '\t') goto done;
      row += width;
      rows += 1;
      count = 0;
      row_start = field_start;
      if (rows == limit) goto done;
    }
  }
done:
  *at = row_start;
  return rows;
}
