"""Runs lgs files under CPython with PyTorch: transcripts, the blocks of Markdown files, and examples.

A transcript is lgs source in which lines that begin with `#>` show what the statements above them print. This file and
Tests/TranscriptTests read the format alike; CONTRIBUTING.md describes it. Called by scripts/oracle.
"""

import argparse
import ast
import contextlib
import difflib
import io
import os
import pathlib
import pickle
import re
import subprocess
import sys
import traceback
import warnings

ROOT = pathlib.Path(__file__).resolve().parent.parent
MARK = "#>"
LGS_MARK = "#>!"


def preamble():
    """The Python source that gives CPython the names of lgs, from grammar.md."""
    text = (ROOT / "grammar.md").read_text(encoding="utf-8")
    section = text[text.index("## The preamble"):]
    return re.search(r"```python\n(.*?)```", section, re.S).group(1)


# MARK: Sessions


def start_python():
    """Imports what the preamble imports and gives its names; sessions are forked from here."""
    os.environ["MPLBACKEND"] = "agg"
    names = {"__name__": "__main__"}
    exec(compile(preamble(), "<preamble>", "exec"), names)
    # Threads do not survive a fork.
    names["torch"].set_num_threads(1)
    return names


def in_child(function):
    """The result of a function that runs in a forked process, so that nothing it changes stays."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with os.fdopen(writer, "wb") as stream:
            pickle.dump(function(), stream)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        data = stream.read()
    os.waitpid(child, 0)
    if not data:
        sys.exit("the oracle's process died")
    return pickle.loads(data)


def last_lines(error):
    """The last part of a traceback: the type and the message."""
    if isinstance(error, SyntaxError):
        return f"{type(error).__name__}: {error.msg}\n"
    return "".join(traceback.format_exception_only(error))


class Session:
    """Statements run one after the other, expression values echoed as at the prompt."""

    def __init__(self, names):
        self.names = names
        self.output = io.StringIO()
        # Once for each place and text, as Python does by itself.
        warnings.simplefilter("default")
        # Advice to the authors of libraries, which programs do not change.
        warnings.simplefilter("ignore", DeprecationWarning)
        # What Python by itself shows nobody either.
        warnings.simplefilter("ignore", ResourceWarning)
        warnings.showwarning = self.show_warning

    def show_warning(self, message, category, filename, lineno, file=None, line=None):
        self.output.write(f"{category.__name__}: {message}\n")

    def run(self, source):
        """What a piece of source prints: output, values, warnings, and the last line of an error."""
        return self.run_as("single", source)

    def run_quietly(self, source):
        """The same without the values of expressions."""
        return self.run_as("exec", source)

    def run_as(self, mode, source):
        output = self.output = io.StringIO()
        with contextlib.redirect_stdout(output):
            try:
                statements = ast.parse(source).body
                for statement in statements:
                    tree = ast.Interactive([statement]) if mode == "single" else ast.Module([statement], [])
                    exec(compile(tree, "<transcript>", mode), self.names)
            except BaseException as error:
                text = output.getvalue()
                if text and not text.endswith("\n"):
                    output.write("\n")
                output.write(last_lines(error))
        return output.getvalue()


# MARK: Transcripts


def is_output(line):
    return line.startswith(MARK)


def chunks(text):
    """The pieces that run one by one: (first line, line behind the last), counted from 0.

    Each is one statement, or all statements that share lines. A text that is no program as a whole is taken apart at
    its empty lines.
    """
    try:
        statements = ast.parse(text).body
    except SyntaxError:
        return paragraphs(text)
    found = []
    for statement in statements:
        decorators = getattr(statement, "decorator_list", [])
        first = min([statement.lineno] + [decorator.lineno for decorator in decorators]) - 1
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], statement.end_lineno))
        else:
            found.append((first, statement.end_lineno))
    return found


def paragraphs(text):
    found = []
    start = None
    for number, line in enumerate(text.split("\n") + [""]):
        if line.strip() and not line.startswith("#"):
            start = number if start is None else start
        elif start is not None:
            found.append((start, number))
            start = None
    return found


def as_lines(output):
    """Output as the lines of a transcript."""
    if not output:
        return []
    lines = (output[:-1] if output.endswith("\n") else output).split("\n")
    return [f"{MARK} {line}" if line else MARK for line in lines]


def run_transcript(text, names):
    """The text with the output that CPython gives; what is marked as lgs's own output stays."""
    lines = text.split("\n")
    session = Session(names)
    result = []
    place = 0
    for first, end in chunks(text):
        result += lines[place:first]
        source = lines[first:end]
        result += source + as_lines(session.run("\n".join(source) + "\n"))
        place = end
        while place < len(lines) and is_output(lines[place]):
            if lines[place].startswith(LGS_MARK):
                result.append(lines[place])
            place += 1
    return "\n".join(result + lines[place:])


def run_markdown(text, names):
    """The text of a Markdown file; each ```lgs block is a session."""
    def run(match):
        body = match.group(2)
        return match.group(1) + in_child(lambda: run_transcript(body, dict(names))) + match.group(3)

    return re.sub(r"(^```lgs\n)(.*?)(^```)", run, text, flags=re.S | re.M)


# MARK: Examples


def run_example(path, names):
    """What a program prints under CPython."""
    def run():
        output = io.StringIO()
        sys.argv = [str(path)]
        with contextlib.redirect_stdout(output):
            try:
                exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), dict(names))
            except BaseException as error:
                output.write(last_lines(error))
        return output.getvalue()

    return in_child(run)


def run_lgs(path):
    result = subprocess.run([str(ROOT / "scripts" / "lgs"), str(path)], capture_output=True, text=True)
    return result.stdout + "".join(result.stderr.splitlines(keepends=True)[-1:])


# MARK: The command


def is_transcript(path):
    return any(is_output(line) for line in path.read_text(encoding="utf-8").split("\n"))


def all_files():
    files = [path for path in (ROOT / "README.md", ROOT / "grammar.md", ROOT / "CONTRIBUTING.md") if path.exists()]
    return files + sorted((ROOT / "Tests" / "Transcripts").rglob("*.lgs")) + sorted((ROOT / "examples").glob("*.lgs"))


def compare(path, expected, actual, names):
    """Whether two texts agree; shows how they differ."""
    if expected == actual:
        return True
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    lines = [text.splitlines(keepends=True) for text in (expected, actual)]
    sys.stdout.writelines(difflib.unified_diff(*lines, f"{shown} ({names[0]})", f"{shown} ({names[1]})"))
    return False


def check(path, names, update):
    """Whether a file agrees with CPython."""
    text = path.read_text(encoding="utf-8")
    in_transcripts = path.is_relative_to(ROOT / "Tests" / "Transcripts")
    if path.suffix == ".md":
        result = run_markdown(text, names)
    elif in_transcripts or is_transcript(path):
        result = in_child(lambda: run_transcript(text, dict(names)))
    else:
        return compare(path, run_example(path, names), run_lgs(path), ("CPython", "lgs"))
    if update and result != text:
        path.write_text(result, encoding="utf-8")
        print(f"wrote {path}")
        return True
    return compare(path, text, result, ("expected", "CPython"))


def main():
    parser = argparse.ArgumentParser(prog="scripts/oracle", description=__doc__.split("\n")[0])
    parser.add_argument("--update", action="store_true", help="write what CPython prints into the transcripts")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    files = [path.resolve() for path in options.files] or all_files()
    names = start_python()
    different = [path for path in files if not check(path, names, options.update)]
    print(f"{len(files)} files, {len(different)} differ from CPython with PyTorch")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
