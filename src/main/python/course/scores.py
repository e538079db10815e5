"""Writes scores and comments into nbgrader's gradebook; a program that gradebook starts in .venv.

    python -m course.scores < ORDER

nbgrader's own autograde is not run: it would execute the students' code. What it would have left
behind is written here, so that generate_feedback, export and the formgrader find it.

The order is JSON:

    gradebook    a database such as sqlite:///class/gradebook.db
    folder       the class's folder; autograded/ comes into it
    assignment   ps1
    notebook     the name of the notebook in it, without .ipynb
    edition      the notebook that was released for everybody
    students     [{id, last_name, first_name, email, timestamp, edition, pages, answers}]; edition is
                 the student's own, pages are files that go beside it, answers {task: {score, comment,
                 source}}; a score of null is for a person to give

It prints one line of JSON: {"notes": sentences}.
"""

import json
import math
import re
import shutil
import sys
from pathlib import Path

# jsonschema would load this, in two seconds, for a check that notebooks have no use for.
sys.modules["rfc3987_syntax"] = None

import nbformat
from nbgrader.api import Gradebook
from nbgrader.preprocessors import SaveCells
from nbgrader.utils import parse_utc

_JOINT = "\u200b"  # a space of no width
_LINK = re.compile(r"\](?=[(\[:])")
# what MathJax makes links and pages of, or other names for that
_REACHING = re.compile(
    r"\\(?=(?:href|url|require|def|let|newcommand|renewcommand|csname|style|class|cssId|unicode|data)\b)"
)


def main(order: dict) -> dict:
    name, notebook = order["assignment"], order["notebook"]
    notes = []
    with Gradebook(order["gradebook"]) as book:
        book.update_or_create_assignment(name)
    try:
        SaveCells().preprocess(
            _notebook(order["edition"]),
            {
                "nbgrader": {
                    "assignment": name,
                    "notebook": notebook,
                    "db_url": order["gradebook"],
                }
            },
        )
    except RuntimeError:
        return {"failure": f"The gradebook holds scores of another edition of {name}."}
    with Gradebook(order["gradebook"]) as book:
        for student in order["students"]:
            notes += _enter(book, name, student)
            folder = Path(order["folder"], "autograded", student["id"], name)
            _leave(folder, notebook, student)
    return {"notes": notes}


def _enter(book: Gradebook, assignment: str, student: dict) -> list[str]:
    """Writes one student's scores; what a person gave or wrote stays."""
    known = {key: student[key] for key in ("last_name", "first_name", "email") if student[key]}
    book.update_or_create_student(student["id"], **known)
    notes, when = [], {}
    if student["timestamp"]:
        try:
            when["timestamp"] = parse_utc(student["timestamp"])
        except ValueError:
            notes.append(f"{student['id']}: {student['timestamp']!r} is no time; none was entered.")
    submission = book.update_or_create_submission(assignment, student["id"], **when)
    answers = student["answers"]
    for grade in submission.notebooks[0].grades:
        answer = answers[grade.name]
        by_hand = answer["score"] is None
        grade.auto_score = None if by_hand else _clamped(answer["score"], grade.max_score)
        grade.needs_manual_grade = by_hand and grade.manual_score is None
        if grade.manual_score is not None and not by_hand:
            notes.append(
                f"{student['id']}, {grade.name}: {grade.manual_score:g} points by hand stay;"
                f" the grader gave {grade.auto_score:g}."
            )
    for comment in submission.notebooks[0].comments:
        comment.auto_comment = harmless(answers[comment.name]["comment"]) or None
    book.db.commit()
    return notes


def _notebook(edition: dict):
    return nbformat.reads(json.dumps(edition), as_version=4)


def _leave(folder: Path, notebook: str, student: dict) -> None:
    """Leaves what nbgrader's autograde would have: the edition with the student's answers in it."""
    graded = _notebook(student["edition"])
    for cell in graded.cells:
        answer = student["answers"].get(cell.metadata.get("nbgrader", {}).get("grade_id"))
        if answer and answer["source"]:
            text = _writable(answer["source"])
            cell.source = harmless(text) if cell.cell_type == "markdown" else text
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(graded, folder / f"{notebook}.ipynb")
    for page in student["pages"]:
        shutil.copy(page, folder)


def harmless(text: str) -> str:
    """Returns Markdown with words of a student in it, without tags, links and the like.

    nbgrader shows it as Markdown in which HTML is HTML. Entities would be seen in code; a space of no
    width, behind `<` and where a link or picture has its joint, is not.
    """
    text = _writable(text).replace("<", "<" + _JOINT)
    return _REACHING.sub("\\\\" + _JOINT, _LINK.sub("]" + _JOINT, text))


def _writable(text: str) -> str:
    """JSON can hold halves of letters that no file can."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _clamped(score: float, most: float) -> float:
    return 0.0 if math.isnan(score) else min(max(float(score), 0.0), most)


if __name__ == "__main__":
    print(json.dumps(main(json.load(sys.stdin))))
