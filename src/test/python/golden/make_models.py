"""Writes src/test/resources/golden/models.csv: loss and gradient of each model, by JAX's automatic
differentiation in float64.

    python make_models.py            writes the file
    python make_models.py DIRECTORY  writes it there

Ran with Python 3.11.7, numpy 2.4.6, jax 0.10.2.

Data by formula: 7 rows of 3 features, feature j of row i is (((i (2j + 3) + j^2) mod 11) - 5) / 4;
target k of row i is (((4i + k) mod 7) - 3) / 2, a label is i^2 mod K. Parameter p is
(((5p + 3) mod 13) - 6) / 10. The batch is rows 5, 0, 3, 3, 6. Each line: case, 0, loss, gradient.
"""

import csv
import os
import sys
from pathlib import Path

os.environ["JAX_PLATFORMS"] = "cpu"

import jax

jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp

ROWS = jnp.array([5, 0, 3, 3, 6])
X = jnp.array([[(((i * (2 * j + 3) + j * j) % 11) - 5) / 4 for j in range(3)] for i in range(7)])[ROWS]


def target(k):
    return jnp.array([(((4 * i + k) % 7) - 3) / 2 for i in range(7)])[ROWS]


def label(classes):
    return jnp.array([i * i % classes for i in range(7)])[ROWS]


def parameters(n):
    return jnp.array([(((5 * p + 3) % 13) - 6) / 10 for p in range(n)])


def squared(z):
    y = jnp.stack([target(k) for k in range(z.shape[1])], axis=1)
    return 0.5 * jnp.mean(jnp.sum((z - y) ** 2, axis=1))


def binary(z):
    y = label(2)
    return -jnp.mean(jnp.where(y == 1, jax.nn.log_sigmoid(z[:, 0]), jax.nn.log_sigmoid(-z[:, 0])))


def cross_entropy(z):
    y = label(z.shape[1])
    return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], axis=1))


def scores(w, widths, activation):
    a, at = X, 0
    for l in range(1, len(widths)):
        rows, cols = widths[l], widths[l - 1]
        matrix = w[at : at + rows * cols].reshape(rows, cols)
        at += rows * cols
        a = a @ matrix.T + w[at : at + rows]
        at += rows
        if l < len(widths) - 1:
            a = activation(a)
    return a


def cases():
    yield "linear", 4, lambda w: squared(scores(w, (3, 1), None))
    yield "ridge", 4, lambda w: squared(scores(w, (3, 1), None)) + 0.15 * jnp.sum(w[:3] ** 2)
    yield "logistic", 4, lambda w: binary(scores(w, (3, 1), None))
    yield "softmax", 12, lambda w: cross_entropy(scores(w, (3, 3), None))
    activations = {"tanh": jnp.tanh, "relu": jax.nn.relu, "sigmoid": jax.nn.sigmoid}
    losses = {"squared": (squared, 2), "binaryCrossEntropy": (binary, 1), "crossEntropy": (cross_entropy, 3)}
    for a, activation in activations.items():
        for o, (loss, outputs) in losses.items():
            widths = (3, 5, 4, outputs)
            n = sum(widths[l] * (widths[l - 1] + 1) for l in range(1, 4))
            yield f"{a} {o}", n, lambda w, f=loss, s=widths, h=activation: f(scores(w, s, h))


def main():
    here = Path(__file__).resolve().parents[2] / "resources" / "golden"
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else here
    with (directory / "models.csv").open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out, lineterminator="\n")
        lines.writerow(["case", "t", "loss and gradient"])
        for name, n, f in cases():
            value, gradient = jax.value_and_grad(f)(parameters(n))
            lines.writerow([name, 0, repr(float(value)), *(repr(float(v)) for v in gradient)])


main()
