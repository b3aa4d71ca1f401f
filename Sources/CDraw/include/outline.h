// Outlines in device pixels, y down, and the steps from a path to the area that its line covers.
#ifndef LGS_OUTLINE_H
#define LGS_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What a vertex does. A quadratic curve has two vertices of its kind (control, end), a cubic one three.
enum {
  draw_move = 1,
  draw_line = 2,
  draw_quadratic = 3,
  draw_cubic = 4,
  draw_close = 5,
};

typedef struct {
  double x, y;
} draw_point;

// A growing list of vertices. `failed` is set when memory ran out or somebody interrupted; such an outline draws nothing.
typedef struct {
  draw_point *points;
  uint8_t *commands;
  size_t count, capacity;
  bool failed;
} draw_outline;

enum draw_cap { draw_cap_butt, draw_cap_round, draw_cap_square };
enum draw_join { draw_join_miter, draw_join_round, draw_join_bevel };
enum draw_snap { draw_snap_automatic, draw_snap_always, draw_snap_never };

// A line along an outline; lengths in pixels. `dashes` are lengths of dashes and gaps in turn.
typedef struct {
  double width;
  enum draw_cap cap;
  enum draw_join join;
  const double *dashes;
  size_t dash_count;
  double dash_offset;
} draw_stroke;

void draw_outline_free(draw_outline *outline);
void draw_outline_clear(draw_outline *outline);
void draw_outline_add(draw_outline *outline, uint8_t command, double x, double y);
// Asks `interrupted` now and then while long outlines grow; they fail when it says so.
void draw_outline_poll(bool (*interrupted)(void));

// Each step reads `from` and appends to `to`, which must be another outline.

// Leaves out segments with a coordinate that is not finite.
void draw_drop_nonfinite(const draw_outline *from, draw_outline *to);
// Cuts straight segments to a rectangle; curves stay whole.
void draw_cut(const draw_outline *from, draw_outline *to, double x0, double y0, double x1, double y1);
// Merges segments that run along one line within `threshold` pixels; straight segments only.
void draw_simplify(const draw_outline *from, draw_outline *to, double threshold);
// Turns curves into straight segments.
void draw_flatten(const draw_outline *from, draw_outline *to);
// Cuts a flat outline into dashes.
void draw_dash(const draw_outline *from, draw_outline *to, const double *dashes, size_t count, double offset);
// Gives the border of the area that a line along a flat outline covers.
void draw_widen(const draw_outline *from, draw_outline *to, double width, enum draw_cap cap, enum draw_join join);

// Whether the outline goes to whole pixels; `vertices` counts those of the path it was made from.
bool draw_snaps(const draw_outline *outline, enum draw_snap snap, size_t vertices);
// Moves every vertex to a pixel's edge, or to its middle for lines of odd width.
void draw_snap_to_pixels(draw_outline *outline, double line_width);

#endif
