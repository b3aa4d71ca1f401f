// Loops over elements, one table per instruction set. Strides count elements; a stride of 0 repeats one operand.
#ifndef LGS_KERNELS_H
#define LGS_KERNELS_H

#include <stdbool.h>
#include <stdint.h>

#define LGS_ENUM(name) typedef enum __attribute__((enum_extensibility(closed))) name : int32_t

// In the order of the Swift enum DType: first the wide types, which have kernels, then the narrow ones, which are only
// stored: loops over them convert a run at a time to the wide type of their column (lgs_iterate_staged).
enum {
  lgs_bool, lgs_int64, lgs_float32, lgs_float64, LGS_DTYPE_COUNT,
  lgs_uint8 = LGS_DTYPE_COUNT, lgs_int8, lgs_int16, lgs_int32, lgs_float16, lgs_bfloat16, LGS_STORED_COUNT
};

static inline int32_t lgs_column(int32_t dtype) {
  return dtype < LGS_DTYPE_COUNT ? dtype : dtype < lgs_float16 ? lgs_int64 : lgs_float32;
}

// One operand, result of the same dtype.
LGS_ENUM(lgs_unary) {
  lgs_unary_copy, lgs_unary_neg, lgs_unary_abs, lgs_unary_sign, lgs_unary_square, lgs_unary_reciprocal,
  lgs_unary_exp, lgs_unary_expm1, lgs_unary_log, lgs_unary_log1p, lgs_unary_log2, lgs_unary_log10,
  lgs_unary_sqrt, lgs_unary_rsqrt, lgs_unary_sin, lgs_unary_cos, lgs_unary_tan, lgs_unary_tanh,
  lgs_unary_sinh, lgs_unary_cosh,
  lgs_unary_sigmoid, lgs_unary_relu, lgs_unary_floor, lgs_unary_ceil, lgs_unary_round, lgs_unary_trunc,
  lgs_unary_erf, lgs_unary_softplus, lgs_unary_silu, lgs_unary_gelu, lgs_unary_bitnot
} lgs_unary;
enum { LGS_UNARY_COUNT = lgs_unary_bitnot + 1 };

// One operand, bool result.
LGS_ENUM(lgs_predicate) {
  lgs_predicate_isnan, lgs_predicate_isinf, lgs_predicate_isfinite, lgs_predicate_logical_not
} lgs_predicate;
enum { LGS_PREDICATE_COUNT = lgs_predicate_logical_not + 1 };

// Two operands, result of the same dtype. The *_grad kernels take (gradient, saved value); `bce` takes
// (input, target).
LGS_ENUM(lgs_binary) {
  lgs_binary_add, lgs_binary_sub, lgs_binary_mul, lgs_binary_div, lgs_binary_floordiv, lgs_binary_remainder,
  lgs_binary_pow, lgs_binary_maximum, lgs_binary_minimum, lgs_binary_bitand, lgs_binary_bitor, lgs_binary_bitxor,
  lgs_binary_sigmoid_grad, lgs_binary_tanh_grad, lgs_binary_relu_grad, lgs_binary_square_difference,
  lgs_binary_bce, lgs_binary_lshift, lgs_binary_rshift
} lgs_binary;
enum { LGS_BINARY_COUNT = lgs_binary_rshift + 1 };

// Two operands, bool result.
LGS_ENUM(lgs_compare) {
  lgs_compare_eq, lgs_compare_ne, lgs_compare_lt, lgs_compare_le, lgs_compare_gt, lgs_compare_ge,
  lgs_compare_and, lgs_compare_or, lgs_compare_xor
} lgs_compare;
enum { LGS_COMPARE_COUNT = lgs_compare_xor + 1 };

// Three operands. `where` takes a bool condition first; `clamp` (x, low, high), `addcmul` (x, a, b),
// `bce_grad` (input, target, gradient).
LGS_ENUM(lgs_ternary) {
  lgs_ternary_where, lgs_ternary_clamp, lgs_ternary_addcmul, lgs_ternary_bce_grad
} lgs_ternary;
enum { LGS_TERNARY_COUNT = lgs_ternary_bce_grad + 1 };

typedef void (*lgs_unary_kernel)(void *out, int64_t so, const void *a, int64_t sa, int64_t n);
typedef void (*lgs_binary_kernel)(
    void *out, int64_t so, const void *a, int64_t sa, const void *b, int64_t sb, int64_t n);
typedef void (*lgs_ternary_kernel)(
    void *out, int64_t so, const void *a, int64_t sa, const void *b, int64_t sb, const void *c, int64_t sc, int64_t n);

