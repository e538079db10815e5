"""The Java program that knows the exercises and grades answers to them."""

import json
import os
import subprocess
from dataclasses import dataclass

from course.jdk import Jdk
from course.problem import Problem
from course.project import LIB, NOTEBOOKS


@dataclass(frozen=True)
class Task:
    """One exercise as it is handed out and graded; `kind` is coding, numbers, choice or manual."""

    id: str
    title: str
    kind: str
    points: int
    stub: str
    specimens: tuple = ()

    @property
    def by_hand(self) -> bool:
        return self.kind == "manual"


@dataclass(frozen=True)
class ProblemSet:
    """What is handed out together."""

    id: str
    title: str
    notebook: str
    points: int
    tasks: tuple[Task, ...]

    @property
    def master(self):
        """The notebook that the students' editions are made from."""
        return NOTEBOOKS / self.notebook

    @property
    def file(self) -> str:
        """The name of a student's notebook."""
        return self.master.name

    def task(self, name: str) -> Task | None:
        return next((task for task in self.tasks if task.id == name), None)


def command(jdk: Jdk, *arguments) -> list:
    """Returns the command that starts the grader; the library must be built."""
    jars = os.pathsep.join([str(LIB / "*"), str(LIB / "grader" / "*")])
    return [jdk.java, "-cp", jars, "org.thalweg.grade.command.Main", *arguments]


def environment() -> dict[str, str]:
    """Returns this process's environment without what Java would read options from and announce."""
    return {name: value for name, value in os.environ.items() if name != "JAVA_TOOL_OPTIONS"}


def problem_set(jdk: Jdk, name: str) -> ProblemSet:
    """Returns the specification of a problem set, or raises what the grader says."""
    return parse(ask(jdk, "spec", name))


def ask(jdk: Jdk, *arguments) -> dict:
    """Returns the JSON that the grader prints, or raises what it says instead."""
    done = subprocess.run(
        command(jdk, *arguments),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(),
    )
    if done.returncode != 0:
        raise Problem(*done.stderr.strip().splitlines() or ["The grader did not start."])
    return json.loads(done.stdout)


def parse(spec: dict) -> ProblemSet:
    """Returns the problem set that this JSON describes."""
    tasks = tuple(
        Task(
            task["id"],
            task["title"],
            task["kind"],
            task["points"],
            task["stub"],
            tuple(task["specimens"]),
        )
        for task in spec["tasks"]
    )
    return ProblemSet(spec["id"], spec["title"], spec["notebook"], spec["points"], tasks)
