"""./course release: what students get, and what they do not."""

import csv
import os
import stat
import sys
import unicodedata

import pytest

from course import editions, metadata, roster, seats
from course import main as command_line
from course.problem import Problem
from course.project import ROOT
from problem_sets import sample  # noqa: F401

SEATS = ROOT / "src" / "test" / "resources" / "grade" / "seats.csv"


# --- the secret and the seats ---


@pytest.mark.parametrize("row", list(csv.DictReader(SEATS.open(encoding="utf-8"))))
def test_seat_is_the_one_that_the_grader_computes(row):
    assert seats.seat(bytes.fromhex(row["secret"]), row["student"]) == int(row["seat"])


def test_seat_does_not_depend_on_how_an_accent_is_written():
    composed = unicodedata.normalize("NFC", "Élodie")
    assert seats.seat(b"k", composed) == seats.seat(b"k", unicodedata.normalize("NFD", composed))


def test_secret_is_made_once_and_for_the_teacher_alone(tmp_path):
    file = tmp_path / ".thalweg" / "secret"
    made = seats.secret(file)
    assert len(made) == 32 and seats.secret(file) == made
    assert os.listdir(file.parent) == ["secret"]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "abc", "g" * 64, "a" * 63, "é" * 64])
def test_broken_secret_is_never_replaced(tmp_path, text):
    file = tmp_path / "secret"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match="is not a secret"):
        seats.secret(file)
    assert file.read_text(encoding="utf-8") == text

# --- the roster ---


@pytest.fixture
def roster_of(tmp_path):
    def read(text, encoding="utf-8"):
        file = tmp_path / "roster.csv"
        file.write_bytes(text.encode(encoding))
        return roster.read(file)

    return read


ADA = roster.Student("ada", "Lovelace", "Ada", "ada@example.org")


@pytest.mark.parametrize(
    "text",
    [
        "id,last_name,first_name,email\nada,Lovelace,Ada,ada@example.org\n",
        "\ufeffid,last_name,first_name,email\r\nada,Lovelace,Ada,ada@example.org\r\n",
        "id;last_name;first_name;email\n\nada ; Lovelace;Ada;ada@example.org\n;;;\n",
        'email\tID\tfirst_name\tgroup\tlast_name\nada@example.org\tada\tAda\t7\t"Lovelace"\n',
    ],
)
def test_roster_as_spreadsheets_write_it(roster_of, text):
    assert roster_of(text) == [ADA]


def test_roster_needs_nothing_but_ids(roster_of):
    assert [student.id for student in roster_of("id\nada\n4711\nZoë Müller\n")] == [
        "ada",
        "4711",
        "Zoë Müller",
    ]


@pytest.mark.parametrize(
    "text, words",
    [
        ("", ["no column id", "(empty)"]),
        ("name,email\nada,x\n", ["no column id", "name, email"]),
        ("id,email\n", ["names no student"]),
        ("id,email\nada,x\nbob,y\nAda,z\n", ["Ada stands in lines 2 and 4"]),
        ("id,email\n,x\n", ["line 2: the id is missing"]),
        ("id,email\nada,x,y\n", ["line 2 has 3 fields, and there are 2 columns"]),
        ("id\n../ada\n", ["line 2: '../ada' cannot name a folder"]),
        ("id\nada.\n", ["'ada.' cannot name a folder"]),
        ("id\n.ada\n", ["'.ada' cannot name a folder"]),
        ("id\na/b\nc:d\n", ["line 2", "line 3"]),
        ("id\n" + "?\n" * 12, ["line 2", "line 9", "and 4 more"]),
    ],
)
def test_bad_roster_is_told_by_its_lines(roster_of, text, words):
    with pytest.raises(Problem) as said:
        roster_of(text)
    for word in words:
        assert word in str(said.value)


def test_roster_in_another_encoding_names_the_line(roster_of):
    with pytest.raises(Problem, match="UTF-8: line 3 "):
        roster_of("id,last_name\nada,Lovelace\nzoe,Müller\n", "latin-1")


