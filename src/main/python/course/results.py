"""What the grader wrote about each submission."""

import json
from dataclasses import dataclass
from pathlib import Path

from course.grader import ProblemSet, Task
from course.problem import Problem


@dataclass(frozen=True)
class Answer:
    """What came of one task; `score` is None where a person marks.

    Only `possible` points were to be had if hidden checks were left out.
    `place` is a line of the notebook, as (cell, line) from 1: the one at fault, else the answer's
    first; None if there is no answer.
    """

    score: int | None
    possible: int
    comment: str
    status: str
    marks: list[dict]
    place: tuple[int, int] | None


@dataclass(frozen=True)
class Submission:
    """What came of one student's notebook."""

    student: str
    answers: dict[str, Answer]


def read(folder: Path, asked: ProblemSet) -> list[Submission]:
    """Returns all of them, in the order of the students' names."""
    files = (folder / "results").glob("*.json")
    found = [_submission(file, asked) for file in files]
    if not found:
        raise Problem(
            f"{folder} holds no results of {asked.id}.",
            f"./course grade {asked.id} SUBMISSIONS makes them.",
        )
    return sorted(found, key=lambda one: one.student)


def _submission(file: Path, asked: ProblemSet) -> Submission:
    result = json.loads(file.read_text(encoding="utf-8"))["result"]
    came = {task["task"]: task for task in result["tasks"]}
    if result["problemSet"] != asked.id or not came.keys() <= {t.id for t in asked.tasks}:
        raise Problem(
            f"The result of {result['student']} is not of {asked.id} as it is now: {file}.",
            f"Grade {asked.id} again, or name the folder that holds its results.",
        )
    answers = {task.id: _answer(task, came[task.id]) for task in asked.tasks if task.id in came}
    return Submission(result["student"], answers)


def _answer(task: Task, came: dict) -> Answer:
    excerpts = [excerpt["from"] for excerpt in came["source"]]
    place = next(((at["cell"], at["line"]) for at in [came["place"], *excerpts] if at), None)
    if came["status"] == "MANUAL":
        return Answer(None, task.points, "", came["status"], [], place)
    marks = came["marks"]
    earned = sum(mark["points"] for mark in marks if mark["held"])
    possible = sum(mark["points"] for mark in marks) if marks else task.points
    said = dict.fromkeys([f"{earned} of {possible} points.", came["sentence"]])
    for mark in marks:
        if not mark["held"] and mark["sentence"] not in said:
            said[f"{mark['sentence']} ({mark['claim']})"] = None
    said.update(dict.fromkeys(came["notes"]))
    return Answer(earned, possible, "\n\n".join(filter(None, said)), came["status"], marks, place)
