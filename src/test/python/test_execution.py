"""Every lesson runs from top to bottom in a fresh kernel, without a word on standard error."""

import json
import shutil
import subprocess

from course import packages
from course.jdk import find_jdk
from course.project import NOTEBOOKS


def test_runs(lesson, lesson_results):
    assert lesson_results[lesson].failure is None


def test_leaves_the_executed_notebook(lesson, executed_lessons):
    code = [
        cell
        for cell in executed_lessons[lesson].cells
        if cell.cell_type == "code" and cell.source.strip()
    ]
    assert code and all(cell.execution_count for cell in code)


def test_without_set_up_a_lesson_says_what_to_do(tmp_path):
    alone = tmp_path / "notebooks" / "00-start-here.ipynb"
    alone.parent.mkdir()
    shutil.copy(NOTEBOOKS / alone.name, alone)
    said = subprocess.run(
        [packages.PYTHON, "-m", "course.execute", alone, tmp_path / "pages", "120"],
        env=packages.environment(find_jdk()),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    failure = json.loads(said.splitlines()[-1])["failure"]
    assert "This lesson needs the library: run ./course lab once" in failure
