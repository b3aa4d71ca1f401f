// Dashes and wide lines, with the arithmetic of Anti-Grain Geometry, so that the same vertices come out as in
// matplotlib's pictures.
#include "include/outline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// One piece of a path: its places without repetitions, and the distance of each from the next.
typedef struct {
  draw_point *points;
  double *lengths;
  size_t count, capacity;
  bool closed;
} piece;

static const double nearest = 1e-14;

static bool reserve(piece *p, size_t count) {
  if (count <= p->capacity) return true;
  draw_point *points = realloc(p->points, count * sizeof(draw_point));
  if (points) p->points = points;
  double *lengths = realloc(p->lengths, count * sizeof(double));
  if (lengths) p->lengths = lengths;
  if (points && lengths) p->capacity = count;
  return points && lengths;
}

static double length_between(draw_point a, draw_point b) {
  double dx = b.x - a.x, dy = b.y - a.y;
  return sqrt(dx * dx + dy * dy);
}

static void piece_add(piece *p, draw_point at) {
  if (p->count && length_between(p->points[p->count - 1], at) <= nearest) {
    // The later one stays only as an end; in between the two are one place.
    p->points[p->count - 1] = at;
    return;
  }
  p->points[p->count++] = at;
}

static void piece_finish(piece *p) {
  while (p->closed && p->count > 1 && length_between(p->points[p->count - 1], p->points[0]) <= nearest) p->count -= 1;
  for (size_t i = 0; i < p->count; i++) p->lengths[i] = length_between(p->points[i], p->points[(i + 1) % p->count]);
}

// Reads the piece at `*at` and moves on; false at the end.
static bool next_piece(const draw_outline *from, size_t *at, piece *p, draw_outline *to) {
  size_t i = *at;
  if (i >= from->count) return false;
  p->count = 0;
  p->closed = false;
  size_t end = i + 1;
  while (end < from->count && from->commands[end] == draw_line) end += 1;
  // After a close without a move, the path goes on from where the closed piece began; one place more for it.
  if (!reserve(p, end - i + 1)) {
    to->failed = true;
    return false;
  }
  if (from->commands[i] == draw_line && i > 0) {
    size_t start = i;
    while (start > 0 && from->commands[start] != draw_move) start -= 1;
    piece_add(p, from->points[start]);
  }
  for (; i < end; i++) {
    if (from->commands[i] != draw_close) piece_add(p, from->points[i]);
  }
  if (end < from->count && from->commands[end] == draw_close) {
    p->closed = true;
    end += 1;
  }
  piece_finish(p);
  *at = end;
  return true;
}

static void piece_free(piece *p) {
  free(p->points);
  free(p->lengths);
}

// MARK: dashes

static void keep_piece(const piece *p, draw_outline *to) {
  for (size_t i = 0; i < p->count; i++) {
    draw_outline_add(to, i == 0 ? draw_move : draw_line, p->points[i].x, p->points[i].y);
  }
  if (p->closed) draw_outline_add(to, draw_close, 0, 0);
}

// More dashes than this in one piece are a line: a side of astronomic length would never end.
static const double most_dashes = 1 << 22;

static void dash_piece(const piece *p, draw_outline *to, const double *dashes, size_t count, double offset) {
  if (p->count < 2) return;
  double along = 0, pattern = 0;
  for (size_t i = 0; i < p->count; i++) along += p->lengths[i];
  for (size_t i = 0; i < count; i++) pattern += dashes[i];
  if (!(along / pattern * (double)count < most_dashes)) {
    keep_piece(p, to);
    return;
  }
  size_t dash = 0;
  double into = 0;
  for (double rest = offset; rest > 0;) {
    if (rest > dashes[dash]) {
      rest -= dashes[dash];
      dash = (dash + 1) % count;
    } else {
      into = rest;
      rest = 0;
    }
  }
  draw_point a = p->points[0], b = p->points[1];
  double length = p->lengths[0], rest = length;
  draw_outline_add(to, draw_move, a.x, a.y);
  size_t segments = p->closed ? p->count : p->count - 1;
  for (size_t segment = 0; segment < segments;) {
    double left = dashes[dash] - into;
    uint8_t command = dash % 2 ? draw_move : draw_line;
    if (rest > left) {
      rest -= left;
      dash = (dash + 1) % count;
      into = 0;
      draw_outline_add(to, command, b.x - (b.x - a.x) * rest / length, b.y - (b.y - a.y) * rest / length);
    } else {
      into += rest;
      draw_outline_add(to, command, b.x, b.y);
      segment += 1;
      a = b;
      b = p->points[(segment + 1) % p->count];
      length = rest = p->lengths[segment % p->count];
    }
    if (to->failed) return;
  }
}

