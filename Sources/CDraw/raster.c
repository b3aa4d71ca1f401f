// Exact area coverage by cells with 256 x 256 places a pixel (the method of FreeType and Anti-Grain Geometry), and the
// blending of Anti-Grain's "plain" pixels, which matplotlib's pictures are made with: every rounding is theirs.
#include "include/raster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { places = 256, place_bits = 8 };

typedef struct {
  int32_t x, cover, area;
} cell;

typedef struct {
  int32_t x, y, cover, area;
} placed_cell;

struct draw_raster {
  placed_cell *cells;
  size_t count, capacity;
  placed_cell current;
  cell *sorted;
  size_t sorted_capacity;
  size_t *row_starts;
  size_t row_capacity;
  bool failed;
  draw_problem problem;
  bool (*interrupted)(void);
  draw_box box;
  double x, y;
};

// As many cells as Agg takes before it gives up: 32768 blocks of 4096.
enum { cell_limit = 1 << 27, cells_between_polls = 1 << 20 };

draw_raster *draw_raster_create(void) { return calloc(1, sizeof(draw_raster)); }

void draw_raster_free(draw_raster *raster) {
  if (!raster) return;
  free(raster->cells);
  free(raster->sorted);
  free(raster->row_starts);
  free(raster);
}

void draw_raster_poll(draw_raster *raster, bool (*interrupted)(void)) { raster->interrupted = interrupted; }

draw_problem draw_raster_problem(const draw_raster *raster) { return raster->problem; }

void draw_spans_free(draw_spans *spans) {
  free(spans->spans);
  *spans = (draw_spans){0};
}

// MARK: cells

static void fail(draw_raster *r, draw_problem problem) {
  r->failed = true;
  r->problem = problem;
}

static void keep_cell(draw_raster *r) {
  if (r->failed || (r->current.cover | r->current.area) == 0) return;
  if ((r->count & (cells_between_polls - 1)) == cells_between_polls - 1) {
    if (r->count >= cell_limit - 1) return fail(r, draw_too_many_cells);
    if (r->interrupted && r->interrupted()) return fail(r, draw_stopped);
  }
  if (r->count == r->capacity) {
    size_t capacity = r->capacity ? r->capacity * 2 : 1024;
    placed_cell *cells = realloc(r->cells, capacity * sizeof(placed_cell));
    if (!cells) return fail(r, draw_out_of_memory);
    r->cells = cells;
    r->capacity = capacity;
  }
  r->cells[r->count++] = r->current;
}

static inline void go_to_cell(draw_raster *r, int32_t x, int32_t y) {
  if (r->current.x == x && r->current.y == y) return;
  keep_cell(r);
  r->current = (placed_cell){x, y, 0, 0};
}

static inline void add_to_cell(draw_raster *r, int32_t cover, int32_t width) {
  r->current.cover += cover;
  r->current.area += width * cover;
}

// Division that rounds down, with its remainder.
static inline void divide(int64_t value, int64_t by, int64_t *quotient, int64_t *rest) {
  *quotient = value / by;
  *rest = value % by;
  if (*rest < 0) {
    *quotient -= 1;
    *rest += by;
  }
}

// A segment within one row of pixels; y1 and y2 are places in the row.
static void row_segment(draw_raster *r, int32_t row, int64_t x1, int64_t y1, int64_t x2, int64_t y2) {
  int32_t column = (int32_t)(x1 >> place_bits), last = (int32_t)(x2 >> place_bits);
  int32_t in_first = (int32_t)(x1 & (places - 1)), in_last = (int32_t)(x2 & (places - 1));
  if (y1 == y2) {
    go_to_cell(r, last, row);
    return;
  }
  if (column == last) {
    add_to_cell(r, (int32_t)(y2 - y1), in_first + in_last);
    return;
  }
  int64_t dx = x2 - x1, product = (places - in_first) * (y2 - y1);
  int32_t first = places, step = 1;
  if (dx < 0) {
    product = in_first * (y2 - y1);
    first = 0;
    step = -1;
    dx = -dx;
  }
  int64_t delta, rest;
  divide(product, dx, &delta, &rest);
  add_to_cell(r, (int32_t)delta, in_first + first);
  column += step;
  go_to_cell(r, column, row);
  y1 += delta;
  if (column != last) {
    int64_t lift, remainder;
    divide(places * (y2 - y1 + delta), dx, &lift, &remainder);
    rest -= dx;
    while (column != last) {
      delta = lift;
      rest += remainder;
      if (rest >= 0) {
        rest -= dx;
        delta += 1;
      }
      add_to_cell(r, (int32_t)delta, places);
      y1 += delta;
      column += step;
      go_to_cell(r, column, row);
    }
  }
  add_to_cell(r, (int32_t)(y2 - y1), in_last + places - first);
}

