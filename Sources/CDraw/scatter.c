#include "include/scatter.h"

bool draw_at(draw_workspace work, draw_canvas canvas, draw_box box, const draw_outline *flat, draw_point place,
             draw_color color) {
  draw_outline_clear(work.scratch);
  for (size_t i = 0; i < flat->count; i++) {
    draw_outline_add(work.scratch, flat->commands[i], flat->points[i].x + place.x, flat->points[i].y + place.y);
  }
  if (!draw_cover(work.raster, work.scratch, box, work.spans)) return false;
  draw_blend(canvas, box, work.spans, color, 0, 0);
  return true;
}