@pytest.mark.parametrize("start, word", [(b"PK\x03\x04", "spreadsheet"), (None, "folder")])
def test_roster_that_is_no_csv(tmp_path, start, word):
    file = tmp_path / "roster.xlsx"
    file.write_bytes(start) if start else file.mkdir()
    with pytest.raises(Problem, match=word):
        roster.read(file)


def test_roster_that_is_not_there(tmp_path):
    with pytest.raises(Problem, match="There is no file"):
        roster.read(tmp_path / "roster.csv")


# --- the editions ---


def test_edition_holds_the_stubs_and_no_output(sample):
    sample.book["cells"][2]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x"}]
    edition = editions.student(sample.book, sample.asked, 0)
    assert all(not cell.get("outputs") for cell in edition["cells"])
    assert [editions.source(edition["cells"][i]) for i in (2, 4, 7)] == [
        task.stub for task in sample.asked.tasks
    ]


def test_edition_keeps_cell_ids_and_our_metadata(sample):
    edition = editions.student(sample.book, sample.asked, 0)
    for before, after in zip(sample.book["cells"], edition["cells"], strict=True):
        assert after["id"] == before["id"]
        assert after["metadata"].get("thalweg") == before["metadata"].get("thalweg")


def test_edition_carries_nbgraders_metadata(sample):
    edition = editions.student(sample.book, sample.asked, 0)
    marks = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell["metadata"]["nbgrader"]
        for cell in edition["cells"]
        if "nbgrader" in cell["metadata"]
    }
    assert list(marks) == ["setup", "twice", "check-twice", "sums", "check-sums", "seat", "design"]
    for task in sample.asked.tasks:
        mark = marks[task.id]
        assert (mark["grade"], mark["solution"], mark["locked"]) == (True, True, False)
        assert (mark["points"], mark["schema_version"]) == (task.points, 3)
    for name in ("setup", "check-twice", "check-sums", "seat"):
        mark = marks[name]
        assert (mark["grade"], mark["solution"], mark["locked"]) == (False, False, True)
        assert "points" not in mark


def test_nbgrader_takes_the_edition(sample):
    assert metadata.complaints("x", editions.student(sample.book, sample.asked, 4711)) == []


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda mark: mark.update(points=-1), "-1"),
        (lambda mark: mark.update(extra=1), "extra"),
        (lambda mark: mark.pop("points"), "does not have points"),
        (lambda mark: mark.update(grade_id="check-twice"), "Duplicate grade id"),
        (lambda mark: mark.update(grade_id="sums!"), "sums!"),
        (lambda mark: mark.update(points=3), "the checksum of sums is not nbgrader's"),
        (lambda mark: mark.pop("schema_version"), "x: "),
    ],
)
def test_what_nbgrader_would_not_take_is_told(sample, change, words):
    edition = editions.student(sample.book, sample.asked, 0)
    change(edition["cells"][4]["metadata"]["nbgrader"])
    said = metadata.complaints("x", edition)
    assert said and words in said[0]


def test_seat_is_the_only_difference_between_students(sample):
    everybody = editions.text(editions.student(sample.book, sample.asked, 0))
    own = editions.text(editions.student(sample.book, sample.asked, 4711))
    different = [
        (a, b) for a, b in zip(everybody.splitlines(), own.splitlines(), strict=True) if a != b
    ]
    assert any("int seat = 0;" in a and "int seat = 4711;" in b for a, b in different)
    assert all("seat" in a or "checksum" in a for a, _ in different)


def _cell(at, **changes):
    return lambda book: book["cells"][at].update(changes)


def _own(at, **changes):
    return lambda book: book["cells"][at]["metadata"].update(thalweg=changes)