static void upright_segment(draw_raster *r, int64_t x, int64_t y1, int64_t y2) {
  int32_t row = (int32_t)(y1 >> place_bits), last = (int32_t)(y2 >> place_bits);
  int32_t column = (int32_t)(x >> place_bits), twice = (int32_t)(x & (places - 1)) * 2;
  int32_t step = y2 < y1 ? -1 : 1, first = y2 < y1 ? 0 : places;
  int32_t delta = first - (int32_t)(y1 & (places - 1));
  add_to_cell(r, delta, twice);
  row += step;
  go_to_cell(r, column, row);
  delta = first + first - places;
  while (row != last) {
    r->current.cover = delta;
    r->current.area = twice * delta;
    row += step;
    go_to_cell(r, column, row);
  }
  add_to_cell(r, (int32_t)(y2 & (places - 1)) - places + first, twice);
}

static void segment(draw_raster *r, int64_t x1, int64_t y1, int64_t x2, int64_t y2) {
  const int64_t longest = (int64_t)16384 << place_bits;
  int64_t dx = x2 - x1;
  if (dx >= longest || dx <= -longest) {
    int64_t x = (x1 + x2) >> 1, y = (y1 + y2) >> 1;
    segment(r, x1, y1, x, y);
    segment(r, x, y, x2, y2);
    return;
  }
  int32_t row = (int32_t)(y1 >> place_bits), last = (int32_t)(y2 >> place_bits);
  int64_t in_first = y1 & (places - 1), in_last = y2 & (places - 1);
  go_to_cell(r, (int32_t)(x1 >> place_bits), row);
  if (row == last) {
    row_segment(r, row, x1, in_first, x2, in_last);
    return;
  }
  if (dx == 0) {
    upright_segment(r, x1, y1, y2);
    return;
  }
  int64_t dy = y2 - y1, product = (places - in_first) * dx;
  int32_t first = places, step = 1;
  if (dy < 0) {
    product = in_first * dx;
    first = 0;
    step = -1;
    dy = -dy;
  }
  int64_t delta, rest;
  divide(product, dy, &delta, &rest);
  int64_t x = x1 + delta;
  row_segment(r, row, x1, in_first, x, first);
  row += step;
  go_to_cell(r, (int32_t)(x >> place_bits), row);
  if (row != last) {
    int64_t lift, remainder;
    divide(places * dx, dy, &lift, &remainder);
    rest -= dy;
    while (row != last) {
      delta = lift;
      rest += remainder;
      if (rest >= 0) {
        rest -= dy;
        delta += 1;
      }
      row_segment(r, row, x, places - first, x + delta, first);
      x += delta;
      row += step;
      go_to_cell(r, (int32_t)(x >> place_bits), row);
    }
  }
  row_segment(r, row, x, places - first, x2, in_last);
}

// MARK: clipping

// Between the edges: a line from very far meets them with large errors.
static inline int64_t to_place(double v, int32_t low, int32_t high) {
  if (!(v > low)) return (int64_t)low * places;
  if (v > high) return (int64_t)high * places;
  return (int64_t)(v < 0 ? v * places - 0.5 : v * places + 0.5);
}

static void segment_within_rows(draw_raster *r, double x1, double y1, double x2, double y2) {
  double top = r->box.y0, bottom = r->box.y1;
  if ((y1 < top && y2 < top) || (y1 > bottom && y2 > bottom)) return;
  double ax = x1, ay = y1, bx = x2, by = y2;
  if (y1 < top) ax = x1 + (top - y1) * (x2 - x1) / (y2 - y1), ay = top;
  if (y1 > bottom) ax = x1 + (bottom - y1) * (x2 - x1) / (y2 - y1), ay = bottom;
  if (y2 < top) bx = x1 + (top - y1) * (x2 - x1) / (y2 - y1), by = top;
  if (y2 > bottom) bx = x1 + (bottom - y1) * (x2 - x1) / (y2 - y1), by = bottom;
  segment(r, to_place(ax, r->box.x0, r->box.x1), to_place(ay, r->box.y0, r->box.y1),
          to_place(bx, r->box.x0, r->box.x1), to_place(by, r->box.y0, r->box.y1));
}

