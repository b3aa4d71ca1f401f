// Elements become unsigned keys of the same order; keys are sorted by digits, few of them by merging.
#define _GNU_SOURCE
#include "ordering.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "kernels.h"
#include "storage.h"

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS, MOST_PASSES = 6, FEW = 1024, RUN = 16, POLL = 1 << 20 };

typedef struct {
  uint64_t key;
  int64_t place;
} item;

static int bits_of(int32_t dtype) {
  switch (dtype) {
    case lgs_bool: return 8;
    case lgs_float32: return 32;
    default: return 64;
  }
}

static uint64_t key_of_int64(int64_t x) { return (uint64_t)x ^ (uint64_t)1 << 63; }

// Negative numbers have the complement of their bits, so that the larger magnitude is the smaller key. `joins_zeros`
// makes one key of the two zeros.
static uint64_t key_of_float32(float x, bool joins_zeros) {
  if (x != x) return UINT32_MAX;
  if (joins_zeros && x == 0) x = 0;
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits >> 31 ? (uint32_t)~bits : bits | (uint32_t)1 << 31;
}

static uint64_t key_of_float64(double x, bool joins_zeros) {
  if (x != x) return UINT64_MAX;
  if (joins_zeros && x == 0) x = 0;
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

static void make_keys(
    uint64_t *keys, const void *in, int64_t stride, int64_t n, int32_t dtype, bool joins_zeros, bool descending) {
  switch (dtype) {
    case lgs_bool:
      for (int64_t i = 0; i < n; i++) keys[i] = ((const uint8_t *)in)[i * stride];
      break;
    case lgs_float32:
      for (int64_t i = 0; i < n; i++) keys[i] = key_of_float32(((const float *)in)[i * stride], joins_zeros);
      break;
    case lgs_float64:
      for (int64_t i = 0; i < n; i++) keys[i] = key_of_float64(((const double *)in)[i * stride], joins_zeros);
      break;
    default:
      for (int64_t i = 0; i < n; i++) keys[i] = key_of_int64(((const int64_t *)in)[i * stride]);
  }
  if (!descending) return;
  uint64_t mask = bits_of(dtype) == 64 ? UINT64_MAX : ((uint64_t)1 << bits_of(dtype)) - 1;
  for (int64_t i = 0; i < n; i++) keys[i] = ~keys[i] & mask;
}

static size_t size_of(int32_t dtype) { return (size_t)bits_of(dtype) / 8; }

// The keys of all elements, with a look for Ctrl-C now and then; false when it came.
static bool make_all_keys(
    uint64_t *keys, const void *in, int64_t stride, int64_t n, int32_t dtype, bool joins_zeros, bool descending) {
  for (int64_t start = 0; start < n; start += POLL) {
    if (start && lgs_interrupt_requested()) return false;
    const char *from = (const char *)in + (size_t)(start * stride) * size_of(dtype);
    make_keys(keys + start, from, stride, start + POLL < n ? POLL : n - start, dtype, joins_zeros, descending);
  }
  return true;
}

// Memory to sort in. The pages of large blocks are large: there are hundreds of thousands of the usual ones to be given
// and taken back, which takes longer than Ctrl-C may.
static void *scratch(size_t size) {
  enum { LARGE_PAGE = 1 << 21 };
  if (size < 16 * LARGE_PAGE) return malloc(size);
  void *block = NULL;
  if (posix_memalign(&block, LARGE_PAGE, size) != 0) return NULL;
#ifdef MADV_HUGEPAGE
  // Where the system has none, the usual pages do.
  (void)madvise(block, size, MADV_HUGEPAGE);
#endif
  return block;
}

static void read_keys(void *out, const uint64_t *keys, int64_t n, int32_t dtype) {
  switch (dtype) {
    case lgs_bool:
      for (int64_t i = 0; i < n; i++) ((uint8_t *)out)[i] = (uint8_t)keys[i];
      break;
    case lgs_float32:
      for (int64_t i = 0; i < n; i++) {
        uint32_t key = (uint32_t)keys[i], bits = key >> 31 ? key ^ (uint32_t)1 << 31 : ~key;
        if (key == UINT32_MAX) bits = 0x7fc00000;
        memcpy((float *)out + i, &bits, sizeof bits);
      }
      break;
    case lgs_float64:
      for (int64_t i = 0; i < n; i++) {
        uint64_t bits = keys[i] >> 63 ? keys[i] ^ (uint64_t)1 << 63 : ~keys[i];
        if (keys[i] == UINT64_MAX) bits = (uint64_t)0x7ff8 << 48;
        memcpy((double *)out + i, &bits, sizeof bits);
      }
      break;
    default:
      for (int64_t i = 0; i < n; i++) ((int64_t *)out)[i] = (int64_t)(keys[i] ^ (uint64_t)1 << 63);
  }
}

static bool read_all_keys(void *out, const uint64_t *keys, int64_t n, int32_t dtype) {
  for (int64_t start = 0; start < n; start += POLL) {
    if (start && lgs_interrupt_requested()) return false;
    char *to = (char *)out + (size_t)start * size_of(dtype);
    read_keys(to, keys + start, start + POLL < n ? POLL : n - start, dtype);
  }
  return true;
}

// Runs by insertion, then merged pairwise; gives the buffer that holds the result.
static item *merge_sort(item *a, item *b, int64_t n) {
  for (int64_t start = 0; start < n; start += RUN) {
    int64_t end = start + RUN < n ? start + RUN : n;
    for (int64_t i = start + 1; i < end; i++) {
      item moving = a[i];
      int64_t j = i;
      for (; j > start && a[j - 1].key > moving.key; j--) a[j] = a[j - 1];
      a[j] = moving;
    }
  }
  for (int64_t width = RUN; width < n; width *= 2) {
    for (int64_t start = 0; start < n; start += 2 * width) {
      int64_t middle = start + width < n ? start + width : n;
      int64_t end = start + 2 * width < n ? start + 2 * width : n;
      int64_t left = start, right = middle;
      for (int64_t i = start; i < end; i++) {
        bool takes_left = left < middle && (right >= end || a[left].key <= a[right].key);
        b[i] = takes_left ? a[left++] : a[right++];
      }
    }
    item *swap = a;
    a = b;
    b = swap;
  }
  return a;
}

static bool count_digits(int64_t counts[][DIGITS], const uint64_t *keys, int64_t n, int passes) {
  memset(counts, 0, sizeof counts[0] * (size_t)passes);
  for (int64_t i = 0; i < n; i++) {
    if ((i & (POLL - 1)) == POLL - 1 && lgs_interrupt_requested()) return false;
    uint64_t key = keys[i];
    for (int pass = 0; pass < passes; pass++, key >>= DIGIT_BITS) counts[pass][key & (DIGITS - 1)]++;
  }
  return true;
}

// Sorts keys, and the places with them unless they are NULL. Passes in which all keys have the same digit are left out.
// The results are in `*keys` and `*places`, which may have changed places with the spare buffers.
static lgs_outcome radix_sort(
    uint64_t **keys, uint64_t **spare_keys, uint32_t **places, uint32_t **spare_places, int64_t n, int bits) {
  int passes = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
  int64_t(*counts)[DIGITS] = malloc(sizeof *counts * MOST_PASSES);
  if (!counts) return lgs_outcome_no_memory;
  if (!count_digits(counts, *keys, n, passes)) {
    free(counts);
    return lgs_outcome_interrupted;
  }
  for (int pass = 0; pass < passes; pass++) {
    int shift = pass * DIGIT_BITS;
    int64_t *offsets = counts[pass], total = 0;
    if (offsets[(*keys)[0] >> shift & (DIGITS - 1)] == n) continue;
    for (int digit = 0; digit < DIGITS; digit++) {
      int64_t count = offsets[digit];
      offsets[digit] = total;
      total += count;
    }
    const uint64_t *from = *keys;
    uint64_t *to = *spare_keys;
    for (int64_t start = 0; start < n; start += POLL) {
      int64_t end = start + POLL < n ? start + POLL : n;
      if (lgs_interrupt_requested()) {
        free(counts);
        return lgs_outcome_interrupted;
      }
      if (places) {
        for (int64_t i = start; i < end; i++) {
          int64_t at = offsets[from[i] >> shift & (DIGITS - 1)]++;
          to[at] = from[i];
          (*spare_places)[at] = (*places)[i];
        }
      } else {
        for (int64_t i = start; i < end; i++) to[offsets[from[i] >> shift & (DIGITS - 1)]++] = from[i];
      }
    }
    *spare_keys = *keys;
    *keys = to;
    if (places) {
      uint32_t *swap = *places;
      *places = *spare_places;
      *spare_places = swap;
    }
  }
  free(counts);
  return lgs_outcome_done;
}

static lgs_outcome argsort_few(
    int64_t *order, const void *in, int64_t stride, int64_t n, int32_t dtype, bool descending) {
  uint64_t keys[FEW];
  item items[2][FEW];
  make_keys(keys, in, stride, n, dtype, true, descending);
  for (int64_t i = 0; i < n; i++) items[0][i] = (item){keys[i], i};
  item *sorted = merge_sort(items[0], items[1], n);
  for (int64_t i = 0; i < n; i++) order[i] = sorted[i].place;
  return lgs_outcome_done;
}

lgs_outcome lgs_argsort(
    int64_t *order, const void *in, int64_t stride, int64_t n, int32_t dtype, bool descending) {
  if (n <= FEW) return argsort_few(order, in, stride, n, dtype, descending);
  if (n > UINT32_MAX) return lgs_outcome_no_memory;
  uint64_t *buffer = scratch((size_t)n * 2 * (sizeof(uint64_t) + sizeof(uint32_t)));
  if (!buffer) return lgs_outcome_no_memory;
  uint64_t *keys = buffer, *spare_keys = buffer + n;
  uint32_t *places = (uint32_t *)(buffer + 2 * n), *spare_places = places + n;
  lgs_outcome outcome = lgs_outcome_interrupted;
  if (make_all_keys(keys, in, stride, n, dtype, true, descending)) {
    for (int64_t i = 0; i < n; i++) places[i] = (uint32_t)i;
    outcome = radix_sort(&keys, &spare_keys, &places, &spare_places, n, bits_of(dtype));
  }
  for (int64_t i = 0; outcome == lgs_outcome_done && i < n; i++) {
    if ((i & (POLL - 1)) == POLL - 1 && lgs_interrupt_requested()) outcome = lgs_outcome_interrupted;
    order[i] = places[i];
  }
  free(buffer);
  return outcome;
}

lgs_outcome lgs_sort(void *out, const void *in, int64_t stride, int64_t n, int32_t dtype) {
  if (n == 0) return lgs_outcome_done;
  uint64_t *buffer = scratch((size_t)n * 2 * sizeof(uint64_t));
  if (!buffer) return lgs_outcome_no_memory;
  uint64_t *keys = buffer, *spare = buffer + n;
  lgs_outcome outcome = lgs_outcome_done;
  if (!make_all_keys(keys, in, stride, n, dtype, false, false)) {
    outcome = lgs_outcome_interrupted;
  } else if (n <= RUN * 4) {
    for (int64_t i = 1; i < n; i++) {
      uint64_t moving = keys[i];
      int64_t j = i;
      for (; j > 0 && keys[j - 1] > moving; j--) keys[j] = keys[j - 1];
      keys[j] = moving;
    }
  } else {
    outcome = radix_sort(&keys, &spare, NULL, NULL, n, bits_of(dtype));
  }
  if (outcome == lgs_outcome_done && !read_all_keys(out, keys, n, dtype)) outcome = lgs_outcome_interrupted;
  free(buffer);
  return outcome;
}

// Whether a comes behind b in the order.
static bool is_behind(item a, item b) { return a.key > b.key || (a.key == b.key && a.place > b.place); }

// Restores the heap, the last in the order on top, below `i`.
static void sift(item *heap, int64_t i, int64_t n) {
  item moving = heap[i];
  for (int64_t child; (child = 2 * i + 1) < n; i = child) {
    if (child + 1 < n && is_behind(heap[child + 1], heap[child])) child++;
    if (!is_behind(heap[child], moving)) break;
    heap[i] = heap[child];
  }
  heap[i] = moving;
}

lgs_outcome lgs_argsort_first(
    int64_t *order, int64_t k, const void *in, int64_t stride, int64_t n, int32_t dtype, bool descending) {
  if (k == 0) return lgs_outcome_done;
  enum { CHUNK = 512 };
  uint64_t keys[CHUNK];
  item *heap = malloc((size_t)k * sizeof *heap);
  if (!heap) return lgs_outcome_no_memory;
  int64_t size = sizeof(int64_t);
  if (bits_of(dtype) < 64) size = bits_of(dtype) / 8;
  for (int64_t start = 0; start < n; start += CHUNK) {
    int64_t count = start + CHUNK < n ? CHUNK : n - start;
    if (start % POLL == 0 && lgs_interrupt_requested()) {
      free(heap);
      return lgs_outcome_interrupted;
    }
    make_keys(keys, (const char *)in + start * stride * size, stride, count, dtype, true, descending);
    for (int64_t i = 0; i < count; i++) {
      item next = {keys[i], start + i};
      if (next.place < k) {
        heap[next.place] = next;
        if (next.place == k - 1) {
          for (int64_t root = k / 2; root-- > 0;) sift(heap, root, k);
        }
      } else if (next.key < heap[0].key) {
        heap[0] = next;
        sift(heap, 0, k);
      }
    }
  }
  for (int64_t last = k - 1; last >= 0; last--) {
    order[last] = heap[0].place;
    heap[0] = heap[last];
    sift(heap, 0, last);
  }
  free(heap);
  return lgs_outcome_done;
}

static bool are_same(double a, double b, bool joins_nans) { return a == b || (joins_nans && a != a && b != b); }

static bool are_equal(const void *in, int64_t a, int64_t b, int32_t dtype, bool joins_nans) {
  switch (dtype) {
    case lgs_bool: return ((const uint8_t *)in)[a] == ((const uint8_t *)in)[b];
    case lgs_float32: return are_same(((const float *)in)[a], ((const float *)in)[b], joins_nans);
    case lgs_float64: return are_same(((const double *)in)[a], ((const double *)in)[b], joins_nans);
    default: return ((const int64_t *)in)[a] == ((const int64_t *)in)[b];
  }
}

int64_t lgs_group_equal(
    int64_t *chosen, int64_t *counts, int64_t *inverse, const int64_t *order, const void *in, int64_t n, int32_t dtype,
    bool joins_nans) {
  int64_t groups = 0;
  for (int64_t i = 0; i < n; i++) {
    if ((i & (POLL - 1)) == POLL - 1 && lgs_interrupt_requested()) return -1;
    if (groups > 0 && are_equal(in, chosen[groups - 1], order[i], dtype, joins_nans)) {
      counts[groups - 1]++;
    } else {
      chosen[groups] = order[i];
      counts[groups++] = 1;
    }
    inverse[order[i]] = groups - 1;
  }
  return groups;
}

bool lgs_select(double *values, int64_t n, int64_t k, double *before, double *at) {
  int64_t low = 0, high = n - 1;
  // Looks for an interrupt once in some hundred thousand exchanges.
  const int64_t turns = 1 << 18;
  int64_t left = turns;
  while (low < high) {
    // The middle of three, so that sorted elements are no worst case.
    double a = values[low], b = values[low + (high - low) / 2], c = values[high];
    double pivot = a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
    int64_t i = low, j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (pivot < values[j]) j--;
      if (i > j) break;
      double swap = values[i];
      values[i++] = values[j];
      values[j--] = swap;
      if (--left == 0) {
        if (lgs_interrupt_requested()) return false;
        left = turns;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  *at = values[k];
  *before = k == 0 ? values[0] : values[k - 1];
  for (int64_t i = 0; i < k; i++) *before = values[i] > *before ? values[i] : *before;
  return true;
}
