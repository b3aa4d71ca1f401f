// Blocks of elements at computed positions: indexing with tensors.
#ifndef LGS_BLOCKS_H
#define LGS_BLOCKS_H

#include "kernels.h"

// `count` blocks of `rank` dimensions. Block k lies at offsets[k] in the indexed tensor (element strides
// `indexed_strides`) and at k * row in the dense one (`dense_strides`).
typedef struct {
  int64_t count;
  const int64_t *offsets;
  int64_t row;
  int64_t rank;
  const int64_t *sizes;
  const int64_t *indexed_strides;
  const int64_t *dense_strides;
} lgs_blocks;

// Copies the blocks out of the indexed tensor. Elements are `bytes` wide.
void lgs_blocks_take(const lgs_blocks *blocks, int64_t bytes, void *dense, const void *indexed);

// Writes the blocks into the indexed tensor, later ones over earlier ones.
void lgs_blocks_put(const lgs_blocks *blocks, int64_t bytes, void *indexed, const void *dense);

// Adds the blocks to the indexed tensor, in order.
void lgs_blocks_add(const lgs_blocks *blocks, int32_t dtype, void *indexed, const void *dense);

#endif
