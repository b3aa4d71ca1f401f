"""Measures read_csv of lgs beside pandas'; called by scripts/bench-csv in the oracle's Python."""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

import numpy as np
import pandas as pd

LGS = os.environ["LGS_BINARY"]

# The first `pd` fills the namespace, which is no part of reading.
PROGRAM = """
import time
import pandas as pd
pd.DataFrame
start = time.perf_counter()
frame = pd.read_csv({path!r})
print(time.perf_counter() - start, len(frame))
"""


def tables(rows):
    """Name and table of what is measured."""
    random = np.random.default_rng(0)
    words = np.array(["alpha", "beta", "gamma delta", "한글", "x" * 20])
    minutes = pd.date_range("2000-01-01", periods=rows, freq="min").strftime("%Y-%m-%d %H:%M:%S")
    columns = list("abcd")
    yield "4 columns of floats", pd.DataFrame(random.standard_normal((rows, 4)), columns=columns)
    yield "4 columns of short floats", pd.DataFrame(random.standard_normal((rows, 4)).round(4), columns=columns)
    yield "4 columns of integers", pd.DataFrame(random.integers(-10**6, 10**6, (rows, 4)), columns=columns)
    yield "4 columns of texts", pd.DataFrame({name: words[random.integers(0, 5, rows)] for name in columns})
    yield "date, integer, float, text", pd.DataFrame({
        "d": minutes, "i": random.integers(0, 1000, rows), "f": random.random(rows).round(4),
        "s": words[random.integers(0, 5, rows)]})
    yield "1 column of dates", pd.DataFrame({"d": minutes})


def seconds(command):
    result = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    time, count = result.stdout.split()
    return float(time), int(count)


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench-csv", description=__doc__.split(";")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"{options.rows} rows, median of {options.rounds}".ljust(34) + "lgs".rjust(10) + "pandas".rjust(12) + "ratio".rjust(9))
    with tempfile.TemporaryDirectory() as folder:
        path = str(pathlib.Path(folder) / "table.csv")
        program = PROGRAM.format(path=path)
        for name, table in tables(options.rows):
            table.to_csv(path, index=False)
            times = {LGS: [], sys.executable: []}
            for _ in range(options.rounds):
                for binary, found in times.items():
                    time, count = seconds([binary, "-c", program])
                    assert count == options.rows, (binary, count)
                    found.append(time)
            own, theirs = (statistics.median(found) for found in times.values())
            print(f"{name:<34}{own:>8.3f} s{theirs:>10.3f} s{theirs / own:>8.2f}x")


if __name__ == "__main__":
    main()
