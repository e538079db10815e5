"""A small problem set of its own, with a task of each kind, for the tests of handing out and grading."""

from types import SimpleNamespace

import pytest

from course import grader
from notebooks.author import tidy

SPEC = {
    "id": "ps0",
    "title": "A sample",
    "notebook": "assignments/ps0.ipynb",
    "points": 9,
    "tasks": [
        {
            "id": "twice",
            "title": "Twice",
            "kind": "coding",
            "points": 4,
            "stub": 'double twice(double x) {\n    throw new UnsupportedOperationException("not yet");\n}',
            "specimens": [],
        },
        {
            "id": "sums",
            "title": "Sums",
            "kind": "numbers",
            "points": 2,
            "stub": "double[] sums = {};",
            "specimens": [],
        },
        {
            "id": "design",
            "title": "Design",
            "kind": "manual",
            "points": 3,
            "stub": "*Your answer here.*",
            "specimens": [],
        },
    ],
}


def code(source, **own):
    return {"cell_type": "code", "metadata": {"thalweg": own} if own else {}, "source": source}


def prose(source, **own):
    return {**code(source, **own), "cell_type": "markdown"}


@pytest.fixture
def sample():
    """`asked`: the specification; `book`: its master notebook."""
    twice, sums, design = (task["stub"] for task in SPEC["tasks"])
    cells = [
        code("import java.util.List;"),
        prose("# A sample"),
        code(twice, exercise="twice"),
        code("Ps0.twice(x -> twice(x))", check="twice"),
        code(sums, exercise="sums"),
        code("Ps0.sums(seat, sums)", check="sums"),
        code("int seat = 0;", seat=True),
        prose(design, manual="design"),
    ]
    return SimpleNamespace(asked=grader.parse(SPEC), book=tidy({"cells": cells}, "ps0.ipynb"))
