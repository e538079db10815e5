"""The schedules: schedules.csv, cycles.csv, plateau.csv.

schedules.csv  each schedule in 40-digit arithmetic, checked against those of PyTorch, optax, Keras
               and pytorch_optimizer that say the same where they say the same.
cycles.csv     along protocol G, PyTorch's methods under PyTorch's schedules that move the momentum
               together with the learning rate.
plateau.csv    PyTorch's ReduceLROnPlateau at a learning rate of 1: the metric of each call and the
               learning rate after it.

SCHEDULES is transcribed from runs of PyTorch 2.13.0 elsewhere: a second machine.
"""

import math
import warnings

import jax.numpy as jnp
import mpmath
import numpy as np
import optax
import torch
from common import HEAD, START, UPDATES, close, gradient, in_float64, lines
from keras.optimizers import schedules as keras
from mpmath import mpf as mp
from pytorch_optimizer.lr_scheduler.wsd import get_wsd_schedule
from torch.optim import lr_scheduler as lrs

TIMES = (0, 1, 2, 4, 5, 6, 9, 10, 11, 19, 20, 21, 30, 40, 100, 1000)

SCHEDULES = {
    "cosine 0.1 0.001 20": {0: 0.1, 1: 0.09939057285945932, 10: 0.0505, 20: 0.001},
    "exponential 0.1 0.95": {1: 0.095, 10: 0.05987369392383787, 100: 0.0005920529220333997},
    "exponential of rate 0.1 0.05": {
        1: 0.09512294245007141,
        10: 0.06065306597126335,
        100: 0.0006737946999085467,
    },
    "polynomial 0.1 0.0 20 2.0": {1: 0.09025, 10: 0.025, 20: 0, 21: 0},
    "linear 0.03333333333333333 0.1 5": {
        0: 0.03333333333333333,
        1: 0.04666666666666667,
        4: 0.08666666666666667,
        5: 0.1,
        6: 0.1,
    },
    "warmRestarts 0.1 0.001 5 multiplier 2": {
        0: 0.1,
        4: 0.010453658778440109,
        5: 0.1,
        9: 0.0657963412215599,
        14: 0.0034227024433899004,
        15: 0.1,
        34: 0.001609427140540686,
        35: 0.1,
    },
    # There t is counted from 1.
    "noam 512 4000": {
        0: 1.746928107421711e-07,
        1999: 0.0003493856214843422,
        3999: 0.0006987712429686843,
        7999: 0.0004941058844013093,
        99999: 0.00013975424859373687,
    },
    "stable 5 10 linear 0.1 0.01 5": {
        0: 0.02,
        4: 0.1,
        15: 0.1,
        16: 0.082,
        19: 0.028,
        20: 0.01,
        21: 0.01,
    },
    "stable 5 10 cooldown 0.1 0.0 5 0.5": {
        16: 0.05527864045000422,
        19: 0.010557280900008416,
        20: 0,
    },
    "oneCycle 0.1 60": {
        0: 0.004,
        1: 0.004817291215172714,
        10: 0.06513582352345998,
        17: 0.1,
        18: 0.09986019041829958,
        40: 0.04254811649964451,
        59: 4e-7,
    },
    "momentum of oneCycle 0.1 60": {
        0: 0.95,
        1: 0.9491486549841951,
        10: 0.8863168504963959,
        17: 0.85,
        18: 0.850139810140941,
        40: 0.9074521133088087,
        59: 0.95,
    },
    "oneCycle 0.1 60 fall 0.3 linear": {
        0: 0.004,
        17: 0.1,
        18: 0.0943529411764706,
        34: 0.004,
        35: 0.003840016,
        59: 4e-7,
    },
    "momentum of oneCycle 0.1 60 fall 0.3 linear": {
        0: 0.95,
        17: 0.85,
        18: 0.8558823529411764,
        34: 0.95,
        35: 0.95,
        59: 0.95,
    },
    "triangular 0.01 0.1 4 down 6": {0: 0.01, 2: 0.055, 4: 0.1, 5: 0.085, 9: 0.025, 10: 0.01},
    "momentum of triangular 0.01 0.1 4 down 6": {
        0: 0.9,
        2: 0.85,
        4: 0.8,
        5: 0.8166666666666667,
        9: 0.8833333333333333,
        10: 0.9,
    },
    "triangular2 0.01 0.1 4 down 6": {14: 0.055, 24: 0.0325},
    "momentum of triangular2 0.01 0.1 4 down 6": {14: 0.85, 24: 0.875},
    "exponentialRange 0.01 0.1 4 0.99 down 6": {
        2: 0.0541045,
        4: 0.0964536409,
        14: 0.08818712314920803,
        24: 0.08071103267264967,
    },
    "momentum of exponentialRange 0.01 0.1 4 0.99 down 6": {
        2: 0.850995,
        4: 0.803940399,
        14: 0.8131254187231023,
        24: 0.8214321859192781,
    },
}


