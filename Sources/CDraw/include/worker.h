// A copy of the process that works beside it and leaves its result in memory that both can reach.
//
// A thread would have to share fonts, caches and reference counts with the program; a copy shares nothing.
#ifndef LGS_WORKER_H
#define LGS_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct {
  pid_t process;
  // An unnamed file for the result.
  int file;
} draw_worker;

typedef enum {
  DRAW_WORKER_RUNS,
  DRAW_WORKER_FINISHED,
  // It ended without a result: it was killed, or memory ran out.
  DRAW_WORKER_FAILED,
} draw_worker_state;

typedef enum { DRAW_WORKER_ORIGINAL, DRAW_WORKER_COPY, DRAW_WORKER_IMPOSSIBLE } draw_worker_side;

// How many processors this process may use.
int draw_worker_processors(void);

// Copies the process. Both sides go on from here; the copy must end with `draw_worker_end`.
// Ctrl-C does not reach the copy; it dies with the original.
draw_worker_side draw_worker_start(draw_worker *worker);

// In the copy: adds bytes to the result; false when there is no room for them.
bool draw_worker_write(const draw_worker *worker, const void *bytes, size_t length);

// In the copy: ends it without any of the original's clean-up.
void draw_worker_end(bool is_finished) __attribute__((noreturn));

// In the original: what the copy does.
draw_worker_state draw_worker_poll(draw_worker *worker);

// Half a millisecond, for who waits for a copy and looks after Ctrl-C meanwhile.
void draw_worker_pause(void);

// In the original: the result's length, and its bytes from the start.
size_t draw_worker_length(const draw_worker *worker);
bool draw_worker_read(const draw_worker *worker, void *bytes, size_t length);

// In the original: ends the copy if it still runs, and gives its result's memory back.
void draw_worker_free(draw_worker *worker);

#endif