void draw_dash(const draw_outline *from, draw_outline *to, const double *dashes, size_t count, double offset) {
  double sum = 0;
  for (size_t i = 0; i < count; i++) {
    if (!(dashes[i] >= 0)) return;
    sum += dashes[i];
  }
  if (!(sum > 1e-6) || count < 2 || !isfinite(sum) || !isfinite(offset)) return;
  offset = fmod(offset, count % 2 ? 2 * sum : sum);
  if (offset < 0) offset += sum;
  piece p = {0};
  for (size_t at = 0; !to->failed && next_piece(from, &at, &p, to);) dash_piece(&p, to, dashes, count, offset);
  piece_free(&p);
}

// MARK: width

typedef struct {
  draw_outline *to;
  double width;
  enum draw_cap cap;
  enum draw_join join;
  bool starts;
} pen;

static const double inner_miter_limit = 1.01;

static void ink(pen *pen, double x, double y) {
  draw_outline_add(pen->to, pen->starts ? draw_move : draw_line, x, y);
  pen->starts = false;
}

// The corners within an arc: an eighth of a pixel is the farthest that its sides leave it.
static int corners_of_arc(const pen *pen, double angle) {
  const double most = 1 << 20;
  double n = angle / (acos(pen->width / (pen->width + 0.125)) * 2);
  return n < most ? (int)n : (int)most;
}

static void arc(pen *pen, draw_point c, double dx1, double dy1, double dx2, double dy2) {
  double a = atan2(dy1, dx1), b = atan2(dy2, dx2);
  ink(pen, c.x + dx1, c.y + dy1);
  if (a > b) b += 2 * M_PI;
  int n = corners_of_arc(pen, b - a);
  double step = (b - a) / (n + 1);
  a += step;
  for (int i = 0; i < n; i++, a += step) ink(pen, c.x + cos(a) * pen->width, c.y + sin(a) * pen->width);
  ink(pen, c.x + dx2, c.y + dy2);
}

static void end_cap(pen *pen, draw_point a, draw_point b, double length) {
  double dx = (b.y - a.y) / length * pen->width, dy = (b.x - a.x) / length * pen->width;
  if (pen->cap != draw_cap_round) {
    double out_x = pen->cap == draw_cap_square ? dy : 0, out_y = pen->cap == draw_cap_square ? dx : 0;
    ink(pen, a.x - dx - out_x, a.y + dy - out_y);
    ink(pen, a.x + dx - out_x, a.y - dy - out_y);
    return;
  }
  int n = corners_of_arc(pen, M_PI);
  double step = M_PI / (n + 1), angle = atan2(dy, -dx) + step;
  ink(pen, a.x - dx, a.y + dy);
  for (int i = 0; i < n; i++, angle += step) ink(pen, a.x + cos(angle) * pen->width, a.y + sin(angle) * pen->width);
  ink(pen, a.x + dx, a.y - dy);
}

