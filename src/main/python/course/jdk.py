"""Finding the JDK: JAVA_HOME first, then PATH."""

import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from course.machine import install, listen
from course.problem import Problem

OLDEST = 17
_EXE = ".exe" if sys.platform == "win32" else ""


@dataclass(frozen=True)
class Jdk:
    """A JDK that can run the course."""

    home: Path
    version: str

    @property
    def java(self) -> Path:
        return self.home / "bin" / ("java" + _EXE)

    def environment(self) -> dict[str, str]:
        """Returns this process's environment with this JDK in front."""
        path = os.pathsep.join([str(self.java.parent), os.environ.get("PATH", "")])
        return {**os.environ, "JAVA_HOME": str(self.home), "PATH": path}


def find_jdk() -> Jdk:
    """Returns the first JDK that will do, or raises the problem of the first Java that will not."""
    problems = []
    for java, said_by in _candidates():
        try:
            return _examine(java, said_by)
        except Problem as problem:
            problems.append(problem)
    raise (
        problems[0]
        if problems
        else Problem(
            f"There is no Java here, and the lessons need JDK {OLDEST} or newer. Install one with",
            *install("JDK"),
        )
    )


def _candidates():
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home, "bin", "java" + _EXE), "JAVA_HOME"
    if java := shutil.which("java"):
        yield Path(java), "PATH"


def _examine(java: Path, said_by: str) -> Jdk:
    facts = _properties(java)
    if "java.home" not in facts:
        if said_by == "JAVA_HOME":
            raise Problem(
                f"JAVA_HOME is {java.parents[1]}, and there is no Java in it that runs.",
                "Let it point to the folder of a JDK, or unset it.",
            )
        raise Problem(f"{java} does not run. Install a JDK with", *install("JDK"))
    home, version = Path(facts["java.home"]), facts.get("java.version", "")
    major = int(re.match(r"(?:1\.)?(\d+)", facts.get("java.specification.version", "0")).group(1))
    if major < OLDEST:
        raise Problem(
            f"The lessons need JDK {OLDEST} or newer,"
            f" and {said_by} leads to Java {version} in {home}.",
            "If a newer one is installed, let JAVA_HOME point to it; otherwise install one with",
            *install("JDK"),
        )
    if not (home / "bin" / ("javac" + _EXE)).exists():
        raise Problem(
            f"The Java {version} in {home} has no compiler (it is a JRE);"
            " the lessons need a full JDK.",
            *install("JDK"),
        )
    return Jdk(home, version)


def _properties(java: Path) -> dict[str, str]:
    """Returns what this Java says of itself; nothing if it does not run."""
    _, said = listen([java, "-XshowSettings:properties", "-version"])
    return dict(re.findall(r"^ +(java\.\S+) = (.*?)\s*$", said, re.MULTILINE))
