// MT19937 and the ways PyTorch turns its output into numbers.
#ifndef LGS_RANDOM_H
#define LGS_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  uint32_t state[624];
  int32_t next;            // 624: the state has to be advanced first
  bool has_normal;         // a second Box-Muller value is waiting
  double normal;
} lgs_generator;

void lgs_generator_seed(lgs_generator *g, uint32_t seed);
uint32_t lgs_generator_next32(lgs_generator *g);

// Uniform in [0, 1) with 24 and 53 random bits.
float lgs_uniform_float32(lgs_generator *g);
double lgs_uniform_float64(lgs_generator *g);

// One standard normal number by Box-Muller in double precision, two from each pair of uniforms.
double lgs_normal_float64(lgs_generator *g);

void lgs_fill_uniform_float32(lgs_generator *g, float *out, int64_t n, float from, float to);
void lgs_fill_uniform_float64(lgs_generator *g, double *out, int64_t n, double from, double to);

// Normal numbers. From 16 elements on they are made in blocks of 16, as PyTorch's vector code does.
void lgs_fill_normal_float32(lgs_generator *g, float *out, int64_t n, float mean, float deviation);
void lgs_fill_normal_float64(lgs_generator *g, double *out, int64_t n, double mean, double deviation);

#endif
