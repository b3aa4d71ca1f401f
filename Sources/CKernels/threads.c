// Large products by two threads. The threads live as long as one product: a copy of the process has none to miss.
#include <pthread.h>
#include <stddef.h>

#include "kernels.h"

// Multiply-adds from which a second thread pays.
static const int64_t LARGE = (int64_t)1 << 22;

typedef struct {
  lgs_gemm_kernel kernel;
  int64_t m, n, k, rsa, csa, rsb, csb;
  const void *a, *b;
  void *c;
  bool accumulate;
} product;

static void *multiply(void *context) {
  const product *p = context;
  p->kernel(p->m, p->n, p->k, p->a, p->rsa, p->csa, p->b, p->rsb, p->csb, p->c, p->accumulate);
  return NULL;
}

void lgs_gemm_by_rows(
    lgs_gemm_kernel kernel, int64_t size, int64_t m, int64_t n, int64_t k, const void *a, int64_t rsa, int64_t csa,
    const void *b, int64_t rsb, int64_t csb, void *c, bool accumulate) {
  product first = {kernel, m, n, k, rsa, csa, rsb, csb, a, b, c, accumulate};
  // Both halves have the four rows that the order of additions depends on.
  int64_t half = m / 2 / 12 * 12;
  if (half < 4 || m - half < 4 || n < 12 || m * n < LARGE / (k > 0 ? k : 1)) {
    multiply(&first);
    return;
  }
  product second = first;
  first.m = half;
  second.m = m - half;
  second.a = (const char *)a + half * rsa * size;
  second.c = (char *)c + half * n * size;
  pthread_t thread;
  bool is_started = pthread_create(&thread, NULL, multiply, &second) == 0;
  multiply(&first);
  if (is_started) pthread_join(thread, NULL);
  else multiply(&second);
}
