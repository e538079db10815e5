"""Protocol G, the libraries that walk along it, and what "the same numbers" means.

Protocol G is an open loop: x0 = (1, -2, 0.5, 3); the gradient of update t = 1, 2, ... has the
coordinates (((t (2i + 3) + i^2) mod 7) - 3) / (i + 1), i = 0 .. 3, whatever x is. So
g1 = (0, 1.5, 1/3, 0.25): one coordinate begins with an exact zero, one gradient is constant.
"""

import os

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax

jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp
import keras
import numpy as np
import optax
import torch

keras.config.set_floatx("float64")
torch.set_default_dtype(torch.float64)  # else NAdam keeps a product in float32

UPDATES = 20
START = np.array([1, -2, 0.5, 3])
HEAD = ("case", "t", "x0", "x1", "x2", "x3")


def gradient(t):
    i = np.arange(4)
    return (((t * (2 * i + 3) + i * i) % 7) - 3) / (i + 1)


def with_optax(transform, l2=0.0):
    if l2:
        transform = optax.chain(optax.add_decayed_weights(l2), transform)
    x = jnp.asarray(START)
    state = transform.init(x)
    path = []
    for t in range(1, UPDATES + 1):
        change, state = transform.update(jnp.asarray(gradient(t)), state, x)
        x = optax.apply_updates(x, change)
        path.append(np.asarray(x))
    return path


def with_keras(lr, beta, nesterov=False):
    x = keras.Variable(START, dtype="float64")
    method = keras.optimizers.SGD(lr(0), momentum=beta, nesterov=nesterov)
    method.build([x])
    path = []
    for t in range(1, UPDATES + 1):
        method.learning_rate = lr(t - 1)
        method.apply_gradients([(jnp.asarray(gradient(t)), x)])
        path.append(np.asarray(x.value))
    return path


def with_torch(method, lr=None):
    """method: parameters -> torch.optim.Optimizer; lr: t = 0, 1, ... -> learning rate, or None."""
    x = torch.nn.Parameter(torch.tensor(START))
    optimizer = method([x])
    path = []
    for t in range(1, UPDATES + 1):
        if lr is not None:
            optimizer.param_groups[0]["lr"] = lr(t - 1)
        x.grad = torch.tensor(gradient(t))
        optimizer.step()
        path.append(x.detach().numpy().copy())
    return path


def in_float64(schedule):
    """optax counts in int32, and a quotient of int32 is float32."""
    return lambda count: schedule(jnp.asarray(count, jnp.float64))


def step(initial, factor, every):
    return lambda t: initial * factor ** (t // every)


def lines(cases):
    """The rows of a file: the case, t, x after update t."""
    return [
        (name, t + 1, *map(float, x)) for name, path in cases.items() for t, x in enumerate(path)
    ]


def agree(cases, transcribed):
    """Every value transcribed from elsewhere is the one made here."""
    for name, rows in transcribed.items():
        for t, row in rows.items():
            close(cases[name][t - 1], row)


def close(got, expected):
    np.testing.assert_allclose(got, expected, rtol=2e-14, atol=2e-15)


def write(path, head, lines):
    text = "".join(",".join(map(str, line)) + "\n" for line in [head, *lines])
    path.write_text(text, encoding="utf-8", newline="\n")
