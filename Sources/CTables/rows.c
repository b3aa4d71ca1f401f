// The loops of rows.inc, compiled for the plain target and, on x86-64, for AVX2.
#include "tables.h"

#include <math.h>
#include <string.h>

#include "numbers.h"
#include "numbers-avx2.h"

// Which of 16 bytes end a text: the separator, and the ends of a line, which stand behind the last byte too.
#ifdef __SSE2__
static inline unsigned end_bits(__m128i block, uint8_t separator) {
  const __m128i separators = _mm_set1_epi8((char)separator), feeds = _mm_set1_epi8('\n'), returns = _mm_set1_epi8('\r');
  return (unsigned)_mm_movemask_epi8(_mm_or_si128(
      _mm_cmpeq_epi8(block, separators), _mm_or_si128(_mm_cmpeq_epi8(block, feeds), _mm_cmpeq_epi8(block, returns))));
}

// Where a text ends; notes whether some byte of it is beyond ASCII.
static inline const uint8_t *text_end(const uint8_t *at, uint8_t separator, int *is_wide) {
  for (;; at += 16) {
    __m128i block = _mm_loadu_si128((const __m128i *)at);
    unsigned ends = end_bits(block, separator), wide = (unsigned)_mm_movemask_epi8(block);
    // The bytes in front of the lowest end.
    *is_wide |= (wide & (ends ^ (ends - 1))) != 0;
    if (ends != 0) return at + __builtin_ctz(ends);
  }
}
#else
static inline const uint8_t *text_end(const uint8_t *at, uint8_t separator, int *is_wide) {
  for (; *at != separator && *at != '\n' && *at != '\r'; at++) *is_wide |= *at >> 7;
  return at;
}
#endif

// Where a quoted text ends that holds no quotes and no ends of lines, or 0.
static inline const uint8_t *quoted_end(const uint8_t *at, const lgs_file_form *form, int *is_wide) {
  for (; *at != form->quote; at++) {
    if (*at == '\n' || *at == '\r') return 0;
    *is_wide |= *at >> 7;
  }
  return at;
}

static inline int is_missing(const uint8_t *text, size_t length, const lgs_file_form *form) {
  if (length == 0) return form->is_empty_missing;
  if (length > form->longest_missing || !form->may_start_missing[*text]) return 0;
  for (size_t place = 0; place < form->missing_count; place++) {
    if (form->missing[place].length == length && memcmp(form->missing[place].text, text, length) == 0) return 1;
  }
  return 0;
}

static inline int is_field_end(uint8_t byte, const lgs_file_form *form) {
  return byte == form->separator || byte == '\n' || byte == '\r';
}

// How long the valid sequence is that begins with a byte beyond ASCII, or 0.
static size_t sequence_length(const uint8_t *at, size_t room) {
  uint8_t lead = at[0], low = 0x80, high = 0xbf;
  size_t length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length == 0 || length > room) return 0;
  // Overlong forms, surrogates, and what is beyond U+10FFFF.
  if (lead == 0xe0) low = 0xa0;
  if (lead == 0xed) high = 0x9f;
  if (lead == 0xf0) low = 0x90;
  if (lead == 0xf4) high = 0x8f;
  if (at[1] < low || at[1] > high) return 0;
  for (size_t place = 2; place < length; place++) if ((at[place] & 0xc0) != 0x80) return 0;
  return length;
}

static int is_utf8(const uint8_t *at, size_t length) {
  const uint8_t *end = at + length;
  while (at < end) {
    size_t step = *at < 0x80 ? 1 : sequence_length(at, (size_t)(end - at));
    if (step == 0) return 0;
    at += step;
  }
  return 1;
}

#define PASTE2(a, b) a##_##b
#define PASTE(a, b) PASTE2(a, b)
#define FN(name) PASTE(name, TARGET)

#define TARGET base
#define SCAN_FLOAT lgs_scan_float
#include "rows.inc"
#undef SCAN_FLOAT
#undef TARGET

#ifdef LGS_AVX2
#pragma clang attribute push(__attribute__((target(LGS_AVX2))), apply_to = function)
#define TARGET avx2
#define SCAN_FLOAT lgs_scan_float_avx2
#include "rows.inc"
#undef SCAN_FLOAT
#undef TARGET
#pragma clang attribute pop
#endif

size_t lgs_read_rows(
    const uint8_t *base, size_t *at, size_t end, const lgs_file_form *form, const lgs_column *columns, size_t width,
    size_t first, size_t limit) {
#ifdef LGS_AVX2
  if (lgs_has_avx2()) return read_rows_avx2(base, at, end, form, columns, width, first, limit);
#endif
  return read_rows_base(base, at, end, form, columns, width, first, limit);
}
