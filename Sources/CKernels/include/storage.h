// Memory of tensors: reference-counted blocks from size-class free lists.
#ifndef LGS_STORAGE_H
#define LGS_STORAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LGS_STORAGE_HEADER = 64 };

// One block. The elements follow the header, 64-byte aligned. Blocks belong to one thread: counts are plain integers.
typedef struct lgs_storage {
  int64_t references;
  int64_t bytes;        // asked for
  int64_t capacity;     // of the size class
  struct lgs_storage *next;  // while in a free list
  const void *writer;   // what the latest recorded in-place change was; the caller's business
  uint32_t version;     // raised by every in-place change
  int32_t size_class;   // -1: too large to be pooled
} lgs_storage;

// A block with room for `bytes` bytes and one reference, or NULL when the system has no such memory.
lgs_storage *lgs_storage_allocate(int64_t bytes);

// Gives a block without references back to its free list (or to the system).
void lgs_storage_recycle(lgs_storage *block);

static inline void *lgs_storage_data(lgs_storage *block) { return (char *)block + LGS_STORAGE_HEADER; }

static inline void lgs_storage_retain(lgs_storage *block) { block->references += 1; }

static inline void lgs_storage_release(lgs_storage *block) {
  block->references -= 1;
  if (block->references == 0) lgs_storage_recycle(block);
}

// Counters of the pool, for tests and benchmarks.
typedef struct {
  int64_t live_bytes;    // capacity of blocks that tensors hold
  int64_t cached_bytes;  // capacity of blocks in free lists
  int64_t cache_limit;   // cached_bytes never exceeds it
} lgs_storage_counters;

lgs_storage_counters lgs_storage_statistics(void);

// Gives every cached block back to the system.
void lgs_storage_trim(void);

// The process-wide interrupt flag: set by a signal handler, polled by long operations.
void lgs_interrupt_request(void);
void lgs_interrupt_clear(void);
bool lgs_interrupt_requested(void);
// The flag's memory, for loops that poll it without a call.
int32_t *lgs_interrupt_flag(void);

#endif
