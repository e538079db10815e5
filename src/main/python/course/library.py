"""Building the Java library, only when its sources changed."""

import shutil

from course.jdk import Jdk
from course.maven import run_maven
from course.problem import Problem
from course.project import LIB, POM, ROOT, fingerprint, read_or_empty

_MAIN = ROOT / "src" / "main"
_JAR = LIB / "thalweg.jar"
_STAMP = LIB / "built-from"


def is_current() -> bool:
    """Returns true if the jar in target/lib was built from the sources as they are now."""
    return _JAR.exists() and read_or_empty(_STAMP) == _state()


def ensure(jdk: Jdk) -> None:
    """Builds the library unless it is current."""
    if is_current():
        return
    print(
        "Building the library; the first time this also fetches its parts (about 100 MB) ...",
        flush=True,
    )
    clear()
    run_maven(jdk, "-Dquick", "package", show=False)
    mark()


def clear() -> None:
    """Deletes target/lib, so that no jar of an earlier version stays in it."""
    try:
        if LIB.exists():
            shutil.rmtree(LIB)
    except PermissionError as error:  # Windows keeps files that are in use
        raise Problem(
            f"A notebook is using the library ({error.filename}), so it cannot be rebuilt now.",
            "Shut down the kernels (in JupyterLab: Kernel > Shut Down All), then try again.",
        ) from error


def mark() -> None:
    """Notes that the jar was built from the sources as they are now."""
    _STAMP.write_text(_state(), encoding="utf-8")


def _state() -> str:
    """The sources, and which jar was made of them: someone else's build in between is noticed."""
    jar = _JAR.stat()
    sources = fingerprint(POM, ROOT / ".mvn", _MAIN / "java", _MAIN / "resources")
    return f"{sources} {jar.st_size} {jar.st_mtime_ns}\n"
