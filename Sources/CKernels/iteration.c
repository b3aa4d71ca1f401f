#include "iteration.h"

#include <string.h>

#include "storage.h"

// A description of one pass: dimensions of size 1 dropped, neighbours merged where every operand allows it.
typedef struct {
  int operands;
  int rank;
  int64_t sizes[LGS_MAX_RANK];
  int64_t strides[4][LGS_MAX_RANK];
  const char *base[4];
  int64_t bytes[4];
} lgs_pass;

static bool mergeable(
    const lgs_pass *p, int axis, const int64_t *sizes, const int64_t *strides, int64_t rank, int64_t next) {
  for (int i = 0; i < p->operands; i++) {
    if (p->strides[i][axis] != strides[i * rank + next] * sizes[next]) return false;
  }
  return true;
}

static void prepare(lgs_pass *p, int64_t rank, const int64_t *sizes, const int64_t *strides) {
  p->rank = 0;
  for (int64_t d = 0; d < rank; d++) {
    if (sizes[d] == 1) continue;
    if (p->rank > 0 && mergeable(p, p->rank - 1, sizes, strides, rank, d)) {
      p->sizes[p->rank - 1] *= sizes[d];
    } else {
      p->sizes[p->rank] = sizes[d];
      p->rank += 1;
    }
    for (int i = 0; i < p->operands; i++) p->strides[i][p->rank - 1] = strides[i * rank + d];
  }
  if (p->rank == 0) {
    p->rank = 1;
    p->sizes[0] = 1;
    for (int i = 0; i < p->operands; i++) p->strides[i][0] = 1;
  }
}

static bool is_empty(int64_t rank, const int64_t *sizes) {
  for (int64_t d = 0; d < rank; d++) {
    if (sizes[d] == 0) return true;
  }
  return false;
}

// The odometer: steps the outer dimensions and moves every operand; false after the last row.
static bool advance(const lgs_pass *p, int64_t *position, const char **at) {
  for (int d = p->rank - 2; d >= 0; d--) {
    position[d] += 1;
    for (int i = 0; i < p->operands; i++) at[i] += p->strides[i][d] * p->bytes[i];
    if (position[d] < p->sizes[d]) return true;
    for (int i = 0; i < p->operands; i++) at[i] -= p->sizes[d] * p->strides[i][d] * p->bytes[i];
    position[d] = 0;
  }
  return false;
}

// Runs CALL(at, strides of the inner dimension, length) for pieces of at most LGS_CHUNK elements.
#define LGS_RUN(p, CALL)                                                              \
  int64_t position[LGS_MAX_RANK] = {0};                                               \
  const char *row[4] = {p.base[0], p.base[1], p.base[2], p.base[3]};                  \
  int inner = p.rank - 1;                                                             \
  int64_t length = p.sizes[inner], since_poll = 0;                                    \
  do {                                                                                \
    const char *at[4] = {row[0], row[1], row[2], row[3]};                             \
    for (int64_t done = 0; done < length;) {                                          \
      int64_t n = length - done < LGS_CHUNK ? length - done : LGS_CHUNK;              \
      CALL;                                                                           \
      done += n;                                                                      \
      since_poll += n;                                                                \
      if (since_poll >= LGS_CHUNK) {                                                  \
        since_poll = 0;                                                               \
        if (interruptible && lgs_interrupt_requested()) return false;                 \
      }                                                                               \
      for (int i = 0; i < p.operands; i++) at[i] += n * p.strides[i][inner] * p.bytes[i]; \
    }                                                                                 \
  } while (advance(&p, position, row));                                               \
  return true;

bool lgs_iterate_unary(
    lgs_unary_kernel kernel, int64_t rank, const int64_t *sizes, const int64_t *strides, const int64_t *bytes,
    void *out, const void *a, bool interruptible) {
  if (is_empty(rank, sizes)) return true;
  lgs_pass p = {.operands = 2, .base = {out, a}, .bytes = {bytes[0], bytes[1]}};
  prepare(&p, rank, sizes, strides);
  LGS_RUN(p, kernel((void *)at[0], p.strides[0][inner], at[1], p.strides[1][inner], n))
}

bool lgs_iterate_binary(
    lgs_binary_kernel kernel, int64_t rank, const int64_t *sizes, const int64_t *strides, const int64_t *bytes,
    void *out, const void *a, const void *b) {
  if (is_empty(rank, sizes)) return true;
  const bool interruptible = true;
  lgs_pass p = {.operands = 3, .base = {out, a, b}, .bytes = {bytes[0], bytes[1], bytes[2]}};
  prepare(&p, rank, sizes, strides);
  LGS_RUN(p, kernel((void *)at[0], p.strides[0][inner], at[1], p.strides[1][inner], at[2], p.strides[2][inner], n))
}

bool lgs_iterate_ternary(
    lgs_ternary_kernel kernel, int64_t rank, const int64_t *sizes, const int64_t *strides, const int64_t *bytes,
    void *out, const void *a, const void *b, const void *c) {
  if (is_empty(rank, sizes)) return true;
  const bool interruptible = true;
  lgs_pass p = {.operands = 4, .base = {out, a, b, c}, .bytes = {bytes[0], bytes[1], bytes[2], bytes[3]}};
  prepare(&p, rank, sizes, strides);
  LGS_RUN(p, kernel((void *)at[0], p.strides[0][inner], at[1], p.strides[1][inner], at[2], p.strides[2][inner],
                    at[3], p.strides[3][inner], n))
}

