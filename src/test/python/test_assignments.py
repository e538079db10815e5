"""Every problem set keeps the rules of the lessons' cells, and its master edition runs and says "not yet" everywhere."""

import copy
import json
import re

import nbformat
import pytest

from course import grader, run
from course.jdk import find_jdk
from course.lessons import all_assignments, find_lessons
from course.project import NOTEBOOKS, TARGET
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


@pytest.fixture(scope="module")
def answered(tmp_path_factory):
    """By problem set: every known answer, and what was told of it in the kernel of the students."""
    folder = tmp_path_factory.mktemp("answered")
    (folder / "target").symlink_to(TARGET)
    (folder / "notebooks" / "assignments").mkdir(parents=True)
    known = {
        path.stem: [
            (task, answer)
            for task in grader.ask(find_jdk(), "spec", path.stem)["tasks"]
            for answer in task["specimens"]
        ]
        for path in all_assignments()
    }
    files = [_answered(path, known[path.stem], folder) for path in all_assignments()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "PAGES", folder)
        for result in run.execute(files, find_jdk(), 2, limit=600):
            assert result.failure is None
    return {
        path.stem: list(zip(known[path.stem], _told(folder / file.name), strict=True))
        for path, file in zip(all_assignments(), files, strict=True)
    }


def _answered(path, known, folder):
    """Writes the notebook's set-up, then each answer with the check that stands below it."""
    book = nbformat.read(path, as_version=4)
    checks = {
        cell.metadata.thalweg.check: cell
        for cell in book.cells
        if "check" in cell.metadata.get("thalweg", {})
    }
    book.cells = [cell for cell in book.cells if cell.cell_type == "code"][:2]
    for task, answer in known:
        for cell in (nbformat.v4.new_code_cell(answer["source"]), copy.deepcopy(checks[task["id"]])):
            cell.id = f"cell-{len(book.cells)}"
            cell.metadata.tags = ["raises-exception"]  # some do not compile
            book.cells.append(cell)
    file = folder / "notebooks" / "assignments" / f"{path.stem}-answered.ipynb"
    nbformat.write(book, file)
    return file


def _told(file):
    return [
        "".join(one["data"]["text/plain"] for one in cell.outputs if "data" in one)
        for cell in nbformat.read(file, as_version=4).cells
        if "check" in cell.metadata.get("thalweg", {})
    ]


@each
def test_every_known_answer_is_told_right_or_wrong_at_once(path, answered):
    wrong = [
        f"{task['id']}, {answer['name']}: {told}"
        for (task, answer), told in answered[path.stem]
        if not _fits(task, answer, told)
    ]
    assert wrong == []


def _fits(task, answer, told):
    if answer["right"]:
        return told.startswith(f"Right: {task['id']}\n")
    claims = [check["claim"] for check in task["checks"]]
    named = claims.index(answer["check"])
    if task["checks"][named]["hidden"]:
        return True
    sentence = re.sub("[`*]", "", answer["says"]).lower()
    # what is told is of the first check that fails
    return told.startswith(f"Look again: {task['id']}\n") and (named > 0 or sentence in told.lower())


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
