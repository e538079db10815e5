"""./course release: what students get, and what they do not."""

import csv
import os
import stat
import sys
import unicodedata

import pytest

from course import seats
from course.problem import Problem
from course.project import ROOT

SEATS = ROOT / "src" / "test" / "resources" / "grade" / "seats.csv"


# --- the secret and the seats ---


@pytest.mark.parametrize("row", csv.DictReader(SEATS.open(encoding="utf-8")))
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
