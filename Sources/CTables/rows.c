#include "tables.h"

#include <math.h>
#include <string.h>

#include "numbers.h"

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

// The value of a text, in the type of the column; 0 when it has another.
static int set_value(
    const uint8_t *text, size_t length, int is_wide, const uint8_t *base, const lgs_file_form *form,
    const lgs_column *column, size_t row) {
  switch (column->kind) {
    case lgs_integers: return lgs_scan_integer(text, (int64_t *)column->values + row) == text + length;
    case lgs_floats:
      if (lgs_scan_float(text, form->decimal, (double *)column->values + row) == text + length && length > 0) return 1;
      ((double *)column->values)[row] = NAN;
      return is_missing(text, length, form);
    case lgs_bools: {
      const char *spellings = length == 4 ? "TruetrueTRUE" : "FalsefalseFALSE";
      if (length != 4 && length != 5) return 0;
      ((uint8_t *)column->values)[row] = length == 4;
      for (int place = 0; place < 3; place++) if (memcmp(text, spellings + (size_t)place * length, length) == 0) return 1;
      return 0;
    }
    case lgs_texts: {
      int missing = is_missing(text, length, form);
      uint32_t shown = missing ? lgs_missing_length : (uint32_t)length;
      ((lgs_field *)column->values)[row] = (lgs_field){(uint32_t)(text - base), shown};
      return missing || !is_wide || is_utf8(text, length);
    }
    case lgs_unused: return 1;
  }
  return 0;
}

// Reads a field whose end is looked for first; gives what stands behind it, or 0.
static const uint8_t *read_text(
    const uint8_t *at, const uint8_t *base, const lgs_file_form *form, const lgs_column *column, size_t row) {
  int is_wide = 0;
  if (*at != form->quote || !form->has_quote) {
    const uint8_t *end = text_end(at, form->separator, &is_wide);
    return set_value(at, (size_t)(end - at), is_wide, base, form, column, row) ? end : 0;
  }
  const uint8_t *end = quoted_end(++at, form, &is_wide);
  // A doubled quote, or further text behind the quotes.
  if (end == 0 || !is_field_end(end[1], form)) return 0;
  return set_value(at, (size_t)(end - at), is_wide, base, form, column, row) ? end + 1 : 0;
}

static inline const uint8_t *read_field(
    const uint8_t *at, const uint8_t *base, const lgs_file_form *form, const lgs_column *column, size_t row) {
  if (column->kind == lgs_floats) {
    const uint8_t *end = lgs_scan_float(at, form->decimal, (double *)column->values + row);
    if (end != 0 && is_field_end(*end, form)) return end;
  } else if (column->kind == lgs_integers) {
    const uint8_t *end = lgs_scan_integer(at, (int64_t *)column->values + row);
    if (end != 0 && is_field_end(*end, form)) return end;
    if (*at != form->quote || !form->has_quote) return 0;
  }
  return read_text(at, base, form, column, row);
}

size_t lgs_read_rows(
    const uint8_t *base, size_t *at, size_t end, const lgs_file_form *form, const lgs_column *columns, size_t width,
    size_t first, size_t limit) {
  const uint8_t *place = base + *at, *stop = base + end;
  size_t row = first;
  for (; row < first + limit && place < stop; row++) {
    const uint8_t *next = place;
    // Blank lines, and blanks that may begin one, give no row.
    if (*next == '\n' || *next == '\r' || *next == ' ' || *next == '\t') break;
    size_t column = 0;
    for (; column < width; column++) {
      next = read_field(next, base, form, columns + column, row);
      if (next == 0 || column + 1 == width || *next != form->separator) break;
      next++;
    }
    if (next == 0 || column + 1 != width) break;
    if (*next == '\r' && next[1] == '\n') next++;
    if (*next != '\n') break;
    place = next + 1;
  }
  *at = place < stop ? (size_t)(place - base) : end;
  return row - first;
}
