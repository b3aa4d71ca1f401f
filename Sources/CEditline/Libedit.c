#include "Libedit.h"

#include <dlfcn.h>
#include <stdio.h>

static const char *const library_names[] = {
#ifdef __APPLE__
    "libedit.3.dylib", "libedit.dylib",
#else
    "libedit.so.2", "libedit.so.0", "libedit.so",
#endif
};

static bool find(void *library, const char *name, void *slot, char *problem, size_t problem_size) {
  void *symbol = dlsym(library, name);
  if (symbol == NULL) {
    snprintf(problem, problem_size, "the installed libedit is too old: it has no %s", name);
    return false;
  }
  *(void **)slot = symbol;
  return true;
}

const struct libedit *libedit_open(char *problem, size_t problem_size) {
  static struct libedit found;
  static bool complete;
  if (complete) return &found;

  void *library = NULL;
  for (size_t i = 0; library == NULL && i < sizeof library_names / sizeof *library_names; i++)
    library = dlopen(library_names[i], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    snprintf(problem, problem_size, "libedit is not installed (Debian, Ubuntu: apt install libedit2)");
    return NULL;
  }
#define FIND(field, name) find(library, name, &found.field, problem, problem_size)
  complete = FIND(init_fd, "el_init_fd") && FIND(end, "el_end") && FIND(wset, "el_wset") && FIND(wget, "el_wget") &&
             FIND(wgets, "el_wgets") && FIND(wline, "el_wline") && FIND(winsertstr, "el_winsertstr") &&
             FIND(deletestr, "el_deletestr") && FIND(cursor, "el_cursor") && FIND(wpush, "el_wpush") && FIND(resize, "el_resize") &&
             FIND(parse, "el_parse") && FIND(tok_init, "tok_init") && FIND(tok_str, "tok_str") &&
             FIND(tok_end, "tok_end");
#undef FIND
  return complete ? &found : NULL;
}
