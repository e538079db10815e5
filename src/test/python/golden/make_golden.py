"""Writes the golden values of the methods and schedules: src/test/resources/golden/*.csv.

    python make_golden.py            writes the files
    python make_golden.py DIRECTORY  writes them there

Ran with Python 3.11.7, numpy 2.4.6, jax 0.10.2 in float64, optax 0.2.8, keras 3.15.1 in float64
on its JAX backend, mpmath 1.4.1 (requirements.txt).

methods.csv    Protocol G, an open loop: x0 = (1, -2, 0.5, 3); the gradient of update t = 1, 2, ...
               has the coordinates (((t (2i + 3) + i^2) mod 7) - 3) / (i + 1), i = 0 .. 3, whatever
               x is. So g1 = (0, 1.5, 1/3, 0.25): one coordinate begins with an exact zero, one
               gradient is constant. x after each of 20 updates, from optax or Keras.
               Dampened momentum is in neither library: it is written out here in numpy and checked
               against PyTorch's values.
rosenbrock.csv x after some updates of f = (1 - x)^2 + 100 (y - x^2)^2 from (-0.5, 0.5), in 60-digit
               arithmetic with the settings as doubles.
schedules.csv  The values of the schedules in 40-digit arithmetic, checked against optax.

TORCH and ROSENBROCK below are transcribed: x after updates 1, 2 and 20 on protocol G as PyTorch
2.13.0 gives it in float64, and the float64 run on Rosenbrock's function. PyTorch itself is not
needed here (its wheel is half a gigabyte); every value made here must agree with them.
"""

import math
import os
import sys
from pathlib import Path

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax

jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp
import keras
import mpmath
import numpy as np
import optax

keras.config.set_floatx("float64")

UPDATES = 20
START = np.array([1, -2, 0.5, 3])

TORCH = {
    "sgd lr=0.1": {
        1: (1, -2.1499999999999999, 0.46666666666666667, 2.9750000000000001),
        2: (0.69999999999999996, -2.1999999999999997, 0.43333333333333335, 2.8999999999999999),
        20: (0.69999999999999984, -2.1000000000000001, -0.16666666666666655, 2.9750000000000001),
    },
    "sgd lr=0.1 l2=0.01": {
        1: (0.999, -2.1480000000000001, 0.46616666666666667, 2.972),
        2: (0.69800099999999998, -2.1958520000000004, 0.43236716666666669, 2.894028),
        20: (0.68405515418659635, -2.0583966171826282, -0.17027673993407655, 2.9165826960542125),
    },
    "momentum lr=0.1 beta=0.9": {
        1: (1, -2.1499999999999999, 0.46666666666666667, 2.9750000000000001),
        2: (0.69999999999999996, -2.335, 0.40333333333333332, 2.8774999999999999),
        20: (-0.95737173977332002, -2.8862116077435704, -3.5313966304383753, 2.5351282660827947),
    },
    "momentum lr=0.1 beta=0.9 dampening=0.5": {
        1: (1, -2.1499999999999999, 0.46666666666666667, 2.9750000000000001),
        2: (0.84999999999999998, -2.3100000000000001, 0.41999999999999998, 2.915),
        20: (0.021314130113339873, -3.101923312928859, -1.6621022061207598, 2.6577612148652183),
    },
    "nesterov lr=0.1 beta=0.9": {
        1: (1, -2.2850000000000001, 0.43666666666666665, 2.9525000000000001),
        2: (0.42999999999999994, -2.5015000000000001, 0.34633333333333333, 2.7897500000000002),
        20: (-1.061634565795988, -2.8975904469692138, -3.7949236340612047, 2.5566154394745153),
    },
    "nesterov lr=0.1 beta=0.9 l2=0.01": {
        1: (0.99809999999999999, -2.2812000000000001, 0.43571666666666664, 2.9468000000000001),
        2: (0.42539361000000009, -2.4917457199999999, 0.34415047166666662, 2.77602108),
        20: (-1.0526030549484768, -2.5760539242321481, -3.6991457651684336, 2.219279434469704),
    },
    "adam lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8": {
        1: (1, -2.0009999999933332, 0.49900000003, 2.9990000000400001),
        2: (0.99925586317994008, -2.0018710639362651, 0.49800000006, 2.9980822189374341),
        20: (0.99745147570859916, -2.0029713444843216, 0.48000000060000003, 2.9966887915196843),
    },
    "adam lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8 l2=0.1": {
        1: (0.99900000010000001, -2.0009999999923078, 0.49900000002608697, 2.999000000018182),
        2: (0.99823465633657305, -2.0018202460873233, 0.49800000686131179, 2.9980299497872376),
        20: (0.99554511439158666, -1.9994547745470246, 0.480006200912522, 2.9881545322191618),
    },
}

