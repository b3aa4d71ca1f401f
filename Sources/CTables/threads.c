#include <pthread.h>
#include <unistd.h>

#include "tables.h"

enum { most_parts = 8 };

int lgs_part_limit(void) {
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count < 1 ? 1 : count > most_parts ? most_parts : (int)count;
}

typedef struct {
  void (*body)(void *context, int part);
  void *context;
  int part;
} call;

static void *run_part(void *argument) {
  call *own = argument;
  own->body(own->context, own->part);
  return 0;
}

void lgs_run_parts(int count, void (*body)(void *context, int part), void *context) {
  call calls[most_parts];
  pthread_t threads[most_parts];
  int is_started[most_parts];
  for (int part = 1; part < count; part++) {
    calls[part] = (call){body, context, part};
    is_started[part] = pthread_create(threads + part, 0, run_part, calls + part) == 0;
  }
  body(context, 0);
  for (int part = 1; part < count; part++) {
    if (is_started[part]) {
      pthread_join(threads[part], 0);
    } else {
      body(context, part);
    }
  }
}

int lgs_shared(const int *number) { return __atomic_load_n(number, __ATOMIC_RELAXED); }

void lgs_lower_shared(int *number, int value) {
  int known = lgs_shared(number);
  while (value < known && !__atomic_compare_exchange_n(number, &known, value, 1, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
  }
}
