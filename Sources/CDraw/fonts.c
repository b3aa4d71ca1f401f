#include "include/fonts.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freetype.h"

struct draw_font {
  ft_face *face;
  void *shaper;
  void *buffer;
  int32_t size;
};

// The state of the process here: the libraries' functions, null until the first font is opened.
static struct {
  void *library;
  int (*init)(void **);
  int (*open)(void *, const char *, long, ft_face **);
  int (*close)(ft_face *);
  int (*set_size)(ft_face *, long, long, unsigned, unsigned);
  unsigned (*char_index)(ft_face *, unsigned long);
  int (*load)(ft_face *, unsigned, int);
  int (*render)(ft_slot *, int);
  void (*set_transform)(ft_face *, ft_matrix *, ft_vector *);
  int (*kerning)(ft_face *, unsigned, unsigned, unsigned, ft_vector *);
  void (*control_box)(ft_outline *, ft_box *);
  int (*decompose)(ft_outline *, const ft_outline_functions *, void *);
  void *(*table)(ft_face *, int);
} freetype;

static struct {
  void *(*font_create)(ft_face *);
  void (*font_destroy)(void *);
  void (*font_set_flags)(void *, int);
  void (*font_changed)(void *);
  void *(*buffer_create)(void);
  void (*buffer_destroy)(void *);
  void (*buffer_reset)(void *);
  void (*buffer_add)(void *, const char *, int, unsigned, int);
  void (*buffer_guess)(void *);
  void (*shape)(void *, void *, const void *, unsigned);
  hb_glyph *(*glyphs)(void *, unsigned *);
  hb_position *(*positions)(void *, unsigned *);
} harfbuzz;

typedef struct {
  const char *name;
  void *function;
} symbol;

