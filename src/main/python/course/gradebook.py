"""./course gradebook: what the grader found, in nbgrader's gradebook."""

import argparse
import json
import os
import subprocess
from pathlib import Path

from course import editions, grader, library, packages, release, roster
from course.grader import ProblemSet
from course.jdk import Jdk, find_jdk
from course.problem import Problem
from course.release import CLASS

_SHOWN = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("problem_set", metavar="PROBLEM_SET", help="such as ps1")
    parser.add_argument(
        "results",
        type=Path,
        nargs="?",
        metavar="RESULTS",
        help="the folder that ./course grade wrote (default: class/graded/PROBLEM_SET)",
    )
    parser.add_argument(
        "--students", type=Path, metavar="FILE", help="the class as CSV, for names and addresses"
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=CLASS,
        metavar="FOLDER",
        help="the folder of the class, in nbgrader's layout (default: class)",
    )
    parser.add_argument(
        "--gradebook",
        metavar="URL",
        help="nbgrader's database (default: gradebook.db in the folder of the class)",
    )


def main(options: argparse.Namespace) -> int:
    known = {s.id: s for s in roster.read(options.students)} if options.students else {}
    jdk = find_jdk()
    packages.ensure(jdk)
    library.ensure(jdk)
    asked = grader.problem_set(jdk, options.problem_set)
    results = options.results or CLASS / "graded" / asked.id
    graded = grader.ask(jdk, "scores", asked.id, results)["students"]
    master = release.master(asked)
    unfit, students = [], []
    for one in graded:
        if roster.can_be_a_folder(one["student"]):
            who = known.get(one["student"], roster.Student(one["student"]))
            students.append(_student(asked, one, who, master, results, options.out))
        else:
            unfit.append(one["student"])
    options.out.mkdir(parents=True, exist_ok=True)
    edition = editions.student(master, asked, 0)
    # the formgrader lists what has a source
    release.write(options.out / "source" / asked.id / asked.file, editions.text(edition))
    url = options.gradebook or f"sqlite:///{(options.out / 'gradebook.db').resolve()}"
    said = _enter(
        jdk,
        {
            "gradebook": url,
            "folder": str(options.out.resolve()),
            "assignment": asked.id,
            "notebook": asked.master.stem,
            "edition": edition,
            "students": students,
        },
    )
    _listing(asked, students, unfit, said, options.out)
    return 1 if unfit else 0


def _student(asked: ProblemSet, one: dict, who, master: dict, results: Path, out: Path) -> dict:
    answers = {answer["task"]: answer for answer in one["answers"]}
    if answers.keys() != {task.id for task in asked.tasks}:
        raise Problem(
            f"The result of {who.id} is not of {asked.id} as it is now.",
            f"Grade {asked.id} again, or name the folder that holds its results.",
        )
    stamp = out / "submitted" / who.id / asked.id / "timestamp.txt"
    page = results / "feedback" / one["page"]
    return {
        "id": who.id,
        "last_name": who.last_name,
        "first_name": who.first_name,
        "email": who.email,
        "timestamp": stamp.read_text(encoding="utf-8").strip() if stamp.exists() else "",
        "edition": editions.student(master, asked, one["seat"]),
        "pages": [str(page.resolve())] if page.exists() else [],
        "answers": answers,
    }


def _enter(jdk: Jdk, order: dict) -> list[str]:
    said = _nbgrader(jdk, order)
    if "failure" in said:
        raise Problem(
            said["failure"],
            "nbgrader does not add or take away cells of what has been handed in.",
            "Grade with the edition you released, or let --gradebook name a new database.",
        )
    return said["notes"]


def _nbgrader(jdk: Jdk, order: dict) -> dict:
    environment = packages.environment(jdk)
    # nbgrader starts a program of .venv, alembic, by its name
    environment["PATH"] = f"{packages.PYTHON.parent}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        [packages.PYTHON, "-m", "course.scores"],
        input=json.dumps(order),
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    try:
        return json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        last = done.stderr.strip().splitlines()[-1:] or ["it ended without a word"]
        raise Problem("nbgrader's gradebook could not be written:", *last) from None


def _listing(asked: ProblemSet, students: list, unfit: list, notes: list, out: Path) -> None:
    by_hand = [task.id for task in asked.tasks if task.by_hand]
    print(f"{len(students)} submissions of {asked.id} are in the gradebook.")
    if by_hand:
        print(f"Waiting for your points: {', '.join(by_hand)}.")
    for name in unfit:
        print(f"{name!r} cannot be a student's id in nbgrader; put the class into --students.")
    for note in notes[:_SHOWN]:
        print(note)
    if len(notes) > _SHOWN:
        print(f"... and {len(notes) - _SHOWN} more.")
    program, folder = map(release.from_here, (packages.PYTHON.parent / "nbgrader", out))
    print(
        "\nNext, for nbgrader's pages and table:\n"
        f"  {program} generate_feedback {asked.id} --CourseDirectory.root={folder}\n"
        f"  {program} export --CourseDirectory.root={folder} --to={folder / 'nbgrader.csv'}"
    )

