// Steps from a path to straight segments in matplotlib's order: drop what is not finite, cut, snap, simplify, flatten.
// The rules are matplotlib's (path_converters.h), the subdivision of curves Anti-Grain Geometry's.
#include "include/outline.h"

#include <math.h>
#include <stdlib.h>

void draw_outline_free(draw_outline *outline) {
  free(outline->points);
  free(outline->commands);
  *outline = (draw_outline){0};
}

void draw_outline_clear(draw_outline *outline) {
  outline->count = 0;
  outline->failed = false;
}

static bool grow(draw_outline *o) {
  size_t capacity = o->capacity ? o->capacity * 2 : 64;
  draw_point *points = realloc(o->points, capacity * sizeof(draw_point));
  if (points) o->points = points;
  uint8_t *commands = realloc(o->commands, capacity);
  if (commands) o->commands = commands;
  if (!points || !commands) {
    o->failed = true;
    return false;
  }
  o->capacity = capacity;
  return true;
}

static bool (*interrupted)(void);
enum { vertices_between_polls = 1 << 16 };

void draw_outline_poll(bool (*asked)(void)) { interrupted = asked; }

void draw_outline_add(draw_outline *o, uint8_t command, double x, double y) {
  // Every step from a path to its area comes by here.
  if ((o->count & (vertices_between_polls - 1)) == vertices_between_polls - 1 && interrupted && interrupted()) {
    o->failed = true;
  }
  if (o->failed || (o->count == o->capacity && !grow(o))) return;
  o->points[o->count] = (draw_point){x, y};
  o->commands[o->count++] = command;
}

static size_t vertices_of(uint8_t command) { return command == draw_quadratic ? 2 : command == draw_cubic ? 3 : 1; }

// MARK: not finite

void draw_drop_nonfinite(const draw_outline *from, draw_outline *to) {
  bool needs_move = true, broken = false, last_is_valid = false, any = false, is_plain = true;
  for (size_t i = 0; i < from->count; i++) is_plain = is_plain && from->commands[i] <= draw_line;
  draw_point start = {NAN, NAN};
  for (size_t i = 0; i < from->count;) {
    uint8_t command = from->commands[i];
    if (command == draw_close) {
      if (any && !broken) draw_outline_add(to, draw_close, 0, 0);
      // A broken loop is closed by a line, when both ends are known.
      if (any && broken && last_is_valid && isfinite(start.x) && isfinite(start.y)) {
        draw_outline_add(to, draw_line, start.x, start.y);
      }
      i += 1;
      continue;
    }
    size_t n = vertices_of(command);
    if (i + n > from->count) return;
    bool valid = true;
    for (size_t k = 0; k < n; k++) valid = valid && isfinite(from->points[i + k].x) && isfinite(from->points[i + k].y);
    draw_point end = from->points[i + n - 1];
    if (command == draw_move) {
      start = end;
      broken = false;
    }
    last_is_valid = valid;
    if (valid) {
      if (needs_move && command != draw_move) {
        draw_outline_add(to, draw_move, from->points[i].x, from->points[i].y);
        // Only where there are curves or loops does the point count twice.
        n = is_plain ? 0 : n;
      }
      for (size_t k = 0; k < n; k++) draw_outline_add(to, command, from->points[i + k].x, from->points[i + k].y);
      n = vertices_of(command);
      needs_move = false;
      any = true;
    } else {
      broken = true;
      needs_move = !(isfinite(end.x) && isfinite(end.y));
      if (!needs_move) draw_outline_add(to, draw_move, end.x, end.y);
    }
    i += n;
  }
}

// MARK: cutting

typedef struct {
  draw_outline *to;
  double x0, y0, x1, y1;
  draw_point last, start;
  bool pending_move, has_start, was_cut;
} cutter;

static bool inside(const cutter *c, draw_point p) { return p.x >= c->x0 && p.x <= c->x1 && p.y >= c->y0 && p.y <= c->y1; }

