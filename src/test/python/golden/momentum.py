"""Gradient descent, momentum, Nesterov and Adam: methods.csv along protocol G, rosenbrock.csv.

methods.csv    from optax or Keras. Dampened momentum is in neither: it is written out here in
               numpy and checked against PyTorch.
rosenbrock.csv x after some updates of f = (1 - x)^2 + 100 (y - x^2)^2 from (-0.5, 0.5), in 60-digit
               arithmetic with the settings as doubles.

TORCH and ROSENBROCK are transcribed from runs of PyTorch 2.13.0 elsewhere: a second machine.
"""

import mpmath
import numpy as np
import optax
import torch
from common import (
    HEAD,
    START,
    UPDATES,
    agree,
    close,
    gradient,
    in_float64,
    lines,
    step,
    with_keras,
    with_optax,
    with_torch,
)

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
    sgd = torch.optim.SGD
    close(dampened(0.1, 0.9, 0.5), with_torch(lambda p: sgd(p, 0.1, 0.9, dampening=0.5)))
    close(
        dampened(0.02, 0.75, 0.25, 0.05),
        with_torch(lambda p: sgd(p, 0.02, 0.75, dampening=0.25, weight_decay=0.05)),
    )
    agree(cases, TORCH)
    return lines(cases)


def rosenbrock():
    seen = (1, 2, 5, 10, 20, 50, 90, 100, 200, 500)
    rows = []
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
                    rows.append((name, t, float(x), float(y)))
                if t in ROSENBROCK[name]:
                    close((float(x), float(y)), ROSENBROCK[name][t])
    return rows


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


FILES = {
    "methods.csv": (HEAD, methods),
    "rosenbrock.csv": (("case", "t", "x", "y"), rosenbrock),
}
