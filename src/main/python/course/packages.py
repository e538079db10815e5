"""The Python packages in .venv, and in them the Java kernel that the lessons run in."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from course.jdk import Jdk
from course.machine import install
from course.problem import Problem, explain
from course.project import BUILD, PYTHON_SOURCES, REQUIREMENTS, ROOT, VENV, fingerprint, read_or_empty

PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
LOG = BUILD / "pip.log"
_STAMP = VENV / "made-from"  # written last: a .venv without it is half made
_KERNEL = VENV / "share" / "jupyter" / "kernels" / "java"
_LAB_SETTINGS = VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json"


def is_current() -> bool:
    """Returns true if .venv was made, completely, from requirements.txt as it is now."""
    whole = PYTHON.exists() and (_KERNEL / "jjava.jar").exists()
    return whole and read_or_empty(_STAMP) == fingerprint(REQUIREMENTS)


def ensure(jdk: Jdk) -> None:
    """Makes .venv unless it is current, and lets its Java kernel run on this JDK."""
    if not is_current():
        print("Setting up the Python packages in .venv (once, about 150 MB) ...", flush=True)
        _make()
    _write_json(_KERNEL / "kernel.json", _kernel(jdk))
    # JupyterLab would ask at its first start whether it may fetch news.
    _write_json(_LAB_SETTINGS, {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}})


def environment(jdk: Jdk) -> dict[str, str]:
    """Returns the environment for programs in .venv: its kernel before any of the user's, this code on the path."""
    return {**jdk.environment(), "JUPYTER_PREFER_ENV_PATH": "1", "PYTHONPATH": str(PYTHON_SOURCES)}


def check_venv_module() -> None:
    """Raises a problem if this Python cannot make virtual environments (Debian ships that part separately)."""
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise Problem("This Python has no venv module, and the course keeps its packages in one. Install it with",
                      *install("Python"))


def _make() -> None:
    check_venv_module()
    if VENV.exists():
        shutil.rmtree(VENV)
    # When the launcher itself was started from a virtual environment: the Python that one was made from.
    python = getattr(sys, "_base_executable", None) or sys.executable
    _step([python, "-m", "venv", VENV])
    _step([PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--retries", "2",
           "--requirement", REQUIREMENTS])
    _STAMP.write_text(fingerprint(REQUIREMENTS), encoding="utf-8")


def _step(command: list) -> None:
    said = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace", env=_plain_environment())
    if said.returncode != 0:
        BUILD.mkdir(exist_ok=True)
        LOG.write_text(said.stdout, encoding="utf-8")
        raise explain(said.stdout, Problem("The Python packages could not be set up:",
                                           *said.stdout.strip().splitlines()[-6:],
                                           f"The whole output is in {LOG.relative_to(ROOT)}."))


def _plain_environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}


def _kernel(jdk: Jdk) -> dict:
    """JJava without its launcher, which would take any java on PATH and cost most of a second."""
    return {
        "display_name": "Java",
        "language": "java",
        "interrupt_mode": "message",
        "argv": [str(jdk.java), "--add-opens", "jdk.jshell/jdk.jshell=ALL-UNNAMED", "-Xmx2g", "-ea",
                 "-Djava.awt.headless=true", "-jar", "{resource_dir}/jjava.jar", "{connection_file}"],
    }


def _write_json(file: Path, content: dict) -> None:
    text = json.dumps(content, indent=2) + "\n"
    if read_or_empty(file) != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