# ---- the formulas


def fall(first, last, length, left):
    """left: the share of the fall that is left when a share u of the time has passed."""
    return lambda t: mp(last) + (mp(first) - mp(last)) * left(mp(min(t, length)) / length)


def half_cosine(u):
    return (1 + mpmath.cos(mpmath.pi * u)) / 2


def straight(u):
    return 1 - u


def warmup(w, schedule):
    return lambda t: schedule(0) * (t + 1) / w if t < w else schedule(t - w)


def then(first, at, following):
    return lambda t: first(t) if t < at else following(t - at)


def stable(w, s, decay):
    return lambda t: decay(0) * (t + 1) / w if t < w else decay(max(0, t - w - s))


def restarts(first, lowest, period, multiplier=1, decay=1):
    def at(t):
        since, length, height = mp(t), mp(period), mp(first) - mp(lowest)
        while since >= length:
            since, length, height = since - length, length * multiplier, height * mp(decay)
        return mp(lowest) + height * half_cosine(since / length)

    return at


def one_cycle(peak, length, rise, back, divisor, last_divisor, left):
    """The learning rate, and how high it stands; back: 0, or the share of the way back."""
    first = mp(peak) / divisor
    last = first / mp(last_divisor)
    top = mp(rise) * length - 1
    end = top + mp(back) * length - 1 if back else mp(length - 1)

    def at(t):
        t = min(t, length - 1)
        if t <= top:
            u = left(t / top)
            return peak + (first - peak) * u, 1 - u
        if t <= end:
            u = left((t - top) / (end - top))
            bottom = first if back else last
            return bottom + (peak - bottom) * u, u
        return last + (first - last) * left((t - end) / (length - 1 - end)), mp(0)

    return at


