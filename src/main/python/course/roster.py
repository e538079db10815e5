"""Who is in the class: a CSV file with the columns id, last_name, first_name and email."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from course.problem import Problem

_COLUMNS = {  # what platforms call them
    "id": ("id", "student_id", "student", "username", "user_id"),
    "last_name": ("last_name", "lastname", "last", "surname", "family_name"),
    "first_name": ("first_name", "firstname", "first", "given_name"),
    "email": ("email", "e-mail", "email_address", "mail"),
}
_ID = re.compile(r"[\w@][\w.@+ -]{0,99}(?<![. ])")  # it names a folder, on every system
_SHOWN = 8


@dataclass(frozen=True)
class Student:
    """One row."""

    id: str
    last_name: str = ""
    first_name: str = ""
    email: str = ""


def read(file: Path) -> list[Student]:
    """Returns the students in the order of the file, or raises what is wrong with its rows."""
    lines = _table(file)
    head = [name.strip().lower().replace(" ", "_") for name in next(lines, (0, []))[1]]
    at = {column: next((n for n in names if n in head), None) for column, names in _COLUMNS.items()}
    if at["id"] is None:
        raise Problem(
            f"{file} has no column id; its first line is: {', '.join(head) or '(empty)'}.",
            "The first line names the columns: id,last_name,first_name,email.",
            "Only id is needed: the name that the platform gives a student's hand-in.",
        )
    wrong, students, stands = [], [], {}
    for number, cells in lines:
        if len(cells) > len(head):
            wrong.append(f"line {number} has {len(cells)} fields, and there are {len(head)} columns")
            continue
        row = dict(zip(head, map(str.strip, cells)))
        student = Student(*(_nfc(row.get(name, "")) for name in at.values()))
        if said := _wrong_id(student.id):
            wrong.append(f"line {number}: {said}")
        # folders that differ only in case are one folder on Windows and macOS
        elif student.id.casefold() in stands:
            wrong.append(f"{student.id} stands in lines {stands[student.id.casefold()]} and {number}")
        else:
            stands[student.id.casefold()] = number
            students.append(student)
    if wrong:
        more = [f"and {len(wrong) - _SHOWN} more"] if len(wrong) > _SHOWN else []
        raise Problem(f"{file} cannot be used as it is:", *wrong[:_SHOWN], *more)
    if not students:
        raise Problem(f"{file} names no student: there is no line below the first.")
    return students


def can_be_a_folder(student: str) -> bool:
    """Returns whether this id can name a folder on every system."""
    return _ID.fullmatch(student) is not None


def _table(file: Path):
    """Yields the number and the fields of each line that is not empty."""
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        raise Problem(f"There is no file {file}.") from None
    except IsADirectoryError:
        raise Problem(f"{file} is a folder; the roster is a CSV file.") from None
    if raw[:2] == b"PK" or raw[:4] == b"\xd0\xcf\x11\xe0":
        raise Problem(f"{file} is a spreadsheet; save it as CSV (UTF-8) first.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Problem(
            f"{file} is not written in UTF-8: line {line} has a letter of another encoding.",
            "Save it again as CSV in UTF-8.",
        ) from None
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)  # spreadsheets write ; where the comma is decimal
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield rows.line_num, cells
    except csv.Error as error:
        raise Problem(f"{file}, line {rows.line_num}: {error}.") from None


def _wrong_id(student: str) -> str | None:
    if not student:
        return "the id is missing"
    if not can_be_a_folder(student):
        return (
            f"{student!r} cannot name a folder; an id has letters, digits and . _ - + @ or blanks"
            " inside, at most 100"
        )
    return None


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
