"""Measures common programs in lgs beside CPython with its libraries; called by scripts/bench-programs."""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

import oracle

PROGRAM = pathlib.Path(__file__).with_name("bench_programs.lgs")
LGS = os.environ["LGS_BINARY"]
ENVIRONMENT = {**os.environ, "MPLBACKEND": "agg"}


def milliseconds(command):
    """What the programs print: milliseconds by name."""
    result = subprocess.run(command, env=ENVIRONMENT, check=True, stdout=subprocess.PIPE, text=True)
    return {name: float(value) for name, value in map(str.split, result.stdout.splitlines())}


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench-programs", description=__doc__.split(";")[0])
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    own, theirs = {}, {}
    with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8") as program:
        program.write(oracle.preamble() + PROGRAM.read_text(encoding="utf-8"))
        program.flush()
        for _ in range(options.rounds):
            for best, command in ((own, [LGS, str(PROGRAM)]), (theirs, [sys.executable, program.name])):
                for name, value in milliseconds(command).items():
                    best[name] = min(value, best.get(name, value))
    print(f"{'milliseconds':<24}{'lgs':>10}{'CPython':>10}{'lgs takes':>11}")
    for name, value in own.items():
        print(f"{name.replace('_', ' '):<24}{value:>10.2f}{theirs[name]:>10.2f}{value / theirs[name]:>10.2f}x")


if __name__ == "__main__":
    main()