// Liang and Barsky's cut of one side: narrows the part between `enter` and `leave` of a segment.
static bool narrow(double denominator, double numerator, double *enter, double *leave) {
  if (denominator == 0) return numerator <= 0;
  double t = numerator / denominator;
  if (denominator > 0) {
    if (t > *leave) return false;
    if (t > *enter) *enter = t;
  } else {
    if (t < *enter) return false;
    if (t < *leave) *leave = t;
  }
  return true;
}

static bool cut_segment(cutter *c, draw_point a, draw_point b, bool closes) {
  double dx = b.x - a.x, dy = b.y - a.y, enter = 0, leave = 1;
  if (!narrow(dx, c->x0 - a.x, &enter, &leave) || !narrow(-dx, a.x - c->x1, &enter, &leave) ||
      !narrow(dy, c->y0 - a.y, &enter, &leave) || !narrow(-dy, a.y - c->y1, &enter, &leave)) {
    c->was_cut = true;
    return false;
  }
  draw_point p = a, q = b;
  if (leave < 1) q = (draw_point){a.x + leave * dx, a.y + leave * dy};
  if (enter > 0) p = (draw_point){a.x + enter * dx, a.y + enter * dy};
  c->was_cut = c->was_cut || enter > 0 || leave < 1;
  if (enter > 0 || c->pending_move) draw_outline_add(c->to, draw_move, p.x, p.y);
  draw_outline_add(c->to, draw_line, q.x, q.y);
  if (closes && !c->was_cut) draw_outline_add(c->to, draw_close, q.x, q.y);
  c->pending_move = false;
  return true;
}

void draw_cut(const draw_outline *from, draw_outline *to, double x0, double y0, double x1, double y1) {
  cutter c = {to, x0, y0, x1, y1, {NAN, NAN}, {NAN, NAN}, true, false, false};
  for (size_t i = 0; i < from->count; i++) {
    draw_point p = from->points[i];
    switch (from->commands[i]) {
    case draw_close:
      if (c.has_start) cut_segment(&c, c.last, c.start, true);
      break;
    case draw_move:
      if (c.pending_move && c.has_start && inside(&c, c.last)) draw_outline_add(to, draw_move, c.last.x, c.last.y);
      c.start = c.last = p;
      c.has_start = c.pending_move = true;
      c.was_cut = false;
      break;
    case draw_line:
      cut_segment(&c, c.last, p, false);
      c.last = p;
      break;
    default:
      if (c.pending_move) draw_outline_add(to, draw_move, c.last.x, c.last.y);
      c.pending_move = false;
      draw_outline_add(to, from->commands[i], p.x, p.y);
      c.last = p;
    }
  }
  if (c.pending_move && c.has_start && inside(&c, c.last)) draw_outline_add(to, draw_move, c.last.x, c.last.y);
}

// MARK: snapping

static bool is_slanted(draw_point a, draw_point b) { return fabs(a.x - b.x) >= 1e-4 && fabs(a.y - b.y) >= 1e-4; }

bool draw_snaps(const draw_outline *o, enum draw_snap snap, size_t vertices) {
  if (snap != draw_snap_automatic) return snap == draw_snap_always;
  if (vertices > 1024 || o->count == 0) return false;
  draw_point start = o->points[0], last = start;
  for (size_t i = 1; i < o->count; i++) {
    draw_point p = o->points[i];
    switch (o->commands[i]) {
    case draw_quadratic:
    case draw_cubic: return false;
    case draw_line:
      if (is_slanted(last, p)) return false;
      last = p;
      break;
    case draw_close:
      if (is_slanted(last, start)) return false;
      break;
    default: start = last = p;
    }
  }
  return true;
}

void draw_snap_to_pixels(draw_outline *o, double line_width) {
  double middle = lround(line_width) % 2 ? 0.5 : 0.0;
  for (size_t i = 0; i < o->count; i++) {
    o->points[i].x = floor(o->points[i].x + 0.5) + middle;
    o->points[i].y = floor(o->points[i].y + 0.5) + middle;
  }
}

// MARK: simplifying

// The segment that is being built: its first vector, and how far the path went along it both ways.
typedef struct {
  draw_outline *to;
  double threshold;
  bool has_vector, after_move, cut, last_is_farthest_forward, last_is_farthest_backward;
  draw_point vector, start, last, forward, backward;
  double norm, forward_norm, backward_norm;
} merger;