def cyclical(lowest, highest, up, down, cycle_factor=1, update_factor=1):
    def at(t):
        since = t % (up + down)
        f = mp(since) / up if since <= up else mp(up + down - since) / down
        h = f * mp(cycle_factor) ** (t // (up + down)) * mp(update_factor) ** t
        return mp(lowest) + (mp(highest) - mp(lowest)) * h, h

    return at


# ---- the libraries: each gives a function of t


def with_optax(schedule):
    return lambda t: float(in_float64(schedule)(t))


def with_keras(schedule):
    return lambda t: float(schedule(jnp.asarray(t, jnp.float64)))


def with_torch(make, peak, key="lr", step=None):
    """make: optimizer -> scheduler; the values of t = 0 .. 1000, or fewer where it throws."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], peak, momentum=0.5)
    scheduler = make(optimizer)
    values = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of SequentialLR, about itself
        for t in range(1001):
            values.append(optimizer.param_groups[0][key])
            optimizer.step()
            try:
                scheduler.step() if step is None else scheduler.step(step(t + 1))
            except ValueError:
                break
    return values.__getitem__


def sequence(at, first, following):
    return lambda o: lrs.SequentialLR(o, [first(o), following(o)], [at])


def within(last, library, first=0):
    """Only from first to last does the library say the same."""
    return lambda t: library(t) if first <= t <= last else None


def nearly(exact, schedule):
    """Keras's restarts go through float32 on the way."""

    def at(t):
        np.testing.assert_allclose(with_keras(schedule)(t), float(exact(t)), rtol=1e-5, atol=1e-6)

    return at


def decays():
    """The case, its formula, the libraries; further times."""
    third = 0.03333333333333333
    yield "constant 0.1", lambda t: mp(0.1), [with_optax(optax.constant_schedule(0.1))], ()
    for first, factor, every in ((0.1, 0.1, 5), (0.3, 0.5, 10)):
        yield (
            f"step {first} {factor} {every}",
            lambda t, first=first, factor=factor, every=every: (
                mp(first) * mp(factor) ** (t // every)
            ),
            [
                with_optax(optax.exponential_decay(first, every, factor, staircase=True)),
                with_torch(lambda o: lrs.StepLR(o, every, factor), first),
            ],
            (),
        )
    yield (
        "multiStep 0.1 0.1 5 10 10 30",
        lambda t: mp(0.1) * mp(0.1) ** sum(m <= t for m in (5, 10, 10, 30)),
        [
            with_optax(optax.piecewise_constant_schedule(0.1, {5: 0.1, 10: 0.01, 30: 0.1})),
            with_torch(lambda o: lrs.MultiStepLR(o, [5, 10, 10, 30], 0.1), 0.1),
        ],
        (29, 31),
    )
    yield (
        "exponential 0.1 0.95",
        lambda t: mp(0.1) * mp(0.95) ** t,
        [
            with_optax(optax.exponential_decay(0.1, 1, 0.95)),
            with_torch(lambda o: lrs.ExponentialLR(o, 0.95), 0.1),
        ],
        (),
    )
    yield (
        "exponential of rate 0.1 0.05",
        lambda t: mp(0.1) * mpmath.exp(-mp(0.05) * t),
        [with_optax(optax.exponential_decay(0.1, 1, math.exp(-0.05)))],
        (),
    )
    yield (
        "inverseTime 0.5 0.04",
        lambda t: mp(0.5) / (1 + mp(0.04) * t),
        [with_keras(keras.InverseTimeDecay(0.5, 50, 2.0))],
        (25,),
    )
    yield (
        f"linear {third} 0.1 5",
        fall(third, 0.1, 5, straight),
        [
            with_optax(optax.linear_schedule(third, 0.1, 5)),
            with_torch(lambda o: lrs.LinearLR(o, 1 / 3, 1, 5), 0.1),
        ],
        (),
    )
    yield (
        "linear 0.2 0.02 10",
        fall(0.2, 0.02, 10, straight),
        [
            with_optax(optax.linear_schedule(0.2, 0.02, 10)),
            with_torch(lambda o: lrs.LinearLR(o, 1, 0.1, 10), 0.2),
        ],
        (),
    )
    yield (
        "polynomial 0.1 0.0 20 2.0",
        fall(0.1, 0, 20, lambda u: (1 - u) ** 2),
        [
            with_optax(optax.polynomial_schedule(0.1, 0, 2, 20)),
            with_torch(lambda o: lrs.PolynomialLR(o, 20, 2), 0.1),
        ],
        (),
    )
    yield (
        "polynomial 0.1 0.02 7 0.5",
        fall(0.1, 0.02, 7, lambda u: mpmath.sqrt(1 - u)),
        [
            with_optax(optax.polynomial_schedule(0.1, 0.02, 0.5, 7)),
            with_keras(keras.PolynomialDecay(0.1, 7, 0.02, 0.5)),
        ],
        (7, 8),
    )
    for name, first, last, length in (
        ("cosine 0.1 0.001 20", 0.1, 0.001, 20),
        ("cosine 0.5 0.0 7", 0.5, 0, 7),
    ):
        yield (
            name,
            fall(first, last, length, half_cosine),
            [
                with_optax(optax.cosine_decay_schedule(first, length, alpha=last / first)),
                within(
                    length,
                    with_torch(lambda o: lrs.CosineAnnealingLR(o, length, last), first),
                ),
            ],
            (7, 8),
        )
    yield "cooldown 0.1 0.0 5 0.5", fall(0.1, 0, 5, lambda u: 1 - mpmath.sqrt(u)), [], (3,)
    yield "cooldown 0.4 0.1 9 2.0", fall(0.4, 0.1, 9, lambda u: 1 - u**2), [], (8,)
    yield (
        "inverseSquareRoot 0.1 8.0",
        lambda t: mp(0.1) / mpmath.sqrt((mp(t) + 8) / 8),
        [],
        (24,),
    )


def composed():
    w = 5
    rise = lambda o: lrs.LinearLR(o, 1 / w, 1, w - 1)
    yield (
        "noam 512 4000",
        lambda t: mp(512) ** -0.5 * min(mp(t + 1) ** -0.5, (t + 1) * mp(4000) ** -1.5),
        [],
        (1999, 3998, 3999, 4000, 7999, 99999),
    )
    yield (
        "noam 64 10 scale 2.5",
        lambda t: mp(2.5) / 8 * min(mp(t + 1) ** -0.5, (t + 1) * mp(10) ** -1.5),
        [],
        (8,),
    )
    yield (
        "cosine 0.1 0.0 15 warmup 5",
        warmup(w, fall(0.1, 0, 15, half_cosine)),
        [
            within(
                20, with_torch(sequence(w, rise, lambda o: lrs.CosineAnnealingLR(o, 15)), 0.1)
            ),
            within(1000, with_optax(optax.warmup_cosine_decay_schedule(0, 0.1, w, 20)), w),
        ],
        (3,),
    )
    yield (
        "linear 0.1 0.0 15 warmup 5",
        warmup(w, fall(0.1, 0, 15, straight)),
        [with_torch(sequence(w, rise, lambda o: lrs.LinearLR(o, 1, 0, 15)), 0.1)],
        (3,),
    )
    yield (
        "inverseSquareRoot 0.1 5.0 warmup 5",
        lambda t: mp(0.1) * (t + 1) / 5 if t < 5 else mp(0.1) * mpmath.sqrt(mp(5) / t),
        [],
        (3,),
    )
    yield (
        "step 0.1 0.5 3 then 7 exponential 0.2 0.9",
        then(lambda t: mp(0.1) * mp(0.5) ** (t // 3), 7, lambda t: mp(0.2) * mp(0.9) ** t),
        [
            with_optax(
                optax.join_schedules(
                    [
                        in_float64(optax.exponential_decay(0.1, 3, 0.5, staircase=True)),
                        in_float64(optax.exponential_decay(0.2, 1, 0.9)),
                    ],
                    [7],
                )
            )
        ],
        (3, 7, 8),
    )
    yield (
        "cosine 0.1 0.01 10 then 10 linear 0.01 0.05 10",
        then(fall(0.1, 0.01, 10, half_cosine), 10, fall(0.01, 0.05, 10, straight)),
        [
            with_torch(
                sequence(
                    10,
                    lambda o: lrs.CosineAnnealingLR(o, 10, 0.01),
                    lambda o: lrs.LinearLR(o, 0.1, 0.5, 10),
                ),
                0.1,
            )
        ],
        (),
    )
    yield (
        "stable 5 10 linear 0.1 0.01 5",
        stable(w, 10, fall(0.1, 0.01, 5, straight)),
        [],
        (15, 16, 18),
    )
    for name, last, left, kind in (
        ("cooldown 0.1 0.0 5 0.5", 0, lambda u: 1 - mpmath.sqrt(u), "1-sqrt"),
        ("cooldown 0.1 0.0 5 2.0", 0, lambda u: 1 - u**2, "1-square"),
        ("cosine 0.1 0.02 5", 0.02, half_cosine, "cosine"),
    ):
        wsd = lambda o: get_wsd_schedule(o, w, 10, 5, last / 0.1, cooldown_type=kind)
        yield (
            "stable 5 10 " + name,
            stable(w, 10, fall(0.1, last, 5, left)),
            [within(1000, with_torch(wsd, 0.1), w)],
            (15, 16, 18),
        )


def restarting():
    warm = lrs.CosineAnnealingWarmRestarts
    yield (
        "warmRestarts 0.1 0.001 5 multiplier 2",
        restarts(0.1, 0.001, 5, 2),
        [with_torch(lambda o: warm(o, 5, 2, 0.001), 0.1)],
        (14, 15, 16, 34, 35, 36),
    )
    yield (
        "warmRestarts 0.3 0.0 10",
        restarts(0.3, 0, 10),
        [
            with_torch(lambda o: warm(o, 10), 0.3),
            nearly(restarts(0.3, 0, 10), keras.CosineDecayRestarts(0.3, 10, 1.0)),
        ],
        (29,),
    )
    # Ten epochs of seven updates: PyTorch is told the epoch with its fraction.
    yield (
        "warmRestarts 0.1 0.0 70 multiplier 2",
        restarts(0.1, 0, 70, 2),
        [with_torch(lambda o: warm(o, 10, 2), 0.1, step=lambda t: t / 7)],
        (69, 70, 71, 209, 210, 211),
    )
    yield (
        "warmRestarts 0.1 0.001 1 multiplier 3",
        restarts(0.1, 0.001, 1, 3),
        [with_torch(lambda o: warm(o, 1, 3, 0.001), 0.1)],
        (3, 12, 13, 14, 39, 120, 121, 122, 363, 364, 365),
    )
    yield (
        "warmRestarts 0.2 0.04 4 multiplier 2 decay 0.7",
        restarts(0.2, 0.04, 4, 2, 0.7),
        [nearly(restarts(0.2, 0.04, 4, 2, 0.7), keras.CosineDecayRestarts(0.2, 4, 2.0, 0.7, 0.2))],
        (3, 12, 27, 28, 29),
    )
    yield (
        "warmRestarts 0.2 0.0 5 decay 0.5",
        restarts(0.2, 0, 5, 1, 0.5),
        [nearly(restarts(0.2, 0, 5, 1, 0.5), keras.CosineDecayRestarts(0.2, 5, 1.0, 0.5))],
        (14, 15),
    )
    yield (
        "warmRestarts 0.1 0.0 7.5 multiplier 1.5",
        restarts(0.1, 0, 7.5, 1.5),
        [nearly(restarts(0.1, 0, 7.5, 1.5), keras.CosineDecayRestarts(0.1, 7.5, 1.5))],
        (7, 8, 18),
    )


def cycles():
    """The case; lr and height; PyTorch's scheduler; highest and lowest momentum."""
    flat, wave = "linear", "cos"
    for name, exact, torch_says in (
        (
            "oneCycle 0.1 60",
            one_cycle(0.1, 60, 0.3, 0, 25, 1e4, half_cosine),
            lambda o: lrs.OneCycleLR(o, 0.1, 60),
        ),
        (
            "oneCycle 0.1 60 fall 0.3 linear",
            one_cycle(0.1, 60, 0.3, 0.3, 25, 1e4, straight),
            lambda o: lrs.OneCycleLR(o, 0.1, 60, anneal_strategy=flat, three_phase=True),
        ),
        (
            "oneCycle 0.5 37 rise 0.4 divisor 10 lastDivisor 50 linear",
            one_cycle(0.5, 37, 0.4, 0, 10, 50, straight),
            lambda o: lrs.OneCycleLR(
                o,
                0.5,
                37,
                pct_start=0.4,
                anneal_strategy=flat,
                div_factor=10,
                final_div_factor=50,
            ),
        ),
        (
            "oneCycle 0.5 37 rise 0.4 fall 0.4 divisor 10 lastDivisor 50",
            one_cycle(0.5, 37, 0.4, 0.4, 10, 50, half_cosine),
            lambda o: lrs.OneCycleLR(
                o,
                0.5,
                37,
                pct_start=0.4,
                anneal_strategy=wave,
                div_factor=10,
                final_div_factor=50,
                three_phase=True,
            ),
        ),
        (
            "oneCycle 0.2 50 rise 0.25 fall 0.5 divisor 4 lastDivisor 20 linear",
            one_cycle(0.2, 50, 0.25, 0.5, 4, 20, straight),
            None,
        ),
    ):
        length = int(name.split()[2])
        yield name, exact, torch_says, (0.95, 0.85), length - 1, (length - 1, length, length + 1)
    for name, exact, mode in (
        (
            "triangular 0.01 0.1 4 down 6",
            cyclical(0.01, 0.1, 4, 6),
            {"mode": "triangular"},
        ),
        (
            "triangular2 0.01 0.1 4 down 6",
            cyclical(0.01, 0.1, 4, 6, 0.5),
            {"mode": "triangular2"},
        ),
        (
            "exponentialRange 0.01 0.1 4 0.99 down 6",
            cyclical(0.01, 0.1, 4, 6, 1, 0.99),
            {"mode": "exp_range", "gamma": 0.99},
        ),
    ):
        make = lambda o, mode=mode: lrs.CyclicLR(o, 0.01, 0.1, 4, 6, **mode)
        # Later PyTorch loses digits: it subtracts the number of the cycle from a quotient.
        yield name, exact, make, (0.9, 0.8), 40, (3, 14, 24)
    yield (
        "cyclical 0.02 0.3 5 8 0.75 0.9",
        cyclical(0.02, 0.3, 5, 8, 0.75, 0.9),
        None,
        (0.9, 0.8),
        40,
        (12, 13, 14, 18),
    )
    yield (
        "triangular 0.0 0.5 3",
        cyclical(0, 0.5, 3, 3),
        lambda o: lrs.CyclicLR(o, 0, 0.5, 3),
        (0.9, 0.8),
        40,
        (3, 7),
    )


def schedules():
    rows = []
    for family in (decays, composed, restarting):
        for name, exact, libraries, more in family():
            add(rows, name, exact, libraries, more)
    for name, exact, make, (highest, lowest), last, more in cycles():
        lr, momentum = [], []
        if make is not None:
            lr = [within(last, with_torch(make, 0.1))]
            momentum = [within(last, with_torch(make, 0.1, "momentum"))]
        add(rows, name, lambda t: exact(t)[0], lr, more)
        mirrored = lambda t: mp(highest) - (mp(highest) - mp(lowest)) * exact(t)[1]
        add(rows, "momentum of " + name, mirrored, momentum, more)
    assert SCHEDULES.keys() <= {row[0] for row in rows}
    return rows


def add(rows, name, exact, libraries, more):
    transcribed = SCHEDULES.get(name, {})
    with mpmath.workdps(40):
        for t in sorted({*TIMES, *more, *transcribed}):
            value = float(exact(t))
            for library in libraries:
                if t <= 1000 and (said := library(t)) is not None:
                    close(value, said)
            if t in transcribed:
                close(value, transcribed[t])
            rows.append((name, t, value))


# ---- with a method


def along(method, make):
    """x after each update along protocol G."""
    x = torch.nn.Parameter(torch.tensor(START))
    optimizer = method([x])
    scheduler = make(optimizer)
    path = []
    for t in range(1, UPDATES + 1):
        x.grad = torch.tensor(gradient(t))
        optimizer.step()
        path.append(x.detach().numpy().copy())
        if t < UPDATES:
            scheduler.step()
    return path


def with_methods():
    optim = torch.optim
    methods = {
        "momentum": lambda p: optim.SGD(p, 0.1, 0.5),
        "nesterov": lambda p: optim.SGD(p, 0.1, 0.5, nesterov=True),
        "adam": lambda p: optim.Adam(p, 0.1),
    }
    schedulers = {
        "oneCycle 0.1 20": lambda o: lrs.OneCycleLR(o, 0.1, 20),
        "oneCycle 0.2 20 fall 0.3 linear": lambda o: lrs.OneCycleLR(
            o, 0.2, 20, anneal_strategy="linear", three_phase=True
        ),
        "triangular2 0.01 0.1 3 down 5": lambda o: lrs.CyclicLR(
            o, 0.01, 0.1, 3, 5, mode="triangular2"
        ),
    }
    return lines(
        {
            f"{method} {scheduler}": along(methods[method], schedulers[scheduler])
            for method in methods
            for scheduler in schedulers
        }
    )


# ---- beside the loop


def plateau():
    rng = np.random.default_rng(7)
    noisy = [float(v) for v in 2 * 0.9 ** np.arange(60) + 0.3 * rng.random(60)]
    stuck = [1.0] * 12
    steps = [1.0, 0.99995, 0.9999, 0.99985, 0.9998, 0.5, 0.5, 0.4, 0.4, 0.4, 0.4, 0.4, 0.39]
    rows = []
    for name, metrics, settings in (
        ("stuck 0.5 2", stuck, {"factor": 0.5, "patience": 2}),
        ("stuck 0.1 0", stuck, {"factor": 0.1, "patience": 0}),
        ("stuck 0.5 1 cooldown 3", stuck, {"factor": 0.5, "patience": 1, "cooldown": 3}),
        ("stuck 0.1 0 lowest 0.05", stuck, {"factor": 0.1, "patience": 0, "min_lr": 0.05}),
        ("steps 0.5 0", steps, {"factor": 0.5, "patience": 0}),
        (
            "steps 0.5 0 relative 0.0 absolute 0.1",
            steps,
            {"factor": 0.5, "patience": 0, "threshold": 0.1, "threshold_mode": "abs"},
        ),
        ("noisy 0.5 3", noisy, {"factor": 0.5, "patience": 3}),
        (
            "noisy 0.3 2 relative 0.05 cooldown 4 lowest 0.01",
            noisy,
            {"factor": 0.3, "patience": 2, "threshold": 0.05, "cooldown": 4, "min_lr": 0.01},
        ),
    ):
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], 1.0)
        scheduler = lrs.ReduceLROnPlateau(optimizer, **settings)
        for call, metric in enumerate(metrics):
            scheduler.step(metric)
            rows.append((name, call + 1, metric, optimizer.param_groups[0]["lr"]))
    # What should rise is given with a minus.
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], 1.0)
    scheduler = lrs.ReduceLROnPlateau(optimizer, "max", 0.5, 1)
    for call, metric in enumerate([0.5, 0.7, 0.70005, 0.7, 0.70007, 0.8, 0.75, 0.8, 0.8, 0.9]):
        scheduler.step(metric)
        rows.append(("rising 0.5 1", call + 1, -metric, optimizer.param_groups[0]["lr"]))
    return rows


FILES = {
    "schedules.csv": (("case", "t", "value"), schedules),
    "cycles.csv": (HEAD, with_methods),
    "plateau.csv": (("case", "call", "metric", "multiplier"), plateau),
}