static bool find_all(const char *const *files, const symbol *symbols, size_t count) {
  void *library = NULL;
  for (; *files && !library; files++) library = dlopen(*files, RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
  for (size_t i = 0; i < count; i++) {
    void *found = dlsym(library, symbols[i].name);
    if (!found) return false;
    memcpy(symbols[i].function, &found, sizeof found);
  }
  return true;
}

static bool open_freetype(void) {
  if (freetype.library) return true;
  const char *const files[] = {"libfreetype.so.6", "libfreetype.6.dylib", NULL};
  const symbol symbols[] = {
      {"FT_Init_FreeType", &freetype.init},          {"FT_New_Face", &freetype.open},
      {"FT_Done_Face", &freetype.close},             {"FT_Set_Char_Size", &freetype.set_size},
      {"FT_Get_Char_Index", &freetype.char_index},   {"FT_Load_Glyph", &freetype.load},
      {"FT_Render_Glyph", &freetype.render},         {"FT_Set_Transform", &freetype.set_transform},
      {"FT_Get_Kerning", &freetype.kerning},         {"FT_Outline_Get_CBox", &freetype.control_box},
      {"FT_Outline_Decompose", &freetype.decompose}, {"FT_Get_Sfnt_Table", &freetype.table},
  };
  if (!find_all(files, symbols, sizeof symbols / sizeof *symbols)) return false;
  return freetype.init(&freetype.library) == 0;
}

static bool open_harfbuzz(void) {
  if (harfbuzz.positions) return true;
  const char *const files[] = {"libharfbuzz.so.0", "libharfbuzz.0.dylib", NULL};
  const symbol symbols[] = {
      {"hb_ft_font_create_referenced", &harfbuzz.font_create},
      {"hb_font_destroy", &harfbuzz.font_destroy},
      {"hb_ft_font_set_load_flags", &harfbuzz.font_set_flags},
      {"hb_ft_font_changed", &harfbuzz.font_changed},
      {"hb_buffer_create", &harfbuzz.buffer_create},
      {"hb_buffer_destroy", &harfbuzz.buffer_destroy},
      {"hb_buffer_reset", &harfbuzz.buffer_reset},
      {"hb_buffer_add_utf8", &harfbuzz.buffer_add},
      {"hb_buffer_guess_segment_properties", &harfbuzz.buffer_guess},
      {"hb_shape", &harfbuzz.shape},
      {"hb_buffer_get_glyph_infos", &harfbuzz.glyphs},
      {"hb_buffer_get_glyph_positions", &harfbuzz.positions},
  };
  return find_all(files, symbols, sizeof symbols / sizeof *symbols);
}

enum draw_font_error draw_font_open(const char *path, int32_t face, draw_font **font) {
  if (!open_freetype()) return draw_font_no_freetype;
  if (!open_harfbuzz()) return draw_font_no_harfbuzz;
  draw_font *opened = calloc(1, sizeof *opened);
  if (!opened) return draw_font_no_memory;
  if (freetype.open(freetype.library, path, face, &opened->face) != 0) {
    free(opened);
    return draw_font_no_file;
  }
  *font = opened;
  return draw_font_ok;
}

void draw_font_close(draw_font *font) {
  if (!font) return;
  if (font->shaper) harfbuzz.font_destroy(font->shaper);
  if (font->buffer) harfbuzz.buffer_destroy(font->buffer);
  freetype.close(font->face);
  free(font);
}

draw_font_metrics draw_font_get_metrics(const draw_font *font) {
  draw_font_metrics metrics = {font->face->units_per_em, font->face->ascender, -font->face->descender, 0};
  const ft_os2 *table = freetype.table(font->face, ft_os2_table);
  if (table && table->version != 0xFFFF) {
    metrics = (draw_font_metrics){metrics.units_per_em, table->ascender, -table->descender, table->line_gap};
  }
  return metrics;
}

uint32_t draw_font_glyph(draw_font *font, uint32_t character) { return freetype.char_index(font->face, character); }

static bool set_size(draw_font *font, int32_t size) {
  if (font->size == size) return true;
  // At 72 dots per inch a point is a pixel.
  if (freetype.set_size(font->face, size, 0, 72, 72) != 0) return false;
  font->size = size;
  if (font->shaper) harfbuzz.font_changed(font->shaper);
  return true;
}

bool draw_glyph_measure(draw_font *font, int32_t size, uint32_t glyph, bool hinted, draw_glyph_metrics *metrics) {
  freetype.set_transform(font->face, NULL, NULL);
  if (!set_size(font, size) || freetype.load(font->face, glyph, hinted ? ft_load_default : ft_load_no_hinting) != 0) {
    return false;
  }
  ft_slot *slot = font->face->glyph;
  ft_box box = {0};
  freetype.control_box(&slot->outline, &box);
  *metrics = (draw_glyph_metrics){
      (int32_t)box.x_min,           (int32_t)box.y_min,           (int32_t)box.x_max,
      (int32_t)box.y_max,           (int32_t)slot->metrics.width, (int32_t)slot->metrics.height,
      (int32_t)slot->metrics.bearing_y, (int32_t)slot->metrics.advance, (int32_t)slot->linear_advance,
  };
  return true;
}

int32_t draw_font_kerning(draw_font *font, int32_t size, uint32_t left, uint32_t right) {
  ft_vector distance = {0, 0};
  if (!(font->face->face_flags & ft_has_kerning) || !set_size(font, size)) return 0;
  if (freetype.kerning(font->face, left, right, 0, &distance) != 0) return 0;
  return (int32_t)distance.x;
}

int32_t draw_font_shape(draw_font *font, int32_t size, const char *text, int32_t length, draw_shaped_glyph *glyphs,
                        int32_t capacity) {
  freetype.set_transform(font->face, NULL, NULL);
  if (!set_size(font, size)) return -1;
  if (!font->shaper) {
    font->shaper = harfbuzz.font_create(font->face);
    font->buffer = harfbuzz.buffer_create();
    harfbuzz.font_set_flags(font->shaper, ft_load_default);
  }
  harfbuzz.buffer_reset(font->buffer);
  harfbuzz.buffer_add(font->buffer, text, length, 0, length);
  harfbuzz.buffer_guess(font->buffer);
  harfbuzz.shape(font->shaper, font->buffer, NULL, 0);
  unsigned count = 0;
  hb_glyph *infos = harfbuzz.glyphs(font->buffer, &count);
  hb_position *places = harfbuzz.positions(font->buffer, &count);
  if (!infos || !places) return -1;
  for (unsigned i = 0; i < count && i < (unsigned)capacity; i++) {
    glyphs[i] = (draw_shaped_glyph){infos[i].codepoint, infos[i].cluster, places[i].x_advance, places[i].x_offset,
                                    places[i].y_offset};
  }
  return (int32_t)count;
}

bool draw_glyph_render(draw_font *font, int32_t size, uint32_t glyph, const int32_t matrix[4], int32_t shift_x,
                       int32_t shift_y, draw_glyph_bitmap *bitmap) {
  if (!set_size(font, size)) return false;
  ft_matrix transform = {matrix[0], matrix[1], matrix[2], matrix[3]};
  ft_vector shift = {shift_x, shift_y};
  freetype.set_transform(font->face, &transform, &shift);
  bool rendered = freetype.load(font->face, glyph, ft_load_default) == 0 && freetype.render(font->face->glyph, 0) == 0;
  freetype.set_transform(font->face, NULL, NULL);
  if (!rendered) return false;
  const ft_slot *slot = font->face->glyph;
  *bitmap = (draw_glyph_bitmap){slot->bitmap.buffer, (int32_t)slot->bitmap.width, (int32_t)slot->bitmap.rows,
                                slot->bitmap.pitch, slot->bitmap_left, slot->bitmap_top};
  return true;
}

// MARK: outlines

static void put(void *to, uint8_t command, const ft_vector *p) {
  draw_outline_add(to, command, (double)p->x / 64, -(double)p->y / 64);
}

static int move_to(const ft_vector *p, void *to) {
  draw_outline *outline = to;
  if (outline->count) draw_outline_add(outline, draw_close, 0, 0);
  put(to, draw_move, p);
  return 0;
}

static int line_to(const ft_vector *p, void *to) {
  put(to, draw_line, p);
  return 0;
}

static int conic_to(const ft_vector *control, const ft_vector *p, void *to) {
  put(to, draw_quadratic, control);
  put(to, draw_quadratic, p);
  return 0;
}

static int cubic_to(const ft_vector *control1, const ft_vector *control2, const ft_vector *p, void *to) {
  put(to, draw_cubic, control1);
  put(to, draw_cubic, control2);
  put(to, draw_cubic, p);
  return 0;
}

bool draw_glyph_outline(draw_font *font, int32_t size, uint32_t glyph, draw_outline *outline) {
  static const ft_outline_functions functions = {move_to, line_to, conic_to, cubic_to, 0, 0};
  freetype.set_transform(font->face, NULL, NULL);
  if (!set_size(font, size) || freetype.load(font->face, glyph, ft_load_no_hinting) != 0) return false;
  if (freetype.decompose(&font->face->glyph->outline, &functions, outline) != 0) return false;
  if (outline->count) draw_outline_add(outline, draw_close, 0, 0);
  return !outline->failed;
}

// MARK: fontconfig

bool draw_find_font(uint32_t character, char *path, int32_t capacity, int32_t *face) {
  void *(*parse)(const char *);
  int (*substitute)(void *, void *, int);
  void (*defaults)(void *);
  void *(*match)(void *, void *, int *);
  int (*get_string)(void *, const char *, int, unsigned char **);
  int (*get_integer)(void *, const char *, int, int *);
  int (*get_set)(void *, const char *, int, void **);
  int (*has_character)(void *, uint32_t);
  void (*destroy)(void *);
  const char *const files[] = {"libfontconfig.so.1", "libfontconfig.1.dylib", NULL};
  const symbol symbols[] = {
      {"FcNameParse", &parse},
      {"FcConfigSubstitute", &substitute},
      {"FcDefaultSubstitute", &defaults},
      {"FcFontMatch", &match},
      {"FcPatternGetString", &get_string},
      {"FcPatternGetInteger", &get_integer},
      {"FcPatternGetCharSet", &get_set},
      {"FcCharSetHasChar", &has_character},
      {"FcPatternDestroy", &destroy},
  };
  if (!find_all(files, symbols, sizeof symbols / sizeof *symbols)) return false;
  char name[40];
  snprintf(name, sizeof name, "sans:charset=%x", character);
  void *pattern = parse(name);
  if (!pattern) return false;
  substitute(NULL, pattern, 0);
  defaults(pattern);
  int result = 0;
  void *font = match(NULL, pattern, &result), *set = NULL;
  unsigned char *file = NULL;
  bool found = font && get_set(font, "charset", 0, &set) == 0 && has_character(set, character) &&
               get_string(font, "file", 0, &file) == 0 && (int32_t)strlen((char *)file) < capacity;
  if (found) {
    strcpy(path, (char *)file);
    if (get_integer(font, "index", 0, face) != 0) *face = 0;
  }
  if (font) destroy(font);
  destroy(pattern);
  return found;
}
