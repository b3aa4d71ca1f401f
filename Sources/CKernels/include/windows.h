// Windows of pooling over planes of rows and columns.
#ifndef LGS_WINDOWS_H
#define LGS_WINDOWS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct { int64_t rows, columns; } lgs_extent;
typedef struct { lgs_extent kernel, stride, padding, dilation, input, output; } lgs_windows;

// The largest element of every window of contiguous planes of a wide dtype but bool, and its place in the plane; nan
// wins, the first of equal ones. False when the interrupt flag was raised; the output is then incomplete.
bool lgs_pool_largest(
    const lgs_windows *w, int32_t dtype, const void *in, int64_t planes, void *out, int64_t *places);

// The way back: adds `count` elements for each plane of `size` elements at their places. float32 or float64.
void lgs_add_at_places(
    int32_t dtype, void *out, int64_t size, const void *in, const int64_t *places, int64_t count, int64_t planes);

#endif
