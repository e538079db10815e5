"""What the tests of the lessons and of the launcher share.

For tests of the lessons:

    lesson             parameter: the name of each lesson in turn, such as "05-momentum"
    lesson_results     {name: course.run.Result}: how each lesson's execution went: seconds, and
                       failure (None: it ran)
    executed_lessons   {name: nbformat notebook with outputs}: what each lesson shows; a lesson
                       that failed has its outputs up to the failing cell

All lessons are executed once for each session, when the first test asks. Sources are read directly:
nbformat.read(course.project.NOTEBOOKS / (name + ".ipynb"), as_version=4).

For tests of the launcher:

    sandbox            an empty course in a folder with a blank in its name; see Sandbox
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from course import library, run
from course.jdk import find_jdk
from course.lessons import all_lessons
from course.project import ROOT


def pytest_generate_tests(metafunc):
    if "lesson" in metafunc.fixturenames:
        metafunc.parametrize("lesson", [path.stem for path in all_lessons()])


@pytest.fixture(scope="session")
def lesson_results():
    jobs = min(4, os.cpu_count() or 1)
    return {result.lesson.stem: result for result in run.execute(all_lessons(), find_jdk(), jobs)}


@pytest.fixture(scope="session")
def executed_lessons(lesson_results):
    pages = {name: run.PAGES / f"{name}.ipynb" for name in lesson_results}
    return {
        name: nbformat.read(page, as_version=4) for name, page in pages.items() if page.exists()
    }


class Sandbox:
    """A course of its own: the launcher, the build, and whatever a test puts beside them."""

    def __init__(self, root: Path):
        self.root = root
        self.tools = root / "tools"  # a test's own java and mvn
        self.tools.mkdir(parents=True)
        for name in ("course", "pom.xml", "requirements.txt"):
            shutil.copy(ROOT / name, root / name)
        for folder in (".mvn", "src/main"):
            shutil.copytree(
                ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__")
            )

    def with_packages(self):
        """Lends it this repository's .venv."""
        (self.root / ".venv").symlink_to(ROOT / ".venv")
        return self

    def with_library(self):
        """Lends it this repository's library."""
        assert (
            library.is_current()
        ), "the library is older than its sources: start the tests by ./course test"
        (self.root / "target").mkdir()
        (self.root / "target" / "lib").symlink_to(ROOT / "target" / "lib")
        return self

    def notebook(self, name: str, *cells: str):
        """Writes a notebook with these code cells."""
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        book.metadata["kernelspec"] = {"name": "java", "display_name": "Java", "language": "java"}
        (self.root / "notebooks").mkdir(exist_ok=True)
        nbformat.write(book, self.root / "notebooks" / f"{name}.ipynb")

    def tool(self, name: str, program: str) -> Path:
        """Puts a Python program in place of a tool."""
        file = self.tools / name
        file.parent.mkdir(parents=True, exist_ok=True)
        code = file.with_suffix(".py")
        code.write_text(f"import os, pathlib, sys\n{program}\n", encoding="utf-8")
        file.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{code}" "$@"\n', encoding="utf-8")
        file.chmod(0o755)
        return file

    def java(self, version: str = "17.0.9", folder: str = "jdk", compiler: bool = True) -> Path:
        """Makes a folder with a Java that only tells its version, and returns the folder."""
        home = self.tools / folder
        major = version.split(".")[0]
        lines = [
            f"    java.home = {home}",
            f"    java.version = {version}",
            f"    java.specification.version = {major}",
        ]
        self.tool(f"{folder}/bin/java", f"print({chr(10).join(lines)!r}, file=sys.stderr)")
        if compiler:
            self.tool(f"{folder}/bin/javac", "")
        return home

    def course(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
        """Runs ./course in an environment of nothing but the tools of this sandbox."""
        return subprocess.run(
            [sys.executable, self.root / "course", *arguments],
            capture_output=True,
            text=True,
            env={"PATH": str(self.tools), "HOME": str(self.root), **environment},
            timeout=300,
        )

    def course_here(self, *arguments: str) -> subprocess.CompletedProcess:
        """Runs ./course with this machine's tools."""
        return subprocess.run(
            [sys.executable, self.root / "course", *arguments],
            capture_output=True,
            text=True,
            env=self.environment(),
            timeout=600,
        )

    def python(self, program: str) -> str:
        """Runs a program that may import this sandbox's launcher and returns what it prints."""
        return subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env=self.environment(),
        ).stdout.strip()

    def environment(self) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(self.root / "src" / "main" / "python")}


@pytest.fixture
def sandbox(tmp_path):
    if sys.platform == "win32":
        pytest.skip("the sandbox's tools are Unix scripts")
    return Sandbox(tmp_path / "my course")
