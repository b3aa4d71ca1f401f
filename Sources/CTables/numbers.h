#ifndef LGS_NUMBERS_H
#define LGS_NUMBERS_H

// Numbers of files, for the loops over their fields.

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// The 128 leading bits of 5^q for q from -40 to 40, rounded up where q is negative.
extern const uint64_t lgs_powers_of_five[81][2];
// 10^q for q from 0 to 22: those that are floats.
extern const double lgs_powers_of_ten[23];

static inline int lgs_is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
// Adds the digits that begin at `at`, eight at a time, without a branch for each. Up to 8 bytes behind `end` are read.
static inline const uint8_t *lgs_add_digits(const uint8_t *at, const uint8_t *end, uint64_t *value) {
  static const uint64_t scales[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
  const uint64_t mask = 0x000000ff000000ffu;
  uint64_t number = *value;
  while (at < end) {
    uint64_t word;
    memcpy(&word, at, 8);
    word ^= 0x3030303030303030u;
    // The high bit of every byte that is no digit; bytes behind the first such may be wrong.
    uint64_t others = ((word + 0x7676767676767676u) | word) & 0x8080808080808080u;
    size_t count = others ? (size_t)__builtin_ctzll(others) >> 3 : 8, room = (size_t)(end - at);
    if (count > room) count = room;
    if (count == 0) break;
    word <<= 8 * (8 - count);
    // Neighbours are joined to pairs, pairs to fours, fours to all.
    word = word * 10 + (word >> 8);
    word = (((word & mask) * 0x000f424000000064u) + (((word >> 16) & mask) * 0x0000271000000001u)) >> 32;
    number = number * scales[count] + word;
    at += count;
    if (count < 8) break;
  }
  *value = number;
  return at;
}
#else
static inline const uint8_t *lgs_add_digits(const uint8_t *at, const uint8_t *end, uint64_t *value) {
  uint64_t number = *value;
  while (at < end && lgs_is_digit(*at)) number = number * 10 + (uint64_t)(*at++ - '0');
  *value = number;
  return at;
}
#endif

// The float nearest to mantissa * 10^exponent (Lemire, "Number parsing at a gigabyte per second", 2021).
static inline int lgs_nearest(uint64_t mantissa, int exponent, double *value) {
  if (mantissa <= 1ull << 53 && exponent >= -22 && exponent <= 22) {
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

// Reads a decimal number of an ordinary form; gives where it ends, or 0 when there is none.
static inline const uint8_t *lgs_scan_float(
    const uint8_t *start, const uint8_t *end, uint8_t decimal, double *value) {
  const uint8_t *at = start;
  int negative = at < end && *at == '-';
  at += negative;
  if (at < end && *at == '+' && !negative) at++;
  uint64_t mantissa = 0;
  const uint8_t *first = at;
  at = lgs_add_digits(at, end, &mantissa);
  size_t count = (size_t)(at - first);
  int exponent = 0;
  if (at < end && *at == decimal) {
    const uint8_t *point = ++at;
    at = lgs_add_digits(at, end, &mantissa);
    exponent = (int)(point - at);
    count += (size_t)(at - point);
  }
  if (count == 0) return 0;
  if (at < end && (*at | 0x20) == 'e') {
    int sign = 1, written = 0;
    at++;
    if (at < end && (*at == '-' || *at == '+')) sign = *at++ == '-' ? -1 : 1;
    if (at >= end || !lgs_is_digit(*at)) return 0;
    for (; at < end && lgs_is_digit(*at); at++) if (written < 100000) written = written * 10 + (*at - '0');
    exponent += sign * written;
  }
  // Zeros in front are no digits of the mantissa.
  if (count > 19) {
    const uint8_t *zero = first;
    for (; count > 19 && (*zero == '0' || *zero == decimal); zero++) count -= *zero == '0';
  }
  if (count <= 19 && lgs_nearest(mantissa, exponent, value)) {
    // By a bit instead of a branch: signs of data are hard to foresee.
    uint64_t bits;
    memcpy(&bits, value, 8);
    bits ^= (uint64_t)negative << 63;
    memcpy(value, &bits, 8);
    return at;
  }
  return lgs_library_float(start, at, decimal, value) ? at : 0;
}

// Reads an integer of at most 18 digits; gives where it ends, or 0.
static inline const uint8_t *lgs_scan_integer(const uint8_t *at, const uint8_t *end, int64_t *value) {
  int negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+')) at++;
  const uint8_t *first = at;
  uint64_t number = 0;
  at = lgs_add_digits(at, end, &number);
  if (at == first || at - first > 18) return 0;
  *value = ((int64_t)number ^ -(int64_t)negative) + negative;
  return at;
}

#endif
