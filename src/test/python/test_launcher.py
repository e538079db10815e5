"""The command line; what is missing is said in a sentence with a remedy, never a stack trace."""

import errno
import subprocess
import sys

import pytest

from course import main as command_line
from course import packages
from course.jdk import find_jdk
from course.problem import DISK_FULL, OFFLINE, Problem, explain


def assert_problem(done, *words):
    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout
    for word in words:
        assert word in done.stderr


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["help"]])
def test_help_lists_the_words(arguments, capsys):
    assert command_line.main(arguments) == 0
    said = capsys.readouterr().out
    assert all(f"\n  {word} " in said for word in ("lab", "run", "test", "bench", "doctor"))


@pytest.mark.parametrize("word", command_line.WORDS)
def test_each_word_has_its_help(word, capsys):
    with pytest.raises(SystemExit) as end:
        command_line.main([word, "--help"])
    assert end.value.code == 0
    assert f"course {word}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "typed, meant", [("rnu", "run"), ("lba", "lab"), ("tests", "test"), ("docter", "doctor")]
)
def test_unknown_word_suggests_the_nearest(typed, meant, capsys):
    assert command_line.main([typed]) == 1
    assert f"course {meant}?" in capsys.readouterr().err


def test_unknown_option_is_a_sentence(capsys):
    assert command_line.main(["run", "--job", "2"]) == 1
    assert "--help shows what it takes" in capsys.readouterr().err


def test_arguments_behind_two_dashes_are_handed_on(monkeypatch):
    got = []
    monkeypatch.setattr("course.lab.main", lambda options: got.append(options) or 0)
    assert command_line.main(["lab", "--port", "9000", "--", "--debug", "x"]) == 0
    assert (got[0].port, got[0].rest) == (9000, ["--debug", "x"])


def test_unknown_arguments_of_test_are_handed_on(monkeypatch):
    got = []
    monkeypatch.setattr("course.test.main", lambda options: got.append(options) or 0)
    assert command_line.main(["test", "--python", "-k", "lesson"]) == 0
    assert (got[0].python, got[0].rest) == (True, ["-k", "lesson"])


def test_benchmarks_of_other_libraries_name_the_platform_they_need(monkeypatch, capsys):
    monkeypatch.setattr("course.bench.platform.machine", lambda: "arm64")
    assert command_line.main(["bench", "--peers"]) == 1
    assert "Linux on x86-64" in capsys.readouterr().err


def test_ctrl_c_is_clean(monkeypatch, capsys):
    def interrupted(options):
        raise KeyboardInterrupt

    monkeypatch.setattr("course.doctor.main", interrupted)
    assert command_line.main(["doctor"]) == 130
    assert capsys.readouterr().err.strip() == "Stopped."


