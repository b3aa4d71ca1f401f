#include "random.h"

#include <math.h>

#include "kernels.h"

#pragma clang fp contract(off)

enum { STATE = 624, SHIFT = 397, BLOCK = 16 };

void lgs_generator_seed(lgs_generator *g, uint32_t seed) {
  g->state[0] = seed;
  for (uint32_t i = 1; i < STATE; i++) g->state[i] = 1812433253u * (g->state[i - 1] ^ (g->state[i - 1] >> 30)) + i;
  g->next = STATE;
  g->has_normal = false;
  g->normal = 0;
}

static inline uint32_t twisted(uint32_t upper, uint32_t lower, uint32_t far) {
  uint32_t y = (upper & 0x80000000u) | (lower & 0x7fffffffu);
  return far ^ (y >> 1) ^ (0u - (y & 1) & 0x9908b0dfu);
}

static void advance(lgs_generator *g) {
  uint32_t *s = g->state;
  // Words are read before those that replace them are needed: runs of 227 and fewer become vectors.
  _Pragma("clang loop vectorize(assume_safety)") for (int i = 0; i < STATE - SHIFT; i++)
    s[i] = twisted(s[i], s[i + 1], s[i + SHIFT]);
  _Pragma("clang loop vectorize(assume_safety)") for (int i = STATE - SHIFT; i < STATE - 1; i++)
    s[i] = twisted(s[i], s[i + 1], s[i - (STATE - SHIFT)]);
  s[STATE - 1] = twisted(s[STATE - 1], s[0], s[SHIFT - 1]);
  g->next = 0;
}

uint32_t lgs_generator_next32(lgs_generator *g) {
  if (g->next >= STATE) advance(g);
  uint32_t y = g->state[g->next++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

float lgs_uniform_float32(lgs_generator *g) {
  return (float)(lgs_generator_next32(g) & 0xffffffu) * 0x1p-24f;
}

double lgs_uniform_float64(lgs_generator *g) {
  uint64_t high = lgs_generator_next32(g), low = lgs_generator_next32(g);
  return (double)(((high << 32) | low) & 0x1fffffffffffffu) * 0x1p-53;
}

double lgs_normal_float64(lgs_generator *g) {
  if (g->has_normal) {
    g->has_normal = false;
    return g->normal;
  }
  double u1 = lgs_uniform_float64(g), u2 = lgs_uniform_float64(g);
  double radius = sqrt(-2.0 * log1p(-u2)), theta = 2.0 * M_PI * u1;
  g->normal = radius * sin(theta);
  g->has_normal = true;
  return radius * cos(theta);
}

void lgs_fill_uniform_float32(lgs_generator *g, float *out, int64_t n, float from, float to) {
  float width = to - from;
  while (n > 0) {
    if (g->next >= STATE) advance(g);
    int64_t run = n < STATE - g->next ? n : STATE - g->next;
    lgs_active_kernels->uniform_run(out, g->state + g->next, run, from, width);
    g->next += (int32_t)run;
    out += run;
    n -= run;
  }
}

void lgs_fill_uniform_float64(lgs_generator *g, double *out, int64_t n, double from, double to) {
  double width = to - from;
  for (int64_t i = 0; i < n; i++) out[i] = fma(lgs_uniform_float64(g), width, from);
}

void lgs_fill_normal_float32(lgs_generator *g, float *out, int64_t n, float mean, float deviation) {
  if (n < BLOCK) {
    for (int64_t i = 0; i < n; i++) out[i] = (float)(lgs_normal_float64(g) * (double)deviation + (double)mean);
    return;
  }
  lgs_fill_uniform_float32(g, out, n, 0, 1);
  int64_t i = 0;
  for (; i + BLOCK <= n; i += BLOCK) lgs_active_kernels->normal_block(out + i, mean, deviation);
  if (i < n) {
    lgs_fill_uniform_float32(g, out + n - BLOCK, BLOCK, 0, 1);
    lgs_active_kernels->normal_block(out + n - BLOCK, mean, deviation);
  }
}

static void normal_block_float64(double *d, double mean, double deviation) {
  for (int j = 0; j < BLOCK / 2; j++) {
    double u1 = 1.0 - d[j], u2 = d[j + BLOCK / 2];
    double radius = sqrt(-2.0 * log(u1)), theta = 2.0 * M_PI * u2;
    d[j] = radius * cos(theta) * deviation + mean;
    d[j + BLOCK / 2] = radius * sin(theta) * deviation + mean;
  }
}

void lgs_fill_normal_float64(lgs_generator *g, double *out, int64_t n, double mean, double deviation) {
  if (n < BLOCK) {
    for (int64_t i = 0; i < n; i++) out[i] = lgs_normal_float64(g) * deviation + mean;
    return;
  }
  lgs_fill_uniform_float64(g, out, n, 0, 1);
  int64_t i = 0;
  for (; i + BLOCK <= n; i += BLOCK) normal_block_float64(out + i, mean, deviation);
  if (i < n) {
    lgs_fill_uniform_float64(g, out + n - BLOCK, BLOCK, 0, 1);
    normal_block_float64(out + n - BLOCK, mean, deviation);
  }
}
