"""./course run: executes lessons, each in a fresh kernel."""

import argparse
import json
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from course import library, packages
from course.jdk import Jdk, find_jdk
from course.lessons import find_lessons
from course.project import BUILD, ROOT

PAGES = BUILD / "lessons"
LIMIT = 300  # seconds for one lesson
_GRACE = 30  # seconds more until a worker that does not end itself is ended


@dataclass(frozen=True)
class Result:
    """How the execution of one lesson went; `failure` is None or says why not, in plain words."""

    lesson: Path
    seconds: float
    failure: str | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "lesson",
        nargs="*",
        metavar="LESSON",
        help="a lesson's name or its beginning, such as 05; all lessons if none is given",
    )
    parser.add_argument(
        "--jobs",
        type=int,
        default=min(4, os.cpu_count() or 1),
        metavar="N",
        help="how many lessons run at the same time (default: %(default)s)",
    )
    parser.add_argument(
        "--limit",
        type=float,
        default=LIMIT,
        metavar="SECONDS",
        help="how long one lesson may take (default: %(default)s)",
    )


def main(options: argparse.Namespace) -> int:
    lessons = find_lessons(options.lesson)
    jdk = find_jdk()
    packages.ensure(jdk)
    library.ensure(jdk)

    start = time.monotonic()
    width = max(len(lesson.stem) for lesson in lessons)
    failed = 0
    for result in execute(lessons, jdk, options.jobs, options.limit):
        word = "failed" if result.failure else "ok"
        print(f"{result.lesson.stem:<{width}}  {word:<6} {result.seconds:6.1f} s", flush=True)
        if result.failure:
            failed += 1
            print("    " + result.failure.replace("\n", "\n    "), flush=True)
    print(
        f"\n{len(lessons) - failed} of {len(lessons)} lessons ran"
        f" in {time.monotonic() - start:.0f} s;"
        f" their pages are in {PAGES.relative_to(ROOT)}."
    )
    return 1 if failed else 0


def execute(lessons: list[Path], jdk: Jdk, jobs: int, limit: float = LIMIT):
    """Executes the lessons and yields the result of each as it ends."""
    workers: list[subprocess.Popen] = []
    with ThreadPoolExecutor(max(1, jobs)) as pool:
        tasks = [pool.submit(_execute_one, lesson, jdk, limit, workers) for lesson in lessons]
        try:
            for task in as_completed(tasks):
                yield task.result()
        finally:  # after Ctrl-C: start no more, end those that run
            for task in tasks:
                task.cancel()
            for worker in workers:
                if worker.poll() is None:
                    worker.terminate()


def _execute_one(lesson: Path, jdk: Jdk, limit: float, workers: list) -> Result:
    start = time.monotonic()
    command = [packages.PYTHON, "-m", "course.execute", lesson, PAGES, str(limit)]
    with subprocess.Popen(
        command,
        env=packages.environment(jdk),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as worker:
        workers.append(worker)
        try:
            said, log = worker.communicate(timeout=limit + _GRACE)
        except subprocess.TimeoutExpired:
            worker.kill()
            said, log = "", "it did not end within its limit and was stopped"
    try:
        failure = json.loads(said.strip().splitlines()[-1])["failure"]
    except (IndexError, ValueError):
        last = log.strip().splitlines()[-1:] or ["it ended without a word"]
        failure = f"could not be executed: {last[0]}\nIf this stays, delete .venv and try again."
    return Result(lesson, time.monotonic() - start, failure)
