"""What stands around a function: wrappers.csv along protocol G, sam.csv.

wrappers.csv   gradient descent behind optax's or PyTorch's clipping. As a matrix the parameters are
               2 x 2: in optax, inputs x outputs, the rows of the course are columns.
sam.csv        x after some updates of gradient descent with SAM and ASAM on Rosenbrock's function
               from (-0.5, 0.5), in 60-digit arithmetic. ASAM's eta is that of its paper; with 0 it
               is what pytorch_optimizer does. Two cases end at 100: later, errors grow.

SHARPNESS is transcribed from runs in float64 elsewhere.
"""

import jax.numpy as jnp
import mpmath
import numpy as np
import optax
import torch
from common import HEAD, START, UPDATES, close, gradient, lines, with_torch

SHARPNESS = {
    "sam rho=0.05": {
        20: (-0.5598021427158819, 0.3485169421680323),
        100: (-0.3949973285013083, 0.1741538255266274),
    },
    "asam rho=0.05 eta=0": {
        20: (-0.5899139137781678, 0.3475519082963092),
        100: (-0.4601204871444796, 0.2228029527558446),
        500: (0.2588758397746427, 0.05942073580022408),
    },
}


def behind(transform, matrix=False):
    """Gradient descent at 0.1 behind an optax transform, the parameters as a 2 x 2 matrix or flat."""
    shape = (lambda v: jnp.asarray(v).reshape(2, 2).T) if matrix else jnp.asarray
    flat = (lambda v: np.asarray(v).T.reshape(4)) if matrix else np.asarray
    transform = optax.chain(transform, optax.sgd(0.1))
    x = shape(START)
    state = transform.init(x)
    path = []
    for t in range(1, UPDATES + 1):
        change, state = transform.update(shape(gradient(t)), state, x)
        x = optax.apply_updates(x, change)
        path.append(flat(x))
    return path


def clipped_by_torch(clip):
    """PyTorch's clip_grad_..._ before each of its updates."""

    class Clipped(torch.optim.SGD):
        def step(self):
            clip(self.param_groups[0]["params"])
            super().step()

    return with_torch(lambda p: Clipped(p, 0.1))


def penalized(l1):
    """PyTorch's derivative of the sum of absolute values."""

    class Penalized(torch.optim.SGD):
        def step(self):
            (x,) = self.param_groups[0]["params"]
            leaf = x.detach().clone().requires_grad_()
            (l1 * leaf.abs().sum()).backward()
            x.grad += leaf.grad
            super().step()

    return with_torch(lambda p: Penalized(p, 0.1))


def wrappers():
    utils = torch.nn.utils
    cases = {
        "l1 0.3": penalized(0.3),
        "clipNorm 0.7": clipped_by_torch(lambda p: utils.clip_grad_norm_(p, 0.7)),
        "clipValue 0.4": behind(optax.clip(0.4)),
        "adaptiveClip 0.1 matrix": behind(optax.adaptive_grad_clip(0.1), matrix=True),
        "adaptiveClip 0.4 matrix": behind(optax.adaptive_grad_clip(0.4), matrix=True),
        "adaptiveClip 0.2 vector": behind(optax.adaptive_grad_clip(0.2)),
    }
    close(clipped_by_torch(lambda p: utils.clip_grad_value_(p, 0.4)), cases["clipValue 0.4"])
    return lines(cases)


def slope(x, y):
    return (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x))


def shifted(rho, weights):
    """The gradient at x + rho T^2 g / (|T g| + 1e-12)."""

    def at(point):
        w = weights(point)
        g = slope(*point)
        norm = mpmath.sqrt(sum((wi * gi) ** 2 for wi, gi in zip(w, g)))
        scale = rho / (norm + mpmath.mpf(1e-12))
        return slope(*(p + scale * wi**2 * gi for p, wi, gi in zip(point, w, g)))

    return at


def sam():
    seen = (1, 2, 5, 10, 20, 50, 100, 500)
    rows = []
    with mpmath.workdps(60):
        rho, lr = mpmath.mpf(0.05), mpmath.mpf(0.001)
        cases = {
            "sam rho=0.05": shifted(rho, lambda p: (1, 1)),
            "asam rho=0.05 eta=0": shifted(rho, lambda p: [abs(v) for v in p]),
            "asam rho=0.05": shifted(rho, lambda p: [abs(v) + mpmath.mpf(0.01) for v in p]),
            "asam rho=0.2 eta=0.3": shifted(
                mpmath.mpf(0.2), lambda p: [abs(v) + mpmath.mpf(0.3) for v in p]
            ),
        }
        for name, at in cases.items():
            x = (mpmath.mpf(-0.5), mpmath.mpf(0.5))
            for t in range(1, (500 if name.startswith("asam rho=0.05") else 100) + 1):
                x = tuple(p - lr * d for p, d in zip(x, at(x)))
                if t in seen:
                    rows.append((name, t, *map(float, x)))
                if t in SHARPNESS.get(name, {}):
                    np.testing.assert_allclose(
                        [float(v) for v in x], SHARPNESS[name][t], rtol=1e-13
                    )
    return rows


FILES = {
    "wrappers.csv": (HEAD, wrappers),
    "sam.csv": (("case", "t", "x", "y"), sam),
}
