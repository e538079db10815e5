"""./course run on small notebooks: a good one, and one for each way to fail."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import Sandbox
from course import lessons, library
from course.problem import Problem
from course.project import LIB, ROOT

LOAD = "%classpath ../target/lib/*.jar\nimport org.thalweg.core.*;"


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """Runs all notebooks at once; returns the sandbox and what was printed."""
    if sys.platform == "win32":
        pytest.skip("the sandbox lends .venv by a symbolic link")
    sandbox = Sandbox(tmp_path_factory.mktemp("run") / "my course").with_packages().with_library()
    sandbox.notebook("00-good", LOAD, "double[] x = {1, 2};", "x[1] + 40")
    sandbox.notebook("01-throws", "int x = 1;", '// a comment\nInteger.parseInt("seven")', "x")
    sandbox.notebook("02-typo", "double rate = 0.1;", "double twice = 2 * rat;")
    sandbox.notebook("03-stderr", "int x = 1;", 'System.err.println("careful");', "x")
    sandbox.notebook("04-exit", "int x = 1;", "System.exit(0);")
    sandbox.notebook(
        "05-library", LOAD, "Layout.of(new int[0][]);", 'throw new IllegalStateException("no");'
    )
    done = sandbox.course_here("run", "--jobs", "2")
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    return sandbox, done.stdout


def test_good_lesson_is_reported_and_written(ran):
    sandbox, said = ran
    assert "00-good     ok" in said
    assert "42.0" in (sandbox.root / "build/lessons/00-good.ipynb").read_text()
    assert "42.0" in (sandbox.root / "build/lessons/00-good.html").read_text()


def test_other_lessons_go_on_and_are_counted(ran):
    assert "1 of 6 lessons ran" in ran[1]


@pytest.mark.parametrize(
    "name, where, what",
    [
        (
            "01-throws",
            'cell 2 of 3, which begins: Integer.parseInt("seven")',
            'NumberFormatException: For input string: "seven"',
        ),
        ("02-typo", "cell 2 of 2, which begins: double twice = 2 * rat;", "cannot find symbol"),
        ("03-stderr", "cell 2 of 3", "wrote to standard error: careful"),
        ("04-exit", "cell 2 of 2", "the Java kernel ended"),
    ],
)
def test_failure_is_told_in_plain_words(ran, name, where, what):
    lines = ran[1].splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(name))
    told = "\n".join(line for line in lines[start + 1 : start + 6])
    assert "failed" in lines[start]
    assert where in told and what in told


def test_failure_has_no_colors_and_no_frames_of_the_kernel(ran):
    assert "\x1b" not in ran[1]
    assert "at org.dflib" not in ran[1] and "at java.base" not in ran[1] and "at .(" not in ran[1]


def test_endless_loop_ends_at_the_limit(sandbox):
    sandbox.with_packages().with_library().notebook(
        "00-loop", "int x = 1;", "while (x > 0) { x = 1; }"
    )
    done = sandbox.course_here("run", "--limit", "15")
    assert done.returncode == 1
    assert "still running after 15 s" in done.stdout
    assert kernels_in(sandbox) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_ctrl_c_ends_the_kernels(sandbox):
    sandbox.with_packages().with_library().notebook(
        "00-loop", "int x = 1;", "while (x > 0) { x = 1; }"
    )
    # In a session of its own the launcher alone gets the signal, as from a program that ends it.
    running = subprocess.Popen(
        [sys.executable, sandbox.root / "course", "run"],
        env=sandbox.environment(),
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_until(lambda: kernels_in(sandbox))
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.strip() == "Stopped."
    assert kernels_in(sandbox) == []


def kernels_in(sandbox) -> list[str]:
    """Returns the running processes whose folder is the sandbox's notebooks."""
    here = str(sandbox.root / "notebooks")
    return [
        process
        for process in os.listdir("/proc")
        if process.isdigit() and folder_of(process) == here
    ]


def folder_of(process: str) -> str:
    try:
        return os.readlink(f"/proc/{process}/cwd")
    except OSError:
        return ""


def wait_until(happens, seconds: float = 60):
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "did not happen"
        time.sleep(0.1)


# --- names ---


@pytest.fixture
def three_lessons(monkeypatch):
    paths = [
        Path(f"notebooks/{name}.ipynb")
        for name in ("04-gradient-descent", "05-momentum", "06-nesterov")
    ]
    monkeypatch.setattr(lessons, "all_lessons", lambda: paths)
    return paths


@pytest.mark.parametrize(
    "names, found",
    [
        ([], [0, 1, 2]),
        (["05"], [1]),
        (["05-mom"], [1]),
        (["notebooks/05-momentum.ipynb"], [1]),
        (["06", "04"], [0, 2]),
        (["0"], [0, 1, 2]),
    ],
)
def test_lessons_are_found_by_the_beginning_of_their_name(three_lessons, names, found):
    assert lessons.find_lessons(names) == [three_lessons[i] for i in found]


@pytest.mark.parametrize(
    "name, hint",
    [
        ("momentun", "Did you mean 05-momentum?"),
        ("05-momentom", "Did you mean 05-momentum?"),
        ("99", "There are: 04-gradient-descent, 05-momentum, 06-nesterov"),
    ],
)
def test_unknown_lesson_suggests_the_nearest(three_lessons, name, hint):
    with pytest.raises(Problem, match="There is no lesson") as problem:
        lessons.find_lessons([name])
    assert hint in str(problem.value)


def test_no_lessons_is_a_sentence(sandbox):
    done = sandbox.course("run")
    assert done.returncode == 1
    assert "There are no lessons" in done.stderr


# --- without the network, and twice the same jar ---

LOOPBACK_UP = """
import fcntl, os, socket, struct, sys
with socket.socket() as s:
    fcntl.ioctl(s, 0x8914, struct.pack("16sh", b"lo", 0x41))  # SIOCSIFFLAGS: up and running
os.execv(sys.argv[1], sys.argv[1:])
"""


@pytest.fixture(scope="module")
def offline(tmp_path_factory):
    """Builds the library and runs a lesson where there is no network but loopback."""
    isolated = next(
        (
            way
            for way in (["unshare", "--net"], ["unshare", "--net", "--map-root-user"])
            if shutil.which("unshare")
            and subprocess.run([*way, "true"], capture_output=True).returncode == 0
        ),
        None,
    )
    if isolated is None:
        pytest.skip("no network namespaces here")
    sandbox = Sandbox(tmp_path_factory.mktemp("offline") / "my course").with_packages()
    sandbox.notebook("00-good", LOAD, "Layout.class.getSimpleName()")
    command = [
        *isolated,
        sys.executable,
        "-c",
        LOOPBACK_UP,
        sys.executable,
        str(sandbox.root / "course"),
        "run",
    ]
    return sandbox, subprocess.run(
        command, capture_output=True, text=True, env=sandbox.environment()
    )


def test_run_needs_no_network(offline):
    done = offline[1]
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 of 1 lessons ran" in done.stdout


def test_two_builds_give_the_same_jar(offline):
    assert library.is_current()
    jars = [LIB / "thalweg.jar", offline[0].root / "target/lib/thalweg.jar"]
    sums = {hashlib.sha256(jar.read_bytes()).hexdigest() for jar in jars}
    assert len(sums) == 1


@pytest.mark.skipif(not (ROOT / "src/jmh/java").exists(), reason="there are no benchmarks yet")
def test_benchmarks_compile_and_are_found(sandbox):
    shutil.copytree(ROOT / "src/jmh", sandbox.root / "src/jmh")
    done = sandbox.course_here("bench", "-l")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Benchmarks:" in done.stdout
