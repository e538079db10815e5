"""Finding Maven and starting it."""

import shutil
import subprocess
import sys

from course.jdk import Jdk
from course.machine import install
from course.problem import Problem, explain
from course.project import BUILD, ROOT

LOG = BUILD / "maven.log"


def find_maven() -> str:
    """Returns the command, or raises a problem."""
    command = shutil.which("mvn")
    if command is None:
        raise Problem(
            "There is no Maven here (the command mvn), and it builds the library. Install it with",
            *install("Maven"),
        )
    return command


def run_maven(jdk: Jdk, *arguments: str, show: bool) -> None:
    """Runs Maven in the repository and raises a problem if it fails.

    Its output goes to build/maven.log, and to the screen too if `show`. Every version is pinned,
    so Maven asks the network only for what it has never fetched.
    """
    command = [find_maven(), "-B", "-ntp", *arguments]
    if show and sys.stdout.isatty():
        command.append("-Dstyle.color=always")
    BUILD.mkdir(exist_ok=True)
    said = []
    with LOG.open("w", encoding="utf-8") as log, subprocess.Popen(
        command,
        cwd=ROOT,
        env=jdk.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as maven:
        for line in maven.stdout:
            log.write(line)
            said.append(line)
            if show:
                print(line, end="", flush=True)
    if maven.returncode != 0:
        raise explain("".join(said), _failed(said, show))


def _failed(said: list[str], shown: bool) -> Problem:
    if shown:
        return Problem("Maven found something wrong; its lines marked ERROR above say what.")
    errors = [line.strip() for line in said if line.startswith("[ERROR]") and "[Help" not in line]
    return Problem(
        "The library did not build:",
        *errors[:12],
        f"Maven's whole output is in {LOG.relative_to(ROOT)}.",
    )
