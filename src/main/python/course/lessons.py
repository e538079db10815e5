"""The lessons and the problem sets, and their names."""

from difflib import get_close_matches
from pathlib import Path

from course.problem import Problem
from course.project import NOTEBOOKS


def all_lessons() -> list[Path]:
    """Returns the notebooks of the lessons in reading order."""
    return sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))


def all_assignments() -> list[Path]:
    """Returns the master notebooks of the problem sets in order."""
    return sorted((NOTEBOOKS / "assignments").glob("ps[0-9]*.ipynb"))


def find_lessons(names: list[str]) -> list[Path]:
    """Returns the lessons whose names begin with one of these, in reading order; all for no name.

    `05`, `05-momentum` and `notebooks/05-momentum.ipynb` name the same lesson; `0` the first ten.
    A problem set is found by its name, `ps1`.
    """
    lessons = all_lessons()
    if not lessons:
        raise Problem("There are no lessons in the folder notebooks.")
    if not names:
        return lessons
    lessons += all_assignments()
    return [
        lesson
        for lesson in lessons
        if lesson in {found for name in names for found in _match(name, lessons)}
    ]


def _match(name: str, lessons: list[Path]) -> list[Path]:
    stem = Path(name.replace("\\", "/")).name.removesuffix(".ipynb")
    found = [lesson for lesson in lessons if stem and lesson.stem.startswith(stem)]
    if found:
        return found
    # "momentun" is near "momentum", the part of "05-momentum" behind its number.
    spellings = {
        form: lesson.stem for lesson in lessons for form in (lesson.stem, lesson.stem[3:]) if form
    }
    nearest = get_close_matches(stem, spellings, n=1, cutoff=0.5)
    hint = (
        f"Did you mean {spellings[nearest[0]]}?"
        if nearest
        else "There are: " + ", ".join(x.stem for x in lessons)
    )
    raise Problem(f"There is no lesson {name}.", hint)