static void begin_vector(merger *m, draw_point from, draw_point p) {
  m->vector = (draw_point){p.x - m->last.x, p.y - m->last.y};
  m->norm = m->vector.x * m->vector.x + m->vector.y * m->vector.y;
  m->forward_norm = m->norm;
  m->backward_norm = 0;
  m->last_is_farthest_forward = true;
  m->last_is_farthest_backward = false;
  m->start = from;
  m->forward = m->last = p;
}

static void put(merger *m, uint8_t command, draw_point p) { draw_outline_add(m->to, command, p.x, p.y); }

static void end_vector(merger *m, draw_point p) {
  if (m->backward_norm > 0) {
    put(m, draw_line, m->last_is_farthest_forward ? m->backward : m->forward);
    put(m, draw_line, m->last_is_farthest_forward ? m->forward : m->backward);
  } else {
    put(m, draw_line, m->forward);
  }
  if (m->cut) {
    put(m, draw_move, m->last);
  } else if (!m->last_is_farthest_forward && !m->last_is_farthest_backward) {
    put(m, draw_line, m->last);
  }
  begin_vector(m, m->to->count ? m->to->points[m->to->count - 1] : m->last, p);
  m->cut = false;
}

static bool merges(merger *m, draw_point p) {
  double dx = p.x - m->start.x, dy = p.y - m->start.y;
  double along = m->vector.x * dx + m->vector.y * dy;
  double ax = along * m->vector.x / m->norm, ay = along * m->vector.y / m->norm;
  double bx = dx - ax, by = dy - ay;
  if (bx * bx + by * by >= m->threshold) return false;
  double length = ax * ax + ay * ay;
  m->last_is_farthest_forward = m->last_is_farthest_backward = false;
  if (along > 0 && length > m->forward_norm) {
    m->last_is_farthest_forward = true;
    m->forward_norm = length;
    m->forward = p;
  } else if (along <= 0 && length > m->backward_norm) {
    m->last_is_farthest_backward = true;
    m->backward_norm = length;
    m->backward = p;
  }
  m->last = p;
  return true;
}

void draw_simplify(const draw_outline *from, draw_outline *to, double threshold) {
  merger m = {.to = to, .threshold = threshold * threshold, .cut = false};
  draw_point start = {0, 0};
  for (size_t i = 0; i < from->count; i++) {
    draw_point p = from->points[i];
    if (from->commands[i] == draw_move || i == 0) {
      if (m.norm != 0 && !m.after_move) end_vector(&m, p);
      m.after_move = true;
      start = m.last = p;
      m.norm = m.backward_norm = 0;
      m.cut = true;
      continue;
    }
    m.after_move = false;
    if (from->commands[i] == draw_close) p = start;
    if (m.norm == 0) {
      if (m.cut) put(&m, draw_move, m.last);
      m.cut = false;
      begin_vector(&m, m.last, p);
    } else if (!merges(&m, p)) {
      end_vector(&m, p);
    }
  }
  uint8_t command = m.after_move ? draw_move : draw_line;
  if (m.norm != 0) {
    put(&m, command, m.forward);
    if (m.backward_norm > 0) put(&m, command, m.backward);
  }
  if (from->count) put(&m, command, m.last);
}

// MARK: curves

static const double flatness = 0.25, collinear = 1e-30;
// 65,536 pieces of a curve: fine enough for a thousand million pixels. Agg's 32 halvings of one larger than that take hours.
enum { deepest = 16 };

static draw_point middle(draw_point a, draw_point b) { return (draw_point){(a.x + b.x) / 2, (a.y + b.y) / 2}; }

static double squared(draw_point a, draw_point b) {
  return (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
}

// The squared distance of p from the segment, `t` being its place along it.
static double off_segment(draw_point p, draw_point from, draw_point to, double t) {
  if (t <= 0) return squared(p, from);
  if (t >= 1) return squared(p, to);
  return squared(p, (draw_point){from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)});
}

