// Floats of 16 bits: IEEE's (5 bits of exponent) and the upper half of a float32.
#ifndef LGS_HALVES_H
#define LGS_HALVES_H

#include <stdint.h>

typedef union { float f; uint32_t u; } lgs_float_bits;

// Branch-free, so that loops over them become vectors.
static inline __attribute__((always_inline)) float lgs_from_half(uint16_t half) {
  uint32_t bits = (uint32_t)(half & 0x7fff) << 13, exponent = bits & 0x0f800000;
  lgs_float_bits normal = {.u = bits + 0x38000000}, small = {.u = bits + 0x38800000};
  small.f -= 6.103515625e-05f;
  normal.u += exponent == 0x0f800000 ? 0x38000000 : 0;
  lgs_float_bits result = {.u = (exponent == 0 ? small.u : normal.u) | (uint32_t)(half & 0x8000) << 16};
  return result.f;
}

// Rounds to the nearest, halves to even; what is too large becomes infinite.
static inline __attribute__((always_inline)) uint16_t lgs_to_half(float value) {
  lgs_float_bits x = {.f = value};
  uint32_t sign = x.u & 0x80000000;
  x.u ^= sign;
  lgs_float_bits small = {.f = x.f + 0.5f};
  uint32_t tiny = small.u - 0x3f000000;
  uint32_t normal = (x.u + 0xc8000fff + (x.u >> 13 & 1)) >> 13;
  uint32_t large = x.u > 0x7f800000 ? 0x7e00 : 0x7c00;
  uint32_t result = x.u >= 0x47800000 ? large : x.u < 0x38800000 ? tiny : normal;
  return (uint16_t)(result | sign >> 16);
}

static inline __attribute__((always_inline)) float lgs_from_bfloat(uint16_t half) {
  lgs_float_bits result = {.u = (uint32_t)half << 16};
  return result.f;
}

static inline __attribute__((always_inline)) uint16_t lgs_to_bfloat(float value) {
  lgs_float_bits x = {.f = value};
  uint32_t rounded = (x.u + 0x7fff + (x.u >> 16 & 1)) >> 16;
  return (uint16_t)(value != value ? 0x7fc0 : rounded);
}

#endif
