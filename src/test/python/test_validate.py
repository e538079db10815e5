"""./course validate: each kind of fault is told, and the exit code says so."""

import json

import pytest

from course import editions, grader, release, results, seats, validate
from course import main as command_line
from problem_sets import SPEC, sample  # noqa: F401


@pytest.fixture
def validated(sample, tmp_path, monkeypatch):
    """Validates the sample; executing and grading are replaced by `executed` and `graded`."""
    monkeypatch.setattr("course.grader.NOTEBOOKS", tmp_path)
    monkeypatch.setattr("course.grader.problem_set", lambda jdk, name: sample.asked)
    for module in ("packages", "library"):
        monkeypatch.setattr(f"course.{module}.ensure", lambda jdk: None)
    monkeypatch.setattr("course.validate.seats.secret", lambda: bytes(32))
    master = tmp_path / sample.asked.notebook
    master.parent.mkdir()

    def run(executed=(), graded=()):
        monkeypatch.setattr("course.validate._executed", lambda *_: list(executed))
        monkeypatch.setattr("course.validate._graded", lambda *_: list(graded))
        master.write_text(editions.text(sample.book))
        return command_line.main(["validate", "ps0", "--out", str(tmp_path / "class")])

    run.root = tmp_path / "class"
    return run


def test_good_problem_set(validated, capsys):
    assert validated() == 0
    said = capsys.readouterr().out
    assert said.count("\nok ") == 5 and "Nothing is wrong." in said


@pytest.mark.parametrize("fault", [{"executed": ["It hangs."]}, {"graded": ["Too kind."] * 15}])
def test_fault_is_told_and_counts(validated, capsys, fault):
    assert validated(**fault) == 1
    said = capsys.readouterr().out
    count = len(*fault.values())
    assert f"\n{count} wrong." in said and said.count("\nok ") == 4
    assert ("and 3 more" in said) == (count == 15)


def test_master_that_does_not_fit_ends_it(validated, sample, capsys):
    sample.book["cells"][2]["source"] = "int x = 1;"
    assert validated() == 1
    said = capsys.readouterr().out
    assert "is not the stub of twice" in said and "\nok " not in said


def test_released_edition_that_is_not_what_would_be_released(validated, sample, capsys):
    for student in ("", "bob"):
        seat = seats.seat(bytes(32), student) if student else 0
        text = editions.text(editions.student(sample.book, sample.asked, seat))
        release.write(validated.root / release.place(sample.asked, student), text)
    assert validated() == 0
    file = validated.root / release.place(sample.asked, "bob")
    file.write_text(file.read_text().replace("int seat =", "int seat  ="))
    assert validated() == 1
    assert f"{file} is not what ./course release ps0 writes now" in capsys.readouterr().out


# --- what the grader says to the specification's own answers ---

RIGHT = {"name": "plain", "right": True, "check": "", "says": "", "source": "ok"}
WRONG = {"name": "thrice", "right": False, "check": "it doubles", "says": "three", "source": "no"}


@pytest.fixture
def asked():
    spec = json.loads(json.dumps(SPEC))
    spec["tasks"][0]["specimens"] = [RIGHT, WRONG, {**WRONG, "name": "again"}]
    spec["tasks"][1]["specimens"] = [RIGHT]
    return grader.parse(spec)


def test_each_trial_has_one_answer_of_each_task_that_has_so_many(asked):
    trials = validate._trials(asked)
    assert {name: sorted(answers) for name, answers in trials.items()} == {
        "blank": [],
        "right-01": ["sums", "twice"],
        "wrong-01": ["twice"],
        "wrong-02": ["twice"],
    }


def mark(held, sentence="", claim="it doubles", points=4):
    return {"claim": claim, "points": points, "held": held, "sentence": sentence}


HELD, LOST = mark(True), mark(False, "That is three times x.")


@pytest.mark.parametrize(
    "trial, marks, words",
    [
        ("right-01", [HELD], None),
        ("right-01", [LOST], "right answer \"plain\": 0 of 4 points."),
        ("wrong-01", [LOST], None),
        ("wrong-01", [HELD], "wrong answer \"thrice\": all points"),
        ("wrong-01", [HELD, mark(False, "x", "it halves")], "\"it doubles\" holds"),
        ("wrong-01", [mark(False, "No.")], "\"three\" is not said, but: No."),
        ("blank", [mark(False, "Not yet.")], None),
        ("blank", [HELD], "the stub gets 4 points"),
    ],
)
def test_what_the_grader_should_not_have_said_is_told(asked, trial, marks, words):
    answers = validate._trials(asked)[trial]

    def answer(task):
        shown = marks if task.id == "twice" else [mark(trial.startswith("right"), "-", points=2)]
        earned = sum(one["points"] for one in shown if one["held"])
        return results.Answer(earned, task.points, "", "GRADED", shown, None)

    one = results.Submission(trial, {task.id: answer(task) for task in asked.tasks})
    said = validate._judge(asked, {trial: answers}, [one])
    assert bool(said) == bool(words) and (not words or words in said[0])
