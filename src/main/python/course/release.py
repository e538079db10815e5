"""./course release: the notebooks that are handed out."""

import argparse
import json
import os
import subprocess
from pathlib import Path

from course import editions, grader, library, packages, roster, seats
from course.grader import ProblemSet
from course.jdk import Jdk, find_jdk
from course.problem import Problem
from course.project import ROOT, read_or_empty

CLASS = ROOT / "class"  # nbgrader's course folder: release/, submitted/, feedback/, gradebook.db
_SHOWN = 5

_README = """\
{title}
{line}

1. Put {file} into the folder {folder} of the course,
   in place of the one that is there.
2. In the course's folder type   ./course lab   and open it.
3. Answer in the cells below the questions. Run the cell under your answer:
   it says at once what holds and what does not.
4. Save, and hand in the one file {file}.

Do not change the line  int seat = ...;  the numbers in your questions follow
from it. Cells may be added; cells that came with the notebook should stay.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("problem_set", metavar="PROBLEM_SET", help="such as ps1")
    parser.add_argument(
        "--students",
        type=Path,
        metavar="FILE",
        help="the class as CSV with the columns id,last_name,first_name,email:"
        " one edition for each student, with numbers of their own",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=CLASS,
        metavar="FOLDER",
        help="the folder of the class, in nbgrader's layout (default: class)",
    )
    parser.add_argument(
        "--force", action="store_true", help="replace what was released before and is different"
    )


def main(options: argparse.Namespace) -> int:
    students = roster.read(options.students) if options.students else []
    jdk = find_jdk()
    packages.ensure(jdk)
    library.ensure(jdk)
    asked = grader.problem_set(jdk, options.problem_set)
    files = _files(asked, students, jdk)
    if not options.force:
        _refuse_to_replace(options.out, files)
    new, same = 0, 0
    for name, text in files.items():
        changed = write(options.out / name, text)
        new, same = new + changed, same + (not changed)
    _listing(asked, students, options.out, new, same)
    return 0


def master(asked: ProblemSet) -> dict:
    """Returns the master notebook of a problem set."""
    try:
        return json.loads(asked.master.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Problem(f"There is no master notebook {asked.master.relative_to(ROOT)}.") from None
    except ValueError as error:
        raise Problem(f"{asked.master.relative_to(ROOT)} is not a notebook: {error}.") from None


def check_metadata(books: dict[str, dict], jdk: Jdk) -> list[str]:
    """Returns what nbgrader would not take in these notebooks."""
    done = subprocess.run(
        [packages.PYTHON, "-m", "course.metadata"],
        input=json.dumps(books),
        env=packages.environment(jdk),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode != 0:
        return ["nbgrader did not start: " + (done.stderr.strip().splitlines() or ["?"])[-1]]
    return json.loads(done.stdout.splitlines()[-1])


def place(asked: ProblemSet, student: str = "") -> Path:
    """Returns where in the class's folder the edition of a student, or of everybody, stands."""
    return Path("release", student, asked.id, asked.file)


def from_here(file: Path) -> Path:
    """Returns the file as one would type it in the present folder."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file


def write(file: Path, text: str) -> bool:
    """Writes a file, whole or not at all; returns whether that changed anything."""
    if read_or_empty(file) == text:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(file.name + ".tmp")
    draft.write_text(text, encoding="utf-8", newline="\n")
    os.replace(draft, file)
    return True


def _files(asked: ProblemSet, students: list[roster.Student], jdk: Jdk) -> dict[Path, str]:
    """Returns the text of every file, after everything that can be wrong has been looked at."""
    book = master(asked)
    common = editions.student(book, asked, 0)
    wrong = editions.complaints(book, asked) or check_metadata({asked.file: common}, jdk)
    if wrong:
        raise Problem(f"{asked.notebook} cannot be handed out yet:", *wrong)
    if students and not any("seat" in c["metadata"].get("thalweg", {}) for c in common["cells"]):
        raise Problem(
            f"{asked.notebook} has no cell for the seat, so it is the same for every student.",
            "Release it without --students.",
        )
    files = {place(asked): editions.text(common)}
    files[place(asked).with_name("README.txt")] = _README.format(
        title=asked.title,
        line="=" * len(asked.title),
        file=asked.file,
        folder=asked.master.parent.relative_to(ROOT).as_posix(),
    )
    secret = seats.secret() if students else b""
    for student in students:
        if student.id.casefold() == asked.id:
            raise Problem(f"A student cannot have the id {student.id}: a folder has that name.")
        own = editions.student(book, asked, seats.seat(secret, student.id))
        files[place(asked, student.id)] = editions.text(own)
    return files


def _refuse_to_replace(out: Path, files: dict[Path, str]) -> None:
    others = [
        name for name, text in files.items()
        if (out / name).exists() and read_or_empty(out / name) != text
    ]
    if others:
        more = [f"and {len(others) - _SHOWN} more"] if len(others) > _SHOWN else []
        raise Problem(
            "These were released before and would change; nothing has been written:",
            *(str(out / name) for name in others[:_SHOWN]),
            *more,
            "--force replaces them. Students who have the old ones keep those.",
        )


def _listing(asked: ProblemSet, students: list, out: Path, new: int, same: int) -> None:
    print(f"{asked.id}  {asked.title}: {len(asked.tasks)} tasks, {asked.points} points\n")
    width = max(len(task.id) for task in asked.tasks)
    for task in asked.tasks:
        by_hand = "   marked by you" if task.by_hand else ""
        print(f"  {task.id:<{width}}  {task.points:3}  {task.title}{by_hand}")
    out = from_here(out)
    print(f"\nFor everybody   {out / place(asked)}")
    if students:
        one = out / place(asked, students[0].id)
        print(f"For each of {len(students)} students, with numbers of their own, such as   {one}")
        print(f"The numbers follow from {from_here(seats.SECRET)}: keep it, show it to nobody, grade with it.")
    print(f"{new} written, {same} as they were.")
