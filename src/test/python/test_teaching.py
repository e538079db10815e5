"""docs/teaching.md keeps its word: its commands, in order, with a small class, and nothing else."""

import csv
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import time
import urllib.error
import urllib.request
from types import SimpleNamespace

import pytest

from conftest import Sandbox
from course import editions, grader
from course.jdk import find_jdk
from course.project import NOTEBOOKS, ROOT

PAGE = ROOT / "docs" / "teaching.md"
FENCE = re.compile(r"^( *)```([\w ]+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def blocks(*kinds):
    return [
        (kind, textwrap.dedent(text))
        for _, kind, text in FENCE.findall(PAGE.read_text(encoding="utf-8"))
        if kind in kinds
    ]


@pytest.fixture(scope="module")
def taught(tmp_path_factory):
    """Does all that the page says; students hand in before the first command that grades."""
    sandbox = _course(tmp_path_factory)
    ((_, roster),) = blocks("csv")
    (sandbox.root / "roster.csv").write_text(roster, encoding="utf-8")
    said = {}
    for kind, text in blocks("sh", "sh background"):
        if "course grade" in text and not (sandbox.root / "class" / "submitted").exists():
            _hand_in(sandbox.root / "class")
        said[text] = (_formgrader if kind == "sh background" else _typed)(sandbox, text)
    return SimpleNamespace(root=sandbox.root, said=said)


def _course(tmp_path_factory):
    if sys.platform == "win32":
        pytest.skip("the sandbox lends .venv by a symbolic link")
    sandbox = Sandbox(tmp_path_factory.mktemp("teaching") / "course").with_packages().with_library()
    shutil.copytree(NOTEBOOKS / "assignments", sandbox.root / "notebooks" / "assignments")
    return sandbox


def _typed(sandbox, text):
    done = subprocess.run(
        ["bash", "-e", "-c", text],
        cwd=sandbox.root,
        env=sandbox.environment(),
        capture_output=True,
        text=True,
        timeout=1200,
    )
    assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout


def _hand_in(school):
    """Ada is right everywhere, Emmy knows every mistake, Sofya hands in what she got."""
    asked = grader.problem_set(find_jdk(), "ps1")
    for student in ("ada", "emmy", "sofya"):
        released = school / "release" / student / "ps1" / "ps1.ipynb"
        book = json.loads(released.read_text(encoding="utf-8"))
        answers = {"ada": True, "emmy": False}
        if student in answers:
            chosen = {
                task.id: next(
                    one["source"] for one in task.specimens if one["right"] == answers[student]
                )
                for task in asked.tasks
                if task.specimens
            }
            chosen |= {task.id: "A plan, $a < b$." for task in asked.tasks if task.by_hand}
            editions.answer(book, chosen)
        file = school / "submitted" / student / "ps1" / "ps1.ipynb"
        file.parent.mkdir(parents=True)
        file.write_text(editions.text(book), encoding="utf-8")


def _formgrader(sandbox, command):
    """Starts the server, reads nbgrader's list of assignments from it, ends it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        ["bash", "-c", f"exec {command.strip()} --no-browser --allow-root --port={port} 2>&1"],
        cwd=sandbox.root,
        env={**sandbox.environment(), "JUPYTER_CONFIG_DIR": str(sandbox.tools / "jupyter")},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as server:
        try:
            for line in server.stdout:
                if address := re.search(r"http://127\.0\.0\.1:\d+/\S*token=\S+", line):
                    base, _, token = address.group().partition("?")
                    return _page(f"{base}formgrader/api/assignments?{token}")
        finally:
            os.killpg(server.pid, signal.SIGTERM)
    raise AssertionError("the server did not say where it is")


def _page(address):
    """Returns a page of a server that says where it is a moment before it is there."""
    end = time.monotonic() + 120
    while True:
        try:
            with urllib.request.urlopen(address, timeout=120) as page:
                return page.read().decode()
        except urllib.error.URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def table(file):
    return list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))


def test_doctor_says_how_well_answers_would_be_shut_in(taught):
    assert "\nok       grading   of others' answers: " in taught.said["./course doctor\n"]


def test_everybody_has_the_score_they_earned(taught):
    rows = {row["student"]: row for row in table(taught.root / "class/graded/ps1/grades.csv")}
    ada, emmy, sofya = (int(rows[name]["total"]) for name in ("ada", "emmy", "sofya"))
    assert ada > emmy >= sofya == 0
    asked = grader.problem_set(find_jdk(), "ps1")
    for task in asked.tasks:
        if task.kind in ("coding", "choice"):  # numbers are of seat 0 in the specification
            assert int(rows["ada"][task.id]) == task.points, task.id
            assert int(rows["emmy"][task.id]) < task.points, task.id


def test_nbgrader_has_the_same_scores(taught):
    ours = {row["student"]: row["total"] for row in table(taught.root / "class/graded/ps1/grades.csv")}
    theirs = {row["student_id"]: row for row in table(taught.root / "class/nbgrader.csv")}
    assert {name: float(row["score"]) for name, row in theirs.items()} == {
        name: float(total) for name, total in ours.items()
    }
    assert theirs["ada"]["last_name"] == "Lovelace"


def test_every_student_has_both_pages(taught):
    for name in ("ada", "emmy", "sofya"):
        pages = {page.name for page in (taught.root / "class/feedback" / name / "ps1").glob("*.html")}
        assert "ps1.html" in pages and len(pages) == 2


def test_the_files_that_the_page_names_are_there(taught):
    for name in ("grades.csv", "index.html", "report.html", "junit.xml", "feedback", "results"):
        assert (taught.root / "class/graded/ps1" / name).exists(), name
    assert (taught.root / ".thalweg" / "secret").exists()


def test_formgrader_lists_the_problem_set(taught):
    (listed,) = (said for text, said in taught.said.items() if "formgrader" in text)
    assert [one["name"] for one in json.loads(listed)] == ["ps1"]


def test_nothing_is_written_but_where_the_page_says(taught):
    assert {file.name for file in taught.root.iterdir()} - {"tools", "roster.csv"} == {
        ".mvn",
        ".thalweg",
        ".venv",
        "build",
        "class",
        "course",
        "notebooks",
        "pom.xml",
        "requirements.txt",
        "src",
        "target",
    }


@pytest.mark.long
def test_three_hundred_hand_ins_are_graded_and_stand_in_nbgraders_table(tmp_path_factory):
    sandbox = _course(tmp_path_factory)
    ((_, text),) = blocks("sh rehearsal")
    _typed(sandbox, text)
    ours = table(sandbox.root / "class/rehearsal/graded/grades.csv")
    theirs = table(sandbox.root / "class/rehearsal/nbgrader.csv")
    assert len(ours) == 300
    assert {row["student_id"]: float(row["score"]) for row in theirs} == {
        row["student"]: float(row["total"]) for row in ours
    }


def test_links_of_the_page_lead_somewhere():
    text = PAGE.read_text(encoding="utf-8")
    heads = {
        re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-")
        for head in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    for link in re.findall(r"\]\(([^)]+)\)", text):
        if link.startswith("#"):
            assert link[1:] in heads, link
        elif "://" not in link:
            assert (PAGE.parent / link).exists(), link
