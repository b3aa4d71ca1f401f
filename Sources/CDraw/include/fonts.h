// Fonts through FreeType and HarfBuzz, which are opened at the first use.
#ifndef LGS_FONTS_H
#define LGS_FONTS_H

#include "outline.h"

typedef struct draw_font draw_font;

enum draw_font_error {
  draw_font_ok,
  draw_font_no_freetype,
  draw_font_no_harfbuzz,
  draw_font_no_file,
  draw_font_no_memory,
};

// Units of the font's own grid.
typedef struct {
  int32_t units_per_em, ascent, descent, line_gap;
} draw_font_metrics;

// 1/64 pixel, but `linear_advance`, which is 1/65536 pixel; y up from the baseline.
typedef struct {
  int32_t x_min, y_min, x_max, y_max, width, height, bearing_y, advance, linear_advance;
} draw_glyph_metrics;

// A glyph of a shaped text; lengths in 1/64 pixel.
typedef struct {
  uint32_t glyph, cluster;
  int32_t advance, x_offset, y_offset;
} draw_shaped_glyph;

// Coverage of a glyph; `left` and `top` place its first pixel from the origin, y up. Valid until the font is used again.
typedef struct {
  const uint8_t *bytes;
  int32_t columns, rows, stride, left, top;
} draw_glyph_bitmap;

enum draw_font_error draw_font_open(const char *path, int32_t face, draw_font **font);
void draw_font_close(draw_font *font);
draw_font_metrics draw_font_get_metrics(const draw_font *font);
// 0 when the font has no glyph for the character.
uint32_t draw_font_glyph(draw_font *font, uint32_t character);

// Sizes are in 1/64 pixel per em. `hinted` glyphs are fitted to pixels by the font's own program.
bool draw_glyph_measure(draw_font *font, int32_t size, uint32_t glyph, bool hinted, draw_glyph_metrics *metrics);
// The distance that a pair adds, in 1/64 pixel.
int32_t draw_font_kerning(draw_font *font, int32_t size, uint32_t left, uint32_t right);
// Ligatures, kerning and hinted advances of UTF-8 text. Gives the number of glyphs, or -1; writes at most `capacity`.
int32_t draw_font_shape(draw_font *font, int32_t size, const char *text, int32_t length, draw_shaped_glyph *glyphs,
                        int32_t capacity);
// `matrix` (xx, xy, yx, yy) is in 1/65536, the shift in 1/64 pixel, y up.
bool draw_glyph_render(draw_font *font, int32_t size, uint32_t glyph, const int32_t matrix[4], int32_t shift_x,
                       int32_t shift_y, draw_glyph_bitmap *bitmap);
// Appends the unhinted outline in pixels, y down from the baseline.
bool draw_glyph_outline(draw_font *font, int32_t size, uint32_t glyph, draw_outline *outline);

// The file of an installed font that has the character, by fontconfig; false when there is none.
bool draw_find_font(uint32_t character, char *path, int32_t capacity, int32_t *face);

#endif
