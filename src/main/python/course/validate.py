"""./course validate: whether a problem set can be handed out and graded."""

import argparse
import json
import subprocess
import tempfile
import time
from pathlib import Path

from course import editions, grader, library, packages, release, results, seats
from course.grader import ProblemSet
from course.jdk import Jdk, find_jdk
from course.project import BUILD, read_or_empty
from course.release import CLASS

_LIMIT = 300  # seconds for the notebook
_SHOWN = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("problem_set", metavar="PROBLEM_SET", help="such as ps1")
    parser.add_argument(
        "--out",
        type=Path,
        default=CLASS,
        metavar="FOLDER",
        help="the folder of the class, whose released editions are looked at (default: class)",
    )
    parser.add_argument(
        "--allow-weak",
        action="store_true",
        help="try the answers with limits only if this machine offers nothing better",
    )


def main(options: argparse.Namespace) -> int:
    jdk = find_jdk()
    packages.ensure(jdk)
    library.ensure(jdk)
    asked = grader.problem_set(jdk, options.problem_set)
    book = release.master(asked)
    print(f"{asked.id}  {asked.title}: {len(asked.tasks)} tasks, {asked.points} points\n")
    looks = [
        ("the notebook fits its specification", lambda: editions.complaints(book, asked)),
        ("nbgrader takes it", lambda: _metadata(asked, book, jdk)),
        ("what was released is what would be", lambda: _released(asked, book, options.out)),
        ("as handed out, every check says not yet", lambda: _executed(asked, book, jdk)),
        (
            "right answers get all points, wrong ones lose some",
            lambda: _graded(asked, book, jdk, options.allow_weak),
        ),
    ]
    wrong = 0
    for what, look in looks:
        start = time.monotonic()
        said = look()
        wrong += len(said)
        print(f"{'WRONG' if said else 'ok':<6} {what}  ({time.monotonic() - start:.0f} s)")
        for sentence in said[:_SHOWN]:
            print(f"       {sentence}")
        if len(said) > _SHOWN:
            print(f"       and {len(said) - _SHOWN} more")
        if said and look is looks[0][1]:
            break  # everything else stands on it
    print("\nNothing is wrong." if not wrong else f"\n{wrong} wrong.")
    return 1 if wrong else 0


def _metadata(asked: ProblemSet, book: dict, jdk: Jdk) -> list[str]:
    return release.check_metadata({asked.file: editions.student(book, asked, 0)}, jdk)


def _released(asked: ProblemSet, book: dict, out: Path) -> list[str]:
    """Looks at the editions that students have: the grader expects these cells in them."""
    said = []
    for file in sorted(out.glob(f"release/**/{asked.id}/{asked.file}")):
        student = file.parents[1].name if file.parents[1].name != "release" else ""
        seat = seats.seat(seats.secret(), student) if student else 0
        if read_or_empty(file) != editions.text(editions.student(book, asked, seat)):
            said.append(f"{file} is not what ./course release {asked.id} writes now.")
    return said


def _executed(asked: ProblemSet, book: dict, jdk: Jdk) -> list[str]:
    """Runs the student's edition from top to bottom."""
    folder = BUILD / "validate"  # as far from the library as the master is
    file = folder / asked.file
    release.write(file, editions.text(editions.student(book, asked, 0)))
    done = subprocess.run(
        [packages.PYTHON, "-m", "course.execute", file, folder / "executed", str(_LIMIT)],
        env=packages.environment(jdk),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode != 0:
        return ["It could not be executed: " + (done.stderr.strip().splitlines() or ["?"])[-1]]
    if failure := json.loads(done.stdout.splitlines()[-1])["failure"]:
        return failure.splitlines()
    said = []
    for cell in json.loads((folder / "executed" / asked.file).read_text("utf-8"))["cells"]:
        name = cell["metadata"].get("thalweg", {}).get("check")
        shown = "".join(
            "".join(output.get("data", {}).get("text/plain", "")) for output in cell.get("outputs", ())
        )
        if name and not shown.startswith("Not yet"):
            said.append(f"The check of {name} says to the stub: {shown.strip() or 'nothing'}")
    return said


def _graded(asked: ProblemSet, book: dict, jdk: Jdk, allow_weak: bool) -> list[str]:
    """Has the specification's own answers graded as if students had handed them in."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        trials = _trials(asked)
        for name, answers in trials.items():
            edition = editions.student(book, asked, 0)
            editions.answer(edition, {task: one["source"] for task, one in answers.items()})
            release.write(here / "submitted" / name / asked.id / asked.file, editions.text(edition))
        done = subprocess.run(
            grader.command(
                jdk,
                *("grade", asked.id, here / "submitted"),
                *("--out", here / "graded", "--secret", here / "secret"),
                *(["--allow-weak"] if allow_weak else []),
            ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=grader.environment(),
        )
        if done.returncode != 0:
            return done.stderr.strip().splitlines() or done.stdout.strip().splitlines()
        return _judge(asked, trials, results.read(here / "graded", asked))


def _trials(asked: ProblemSet) -> dict[str, dict[str, dict]]:
    """Returns notebooks of answers: the n-th right one of each task, the n-th wrong one, none."""
    trials = {"blank": {}}
    for right in (True, False):
        of = {task.id: [s for s in task.specimens if s["right"] == right] for task in asked.tasks}
        for n in range(max(map(len, of.values()), default=0)):
            name = f"{'right' if right else 'wrong'}-{n + 1:02}"
            trials[name] = {task: some[n] for task, some in of.items() if n < len(some)}
    return trials


def _judge(asked: ProblemSet, trials: dict, graded: list[results.Submission]) -> list[str]:
    said = []
    came = {one.student: one.answers for one in graded}
    for name, answers in trials.items():
        for task in asked.tasks:
            got, specimen = came[name][task.id], answers.get(task.id)
            if specimen is None:
                if got.score != 0 and not answers:
                    said.append(f"{task.id}: the stub gets {got.score} points.")
            elif specimen["right"] and got.score != task.points:
                said.append(
                    f"{task.id}, right answer \"{specimen['name']}\":"
                    f" {got.score} of {task.points} points. {got.comment}"
                )
            elif not specimen["right"]:
                said += _spared(task.id, specimen, got)
    return said


def _spared(task: str, specimen: dict, got: results.Answer) -> list[str]:
    """Returns what is missing in the marks of a wrong answer."""
    which = f"{task}, wrong answer \"{specimen['name']}\""
    lost = [mark for mark in got.marks if not mark["held"]]
    named = [mark for mark in lost if mark["claim"] == specimen["check"]]
    if not lost:
        return [f"{which}: all points."]
    if not named:
        return [f"{which}: \"{specimen['check']}\" holds."]
    if not any(_plain(specimen["says"]) in _plain(mark["sentence"]) for mark in named):
        return [f"{which}: \"{specimen['says']}\" is not said, but: {named[0]['sentence']}"]
    return []


def _plain(sentence: str) -> str:
    """Without its little markup, and whether a word begins a sentence."""
    return sentence.replace("`", "").replace("*", "").casefold()
