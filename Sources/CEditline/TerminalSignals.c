#include "TerminalSignals.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { SIGNAL_LIMIT = 16 };

static struct {
  int descriptor;
  size_t count;
  int numbers[SIGNAL_LIMIT];
  struct sigaction previous[SIGNAL_LIMIT];
} reported = {.descriptor = -1};

static void report(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  // A full pipe already wakes the reader, so a byte that does not fit is not missed.
  ssize_t written = write(reported.descriptor, &byte, 1);
  (void)written;
  errno = saved;
}

void ce_signals_install(int descriptor, const int *signals, size_t count) {
  reported.descriptor = descriptor;
  reported.count = 0;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = report;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < count && reported.count < SIGNAL_LIMIT; i++) {
    if (sigaction(signals[i], &action, &reported.previous[reported.count]) == 0)
      reported.numbers[reported.count++] = signals[i];
  }
}

void ce_signals_restore(void) {
  while (reported.count > 0) {
    reported.count--;
    sigaction(reported.numbers[reported.count], &reported.previous[reported.count], NULL);
  }
}

static struct {
  volatile sig_atomic_t armed;
  int descriptor;
  char farewell[64];
  struct termios modes;
} guard;

static void restore_at_exit(void) {
  if (!guard.armed) return;
  guard.armed = 0;
  ssize_t written = write(guard.descriptor, guard.farewell, strlen(guard.farewell));
  (void)written;
  tcsetattr(guard.descriptor, TCSADRAIN, &guard.modes);
}

bool ce_exit_guard_arm(int descriptor, const char *farewell) {
  static bool registered;
  if (tcgetattr(descriptor, &guard.modes) != 0) return false;
  if (!registered) registered = atexit(restore_at_exit) == 0;
  guard.descriptor = descriptor;
  strncpy(guard.farewell, farewell, sizeof guard.farewell - 1);
  guard.armed = 1;
  return true;
}

void ce_exit_guard_disarm(void) { guard.armed = 0; }
