// Making a picture larger or smaller.
#ifndef LGS_IMAGE_H
#define LGS_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

enum draw_filter { draw_filter_nearest, draw_filter_bilinear, draw_filter_hanning };

// Straight RGBA pixels in rows from the top.
typedef struct {
  const uint8_t *pixels;
  int32_t width, height;
} draw_picture;

// Fills `columns` x `rows` pixels with the picture laid over the rectangle that starts at (x, y) and measures
// width x height, which are negative for a mirrored picture; transparent outside. False when memory ran out or it was interrupted.
bool draw_resample(draw_picture from, enum draw_filter filter, double x, double y, double width, double height,
                   uint8_t *to, int32_t columns, int32_t rows, bool (*interrupted)(void));

#endif