// A reduction over the middle dimension of a contiguous [outer, n, inner] block.
LGS_ENUM(lgs_reduction) {
  lgs_reduction_prod, lgs_reduction_max, lgs_reduction_min, lgs_reduction_all, lgs_reduction_any
} lgs_reduction;
enum { LGS_REDUCTION_COUNT = lgs_reduction_any + 1 };

// all and any write bool; argmax and argmin write int64; the others the dtype of the input.
typedef void (*lgs_reduction_kernel)(void *out, const void *in, int64_t outer, int64_t n, int64_t inner);

// Softmax, or its logarithm, of rows of n contiguous elements; the same over the middle dimension of a contiguous
// [outer, n, inner] block; the gradient along rows from that of the result and the result.
typedef void (*lgs_softmax_kernel)(void *out, const void *in, int64_t rows, int64_t n, bool logarithm);
typedef void (*lgs_softmax_columns_kernel)(
    void *out, const void *in, int64_t outer, int64_t n, int64_t inner, bool logarithm);
typedef void (*lgs_softmax_grad_kernel)(
    void *out, const void *gradient, const void *result, int64_t rows, int64_t n, bool logarithm);

// The lengths of rows of n contiguous numbers.
typedef void (*lgs_row_kernel)(void *out, const void *in, int64_t rows, int64_t n);

// Variance, or its root, over the middle dimension, of float32 numbers in double precision.
typedef void (*lgs_variance_kernel)(
    void *out, const void *in, int64_t outer, int64_t n, int64_t inner, double correction, bool root);

// Adds the sums of a two-dimensional window onto `out`: n0 elements with stride s0 for each of n1 rows with stride s1.
// `o1` is the stride of `out` along the rows (0: all rows add to one element). PyTorch's order of additions.
typedef void (*lgs_sum_kernel)(void *out, int64_t o1, const void *in, int64_t s0, int64_t n0, int64_t s1, int64_t n1);

// Where a thread's part of a large product keeps copies of its operands: strips of 64 bytes of columns, and rows.
enum { LGS_GEMM_DEPTH = 192, LGS_GEMM_STRIPS = 64, LGS_GEMM_ROWS = 96 };
typedef struct {
  _Alignas(64) char columns[LGS_GEMM_DEPTH * LGS_GEMM_STRIPS * 64];
  _Alignas(64) char rows[LGS_GEMM_DEPTH * LGS_GEMM_ROWS * 8];
} lgs_gemm_space;

// c[m,n] = a[m,k] b[k,n], added to c where `accumulate`. The rows of c lie `ldc` elements apart, n unless the product is
// a large one (4 rows or more, 12 columns or more, k > 1); a and b have any row and column strides.
typedef void (*lgs_gemm_kernel)(
    int64_t m, int64_t n, int64_t k, const void *a, int64_t rsa, int64_t csa, const void *b, int64_t rsb, int64_t csb,
    void *c, int64_t ldc, bool accumulate, lgs_gemm_space *space);

// The same by two threads when the product is large; every element is computed as by one. `size` is that of an element.
// c is contiguous.
void lgs_gemm_by_parts(
    lgs_gemm_kernel kernel, int64_t size, int64_t m, int64_t n, int64_t k, const void *a, int64_t rsa, int64_t csa,
    const void *b, int64_t rsb, int64_t csb, void *c, bool accumulate);

// One step of stochastic gradient descent over n elements. `momentum_buffer` is NULL without momentum.
typedef struct {
  double lr, momentum, dampening, weight_decay;
  bool nesterov, maximize, first_step;
} lgs_sgd_options;
typedef void (*lgs_sgd_kernel)(
    void *parameter, const void *gradient, void *momentum_buffer, int64_t n, const lgs_sgd_options *options);

// One step of Adam; `decoupled` decay makes it AdamW. `largest` is NULL without amsgrad. `step` counts from 1.
typedef struct {
  double lr, beta1, beta2, eps, weight_decay;
  int64_t step;
  bool maximize, decoupled;
} lgs_adam_options;
typedef void (*lgs_adam_kernel)(
    void *parameter, const void *gradient, void *average, void *square_average, void *largest, int64_t n,
    const lgs_adam_options *options);

