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

// The free list of the smallest class, and the counts of bytes: what the inline functions below need.
enum { LGS_STORAGE_SMALLEST = 64 };
extern struct lgs_storage_pool {
  lgs_storage *smallest;
  int64_t live_bytes, cached_bytes, cache_limit;
} lgs_storage_pool;

// The same as lgs_storage_allocate, without a call where a small block is at hand.
static inline lgs_storage *lgs_storage_take(int64_t bytes) {
  lgs_storage *block = lgs_storage_pool.smallest;
  if (!block || (uint64_t)bytes > LGS_STORAGE_SMALLEST) return lgs_storage_allocate(bytes);
  lgs_storage_pool.smallest = block->next;
  lgs_storage_pool.cached_bytes -= LGS_STORAGE_SMALLEST;
  lgs_storage_pool.live_bytes += LGS_STORAGE_SMALLEST;
  block->references = 1;
  block->bytes = bytes;
  block->version = 0;
  block->writer = NULL;
  return block;
}

static inline void *lgs_storage_data(lgs_storage *block) { return (char *)block + LGS_STORAGE_HEADER; }

static inline void lgs_storage_retain(lgs_storage *block) { block->references += 1; }

static inline void lgs_storage_release(lgs_storage *block) {
  block->references -= 1;
  if (block->references != 0) return;
// SwiftPM defines DEBUG in debug builds, where freed blocks are poisoned.
#ifndef DEBUG
  if (block->size_class == 0 && lgs_storage_pool.cached_bytes < lgs_storage_pool.cache_limit) {
    lgs_storage_pool.live_bytes -= LGS_STORAGE_SMALLEST;
    lgs_storage_pool.cached_bytes += LGS_STORAGE_SMALLEST;
    block->next = lgs_storage_pool.smallest;
    lgs_storage_pool.smallest = block;
    return;
  }
#endif
  lgs_storage_recycle(block);
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

// The bytes of memory that the machine has.
int64_t lgs_memory_size(void);
// The flag's memory, for loops that poll it without a call.
int32_t *lgs_interrupt_flag(void);

#endif
