#ifndef LGS_NUMBERS_H
#define LGS_NUMBERS_H

// Numbers of files, for the loops over their fields.

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

// The 128 leading bits of 5^q for q from -40 to 40, rounded up where q is negative.
extern const uint64_t lgs_powers_of_five[81][2];
// 10^q for q from 0 to 22: those that are floats.
extern const double lgs_powers_of_ten[23];

static inline int lgs_is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }

// 10^n for n from 0 to 19.
extern const uint64_t lgs_whole_powers_of_ten[20];

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
// The number of the first `count` of 8 bytes, whose '0' is 0: neighbours are joined to pairs, pairs to fours, fours to all.
static inline uint64_t lgs_join_digits(uint64_t word, unsigned count) {
  const uint64_t mask = 0x000000ff000000ffu;
  unsigned half = 4 * (8 - count);
  // Zeros come in front; in two steps, since a word cannot be moved by all of its bits.
  word = (word << half) << half;
  word = word * 10 + (word >> 8);
  return (((word & mask) * 0x000f424000000064u) + (((word >> 16) & mask) * 0x0000271000000001u)) >> 32;
}

static inline uint64_t lgs_digit_bytes(const uint8_t *at) {
  uint64_t word;
  memcpy(&word, at, 8);
  return word ^ 0x3030303030303030u;
}

// How many of 8 bytes of `lgs_digit_bytes` are digits in front of the first that is none.
static inline unsigned lgs_leading_digits(uint64_t word) {
  // The high bit of every byte that is no digit; bytes behind the first such may be wrong.
  uint64_t others = ((word + 0x7676767676767676u) | word) & 0x8080808080808080u;
  return others ? (unsigned)__builtin_ctzll(others) >> 3 : 8;
}

// Adds the digits that begin at `at`, eight at a time, without a branch for each.
static inline const uint8_t *lgs_add_digits(const uint8_t *at, uint64_t *value) {
  uint64_t number = *value;
  unsigned count;
  do {
    uint64_t word = lgs_digit_bytes(at);
    count = lgs_leading_digits(word);
    number = number * lgs_whole_powers_of_ten[count] + lgs_join_digits(word, count);
    at += count;
  } while (count == 8);
  *value = number;
  return at;
}
#else
static inline const uint8_t *lgs_add_digits(const uint8_t *at, uint64_t *value) {
  uint64_t number = *value;
  while (lgs_is_digit(*at)) number = number * 10 + (uint64_t)(*at++ - '0');
  *value = number;
  return at;
}
#endif

// The float nearest to mantissa * 10^exponent (Lemire, "Number parsing at a gigabyte per second", 2021).
static inline int lgs_nearest(uint64_t mantissa, int exponent, double *value) {
  // Two roundings that are one. Up to 2^53 this would be right; but numbers of 16 digits stand on both sides of that,
  // and which way they go cannot be foreseen.
  if (mantissa <= 1ull << 50 && exponent >= -22 && exponent <= 22) {
    *value = exponent < 0 ? (double)mantissa / lgs_powers_of_ten[-exponent] : (double)mantissa * lgs_powers_of_ten[exponent];
    return 1;
  }
  if (exponent < -40 || exponent > 40 || mantissa == 0) return 0;
  int zeros = __builtin_clzll(mantissa);
  uint64_t digits = mantissa << zeros;
  const uint64_t *power = lgs_powers_of_five[exponent + 40];
  unsigned __int128 product = (unsigned __int128)digits * power[0];
  uint64_t high = (uint64_t)(product >> 64), low = (uint64_t)product;
  if ((high & 0x1ff) == 0x1ff) {
    uint64_t carried = (uint64_t)(((unsigned __int128)digits * power[1]) >> 64);
    low += carried;
    if (carried > low) high += 1;
  }
  int upper = (int)(high >> 63);
  int shift = upper + 9;
  uint64_t bits = high >> shift;
  int binary = (((152170 + 65536) * exponent) >> 16) + 63 + upper - zeros + 1023;
  if (low <= 1 && exponent >= -4 && exponent <= 23 && (bits & 3) == 1 && bits << shift == high) bits &= ~1ull;
  bits = (bits + (bits & 1)) >> 1;
  if (bits >= 2ull << 52) {
    bits = 1ull << 52;
    binary += 1;
  }
  if (binary <= 0 || binary >= 0x7ff) return 0;
  bits = (bits & ~(1ull << 52)) | (uint64_t)binary << 52;
  memcpy(value, &bits, 8);
  return 1;
}

// Numbers of more digits than 64 bits hold, and those far from 1.
static inline int lgs_library_float(const uint8_t *at, const uint8_t *end, uint8_t decimal, double *value) {
  // Longer numbers are left to who reads fields one by one.
  char text[128];
  size_t length = (size_t)(end - at);
  if (length >= sizeof text) return 0;
  memcpy(text, at, length);
  text[length] = 0;
  char *point = decimal == '.' ? 0 : memchr(text, decimal, length);
  if (point) *point = '.';
  *value = strtod(text, 0);
  return 1;
}