typedef struct {
  lgs_unary_kernel unary[LGS_UNARY_COUNT][LGS_DTYPE_COUNT];
  lgs_unary_kernel predicate[LGS_PREDICATE_COUNT][LGS_DTYPE_COUNT];
  lgs_unary_kernel cast[LGS_STORED_COUNT][LGS_STORED_COUNT];  // [to][from]
  lgs_binary_kernel binary[LGS_BINARY_COUNT][LGS_DTYPE_COUNT];
  lgs_binary_kernel compare[LGS_COMPARE_COUNT][LGS_DTYPE_COUNT];
  lgs_ternary_kernel ternary[LGS_TERNARY_COUNT][LGS_DTYPE_COUNT];
  lgs_reduction_kernel reduction[LGS_REDUCTION_COUNT][LGS_DTYPE_COUNT];
  lgs_reduction_kernel argmax[LGS_DTYPE_COUNT];
  lgs_reduction_kernel argmin[LGS_DTYPE_COUNT];
  lgs_reduction_kernel cumsum[LGS_DTYPE_COUNT];
  lgs_sum_kernel sum[LGS_DTYPE_COUNT];
  lgs_softmax_kernel softmax[LGS_DTYPE_COUNT];
  lgs_softmax_columns_kernel softmax_columns[LGS_DTYPE_COUNT];
  lgs_softmax_grad_kernel softmax_grad[LGS_DTYPE_COUNT];
  lgs_row_kernel row_lengths[LGS_DTYPE_COUNT];
  lgs_variance_kernel variance_f32;
  // Tempers n words of the generator's state: uniform numbers of 24 bits, times the width, plus the start.
  void (*uniform_run)(float *out, const uint32_t *state, int64_t n, float from, float width);
  lgs_gemm_kernel gemm[LGS_DTYPE_COUNT];
  bool (*all_zero_or_one)(const float *x, int64_t n);
  bool (*in_unit_interval)(const float *x, int64_t n);
  void (*bce_binary)(float *out, const float *p, const float *y, int64_t n);
  void (*normal_block)(float *uniforms, float mean, float deviation);
  lgs_sgd_kernel sgd[LGS_DTYPE_COUNT];
  lgs_adam_kernel adam[LGS_DTYPE_COUNT];
} lgs_kernels;

// The table for this machine.
extern const lgs_kernels *lgs_active_kernels;

// Each gives NULL where the operation does not exist for the dtype; for a narrow one, the kernel of its wide type.
static inline lgs_unary_kernel lgs_unary_for(lgs_unary op, int32_t dtype) {
  return lgs_active_kernels->unary[op][lgs_column(dtype)];
}
static inline lgs_unary_kernel lgs_predicate_for(lgs_predicate op, int32_t dtype) {
  return lgs_active_kernels->predicate[op][lgs_column(dtype)];
}
static inline lgs_unary_kernel lgs_cast_for(int32_t to, int32_t from) { return lgs_active_kernels->cast[to][from]; }
static inline lgs_binary_kernel lgs_binary_for(lgs_binary op, int32_t dtype) {
  return lgs_active_kernels->binary[op][lgs_column(dtype)];
}
static inline lgs_binary_kernel lgs_compare_for(lgs_compare op, int32_t dtype) {
  return lgs_active_kernels->compare[op][lgs_column(dtype)];
}
static inline lgs_ternary_kernel lgs_ternary_for(lgs_ternary op, int32_t dtype) {
  return lgs_active_kernels->ternary[op][lgs_column(dtype)];
}
static inline lgs_sum_kernel lgs_sum_for(int32_t dtype) { return lgs_active_kernels->sum[lgs_column(dtype)]; }
static inline lgs_softmax_kernel lgs_softmax_for(int32_t dtype) { return lgs_active_kernels->softmax[lgs_column(dtype)]; }
static inline lgs_softmax_columns_kernel lgs_softmax_columns_for(int32_t dtype) {
  return lgs_active_kernels->softmax_columns[lgs_column(dtype)];
}
static inline lgs_softmax_grad_kernel lgs_softmax_grad_for(int32_t dtype) {
  return lgs_active_kernels->softmax_grad[lgs_column(dtype)];
}
static inline lgs_row_kernel lgs_row_lengths_for(int32_t dtype) { return lgs_active_kernels->row_lengths[lgs_column(dtype)]; }
static inline lgs_reduction_kernel lgs_argmax_for(int32_t dtype) { return lgs_active_kernels->argmax[lgs_column(dtype)]; }
static inline lgs_reduction_kernel lgs_argmin_for(int32_t dtype) { return lgs_active_kernels->argmin[lgs_column(dtype)]; }
static inline lgs_reduction_kernel lgs_cumsum_for(int32_t dtype) { return lgs_active_kernels->cumsum[lgs_column(dtype)]; }
static inline lgs_gemm_kernel lgs_gemm_for(int32_t dtype) { return lgs_active_kernels->gemm[lgs_column(dtype)]; }
static inline lgs_reduction_kernel lgs_reduction_for(lgs_reduction op, int32_t dtype) {
  return lgs_active_kernels->reduction[op][lgs_column(dtype)];
}

#endif
