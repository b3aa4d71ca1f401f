#include "include/image.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// What one pixel of a row or column is made of: `count` source pixels from `first` on.
typedef struct {
  int32_t first, count;
  double *weights;
} mix;

static double weight_at(enum draw_filter filter, double x) {
  x = fabs(x);
  if (x >= 1) return 0;
  return filter == draw_filter_hanning ? 0.5 + 0.5 * cos(M_PI * x) : 1 - x;
}

// The sources of pixel i, when `length` pixels from `start` on show `count` source pixels.
static bool mix_at(mix *m, enum draw_filter filter, int32_t i, double start, double length, int32_t count) {
  double step = count / length, place = (i + 0.5 - start) * step, radius = fmax(1, fabs(step));
  m->count = 0;
  if (!(place >= 0 && place < count)) return true;
  if (filter == draw_filter_nearest) {
    // On the border of two pixels matplotlib takes the one before it.
    m->first = (int32_t)fmax(0, ceil(place - 1e-6) - 1);
    m->count = 1;
    m->weights[0] = 1;
    return true;
  }
  double first = fmax(0, floor(place - radius)), last = fmin(count - 1, ceil(place + radius)), sum = 0;
  m->first = (int32_t)first;
  m->count = (int32_t)(last - first) + 1;
  for (int32_t k = 0; k < m->count; k++) sum += m->weights[k] = weight_at(filter, (first + k + 0.5 - place) / radius);
  if (sum == 0) return false;
  for (int32_t k = 0; k < m->count; k++) m->weights[k] /= sum;
  return true;
}

static void mixes_free(mix *mixes, int32_t count) {
  for (int32_t i = 0; mixes && i < count; i++) free(mixes[i].weights);
  free(mixes);
}

static mix *make_mixes(enum draw_filter filter, int32_t pixels, double start, double length, int32_t count) {
  mix *mixes = calloc((size_t)pixels, sizeof *mixes);
  size_t most = (size_t)fmin(2 * fmax(1, fabs(count / length)) + 4, count + 4.0);
  for (int32_t i = 0; mixes && i < pixels; i++) {
    mixes[i].weights = calloc(most, sizeof(double));
    if (!mixes[i].weights) {
      mixes_free(mixes, pixels);
      return NULL;
    }
    mix_at(&mixes[i], filter, i, start, length, count);
  }
  return mixes;
}

static inline uint8_t byte(double v) { return v <= 0 ? 0 : v >= 255 ? 255 : (uint8_t)(v + 0.5); }

static void mix_pixel(draw_picture from, const mix *across, const mix *down, uint8_t *to) {
  double sum[4] = {0};
  for (int32_t j = 0; j < down->count; j++) {
    const uint8_t *p = from.pixels + ((size_t)(down->first + j) * from.width + across->first) * 4;
    for (int32_t i = 0; i < across->count; i++, p += 4) {
      double weight = down->weights[j] * across->weights[i] * p[3];
      for (int c = 0; c < 3; c++) sum[c] += weight * p[c];
      sum[3] += weight;
    }
  }
  if (sum[3] <= 0) return;
  for (int c = 0; c < 3; c++) to[c] = byte(sum[c] / sum[3]);
  to[3] = byte(sum[3]);
}

bool draw_resample(draw_picture from, enum draw_filter filter, double x, double y, double width, double height,
                   uint8_t *to, int32_t columns, int32_t rows, bool (*interrupted)(void)) {
  memset(to, 0, (size_t)columns * (size_t)rows * 4);
  if (columns <= 0 || rows <= 0 || from.width <= 0 || from.height <= 0 || width == 0 || height == 0) return true;
  mix *across = make_mixes(filter, columns, x, width, from.width);
  mix *down = make_mixes(filter, rows, y, height, from.height);
  bool made = across && down;
  for (int32_t row = 0; made && row < rows; row++) {
    if (interrupted()) made = false;
    for (int32_t column = 0; made && down[row].count && column < columns; column++) {
      const mix *m = &across[column];
      uint8_t *pixel = to + ((size_t)row * columns + column) * 4;
      if (m->count == 1 && down[row].count == 1) {
        memcpy(pixel, from.pixels + ((size_t)down[row].first * from.width + m->first) * 4, 4);
      } else if (m->count) {
        mix_pixel(from, m, &down[row], pixel);
      }
    }
  }
  mixes_free(across, columns);
  mixes_free(down, rows);
  return made;
}
