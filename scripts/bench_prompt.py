"""Measures the prompt through a pseudo-terminal; called by scripts/bench-prompt."""

import argparse
import fcntl
import os
import pty
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

BINARY = os.environ["LGS_BINARY"]
PROMPT = re.compile(rb"In \[\d+\]: ")
PASTE_START, PASTE_END = b"\x1b[200~", b"\x1b[201~"

# What stands for "as long as it takes" in the table of interrupts: name and a program that runs for many seconds.
LONG_RUNS = [
    ("empty loop", "while True: pass"),
    ("nested generator", "sum(sum(j for j in range(10**6)) for i in range(10**6))"),
    ("sum of a range", "sum(range(10**12))"),
    ("list of a range", "x = list(range(10**9))"),
    ("comprehension", "x = [i for i in range(10**10)]"),
    ("dict comprehension", "x = {i: i for i in range(10**9)}"),
    ("set of a range", "x = set(range(10**9))"),
    ("tuple of a range", "x = tuple(range(10**9))"),
    ("sorted", "x = [(i * 7919) % 1000003 for i in range(1000000)]\nwhile True: y = sorted(x)"),
    ("sorted, one", "x = [(i * 7919) % 10000019 for i in range(6000000)]\nprint('go')\ny = sorted(x)"),
    ("sort by a function", "x = list(range(3000000))\nprint('go')\nx.sort(key=lambda v: -v)"),
    ("min of a range", "min(range(10**10))"),
    ("max by key", "max(range(10**10), key=abs)"),
    ("any", "any(0 for i in iter(int, 1))"),
    ("in a range of floats", "0.5 in range(10**11)"),
    ("in a generator", "-1 in (i for i in range(10**11))"),
    ("map, filter, zip", "for a in zip(map(abs, iter(int, 1)), filter(None, iter(int, 1))): pass"),
    ("big power", "x = 10**10**7"),
    ("bigger power", "x = 3**(3*10**7)"),
    ("power with modulus", "x = pow(3, 10**20000, 10**20000 + 1)"),
    ("digits of a big number", "x = str(7**3000000)"),
    ("factorial", "import math\nx = math.factorial(10**6)"),
    ("repeated text", "x = 'a' * 10**10"),
    ("repeated list", "x = [0] * 10**9"),
    ("repeated texts", "while True: x = 'abc' * 10**8"),
    ("growing text", "x = ''\nwhile True: x = x + 'ab' * 100000"),
    ("join", "x = ','.join(str(i) for i in range(10**9))"),
    ("replace", "x = 'ab' * 50000000\nprint('go')\nwhile True: y = x.replace('a', 'ccc')"),
    ("split", "x = 'a ' * 30000000\nprint('go')\nwhile True: y = x.split()"),
    ("count of a text", "x = 'ab' * 50000000\nprint('go')\nwhile True: y = x.count('ba')"),
    ("repr of a list", "x = list(range(5000000))\nprint('go')\nwhile True: y = repr(x)"),
    ("print of a huge list", "x = list(range(30000000))\nprint('go')\nx"),
    ("printing without end", "while True: print('x' * 70)"),
    ("matrix product", "x = torch.ones(8000, 8000)\nprint('go')\nwhile True: y = x @ x"),
    ("many small products", "x = torch.ones(20, 20)\nwhile True: y = x @ x"),
    ("batched product", "x = torch.ones(4000, 64, 64)\nprint('go')\nwhile True: y = x @ x"),
    ("elementwise", "x = torch.ones(50000000)\nprint('go')\nwhile True: y = torch.exp(x)"),
    ("sum of a tensor", "x = torch.ones(100000000)\nprint('go')\nwhile True: y = x.sum()"),
    ("sort of a tensor", "x = torch.rand(20000000)\nprint('go')\ny = x.sort()"),
    ("argsort of an array", "x = np.random.rand(20000000)\nprint('go')\ny = np.argsort(x)"),
    ("unique", "x = (torch.rand(20000000) * 1e6).long()\nprint('go')\ny = x.unique()"),
    ("cumsum", "x = torch.ones(10000, 5000)\nprint('go')\nwhile True: y = x.cumsum(0)"),
    ("random numbers", "while True: y = torch.randn(50000000)"),
    ("random numbers of NumPy", "while True: y = np.random.randn(50000000)"),
    ("permutation", "while True: y = torch.randperm(20000000)"),
    ("inverse", "x = torch.rand(3000, 3000)\nprint('go')\ny = torch.linalg.inv(x)"),
    ("inverse of NumPy", "x = np.random.rand(2500, 2500)\nprint('go')\ny = np.linalg.inv(x)"),
    ("eigenvalues", "x = torch.rand(1500, 1500)\nx = x + x.T\nprint('go')\ny = torch.linalg.eigh(x)"),
    ("indexing", "x = torch.rand(20000000)\ni = (torch.rand(20000000) * 1e7).long()\nprint('go')\nwhile True: y = x[i]"),
    ("concatenation", "x = torch.ones(50000000)\nprint('go')\nwhile True: y = torch.cat([x, x])"),
    ("transpose to contiguous", "x = torch.ones(10000, 10000)\nprint('go')\nwhile True: y = x.T.contiguous()"),
    ("tolist", "x = torch.ones(30000000)\nprint('go')\ny = x.tolist()"),
    ("tensor of a list", "x = [1.5] * 30000000\nprint('go')\ny = torch.tensor(x)"),
    ("array of a list", "x = [1.5] * 30000000\nprint('go')\ny = np.array(x)"),
    ("linspace", "while True: y = torch.linspace(0, 1, 100000000)"),
    ("backward", "w = torch.ones(5000, 5000, requires_grad=True)\nprint('go')\nwhile True: (w @ w).sum().backward()"),
    ("convolution", "c = nn.Conv2d(32, 64, 3)\nx = torch.rand(64, 32, 128, 128)\nprint('go')\nwhile True: y = c(x)"),
    ("table from text", "f = open('/tmp/bench-prompt.csv', 'w')\nfor i in range(3000000): n = f.write('1,2.5,abc\\n')\nf.close()\n"
     "print('go')\nwhile True: t = pd.read_csv('/tmp/bench-prompt.csv')"),
    ("sort of a table", "t = pd.DataFrame({'a': np.random.rand(5000000)})\nprint('go')\nwhile True: u = t.sort_values('a')"),
    ("figure of many points", "plt.plot(np.random.rand(5000000), np.random.rand(5000000), 'o'); plt.savefig('/tmp/bench-prompt.png')"),
    ("figures without end", "while True:\n    plt.figure(); l = plt.plot([1, 2]); plt.savefig('/tmp/bench-prompt.png'); plt.close()"),
    ("surface", "x, y = np.meshgrid(np.linspace(0, 1, 600), np.linspace(0, 1, 600))\nprint('go')\n"
     "a = plt.figure().add_subplot(projection='3d'); s = a.plot_surface(x, y, x*y, rstride=1, cstride=1); plt.savefig('/tmp/bench-prompt.png')"),
    ("sleep", "import time\ntime.sleep(60)"),
    ("input", "input('> ')"),
    ("recursion", "def f(n): return n if n < 2 else f(n-1) + f(n-2)\nf(60)"),
    ("deep repr", "x = []\nfor i in range(900): x = [x, x] if i < 60 else [x]\nprint('go')\ny = repr(x[0]) if 0 else str(x)"),
    ("product of iterators", "import itertools\nfor p in itertools.permutations(range(12)): pass"),
    ("list of permutations", "import itertools\nx = list(itertools.permutations(range(11)))"),
    ("dict of pairs", "x = dict(zip(range(10**9), range(10**9)))"),
    ("sum of lists", "x = sum([[1]] * 200000, [])"),
    ("comparison of lists", "x = [0] * 50000000\ny = [0] * 50000000\nprint('go')\nwhile True: z = x == y"),
    ("slice of a list", "x = [0] * 50000000\nprint('go')\nwhile True: y = x[::-1]"),
    ("string formatting", "while True: x = '%s' % ('a' * 50000000)"),
    ("timeit", "%timeit sum(range(100000))"),
]


