#include "windows.h"

#include <math.h>

#include "kernels.h"
#include "storage.h"

// The steps of a window that lie inside a side of `size` elements, from its first one at `start`.
static void clip(int64_t start, int64_t step, int64_t count, int64_t size, int64_t *first, int64_t *last) {
  *first = start < 0 ? (-start + step - 1) / step : 0;
  int64_t room = size - 1 - start;
  int64_t end = room < 0 ? 0 : room / step + 1;
  *last = end < count ? end : count;
}

#define LARGEST(NAME, T, IS_NAN)                                                                          \
  static bool NAME(const lgs_windows *w, const T *in, int64_t planes, T *out, int64_t *places) {          \
    for (int64_t plane = 0; plane < planes; plane++, in += w->input.rows * w->input.columns) {            \
      for (int64_t row = 0; row < w->output.rows; row++) {                                                \
        int64_t top = row * w->stride.rows - w->padding.rows, r0, r1;                                     \
        clip(top, w->dilation.rows, w->kernel.rows, w->input.rows, &r0, &r1);                             \
        for (int64_t column = 0; column < w->output.columns; column++) {                                  \
          int64_t left = column * w->stride.columns - w->padding.columns, c0, c1;                         \
          clip(left, w->dilation.columns, w->kernel.columns, w->input.columns, &c0, &c1);                 \
          int64_t best = -1;                                                                              \
          T most = 0;                                                                                     \
          for (int64_t r = r0; r < r1; r++) {                                                             \
            int64_t at = (top + r * w->dilation.rows) * w->input.columns + left + c0 * w->dilation.columns; \
            for (int64_t c = c0; c < c1; c++, at += w->dilation.columns) {                                \
              T x = in[at];                                                                               \
              if (x > most || best < 0 || IS_NAN) { most = x; best = at; }                                \
            }                                                                                             \
          }                                                                                               \
          *out++ = most;                                                                                  \
          *places++ = best < 0 ? 0 : best;                                                                \
        }                                                                                                 \
      }                                                                                                   \
      if ((plane & 7) == 7 && lgs_interrupt_requested()) return false;                                    \
    }                                                                                                     \
    return true;                                                                                          \
  }
LARGEST(largest_f32, float, x != x)
LARGEST(largest_f64, double, x != x)
LARGEST(largest_i64, int64_t, false)

bool lgs_pool_largest(
    const lgs_windows *w, int32_t dtype, const void *in, int64_t planes, void *out, int64_t *places) {
  if (dtype == lgs_float32) return largest_f32(w, in, planes, out, places);
  if (dtype == lgs_float64) return largest_f64(w, in, planes, out, places);
  return largest_i64(w, in, planes, out, places);
}

#define ADD_AT(T)                                                                     \
  do {                                                                                \
    T *to = out;                                                                      \
    const T *from = in;                                                               \
    for (int64_t plane = 0; plane < planes; plane++, to += size) {                    \
      for (int64_t i = 0; i < count; i++) to[*places++] += *from++;                   \
    }                                                                                 \
  } while (0)

void lgs_add_at_places(
    int32_t dtype, void *out, int64_t size, const void *in, const int64_t *places, int64_t count, int64_t planes) {
  if (dtype == lgs_float32) ADD_AT(float);
  else ADD_AT(double);
}