def test_full_disk_is_a_sentence(monkeypatch, capsys):
    def full(options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("course.doctor.main", full)
    assert command_line.main(["doctor"]) == 1
    assert str(DISK_FULL) in capsys.readouterr().err


def test_folder_of_somebody_else_is_a_sentence(monkeypatch, capsys):
    def forbidden(options):
        raise PermissionError(errno.EACCES, "Permission denied", "/course/.venv")

    monkeypatch.setattr("course.doctor.main", forbidden)
    assert command_line.main(["doctor"]) == 1
    assert capsys.readouterr().err.startswith("/course/.venv cannot be written")


def test_reader_that_has_enough_is_no_error(sandbox):
    done = subprocess.run(
        f'"{sys.executable}" "{sandbox.root / "course"}" doctor | head -1',
        shell=True,
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "output, problem",
    [
        ("OSError: [Errno 28] No space left on device", DISK_FULL),
        ("Could not transfer artifact x from central: Unknown host", OFFLINE),
        (
            "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution",
            OFFLINE,
        ),
        ("[ERROR] cannot find symbol", None),
    ],
)
def test_output_of_pip_and_maven_is_explained(output, problem):
    otherwise = Problem("something else")
    assert explain(output, otherwise) is (problem or otherwise)


def test_old_python_is_a_sentence(sandbox):
    said = sandbox.python(
        "import sys, runpy; sys.version_info = (3, 8, 0)\n"
        "try: runpy.run_path('" + str(sandbox.root / "course") + "')\n"
        "except SystemExit as end: print(end.code)"
    )
    assert said.startswith("The course needs Python 3.10 or newer, and this is Python 3.8")


# --- the JDK ---


def test_no_java(sandbox):
    sandbox.notebook("00-a", "1")
    assert_problem(sandbox.course("run"), "There is no Java here", "JDK", "install")


def test_java_11(sandbox):
    home = sandbox.java("11.0.2")
    assert_problem(
        sandbox.course("lab", JAVA_HOME=str(home)),
        "JDK 17 or newer",
        "JAVA_HOME leads to Java 11.0.2",
    )


def test_java_8(sandbox):
    home = sandbox.java("1.8.0_312")
    assert_problem(sandbox.course("lab", JAVA_HOME=str(home)), "JDK 17 or newer", "1.8.0_312")


def test_jre_without_compiler(sandbox):
    home = sandbox.java(compiler=False)
    assert_problem(sandbox.course("lab", JAVA_HOME=str(home)), "has no compiler")


def test_java_home_leads_nowhere(sandbox):
    assert_problem(
        sandbox.course("lab", JAVA_HOME="/no/such/folder"),
        "JAVA_HOME is /no/such/folder",
        "unset it",
    )


def test_java_that_does_not_run(sandbox):
    sandbox.tool("java", "sys.exit(1)")
    assert_problem(sandbox.course("lab"), "does not run")


def test_java_on_path_is_taken_when_java_home_will_not_do(sandbox):
    old, good = sandbox.java("11.0.2", "old"), sandbox.java("21.0.1", "good")
    (sandbox.tools / "java").symlink_to(good / "bin" / "java")
    said = sandbox.course("doctor", JAVA_HOME=str(old)).stdout
    assert f"ok       JDK       21.0.1  {good}" in said


def test_java_home_comes_before_path(sandbox):
    first, second = sandbox.java("17.0.1", "first"), sandbox.java("21.0.1", "second")
    (sandbox.tools / "java").symlink_to(second / "bin" / "java")
    assert str(first) in sandbox.course("doctor", JAVA_HOME=str(first)).stdout


# --- Maven, venv, the disk ---


def test_no_maven(sandbox):
    home = sandbox.java()
    assert_problem(sandbox.course("test", JAVA_HOME=str(home)), "There is no Maven here", "maven")


def test_doctor_says_all_that_is_missing(sandbox):
    done = sandbox.course("doctor")
    assert done.returncode == 1
    assert "MISSING  JDK" in done.stdout and "MISSING  Maven" in done.stdout
    assert "2 missing" in done.stdout
    assert "Traceback" not in done.stderr


def test_doctor_knows_maven_is_too_old(sandbox):
    home = sandbox.java()
    sandbox.tool("mvn", "print('Apache Maven 3.6.3 (abc)')")
    assert "Maven 3.6.3 is too old" in sandbox.course("doctor", JAVA_HOME=str(home)).stdout


@pytest.mark.parametrize(
    "environment, release, word",
    [
        ({"CONDA_PREFIX": "/c"}, {}, "conda install"),
        ({}, {"ID": "debian", "VERSION_ID": "12"}, "apt install openjdk-17-jdk"),
        ({}, {"ID": "debian", "VERSION_ID": "13"}, "apt install openjdk-21-jdk"),
        ({}, {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "apt install openjdk-21-jdk"),
        ({}, {"ID": "fedora"}, "dnf install"),
        ({}, {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "dnf install"),
        ({}, {"ID": "plan9"}, "macOS: "),
    ],
)
def test_install_commands_fit_the_system(environment, release, word, monkeypatch):
    from course import machine

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(machine, "_os_release", lambda: release)
    monkeypatch.delenv("CONDA_PREFIX", raising=False)
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    assert any(word in line for line in machine.install("JDK"))


def test_no_venv_module(monkeypatch, capsys):
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda name: None if name == "ensurepip" else object()
    )
    monkeypatch.setattr("course.packages.is_current", lambda: False)
    assert command_line.main(["lab"]) == 1
    assert "no venv module" in capsys.readouterr().err


@pytest.mark.parametrize(
    "said, words",
    [
        ((True, "bubblewrap\nIt does not stop a hole.\n"), ["ok       grading", "bubblewrap"]),
        (
            (True, "limits\nIt stops little.\nFor name spaces: install bubblewrap.\n"),
            ["ok       grading", "limits", "For name spaces: install bubblewrap."],
        ),
        ((False, "No sandbox works here.\n"), ["not yet  grading", "No sandbox works here."]),
    ],
)
def test_doctor_says_how_well_answers_would_be_shut_in(monkeypatch, capsys, said, words):
    from course import doctor
    from course.jdk import Jdk, Path

    monkeypatch.setattr(doctor, "listen", lambda *_: said)
    doctor._grading(Jdk(Path("/jdk"), "17"))
    out = capsys.readouterr().out
    assert all(word in out for word in words)
    assert "It does not stop" not in out and "It stops little" not in out


# --- .venv ---

IS_CURRENT = "from course import packages; print(packages.is_current())"


def test_packages_are_current_only_when_whole_and_of_these_requirements(sandbox):
    assert sandbox.python(IS_CURRENT) == "False"  # none
    venv = sandbox.root / ".venv"
    for part in ("bin/python", "share/jupyter/kernels/java/jjava.jar"):
        (venv / part).parent.mkdir(parents=True)
        (venv / part).touch()
    assert sandbox.python(IS_CURRENT) == "False"  # half made: no stamp yet
    sandbox.python(
        "from course.packages import *; from course.packages import _STAMP\n"
        "_STAMP.write_text(fingerprint(REQUIREMENTS))"
    )
    assert sandbox.python(IS_CURRENT) == "True"
    (venv / "bin/python").unlink()
    (venv / "bin/python").symlink_to("/no/such/python")  # the system's Python was replaced
    assert sandbox.python(IS_CURRENT) == "False"


def test_packages_are_not_current_when_requirements_changed(sandbox):
    sandbox.with_packages()
    assert sandbox.python(IS_CURRENT) == "True"
    with (sandbox.root / "requirements.txt").open("a") as requirements:
        requirements.write("# changed\n")
    assert sandbox.python(IS_CURRENT) == "False"


def test_setting_up_without_network_is_a_sentence(sandbox):
    sandbox.notebook("00-a", "1")
    home = sandbox.java()
    nowhere = "http://127.0.0.1:9"
    done = sandbox.course(
        "run", JAVA_HOME=str(home), HTTPS_PROXY=nowhere, https_proxy=nowhere, HTTP_PROXY=nowhere
    )
    assert_problem(done, "The network could not be reached", "needs it once")
    assert sandbox.python(IS_CURRENT) == "False"


def test_lab_shows_nothing_of_what_nbgrader_brings_along(monkeypatch, tmp_path):
    from jupyter_core.paths import jupyter_config_path
    from jupyter_server.services.config.manager import ConfigManager
    from jupyterlab_server.config import get_page_config

    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))  # not what this user has of their own
    packages.ensure(find_jdk())
    server = ConfigManager(read_config_path=jupyter_config_path()).get("jupyter_server_config")
    loaded = [name for name, on in server["ServerApp"]["jpserver_extensions"].items() if on]
    assert "jupyterlab" in loaded
    assert not [name for name in loaded if name == "notebook" or "nbgrader" in name]
    page = get_page_config([str(packages.VENV / "share/jupyter/labextensions")], str(tmp_path))
    off = page["disabledExtensions"]
    shown = {one["name"] for one in page["federated_extensions"] if one["name"] not in off}
    assert "jupyterlab_pygments" in shown
    assert not [name for name in shown if "notebook" in name or "nbgrader" in name]


