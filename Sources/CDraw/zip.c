#include "include/zip.h"

#include <dlfcn.h>

// The only state of the process here: the library's functions, null until the first use.
static int (*zlib_compress)(uint8_t *, unsigned long *, const uint8_t *, unsigned long, int);
static int (*zlib_uncompress)(uint8_t *, unsigned long *, const uint8_t *, unsigned long);
static unsigned long (*zlib_bound)(unsigned long);
static unsigned long (*zlib_crc)(unsigned long, const uint8_t *, unsigned);

bool draw_zip_is_available(void) {
  if (zlib_compress) return true;
  void *library = dlopen("libz.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!library) library = dlopen("libz.1.dylib", RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
  *(void **)&zlib_bound = dlsym(library, "compressBound");
  *(void **)&zlib_crc = dlsym(library, "crc32");
  *(void **)&zlib_uncompress = dlsym(library, "uncompress");
  void *compress = dlsym(library, "compress2");
  if (!zlib_bound || !zlib_crc || !zlib_uncompress || !compress) return false;
  *(void **)&zlib_compress = compress;
  return true;
}

size_t draw_zip_bound(size_t length) { return draw_zip_is_available() ? zlib_bound(length) : 0; }

size_t draw_zip(const uint8_t *bytes, size_t length, int level, uint8_t *to, size_t capacity) {
  unsigned long written = capacity;
  if (!draw_zip_is_available() || zlib_compress(to, &written, bytes, length, level) != 0) return 0;
  return written;
}

size_t draw_unzip(const uint8_t *bytes, size_t length, uint8_t *to, size_t capacity) {
  unsigned long written = capacity;
  if (!draw_zip_is_available() || zlib_uncompress(to, &written, bytes, length) != 0) return 0;
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
