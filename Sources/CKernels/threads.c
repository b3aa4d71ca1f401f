// Large products by two threads. The second one sleeps between products.
#include <pthread.h>
#include <signal.h>
#include <stddef.h>

#include "kernels.h"

// Multiply-adds from which a second thread pays.
static const int64_t LARGE = (int64_t)1 << 22;

// One for each thread: only one product is computed at a time.
static lgs_gemm_space spaces[2];

typedef struct {
  lgs_gemm_kernel kernel;
  int64_t m, n, k, rsa, csa, rsb, csb;
  const void *a, *b;
  void *c;
  int64_t ldc;
  bool accumulate;
  lgs_gemm_space *space;
} product;

static void *multiply(void *context) {
  const product *p = context;
  p->kernel(p->m, p->n, p->k, p->a, p->rsa, p->csa, p->b, p->rsb, p->csb, p->c, p->ldc, p->accumulate, p->space);
  return NULL;
}

// The second thread and what it is to do.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t is_wanted = PTHREAD_COND_INITIALIZER, is_done = PTHREAD_COND_INITIALIZER;
static product *task;
static bool is_running;

static void *serve(void *unused) {
  (void)unused;
  pthread_mutex_lock(&lock);
  for (;;) {
    while (task == NULL) pthread_cond_wait(&is_wanted, &lock);
    product *mine = task;
    pthread_mutex_unlock(&lock);
    multiply(mine);
    pthread_mutex_lock(&lock);
    task = NULL;
    pthread_cond_signal(&is_done);
  }
  return NULL;
}

// A copy of the process has no second thread, and locks in any state.
static void forget(void) {
  lock = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
  is_wanted = (pthread_cond_t)PTHREAD_COND_INITIALIZER;
  is_done = (pthread_cond_t)PTHREAD_COND_INITIALIZER;
  task = NULL;
  is_running = false;
}

// Signals are the first thread's.
static bool start(void) {
  static bool is_known;
  if (is_running) return true;
  if (!is_known) is_known = pthread_atfork(NULL, NULL, forget) == 0;
  if (!is_known) return false;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  is_running = pthread_create(&thread, NULL, serve, NULL) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (is_running) pthread_detach(thread);
  return is_running;
}

static void multiply_both(product *first, product *second) {
  if (!start()) {
    multiply(first);
    multiply(second);
    return;
  }
  pthread_mutex_lock(&lock);
  task = second;
  pthread_cond_signal(&is_wanted);
  pthread_mutex_unlock(&lock);
  multiply(first);
  pthread_mutex_lock(&lock);
  while (task != NULL) pthread_cond_wait(&is_done, &lock);
  pthread_mutex_unlock(&lock);
}

// Halves the longer side, so that the shorter operand is copied twice. Both halves are large enough to take the path
// of the whole, on which the order of additions depends; false when one is not.
static bool halve(product *first, product *second, int64_t size) {
  *second = *first;
  second->space = &spaces[1];
  if (first->m >= first->n) {
    int64_t half = first->m / 2 / 6 * 6;
    if (half < 4) return false;
    first->m = half;
    second->m -= half;
    second->a = (const char *)second->a + half * second->rsa * size;
    second->c = (char *)second->c + half * second->ldc * size;
  } else {
    int64_t half = first->n / 2 / 16 * 16;
    if (half < 16) return false;
    first->n = half;
    second->n -= half;
    second->b = (const char *)second->b + half * second->csb * size;
    second->c = (char *)second->c + half * size;
  }
  return true;
}

void lgs_gemm_by_parts(
    lgs_gemm_kernel kernel, int64_t size, int64_t m, int64_t n, int64_t k, const void *a, int64_t rsa, int64_t csa,
    const void *b, int64_t rsb, int64_t csb, void *c, bool accumulate) {
  product first = {kernel, m, n, k, rsa, csa, rsb, csb, a, b, c, n, accumulate, &spaces[0]}, second;
  if (k <= 1 || m < 8 || n < 12 || m * n < LARGE / k || !halve(&first, &second, size)) {
    multiply(&first);
    return;
  }
  multiply_both(&first, &second);
}
