"""./course gradebook: what the grader found, in the real nbgrader: its database, pages and table."""

import csv
import os
import subprocess
import sys
from html.parser import HTMLParser

import nbformat
import pytest
from nbgrader.api import Gradebook

from course import editions, packages, scores
from course import main as command_line
from course.project import PYTHON_SOURCES
from problem_sets import sample  # noqa: F401

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own

NASTY = '<img src=x onerror=alert(1)> ![](http://tracker/x.png) [go](javascript:alert(2))'


def _scores(student, seat, *answers):
    """What the grader says of a student; an answer is (task, score, comment, source)."""
    names = ("task", "score", "comment", "source")
    return {
        "student": student,
        "seat": seat,
        "page": f"{student}-1a2b.html",
        "answers": [dict(zip(names, answer)) for answer in answers],
    }


def _twice(student):
    return f"double twice(double x) {{ return 2 * x; }} // {student}"


SUMS = "double[] sums = {1, 2};"
ALICE = _scores(
    "alice",
    4711,
    ("twice", 4, "4 of 4.", _twice("alice")),
    ("sums", 2, "2 of 2.", SUMS),
    ("design", None, "", "A **plan**, $a < b$."),
)
BOB = _scores(
    "bob",
    0,
    ("twice", 3, f"It halves: your code threw `x[0] < 1`: {NASTY}", _twice("bob")),
    ("sums", 0, "Look at *both*.", SUMS),
    ("design", None, "", f"<script>alert(3)</script> {NASTY} $\\href{{javascript:alert(4)}}{{x}}$"),
)
EVE = _scores(
    "eve",
    0,
    ("twice", 99, "", _twice("eve")),
    ("sums", -7, "", SUMS),
    ("design", 0, "Nothing is written here.", "half a letter: \ud800"),
)


@pytest.fixture
def real():
    """Lets the school start the program that writes the gradebook, as a teacher does."""


@pytest.fixture
def school(sample, tmp_path, monkeypatch, request):
    """A class with results of three students; `enter()` is ./course gradebook."""

    class School:
        root = tmp_path / "class"
        database = f"sqlite:///{tmp_path / 'class' / 'gradebook.db'}"

        graded = {one["student"]: one for one in (ALICE, BOB, EVE)}

        def enter(self, *options):
            return command_line.main(
                ["gradebook", "ps0", str(tmp_path / "out"), "--out", str(self.root), *options]
            )

        def nbgrader(self, *arguments):
            done = subprocess.run(
                [sys.executable, "-m", "nbgrader", *arguments, f"--CourseDirectory.root={self.root}"],
                cwd=tmp_path,
                capture_output=True,
                text=True,
                env={**os.environ, "PYTHONPATH": str(PYTHON_SOURCES)},
            )
            assert done.returncode == 0, done.stderr
            return done.stderr

        def grades(self, student):
            with Gradebook(self.database) as book:
                notebook = book.find_submission_notebook("ps0", "ps0", student)
                return {grade.name: (grade.score, grade.needs_manual_grade) for grade in notebook.grades}

        def by_hand(self, student, task, points, comment=None):
            with Gradebook(self.database) as book:
                grade = book.find_grade(task, "ps0", "ps0", student)
                grade.manual_score, grade.needs_manual_grade = points, False
                book.find_comment(task, "ps0", "ps0", student).manual_comment = comment
                book.db.commit()

    monkeypatch.setattr("course.grader.NOTEBOOKS", tmp_path)
    monkeypatch.setattr("course.grader.problem_set", lambda jdk, name: sample.asked)
    for module in ("packages", "library"):
        monkeypatch.setattr(f"course.{module}.ensure", lambda jdk: None)
    (tmp_path / "assignments").mkdir()
    (tmp_path / sample.asked.notebook).write_text(editions.text(sample.book))
    (tmp_path / "roster.csv").write_text("id,last_name,email\nalice,Liddell,alice@example.org\n")
    monkeypatch.setattr(
        "course.grader.ask",
        lambda jdk, word, *_: {"problemSet": "ps0", "students": list(School.graded.values())},
    )
    if "real" not in request.fixturenames:
        monkeypatch.setattr("course.gradebook._nbgrader", lambda jdk, order: scores.main(order))
        monkeypatch.setenv("PATH", str(packages.PYTHON.parent), prepend=os.pathsep)
    for one in School.graded.values():
        page = tmp_path / "out" / "feedback" / one["page"]
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"our page for {one['student']}")
    return School()


class Tags(HTMLParser):
    """The elements of a page and their attributes."""

    def __init__(self, text):
        super().__init__()
        self.all = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.all.append((tag, dict(attributes)))


