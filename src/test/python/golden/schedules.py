"""The schedules in 40-digit arithmetic, checked against optax: schedules.csv."""

import math

import mpmath
import optax
from common import close

SCHEDULES = {
    "cosine 0.1 0.001 20": {0: 0.1, 1: 0.09939057285945932, 10: 0.0505, 20: 0.001},
    "exponential 0.1 0.95": {1: 0.095, 10: 0.05987369392383787, 100: 0.0005920529220333997},
    "exponential of rate 0.1 0.05": {
        1: 0.09512294245007141,
        10: 0.06065306597126335,
        100: 0.0006737946999085467,
    },
}


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
    rows = []
    for name, (exact, library) in cases.items():
        with mpmath.workdps(40):
            for t in times:
                value = float(exact(t))
                close(value, float(library(t)))
                if t in SCHEDULES.get(name, {}):
                    close(value, SCHEDULES[name][t])
                rows.append((name, t, value))
    return rows


FILES = {"schedules.csv": (("case", "t", "value"), schedules)}
