"""Measures the prompt through a pseudo-terminal; called by scripts/bench-prompt."""

import argparse
import fcntl
import os
import re
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

from long_computations import LONG_COMPUTATIONS

BINARY = os.environ["LGS_BINARY"]
PROMPT = re.compile(rb"In \[\d+\]: ")
PASTE_START, PASTE_END = b"\x1b[200~", b"\x1b[201~"


class Terminal:
    """lgs in a terminal of its own."""

    def __init__(self, arguments=(), rows=50, columns=100, home=None):
        self.home = home or tempfile.mkdtemp()
        self.owns_home = home is None
        environment = {"HOME": self.home, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
        self.output = b""
        self.master, slave = os.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        # Spawned, as shells do it: a fork of Python itself takes milliseconds that are not the prompt's.
        # The terminal that the first process of a session opens is its own.
        files = [(os.POSIX_SPAWN_CLOSE, self.master), (os.POSIX_SPAWN_OPEN, 0, os.ttyname(slave), os.O_RDWR, 0),
                 (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)]
        self.start = time.perf_counter()
        self.process = os.posix_spawn(
            BINARY, [BINARY, *arguments], environment, file_actions=files, setsid=True)
        os.close(slave)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            os.kill(self.process, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.close(self.master)
        os.waitpid(self.process, 0)
        if self.owns_home:
            shutil.rmtree(self.home, ignore_errors=True)

    def read(self, seconds):
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            self.output += os.read(self.master, 1 << 16)
        except OSError:
            return False
        return True

    def until(self, condition, seconds=30):
        """Reads until the condition holds of what has come; gives the time, or None."""
        limit = time.perf_counter() + seconds
        while not condition(self.output):
            left = limit - time.perf_counter()
            if left <= 0 or (not self.read(left) and left > 0.01):
                if not condition(self.output):
                    return None
        return time.perf_counter()

    def quiet(self, seconds=0.15):
        """Reads until nothing has come for a while."""
        while self.read(seconds):
            pass

    def type(self, text):
        """Types, and forgets what had come before."""
        self.output = b""
        data = text if isinstance(text, bytes) else text.encode()
        start = time.perf_counter()
        while data:
            _, ready, _ = select.select([self.master], [self.master], [], 1)
            if select.select([self.master], [], [], 0)[0]:
                self.read(0)
            if ready:
                data = data[os.write(self.master, data[:512]):]
        return start

    def prompt(self, seconds=30):
        return self.until(lambda output: PROMPT.search(output), seconds)


def start_times(rounds):
    """Seconds until the prompt stands, and until a key typed ahead is echoed."""
    shown, ready = [], []
    with tempfile.TemporaryDirectory() as home:
        for _ in range(rounds):
            with Terminal(home=home) as terminal:
                os.write(terminal.master, b"q")
                shown.append(terminal.prompt() - terminal.start)
                ready.append(terminal.until(lambda o: PROMPT.search(o) and b"q" in o[PROMPT.search(o).end():])
                             - terminal.start)
    return shown, ready


def echo_times(rounds, lines):
    """Seconds until a letter typed at the end, and one in the middle, of a block is drawn."""
    block = "def f(x):\n" + "".join(f"    y{i} = x * {i} + sigmoid(x)  # line {i}\n" for i in range(lines - 1))
    times = []
    with Terminal() as terminal:
        terminal.prompt()
        terminal.type(PASTE_START + block.rstrip("\n").encode() + PASTE_END)
        terminal.quiet(0.3)
        for letter in "wkzqjwkzqj" * max(1, rounds // 10):
            start = terminal.type(letter)
            times.append(terminal.until(lambda output: letter.encode() in output) - start)
            terminal.quiet(0.05)
    return times


def menu_times(rounds):
    times = []
    with Terminal() as terminal:
        terminal.prompt()
        for _ in range(rounds):
            terminal.type("torch.")
            terminal.quiet()
            start = terminal.type("\t")
            times.append(terminal.until(lambda output: b"abs" in output) - start)
            terminal.type("\x07\x15")
            terminal.quiet()
    return times


def paste_times(rounds, lines):
    text = "".join(f"x{i} = {i}\n" for i in range(lines))
    times = []
    for _ in range(rounds):
        with Terminal() as terminal:
            terminal.prompt()
            start = terminal.type(PASTE_START + text.encode() + PASTE_END)
            times.append(terminal.until(lambda output: f"{lines - 1}".encode() in output) - start)
    return times


def interrupt_time(program, moment):
    """Seconds from Ctrl-C, a moment after the beginning, to the next prompt; whether variables stayed; what stood above the prompt."""
    with Terminal(["--no-startup"]) as terminal:
        terminal.prompt()
        terminal.type("kept = 42\r")
        terminal.prompt()
        terminal.quiet(0.1)
        terminal.type(PASTE_START + program.encode() + PASTE_END)
        terminal.quiet(0.1)
        terminal.type("\r")
        # The empty line that ends a block.
        terminal.quiet(0.05)
        if b"...:" in terminal.output[-60:]:
            os.write(terminal.master, b"\r")
        if "print('go')" in program:
            if not terminal.until(lambda output: re.search(rb"[\nlK]go\r", output), 30):
                return None, False, terminal.output[-200:]
        time.sleep(moment)
        while terminal.read(0):
            if len(terminal.output) > 1 << 22:
                break
        if b"In [3]: " in terminal.output:
            return -1, True, terminal.output[-200:]
        start = terminal.type("\x03")
        end = terminal.until(lambda output: b"In [3]: " in output and b"KeyboardInterrupt" in output, 20)
        if end is None:
            return None, False, terminal.output[-200:]
        shown = terminal.output[-120:]
        terminal.type("kept\r")
        kept = terminal.until(lambda output: b"42" in output, 5) is not None
        return end - start, kept, shown


def interrupts(names, moments):
    """Prints the longest time of each computation; one that takes too long is tried again, for the machine may have been busy."""
    print(f"{'Ctrl-C in':<34}{'ms':>9}  variables")
    late = 0
    for name, program in LONG_COMPUTATIONS:
        if names and not any(wanted in name for wanted in names):
            continue
        longest, all_kept, shown = -1, True, b""
        for moment in moments:
            seconds, kept, shown = interrupt_time(program, moment)
            if seconds is not None and seconds > 0.05:
                second, kept, shown = interrupt_time(program, moment)
                seconds = min(seconds, second) if second is not None else seconds
            all_kept = all_kept and kept
            if seconds is None:
                longest = None
                break
            longest = max(longest, seconds)
        late += longest is None or longest > 0.05
        time_text = "never" if longest is None else "ended" if longest < 0 else f"{longest * 1000:.1f}"
        print(f"{name:<34}{time_text:>9}  {'kept' if all_kept else 'LOST'}"
              + (f"  {shown!r}" if longest is None or longest < 0 else ""), flush=True)
    print(f"{late} above 50 ms")


def report(title, times, goal):
    middle = statistics.median(times) * 1000
    print(f"{title:<42}{middle:>9.2f} ms  (best {min(times) * 1000:.2f}, worst {max(times) * 1000:.2f})"
          f"  at most {goal} ms: {'reached' if middle <= goal else 'missed'}", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench-prompt", description=__doc__.split(";")[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--interrupts", nargs="*", metavar="NAME", help="measure Ctrl-C in long computations instead")
    parser.add_argument("--moments", type=float, nargs="+", default=[0.4], metavar="SECONDS", help="when Ctrl-C comes")
    options = parser.parse_args()
    if options.interrupts is not None:
        return interrupts(options.interrupts, options.moments)
    shown, ready = start_times(options.rounds)
    report("prompt shown", shown, 10)
    report("key typed ahead echoed", ready, 10)
    report("key echoed in an empty block", echo_times(options.rounds, 1), 5)
    report("key echoed in a block of 200 lines", echo_times(options.rounds, 200), 5)
    report("menu of torch.", menu_times(options.rounds), 30)
    report("paste of 5,000 lines", paste_times(3, 5000), 1000)


if __name__ == "__main__":
    sys.exit(main())
