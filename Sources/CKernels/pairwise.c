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
