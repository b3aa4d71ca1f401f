#include "blocks.h"

#include <string.h>

#include "storage.h"

enum { LARGEST_RANK = 64, BLOCKS_PER_POLL = 1 << 16 };

// Calls VISIT(dense element, indexed element) for every element of every block; ends early at an interrupt.
#define EACH(VISIT)                                                            \
  for (int64_t k = 0; k < b->count; k++) {                                     \
    if ((k & (BLOCKS_PER_POLL - 1)) == BLOCKS_PER_POLL - 1 && lgs_interrupt_requested()) return; \
    int64_t position[LARGEST_RANK] = {0};                                      \
    int64_t d = k * b->row, i = b->offsets[k];                                 \
    for (;;) {                                                                 \
      VISIT;                                                                   \
      int64_t axis = b->rank - 1;                                              \
      for (; axis >= 0; axis--) {                                              \
        d += b->dense_strides[axis];                                           \
        i += b->indexed_strides[axis];                                         \
        position[axis] += 1;                                                   \
        if (position[axis] < b->sizes[axis]) break;                            \
        d -= b->sizes[axis] * b->dense_strides[axis];                          \
        i -= b->sizes[axis] * b->indexed_strides[axis];                        \
        position[axis] = 0;                                                    \
      }                                                                        \
      if (axis < 0) break;                                                     \
    }                                                                          \
  }

static bool is_empty(const lgs_blocks *b) {
  for (int64_t axis = 0; axis < b->rank; axis++) {
    if (b->sizes[axis] == 0) return true;
  }
  return b->rank > LARGEST_RANK;
}

#define TAKE(T)                          \
  do {                                   \
    T *to = dense;                       \
    const T *from = indexed;             \
    EACH(to[d] = from[i])                \
  } while (0)

void lgs_blocks_take(const lgs_blocks *b, int64_t bytes, void *dense, const void *indexed) {
  if (is_empty(b)) return;
  if (bytes == 1) TAKE(uint8_t);
  else if (bytes == 2) TAKE(uint16_t);
  else if (bytes == 4) TAKE(uint32_t);
  else TAKE(uint64_t);
}

#define PUT(T)                           \
  do {                                   \
    T *to = indexed;                     \
    const T *from = dense;               \
    EACH(to[i] = from[d])                \
  } while (0)

void lgs_blocks_put(const lgs_blocks *b, int64_t bytes, void *indexed, const void *dense) {
  if (is_empty(b)) return;
  if (bytes == 1) PUT(uint8_t);
  else if (bytes == 2) PUT(uint16_t);
  else if (bytes == 4) PUT(uint32_t);
  else PUT(uint64_t);
}

#define ADD(T)                           \
  do {                                   \
    T *to = indexed;                     \
    const T *from = dense;               \
    EACH(to[i] += from[d])               \
  } while (0)

void lgs_blocks_add(const lgs_blocks *b, int32_t dtype, void *indexed, const void *dense) {
  if (is_empty(b)) return;
  if (dtype == lgs_bool) {
    uint8_t *to = indexed;
    const uint8_t *from = dense;
    EACH(to[i] |= from[d])
  } else if (dtype == lgs_int64) {
    ADD(uint64_t);
  } else if (dtype == lgs_float32) {
    ADD(float);
  } else {
    ADD(double);
  }
}
