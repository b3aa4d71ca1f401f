// Runs a program on a stack of its own size, in the same thread.
#ifndef LGS_LARGE_STACK_H
#define LGS_LARGE_STACK_H

#include <stdbool.h>
#include <stddef.h>

// Calls `body(argument)` on a fresh stack of `size` bytes and returns when it does; false when there is no such memory.
// A second thread would do as well, but the C library's allocator is slower in processes with more than one.
bool lgs_run_on_large_stack(size_t size, void (*body)(void *), void *argument);

#endif
