#include "include/zip.h"

#include <dlfcn.h>

// zlib's z_stream, whose form its version number promises.
typedef struct {
  const uint8_t *next_in;
  unsigned available_in;
  unsigned long total_in;
  uint8_t *next_out;
  unsigned available_out;
  unsigned long total_out;
  const char *message;
  void *state;
  void *(*allocate)(void *, unsigned, unsigned);
  void (*release)(void *, void *);
  void *opaque;
  int data_type;
  unsigned long checksum;
  unsigned long reserved;
} zlib_stream;

enum { zlib_no_flush = 0, zlib_finish = 4, zlib_ok = 0, zlib_stream_end = 1 };

// The only state of the process here: the library's functions, null until the first use.
static int (*zlib_start)(zlib_stream *, int, const char *, int);
static int (*zlib_deflate)(zlib_stream *, int);
static int (*zlib_end)(zlib_stream *);
static int (*zlib_uncompress)(uint8_t *, unsigned long *, const uint8_t *, unsigned long);
static unsigned long (*zlib_bound)(unsigned long);
static unsigned long (*zlib_crc)(unsigned long, const uint8_t *, unsigned);

bool draw_zip_is_available(void) {
  if (zlib_deflate) return true;
  void *library = dlopen("libz.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!library) library = dlopen("libz.1.dylib", RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
  *(void **)&zlib_bound = dlsym(library, "compressBound");
  *(void **)&zlib_crc = dlsym(library, "crc32");
  *(void **)&zlib_uncompress = dlsym(library, "uncompress");
  *(void **)&zlib_start = dlsym(library, "deflateInit_");
  *(void **)&zlib_end = dlsym(library, "deflateEnd");
  void *deflate = dlsym(library, "deflate");
  if (!zlib_bound || !zlib_crc || !zlib_uncompress || !zlib_start || !zlib_end || !deflate) return false;
  *(void **)&zlib_deflate = deflate;
  return true;
}

size_t draw_zip_bound(size_t length) { return draw_zip_is_available() ? zlib_bound(length) : 0; }

size_t draw_zip(const uint8_t *bytes, size_t length, int level, uint8_t *to, size_t capacity, bool (*interrupted)(void)) {
  // What is packed between two looks: some milliseconds' work. Room is given anew as often, for sizes are 32 bits wide.
  const size_t most = 1u << 18;
  zlib_stream stream = {.next_in = bytes, .next_out = to};
  if (!draw_zip_is_available() || zlib_start(&stream, level, "1.2.0", (int)sizeof stream) != zlib_ok) return 0;
  int result = zlib_ok;
  while (result == zlib_ok && !interrupted()) {
    size_t left = length - (size_t)(stream.next_in - bytes), room = capacity - (size_t)(stream.next_out - to);
    stream.available_in = (unsigned)(left < most ? left : most);
    stream.available_out = (unsigned)(room < 2 * most ? room : 2 * most);
    result = zlib_deflate(&stream, left <= most ? zlib_finish : zlib_no_flush);
  }
  size_t written = (size_t)(stream.next_out - to);
  zlib_end(&stream);
  return result == zlib_stream_end ? written : 0;
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
