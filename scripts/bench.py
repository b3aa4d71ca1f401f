"""Measures lgs beside CPython with PyTorch; called by scripts/bench in the oracle's Python."""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import oracle

PROGRAM = pathlib.Path(__file__).with_name("bench.lgs")
LGS = os.environ["LGS_BINARY"]
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "MPLBACKEND": "agg"}

# Name, what it is, the unit's name and size in seconds, and what lgs aims at.
ROWS = [
    ("sgd_epoch", "SGD + BCE epoch, x[2000, 1]", "µs", 1e-6, ("ratio", 30)),
    ("adam_epoch", "Adam + BCE epoch, x[2000, 1]", "µs", 1e-6, None),
    ("small_operation", "small operation and its backward", "ns", 1e-9, ("time", 200e-9)),
    ("start", "start (lgs -c '', import torch)", "ms", 1e-3, ("time", 10e-3)),
    ("loop_turn", "turn of a scalar loop", "ns", 1e-9, None),
    ("fib_20", "fib(20)", "ms", 1e-3, None),
]


def seconds_of(command):
    start = time.perf_counter()
    subprocess.run(command, env=ENVIRONMENT, check=True)
    return time.perf_counter() - start


def workloads(command):
    """What the benchmark program prints: seconds by name."""
    result = subprocess.run(command, env=ENVIRONMENT, check=True, stdout=subprocess.PIPE, text=True)
    return {name: float(value) for name, value in map(str.split, result.stdout.splitlines())}


def measure(rounds, python_program):
    """Seconds by name for both sides, one list entry for each round."""
    sides = [
        (["-c", ""], [str(PROGRAM)], LGS),
        (["-c", "import torch"], [python_program], sys.executable),
    ]
    results = [{}, {}]
    for turn in range(rounds):
        print(f"round {turn + 1} of {rounds}", file=sys.stderr)
        for (start, program, binary), result in zip(sides, results):
            found = workloads([binary, *program])
            found["start"] = statistics.median(seconds_of([binary, *start]) for _ in range(10 if binary == LGS else 1))
            for name, value in found.items():
                result.setdefault(name, []).append(value)
    return results


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__.split(";")[0])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8") as program:
        program.write(oracle.preamble() + PROGRAM.read_text(encoding="utf-8"))
        program.flush()
        own, theirs = measure(options.rounds, program.name)
    print(f"{'median of ' + str(options.rounds) + ' rounds':<34}{'lgs':>12}{'PyTorch':>14}{'ratio':>9}  goal")
    for name, title, unit, size, goal in ROWS:
        lgs, torch = statistics.median(own[name]), statistics.median(theirs[name])
        print(f"{title:<34}{lgs / size:>9.1f} {unit}{torch / size:>11.1f} {unit}{torch / lgs:>8.1f}x  "
              + describe(goal, lgs, torch, unit, size))


def describe(goal, lgs, torch, unit, size):
    """The goal, and whether it is reached."""
    if goal is None:
        return ""
    kind, value = goal
    if kind == "ratio":
        return f"at least {value}x: " + ("reached" if torch / lgs >= value else "missed")
    return f"at most {value / size:.0f} {unit}: " + ("reached" if lgs <= value else "missed")


if __name__ == "__main__":
    main()
