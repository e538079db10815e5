"""./course annotate: what the grader found, on the lines of the notebook, for a hosted build.

Prints the commands that GitHub's runners understand: ::error file=ps1.ipynb,line=118,title=...::text
"""

import argparse
import re
from pathlib import Path

from course import grader, library, results
from course.grader import ProblemSet
from course.jdk import find_jdk
from course.problem import Problem
from course.release import CLASS

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("problem_set", metavar="PROBLEM_SET", help="such as ps1")
    parser.add_argument("notebook", type=Path, metavar="NOTEBOOK", help="the one that was graded")
    parser.add_argument(
        "results",
        type=Path,
        nargs="?",
        metavar="RESULTS",
        help="the folder that ./course grade wrote (default: class/graded/PROBLEM_SET)",
    )


def main(options: argparse.Namespace) -> int:
    try:
        text = options.notebook.read_text(encoding="utf-8", errors="replace")
    except OSError:
        raise Problem(f"There is no notebook {options.notebook}.") from None
    jdk = find_jdk()
    library.ensure(jdk)
    asked = grader.problem_set(jdk, options.problem_set)
    graded = results.read(options.results or CLASS / "graded" / asked.id, asked)
    if len(graded) != 1:
        raise Problem(
            f"{len(graded)} submissions have been graded there, and one notebook is shown.",
            "Grade it alone, into a folder of its own: ./course grade ... --out FOLDER",
        )
    for line in annotations(asked, graded[0], options.notebook.as_posix(), text):
        print(line)
    return 0


def annotations(asked: ProblemSet, one: results.Submission, file: str, text: str) -> list[str]:
    """Returns a command for each task that lost points, and one for the whole."""
    rows = line_numbers(text)
    said = []
    for task in asked.tasks:
        answer = one.answers.get(task.id)
        if answer is None or answer.score is None or answer.score == answer.possible:
            continue
        kind = "error" if answer.status in ("BROKEN", "STOPPED") else "warning"
        row = rows.get(answer.place, 1)
        said.append(_command(kind, answer.comment, file=file, line=row, title=task.title))
    answers = one.answers.values()
    by_hand = sum(answer.possible for answer in answers if answer.score is None)
    tried = sum(answer.possible for answer in answers) - by_hand
    total = f"{sum(answer.score or 0 for answer in answers)} of {tried} points"
    said.append(
        _command(
            "notice",
            total + (f"; up to {by_hand} more are given by a person." if by_hand else "."),
            title=asked.title,
        )
    )
    return said


def line_numbers(text: str) -> dict[tuple[int, int], int]:
    """Returns where in a notebook's file each line of each cell stands, all counted from 1."""
    rows: dict[tuple[int, int], int] = {}
    path: list = []  # of where the reader is: names in objects, indices in lists
    naming, row, seen = False, 1, 0
    for token in _TOKEN.finditer(text):
        row, seen = row + text.count("\n", seen, token.start()), token.start()
        word = token.group()
        if word in "{[":
            path.append("" if word == "{" else 0)
            naming = word == "{"
        elif word in "}]":
            path[-1:] = []
            naming = False
        elif word == ",":
            if path and isinstance(path[-1], int):
                path[-1] += 1
            else:
                naming = True
        elif word == ":":
            naming = False
        elif naming and path:
            path[-1] = word[1:-1]
        else:
            _note(rows, path, word, row)
    return rows


def _note(rows: dict, path: list, word: str, row: int) -> None:
    match path:
        case ["cells", int(cell), "source", int(line)]:
            rows[cell + 1, line + 1] = row
        case ["cells", int(cell), "source"]:  # the whole text in one line
            for line in range(word.count("\\n") + 1):
                rows[cell + 1, line + 1] = row


def _command(kind: str, text: str, **properties) -> str:
    def escaped(value, more=""):
        value = str(value)
        for letter in "%\r\n" + more:
            value = value.replace(letter, f"%{ord(letter):02X}")
        return value

    facts = ",".join(f"{name}={escaped(value, ':,')}" for name, value in properties.items())
    return f"::{kind} {facts}::{escaped(text)}"
