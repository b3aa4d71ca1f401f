#include "pairwise.h"

#define PAIRWISE(NAME, T)                                                                          \
  T NAME(const T *x, int64_t n) {                                                                  \
    T sum = 0;                                                                                     \
    int64_t i = 0;                                                                                 \
    if (n > 128) {                                                                                 \
      int64_t half = n / 2 - n / 2 % 8;                                                            \
      return NAME(x, half) + NAME(x + half, n - half);                                             \
    }                                                                                              \
    if (n >= 8) {                                                                                  \
      T lanes[8];                                                                                  \
      for (int l = 0; l < 8; l++) lanes[l] = x[l];                                                 \
      for (i = 8; i + 8 <= n; i += 8) {                                                            \
        for (int l = 0; l < 8; l++) lanes[l] += x[i + l];                                          \
      }                                                                                            \
      sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7])); \
    }                                                                                              \
    for (; i < n; i++) sum += x[i];                                                                \
    return sum;                                                                                    \
  }
PAIRWISE(lgs_pairwise_sum_f32, float)
PAIRWISE(lgs_pairwise_sum_f64, double)

#define LEVELS(NAME, T)                                                                            \
  T NAME(const T *x, int64_t n) {                                                                  \
    enum { levels = 8 };                                                                           \
    int bits = n > 1 ? 64 - __builtin_clzll((unsigned long long)(n - 1)) : 0;                      \
    int power = bits / levels < 4 ? 4 : bits / levels;                                             \
    int64_t mask = ((int64_t)1 << power) - 1;                                                      \
    T sums[levels] = {0}, sum = 0;                                                                 \
    for (int64_t i = 0; i < n; i++) {                                                              \
      sums[0] += x[i];                                                                             \
      for (int level = 0; level + 1 < levels && (i & mask << level * power) == 0; level++) {       \
        sums[level + 1] += sums[level];                                                            \
        sums[level] = 0;                                                                           \
      }                                                                                            \
    }                                                                                              \
    for (int level = 0; level < levels; level++) sum += sums[level];                               \
    return sum;                                                                                    \
  }
LEVELS(lgs_level_sum_f32, float)
LEVELS(lgs_level_sum_f64, double)