// What is left or right of the box counts on its edge, so that rows keep their winding.
static void segment_within_box(draw_raster *r, double x1, double y1, double x2, double y2) {
  double left = r->box.x0, right = r->box.x1, top = r->box.y0, bottom = r->box.y1;
  if ((y1 < top && y2 < top) || (y1 > bottom && y2 > bottom)) return;
  int side1 = x1 > right ? 1 : x1 < left ? -1 : 0, side2 = x2 > right ? 1 : x2 < left ? -1 : 0;
  if (side1 == 0 && side2 == 0) {
    segment_within_rows(r, x1, y1, x2, y2);
    return;
  }
  double edge1 = side1 > 0 ? right : left, edge2 = side2 > 0 ? right : left;
  if (side1 == side2) {
    segment_within_rows(r, edge1, y1, edge1, y2);
    return;
  }
  double enter = y1 + (edge1 - x1) * (y2 - y1) / (x2 - x1), leave = y1 + (edge2 - x1) * (y2 - y1) / (x2 - x1);
  double ax = x1, ay = y1, bx = x2, by = y2;
  if (side1) {
    segment_within_rows(r, edge1, y1, edge1, enter);
    ax = edge1, ay = enter;
  }
  if (side2) bx = edge2, by = leave;
  segment_within_rows(r, ax, ay, bx, by);
  if (side2) segment_within_rows(r, edge2, leave, edge2, y2);
}

// Products of differences of places stay finite.
static inline double within_reach(double v) {
  const double farthest = 1e100;
  return v > farthest ? farthest : v < -farthest ? -farthest : v;
}

static void line_to(draw_raster *r, double x, double y) {
  segment_within_box(r, r->x, r->y, x, y);
  r->x = x;
  r->y = y;
}

static void add_outline(draw_raster *r, const draw_outline *flat) {
  double start_x = 0, start_y = 0;
  bool open = false;
  for (size_t i = 0; i < flat->count && !r->failed; i++) {
    draw_point p = {within_reach(flat->points[i].x), within_reach(flat->points[i].y)};
    if (isnan(p.x) || isnan(p.y)) continue;
    if (flat->commands[i] == draw_close) {
      if (open) line_to(r, start_x, start_y);
    } else if (flat->commands[i] == draw_line && open) {
      line_to(r, p.x, p.y);
    } else {
      if (open) line_to(r, start_x, start_y);
      r->x = start_x = p.x;
      r->y = start_y = p.y;
      open = true;
    }
  }
  if (open) line_to(r, start_x, start_y);
}

// MARK: cells to spans

static int by_column(const void *a, const void *b) {
  int32_t x = ((const cell *)a)->x, y = ((const cell *)b)->x;
  return (x > y) - (x < y);
}

static void sort_row(cell *cells, size_t count) {
  if (count > 24) {
    qsort(cells, count, sizeof(cell), by_column);
    return;
  }
  for (size_t i = 1; i < count; i++) {
    cell moved = cells[i];
    size_t j = i;
    for (; j > 0 && cells[j - 1].x > moved.x; j--) cells[j] = cells[j - 1];
    cells[j] = moved;
  }
}

static bool sort_cells(draw_raster *r, size_t rows, int32_t top) {
  if (r->row_capacity < rows + 1) {
    size_t *starts = realloc(r->row_starts, (rows + 1) * sizeof(size_t));
    if (!starts) return false;
    r->row_starts = starts;
    r->row_capacity = rows + 1;
  }
  if (r->sorted_capacity < r->count) {
    cell *sorted = realloc(r->sorted, r->count * sizeof(cell));
    if (!sorted) return false;
    r->sorted = sorted;
    r->sorted_capacity = r->count;
  }
  memset(r->row_starts, 0, (rows + 1) * sizeof(size_t));
  for (size_t i = 0; i < r->count; i++) r->row_starts[r->cells[i].y - top + 1] += 1;
  for (size_t row = 0; row < rows; row++) r->row_starts[row + 1] += r->row_starts[row];
  for (size_t i = r->count; i-- > 0;) {
    placed_cell c = r->cells[i];
    // Filled from each row's end: the start of the next row counts down to the start of this one.
    r->sorted[--r->row_starts[c.y - top + 1]] = (cell){c.x, c.cover, c.area};
  }
  return true;
}

static inline uint8_t coverage(int64_t area) {
  int64_t cover = area >> (place_bits * 2 + 1 - 8);
  if (cover < 0) cover = -cover;
  return cover > 255 ? 255 : (uint8_t)cover;
}

