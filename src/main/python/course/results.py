"""What the grader wrote about each submission."""

import json
from dataclasses import dataclass
from pathlib import Path

from course.problem import Problem


@dataclass(frozen=True)
class Answer:
    """What came of one task; `score` is None where a person marks."""

    score: int | None
    comment: str
    source: str


@dataclass(frozen=True)
class Submission:
    """What came of one student's notebook."""

    student: str
    seat: int
    answers: dict[str, Answer]
    pages: list[Path]


def read(folder: Path, problem_set: str) -> list[Submission]:
    """Returns all of them, in the order of the students' names."""
    files = sorted((folder / "results").glob("*.json"))
    if not files:
        raise Problem(
            f"{folder} holds no results of {problem_set}.",
            f"./course grade {problem_set} SUBMISSIONS makes them.",
        )
    return [_submission(json.loads(file.read_text(encoding="utf-8")), folder) for file in files]


def _submission(result: dict, folder: Path) -> Submission:
    answers = {task["task"]: _answer(task) for task in result["tasks"]}
    page = folder / "feedback" / f"{result['student']}.html"
    return Submission(result["student"], result["seat"], answers, [page] if page.exists() else [])


def _answer(task: dict) -> Answer:
    if task["status"] == "MANUAL":
        return Answer(None, "", task["source"])
    marks = task["marks"]
    earned = sum(mark["points"] for mark in marks if mark["held"])
    lines = [f"{earned} of {sum(mark['points'] for mark in marks)} points."]
    if task["sentence"]:
        lines.append(task["sentence"])
    said = {task["sentence"]}
    for mark in marks:
        if not mark["held"] and mark["sentence"] not in said:
            said.add(mark["sentence"])
            lines.append(f"{mark['claim']} ({mark['points']}): {mark['sentence']}")
    lines += task["notes"]
    return Answer(earned, "\n\n".join(lines), task["source"])
