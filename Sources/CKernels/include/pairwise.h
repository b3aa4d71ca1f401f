// Sums in NumPy's order: blocks of 128 in eight lanes, halves added.
#ifndef LGS_PAIRWISE_H
#define LGS_PAIRWISE_H

#include <stdint.h>

float lgs_pairwise_sum_f32(const float *x, int64_t n);
double lgs_pairwise_sum_f64(const double *x, int64_t n);

#endif
