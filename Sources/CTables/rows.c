#include "tables.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

#include "numbers.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

// Where a text ends: at the separator or at an end of line, which stands behind the last byte too.
static inline const uint8_t *text_end(const uint8_t *at, uint8_t separator) {
#ifdef __SSE2__
  const __m128i separators = _mm_set1_epi8((char)separator), feeds = _mm_set1_epi8('\n'), returns = _mm_set1_epi8('\r');
  for (;; at += 16) {
    __m128i block = _mm_loadu_si128((const __m128i *)at);
    __m128i found = _mm_or_si128(
        _mm_cmpeq_epi8(block, separators), _mm_or_si128(_mm_cmpeq_epi8(block, feeds), _mm_cmpeq_epi8(block, returns)));
    int bits = _mm_movemask_epi8(found);
    if (bits != 0) return at + __builtin_ctz((unsigned)bits);
  }
#else
  while (*at != separator && *at != '\n' && *at != '\r') at++;
  return at;
#endif
}

static int is_missing(const uint8_t *text, size_t length, const lgs_file_form *form) {
  for (size_t place = 0; place < form->missing_count; place++) {
    if (form->missing[place].length == length && memcmp(form->missing[place].text, text, length) == 0) return 1;
  }
  return 0;
}

// The number at `at`, or NaN for a text that stands for a missing value; behind it, or 0.
static inline const uint8_t *read_float(
    const uint8_t *at, const uint8_t *stop, const lgs_file_form *form, double *value) {
  const uint8_t *end = lgs_scan_float(at, stop, form->decimal, value);
  if (end != 0 && (*end == form->separator || *end == '\n' || *end == '\r')) return end;
  end = text_end(at, form->separator);
  if (!is_missing(at, (size_t)(end - at), form)) return 0;
  *value = NAN;
  return end;
}

static inline const uint8_t *read_bool(const uint8_t *at, uint8_t separator, uint8_t *value) {
  const uint8_t *end = text_end(at, separator);
  size_t length = (size_t)(end - at);
  const char *spellings = length == 4 ? "TruetrueTRUE" : "FalsefalseFALSE";
  if (length != 4 && length != 5) return 0;
  for (int place = 0; place < 3; place++) {
    if (memcmp(at, spellings + (size_t)place * length, length) != 0) continue;
    *value = length == 4;
    return end;
  }
  return 0;
}

static inline const uint8_t *read_text(
    const uint8_t *at, const uint8_t *base, const lgs_file_form *form, lgs_field *field) {
  if (*at == form->quote && form->has_quote) return 0;
  const uint8_t *end = text_end(at, form->separator);
  if (field) *field = (lgs_field){(uint32_t)(at - base), (uint32_t)(end - at)};
  return end;
}

static inline const uint8_t *read_field(
    const uint8_t *at, const uint8_t *base, const uint8_t *stop, const lgs_file_form *form, const lgs_column *column,
    size_t row) {
  switch (column->kind) {
    case lgs_integers: return lgs_scan_integer(at, stop, (int64_t *)column->values + row);
    case lgs_floats: return read_float(at, stop, form, (double *)column->values + row);
    case lgs_bools: return read_bool(at, form->separator, (uint8_t *)column->values + row);
    case lgs_texts: return read_text(at, base, form, (lgs_field *)column->values + row);
    case lgs_unused: return read_text(at, base, form, 0);
  }
  return 0;
}

size_t lgs_read_rows(
    const uint8_t *base, size_t *at, size_t end, const lgs_file_form *form, const lgs_column *columns, size_t width,
    size_t limit) {
  const uint8_t *place = base + *at, *stop = base + end;
  size_t row = 0;
  for (; row < limit && place < stop; row++) {
    const uint8_t *next = place;
    // Blank lines, and blanks that may begin one, give no row.
    if (*next == '\n' || *next == '\r' || *next == ' ' || *next == '\t') break;
    size_t column = 0;
    for (; column < width; column++) {
      next = read_field(next, base, stop, form, columns + column, row);
      if (next == 0 || column + 1 == width || *next != form->separator) break;
      next++;
    }
    if (next == 0 || column + 1 != width) break;
    if (*next == '\r' && next[1] == '\n') next++;
    if (*next != '\n') break;
    place = next + 1;
  }
  *at = place < stop ? (size_t)(place - base) : end;
  return row;
}

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

int lgs_bytes_are_equal(const uint8_t *a, const uint8_t *b, size_t count) { return memcmp(a, b, count) == 0; }

typedef struct {
  void (*body)(void *context, int part);
  void *context;
} call;

static void *run_second(void *argument) {
  call *own = argument;
  own->body(own->context, 1);
  return 0;
}

void lgs_run_twice(void (*body)(void *context, int part), void *context) {
  call second = {body, context};
  pthread_t thread;
  int is_started = pthread_create(&thread, 0, run_second, &second) == 0;
  body(context, 0);
  if (is_started) {
    pthread_join(thread, 0);
  } else {
    body(context, 1);
  }
}