// Elements that are converted at a time: few enough for the nearest cache.
enum { STAGE_RUN = 512 };

// Runs the kernel over one piece of the innermost dimension.
static void run_staged(
    const lgs_stage *s, int operands, const int64_t *bytes, const char *const *from, const int64_t *strides, int64_t n) {
  double converted[4][STAGE_RUN];
  const char *at[4] = {from[0], from[1], from[2], from[3]};
  for (int64_t done = 0; done < n; done += STAGE_RUN) {
    int64_t count = n - done < STAGE_RUN ? n - done : STAGE_RUN;
    const void *in[4] = {0};
    int64_t step[4] = {0};
    for (int i = 1; i < operands; i++) {
      in[i] = at[i];
      step[i] = strides[i];
      if (s->enter[i - 1]) {
        s->enter[i - 1](converted[i], 1, at[i], strides[i], count);
        in[i] = converted[i];
        step[i] = 1;
      }
    }
    void *out = s->leave ? (void *)converted[0] : (void *)at[0];
    int64_t out_step = s->leave ? 1 : strides[0];
    if (s->one) s->one(out, out_step, in[1], step[1], count);
    else if (s->two) s->two(out, out_step, in[1], step[1], in[2], step[2], count);
    else s->three(out, out_step, in[1], step[1], in[2], step[2], in[3], step[3], count);
    if (s->leave) s->leave((void *)at[0], strides[0], converted[0], 1, count);
    for (int i = 0; i < operands; i++) at[i] += count * strides[i] * bytes[i];
  }
}

bool lgs_iterate_staged(
    const lgs_stage *stage, int64_t rank, const int64_t *sizes, const int64_t *strides, const int64_t *bytes, void *out,
    const void *a, const void *b, const void *c) {
  if (is_empty(rank, sizes)) return true;
  const bool interruptible = true;
  lgs_pass p = {.operands = stage->one ? 2 : stage->two ? 3 : 4, .base = {out, a, b, c}};
  for (int i = 0; i < p.operands; i++) p.bytes[i] = bytes[i];
  prepare(&p, rank, sizes, strides);
  int64_t steps[4] = {0};
  for (int i = 0; i < p.operands; i++) steps[i] = p.strides[i][p.rank - 1];
  LGS_RUN(p, run_staged(stage, p.operands, p.bytes, at, steps, n))
}

// Sums run over the first two dimensions at once; the others are the odometer's, here counted from the front.
bool lgs_iterate_sum(
    lgs_sum_kernel kernel, int64_t rank, const int64_t *sizes, const int64_t *strides, int64_t bytes, void *out,
    const void *in) {
  if (is_empty(rank, sizes)) return true;
  int64_t n0 = rank > 0 ? sizes[0] : 1, n1 = rank > 1 ? sizes[1] : 1;
  const int64_t *so = strides, *si = strides + rank;
  int64_t s0 = rank > 0 ? si[0] : 1, s1 = rank > 1 ? si[1] : 0, o0 = rank > 0 ? so[0] : 0, o1 = rank > 1 ? so[1] : 0;
  int64_t position[LGS_MAX_RANK] = {0};
  char *o = out;
  const char *i = in;
  for (;;) {
    if (o0 != 0) {
      // Nothing is summed along the first dimension: its elements become rows of length one.
      for (int64_t j = 0; j < n1; j++) {
        kernel(o + j * o1 * bytes, o0, i + j * s1 * bytes, 1, 1, s0, n0);
        if ((j & 1023) == 1023 && lgs_interrupt_requested()) return false;
      }
    } else {
      kernel(o, o1, i, s0, n0, s1, n1);
    }
    if (lgs_interrupt_requested()) return false;
    int64_t d = 2;
    for (; d < rank; d++) {
      position[d] += 1;
      o += so[d] * bytes;
      i += si[d] * bytes;
      if (position[d] < sizes[d]) break;
      o -= sizes[d] * so[d] * bytes;
      i -= sizes[d] * si[d] * bytes;
      position[d] = 0;
    }
    if (d >= rank) return true;
  }
}

void lgs_repeat_row(void *out, const void *row, int64_t rows, int64_t bytes) {
  char *to = out;
  if (bytes == sizeof(float)) {
    float value, *cells = out;
    memcpy(&value, row, sizeof value);
    for (int64_t i = 0; i < rows; i++) cells[i] = value;
    return;
  }
  for (int64_t i = 0; i < rows; i++) memcpy(to + i * bytes, row, (size_t)bytes);
}

bool lgs_map_float32(float (*function)(float), float *out, const float *a, int64_t n) {
  for (int64_t i = 0; i < n; i++) {
    out[i] = function(a[i]);
    if ((i & (LGS_CHUNK - 1)) == LGS_CHUNK - 1 && lgs_interrupt_requested()) return false;
  }
  return true;
}

bool lgs_map_float64(double (*function)(double), double *out, const double *a, int64_t n) {
  for (int64_t i = 0; i < n; i++) {
    out[i] = function(a[i]);
    if ((i & (LGS_CHUNK - 1)) == LGS_CHUNK - 1 && lgs_interrupt_requested()) return false;
  }
  return true;
}
