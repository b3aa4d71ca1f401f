// Pictures in plain C: outlines to coverage to pixels, and the system's font libraries, opened at the first use.
#ifndef LGS_DRAW_H
#define LGS_DRAW_H

#include "fonts.h"
#include "image.h"
#include "outline.h"
#include "raster.h"
#include "scatter.h"
#include "worker.h"
#include "zip.h"

#endif