class Terminal:
    """lgs in a terminal of its own."""

    def __init__(self, arguments=(), rows=50, columns=100, home=None):
        self.home = home or tempfile.mkdtemp()
        self.owns_home = home is None
        environment = {"HOME": self.home, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
        self.output = b""
        self.start = time.perf_counter()
        self.process, self.master = pty.fork()
        if self.process == 0:
            os.execve(BINARY, [BINARY, *arguments], environment)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

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


def interrupt_time(program):
    """Seconds from Ctrl-C to the next prompt, whether variables stayed, and what stood above the prompt."""
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
            if not terminal.until(lambda output: re.search(rb"[\nl]go\r", output), 20):
                return None, False, terminal.output[-200:]
            time.sleep(0.4)
        else:
            time.sleep(0.7)
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


def interrupts(names):
    print(f"{'Ctrl-C in':<28}{'ms':>9}  variables")
    for name, program in LONG_RUNS:
        if names and not any(wanted in name for wanted in names):
            continue
        best, kept, shown = interrupt_time(program)
        if best is not None and best > 0.05:
            again, kept, shown = interrupt_time(program)
            best = min(best, again) if again is not None else best
        time_text = "never" if best is None else "ended" if best < 0 else f"{best * 1000:.1f}"
        print(f"{name:<28}{time_text:>9}  {'kept' if kept else 'LOST'}"
              + (f"  {shown!r}" if best is None or best < 0 else ""), flush=True)


def report(title, times, goal):
    middle = statistics.median(times) * 1000
    print(f"{title:<42}{middle:>9.2f} ms  (best {min(times) * 1000:.2f}, worst {max(times) * 1000:.2f})"
          f"  at most {goal} ms: {'reached' if middle <= goal else 'missed'}", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench-prompt", description=__doc__.split(";")[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--interrupts", nargs="*", metavar="NAME", help="measure Ctrl-C in long computations instead")
    options = parser.parse_args()
    if options.interrupts is not None:
        return interrupts(options.interrupts)
    shown, ready = start_times(options.rounds)
    report("prompt shown", shown, 10)
    report("key typed ahead echoed", ready, 10)
    report("key echoed in an empty block", echo_times(options.rounds, 1), 5)
    report("key echoed in a block of 200 lines", echo_times(options.rounds, 200), 5)
    report("menu of torch.", menu_times(options.rounds), 30)
    report("paste of 5,000 lines", paste_times(3, 5000), 1000)


if __name__ == "__main__":
    sys.exit(main())
