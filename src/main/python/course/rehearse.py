"""./course rehearse: the hand-ins of an invented class, to try grading before the real ones come."""

import argparse
import subprocess
from pathlib import Path

from course import grader, library
from course.jdk import find_jdk
from course.project import NOTEBOOKS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("problem_set", metavar="PROBLEM_SET", help="such as ps1")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to; it must be new")
    parser.add_argument(
        "--students", default="300", metavar="N", help="how many (default: %(default)s)"
    )
    parser.add_argument(
        "--seed", default="1", metavar="N", help="another seed, another class (default: %(default)s)"
    )
    parser.epilog = (
        "The answers are right, wrong, blank, broken and hostile ones; cells are doubled, moved or"
        " without their metadata. ./course grade PROBLEM_SET FOLDER grades them."
    )


def main(options: argparse.Namespace) -> int:
    jdk = find_jdk()
    library.ensure(jdk)
    arguments = ["rehearse", options.problem_set, options.folder, "--notebooks", NOTEBOOKS]
    arguments += ["--students", options.students, "--seed", options.seed]
    return subprocess.run([str(part) for part in grader.command(jdk, *arguments)]).returncode
