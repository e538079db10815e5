"""docs/class-repository/grade.yml, as far as a machine without that service goes.

What the service's own actions would have brought is put in place; every command of the file runs, in
order, in a student's repository.
"""

import json
import os
import re
import subprocess
import sys

import pytest
import yaml

from conftest import Sandbox
from course.project import NOTEBOOKS, ROOT

WORKFLOW = ROOT / "docs" / "class-repository" / "grade.yml"


@pytest.fixture(scope="module")
def workflow():
    return yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))


def steps(workflow):
    return workflow["jobs"]["grade"]["steps"]


def test_actions_are_those_of_the_courses_own_workflow(workflow):
    own = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    known = {step["uses"] for job in own["jobs"].values() for step in job["steps"] if "uses" in step}
    assert {step["uses"] for step in steps(workflow) if "uses" in step} <= known


def test_it_runs_on_a_push_and_may_only_read(workflow):
    assert workflow[True] == ["push"]  # YAML takes the word on for a truth
    assert workflow["permissions"] == {"contents": "read"}


def test_variables_in_it_are_set_in_it(workflow):
    text = WORKFLOW.read_text(encoding="utf-8")
    assert set(re.findall(r"\$\{\{ env\.(\w+) \}\}", text)) <= workflow["env"].keys()
    commands = "".join(step.get("run", "") for step in steps(workflow))
    assert set(re.findall(r"\$(\w+)", commands)) <= workflow["env"].keys()


@pytest.fixture(scope="module")
def built(workflow, tmp_path_factory):
    """Runs the commands in a repository with the notebook as handed out; returns what each said."""
    if sys.platform == "win32":
        pytest.skip("the service's machine is a Linux")
    repository = tmp_path_factory.mktemp("student") / "repository"
    checkout = next(step for step in steps(workflow) if "path" in step.get("with", {}))
    sandbox = Sandbox(repository / checkout["with"]["path"]).with_library()
    name = workflow["env"]["PROBLEM_SET"]
    notebook = repository / f"{name}.ipynb"
    notebook.write_bytes((NOTEBOOKS / "assignments" / notebook.name).read_bytes())
    # this machine is not the service's: what would change it is only written down
    sandbox.tool("sudo", 'open("sudo.log", "a").write(" ".join(sys.argv[1:]) + "\\n")')
    environment = {
        **os.environ,
        **workflow["env"],
        "PATH": f"{sandbox.tools}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(repository),
    }
    said = {}
    for step in steps(workflow):
        if "run" in step:
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=repository,
                env=environment,
                capture_output=True,
                text=True,
                timeout=1200,
            )
            assert done.returncode == 0, f"{step['name']}\n{done.stdout}\n{done.stderr}"
            said[step["name"]] = done.stdout
    return repository, said


def test_isolation_is_installed_and_allowed(built):
    log = (built[0] / "sudo.log").read_text()
    assert "install -qq --yes bubblewrap" in log
    assert "kernel.apparmor_restrict_unprivileged_userns=0" in log


def test_lines_of_the_notebook_are_annotated(built, workflow):
    repository, said = built
    file = f"{workflow['env']['PROBLEM_SET']}.ipynb"
    text = (repository / file).read_text(encoding="utf-8")
    lines = text.splitlines()
    shown = re.findall(rf"^::(\w+) file={file},line=(\d+),title=", said["Show"], re.MULTILINE)
    answers = [
        cell
        for cell in json.loads(text)["cells"]
        if "exercise" in cell["metadata"].get("thalweg", {})
    ]
    assert len(shown) >= len(answers)
    starts = {json.dumps("".join(cell["source"]).split("\n")[0])[:-1] for cell in answers}
    on_answers = [row for _, row in shown if any(s in lines[int(row) - 1] for s in starts)]
    assert len(on_answers) == len(answers)
    assert said["Show"].splitlines()[-1].startswith("::notice title=")


def test_what_is_uploaded_is_there(built, workflow):
    upload = next(step for step in steps(workflow) if "upload-artifact" in step.get("uses", ""))
    folder = built[0] / upload["with"]["path"]
    assert (folder / "junit.xml").exists() and list(folder.glob("feedback/*.html"))
