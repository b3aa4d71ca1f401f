// Signals and exit while a terminal is in raw mode.
#ifndef TERMINAL_SIGNALS_H
#define TERMINAL_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>

/// Starts to report the listed signals as bytes (the signal's number) written to `descriptor`, which must not block.
void ce_signals_install(int descriptor, const int *signals, size_t count);
/// Puts back the handlers that `ce_signals_install` replaced.
void ce_signals_restore(void);

/// Records what an `exit` must do now: write `farewell` to `descriptor` and give it back its present modes.
/// Errors: false when the descriptor is no terminal.
bool ce_exit_guard_arm(int descriptor, const char *farewell);
void ce_exit_guard_disarm(void);

#endif
