// Orders of elements: stable, nan behind all numbers (before them when descending), 0.0 and -0.0 equal.
#ifndef LGS_ORDERING_H
#define LGS_ORDERING_H

#include <stdbool.h>
#include <stdint.h>

typedef enum __attribute__((enum_extensibility(closed))) lgs_outcome : int32_t {
  lgs_outcome_done, lgs_outcome_interrupted, lgs_outcome_no_memory
} lgs_outcome;

// The positions that put `n` elements, `stride` apart, in order.
lgs_outcome lgs_argsort(
    int64_t *order, const void *in, int64_t stride, int64_t n, int32_t dtype, bool descending);

// The first `k` of those positions.
lgs_outcome lgs_argsort_first(
    int64_t *order, int64_t k, const void *in, int64_t stride, int64_t n, int32_t dtype, bool descending);

// The elements themselves in ascending order; `out` is contiguous.
lgs_outcome lgs_sort(void *out, const void *in, int64_t stride, int64_t n, int32_t dtype);

// Of `n` contiguous elements in the order `order`: the position of the first of each different value, how often each
// occurs, and for every element the number of its value. Gives how many values there are, or -1 when Ctrl-C came; every nan
// is one of its own unless `joins_nans`.
int64_t lgs_group_equal(
    int64_t *chosen, int64_t *counts, int64_t *inverse, const int64_t *order, const void *in, int64_t n, int32_t dtype,
    bool joins_nans);

// The element at `k` in ascending order and the one before it (itself for k = 0). Puts `values`, which hold no nan, in
// another order. False when it was interrupted.
bool lgs_select(double *values, int64_t n, int64_t k, double *before, double *at);

#endif
