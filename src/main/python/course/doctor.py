"""./course doctor: what is there, what is missing, and the command that installs it."""

import argparse
import platform
import re
import shutil
import sys
import tempfile
from pathlib import Path

from course import grader, library, packages
from course.jdk import Jdk, find_jdk
from course.machine import describe, install, listen
from course.maven import find_maven
from course.problem import Problem
from course.project import ROOT

_ROOM = 1.0  # GB for .venv, the jars and Maven's own parts
_OLDEST_MAVEN = (3, 8)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def main(options: argparse.Namespace) -> int:
    print(f"{describe()}\n")
    jdk: list[Jdk] = []

    def java() -> str:
        jdk.append(find_jdk())
        return f"{jdk[0].version}  {jdk[0].home}"

    missing = 0
    for name, check in [
        ("Python", _python),
        ("JDK", java),
        ("Maven", lambda: _maven(jdk)),
        ("fonts", lambda: _fonts(jdk)),
        ("disk", _disk),
    ]:
        try:
            _line("ok", name, check())
        except Problem as problem:
            missing += 1
            _line("MISSING", name, problem.what)
            for line in problem.remedy:
                print(f"{'':19}{line}")
    _made("packages", packages.is_current(), ".venv has them", "they come into .venv, once")
    _made("library", library.is_current(), "built from the sources as they are", "it is built")
    if jdk and library.is_current():
        _grading(jdk[0])
    if missing:
        print(f"\n{missing} missing; after that, ./course lab opens the first lesson.")
        return 1
    print("\nNothing is missing: ./course lab opens the first lesson.")
    return 0


def _line(state: str, name: str, what: str) -> None:
    print(f"{state:<8} {name:<9} {what}", flush=True)


def _made(name: str, current: bool, there: str, comes: str) -> None:
    _line("ok" if current else "not yet", name, there if current else f"{comes} by ./course lab")


def _grading(jdk: Jdk) -> None:
    """How well answers of students would be shut in: nothing that a reader of the lessons needs."""
    well, said = listen(grader.command(jdk, "isolation"), grader.environment())
    strongest, *rest = said.strip().splitlines() or [""]
    if not well:
        _line("not yet", "grading", said.strip())
        return
    _line("ok", "grading", f"of others' answers: {strongest}")
    for sentence in rest[1:]:  # the first says what this one does not stop: docs/teaching.md has it
        print(f"{'':19}{sentence}")
    if rest[1:] and sys.platform == "linux" and not shutil.which("bwrap"):
        print(f"{'':19}" + "\n".join(install("bubblewrap")))


def _python() -> str:
    packages.check_venv_module()
    return f"{platform.python_version()}  {sys.executable}"


def _maven(jdk: list[Jdk]) -> str:
    maven = find_maven()
    _, said = listen([maven, "-version"], jdk[0].environment() if jdk else None)
    found = re.search(r"Apache Maven ((\d+)\.(\d+)[-.\w]*)", said)
    if not found:
        if not jdk:
            return f"{maven}  (its version is known when there is a JDK)"
        raise Problem(f"{maven} does not run. Install Maven with", *install("Maven"))
    if (int(found[2]), int(found[3])) < _OLDEST_MAVEN:
        raise Problem(
            f"Maven {found[1]} is too old; the library needs 3.8 or newer.", *install("Maven")
        )
    return f"{found[1]}  {maven}"


_DRAW = """
class Draw {
    public static void main(String[] args) {
        var image = new java.awt.image.BufferedImage(9, 9, 1);
        image.createGraphics().getFontMetrics().stringWidth("x");
    }
}
"""


def _fonts(jdk: list[Jdk]) -> str:
    """Java draws no letter, and so no chart, on a Linux without fontconfig or without any font."""
    if not jdk:
        return "looked at when there is a JDK"
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "Draw.java")
        program.write_text(_DRAW, encoding="utf-8")
        drawn, _ = listen([jdk[0].java, "-Djava.awt.headless=true", program])
    if not drawn:
        raise Problem(
            "Java can draw no text here, so there would be no charts. Install fonts with",
            *install("fonts"),
        )
    return "Java can draw text"


def _disk() -> str:
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < _ROOM and not (packages.is_current() and library.is_current()):
        raise Problem(f"Only {free:.1f} GB are free; setting up needs about {_ROOM:.0f} GB.")
    return f"{free:.1f} GB free"
