"""What a hosted build shows on the lines of a notebook."""

import json

import pytest

from course import annotate, editions, results
from notebooks.author import tidy
from problem_sets import sample  # noqa: F401


def row_of(text, words):
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


@pytest.mark.parametrize("ascii_only", [False, True])
def test_lines_of_cells_are_found_in_the_file(sample, ascii_only):
    book = sample.book
    book["cells"][1]["source"] = '# "Quotes\\", {braces}, é, \\n and ]'
    book["cells"][2]["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": ['"source": [', "double twice(double x) {\n"]}
    ]
    text = json.dumps(tidy(book, "x"), indent=1, ensure_ascii=ascii_only)
    rows = annotate.line_numbers(text)
    assert rows[3, 1] == row_of(text, "double twice(double x)")
    assert rows[3, 2] == row_of(text, "not yet")
    assert rows[7, 1] == row_of(text, "int seat")


def test_cell_in_one_line_and_notebook_in_one_line(sample):
    sample.book["cells"][2]["source"] = "a\nb\nc"
    rows = annotate.line_numbers(json.dumps(sample.book))
    assert rows[3, 1] == rows[3, 3] == 1 and (3, 4) not in rows


@pytest.mark.parametrize("text", ["", "{", "]]", '{"cells": [', "{}}}", '{"cells": "x"', "\x00"])
def test_broken_file_has_no_lines(text):
    assert annotate.line_numbers(text) == {}


def test_annotations_name_line_title_and_points(sample):
    text = editions.text(sample.book)

    def answer(score, possible, status="GRADED", comment="", place=None):
        return results.Answer(score, possible, comment, status, [], place)

    one = results.Submission(
        "alice",
        {
            "twice": answer(0, 4, "BROKEN", "Line 2: `;` expected.\n\n::error::50%", (3, 2)),
            "sums": answer(1, 1),
            "design": answer(None, 3, "MANUAL"),
        },
    )
    said = annotate.annotations(sample.asked, one, "my,ps0.ipynb", text)
    assert said == [
        f"::error file=my%2Cps0.ipynb,line={row_of(text, 'not yet')},title=Twice"
        "::Line 2: `;` expected.%0A%0A::error::50%25",
        "::notice title=A sample::1 of 5 points; up to 3 more are given by a person.",
    ]
