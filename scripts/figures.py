"""Draws figures with lgs and with matplotlib and compares the pictures. Called by scripts/figures."""

import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

import figure_measure
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIMITS = {"ssim": 0.985, "ssim_ink": 0.95, "inkc": 0.985, "tile": 0.90}
MEDIANS = {"ssim": 0.998, "ssim_ink": 0.99, "inkc": 0.998}
# Of a vector file drawn by another program beside the picture; programs blur images and points of PDF files.
VECTOR_LIMITS = {".svg": 0.97, ".pdf": 0.80}
MATPLOTLIB, LGS = [sys.executable], [os.environ.get("LGS", "lgs")]


def timed(source, out):
    """The script with OUT defined; every savefig runs three times and prints its least time."""
    source = re.sub(
        r"^(\s*)(.*savefig\(.*\))\s*$",
        r"\1_times = []" + "\n" + r"\1for _ in range(3):" + "\n"
        r"\1    _start = time.perf_counter(); \2; _times.append(time.perf_counter() - _start)" + "\n"
        r"\1print('seconds', min(_times))",
        source, flags=re.M)
    return f"import time\nOUT = {out!r}\n{source}\n"


def run(command, source, suffix=".py"):
    """What a program prints in lines, or the last line of what went wrong."""
    with tempfile.NamedTemporaryFile("w", suffix=suffix, delete=False) as file:
        file.write(source)
    done = subprocess.run(
        command + [file.name], capture_output=True, text=True, env={**os.environ, "MPLBACKEND": "agg"}, check=False)
    os.unlink(file.name)
    if done.returncode:
        return None, (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
    return done.stdout.splitlines(), None


def draw(command, source, out):
    """Runs the script; the seconds of its last savefig, or the last line of what went wrong."""
    if os.path.exists(out):
        os.unlink(out)
    lines, problem = run(command, timed(source, out))
    if problem:
        return None, problem
    seconds = [float(line.split()[1]) for line in lines if line.startswith("seconds ")]
    return (seconds[-1], None) if seconds and os.path.exists(out) else (None, "no picture")


def vector(source, folder, picture, suffix, converter):
    """The likeness of a vector file, drawn by a converter, and the picture; None and what went wrong otherwise."""
    file, drawn = f"{folder}/lgs{suffix}", f"{folder}/lgs{suffix}.png"
    _, problem = run(LGS, f"OUT = {file!r}\n{source}\n")
    if problem:
        return None, problem
    with Image.open(picture) as image:
        width, height = image.size
    done = subprocess.run(converter(file, drawn, width, height), capture_output=True, text=True, check=False)
    if done.returncode:
        return None, done.stderr.strip()
    return figure_measure.compare(picture, drawn, shift=False), None


def from_svg(file, drawn, width, height):
    return ["rsvg-convert", "-w", str(width), "-h", str(height), "-b", "white", file, "-o", drawn]


def from_pdf(file, drawn, width, height):
    return ["pdftoppm", "-png", "-singlefile", "-scale-to-x", str(width), "-scale-to-y", str(height), file,
            drawn.removesuffix(".png")]


class Table:
    """The table of the figures: a row each, what missed the limits, medians."""

    def __init__(self, arguments, folder):
        self.arguments, self.folder = arguments, folder
        self.results, self.vectors, self.failed = [], {".svg": [], ".pdf": []}, False
        heads = "".join(f" {name:>7s}" for name in ("svg", "pdf")) if arguments.vector else ""
        print(f"{'figure':34s} {'ssim':>7s} {'ink':>7s} {'inkc':>7s} {'tile':>6s} {'lgs':>8s} {'mpl':>8s}{heads}")

    def fail(self, file, problem):
        print(f"{file.stem:34s} {problem}", flush=True)
        self.failed = True

    def row(self, file):
        source = file.read_text(encoding="utf-8")
        ours, reference = f"{self.folder}/lgs.png", f"{self.folder}/mpl.png"
        theirs, problem = draw(MATPLOTLIB, source, reference)
        if problem:
            return self.fail(file, f"matplotlib: {problem}")
        seconds, problem = draw(LGS, source, ours)
        if problem:
            return self.fail(file, problem)
        side = self.arguments.side / f"{file.stem}.png" if self.arguments.side else None
        measure = figure_measure.compare(reference, ours, side)
        missed = [name for name, limit in LIMITS.items() if measure[name] < limit]
        if not measure["size"]:
            missed.append("size")
        drawn = self.vector_columns(source, ours, missed) if self.arguments.vector else ""
        self.failed = self.failed or bool(missed)
        print(
            f"{file.stem:34s} {measure['ssim']:7.4f} {measure['ssim_ink']:7.4f} {measure['inkc']:7.4f} "
            f"{measure['tile']:6.3f} {seconds * 1e3:6.1f}ms {theirs * 1e3:6.1f}ms{drawn}  {' '.join(missed)}",
            flush=True)
        self.results.append((measure, seconds, theirs))

    def vector_columns(self, source, picture, missed):
        text = ""
        for suffix, converter in ((".svg", from_svg), (".pdf", from_pdf)):
            measure, problem = vector(source, self.folder, picture, suffix, converter)
            if problem:
                missed.append(f"{suffix}: {problem}")
                text += f" {'-':>7s}"
                continue
            self.vectors[suffix].append(measure["ssim"])
            text += f" {measure['ssim']:7.4f}"
            if measure["ssim"] < VECTOR_LIMITS[suffix]:
                missed.append(suffix)
        return text

    def finish(self, count):
        if not self.results:
            return
        medians = {name: statistics.median(m[name] for m, _, _ in self.results) for name in LIMITS}
        ratio = statistics.median(ours / theirs for _, ours, theirs in self.results)
        self.failed = self.failed or any(medians[name] < limit for name, limit in MEDIANS.items())
        print("medians " + " ".join(f"{name} {value:.4f}" for name, value in medians.items())
              + f"; lgs takes 1/{1 / ratio:.1f} of matplotlib's time; {len(self.results)} of {count} figures")
        for suffix, values in self.vectors.items():
            if values:
                print(f"{suffix} beside the picture: ssim median {statistics.median(values):.4f}, least {min(values):.4f}")


def speed():
    """The time of the programs in Tests/Figures/Speed in both, each in turns, least of three."""
    for file in sorted((ROOT / "Tests/Figures/Speed").glob("*.py")):
        times = {}
        for _ in range(3):
            for name, command in (("lgs", LGS), ("matplotlib", MATPLOTLIB)):
                lines, problem = run(command, file.read_text(encoding="utf-8"))
                if problem:
                    sys.exit(f"{file.stem}: {name}: {problem}")
                seconds = float(lines[-1].split()[1])
                times[name] = min(seconds, times.get(name, seconds))
        print(f"{file.stem:34s} lgs {times['lgs'] * 1e3:8.1f} ms  matplotlib {times['matplotlib'] * 1e3:8.1f} ms  "
              f"1/{times['matplotlib'] / times['lgs']:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=pathlib.Path)
    parser.add_argument("--vector", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    if arguments.speed:
        return speed()
    for program in ("rsvg-convert", "pdftoppm") if arguments.vector else ():
        if not shutil.which(program):
            sys.exit(f"--vector needs {program} (Debian: librsvg2-bin, poppler-utils)")
    files = arguments.files or sorted((ROOT / "Tests/Figures").glob("*.py"))
    if arguments.side:
        arguments.side.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        table = Table(arguments, folder)
        for file in files:
            table.row(file)
        table.finish(len(files))
    sys.exit(1 if table.failed else 0)


if __name__ == "__main__":
    main()
