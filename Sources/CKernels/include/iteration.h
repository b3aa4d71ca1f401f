// N-dimensional iteration: kernels run over the innermost dimension, or over everything when it is one run.
#ifndef LGS_ITERATION_H
#define LGS_ITERATION_H

#include "kernels.h"

enum { LGS_MAX_RANK = 64, LGS_CHUNK = 1 << 18 };

// Each returns false when the interrupt flag was raised between two chunks; the output is then incomplete.
// `interruptible` is false for copies into memory that a program can see.
// `strides` holds one row of `rank` element strides per operand, the output first; `bytes` one element size each.
bool lgs_iterate_unary(
    lgs_unary_kernel kernel, int64_t rank, const int64_t *sizes, const int64_t *strides, const int64_t *bytes,
    void *out, const void *a, bool interruptible);
bool lgs_iterate_binary(
    lgs_binary_kernel kernel, int64_t rank, const int64_t *sizes, const int64_t *strides, const int64_t *bytes,
    void *out, const void *a, const void *b);
bool lgs_iterate_ternary(
    lgs_ternary_kernel kernel, int64_t rank, const int64_t *sizes, const int64_t *strides, const int64_t *bytes,
    void *out, const void *a, const void *b, const void *c);

// A loop whose elements are stored in another dtype than its kernel computes in. One of the kernels is set.
typedef struct {
  lgs_unary_kernel one;
  lgs_binary_kernel two;
  lgs_ternary_kernel three;
  lgs_unary_kernel enter[3];  // converts an operand; NULL: it is read as it is
  lgs_unary_kernel leave;     // converts the result; NULL: it is written as it is
} lgs_stage;

// `a`, `b` and `c` as the kernel takes them; missing ones are NULL.
bool lgs_iterate_staged(
    const lgs_stage *stage, int64_t rank, const int64_t *sizes, const int64_t *strides, const int64_t *bytes, void *out,
    const void *a, const void *b, const void *c);

// Sums `in` onto the zero-filled `out`: `strides` of out first (0 along summed dimensions), then of in.
// The summed dimensions come first in `sizes`, as PyTorch orders them.
bool lgs_iterate_sum(
    lgs_sum_kernel kernel, int64_t rank, const int64_t *sizes, const int64_t *strides, int64_t bytes, void *out,
    const void *in);

// Copies one row of `bytes` bytes into each of `rows` consecutive rows.
void lgs_repeat_row(void *out, const void *row, int64_t rows, int64_t bytes);

// A C function of one number, applied to every element (operations without a loop of their own).
bool lgs_map_float32(float (*function)(float), float *out, const float *a, int64_t n);
bool lgs_map_float64(double (*function)(double), double *out, const double *a, int64_t n);

#endif
