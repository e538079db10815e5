"""The committed golden values are what the generators make, wherever their packages are installed."""

import csv
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
GOLDEN = HERE.parents[1] / "resources" / "golden"
PACKAGES = (
    "jax",
    "keras",
    "lion_pytorch",
    "mpmath",
    "numpy",
    "optax",
    "prodigyopt",
    "pytorch_optimizer",
    "schedulefree",
    "scipy",
    "torch",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    missing = [package for package in PACKAGES if find_spec(package) is None]
    if missing:
        pytest.skip("make_golden.py needs " + ", ".join(missing))
    directory = tmp_path_factory.mktemp("golden")
    for script in ("make_golden.py", "make_models.py"):
        command = [sys.executable, HERE / script, directory]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    return directory


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.glob("*.csv")))
def test_committed_values_are_those_the_generator_makes(made, name):
    committed, fresh = read(GOLDEN / name), read(made / name)
    assert [row[:2] for row in fresh] == [row[:2] for row in committed]
    for old, new in zip(committed[1:], fresh[1:]):
        wanted = pytest.approx([float(v) for v in old[2:]], rel=2e-14, abs=2e-15)
        assert [float(v) for v in new[2:]] == wanted, old[:2]


def read(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))
