// posix_openpt and its companions.
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "CEditline.h"
#include "Libedit.h"

_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wchar_t holds a Unicode scalar value");

struct ce_engine {
  const struct libedit *libedit;
  EditLine *line;
  FILE *nowhere;
  int master, slave;
  int screen_rows;
  ce_key_source keys;
  ce_command_handler commands;
  void *context;
  wchar_t *names[CE_COMMAND_LIMIT];
  wchar_t *summaries[CE_COMMAND_LIMIT];
};

static ce_engine *engine_of(EditLine *line, const struct libedit *libedit) {
  void *engine = NULL;
  libedit->wget(line, EL_CLIENTDATA, &engine);
  return engine;
}

static const struct libedit *opened(void) {
  char unused[1];
  return libedit_open(unused, sizeof unused);
}

static int read_key(EditLine *line, wchar_t *character) {
  ce_engine *engine = engine_of(line, opened());
  int32_t key = engine->keys(engine->context);
  *character = key < 0 ? 0 : (wchar_t)key;
  if (key >= 0) return 1;
  errno = key == CE_KEY_INTERRUPTED ? EINTR : 0;
  return key == CE_KEY_INTERRUPTED ? -1 : 0;
}

static unsigned char run_command(EditLine *line, int number, int key) {
  ce_engine *engine = engine_of(line, opened());
  switch (engine->commands(engine->context, number, (uint32_t)key)) {
    case CE_REFUSED: return CC_ERROR;
    case CE_CONTINUE: return CC_ARGHACK;
    default: return CC_NORM;
  }
}

// libedit tells a command nothing but its key, so every number needs a function of its own.
#define EACH_NUMBER(X) \
  X(0)  X(1)  X(2)  X(3)  X(4)  X(5)  X(6)  X(7) \
  X(8)  X(9)  X(10)  X(11)  X(12)  X(13)  X(14)  X(15) \
  X(16)  X(17)  X(18)  X(19)  X(20)  X(21)  X(22)  X(23) \
  X(24)  X(25)  X(26)  X(27)  X(28)  X(29)  X(30)  X(31) \
  X(32)  X(33)  X(34)  X(35)  X(36)  X(37)  X(38)  X(39) \
  X(40)  X(41)  X(42)  X(43)  X(44)  X(45)  X(46)  X(47) \
  X(48)  X(49)  X(50)  X(51)  X(52)  X(53)  X(54)  X(55) \
  X(56)  X(57)  X(58)  X(59)  X(60)  X(61)  X(62)  X(63)
#define DEFINE(n) static unsigned char command_##n(EditLine *line, int key) { return run_command(line, n, key); }
EACH_NUMBER(DEFINE)
#undef DEFINE
#define NAME(n) command_##n,
static unsigned char (*const command_functions[CE_COMMAND_LIMIT])(EditLine *, int) = {EACH_NUMBER(NAME)};
#undef NAME

// Some of libedit's commands call the history without looking whether there is one.
static int no_history(void *unused, HistEventW *event, int operation, ...) {
  (void)unused, (void)event, (void)operation;
  return -1;
}

// Most blocks are small, and libedit clears every row that it makes.
enum { FIRST_SCREEN_ROWS = 4 };

static bool set_screen_rows(ce_engine *engine, int rows) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = CE_SCREEN_COLUMNS};
  engine->screen_rows = rows;
  return ioctl(engine->slave, TIOCSWINSZ, &size) == 0;
}

// A terminal for the engine alone: big enough that libedit never scrolls or wraps past its screen, where it misplaces
// the cursor and can leave its buffers.
static bool open_imaginary_terminal(ce_engine *engine, int terminal) {
  engine->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (engine->master < 0 || grantpt(engine->master) != 0 || unlockpt(engine->master) != 0) return false;
  const char *name = ptsname(engine->master);
  if (name == NULL) return false;
  engine->slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (engine->slave < 0) return false;
  struct termios modes;
  if (tcgetattr(terminal, &modes) == 0) tcsetattr(engine->slave, TCSANOW, &modes);
  return set_screen_rows(engine, FIRST_SCREEN_ROWS);
}

static bool start(ce_engine *engine, const char *program, int terminal) {
  engine->nowhere = fopen("/dev/null", "r+e");
  if (engine->nowhere == NULL || !open_imaginary_terminal(engine, terminal)) return false;
  FILE *nowhere = engine->nowhere;
  engine->line = engine->libedit->init_fd(program, nowhere, nowhere, nowhere, engine->slave, engine->slave,
                                          engine->slave);
  if (engine->line == NULL) return false;
  engine->libedit->wset(engine->line, EL_CLIENTDATA, engine);
  engine->libedit->wset(engine->line, EL_SIGNAL, 0);
  engine->libedit->wset(engine->line, EL_EDITOR, L"emacs");
  engine->libedit->wset(engine->line, EL_HIST, no_history, NULL);
  return engine->libedit->wset(engine->line, EL_GETCFN, read_key) == 0;
}

ce_engine *ce_open(const char *program, int terminal, ce_key_source keys, ce_command_handler commands, void *context,
                   char *problem, size_t problem_size) {
  const struct libedit *libedit = libedit_open(problem, problem_size);
  if (libedit == NULL) return NULL;
  ce_engine *engine = calloc(1, sizeof *engine);
  if (engine == NULL) {
    snprintf(problem, problem_size, "out of memory");
    return NULL;
  }
  engine->libedit = libedit;
  engine->master = engine->slave = -1;
  engine->keys = keys;
  engine->commands = commands;
  engine->context = context;
  if (!start(engine, program, terminal)) {
    snprintf(problem, problem_size, "libedit cannot start: %s", strerror(errno));
    ce_close(engine);
    return NULL;
  }
  return engine;
}