static bool crossing(draw_point a, draw_point b, draw_point c, draw_point d, draw_point *at) {
  double numerator = (a.y - c.y) * (d.x - c.x) - (a.x - c.x) * (d.y - c.y);
  double denominator = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (fabs(denominator) < 1e-30) return false;
  double t = numerator / denominator;
  *at = (draw_point){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
  return true;
}

static double cross(draw_point a, draw_point b, draw_point p) {
  return (p.x - b.x) * (b.y - a.y) - (p.y - b.y) * (b.x - a.x);
}

// The two lines beside the segments at a corner: where each starts and ends.
typedef struct {
  draw_point a, b, c;
  double dx1, dy1, dx2, dy2;
} corner;

static bool corner_crossing(const corner *k, draw_point *at) {
  return crossing((draw_point){k->a.x + k->dx1, k->a.y - k->dy1}, (draw_point){k->b.x + k->dx1, k->b.y - k->dy1},
                  (draw_point){k->b.x + k->dx2, k->b.y - k->dy2}, (draw_point){k->c.x + k->dx2, k->c.y - k->dy2}, at);
}

static void bevel(pen *pen, const corner *k) {
  ink(pen, k->b.x + k->dx1, k->b.y - k->dy1);
  ink(pen, k->b.x + k->dx2, k->b.y - k->dy2);
}

// A pointed corner no longer than `limit`; beyond it a flat one.
static void miter(pen *pen, const corner *k, double limit) {
  draw_point at = k->b;
  if (corner_crossing(k, &at)) {
    if (length_between(k->b, at) <= limit) {
      ink(pen, at.x, at.y);
      return;
    }
  } else {
    draw_point side = {k->b.x + k->dx1, k->b.y - k->dy1};
    // The path goes straight on, rather than back.
    if ((cross(k->a, k->b, side) < 0) == (cross(k->b, k->c, side) < 0)) {
      ink(pen, side.x, side.y);
      return;
    }
  }
  bevel(pen, k);
}

static void outer_corner(pen *pen, const corner *k) {
  if (pen->join == draw_join_miter) {
    // matplotlib gives Agg the line's width for the limit of a corner's length in half widths.
    miter(pen, k, pen->width * 2 * pen->width);
    return;
  }
  double mx = (k->dx1 + k->dx2) / 2, my = (k->dy1 + k->dy2) / 2;
  if (pen->width - sqrt(mx * mx + my * my) < pen->width / 1024) {
    // Nearly straight: one vertex will do.
    draw_point at;
    if (!corner_crossing(k, &at)) at = (draw_point){k->b.x + k->dx1, k->b.y - k->dy1};
    ink(pen, at.x, at.y);
  } else if (pen->join == draw_join_round) {
    arc(pen, k->b, k->dx1, -k->dy1, k->dx2, -k->dy2);
  } else {
    bevel(pen, k);
  }
}

static void join(pen *pen, draw_point a, draw_point b, draw_point c, double length1, double length2) {
  double w = pen->width;
  corner k = {a, b, c, w * (b.y - a.y) / length1, w * (b.x - a.x) / length1, w * (c.y - b.y) / length2,
              w * (c.x - b.x) / length2};
  double turn = cross(a, b, c);
  if (turn > 0) {
    miter(pen, &k, w * fmax(fmin(length1, length2) / w, inner_miter_limit));
  } else {
    outer_corner(pen, &k);
  }
}

static void widen_piece(pen *pen, const piece *p) {
  size_t n = p->count;
  bool closed = p->closed && n >= 3;
  if (n < 2 || (p->closed && n < 2)) return;
  const draw_point *v = p->points;
  const double *l = p->lengths;
  pen->starts = true;
  if (closed) {
    for (size_t i = 0; i < n && !pen->to->failed; i++) {
      join(pen, v[(i + n - 1) % n], v[i], v[(i + 1) % n], l[(i + n - 1) % n], l[i]);
    }
    draw_outline_add(pen->to, draw_close, 0, 0);
    pen->starts = true;
    for (size_t i = n; i-- > 0 && !pen->to->failed;) {
      join(pen, v[(i + 1) % n], v[i], v[(i + n - 1) % n], l[i], l[(i + n - 1) % n]);
    }
  } else {
    end_cap(pen, v[0], v[1], l[0]);
    for (size_t i = 1; i + 1 < n && !pen->to->failed; i++) join(pen, v[i - 1], v[i], v[i + 1], l[i - 1], l[i]);
    end_cap(pen, v[n - 1], v[n - 2], l[n - 2]);
    for (size_t i = n - 2; i > 0 && n > 2 && !pen->to->failed; i--) join(pen, v[i + 1], v[i], v[i - 1], l[i], l[i - 1]);
  }
  draw_outline_add(pen->to, draw_close, 0, 0);
}

void draw_widen(const draw_outline *from, draw_outline *to, double width, enum draw_cap cap, enum draw_join join) {
  if (!(width > 0) || !isfinite(width)) return;
  pen pen = {to, width / 2, cap, join, true};
  piece p = {0};
  for (size_t at = 0; !to->failed && next_piece(from, &at, &p, to);) widen_piece(&pen, &p);
  piece_free(&p);
}