def test_round_trip_with_the_real_nbgrader(real, school, tmp_path, capsys):
    stamp = school.root / "submitted" / "alice" / "ps0" / "timestamp.txt"
    stamp.parent.mkdir(parents=True)
    stamp.write_text("2026-03-02 10:00:00 UTC\n")
    assert school.enter("--students", str(tmp_path / "roster.csv")) == 0
    said = capsys.readouterr().out
    assert "3 submissions of ps0 are in the gradebook." in said
    assert "Waiting for your points: design." in said
    school.by_hand("alice", "design", 2.5, "A good plan.")

    school.nbgrader("generate_feedback", "ps0")
    school.nbgrader("export", f"--to={tmp_path / 'grades.csv'}")

    rows = {
        row["student_id"]: row
        for row in csv.DictReader((tmp_path / "grades.csv").open(encoding="utf-8"))
    }
    assert {name: float(row["score"]) for name, row in rows.items()} == {
        "alice": 8.5,
        "bob": 3,
        "eve": 4,  # no more than a task is worth, no less than nothing
    }
    assert {float(row["max_score"]) for row in rows.values()} == {9}
    assert (rows["alice"]["last_name"], rows["alice"]["email"]) == ("Liddell", "alice@example.org")
    assert rows["alice"]["timestamp"].startswith("2026-03-02 10:00:00")

    for name in ("alice", "bob", "eve"):
        folder = school.root / "feedback" / name / "ps0"
        assert (folder / f"{name}-1a2b.html").read_text() == f"our page for {name}"
        assert f"// {name}" in (folder / "ps0.html").read_text(encoding="utf-8")
    assert "A good plan." in (school.root / "feedback/alice/ps0/ps0.html").read_text("utf-8")
    page = (school.root / "feedback/bob/ps0/ps0.html").read_text(encoding="utf-8")
    assert "It halves" in page and "<em>both</em>" in page


def test_words_of_students_are_words_in_nbgraders_pages(school):
    school.enter()
    school.nbgrader("generate_feedback", "ps0")
    text = (school.root / "feedback/bob/ps0/ps0.html").read_text(encoding="utf-8")
    tags = Tags(text).all
    assert not [tag for tag, attributes in tags if tag == "img" or "onerror" in attributes]
    assert not [a for _, a in tags if "javascript:" in str(a.get("href"))]
    assert "alert(3)</script>" not in text
    assert text.count("alert(1)") == 2  # in the comment and in the answer, as words


def test_autograded_notebook_is_the_students_edition_with_their_answers(school, sample):
    school.enter()
    file = school.root / "autograded" / "alice" / "ps0" / "ps0.ipynb"
    book = nbformat.read(file, as_version=4)
    edition = editions.student(sample.book, sample.asked, 4711)
    assert [cell.id for cell in book.cells] == [cell["id"] for cell in edition["cells"]]
    assert book.cells[2].source.endswith("// alice")
    assert book.cells[6].source == "int seat = 4711;"
    assert [c.metadata.get("nbgrader") for c in book.cells] == [
        c["metadata"].get("nbgrader") for c in edition["cells"]
    ]


def test_entering_twice_changes_nothing(school):
    school.enter()
    before = school.grades("bob")
    assert school.enter() == 0
    assert school.grades("bob") == before == {
        "twice": (3, False),
        "sums": (0, False),
        "design": (0, True),
    }


def test_points_by_hand_stay_when_graded_again(school, capsys):
    school.enter()
    school.by_hand("bob", "design", 3, "Well thought.")
    school.by_hand("bob", "twice", 1.5)
    school.graded["bob"] = {**BOB, "answers": [BOB["answers"][0], *ALICE["answers"][1:]]}
    capsys.readouterr()
    assert school.enter() == 0
    assert school.grades("bob") == {"twice": (1.5, False), "sums": (2, False), "design": (3, False)}
    assert "bob, twice: 1.5 points by hand stay; the grader gave 3." in capsys.readouterr().out
    with Gradebook(school.database) as book:
        assert book.find_comment("design", "ps0", "ps0", "bob").comment == "Well thought."


def test_gradebook_of_another_edition_is_left_alone(school, sample, capsys, monkeypatch):
    school.enter()
    before = school.grades("alice")
    fewer = type(sample.asked)("ps0", "x", sample.asked.notebook, 6, sample.asked.tasks[:2])
    monkeypatch.setattr("course.grader.problem_set", lambda jdk, name: fewer)
    del sample.book["cells"][7]
    master = school.root.parent / sample.asked.notebook
    master.write_text(editions.text(sample.book))
    for name, one in school.graded.items():
        school.graded[name] = {**one, "answers": one["answers"][:2]}
    assert school.enter() == 1
    assert "holds scores of another edition of ps0" in capsys.readouterr().err
    assert school.grades("alice") == before


def test_results_of_another_problem_set_are_told(school, capsys):
    school.graded["alice"] = {**ALICE, "answers": ALICE["answers"][:1]}
    assert school.enter() == 1
    assert "The result of alice is not of ps0 as it is now" in capsys.readouterr().err
    assert not school.root.exists()


def test_student_that_cannot_be_in_nbgrader_is_named_and_the_rest_entered(school, capsys):
    school.graded["../up"] = {**ALICE, "student": "../up"}
    assert school.enter() == 1
    said = capsys.readouterr().out
    assert "'../up' cannot be a student's id" in said and "3 submissions" in said
    assert not list(school.root.parent.glob("up*")) and not list(school.root.rglob("up*"))


@pytest.mark.parametrize("text", ["a < b", "`x[i][j] < 3`", "[a](b)", "![a][b]", "[b]: http://c", r"$\href{x}{y}$"])
def test_harmless_text_reads_as_before(text):
    assert scores.harmless(text).replace("\u200b", "") == text
    assert scores.harmless(text) != text
