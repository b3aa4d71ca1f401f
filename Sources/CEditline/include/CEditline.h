// Plain C functions over libedit, whose own interface is variadic and so cannot be called from Swift.
//
// libedit is opened at the first call of `ce_open`, so a program that never shows a prompt neither needs nor loads it.
// It works as an editing engine only: its terminal is a pseudo-terminal of its own with a very large screen, and what
// it draws goes to /dev/null. Characters are Unicode scalar values in 32 bits.
#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "TerminalSignals.h"

typedef struct ce_engine ce_engine;

/// What a key source answers instead of a character.
enum { CE_KEY_END = -1, CE_KEY_INTERRUPTED = -2 };

/// What a command answers: done, beep, or run what was pushed and keep a pending count or operator.
enum { CE_DONE = 0, CE_REFUSED = 1, CE_CONTINUE = 2 };

/// The most commands that `ce_add_command` accepts.
enum { CE_COMMAND_LIMIT = 64 };

/// The columns of the engine's imaginary screen, and the most rows; the text must stay well below their product.
enum { CE_SCREEN_COLUMNS = 16384, CE_SCREEN_ROWS = 256 };

typedef int32_t (*ce_key_source)(void *context);
typedef int32_t (*ce_command_handler)(void *context, int32_t command, uint32_t key);

/// Opens an engine with emacs keys; `terminal` gives the special characters (erase, kill …) of the user's terminal.
/// Errors: NULL, with a sentence in `problem`.
ce_engine *ce_open(const char *program, int terminal, ce_key_source keys, ce_command_handler commands, void *context,
                   char *problem, size_t problem_size);
void ce_close(ce_engine *engine);

/// Makes the imaginary screen hold at least this many columns of text; a large screen takes milliseconds to make.
void ce_reserve(ce_engine *engine, size_t columns);

/// Empties the text and starts editing; `ce_end_editing` stops it. The kill buffer survives.
void ce_begin_editing(ce_engine *engine);
void ce_end_editing(ce_engine *engine);

/// Reads one key (or key sequence) from the key source and runs its command.
void ce_step(ce_engine *engine);

/// The text being edited, valid until the next call, and the cursor's place in it (at most `*count`).
void ce_text(ce_engine *engine, const uint32_t **characters, size_t *count, size_t *cursor);
bool ce_insert(ce_engine *engine, const uint32_t *characters, size_t count);
void ce_delete_before(ce_engine *engine, size_t count);
void ce_move_cursor(ce_engine *engine, ptrdiff_t distance);

/// Queues characters as if typed; they are read before the key source.
void ce_push(ce_engine *engine, const uint32_t *characters, size_t count);

/// Makes command `number` (below CE_COMMAND_LIMIT) known by name to key bindings and `.editrc`.
bool ce_add_command(ce_engine *engine, int32_t number, const char *name, const char *summary);
/// Binds a key sequence; `alternate` means the map of vi's command mode.
bool ce_bind(ce_engine *engine, bool alternate, const char *sequence, const char *command);
/// Runs one line of the `.editrc` language.
bool ce_run_line(ce_engine *engine, const char *line);
bool ce_uses_vi_keys(ce_engine *engine);

#endif
