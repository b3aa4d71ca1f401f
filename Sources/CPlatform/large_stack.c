#define _GNU_SOURCE
#include "large_stack.h"

#include <sys/mman.h>
#include <ucontext.h>

enum { GUARD = 1 << 16 };

static ucontext_t outside, inside;
static void (*running_body)(void *);
static void *running_argument;

// makecontext passes no pointers portably, so they wait in variables.
static void enter(void) { running_body(running_argument); }

bool lgs_run_on_large_stack(size_t size, void (*body)(void *), void *argument) {
  int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
#ifdef MAP_STACK
  flags |= MAP_STACK;
#endif
  void *stack = mmap(NULL, size, PROT_READ | PROT_WRITE, flags, -1, 0);
  if (stack == MAP_FAILED) return false;
  // Running off the end hits a page without access instead of other memory.
  mprotect(stack, GUARD, PROT_NONE);
  if (getcontext(&inside) != 0) {
    munmap(stack, size);
    return false;
  }
  inside.uc_stack.ss_sp = stack;
  inside.uc_stack.ss_size = size;
  inside.uc_link = &outside;
  running_body = body;
  running_argument = argument;
  makecontext(&inside, enter, 0);
  swapcontext(&outside, &inside);
  munmap(stack, size);
  return true;
}
