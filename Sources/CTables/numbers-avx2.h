#ifndef LGS_NUMBERS_AVX2_H
#define LGS_NUMBERS_AVX2_H

// Decimal numbers for processors with AVX2: all digits at once instead of eight.

#include "numbers.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define LGS_AVX2 "avx2,bmi,bmi2,lzcnt"
#define LGS_INLINE_AVX2 static inline __attribute__((always_inline, target(LGS_AVX2)))

static inline int lgs_has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")
      && __builtin_cpu_supports("lzcnt");
}

// From place n on: what moves the first n of 16 bytes to the end, with zeros in front.
extern const int8_t lgs_moves_to_end[32];

// The number of the first `count` of 16 digits.
LGS_INLINE_AVX2 uint64_t lgs_sixteen_digits(const uint8_t *at, unsigned count) {
  const __m128i zero = _mm_set1_epi8('0');
  // 10 and 1 of two digits, 100 and 1 of two pairs, 10,000 and 1 of two fours.
  const __m128i tens = _mm_set1_epi16(0x010a), hundreds = _mm_set1_epi32(0x00010064);
  const __m128i thousands = _mm_set1_epi32(0x00012710);
  __m128i digits = _mm_xor_si128(_mm_loadu_si128((const __m128i *)at), zero);
  digits = _mm_shuffle_epi8(digits, _mm_loadu_si128((const __m128i *)(lgs_moves_to_end + count)));
  __m128i fours = _mm_madd_epi16(_mm_maddubs_epi16(digits, tens), hundreds);
  uint64_t halves = (uint64_t)_mm_cvtsi128_si64(_mm_madd_epi16(_mm_packus_epi32(fours, fours), thousands));
  return (halves & 0xffffffffu) * 100000000u + (halves >> 32);
}

// What `lgs_scan_float` gives, which reads the numbers that are not of the form 12.345.
LGS_INLINE_AVX2 const uint8_t *lgs_scan_float_avx2(const uint8_t *start, uint8_t decimal, double *value) {
  const __m256i zero = _mm256_set1_epi8('0'), nine = _mm256_set1_epi8(9);
  uint64_t negative = *start == '-';
  const uint8_t *at = start + negative;
  __m256i bytes = _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)at), zero);
  // One bit for each byte that is no digit: the point, and what ends the number.
  uint32_t others = ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_min_epu8(bytes, nine), bytes));
  uint32_t behind = others & (others - 1);
  if (behind == 0) return lgs_scan_float(start, decimal, value);
  unsigned whole = (unsigned)__builtin_ctz(others), stop = (unsigned)__builtin_ctz(behind);
  unsigned fraction = stop - whole - 1;
  // A zero in front of the point is no digit of the mantissa.
  unsigned most = whole == 1 && *at == '0' ? 19 : 19 - whole;
  int is_plain = at[whole] == decimal && whole - 1 < 8 && fraction - 1 < most && (at[stop] | 0x20) != 'e';
  if (!is_plain) return lgs_scan_float(start, decimal, value);
  const uint8_t *digits = at + whole + 1;
  // The same steps for every number of digits, which is hard to foresee.
  unsigned first = fraction > 16 ? fraction - 16 : 0;
  uint64_t mantissa = lgs_join_digits(lgs_digit_bytes(at), whole) * lgs_whole_powers_of_ten[first]
      + lgs_join_digits(lgs_digit_bytes(digits), first);
  mantissa = mantissa * lgs_whole_powers_of_ten[fraction - first] + lgs_sixteen_digits(digits + first, fraction - first);
  double number;
  if (!lgs_nearest(mantissa, -(int)fraction, &number)) return lgs_scan_float(start, decimal, value);
  uint64_t bits;
  memcpy(&bits, &number, 8);
  bits ^= negative << 63;
  memcpy(value, &bits, 8);
  return at + stop;
}
#endif

#endif
