// Opens the drawing libraries at the first figure; see Draw.h.
#include "include/Draw.h"
