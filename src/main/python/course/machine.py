"""What this computer is, what programs on it say, and the command that installs something on it."""

import os
import platform
import subprocess
import sys
from pathlib import Path

from course.project import read_or_empty

# One row for each thing the course asks for, one column for each kind of system.
INSTALL = {
    "JDK": {
        "Debian or Ubuntu": "apt install openjdk-21-jdk",
        "Debian 12": "apt install openjdk-17-jdk",
        "Fedora": "dnf install java-21-openjdk-devel",
        "macOS": "brew install --cask temurin@21",
        "Windows": "winget install EclipseAdoptium.Temurin.21.JDK",
        "conda": "conda install -c conda-forge openjdk=21",
    },
    "Maven": {
        "Debian or Ubuntu": "apt install maven",
        "Fedora": "dnf install maven",
        "macOS": "brew install maven",
        "Windows": "choco install maven    (or unpack it and put its bin folder on PATH)",
        "conda": "conda install -c conda-forge maven",
    },
    "Python": {
        "Debian or Ubuntu": "apt install python3 python3-venv",
        "Fedora": "dnf install python3",
        "macOS": "brew install python",
        "Windows": "winget install Python.Python.3.13",
        "conda": "conda install -c conda-forge python=3.13",
    },
    "fonts": {
        "Debian or Ubuntu": "apt install fontconfig fonts-dejavu-core",
        "Fedora": "dnf install fontconfig dejavu-sans-fonts",
        "conda": "conda install -c conda-forge fontconfig fonts-conda-forge",
    },
    "bubblewrap": {  # shuts in the answers that are graded; there is nothing like it elsewhere
        "Debian or Ubuntu": "apt install bubblewrap",
        "Fedora": "dnf install bubblewrap",
    },
}


def system() -> str:
    """Returns the kind of this system: a column of INSTALL, or "" when it is none of them."""
    if os.environ.get("CONDA_PREFIX"):
        return "conda"
    if sys.platform == "win32":
        return "Windows"
    if sys.platform == "darwin":
        return "macOS"
    release = _os_release()
    family = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    if release.get("ID") == "debian" and release.get("VERSION_ID") == "12":
        return "Debian 12"
    if family & {"debian", "ubuntu"}:
        return "Debian or Ubuntu"
    if family & {"fedora", "rhel"}:
        return "Fedora"
    return ""


def describe() -> str:
    """Returns the name of the system and its processor."""
    name = _os_release().get("PRETTY_NAME") or f"{platform.system()} {platform.release()}"
    return f"{name}, {platform.machine()}" + (", conda" if system() == "conda" else "")


def install(thing: str) -> list[str]:
    """Returns the lines that say how to install it here, or anywhere if this system is unknown."""
    commands = INSTALL[thing]
    here = system()
    command = commands.get(here) or ("Debian" in here and commands["Debian or Ubuntu"])
    if command:
        return [_with_sudo(command)]
    return [f"{name + ':':<18}{_with_sudo(line)}" for name, line in commands.items()]


def listen(command: list, environment: dict[str, str] | None = None) -> tuple[bool, str]:
    """Runs a program; returns whether it ended well, and all it said."""
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except OSError as error:
        return False, str(error)
    return done.returncode == 0, done.stdout


def _with_sudo(command: str) -> str:
    needs_root = command.startswith(("apt ", "dnf ")) and getattr(os, "geteuid", lambda: 1)() != 0
    return "sudo " + command if needs_root else command


def _os_release() -> dict[str, str]:
    lines = read_or_empty(Path("/etc/os-release")).splitlines()
    return {key: value.strip('"') for key, _, value in (line.partition("=") for line in lines)}
