"""What docs/notation.md and docs/from-pytorch.md say that other libraries do, done by them.

What they say of this library is computed in NotationTest.java. Every number is quoted with the
words around it, so that a changed sentence is noticed.
"""

import os
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

DOCS = Path(__file__).resolve().parents[4] / "docs"
TEXT = " ".join((DOCS / "notation.md").read_text(encoding="utf-8").split())
MISSING = [package for package in ("jax", "keras", "optax", "torch") if find_spec(package) is None]

if MISSING:
    pytest.skip("needs " + ", ".join(MISSING), allow_module_level=True)

import jax

jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp
import keras
import numpy as np
import optax
import torch


@pytest.fixture(autouse=True)
def double():
    before = keras.config.floatx()
    keras.config.set_floatx("float64")
    torch.set_default_dtype(torch.float64)
    yield
    keras.config.set_floatx(before)
    torch.set_default_dtype(torch.float32)


def says(words, *computed):
    """The page has these words, and its numbers are those computed, rounded to their last digit."""
    assert words in TEXT
    stated = re.findall(r"\d+(?:\.\d+)?(?:e-?\d+)?", words)
    for text, value in zip(stated, computed, strict=True):
        digits = len(text.partition(".")[2])
        assert float(text) == pytest.approx(float(value), rel=0, abs=0.5000001 * 10**-digits), words


def with_torch(make, gradients, start=1.0):
    x = torch.nn.Parameter(torch.tensor([float(start)]))
    optimizer = make([x])
    path = [x.item()]
    for g in gradients:
        x.grad = torch.tensor([float(g)])
        optimizer.step()
        path.append(x.item())
    return -np.diff(path)


def with_optax(method, gradients, start=1.0):
    x = jnp.asarray([float(start)])
    state = method.init(x)
    moved = []
    for g in gradients:
        change, state = method.update(jnp.asarray([float(g)]), state, x)
        x = optax.apply_updates(x, change)
        moved.append(-float(change[0]))
    return moved


def with_keras(method, gradients, start=(1.0,)):
    x = keras.Variable(np.array(start), dtype="float64")
    method.build([x])
    path = [np.asarray(x.value)]
    for g in gradients:
        method.apply_gradients([(jnp.full(len(start), float(g)), x)])
        path.append(np.asarray(x.value))
    return -np.diff(path, axis=0)[:, 0]


def test_nan_of_centered_rmsprop():
    moved = with_torch(lambda p: torch.optim.RMSprop(p, lr=1e-3, alpha=0.9, centered=True), [0.1] * 400)
    says("along a constant gradient of 0.1 with α = 0.9 in update 331", 0.1, 0.9, 1 + np.argmax(np.isnan(moved)))


def test_epsilon_of_keras_in_adam():
    """ε/√(1 − β₂) outside the correction is what Keras' ε before it amounts to in update 1."""
    g, eps = 1e-6, 1e-7
    moved = with_keras(keras.optimizers.Adam(1.0, epsilon=eps), [g])[0]
    says("31.6 times as large at t = 1", (g / moved - g) / eps, 1)


def test_maximum_of_amsgrad():
    ours = with_torch(lambda p: torch.optim.Adam(p, lr=1e-3, eps=0, amsgrad=True), [1, 0.1])
    theirs = with_optax(optax.amsgrad(1e-3, eps=0), [1, 0.1])
    says("after gradients 1 and 0.1 the second update is 1.41 times as long", 1, 0.1, ours[1] / theirs[1])


def test_first_update_of_nadam():
    first = (
        with_torch(lambda p: torch.optim.NAdam(p, lr=1, eps=0), [1])[0],
        with_keras(keras.optimizers.Nadam(1.0, epsilon=0), [1])[0],
        with_optax(optax.nadam(1.0, eps=0), [1])[0],
    )
    says("the first update is 1.0565 η here, 1.0628 η in Keras, 1.4737 η in optax", *first)


def test_first_rectified_update_of_radam():
    """Along a constant gradient momentum moves by it, a rectified update does not."""
    says("all others from update 6", 6)
    for moved in (
        with_torch(lambda p: torch.optim.RAdam(p, lr=1, eps=0), [3] * 8),
        with_optax(optax.radam(1.0, eps=0), [3] * 8),
    ):
        assert moved[:5] == pytest.approx([3] * 5)
        assert moved[5] == pytest.approx(0.0258, abs=5e-5)


