// The functions of libedit that the engine calls, found at run time.
#ifndef CEDITLINE_LIBEDIT_H
#define CEDITLINE_LIBEDIT_H

#if !__has_include(<histedit.h>)
#error "histedit.h is missing: install libedit's headers (Debian: apt install libedit-dev)"
#endif
#include <histedit.h>
#include <stdbool.h>
#include <stddef.h>

struct libedit {
  __typeof__(&el_init_fd) init_fd;
  __typeof__(&el_end) end;
  __typeof__(&el_wset) wset;
  __typeof__(&el_wget) wget;
  __typeof__(&el_wgets) wgets;
  __typeof__(&el_wline) wline;
  __typeof__(&el_winsertstr) winsertstr;
  __typeof__(&el_deletestr) deletestr;
  __typeof__(&el_cursor) cursor;
  __typeof__(&el_wpush) wpush;
  __typeof__(&el_resize) resize;
  __typeof__(&el_parse) parse;
  __typeof__(&tok_init) tok_init;
  __typeof__(&tok_str) tok_str;
  __typeof__(&tok_end) tok_end;
};

/// The library, opened at the first call. Errors: NULL, with a sentence that names the package in `problem`.
const struct libedit *libedit_open(char *problem, size_t problem_size);

#endif
