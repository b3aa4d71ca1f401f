#ifndef LGS_TABLES_H
#define LGS_TABLES_H

#include <stddef.h>
#include <stdint.h>

/// A field of a row: where its bytes stand.
typedef struct {
  uint32_t start;
  uint32_t length;
} lgs_field;

/// Takes plain rows apart: those of exactly `width` fields, without quotes, that are not blank.
/// - Parameters: `*at` is where to begin, and is left at the first row that is not plain or not complete; `quote` is
///   below zero for none; `fields` has room for `width * limit` fields.
/// - Returns: The number of rows taken.
size_t lgs_split_rows(
    const uint8_t *base, size_t *at, size_t end, uint8_t separator, int quote, size_t width, size_t limit,
    lgs_field *fields);

/// Reads the fields at `place` of the rows from `start` to `stop` as floats, many rows in two threads.
/// - Parameters: `rows` holds where each row begins in `fields`, and the end of the last.
/// - Returns: The first row whose field is no number of an ordinary form, or `stop`.
size_t lgs_parse_floats(
    const uint8_t *base, const lgs_field *fields, const size_t *rows, size_t place, size_t start, size_t stop,
    uint8_t decimal, double *values);

/// The same for integers of at most 18 digits.
size_t lgs_parse_integers(
    const uint8_t *base, const lgs_field *fields, const size_t *rows, size_t place, size_t start, size_t stop,
    int64_t *values);

#endif