static bool add_span(draw_spans *spans, draw_box box, int32_t x, int32_t y, int32_t length, uint8_t cover) {
  if (x < box.x0) length -= box.x0 - x, x = box.x0;
  if (x + length > box.x1) length = box.x1 - x;
  if (length <= 0) return true;
  if (spans->count == spans->capacity) {
    size_t capacity = spans->capacity ? spans->capacity * 2 : 256;
    draw_span *grown = realloc(spans->spans, capacity * sizeof(draw_span));
    if (!grown) return false;
    spans->spans = grown;
    spans->capacity = capacity;
  }
  spans->spans[spans->count++] = (draw_span){x, y, length, cover};
  return true;
}

static bool sweep_row(const draw_raster *r, const cell *cells, size_t count, int32_t y, draw_spans *spans) {
  int64_t cover = 0;
  for (size_t i = 0; i < count;) {
    int32_t x = cells[i].x;
    int64_t area = 0;
    for (; i < count && cells[i].x == x; i++) {
      area += cells[i].area;
      cover += cells[i].cover;
    }
    if (area) {
      uint8_t alpha = coverage((cover << (place_bits + 1)) - area);
      if (alpha && !add_span(spans, r->box, x, y, 1, alpha)) return false;
      x += 1;
    }
    if (i < count && cells[i].x > x) {
      uint8_t alpha = coverage(cover << (place_bits + 1));
      if (alpha && !add_span(spans, r->box, x, y, cells[i].x - x, alpha)) return false;
    }
  }
  return true;
}

bool draw_cover(draw_raster *r, const draw_outline *flat, draw_box box, draw_spans *spans) {
  spans->count = 0;
  r->problem = draw_out_of_memory;
  if (flat->failed) return false;
  if (box.x0 >= box.x1 || box.y0 >= box.y1) return true;
  r->count = 0;
  r->failed = false;
  r->box = box;
  r->current = (placed_cell){INT32_MAX, INT32_MAX, 0, 0};
  add_outline(r, flat);
  keep_cell(r);
  if (r->failed) return false;
  if (r->count == 0) return true;
  int32_t top = INT32_MAX, bottom = INT32_MIN;
  for (size_t i = 0; i < r->count; i++) {
    if (r->cells[i].y < top) top = r->cells[i].y;
    if (r->cells[i].y > bottom) bottom = r->cells[i].y;
  }
  size_t rows = (size_t)(bottom - top) + 1;
  if (!sort_cells(r, rows, top)) return false;
  for (size_t row = 0; row < rows; row++) {
    int32_t y = top + (int32_t)row;
    if (y < box.y0 || y >= box.y1) continue;
    if (r->interrupted && r->count > cells_between_polls && r->interrupted()) {
      r->problem = draw_stopped;
      return false;
    }
    size_t start = r->row_starts[row + 1], end = row + 2 <= rows ? r->row_starts[row + 2] : r->count;
    sort_row(r->sorted + start, end - start);
    if (!sweep_row(r, r->sorted + start, end - start, y, spans)) return false;
  }
  return true;
}

// MARK: blending

static inline uint32_t multiply(uint32_t a, uint32_t b) {
  uint32_t t = a * b + 128;
  return ((t >> 8) + t) >> 8;
}

static inline void blend_pixel(uint8_t *p, draw_color c, uint32_t alpha) {
  if (alpha == 0) return;
  if (alpha == 255) {
    p[0] = c.red;
    p[1] = c.green;
    p[2] = c.blue;
    p[3] = 255;
    return;
  }
  uint32_t below = p[3], sum = ((alpha + below) << 8) - alpha * below;
  const uint8_t parts[3] = {c.red, c.green, c.blue};
  for (int i = 0; i < 3; i++) {
    uint32_t had = p[i] * below;
    // Unsigned arithmetic wraps as in the original; the result is within a byte.
    p[i] = (uint8_t)(((((uint32_t)parts[i] << 8) - had) * alpha + (had << 8)) / sum);
  }
  p[3] = (uint8_t)(sum >> 8);
}

// 2^44 / (65280 + alpha), rounded up.
#define one(a) (((1ull << 44) + 65279 + (a)) / (65280 + (a)))
#define four(a) one(a), one((a) + 1), one((a) + 2), one((a) + 3)
#define sixteen(a) four(a), four((a) + 4), four((a) + 8), four((a) + 12)
#define many(a) sixteen(a), sixteen((a) + 16), sixteen((a) + 32), sixteen((a) + 48)
static const uint64_t reciprocals[256] = {many(0), many(64), many(128), many(192)};