# --- the library ---

FAKE_MAVEN = """
lib = pathlib.Path("target/lib"); lib.mkdir(parents=True)
(lib / "thalweg.jar").write_text("jar")
with open("calls", "a") as calls: calls.write(" ".join(sys.argv[1:]) + "\\n")
"""
ENSURE = "from course import library, jdk; library.ensure(jdk.Jdk(jdk.Path('/x'), '17'))"


@pytest.fixture
def build(sandbox, monkeypatch):
    """Builds with a Maven that only counts how often it is called; returns that count."""
    sandbox.tool("mvn", FAKE_MAVEN)
    monkeypatch.setenv("PATH", str(sandbox.tools))

    def build():
        sandbox.python(ENSURE)
        return (sandbox.root / "calls").read_text().count("package")

    return build


def test_library_is_built_only_when_it_must_be(sandbox, build):
    source = sandbox.root / "src/main/java/org/thalweg/New.java"
    jar = sandbox.root / "target/lib/thalweg.jar"
    assert build() == 1
    assert build() == 1
    source.write_text("class New {}")
    assert build() == 2
    source.touch()
    assert build() == 2
    source.unlink()
    assert build() == 3
    (sandbox.root / "src/main/python/course/new.py").touch()  # not a source of the library
    assert build() == 3
    jar.write_text("someone else's build")
    assert build() == 4
    jar.unlink()
    assert build() == 5
    (sandbox.root / "target/lib/old.jar").touch()
    source.write_text("class New {}")
    assert build() == 6
    assert not (sandbox.root / "target/lib/old.jar").exists()


@pytest.mark.parametrize(
    "output, words",
    [
        (
            "[ERROR] New.java:[3,1] ';' expected",
            ["The library did not build", "';' expected", "maven.log"],
        ),
        (
            "[ERROR] Could not transfer artifact a:b from central",
            ["The network could not be reached"],
        ),
        ("[ERROR] No space left on device", ["The disk is full"]),
    ],
)
def test_failed_build_is_a_sentence(sandbox, output, words):
    sandbox.with_packages().notebook("00-a", "1")
    sandbox.tool("mvn", f"print({output!r}); sys.exit(1)")
    # The kernel's file in the lent .venv must keep this machine's JDK, so it is used here too.
    done = sandbox.course("run", JAVA_HOME=str(find_jdk().home))
    assert_problem(done, *words)
    assert not (sandbox.root / "target/lib/built-from").exists()
