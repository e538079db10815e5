"""The Python packages in .venv, and in them the Java kernel that the lessons run in."""

import importlib.util
import json
import os
import shutil
import sys
from pathlib import Path

from course.jdk import Jdk
from course.machine import install, listen
from course.problem import Problem, explain
from course.project import BUILD, PYTHON_SOURCES, REQUIREMENTS, ROOT, VENV
from course.project import fingerprint, read_or_empty

PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
LOG = BUILD / "pip.log"
_STAMP = VENV / "made-from"  # written last: a .venv without it is half made
_KERNEL = VENV / "share" / "jupyter" / "kernels" / "java"
_LAB_SETTINGS = VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
_SERVER = VENV / "etc" / "jupyter" / "jupyter_server_config.json"
_LAB_PAGE = VENV / "etc" / "jupyter" / "labconfig" / "page_config.json"

# nbgrader is a library here. Its pages and those of what it brings along are not for students; a
# teacher who wants them has an nbgrader of their own.
_SERVER_EXTENSIONS = [
    "nbgrader.server_extensions.assignment_list",
    "nbgrader.server_extensions.course_list",
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.validate_assignment",
    "notebook",
]
_LAB_EXTENSIONS = [
    "@jupyter/nbgrader",
    "@jupyter-notebook/lab-extension",
    "@jupyter-widgets/jupyterlab-manager",
]


def is_current() -> bool:
    """Returns true if .venv was made, completely, from requirements.txt as it is now."""
    whole = PYTHON.exists() and (_KERNEL / "jjava.jar").exists()
    return whole and read_or_empty(_STAMP) == fingerprint(REQUIREMENTS)


def ensure(jdk: Jdk) -> None:
    """Makes .venv unless it is current, and lets its Java kernel run on this JDK."""
    if not is_current():
        print("Setting up the Python packages in .venv (once; 250 MB on disk) ...", flush=True)
        _make()
    _write_json(_KERNEL / "kernel.json", _kernel(jdk))
    # JupyterLab would ask at its first start whether it may fetch news.
    silent = {"fetchNews": "false", "checkForUpdates": False}
    _write_json(_LAB_SETTINGS, {"@jupyterlab/apputils-extension:notification": silent})
    off = {"jpserver_extensions": dict.fromkeys(_SERVER_EXTENSIONS, False)}
    _write_json(_SERVER, {"ServerApp": off})
    _write_json(_LAB_PAGE, {"disabledExtensions": dict.fromkeys(_LAB_EXTENSIONS, True)})


def environment(jdk: Jdk) -> dict[str, str]:
    """Returns the environment for programs in .venv: its kernel first, this code on the path."""
    return {**jdk.environment(), "JUPYTER_PREFER_ENV_PATH": "1", "PYTHONPATH": str(PYTHON_SOURCES)}


def check_venv_module() -> None:
    """Raises a problem if this Python cannot make a .venv (Debian ships that part separately)."""
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise Problem(
            "This Python has no venv module, which the course needs. Install it with",
            *install("Python"),
        )


def _make() -> None:
    check_venv_module()
    if VENV.exists():
        shutil.rmtree(VENV)
    # If the launcher was started from a virtual environment: the Python which that was made from.
    python = getattr(sys, "_base_executable", None) or sys.executable
    _step([python, "-m", "venv", VENV])
    options = "--disable-pip-version-check --no-input --retries 2".split()
    _step([PYTHON, "-m", "pip", "install", *options, "--requirement", REQUIREMENTS])
    _STAMP.write_text(fingerprint(REQUIREMENTS), encoding="utf-8")


def _step(command: list) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ok, said = listen(command, plain)
    if not ok:
        BUILD.mkdir(exist_ok=True)
        LOG.write_text(said, encoding="utf-8")
        otherwise = Problem(
            "The Python packages could not be set up:",
            *said.strip().splitlines()[-6:],
            f"The whole output is in {LOG.relative_to(ROOT)}.",
        )
        raise explain(said, otherwise)


def _kernel(jdk: Jdk) -> dict:
    """JJava without its launcher, which would take any java on PATH and cost most of a second."""
    return {
        "display_name": "Java",
        "language": "java",
        "interrupt_mode": "message",
        "argv": [
            str(jdk.java),
            *"--add-opens jdk.jshell/jdk.jshell=ALL-UNNAMED -Xmx2g -ea".split(),
            *"-Djava.awt.headless=true -jar {resource_dir}/jjava.jar {connection_file}".split(),
        ],
    }


def _write_json(file: Path, content: dict) -> None:
    text = json.dumps(content, indent=2) + "\n"
    if read_or_empty(file) != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