def test_start_of_yogi():
    moved = with_optax(optax.yogi(1.0), [0])[0]
    says("a coordinate with gradient 0 moves 0.000276 η there at once", 0, moved)


def test_decay_of_lamb_in_keras():
    moved = with_keras(keras.optimizers.Lamb(0.1, weight_decay=0.01), [0], (3.0, 4.0))[0]
    says("with g = 0, η = 0.1, λ = 0.01 one update leaves 0.9 x here, 0.999 x in Keras", 0, 0.1, 0.01, 0.9, 1 - moved / 3)


def test_averages_after_two_updates():
    average = torch.optim.swa_utils.get_ema_avg_fn(0.999)(torch.zeros(1), torch.ones(1), 1)
    debiased = optax.ema(0.999)
    _, state = debiased.update(jnp.zeros(1), debiased.init(jnp.zeros(1)))
    second, _ = debiased.update(jnp.ones(1), state)
    says("after two updates with δ = 0.999 the newer one weighs 0.50025 here, 0.001 there", 0.999, second[0], average.item())


def rates(make, updates, lr=0.1):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr)
    scheduler = make(optimizer)
    seen = []
    for _ in range(updates):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return seen


def test_cosine_of_pytorch_rises_again():
    seen = rates(lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 10), 21)
    assert seen[10] == pytest.approx(0, abs=1e-15)
    assert seen[20] == pytest.approx(0.1)
    schedule = optax.cosine_decay_schedule(0.1, 10)
    assert float(schedule(20)) == 0
    assert float(keras.optimizers.schedules.CosineDecay(0.1, 10)(20)) == 0


def test_milestones():
    pytorch = rates(lambda o: torch.optim.lr_scheduler.MultiStepLR(o, [3]), 5)
    keras_ = keras.optimizers.schedules.PiecewiseConstantDecay([3], [0.1, 0.01])
    optax_ = optax.piecewise_constant_schedule(0.1, {3: 0.1})
    assert pytorch == pytest.approx([0.1, 0.1, 0.1, 0.01, 0.01])
    assert [float(optax_(t)) for t in range(5)] == pytest.approx(pytorch)
    assert [float(keras_(t)) for t in range(5)] == pytest.approx([0.1, 0.1, 0.1, 0.1, 0.01])


def test_warmup_of_pytorch_as_the_page_builds_it():
    lr = torch.optim.lr_scheduler
    seen = rates(
        lambda o: lr.SequentialLR(o, [lr.LinearLR(o, 1 / 4, 1, 3), lr.CosineAnnealingLR(o, 8)], [4]), 6
    )
    assert seen[:5] == pytest.approx([0.025, 0.05, 0.075, 0.1, 0.1])
    assert float(optax.warmup_cosine_decay_schedule(0, 0.1, 4, 12)(0)) == 0


def test_peak_of_one_cycle():
    pytorch = rates(lambda o: torch.optim.lr_scheduler.OneCycleLR(o, 0.1, 60, cycle_momentum=False), 59)
    theirs = [float(optax.cosine_onecycle_schedule(60, 0.1)(t)) for t in range(60)]
    assert (np.argmax(pytorch), np.argmax(theirs)) == (0.3 * 60 - 1, 0.3 * 60)
    assert "peak at t = 0.3T − 1, end at T − 1 (PyTorch) | peak at 0.3T, end at T (optax)" in TEXT


def test_first_reduction_on_a_plateau():
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=2)
    seen = []
    for _ in range(6):
        scheduler.step(1.0)
        seen.append(optimizer.param_groups[0]["lr"])
    theirs = optax.contrib.reduce_on_plateau(factor=0.5, patience=2)
    state, scales = theirs.init(jnp.zeros(1)), []
    for _ in range(6):
        _, state = theirs.update(jnp.ones(1), state, value=1.0)
        scales.append(float(state.scale))
    says("with p = 2 is reduced at call 4 here, at call 3 in optax", 2, 1 + seen.index(0.5), 1 + scales.index(0.5))


def test_negative_metric_on_a_plateau():
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, patience=2)
    for _ in range(50):
        scheduler.step(-1.0)
    assert optimizer.param_groups[0]["lr"] == 1