void ce_close(ce_engine *engine) {
  if (engine == NULL) return;
  if (engine->line != NULL) engine->libedit->end(engine->line);
  if (engine->nowhere != NULL) fclose(engine->nowhere);
  if (engine->slave >= 0) close(engine->slave);
  if (engine->master >= 0) close(engine->master);
  for (size_t i = 0; i < CE_COMMAND_LIMIT; i++) {
    free(engine->names[i]);
    free(engine->summaries[i]);
  }
  free(engine);
}

void ce_reserve(ce_engine *engine, size_t columns) {
  int rows = engine->screen_rows;
  while (rows < CE_SCREEN_ROWS && (size_t)rows * CE_SCREEN_COLUMNS < columns) rows *= 2;
  if (rows > engine->screen_rows && set_screen_rows(engine, rows)) engine->libedit->resize(engine->line);
}

void ce_begin_editing(ce_engine *engine) { engine->libedit->wset(engine->line, EL_UNBUFFERED, 1); }

void ce_end_editing(ce_engine *engine) { engine->libedit->wset(engine->line, EL_UNBUFFERED, 0); }

void ce_step(ce_engine *engine) {
  int count = 0;
  engine->libedit->wgets(engine->line, &count);
}

void ce_text(ce_engine *engine, const uint32_t **characters, size_t *count, size_t *cursor) {
  const LineInfoW *line = engine->libedit->wline(engine->line);
  // libedit's mark outlives the text it marked, and its commands can carry the cursor there.
  if (line->cursor > line->lastchar) {
    engine->libedit->cursor(engine->line, -1);
    line = engine->libedit->wline(engine->line);
  }
  *characters = (const uint32_t *)line->buffer;
  *count = (size_t)(line->lastchar - line->buffer);
  *cursor = (size_t)(line->cursor - line->buffer);
}

static wchar_t *copy_wide(const uint32_t *characters, size_t count) {
  wchar_t *copy = calloc(count + 1, sizeof *copy);
  if (copy != NULL) memcpy(copy, characters, count * sizeof *copy);
  return copy;
}

static wchar_t *widen(const char *text) {
  size_t length = strlen(text);
  wchar_t *copy = calloc(length + 1, sizeof *copy);
  for (size_t i = 0; copy != NULL && i < length; i++) copy[i] = (unsigned char)text[i];
  return copy;
}

bool ce_insert(ce_engine *engine, const uint32_t *characters, size_t count) {
  if (count == 0) return true;
  wchar_t *copy = copy_wide(characters, count);
  bool inserted = copy != NULL && engine->libedit->winsertstr(engine->line, copy) == 0;
  free(copy);
  return inserted;
}

void ce_delete_before(ce_engine *engine, size_t count) {
  if (count <= INT_MAX) engine->libedit->deletestr(engine->line, (int)count);
}

void ce_move_cursor(ce_engine *engine, ptrdiff_t distance) {
  if (distance >= INT_MIN && distance <= INT_MAX) engine->libedit->cursor(engine->line, (int)distance);
}

void ce_push(ce_engine *engine, const uint32_t *characters, size_t count) {
  wchar_t *copy = copy_wide(characters, count);
  if (copy != NULL) engine->libedit->wpush(engine->line, copy);
  free(copy);
}

bool ce_add_command(ce_engine *engine, int32_t number, const char *name, const char *summary) {
  if (number < 0 || number >= CE_COMMAND_LIMIT || engine->names[number] != NULL) return false;
  // libedit keeps the pointers.
  engine->names[number] = widen(name);
  engine->summaries[number] = widen(summary);
  if (engine->names[number] == NULL || engine->summaries[number] == NULL) return false;
  return engine->libedit->wset(engine->line, EL_ADDFN, engine->names[number], engine->summaries[number],
                               command_functions[number]) == 0;
}

bool ce_bind(ce_engine *engine, bool alternate, const char *sequence, const char *command) {
  wchar_t *keys = widen(sequence), *name = widen(command);
  bool bound = false;
  if (keys != NULL && name != NULL) {
    const wchar_t *end = NULL;
    bound = alternate ? engine->libedit->wset(engine->line, EL_BIND, L"-a", keys, name, end) == 0
                      : engine->libedit->wset(engine->line, EL_BIND, keys, name, end) == 0;
  }
  free(keys);
  free(name);
  return bound;
}

bool ce_run_line(ce_engine *engine, const char *line) {
  Tokenizer *tokenizer = engine->libedit->tok_init(NULL);
  if (tokenizer == NULL) return false;
  int count = 0;
  const char **words = NULL;
  bool ran = engine->libedit->tok_str(tokenizer, line, &count, &words) == 0 && count > 0 &&
             engine->libedit->parse(engine->line, count, words) == 0;
  engine->libedit->tok_end(tokenizer);
  return ran;
}

bool ce_uses_vi_keys(ce_engine *engine) {
  const wchar_t *editor = NULL;
  return engine->libedit->wget(engine->line, EL_EDITOR, &editor) == 0 && editor != NULL && wcscmp(editor, L"vi") == 0;
}
