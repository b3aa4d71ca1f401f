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

/// What a column holds, and what its `values` point to.
typedef enum {
  lgs_integers,  ///< `int64_t`
  lgs_floats,    ///< `double`
  lgs_bools,     ///< `uint8_t`, 0 or 1
  lgs_texts,     ///< `lgs_field`
  lgs_unused     ///< nothing
} lgs_column_kind;

typedef struct {
  lgs_column_kind kind;
  void *values;
} lgs_column;

/// A text that stands for a missing value.
typedef struct {
  const uint8_t *text;
  size_t length;
} lgs_missing_text;

/// The characters and texts that mean something in a file.
typedef struct {
  uint8_t separator, decimal, quote;
  int has_quote;
  /// The texts that are not empty, the length of the longest, and whether one begins with a byte.
  const lgs_missing_text *missing;
  size_t missing_count, longest_missing;
  const uint8_t *may_start_missing;
  int is_empty_missing;
} lgs_file_form;

/// The length of a field that holds a missing text.
enum { lgs_missing_length = 0xffffffffu };

/// Reads rows of plain fields into columns of known kinds, in one pass.
/// - Parameters: `*at` is where to begin, and is left behind the last row read; `base[end]` and the 63 bytes behind it
///   can be read, and are line feeds; the first row is `first` in the columns.
/// - Returns: The number of rows read; the next has quotes in quotes, is blank, of another number of fields, or holds
///   other values.
size_t lgs_read_rows(
    const uint8_t *base, size_t *at, size_t end, const lgs_file_form *form, const lgs_column *columns, size_t width,
    size_t first, size_t limit);

/// Where the line begins that stands `count` lines behind `at`, or `end`.
size_t lgs_line_start(const uint8_t *base, size_t at, size_t end, size_t count);

/// How many line feeds there are.
size_t lgs_line_count(const uint8_t *base, size_t start, size_t stop);

/// Makes pages of a mapped file that the file has lost meanwhile read as zeros; 0 when that cannot be.
int lgs_guard_mapping(void *start, size_t length);

/// Ends what `lgs_guard_mapping` began; the memory may be gone already.
void lgs_release_mapping(void *start);

/// How many threads are worth their start on this machine.
int lgs_part_limit(void);

/// Runs `body` with 0 to count - 1, each in a thread of its own where that can be, 0 in the caller's.
/// - Parameter count: At most `lgs_part_limit()`.
void lgs_run_parts(int count, void (*body)(void *context, int part), void *context);

/// A number that threads tell one another something by: what it is, and making it no greater than another.
int lgs_shared(const int *number);
void lgs_lower_shared(int *number, int value);

#endif
