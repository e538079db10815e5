"""Where things are in this repository."""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]

NOTEBOOKS = ROOT / "notebooks"
FIRST_LESSON = NOTEBOOKS / "00-start-here.ipynb"
PYTHON_SOURCES = ROOT / "src" / "main" / "python"
PYTHON_TESTS = ROOT / "src" / "test" / "python"
REQUIREMENTS = ROOT / "requirements.txt"
POM = ROOT / "pom.xml"
VENV = ROOT / ".venv"
TARGET = ROOT / "target"
LIB = TARGET / "lib"
BUILD = ROOT / "build"  # what the launcher makes: executed lessons, logs


def fingerprint(*places: Path) -> str:
    """Returns a hash of the names and contents of these files and of all files in these folders."""
    digest = hashlib.sha256()
    for place in places:
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file():
                digest.update(str(file.relative_to(ROOT)).replace(os.sep, "/").encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def read_or_empty(file: Path) -> str:
    """Returns the text of the file, or the empty text if there is none."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return ""
