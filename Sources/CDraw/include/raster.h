// Coverage of areas, and its blending into pixels.
#ifndef LGS_RASTER_H
#define LGS_RASTER_H

#include "outline.h"

// A run of pixels of one row that an area covers alike; `cover` is 1...255.
typedef struct {
  int32_t x, y, length;
  uint8_t cover;
} draw_span;

typedef struct {
  draw_span *spans;
  size_t count, capacity;
} draw_spans;

// Whole pixels; x1 and y1 are outside.
typedef struct {
  int32_t x0, y0, x1, y1;
} draw_box;

// Pixels in rows from the top: red, green, blue, straight alpha. `mask` has a byte per pixel or is null.
typedef struct {
  uint8_t *pixels;
  int32_t width, height;
  const uint8_t *mask;
} draw_canvas;

typedef struct {
  uint8_t red, green, blue, alpha;
} draw_color;

typedef struct draw_raster draw_raster;

// Why an area could not be covered.
typedef enum { draw_out_of_memory, draw_too_many_cells, draw_stopped } draw_problem;

draw_raster *draw_raster_create(void);
// Asks `interrupted` now and then while large areas are covered; covering ends when it says so.
void draw_raster_poll(draw_raster *raster, bool (*interrupted)(void));
// The problem of the last `draw_cover` that failed.
draw_problem draw_raster_problem(const draw_raster *raster);
void draw_raster_free(draw_raster *raster);
void draw_spans_free(draw_spans *spans);

// Replaces `spans` by what the flat outline covers inside the box (nonzero winding), rows from the top.
// False when it could not be done: `draw_raster_problem` says why.
bool draw_cover(draw_raster *raster, const draw_outline *flat, draw_box box, draw_spans *spans);

// Covers all that is covered at all.
void draw_harden(draw_spans *spans);

// Blends a colour over the canvas, moved by whole pixels and cut to the box.
void draw_blend(draw_canvas canvas, draw_box box, const draw_spans *spans, draw_color color, int32_t dx, int32_t dy);
// The same at many places; stops early, with false, when `interrupted` says so.
bool draw_stamp(draw_canvas canvas, draw_box box, const draw_spans *fill, draw_color fill_color,
                const draw_spans *line, draw_color line_color, const draw_point *places, size_t count,
                bool (*interrupted)(void));
// Blends a colour through a rectangle of coverage bytes whose first pixel is at (x, y).
void draw_blend_bytes(draw_canvas canvas, draw_box box, const uint8_t *bytes, int32_t columns, int32_t rows,
                      int32_t stride, int32_t x, int32_t y, draw_color color);
// Writes coverage into a mask of the canvas's size, all of it 0 elsewhere.
void draw_fill_mask(uint8_t *mask, int32_t width, int32_t height, const draw_spans *spans);
// Blends straight RGBA pixels, all made fainter by alpha of 255, at (x, y).
void draw_blend_picture(draw_canvas canvas, draw_box box, const uint8_t *pixels, int32_t columns, int32_t rows,
                        int32_t x, int32_t y, uint8_t alpha);

#endif
