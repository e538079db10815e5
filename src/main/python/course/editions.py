"""A student's edition of a problem set: the master notebook with nbgrader's metadata.

A cell of the master says in its metadata what it is:

    {"thalweg": {"exercise": id}}   the answer to a task, as it is handed out
    {"thalweg": {"check": id}}      the check below it
    {"thalweg": {"manual": id}}     an answer that a person marks; Markdown
    {"thalweg": {"seat": true}}     the line `int seat = 0;`, from which the numbers in the tasks follow
"""

import copy
import hashlib
import re

from notebooks.author import dump, tidy

from course.grader import ProblemSet, Task

_SEAT = re.compile(r"^int seat = \d+;$", re.MULTILINE)


def text(notebook: dict) -> str:
    """Returns a notebook as it is written to disk: the same notebook gives the same bytes."""
    return dump(notebook)


def student(master: dict, asked: ProblemSet, seat: int) -> dict:
    """Returns the edition for a seat; 0 is the one for everybody."""
    edition = tidy(copy.deepcopy(master), asked.file)
    for number, cell in enumerate(edition["cells"]):
        own = cell["metadata"].get("thalweg", {})
        if answered := own.get("exercise") or own.get("manual"):
            task = asked.task(answered)
            _write(cell, task.stub)
            _grade(cell, task)
        elif "check" in own:
            _lock(cell, "check-" + own["check"])
        elif "seat" in own:
            _write(cell, _SEAT.sub(f"int seat = {seat};", source(cell)))
            _lock(cell, "seat")
        elif cell["cell_type"] == "code" and not any(map(_is_code, edition["cells"][:number])):
            _lock(cell, "setup")
    return edition


def answer(edition: dict, answers: dict[str, str]) -> None:
    """Writes answers into an edition, as a student would."""
    for cell in edition["cells"]:
        own = cell["metadata"].get("thalweg", {})
        if (name := own.get("exercise") or own.get("manual")) in answers:
            _write(cell, answers[name])


def complaints(master: dict, asked: ProblemSet) -> list[str]:
    """Returns what keeps this notebook from being handed out, in sentences; nothing if all is well."""
    said = []
    answers, checks, seats = {}, {}, []
    for number, cell in enumerate(master["cells"], 1):
        own = cell.get("metadata", {}).get("thalweg", {})
        name = own.get("exercise") or own.get("manual")
        if name:
            answers.setdefault(name, []).append((number, cell, "manual" in own))
        if "check" in own:
            checks.setdefault(own["check"], []).append(number)
        if "seat" in own:
            seats.append(number)
            if len(_SEAT.findall(source(cell))) != 1:
                said.append(f"Cell {number} is the seat's and has no line `int seat = 0;`.")
    if len(seats) > 1:
        said.append(f"Cells {seats[0]} and {seats[1]} are both the seat's; one is enough.")
    for name in [*answers, *(name for name in checks if name not in answers)]:
        if asked.task(name) is None:
            known = ", ".join(task.id for task in asked.tasks)
            said.append(f"The notebook has cells for {name}, and {asked.id} asks for {known}.")
    for task in asked.tasks:
        said += _of_task(task, answers.get(task.id, []), checks.get(task.id, []))
    order = [name for name in answers if asked.task(name)]
    if not said and order != [task.id for task in asked.tasks]:
        said.append(f"The tasks stand in another order than in {asked.id}: {', '.join(order)}.")
    return said


def _of_task(task: Task, cells: list, checks: list[int]) -> list[str]:
    kind = "manual" if task.by_hand else "exercise"
    if len(cells) != 1:
        where = " and ".join(str(number) for number, _, _ in cells) or "no cell"
        return [f"{task.id} wants one cell with the metadata {kind}; it has {where}."]
    number, cell, manual = cells[0]
    said = []
    if manual != task.by_hand:
        said.append(f"Cell {number}: {task.id} wants the metadata {kind}.")
    if (cell["cell_type"] == "markdown") != task.by_hand:
        said.append(f"Cell {number}: the answer {task.id} cannot be {cell['cell_type']}.")
    if source(cell) != task.stub.strip("\n"):
        said.append(f"Cell {number} is not the stub of {task.id} in its specification.")
    if task.by_hand:
        said += [f"Cell {check} checks {task.id}, which a person marks." for check in checks]
    elif checks != [number + 1]:
        said.append(f"Cell {number + 1}, below the answer {task.id}, must be its only check.")
    return said


def source(cell: dict) -> str:
    """Returns the text of a cell."""
    return cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])


def _write(cell: dict, words: str) -> None:
    cell["source"] = words.strip("\n").splitlines(keepends=True)


def _grade(cell: dict, task: Task) -> None:
    _mark(cell, task.id, grade=True, solution=True, locked=False, points=task.points)


def _lock(cell: dict, name: str) -> None:
    _mark(cell, name, grade=False, solution=False, locked=True)
    cell["metadata"]["editable"] = False


def _mark(cell: dict, name: str, **facts) -> None:
    """Adds what nbgrader's own generate_assignment would have written."""
    mark = {"schema_version": 3, "task": False, "grade_id": name, **facts}
    mark["cell_type"] = cell["cell_type"]
    parts = [source(cell), cell["cell_type"], facts["grade"], facts["solution"], facts["locked"]]
    parts += [name, *([float(facts["points"])] if facts["grade"] else [])]
    mark["checksum"] = hashlib.md5("".join(map(str, parts)).encode()).hexdigest()
    cell["metadata"]["nbgrader"] = mark
    cell["metadata"]["deletable"] = False


def _is_code(cell: dict) -> bool:
    return cell["cell_type"] == "code"