// Where the digits of a number end, when it has more of them than the quick way takes, or an exponent.
static inline const uint8_t *lgs_scan_long_float(const uint8_t *start, uint8_t decimal, double *value) {
  const uint8_t *at = start;
  int negative = *at == '-';
  at += *at == '-' || *at == '+';
  uint64_t mantissa = 0;
  const uint8_t *first = at;
  at = lgs_add_digits(at, &mantissa);
  size_t count = (size_t)(at - first);
  int exponent = 0;
  if (*at == decimal) {
    const uint8_t *point = ++at;
    at = lgs_add_digits(at, &mantissa);
    exponent = (int)(point - at);
    count += (size_t)(at - point);
  }
  if (count == 0) return 0;
  if ((*at | 0x20) == 'e') {
    int sign = 1, written = 0;
    at++;
    if (*at == '-' || *at == '+') sign = *at++ == '-' ? -1 : 1;
    if (!lgs_is_digit(*at)) return 0;
    for (; lgs_is_digit(*at); at++) if (written < 100000) written = written * 10 + (*at - '0');
    exponent += sign * written;
  }
  // Zeros in front are no digits of the mantissa.
  if (count > 19) {
    const uint8_t *zero = first;
    for (; count > 19 && (*zero == '0' || *zero == decimal); zero++) count -= *zero == '0';
  }
  if (count <= 19 && lgs_nearest(mantissa, exponent, value)) {
    *value = negative ? -*value : *value;
    return at;
  }
  return lgs_library_float(start, at, decimal, value) ? at : 0;
}

#if defined(__SSE2__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
// One bit for each of 32 bytes that is no digit.
static inline uint32_t lgs_other_bytes(const uint8_t *at) {
  const __m128i zero = _mm_set1_epi8('0'), nine = _mm_set1_epi8(9);
  __m128i low = _mm_xor_si128(_mm_loadu_si128((const __m128i *)at), zero);
  __m128i high = _mm_xor_si128(_mm_loadu_si128((const __m128i *)(at + 16)), zero);
  uint32_t digits = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(low, nine), low));
  digits |= (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(high, nine), high)) << 16;
  return ~digits;
}

// The number of up to 19 digits; up to 24 bytes are read.
static inline uint64_t lgs_joined_digits(const uint8_t *at, unsigned count) {
  uint64_t first = lgs_digit_bytes(at);
  if (count <= 8) return lgs_join_digits(first, count);
  // The same steps for 9 as for 19 digits: their number is hard to foresee.
  unsigned second = count - 8 < 8 ? count - 8 : 8, third = count > 16 ? count - 16 : 0;
  uint64_t number = lgs_join_digits(first, 8);
  number = number * lgs_whole_powers_of_ten[second] + lgs_join_digits(lgs_digit_bytes(at + 8), second);
  return number * lgs_whole_powers_of_ten[third] + lgs_join_digits(lgs_digit_bytes(at + 16), third);
}

// Reads a decimal number of an ordinary form; gives where it ends, or 0 when there is none. Something that is no part of
// a number stands behind it, and 64 bytes can be read.
static inline const uint8_t *lgs_scan_float(const uint8_t *start, uint8_t decimal, double *value) {
  uint64_t negative = *start == '-';
  const uint8_t *at = start + (negative | (*start == '+'));
  uint32_t others = lgs_other_bytes(at);
  if (others == 0) return lgs_scan_long_float(start, decimal, value);
  unsigned whole = (unsigned)__builtin_ctz(others), stop = whole, fraction = 0;
  if (at[whole] == decimal) {
    others &= others - 1;
    if (others == 0) return lgs_scan_long_float(start, decimal, value);
    stop = (unsigned)__builtin_ctz(others);
    fraction = stop - whole - 1;
  }
  unsigned count = whole + fraction - (whole == 1 && *at == '0' && fraction > 0);
  if (whole > 8 || count > 19 || whole + fraction == 0 || (at[stop] | 0x20) == 'e') {
    return lgs_scan_long_float(start, decimal, value);
  }
  uint64_t mantissa = lgs_join_digits(lgs_digit_bytes(at), whole);
  if (fraction > 0) {
    mantissa = mantissa * lgs_whole_powers_of_ten[fraction] + lgs_joined_digits(at + whole + 1, fraction);
  }
  if (!lgs_nearest(mantissa, -(int)fraction, value)) return lgs_scan_long_float(start, decimal, value);
  // By a bit instead of a branch: signs of data are hard to foresee.
  uint64_t bits;
  memcpy(&bits, value, 8);
  bits ^= negative << 63;
  memcpy(value, &bits, 8);
  return at + stop;
}
#else
static inline const uint8_t *lgs_scan_float(const uint8_t *start, uint8_t decimal, double *value) {
  return lgs_scan_long_float(start, decimal, value);
}
#endif

// Reads an integer of at most 18 digits; gives where it ends, or 0.
static inline const uint8_t *lgs_scan_integer(const uint8_t *at, int64_t *value) {
  int64_t negative = *at == '-';
  at += negative | (*at == '+');
  const uint8_t *first = at;
  uint64_t number = 0;
  at = lgs_add_digits(at, &number);
  if (at == first || at - first > 18) return 0;
  *value = ((int64_t)number ^ -negative) + negative;
  return at;
}

#endif