ROSENBROCK = {
    "gradient descent lr=0.001": {
        20: (-0.5921568443412673, 0.3585020844670449),
        100: (-0.4780429854694643, 0.2359239673216565),
        500: (0.2421461873847788, 0.05567575053613989),
    },
    "momentum lr=0.001 beta=0.9": {
        20: (-0.2192803003136994, 0.1075090246060984),
        100: (0.6468108177081126, 0.4179172031498375),
        500: (0.9588581626563454, 0.9192401574368786),
    },
    "nesterov lr=0.001 beta=0.9": {
        20: (-0.3785496705593567, 0.1485901963360874),
        100: (0.601530575685043, 0.3598237598717062),
        500: (0.9557710073832797, 0.9133163972556767),
    },
    "adam lr=0.01 beta1=0.9 beta2=0.999 eps=1e-8": {
        20: (-0.6393686811613039, 0.3550056834021859),
        100: (-0.5348041013643626, 0.2927516216492465),
        500: (0.4112277483033991, 0.1662671952040287),
    },
}

SCHEDULES = {
    "cosine 0.1 0.001 20": {0: 0.1, 1: 0.09939057285945932, 10: 0.0505, 20: 0.001},
    "exponential 0.1 0.95": {1: 0.095, 10: 0.05987369392383787, 100: 0.0005920529220333997},
    "exponential of rate 0.1 0.05": {
        1: 0.09512294245007141,
        10: 0.06065306597126335,
        100: 0.0006737946999085467,
    },
}


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


def dampened(lr, beta, dampening, l2=0.0):
    """PyTorch: the first gradient enters the buffer whole, later ones with weight 1 - dampening."""
    x = START.copy()
    b = np.zeros(4)
    path = []
    for t in range(1, UPDATES + 1):
        g = gradient(t) + l2 * x
        b = beta * b + (g if t == 1 else (1 - dampening) * g)
        x = x - lr * b
        path.append(x)
    return path


def in_float64(schedule):
    """optax counts in int32, and a quotient of int32 is float32."""
    return lambda count: schedule(jnp.asarray(count, jnp.float64))


def step(initial, factor, every):
    return lambda t: initial * factor ** (t // every)


def methods():
    drop = in_float64(optax.exponential_decay(0.1, 5, 0.1, staircase=True))
    half = in_float64(optax.cosine_decay_schedule(0.07, 20))
    cases = {
        "sgd lr=0.1": with_optax(optax.sgd(0.1)),
        "sgd lr=0.1 l2=0.01": with_optax(optax.sgd(0.1), 0.01),
        "sgd lr=0.03 l2=0.2": with_optax(optax.sgd(0.03), 0.2),
        "momentum lr=0.1 beta=0.9": with_optax(optax.sgd(0.1, 0.9)),
        "momentum lr=0.1 beta=0.9 dampening=0.5": dampened(0.1, 0.9, 0.5),
        "momentum lr=0.02 beta=0.75 dampening=0.25 l2=0.05": dampened(0.02, 0.75, 0.25, 0.05),
        "momentum lr=step(0.1 0.1 5) beta=0.9": with_optax(optax.sgd(drop, 0.9)),
        "heavyBall lr=0.1 beta=0.9": with_keras(step(0.1, 1, 1), 0.9),
        "heavyBall lr=step(0.1 0.1 5) beta=0.9": with_keras(step(0.1, 0.1, 5), 0.9),
        "heavyBall lr=step(0.05 0.5 3) beta=0.6": with_keras(step(0.05, 0.5, 3), 0.6),
        "nesterov lr=0.1 beta=0.9": with_optax(optax.sgd(0.1, 0.9, nesterov=True)),
        "nesterov lr=0.1 beta=0.9 l2=0.01": with_optax(optax.sgd(0.1, 0.9, nesterov=True), 0.01),
        "nesterov lr=cosine(0.07 0 20) beta=0.8": with_optax(optax.sgd(half, 0.8, nesterov=True)),
        "adam lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8": with_optax(optax.adam(0.001)),
        "adam lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8 l2=0.1": with_optax(optax.adam(0.001), 0.1),
        "adam lr=0.02 beta1=0.8 beta2=0.95 eps=1e-3": with_optax(optax.adam(0.02, 0.8, 0.95, 1e-3)),
        "adam lr=cosine(0.07 0 20) beta1=0.9 beta2=0.999 eps=1e-8 l2=0.3": with_optax(
            optax.adam(half), 0.3
        ),
    }
    close(cases["heavyBall lr=0.1 beta=0.9"], cases["momentum lr=0.1 beta=0.9"])
    close(with_keras(step(0.1, 1, 1), 0.9, nesterov=True), cases["nesterov lr=0.1 beta=0.9"])
    close(dampened(0.1, 0.9, 0), cases["momentum lr=0.1 beta=0.9"])
    for name, rows in TORCH.items():
        for t, row in rows.items():
            close(cases[name][t - 1], row)
    return [
        (name, t + 1, *map(float, x)) for name, path in cases.items() for t, x in enumerate(path)
    ]


def rosenbrock():
    seen = (1, 2, 5, 10, 20, 50, 90, 100, 200, 500)
    lines = []
    for name, update in {
        "gradient descent lr=0.001": momentum_rule(0.001, 0, nesterov=False),
        "momentum lr=0.001 beta=0.9": momentum_rule(0.001, 0.9, nesterov=False),
        "nesterov lr=0.001 beta=0.9": momentum_rule(0.001, 0.9, nesterov=True),
        "adam lr=0.01 beta1=0.9 beta2=0.999 eps=1e-8": adam_rule(0.01, 0.9, 0.999, 1e-8),
    }.items():
        with mpmath.workdps(60):
            x, y = mpmath.mpf(-0.5), mpmath.mpf(0.5)
            for t in range(1, max(seen) + 1):
                slope = (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x))
                x, y = (p - d for p, d in zip((x, y), update(t, slope)))
                if t in seen:
                    lines.append((name, t, float(x), float(y)))
                if t in ROSENBROCK[name]:
                    close((float(x), float(y)), ROSENBROCK[name][t])
    return lines


