#include "include/zip.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// The only state of the process here: the library's functions, null until the first use.
static int (*zlib_compress)(uint8_t *, unsigned long *, const uint8_t *, unsigned long, int);
static unsigned long (*zlib_bound)(unsigned long);
static unsigned long (*zlib_crc)(unsigned long, const uint8_t *, unsigned);

bool draw_zip_is_available(void) {
  if (zlib_compress) return true;
  void *library = dlopen("libz.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!library) library = dlopen("libz.1.dylib", RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
  *(void **)&zlib_bound = dlsym(library, "compressBound");
  *(void **)&zlib_crc = dlsym(library, "crc32");
  void *compress = dlsym(library, "compress2");
  if (!zlib_bound || !zlib_crc || !compress) return false;
  *(void **)&zlib_compress = compress;
  return true;
}

size_t draw_zip_bound(size_t length) { return draw_zip_is_available() ? zlib_bound(length) : 0; }

size_t draw_zip(const uint8_t *bytes, size_t length, int level, uint8_t *to, size_t capacity) {
  unsigned long written = capacity;
  if (!draw_zip_is_available() || zlib_compress(to, &written, bytes, length, level) != 0) return 0;
  return written;
}

uint32_t draw_crc(uint32_t crc, const uint8_t *bytes, size_t length) {
  if (!draw_zip_is_available()) return 0;
  unsigned long value = crc;
  const size_t most = 1u << 30;
  for (size_t at = 0; at < length; at += most) {
    value = zlib_crc(value, bytes + at, (unsigned)(length - at < most ? length - at : most));
  }
  return (uint32_t)value;
}

struct draw_zip_job {
  uint8_t *bytes, *result;
  size_t length, capacity, written;
  int level;
  bool is_running;
  pthread_t thread;
};

static void *zip_in_thread(void *argument) {
  draw_zip_job *job = argument;
  job->written = draw_zip(job->bytes, job->length, job->level, job->result, job->capacity);
  return 0;
}

draw_zip_job *draw_zip_start(const uint8_t *bytes, size_t length, int level) {
  draw_zip_job *job = calloc(1, sizeof *job);
  if (!job) return 0;
  job->length = length;
  job->level = level;
  job->capacity = draw_zip_bound(length);
  job->bytes = malloc(length ? length : 1);
  job->result = malloc(job->capacity ? job->capacity : 1);
  if (!job->bytes || !job->result) {
    draw_zip_free(job);
    return 0;
  }
  memcpy(job->bytes, bytes, length);
  job->is_running = pthread_create(&job->thread, 0, zip_in_thread, job) == 0;
  if (!job->is_running) zip_in_thread(job);
  return job;
}

const uint8_t *draw_zip_wait(draw_zip_job *job, size_t *length) {
  if (job->is_running) pthread_join(job->thread, 0);
  job->is_running = false;
  *length = job->written;
  return job->written ? job->result : 0;
}

void draw_zip_free(draw_zip_job *job) {
  size_t length;
  draw_zip_wait(job, &length);
  free(job->bytes);
  free(job->result);
  free(job);
}
