#include "storage.h"

#include <malloc.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

// Size classes: four equal steps per power of two, from 64 bytes up (64, 80 -> 128 rounds to 64-byte units).
enum { SMALLEST_SHIFT = 6, CLASS_COUNT = 4 * 34, POISON = 0xA5 };

static const int64_t LARGEST_POOLED = (int64_t)256 << 20;

struct lgs_storage_pool lgs_storage_pool = {.cache_limit = (int64_t)256 << 20};
// The lists of all classes but the smallest.
static lgs_storage *free_lists[CLASS_COUNT];
static bool configured;

static lgs_storage **list_of(int size_class) {
  return size_class == 0 ? &lgs_storage_pool.smallest : &free_lists[size_class];
}

// glibc returns large freed blocks to the system at once, and touching fresh pages costs more than most kernels.
static void configure_allocator(void) {
  configured = true;
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
}

// The class of a request and the capacity that all blocks of the class have.
static int class_of(int64_t bytes, int64_t *capacity) {
  if (bytes <= LGS_STORAGE_SMALLEST) {
    *capacity = LGS_STORAGE_SMALLEST;
    return 0;
  }
  int shift = 63 - __builtin_clzll((uint64_t)(bytes - 1));
  int64_t step = (int64_t)1 << (shift - 2);
  int64_t quarter = (bytes - 1 - ((int64_t)1 << shift)) / step;
  *capacity = ((int64_t)1 << shift) + (quarter + 1) * step;
  return 1 + (shift - SMALLEST_SHIFT) * 4 + (int)quarter;
}

// The system hands out memory page by page as it is first written: for large tensors that takes longer than the writing,
// and huge pages make it short.
static void prefer_huge_pages(void *block, size_t bytes) {
#if defined(__linux__)
  enum { PAGE = 4096, LARGE = 4 << 20 };
  if (bytes < LARGE) return;
  uintptr_t start = ((uintptr_t)block + PAGE - 1) & ~(uintptr_t)(PAGE - 1);
  // Only advice: without huge pages everything works, slower.
  (void)madvise((void *)start, (uintptr_t)block + bytes - start, MADV_HUGEPAGE);
#else
  (void)block;
  (void)bytes;
#endif
}

lgs_storage *lgs_storage_allocate(int64_t bytes) {
  if (bytes < 0 || bytes > ((int64_t)1 << 46)) return NULL;
  int64_t capacity;
  int size_class = class_of(bytes, &capacity);
  if (capacity > LARGEST_POOLED) size_class = -1;
  lgs_storage *block = NULL;
  if (size_class >= 0 && (block = *list_of(size_class))) {
    *list_of(size_class) = block->next;
    lgs_storage_pool.cached_bytes -= capacity;
  } else {
    if (!configured) configure_allocator();
    size_t total = ((size_t)capacity + LGS_STORAGE_HEADER + 63) & ~(size_t)63;
    block = aligned_alloc(64, total);
    if (!block) {
      lgs_storage_trim();
      block = aligned_alloc(64, total);
    }
    if (!block) return NULL;
    prefer_huge_pages(block, total);
    block->capacity = capacity;
    block->size_class = size_class;
  }
  block->references = 1;
  block->bytes = bytes;
  block->version = 0;
  block->writer = NULL;
  lgs_storage_pool.live_bytes += capacity;
  return block;
}

void lgs_storage_recycle(lgs_storage *block) {
  lgs_storage_pool.live_bytes -= block->capacity;
// SwiftPM defines DEBUG in debug builds.
#ifdef DEBUG
  memset(lgs_storage_data(block), POISON, (size_t)(block->bytes < 4096 ? block->bytes : 4096));
#endif
  if (block->size_class < 0 || lgs_storage_pool.cached_bytes + block->capacity > lgs_storage_pool.cache_limit) {
    free(block);
    return;
  }
  lgs_storage_pool.cached_bytes += block->capacity;
  lgs_storage **list = list_of(block->size_class);
  block->next = *list;
  *list = block;
}

lgs_storage_counters lgs_storage_statistics(void) {
  return (lgs_storage_counters){
      lgs_storage_pool.live_bytes, lgs_storage_pool.cached_bytes, lgs_storage_pool.cache_limit};
}

void lgs_storage_trim(void) {
  for (int i = 0; i < CLASS_COUNT; i++) {
    lgs_storage **list = list_of(i);
    while (*list) {
      lgs_storage *block = *list;
      *list = block->next;
      lgs_storage_pool.cached_bytes -= block->capacity;
      free(block);
    }
  }
}

int64_t lgs_memory_size(void) {
  long pages = sysconf(_SC_PHYS_PAGES), bytes = sysconf(_SC_PAGESIZE);
  return pages > 0 && bytes > 0 ? (int64_t)pages * bytes : INT64_MAX;
}

// A whole word, so that the language's machine can poll it as plain memory.
static atomic_int interrupt;

void lgs_interrupt_request(void) { atomic_store_explicit(&interrupt, true, memory_order_relaxed); }
void lgs_interrupt_clear(void) { atomic_store_explicit(&interrupt, false, memory_order_relaxed); }
// Other values than 1 ask for a moment of the interpreter, not for the end of an operation.
bool lgs_interrupt_requested(void) { return atomic_load_explicit(&interrupt, memory_order_relaxed) == 1; }
int32_t *lgs_interrupt_flag(void) { return (int32_t *)&interrupt; }