@pytest.mark.parametrize(
    "change, words",
    [
        (_own(2), "twice wants one cell with the metadata exercise; it has no cell"),
        (_own(1, exercise="twice"), "twice wants one cell with the metadata exercise; it has 2 and 3"),
        (_own(4, exercise="sum"), "cells for sum, and ps0 asks for twice, sums, design"),
        (_own(3, check="sums"), "below the answer twice, must be its only check"),
        (_own(5), "below the answer sums, must be its only check"),
        (_own(7, exercise="design"), "design wants the metadata manual"),
        (_cell(7, cell_type="code"), "the answer design cannot be code"),
        (_cell(2, source="double twice(double x) {\n    return 2 * x;\n}"), "is not the stub of twice"),
        (_cell(6, source="int chair = 0;"), "no line `int seat = 0;`"),
        (_own(1, seat=True), "both the seat's"),
        (lambda book: book["cells"].append(book["cells"].pop(2)), "must be its only check"),
    ],
)
def test_master_that_does_not_fit_is_told(sample, change, words):
    change(sample.book)
    assert any(words in said for said in editions.complaints(sample.book, sample.asked))


def test_tasks_in_another_order_are_told(sample):
    cells = sample.book["cells"]
    sample.book["cells"] = [*cells[:2], *cells[4:6], *cells[2:4], *cells[6:]]
    assert "another order" in editions.complaints(sample.book, sample.asked)[0]


def test_good_master_has_no_complaints(sample):
    assert editions.complaints(sample.book, sample.asked) == []


# --- the word ---


@pytest.fixture
def released(sample, tmp_path, monkeypatch):
    """Releases the sample into a folder; returns the exit code."""
    monkeypatch.setattr("course.grader.NOTEBOOKS", tmp_path)
    monkeypatch.setattr("course.grader.problem_set", lambda jdk, name: sample.asked)
    for module in ("packages", "library"):
        monkeypatch.setattr(f"course.{module}.ensure", lambda jdk: None)
    monkeypatch.setattr("course.release.ROOT", tmp_path)
    monkeypatch.setattr("course.release.seats.secret", lambda: bytes(32))
    (tmp_path / "roster.csv").write_text("id\nalice\nbob\n")
    master = tmp_path / sample.asked.notebook

    def release(*options):
        master.parent.mkdir(exist_ok=True)
        master.write_text(editions.text(sample.book), encoding="utf-8")
        return command_line.main(["release", "ps0", "--out", str(tmp_path / "class"), *options])

    release.root = tmp_path / "class" / "release"
    release.students = ["--students", str(tmp_path / "roster.csv")]
    return release


def _files(folder):
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_release_writes_one_edition_for_everybody(released, capsys):
    assert released() == 0
    assert sorted(_files(released.root)) == ["ps0/README.txt", "ps0/ps0.ipynb"]
    said = capsys.readouterr().out
    assert "ps0  A sample: 3 tasks, 9 points" in said and "2 written, 0 as they were" in said


def test_release_writes_one_edition_for_each_student(released):
    assert released(*released.students) == 0
    for student in ("alice", "bob"):
        seat = seats.seat(bytes(32), student)
        text = (released.root / student / "ps0" / "ps0.ipynb").read_text()
        assert f"int seat = {seat};" in text
    assert "int seat = 0;" in (released.root / "ps0" / "ps0.ipynb").read_text()


def test_release_twice_writes_nothing_twice(released, capsys):
    released(*released.students)
    before = _files(released.root)
    assert released(*released.students) == 0
    assert _files(released.root) == before
    assert "0 written, 4 as they were" in capsys.readouterr().out


def test_release_replaces_only_by_force(released, sample, capsys):
    released(*released.students)
    before = _files(released.root)
    sample.book["cells"][1]["source"] = "# Another question"
    assert released(*released.students) == 1
    assert "--force" in capsys.readouterr().err
    assert _files(released.root) == before
    assert released("--force", *released.students) == 0
    assert "Another question" in (released.root / "bob" / "ps0" / "ps0.ipynb").read_text()


def test_release_of_a_bad_master_writes_nothing(released, sample, capsys):
    sample.book["cells"][2]["source"] = "double twice(double x) { return 2 * x; }"
    assert released() == 1
    assert "is not the stub of twice" in capsys.readouterr().err
    assert not released.root.exists()


def test_release_for_each_student_needs_a_seat(released, sample, capsys):
    del sample.book["cells"][6]
    assert released(*released.students) == 1
    assert "no cell for the seat" in capsys.readouterr().err
    assert released() == 0
