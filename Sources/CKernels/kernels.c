// The loops of kernels.inc, compiled for the plain target and, on x86-64, for AVX2 with fused multiply-add.
#include "kernels.h"

#include <math.h>
#include <string.h>

#include "halves.h"
#include "storage.h"

// Products and sums stay separate operations unless FMA is written: results must not depend on the optimiser.
#pragma clang fp contract(off)

// Vectors wider than the plain target's registers are passed between static functions only.
#pragma clang diagnostic ignored "-Wpsabi"

// Loops that call the C library stay scalar.
#pragma clang diagnostic ignored "-Wpass-failed"

#define INLINE static inline __attribute__((always_inline))
#define PASTE2(a, b) a##_##b
#define PASTE(a, b) PASTE2(a, b)
#define FN(name) PASTE(name, TARGET)

#define TARGET base
#if defined(__aarch64__)
#define FMA(a, b, c) __builtin_fmaf(a, b, c)
#define DOUBLE_FMA(a, b, c) __builtin_fma(a, b, c)
#define VECTOR_FMA(a, b, c) __builtin_elementwise_fma(a, b, c)
#else
#define FMA(a, b, c) ((a) * (b) + (c))
#define DOUBLE_FMA(a, b, c) ((a) * (b) + (c))
#define VECTOR_FMA(a, b, c) ((a) * (b) + (c))
#endif
#include "float32.inc"
#include "wide.inc"
#include "elementwise.inc"
#include "reductions.inc"
#include "softmax.inc"
#include "gemm.inc"
#include "normal.inc"
#include "optimizers.inc"
#include "table.inc"
#undef FMA
#undef DOUBLE_FMA
#undef VECTOR_FMA
#undef TARGET

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define TARGET avx2
#define FMA(a, b, c) __builtin_fmaf(a, b, c)
#define DOUBLE_FMA(a, b, c) __builtin_fma(a, b, c)
#define VECTOR_FMA(a, b, c) __builtin_elementwise_fma(a, b, c)
#include "float32.inc"
#include "wide.inc"
#include "elementwise.inc"
#include "reductions.inc"
#include "softmax.inc"
#include "gemm.inc"
#include "normal.inc"
#include "optimizers.inc"
#include "table.inc"
#undef FMA
#undef DOUBLE_FMA
#undef VECTOR_FMA
#undef TARGET
#pragma clang attribute pop
#endif

const lgs_kernels *lgs_active_kernels = &table_base;

#if defined(__x86_64__)
// Before main: no kernel call has to ask whether the choice was made.
__attribute__((constructor)) static void choose_kernels(void) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) lgs_active_kernels = &table_avx2;
}
#endif
