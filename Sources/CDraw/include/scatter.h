// One area at many places that need not be whole pixels.
#ifndef LGS_SCATTER_H
#define LGS_SCATTER_H

#include "raster.h"

typedef struct {
  draw_raster *raster;
  draw_outline *scratch;
  draw_spans *spans;
} draw_workspace;

// Covers and blends a flat outline moved to a place; false when memory ran out.
bool draw_at(draw_workspace work, draw_canvas canvas, draw_box box, const draw_outline *flat, draw_point place,
             draw_color color);

#endif