static void quadratic(draw_outline *to, draw_point p1, draw_point p2, draw_point p3, int level) {
  if (level > deepest) return;
  draw_point p12 = middle(p1, p2), p23 = middle(p2, p3), p123 = middle(p12, p23);
  double dx = p3.x - p1.x, dy = p3.y - p1.y;
  double d = fabs((p2.x - p3.x) * dy - (p2.y - p3.y) * dx);
  if (d > collinear) {
    if (d * d <= flatness * (dx * dx + dy * dy)) {
      draw_outline_add(to, draw_line, p123.x, p123.y);
      return;
    }
  } else {
    double length = dx * dx + dy * dy;
    double t = length == 0 ? 0 : ((p2.x - p1.x) * dx + (p2.y - p1.y) * dy) / length;
    if (length != 0 && t > 0 && t < 1) return;
    if (off_segment(p2, p1, p3, t) < flatness) {
      draw_outline_add(to, draw_line, p2.x, p2.y);
      return;
    }
  }
  quadratic(to, p1, p12, p123, level + 1);
  quadratic(to, p123, p23, p3, level + 1);
}

// All four points on one line: true when the curve needs no further division.
static bool collinear_cubic(draw_outline *to, draw_point p1, draw_point p2, draw_point p3, draw_point p4) {
  double dx = p4.x - p1.x, dy = p4.y - p1.y, length = dx * dx + dy * dy, d2, d3;
  if (length == 0) {
    d2 = squared(p1, p2);
    d3 = squared(p4, p3);
  } else {
    double t2 = ((p2.x - p1.x) * dx + (p2.y - p1.y) * dy) / length;
    double t3 = ((p3.x - p1.x) * dx + (p3.y - p1.y) * dy) / length;
    if (t2 > 0 && t2 < 1 && t3 > 0 && t3 < 1) return true;
    d2 = off_segment(p2, p1, p4, t2);
    d3 = off_segment(p3, p1, p4, t3);
  }
  draw_point farther = d2 > d3 ? p2 : p3;
  if (fmax(d2, d3) >= flatness) return false;
  draw_outline_add(to, draw_line, farther.x, farther.y);
  return true;
}

static void cubic(draw_outline *to, draw_point p1, draw_point p2, draw_point p3, draw_point p4, int level) {
  if (level > deepest) return;
  draw_point p12 = middle(p1, p2), p23 = middle(p2, p3), p34 = middle(p3, p4);
  draw_point p123 = middle(p12, p23), p234 = middle(p23, p34), p1234 = middle(p123, p234);
  double dx = p4.x - p1.x, dy = p4.y - p1.y;
  double d2 = fabs((p2.x - p4.x) * dy - (p2.y - p4.y) * dx);
  double d3 = fabs((p3.x - p4.x) * dy - (p3.y - p4.y) * dx);
  if (d2 > collinear || d3 > collinear) {
    double d = (d2 > collinear ? d2 : 0) + (d3 > collinear ? d3 : 0);
    if (d * d <= flatness * (dx * dx + dy * dy)) {
      draw_outline_add(to, draw_line, p23.x, p23.y);
      return;
    }
  } else if (collinear_cubic(to, p1, p2, p3, p4)) {
    return;
  }
  cubic(to, p1, p12, p123, p1234, level + 1);
  cubic(to, p1234, p234, p34, p4, level + 1);
}

void draw_flatten(const draw_outline *from, draw_outline *to) {
  draw_point last = {0, 0}, start = {0, 0};
  for (size_t i = 0; i < from->count;) {
    uint8_t command = from->commands[i];
    const draw_point *p = from->points + i;
    size_t n = vertices_of(command);
    if (i + n > from->count) return;
    if (command == draw_quadratic) {
      quadratic(to, last, p[0], p[1], 0);
      draw_outline_add(to, draw_line, p[1].x, p[1].y);
    } else if (command == draw_cubic) {
      cubic(to, last, p[0], p[1], p[2], 0);
      draw_outline_add(to, draw_line, p[2].x, p[2].y);
    } else {
      draw_outline_add(to, command, p->x, p->y);
    }
    if (command == draw_move) start = *p;
    last = command == draw_close ? start : p[n - 1];
    i += n;
  }
}
