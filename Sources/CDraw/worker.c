#define _GNU_SOURCE
#include "include/worker.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#endif

int draw_worker_processors(void) {
#ifdef __linux__
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
#endif
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (int)count : 1;
}

static int unnamed_file(void) {
#ifdef __linux__
  return memfd_create("lgs", MFD_CLOEXEC);
#else
  char name[] = "/tmp/lgs-XXXXXX";
  int file = mkstemp(name);
  if (file >= 0) unlink(name);
  return file;
#endif
}

// The program's handlers would run on state that is the original's.
static void take_leave_of(pid_t original) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  signal(SIGINT, SIG_IGN);
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (getppid() != original) _exit(1);
}

draw_worker_side draw_worker_start(draw_worker *worker) {
  worker->process = 0;
  worker->file = unnamed_file();
  if (worker->file < 0) return DRAW_WORKER_IMPOSSIBLE;
  pid_t original = getpid();
  worker->process = fork();
  if (worker->process < 0) {
    worker->process = 0;
    draw_worker_free(worker);
    return DRAW_WORKER_IMPOSSIBLE;
  }
  if (worker->process > 0) return DRAW_WORKER_ORIGINAL;
  take_leave_of(original);
  return DRAW_WORKER_COPY;
}

bool draw_worker_write(const draw_worker *worker, const void *bytes, size_t length) {
  const uint8_t *at = bytes;
  while (length > 0) {
    ssize_t written = write(worker->file, at, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    at += written;
    length -= (size_t)written;
  }
  return true;
}

void draw_worker_end(bool is_finished) { _exit(is_finished ? 0 : 1); }

draw_worker_state draw_worker_poll(draw_worker *worker) {
  int status = 0;
  pid_t ended = waitpid(worker->process, &status, WNOHANG);
  if (ended == 0 || (ended < 0 && errno == EINTR)) return DRAW_WORKER_RUNS;
  worker->process = 0;
  return ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? DRAW_WORKER_FINISHED : DRAW_WORKER_FAILED;
}

void draw_worker_pause(void) { usleep(500); }

size_t draw_worker_length(const draw_worker *worker) {
  struct stat facts;
  return fstat(worker->file, &facts) == 0 ? (size_t)facts.st_size : 0;
}

bool draw_worker_read(const draw_worker *worker, void *bytes, size_t length) {
  uint8_t *to = bytes;
  off_t at = 0;
  while (length > 0) {
    ssize_t got = pread(worker->file, to + at, length, at);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    length -= (size_t)got;
  }
  return true;
}

void draw_worker_free(draw_worker *worker) {
  if (worker->process > 0) {
    kill(worker->process, SIGKILL);
    while (waitpid(worker->process, 0, 0) < 0 && errno == EINTR) continue;
  }
  if (worker->file >= 0) close(worker->file);
  worker->process = 0;
  worker->file = -1;
}
