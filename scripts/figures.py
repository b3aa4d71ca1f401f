"""Draws figures with lgs and with matplotlib and compares the pictures. Called by scripts/figures."""

import argparse
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

import figure_measure

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIMITS = {"ssim": 0.985, "ssim_ink": 0.95, "inkc": 0.985, "tile": 0.90}
MEDIANS = {"ssim": 0.998, "ssim_ink": 0.99, "inkc": 0.998}


def timed(source, out):
    """The script with OUT defined and the time of every savefig printed."""
    source = re.sub(
        r"^(\s*)(.*savefig\(.*\))\s*$",
        r"\1_start = time.perf_counter(); \2; print('seconds', time.perf_counter() - _start)",
        source, flags=re.M)
    return f"import time\nOUT = {out!r}\n{source}\n"


def draw(command, source, out):
    """Runs the script; the seconds of its last savefig, or the last line of what went wrong."""
    with tempfile.NamedTemporaryFile("w", suffix=".py", delete=False) as file:
        file.write(timed(source, out))
    run = subprocess.run(
        command + [file.name], capture_output=True, text=True, env={**os.environ, "MPLBACKEND": "agg"}, check=False)
    os.unlink(file.name)
    seconds = [float(line.split()[1]) for line in run.stdout.splitlines() if line.startswith("seconds ")]
    if run.returncode or not seconds or not os.path.exists(out):
        problem = (run.stderr.strip().splitlines() or ["no picture"])[-1]
        return None, problem
    return seconds[-1], None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=pathlib.Path)
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    files = arguments.files or sorted((ROOT / "Tests/Figures").glob("*.py"))
    if arguments.side:
        arguments.side.mkdir(parents=True, exist_ok=True)
    print(f"{'figure':34s} {'ssim':>7s} {'ink':>7s} {'inkc':>7s} {'tile':>6s} {'lgs':>8s} {'mpl':>8s}  ")
    results, failed = [], False
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            source = file.read_text(encoding="utf-8")
            ours, reference = f"{folder}/lgs.png", f"{folder}/mpl.png"
            for path in (ours, reference):
                if os.path.exists(path):
                    os.unlink(path)
            theirs, problem = draw([sys.executable], source, reference)
            if problem:
                print(f"{file.stem:34s} matplotlib: {problem}")
                failed = True
                continue
            seconds, problem = draw([os.environ["LGS"]], source, ours)
            if problem:
                print(f"{file.stem:34s} {problem}")
                failed = True
                continue
            side = arguments.side / f"{file.stem}.png" if arguments.side else None
            measure = figure_measure.compare(reference, ours, side)
            missed = [name for name, limit in LIMITS.items() if measure[name] < limit]
            if not measure["size"]:
                missed.append("size")
            failed = failed or bool(missed)
            print(
                f"{file.stem:34s} {measure['ssim']:7.4f} {measure['ssim_ink']:7.4f} {measure['inkc']:7.4f} "
                f"{measure['tile']:6.3f} {seconds * 1e3:6.1f}ms {theirs * 1e3:6.1f}ms  {' '.join(missed)}", flush=True)
            results.append((measure, seconds, theirs))
    if results:
        medians = {name: statistics.median(m[name] for m, _, _ in results) for name in LIMITS}
        ratio = statistics.median(ours / theirs for _, ours, theirs in results)
        failed = failed or any(medians[name] < limit for name, limit in MEDIANS.items())
        print("medians " + " ".join(f"{name} {value:.4f}" for name, value in medians.items())
              + f"; lgs takes 1/{1 / ratio:.0f} of matplotlib's time; {len(results)} of {len(files)} figures")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
