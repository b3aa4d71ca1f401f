"""Runs programs with odd values in the places of others; called by scripts/fuzz-programs.

Each program is an example of a builtin or a transcript in which one or two numbers, texts or names are replaced. Whatever
that leads to, lgs ends with a result or a Python error and stops on Ctrl-C; programs with which it does not are kept.
"""

import argparse
import io
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import tokenize

BINARY = os.environ["LGS_BINARY"]
PROJECT = pathlib.Path(__file__).resolve().parent.parent
OUTPUT_MARK = "#>"

ODD_VALUES = """
None True 0 1 -1 2 3 5 -5 2.5 -0.0 1e300 -1e300 1e-300 10**5 10**30 2**31 2**62 2**63-1 -2**63 1<<70 2j float('nan')
float('inf') '' 'a' 'é한😀' b'a' [] [1] [1,2,3] ['a'] [[1,2],[3,4]] [[]] () (1,2) (-1,) (2**40,2**40) {} {'a':1} set()
torch.zeros(0) torch.ones(3) torch.eye(2) torch.tensor(2.) torch.tensor(2) torch.tensor(True) torch.zeros(2,0,3)
torch.zeros(1).expand(2**40) np.arange(4.) np.zeros((2,3)) np.array(['a','b']) np.array([]) np.float64(2)
pd.Series([1,2]) pd.DataFrame({'a':[1,2]}) pd.Series([],dtype=float) pd.NA pd.NaT range(3) range(10**18) len iter([1])
slice(None) slice(5,1,-1) ... int str object() torch.float16 torch.long 'float32'
""".split() + ["lambda *a: 1"]


def programs(folders):
    """The sources of all transcripts, without what they print."""
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("**/*.lgs")):
            lines = path.read_text(encoding="utf-8").split("\n")
            yield path.stem, "\n".join(line for line in lines if not line.startswith(OUTPUT_MARK))


def places(source):
    """The tokens that stand for a value: literals, and names that are arguments or items."""
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    found = [t for t in tokens if t.type in (tokenize.NUMBER, tokenize.STRING) or t.string in ("True", "False", "None")]
    for before, token, after in zip(tokens, tokens[1:], tokens[2:]):
        if before.string in "(,[=" and token.type == tokenize.NAME and after.string in "),]":
            found.append(token)
    return [t for t in found if t.start[0] == t.end[0]]


def changed(source, generator):
    """The source with one or two values replaced; None where there are none."""
    try:
        tokens = places(source)
    except (tokenize.TokenError, IndentationError, SyntaxError):
        return None
    if not tokens:
        return None
    chosen = {t.start: t for t in generator.choices(tokens, k=generator.choice((1, 1, 1, 2)))}
    lines = source.split("\n")
    for (row, column), token in sorted(chosen.items(), reverse=True):
        line = lines[row - 1]
        lines[row - 1] = line[:column] + generator.choice(ODD_VALUES) + line[token.end[1]:]
    return "\n".join(lines)


def limit_resources():
    """12 GiB of memory, files of 1 GiB, no core."""
    resource.setrlimit(resource.RLIMIT_AS, (12 << 30, 12 << 30))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def problem(program, folder, patience, delay):
    """What is wrong with the way the program ends, and what it says; None for a good end."""
    path = os.path.join(folder, "program.lgs")
    with open(path, "w", encoding="utf-8") as file:
        file.write(program)
    environment = dict(os.environ, SWIFT_BACKTRACE="enable=no", NO_COLOR="1")
    process = subprocess.Popen([BINARY, path], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=limit_resources)
    waited = 0.0
    try:
        _, said = process.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        try:
            _, said = process.communicate(timeout=10)
            waited = time.monotonic() - start
        except subprocess.TimeoutExpired:
            process.kill()
            _, said = process.communicate()
            return "endless", said
    if process.returncode < 0 or process.returncode in (132, 133, 134, 139):
        # An interrupt that nothing catches ends a program with its signal.
        if process.returncode != -signal.SIGINT:
            return f"crash-{-process.returncode}", said
    return (f"late-{waited:.1f}", said) if waited > delay else None


def main():
    parser = argparse.ArgumentParser(prog="scripts/fuzz-programs", description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="*", default=[PROJECT / "Tests/Transcripts"], help="where transcripts are")
    parser.add_argument("--seconds", type=float, default=60, help="how long to go on (60)")
    parser.add_argument("--seed", type=int, default=None, help="what the choices come from (another each time)")
    parser.add_argument("--patience", type=float, default=6, help="seconds until a program is interrupted (6)")
    parser.add_argument("--delay", type=float, default=1, help="seconds that an interrupted program may take (1)")
    parser.add_argument("--keep", default="fuzz-findings", help="where programs with problems go (fuzz-findings)")
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.randrange(10**6)
    print(f"seed {seed}", flush=True)
    generator = random.Random(seed)
    sources = list(programs(arguments.folders))
    end, count, found = time.monotonic() + arguments.seconds, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            name, source = generator.choice(sources)
            program = changed(source, generator)
            if program is None:
                continue
            count += 1
            result = problem(program, folder, arguments.patience, arguments.delay)
            if result is None:
                continue
            found += 1
            kind, said = result
            os.makedirs(arguments.keep, exist_ok=True)
            kept = pathlib.Path(arguments.keep) / f"{kind}-{name}-{seed}-{count}.lgs"
            kept.write_text(program, encoding="utf-8")
            first = said.decode("utf-8", "replace").strip().split("\n")[0][:100]
            print(f"{kept}: {first}", flush=True)
    print(f"{count} programs, {found} with problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
