"""What docs/from-pytorch.md says of the other libraries: names, arguments, defaults, programs.

Each half runs where its packages are installed; requirements.txt beside this file has them.
What the page says of this library is tested in FromPyTorchTest.java.
"""

import ast
import importlib
import inspect
import os
import re
import subprocess
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[4] / "docs" / "from-pytorch.md"
TEXT = PAGE.read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")
PACKAGES = {
    "PyTorch": "torch",
    "optax": "optax",
    "Keras": "keras",
    "schedulefree": "schedulefree",
    "prodigyopt": "prodigyopt",
    "pytorch_optimizer": "pytorch_optimizer",
    "lion-pytorch": "lion_pytorch",
}
ELSEWHERE = "…"  # a default that is no number: a function, a line search

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"


def cells(line):
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


ROWS = [cells(line) for line in TEXT.splitlines() if line.startswith("|")]
SIGNATURES = [
    (library, CODE.findall(name)[0], CODE.findall(arguments))
    for library, name, arguments in (row for row in ROWS if len(row) == 3)
    if library in PACKAGES and len(CODE.findall(name)) == 1 and arguments.startswith("`")
]
HEAD = ROWS.index(["library", "not repeated below"])
OMITTED = {row[0]: set(CODE.findall(row[1])) for row in ROWS[HEAD + 2 : HEAD + 5]}
PROGRAMS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
OUTPUT = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)


def need(library):
    package = PACKAGES[library]
    missing = [name for name in {package, *({"jax"} if package == "keras" else ())} if not find_spec(name)]
    if missing:
        pytest.skip("needs " + ", ".join(missing))


def resolve(name):
    """Imports as much of a dotted name as is a module, and takes the rest as attributes."""
    parts = name.split(".")
    for last in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:last]))
        except ModuleNotFoundError:
            continue
        for part in parts[last:]:
            found = getattr(found, part)
        return found
    raise AssertionError(f"no module of {name}")


def parameters(function):
    return {name: p.default for name, p in inspect.signature(function).parameters.items() if name != "self"}


def same(default, text):
    if text == ELSEWHERE:
        return default is not inspect.Parameter.empty
    return default == (float("inf") if text == "inf" else ast.literal_eval(text))


@pytest.mark.parametrize("library, name, said", SIGNATURES, ids=[row[1] for row in SIGNATURES])
def test_arguments_and_defaults_are_those_of_the_library(library, name, said):
    need(library)
    defaults = parameters(resolve(name))
    for argument in said:
        argument, given, text = argument.partition("=")
        assert argument in defaults, f"{name} has no {argument}"
        if given:
            assert same(defaults[argument], text), f"{name}: {argument}={defaults[argument]!r}"
        else:
            assert defaults[argument] is inspect.Parameter.empty, f"{name}: {argument} has a default"
    unsaid = set(defaults) - {argument.partition("=")[0] for argument in said}
    assert unsaid <= OMITTED.get(library, set()) | OMITTED["PyTorch"] | {"kwargs"}, f"{name}: not on the page"


def test_tables_were_read():
    assert len(SIGNATURES) > 60
    assert {row[0] for row in SIGNATURES} == set(PACKAGES)
    assert set(OMITTED) == {"PyTorch", "optax", "Keras"}


@pytest.mark.parametrize("library", PACKAGES)
def test_version_is_the_one_installed(library):
    need(library)
    stated = re.search(rf"{library} (\d+\.\d+\.\d+)", " ".join(TEXT.split()))
    assert stated, library
    assert version(PACKAGES[library].replace("_", "-")).partition("+")[0] == stated[1]


def public(module, base):
    return sorted(
        f"{module}.{name}"
        for name, member in vars(resolve(module)).items()
        if inspect.isclass(member) and issubclass(member, base) and member is not base and name[0] != "_"
    )


def test_every_method_and_schedule_of_pytorch_is_named():
    need("PyTorch")
    import torch

    named = public("torch.optim", torch.optim.Optimizer)
    named += public("torch.optim.lr_scheduler", torch.optim.lr_scheduler.LRScheduler)
    assert [name for name in named if name not in TEXT] == []


def test_every_method_and_schedule_of_keras_is_named():
    need("Keras")
    import keras

    named = public("keras.optimizers", keras.optimizers.Optimizer)
    named += public("keras.optimizers.schedules", keras.optimizers.schedules.LearningRateSchedule)
    assert [name for name in named if name not in TEXT] == []


def test_every_method_and_schedule_of_optax_is_named():
    need("optax")
    import optax

    helpers = {"piecewise_interpolate_schedule", "inject_stateful_hyperparams"}
    named = [f"optax.{name}" for name in vars(optax) if name.endswith(("_schedule", "_decay"))]
    for module, prefix in ((resolve("optax._src.alias"), "optax."), (optax.contrib, "optax.contrib.")):
        for name, member in vars(module).items():
            given = parameters(member) if inspect.isfunction(member) else {}
            if "learning_rate" in given or hasattr(member, "keywords"):
                named.append(prefix + name)
    assert len(named) > 50
    assert [n for n in named if n not in TEXT and n.rpartition(".")[2] not in helpers and "scale_by" not in n] == []


@pytest.mark.parametrize("program", PROGRAMS, ids=range(len(PROGRAMS)))
def test_programs_run_and_print_what_stands_below_them(program):
    need("PyTorch")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    printed = [float(number) for number in done.stdout.split()]
    if printed:
        stated = [float(number) for number in OUTPUT[PROGRAMS.index(program)].split()]
        assert printed == pytest.approx(stated, rel=0, abs=1e-12)
