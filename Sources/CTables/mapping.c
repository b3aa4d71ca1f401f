#define _GNU_SOURCE

#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tables.h"

// Files that are mapped: reading a page that the file no longer has is a bus error.
enum { most_mappings = 8 };

static struct {
  uint8_t *volatile start;
  volatile size_t length;
} mappings[most_mappings];
static int mapping_count;
static struct sigaction previous;

// Puts a page of zeros where the file's is gone; any other bus error is not ours.
static void fill_page(int number, siginfo_t *info, void *context) {
  (void)context;
  uint8_t *address = info->si_addr;
  for (int place = 0; place < most_mappings; place++) {
    uint8_t *start = mappings[place].start;
    if (start == 0 || address < start || address >= start + mappings[place].length) continue;
    uintptr_t page = (uintptr_t)getpagesize();
    void *at = (void *)((uintptr_t)address & ~(page - 1));
    if (mmap(at, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == at) return;
  }
  sigaction(number, &previous, 0);
}

int lgs_guard_mapping(void *start, size_t length) {
  for (int place = 0; place < most_mappings; place++) {
    if (mappings[place].start != 0) continue;
    if (mapping_count == 0) {
      struct sigaction action = {0};
      action.sa_sigaction = fill_page;
      action.sa_flags = SA_SIGINFO;
      sigemptyset(&action.sa_mask);
      if (sigaction(SIGBUS, &action, &previous) != 0) return 0;
    }
    mappings[place].length = length;
    mappings[place].start = start;
    mapping_count++;
    return 1;
  }
  return 0;
}

void lgs_release_mapping(void *start) {
  for (int place = 0; place < most_mappings; place++) {
    if (mappings[place].start != start) continue;
    mappings[place].start = 0;
    if (--mapping_count == 0) sigaction(SIGBUS, &previous, 0);
    return;
  }
}
