// The part of FreeType's and HarfBuzz's binary interfaces that fonts.c uses, so that building needs no headers of
// theirs. The layouts are those of FreeType 2.x and HarfBuzz 1.x and later on 64-bit systems.
#ifndef LGS_FREETYPE_H
#define LGS_FREETYPE_H

typedef struct {
  long x, y;
} ft_vector;

typedef struct {
  long xx, xy, yx, yy;
} ft_matrix;

typedef struct {
  long x_min, y_min, x_max, y_max;
} ft_box;

typedef struct {
  void *data, *finalizer;
} ft_generic;

typedef struct {
  unsigned rows, width;
  int pitch;
  unsigned char *buffer;
  unsigned short grays;
  unsigned char pixel_mode, palette_mode;
  void *palette;
} ft_bitmap;

typedef struct {
  short contours, points;
  ft_vector *point_list;
  char *tags;
  short *contour_ends;
  int flags;
} ft_outline;

typedef struct {
  long width, height, bearing_x, bearing_y, advance, vertical_bearing_x, vertical_bearing_y, vertical_advance;
} ft_glyph_metrics;

typedef struct {
  void *library, *face, *next;
  unsigned glyph_index;
  ft_generic generic;
  ft_glyph_metrics metrics;
  long linear_advance, linear_vertical_advance;
  ft_vector advance;
  int format;
  ft_bitmap bitmap;
  int bitmap_left, bitmap_top;
  ft_outline outline;
} ft_slot;

typedef struct {
  long faces, face_index, face_flags, style_flags, glyphs;
  char *family, *style;
  int fixed_sizes;
  void *available_sizes;
  int charmaps;
  void *charmap_list;
  ft_generic generic;
  ft_box box;
  unsigned short units_per_em;
  short ascender, descender, height, max_advance, max_vertical_advance, underline_position, underline_thickness;
  ft_slot *glyph;
} ft_face;

typedef struct {
  unsigned short version;
  short average_width;
  unsigned short weight, width, type;
  short measures[11];
  unsigned char panose[10];
  unsigned long ranges[4];
  char vendor[4];
  unsigned short selection, first, last;
  short ascender, descender, line_gap;
} ft_os2;

typedef struct {
  int (*move)(const ft_vector *, void *);
  int (*line)(const ft_vector *, void *);
  int (*conic)(const ft_vector *, const ft_vector *, void *);
  int (*cubic)(const ft_vector *, const ft_vector *, const ft_vector *, void *);
  int shift;
  long delta;
} ft_outline_functions;

enum { ft_load_default = 0, ft_load_no_hinting = 2, ft_has_kerning = 1 << 6, ft_os2_table = 2 };

typedef struct {
  unsigned codepoint, mask, cluster, reserved[2];
} hb_glyph;

typedef struct {
  int x_advance, y_advance, x_offset, y_offset, reserved;
} hb_position;

#endif