static inline void blend_run(draw_canvas canvas, int32_t x, int32_t y, int32_t length, draw_color color,
                             uint32_t cover) {
  size_t start = (size_t)y * canvas.width + x;
  uint8_t *p = canvas.pixels + start * 4;
  if (canvas.mask) {
    for (int32_t i = 0; i < length; i++, p += 4) {
      blend_pixel(p, color, multiply(color.alpha, (255 + cover * canvas.mask[start + i]) >> 8));
    }
    return;
  }
  uint32_t alpha = multiply(color.alpha, cover);
  if (alpha == 255 || alpha == 0) {
    for (int32_t i = 0; i < length; i++, p += 4) blend_pixel(p, color, alpha);
    return;
  }
  // Over opaque pixels the divisor depends on alpha alone, and the quotient is exact by multiplication: numerators are
  // below 2^25, so 2^44 leaves an error too small to reach the next whole number.
  const uint32_t kept = 65280 - 255 * alpha;
  const uint64_t reciprocal = reciprocals[alpha];
  const uint32_t added[3] = {color.red * 256u * alpha, color.green * 256u * alpha, color.blue * 256u * alpha};
  for (int32_t i = 0; i < length; i++, p += 4) {
    if (p[3] != 255) {
      blend_pixel(p, color, alpha);
      continue;
    }
    for (int part = 0; part < 3; part++) p[part] = (uint8_t)(((added[part] + p[part] * kept) * reciprocal) >> 44);
  }
}

void draw_harden(draw_spans *spans) {
  for (size_t i = 0; i < spans->count; i++) spans->spans[i].cover = 255;
}

void draw_blend(draw_canvas canvas, draw_box box, const draw_spans *spans, draw_color color, int32_t dx, int32_t dy) {
  for (size_t i = 0; i < spans->count; i++) {
    draw_span s = spans->spans[i];
    int32_t x = s.x + dx, y = s.y + dy, length = s.length;
    if (y < box.y0 || y >= box.y1) continue;
    if (x < box.x0) length -= box.x0 - x, x = box.x0;
    if (x + length > box.x1) length = box.x1 - x;
    if (length > 0) blend_run(canvas, x, y, length, color, s.cover);
  }
}

bool draw_stamp(draw_canvas canvas, draw_box box, const draw_spans *fill, draw_color fill_color,
                const draw_spans *line, draw_color line_color, const draw_point *at, size_t count,
                bool (*interrupted)(void)) {
  for (size_t i = 0; i < count; i++) {
    if ((i & 1023) == 1023 && interrupted && interrupted()) return false;
    double x = at[i].x + 0.5, y = at[i].y + 0.5;
    // Comparisons that a NaN fails; far places would not fit an integer.
    if (!(x > -1e6 && x < 1e6 && y > -1e6 && y < 1e6)) continue;
    int32_t column = (int32_t)__builtin_floor(x), row = (int32_t)__builtin_floor(y);
    if (fill) draw_blend(canvas, box, fill, fill_color, column, row);
    if (line) draw_blend(canvas, box, line, line_color, column, row);
  }
  return true;
}

void draw_blend_bytes(draw_canvas canvas, draw_box box, const uint8_t *bytes, int32_t columns, int32_t rows,
                      int32_t stride, int32_t x, int32_t y, draw_color color) {
  for (int32_t row = 0; row < rows; row++) {
    if (y + row < box.y0 || y + row >= box.y1) continue;
    for (int32_t column = 0; column < columns; column++) {
      uint8_t cover = bytes[(ptrdiff_t)row * stride + column];
      if (cover && x + column >= box.x0 && x + column < box.x1) {
        blend_run(canvas, x + column, y + row, 1, color, cover);
      }
    }
  }
}

void draw_fill_mask(uint8_t *mask, int32_t width, int32_t height, const draw_spans *spans) {
  memset(mask, 0, (size_t)width * (size_t)height);
  for (size_t i = 0; i < spans->count; i++) {
    draw_span s = spans->spans[i];
    memset(mask + (size_t)s.y * width + s.x, s.cover, (size_t)s.length);
  }
}

void draw_blend_picture(draw_canvas canvas, draw_box box, const uint8_t *pixels, int32_t columns, int32_t rows,
                        int32_t x, int32_t y, uint8_t alpha) {
  for (int32_t row = 0; row < rows; row++) {
    if (y + row < box.y0 || y + row >= box.y1) continue;
    const uint8_t *p = pixels + (size_t)row * columns * 4;
    for (int32_t column = 0; column < columns; column++, p += 4) {
      if (x + column < box.x0 || x + column >= box.x1) continue;
      blend_run(canvas, x + column, y + row, 1, (draw_color){p[0], p[1], p[2], p[3]}, alpha);
    }
  }
}