def momentum_rule(lr, beta, nesterov):
    lr, beta = mpmath.mpf(lr), mpmath.mpf(beta)
    b = [mpmath.mpf(0)] * 2

    def update(t, g):
        b[:] = [beta * bi + gi for bi, gi in zip(b, g)]
        return [lr * (gi + beta * bi if nesterov else bi) for bi, gi in zip(b, g)]

    return update


def adam_rule(lr, beta1, beta2, eps):
    lr, b1, b2, eps = map(mpmath.mpf, (lr, beta1, beta2, eps))
    m = [mpmath.mpf(0)] * 2
    v = [mpmath.mpf(0)] * 2

    def update(t, g):
        m[:] = [b1 * mi + (1 - b1) * gi for mi, gi in zip(m, g)]
        v[:] = [b2 * vi + (1 - b2) * gi * gi for vi, gi in zip(v, g)]
        return [
            lr * (mi / (1 - b1**t)) / (mpmath.sqrt(vi / (1 - b2**t)) + eps) for mi, vi in zip(m, v)
        ]

    return update


def schedules():
    times = (0, 1, 2, 4, 5, 6, 9, 10, 11, 19, 20, 21, 30, 40, 100, 1000)
    mp = mpmath.mpf
    cases = {
        "constant 0.1": (
            lambda t: mp(0.1),
            optax.constant_schedule(0.1),
        ),
        "step 0.1 0.1 5": (
            lambda t: mp(0.1) * mp(0.1) ** (t // 5),
            optax.exponential_decay(0.1, 5, 0.1, staircase=True),
        ),
        "step 0.3 0.5 10": (
            lambda t: mp(0.3) * mp(0.5) ** (t // 10),
            optax.exponential_decay(0.3, 10, 0.5, staircase=True),
        ),
        "exponential 0.1 0.95": (
            lambda t: mp(0.1) * mp(0.95) ** t,
            optax.exponential_decay(0.1, 1, 0.95),
        ),
        "exponential of rate 0.1 0.05": (
            lambda t: mp(0.1) * mpmath.exp(-mp(0.05) * t),
            optax.exponential_decay(0.1, 1, math.exp(-0.05)),
        ),
        "cosine 0.1 0.001 20": (
            lambda t: mp(0.001)
            + (mp(0.1) - mp(0.001)) / 2 * (1 + mpmath.cos(mpmath.pi * min(t, 20) / 20)),
            optax.cosine_decay_schedule(0.1, 20, alpha=0.01),
        ),
        "cosine 0.5 0.0 7": (
            lambda t: mp(0.5) / 2 * (1 + mpmath.cos(mpmath.pi * min(t, 7) / 7)),
            optax.cosine_decay_schedule(0.5, 7),
        ),
    }
    lines = []
    for name, (exact, library) in cases.items():
        with mpmath.workdps(40):
            for t in times:
                value = float(exact(t))
                close(value, float(library(t)))
                if t in SCHEDULES.get(name, {}):
                    close(value, SCHEDULES[name][t])
                lines.append((name, t, value))
    return lines


def close(got, expected):
    np.testing.assert_allclose(got, expected, rtol=2e-14, atol=2e-15)


def write(path, head, lines):
    text = "".join(",".join(map(str, line)) + "\n" for line in [head, *lines])
    path.write_text(text, encoding="utf-8", newline="\n")


def main(to):
    write(to / "methods.csv", ("case", "t", "x0", "x1", "x2", "x3"), methods())
    write(to / "rosenbrock.csv", ("case", "t", "x", "y"), rosenbrock())
    write(to / "schedules.csv", ("case", "t", "value"), schedules())


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else here.parents[1] / "resources" / "golden")
