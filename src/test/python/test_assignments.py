"""Every problem set keeps the rules of the lessons' cells, and its master edition runs and says "not yet" everywhere."""

import copy
import json

import nbformat
import pytest

from course import run
from course.jdk import find_jdk
from course.lessons import all_assignments, find_lessons
from course.project import NOTEBOOKS
from notebooks import rules

PS1 = NOTEBOOKS / "assignments" / "ps1.ipynb"
each = pytest.mark.parametrize("path", all_assignments(), ids=lambda path: path.stem)


@each
def test_keeps_the_rules(path):
    text = path.read_text(encoding="utf-8")
    assert rules.of_assignment(json.loads(text), path.stem, text) == []


@each
def test_runs_and_says_not_yet_everywhere(path):
    [result] = list(run.execute([path], find_jdk(), 1))
    assert result.failure is None
    executed = nbformat.read(run.PAGES / path.name, as_version=4)
    assert rules.of_outputs(executed) == []
    checks = [cell for cell in executed.cells if "check" in cell.metadata.get("thalweg", {})]
    assert checks
    for cell in checks:
        [shown] = cell.outputs
        assert shown.data["text/plain"].startswith("Not yet: " + cell.metadata.thalweg.check)


def test_a_problem_set_is_found_by_its_name():
    assert find_lessons(["ps1"]) == [PS1]
    assert PS1 not in find_lessons([])


def cell_of(notebook, kind, name):
    return next(cell for cell in notebook["cells"] if cell["metadata"].get("thalweg", {}).get(kind) == name)


@pytest.mark.parametrize("change, words", [
    (lambda nb: nb["cells"][0].update(source="# Set 1"), "begin with '# Problem set 1 · '"),
    (lambda nb: nb["cells"][0].update(source="# Problem set 1 · The step"), "no line '> - **Graded** …'"),
    (lambda nb: cell_of(nb, "check", "rawWeights")["metadata"].clear(), "after exercise rawWeights must be its check"),
    (lambda nb: cell_of(nb, "seat", True).update(outputs=[{}]), "has outputs"),
    (lambda nb: cell_of(nb, "seat", True)["metadata"]["thalweg"].update(place=1), "knows check, exercise, manual and"),
    (lambda nb: cell_of(nb, "seat", True).update(source="var seat = 0;"), "top-level var"),
])
def test_a_broken_rule_is_told(change, words):
    notebook = json.loads(PS1.read_text(encoding="utf-8"))
    changed = copy.deepcopy(notebook)
    change(changed)
    assert any(words in told for told in rules.of_assignment(changed, "ps1")), words
