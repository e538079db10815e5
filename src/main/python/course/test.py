"""./course test: everything that proves the course."""

import argparse
import shutil
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

from course import library, packages
from course.jdk import Jdk, find_jdk
from course.maven import find_maven, run_maven
from course.problem import Problem
from course.project import BUILD, PYTHON_TESTS, ROOT, TARGET

_SUREFIRE = TARGET / "surefire-reports"
_PYTEST = BUILD / "pytest.xml"


@dataclass(frozen=True)
class Half:
    """What one of the two test runners did."""

    name: str
    ok: bool
    seconds: float
    passed: int
    failed: int
    skipped: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    half = parser.add_mutually_exclusive_group()
    half.add_argument("--java", action="store_true", help="only Maven's checks and tests")
    half.add_argument(
        "--python", action="store_true", help="only the tests of the lessons and of this launcher"
    )
    parser.add_argument(
        "--all", action="store_true", help="also what takes minutes: marked `long` in both halves"
    )
    parser.epilog = (
        "Everything else goes to pytest, or with --java to Maven:"
        " ./course test --python -k lesson, ./course test --java -Dtest='Adam*'."
    )


def main(options: argparse.Namespace) -> int:
    jdk = find_jdk()
    find_maven()  # before anything takes time
    packages.ensure(jdk)
    halves = []
    if not options.python:
        more = ["-Dexcluded.groups="] if options.all else []
        halves.append(_java(jdk, [*more, *(options.rest if options.java else [])]))
    if not options.java:
        more = ["-m", "long or not long"] if options.all else []
        halves.append(_python(jdk, [*more, *options.rest]))
    return _summary(halves)


def _java(jdk: Jdk, arguments: list[str]) -> Half:
    print("Maven's checks and tests; the first time Maven fetches what they need ...\n", flush=True)
    start = time.monotonic()
    shutil.rmtree(_SUREFIRE, ignore_errors=True)  # results of tests that are no more
    library.clear()
    try:
        run_maven(jdk, *arguments, "verify", show=True)
        library.mark()
        ok = True
    except Problem as problem:
        print(f"\n{problem}", flush=True)
        ok = False
    return _half("Java", ok, start, _SUREFIRE.glob("TEST-*.xml"))


def _python(jdk: Jdk, arguments: list[str]) -> Half:
    print("\nThe tests of the lessons and of the launcher ...\n", flush=True)
    library.ensure(jdk)
    start = time.monotonic()
    _PYTEST.unlink(missing_ok=True)
    command = [packages.PYTHON, "-m", "pytest", PYTHON_TESTS, f"--junitxml={_PYTEST}", *arguments]
    ok = subprocess.run(command, cwd=ROOT, env=packages.environment(jdk)).returncode == 0
    return _half("Python", ok, start, [_PYTEST] if _PYTEST.exists() else [])


def _half(name: str, ok: bool, start: float, reports) -> Half:
    """Adds up the suites in these JUnit reports."""
    suites = [suite for report in reports for suite in ElementTree.parse(report).iter("testsuite")]

    def total(count: str) -> int:
        return sum(int(suite.get(count, 0)) for suite in suites)

    failed, skipped = total("failures") + total("errors"), total("skipped")
    return Half(
        name, ok, time.monotonic() - start, total("tests") - failed - skipped, failed, skipped
    )


def _summary(halves: list[Half]) -> int:
    print()
    for half in halves:
        word = "ok" if half.ok else "failed"
        print(
            f"{half.name:<7} {word:<7} {half.passed:5} passed, {half.failed} failed,"
            f" {half.skipped} skipped {half.seconds:7.0f} s"
        )
    passed, failed, skipped = (
        sum(getattr(half, count) for half in halves) for count in ("passed", "failed", "skipped")
    )
    print(f"Tests: {passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 0 if all(half.ok for half in halves) else 1
