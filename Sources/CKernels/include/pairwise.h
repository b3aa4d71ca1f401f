// Sums in the orders of others: NumPy's of arrays, PyTorch's of losses over classes.
#ifndef LGS_PAIRWISE_H
#define LGS_PAIRWISE_H

#include <stdint.h>

// Blocks of 128 in eight lanes, halves added.
float lgs_pairwise_sum_f32(const float *x, int64_t n);
double lgs_pairwise_sum_f64(const double *x, int64_t n);

// After every 16 elements (more of them where there are very many) a partial sum moves up one of 8 levels.
float lgs_level_sum_f32(const float *x, int64_t n);
double lgs_level_sum_f64(const double *x, int64_t n);

#endif
