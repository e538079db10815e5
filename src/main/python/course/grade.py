"""./course grade: the grader, a Java program; this starts it."""

import argparse
import os
import shutil
import subprocess
import sys

from course import grader, library
from course.jdk import find_jdk
from course.problem import Problem
from course.release import CLASS
from course.seats import SECRET


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("problem_set", metavar="PROBLEM_SET", help="such as ps1")
    parser.add_argument(
        "submissions",
        metavar="SUBMISSIONS",
        help="a folder or a zip file of notebooks, as Moodle, Canvas and nbgrader have them;"
        " or one notebook",
    )
    parser.add_argument(
        "--out", metavar="FOLDER", help="where results go (default: class/graded/PROBLEM_SET)"
    )
    parser.add_argument(
        "--jobs", metavar="N", help="how many at a time (default: one for each processor)"
    )
    parser.add_argument(
        "--students",
        metavar="FILE",
        help="the class, as given to release; needed if it was given there, because the numbers"
        " in the tasks follow from it",
    )
    parser.add_argument(
        "--secret", metavar="FILE", default=SECRET, help="the class's secret (default: %(default)s)"
    )
    parser.add_argument(
        "--force", action="store_true", help="grade again what has been graded already"
    )
    parser.add_argument(
        "--public",
        action="store_true",
        help="grade as the notebook itself does: inputs that everybody knows, the numbers of the"
        " edition at hand, no hidden checks; results go to class/public/PROBLEM_SET",
    )
    parser.add_argument(
        "--require-isolation",
        action="store_true",
        help="refuse to run answers where only limits hold them",
    )
    parser.add_argument(
        "--allow-weak",
        action="store_true",
        help="run answers with limits only if this machine offers nothing better: they can then"
        " read your files",
    )
    parser.epilog = (
        "Exit codes: 0 every submission is graded; 1 nothing could be done, a sentence says why;"
        " 3 some are not graded, through no fault of theirs; 130 stopped by Ctrl-C, the same"
        " command goes on."
    )


def main(options: argparse.Namespace) -> int:
    _need_roster(options)
    jdk = find_jdk()
    library.ensure(jdk)
    kind = "public" if options.public else "graded"
    out = options.out or CLASS / kind / options.problem_set
    arguments = ["grade", options.problem_set, options.submissions]
    arguments += ["--out", out, "--secret", options.secret]
    for name in ("jobs", "students"):
        if (value := getattr(options, name)) is not None:
            arguments += [f"--{name}", value]
    for name in ("force", "public", "require_isolation", "allow_weak"):
        if getattr(options, name):
            arguments.append("--" + name.replace("_", "-"))
    if sys.stdout.isatty():
        arguments += ["--columns", str(shutil.get_terminal_size().columns)]
    return _become([str(part) for part in grader.command(jdk, *arguments)])


def _need_roster(options: argparse.Namespace) -> None:
    """A class whose notebooks differ must not be graded as if they were all the same."""
    if options.students or options.public:
        return
    editions = CLASS.glob(f"release/*/{options.problem_set}/*.ipynb")
    if any(editions):
        raise Problem(
            f"{options.problem_set} was released with a roster, so its numbers differ from student"
            " to student.",
            "Give the same roster: --students FILE.",
            f"If it was not handed out so, delete the editions in {CLASS / 'release'}.",
        )


def _become(command: list[str]) -> int:
    """Runs the program in place of this one, so that Ctrl-C and signals reach it directly."""
    sys.stdout.flush()
    environment = grader.environment()
    if sys.platform == "win32":  # there, the old program would seem to end
        return subprocess.run(command, env=environment).returncode
    os.execve(command[0], command, environment)
