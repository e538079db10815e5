"""./course grade and ./course rehearse: what they hand to the Java program."""

import os
import subprocess
import sys

import pytest

from course import grade, rehearse
from course import main as command_line
from course.jdk import Jdk
from course.project import LIB, NOTEBOOKS


@pytest.fixture
def started(monkeypatch, tmp_path):
    """The commands that were started, none of which runs."""
    commands = []
    for module in (grade, rehearse):
        monkeypatch.setattr(module, "find_jdk", lambda: Jdk(tmp_path, "17"))
        monkeypatch.setattr(module.library, "ensure", lambda jdk: None)
    monkeypatch.setattr(grade, "CLASS", tmp_path / "class")
    monkeypatch.setattr(grade, "_become", lambda command: commands.append(command) or 0)
    return commands


def behind(command, word):
    """The arguments of the Java program from this word on."""
    return command[command.index(word):]


def test_arguments_are_handed_on(started, tmp_path):
    assert command_line.main(["grade", "ps1", "hand-ins.zip", "--jobs", "3", "--force"]) == 0
    arguments = behind(started[0], "grade")
    assert arguments[:3] == ["grade", "ps1", "hand-ins.zip"]
    assert arguments[arguments.index("--out") + 1] == str(tmp_path / "class" / "graded" / "ps1")
    assert arguments[arguments.index("--jobs") + 1] == "3"
    assert "--force" in arguments and "--allow-weak" not in arguments
    assert str(LIB / "grader" / "*") in started[0][started[0].index("-cp") + 1]


def test_isolation_can_be_demanded(started):
    command_line.main(["grade", "ps1", "x", "--require-isolation"])
    assert "--require-isolation" in started[0]


def test_what_was_released_with_a_roster_is_graded_with_one(started, tmp_path, capsys):
    edition = tmp_path / "class" / "release" / "ada" / "ps1" / "ps1.ipynb"
    edition.parent.mkdir(parents=True)
    edition.write_text("{}", encoding="utf-8")
    assert command_line.main(["grade", "ps1", "hand-ins"]) == 1
    assert "ps1 was released with a roster" in capsys.readouterr().err
    assert command_line.main(["grade", "ps2", "hand-ins"]) == 0
    assert command_line.main(["grade", "ps1", "hand-ins", "--students", "roster.csv"]) == 0
    arguments = behind(started[-1], "grade")
    assert arguments[arguments.index("--students") + 1] == "roster.csv"


def test_a_release_for_everybody_needs_no_roster(started, tmp_path):
    edition = tmp_path / "class" / "release" / "ps1" / "ps1.ipynb"
    edition.parent.mkdir(parents=True)
    edition.write_text("{}", encoding="utf-8")
    assert command_line.main(["grade", "ps1", "hand-ins"]) == 0


def test_help_names_the_exit_codes(capsys):
    with pytest.raises(SystemExit):
        command_line.main(["grade", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "3 some are not graded, through no fault of theirs" in said
    assert "130 stopped by Ctrl-C" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no exec")
def test_the_program_takes_the_place_of_the_launcher():
    program = "import sys; sys.path.insert(0, 'src/main/python')\n"
    program += "from course import grade; grade._become(['/bin/sh', '-c', 'echo $PPID'])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=LIB.parents[1]
    )
    assert done.stdout.strip() == str(os.getpid()), done.stderr


def test_a_class_is_invented(started, monkeypatch):
    commands = []
    done = subprocess.CompletedProcess([], 0)
    monkeypatch.setattr(rehearse.subprocess, "run", lambda command: commands.append(command) or done)
    assert command_line.main(["rehearse", "ps1", "somewhere", "--students", "12"]) == 0
    arguments = behind(commands[0], "rehearse")
    assert arguments[:3] == ["rehearse", "ps1", "somewhere"]
    assert arguments[arguments.index("--notebooks") + 1] == str(NOTEBOOKS)
    assert arguments[arguments.index("--students") + 1] == "12"


@pytest.mark.parametrize("options, excluded, chosen", [([], [], []), (
    ["--all"], ["-Dexcluded.groups="], ["-m", "long or not long"]
)])
def test_long_tests_run_when_asked_for(options, excluded, chosen, monkeypatch):
    from course import test

    got = {}
    monkeypatch.setattr(test, "find_jdk", lambda: None)
    monkeypatch.setattr(test, "find_maven", lambda: None)
    monkeypatch.setattr(test.packages, "ensure", lambda jdk: None)
    half = test.Half("x", True, 0, 0, 0, 0)
    monkeypatch.setattr(test, "_java", lambda jdk, more: got.update(java=more) or half)
    monkeypatch.setattr(test, "_python", lambda jdk, more: got.update(python=more) or half)
    assert command_line.main(["test", *options]) == 0
    assert got == {"java": excluded, "python": chosen}
