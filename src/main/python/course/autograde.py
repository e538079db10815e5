"""The grader beside nbgrader's own autograde, on the same hand-ins of an invented class.

nbgrader runs a notebook in its kernel, one after another; ./course grade compiles the answers and
runs each in a process of its own, several hand-ins at a time. Both times are whole commands.
"""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

from course import editions, grader, library, packages, release
from course.jdk import find_jdk
from course.problem import Problem
from course.project import TARGET

_FOLDER = TARGET / "bench-grading"
_SET = "ps1"


def main(students: int = 300, beside: int = 20) -> int:
    """Prints the seconds for a hand-in: ours over all and over a few, nbgrader's over the few."""
    jdk = find_jdk()
    packages.ensure(jdk)
    library.ensure(jdk)
    asked = grader.problem_set(jdk, _SET)
    shutil.rmtree(_FOLDER, ignore_errors=True)
    edition = _FOLDER / "notebooks" / asked.notebook
    edition.parent.mkdir(parents=True)
    text = editions.text(editions.student(release.master(asked), asked, 0))
    edition.write_text(text, encoding="utf-8")
    handed_in = _FOLDER / "class"
    _run(
        grader.command(
            jdk, "rehearse", _SET, handed_in, "--notebooks", _FOLDER / "notebooks",
            "--students", students,
        )
    )
    few = _FOLDER / "few"
    for theirs in _for_nbgrader(handed_in, edition, asked.file)[:beside]:
        shutil.copytree(theirs, few / theirs.name)
    all_of_them = _ours(jdk, handed_in, students)
    _say("./course grade", all_of_them, students)
    ours = _ours(jdk, few, beside)
    _say("./course grade", ours, beside)
    theirs = _nbgrader(jdk, asked, edition, few) / beside
    _say("nbgrader autograde", theirs, beside)
    print(f"{theirs / ours:.1f} times on the same {beside}, {theirs / all_of_them:.1f} in a class")
    return 0


def _for_nbgrader(handed_in: Path, edition: Path, name: str) -> list[Path]:
    """Those that nbgrader can grade, and may: no cells doubled or unnamed, and no attacks."""
    asked = _names(edition)
    return [
        theirs
        for theirs in sorted(handed_in.iterdir())
        if _names(theirs / name) == asked and not theirs.name.endswith("0")  # every tenth attacks
    ]


def _names(notebook: Path) -> list[str]:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    found = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells]
    return [name for name in found if name]


def _say(program: str, seconds: float, hand_ins: int) -> None:
    print(f"{program:20}{seconds:7.2f} s a hand-in, {hand_ins} of them", flush=True)


def _ours(jdk, handed_in: Path, hand_ins: int) -> float:
    out = _FOLDER / f"graded-{handed_in.name}"
    command = grader.command(
        jdk, "grade", _SET, handed_in, "--out", out, "--secret", _FOLDER / "secret"
    )
    return _run(command) / hand_ins


def _nbgrader(jdk, asked, edition: Path, handed_in: Path) -> float:
    course = _FOLDER / "nbgrader"
    source = course / "source" / _SET / asked.file
    source.parent.mkdir(parents=True)
    shutil.copy(edition, source)
    for theirs in handed_in.iterdir():
        shutil.copytree(theirs, course / "submitted" / theirs.name / _SET)
    # a notebook looks for the library two folders above its own
    (course / "autograded").mkdir()
    (course / "autograded" / "target").symlink_to(TARGET)
    environment = packages.environment(jdk)
    # nbgrader starts a program of .venv, alembic, by its name
    environment["PATH"] = f"{packages.PYTHON.parent}{os.pathsep}{environment['PATH']}"
    nbgrader = [packages.PYTHON, "-m", "nbgrader"]
    where = f"--CourseDirectory.root={course}"
    _run([*nbgrader, "generate_assignment", _SET, where], environment)
    return _run(
        [*nbgrader, "autograde", _SET, where, "--Execute.timeout=120"], environment
    )


def _run(command: list, environment: dict | None = None) -> float:
    """Runs a command and returns the seconds it took."""
    start = time.monotonic()
    done = subprocess.run(
        [str(part) for part in command],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode != 0:
        raise Problem(
            f"{' '.join(map(str, command[:5]))} ended with {done.returncode}:",
            *(done.stderr or done.stdout).strip().splitlines()[-8:],
        )
    return time.monotonic() - start
