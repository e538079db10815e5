"""Gauss-Newton and Levenberg-Marquardt: squares.csv, squares_walks.csv.

squares.csv        where SciPy's least_squares (MINPACK's lm) ends, as an exact zero of the gradient
                   in 40-digit arithmetic near it, and the value there, 1/(2m) sum r^2.
squares_walks.csv  x after each update in 40-digit arithmetic; damping is sqrt(m lambda) I below the
                   Jacobian. Levenberg-Marquardt is algorithm 3.16 of Madsen, Nielsen, Tingleff
                   (2004), trying until a step is taken; lambda after x.

The problems are of More, Garbow, Hillstrom: Testing unconstrained optimization software (1981),
except for the last two, whose data are made by formula.
"""

import mpmath
import numpy as np
from scipy.optimize import least_squares

KOWALIK_Y = (0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246)
KOWALIK_U = (4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625)
BARD_Y = (0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.1, 4.39)


def rosenbrock(x, lib):
    return [10 * (x[1] - x[0] ** 2), 1 - x[0]]


def beale(x, lib):
    y = (1.5, 2.25, 2.625)
    return [y[k - 1] - x[0] * (1 - x[1] ** k) for k in (1, 2, 3)]


def kowalik(x, lib):
    return [
        y - x[0] * (u**2 + u * x[1]) / (u**2 + u * x[2] + x[3])
        for y, u in zip(map(lib.number, KOWALIK_Y), map(lib.number, KOWALIK_U))
    ]


def bard(x, lib):
    rows = []
    for i, y in enumerate(map(lib.number, BARD_Y), 1):
        v, w = 16 - i, min(i, 16 - i)
        rows.append(y - (x[0] + i / (v * x[1] + w * x[2])))
    return rows


def decay(x, lib):
    """a e^(-b t) + c through points beside the curve."""
    rows = []
    for i in range(12):
        t = lib.number(i) / 4
        noise = lib.number((i * i) % 7 - 3) / 32
        rows.append(x[0] * lib.exp(-x[1] * t) + x[2] - (3 * lib.exp(-1.5 * t) + noise + 0.5))
    return rows


def line(x, lib):
    rows = []
    for i in range(7):
        features = [lib.number((i * (2 * j + 3) + j * j) % 11 - 5) / 4 for j in range(2)]
        rows.append(x[0] * features[0] + x[1] * features[1] + x[2] - lib.number(4 * i % 7 - 3) / 2)
    return rows


PROBLEMS = {
    "Rosenbrock": (rosenbrock, (-1.2, 1)),
    "Beale": (beale, (1, 1)),
    "Kowalik and Osborne": (kowalik, (0.25, 0.39, 0.415, 0.39)),
    "Bard": (bard, (1, 1, 1)),
    "decay": (decay, (1, 0.5, 0)),
    "line": (line, (0, 0, 0)),
}


class Double:
    number = float
    exp = staticmethod(np.exp)


class Exact:
    number = staticmethod(mpmath.mpf)
    exp = staticmethod(mpmath.exp)


def exact_slopes(r, x):
    n = len(x)
    return [
        [
            mpmath.diff(
                lambda *p, i=i: r(p, Exact)[i], tuple(x), tuple(int(j == k) for k in range(n))
            )
            for j in range(n)
        ]
        for i in range(len(r(x, Exact)))
    ]


def jacobian(r, x):
    with mpmath.workdps(40):
        return np.array(
            [[float(v) for v in row] for row in exact_slopes(r, [mpmath.mpf(v) for v in x])]
        )


def ends():
    rows = []
    for name, (r, start) in PROBLEMS.items():
        found = least_squares(
            lambda x: np.array(r(x, Double)),
            start,
            jac=lambda x: jacobian(r, x),
            method="lm",
            xtol=1e-15,
            ftol=1e-15,
            gtol=1e-15,
        ).x
        with mpmath.workdps(40):

            def slope(*x):
                values, slopes = r(x, Exact), exact_slopes(r, x)
                return [sum(v * s[j] for v, s in zip(values, slopes)) for j in range(len(x))]

            x = mpmath.findroot(slope, [mpmath.mpf(v) for v in found], tol=1e-60)
            values = r(x, Exact)
            value = sum(v * v for v in values) / (2 * len(values))
            np.testing.assert_allclose(found, [float(v) for v in x], rtol=1e-7)
            rows.append((name, 0, *(float(v) for v in x), float(value)))
    return rows


def least(slopes, values):
    """The step p for which |slopes p + values| is least."""
    return list(mpmath.lu_solve(mpmath.matrix(slopes), mpmath.matrix([-v for v in values])))


def gauss_newton(r, x, lr, updates):
    for _ in range(updates):
        step = least(exact_slopes(r, x), r(x, Exact))
        x = [xi + lr * p for xi, p in zip(x, step)]
        yield x


def levenberg_marquardt(r, x, tau, updates):
    damping, n = None, len(x)
    for _ in range(updates):
        values, slopes = r(x, Exact), exact_slopes(r, x)
        m = len(values)
        if damping is None:
            damping = tau * max(sum(row[j] ** 2 for row in slopes) for j in range(n)) / m
        factor = 2
        while True:
            root = mpmath.sqrt(m * damping)
            below = [[root * (j == k) for j in range(n)] for k in range(n)]
            step = least(slopes + below, values + [mpmath.mpf(0)] * n)
            after = r([xi + p for xi, p in zip(x, step)], Exact)
            linear = [
                v + sum(s * p for s, p in zip(row, step)) for v, row in zip(values, slopes)
            ]
            gain = (square(values) - square(after)) / (square(values) - square(linear))
            if gain > 0:
                x = [xi + p for xi, p in zip(x, step)]
                damping *= max(mpmath.mpf(1) / 3, 1 - (2 * gain - 1) ** 3)
                break
            damping *= factor
            factor *= 2
        yield [*x, damping]


def square(values):
    return sum(v * v for v in values)


WALKS = {  # as long as the gain is more than rounding to the library
    "gaussNewton 1": {"Rosenbrock": 2, "Bard": 6, "line": 2},
    "gaussNewton 0.5": {"Rosenbrock": 6, "Kowalik and Osborne": 6, "decay": 6, "line": 6},
    "levenbergMarquardt 0.001": {
        "Rosenbrock": 12,
        "Beale": 6,
        "Kowalik and Osborne": 6,
        "Bard": 6,
        "decay": 6,
        "line": 2,
    },
    "levenbergMarquardt 1": {
        "Rosenbrock": 12,
        "Beale": 8,
        "Kowalik and Osborne": 8,
        "Bard": 8,
        "decay": 7,
        "line": 4,
    },
}


def walks():
    rows = []
    for method, problems in WALKS.items():
        rule = gauss_newton if method.startswith("gaussNewton") else levenberg_marquardt
        for name, updates in problems.items():
            r, start = PROBLEMS[name]
            with mpmath.workdps(40):
                first = [mpmath.mpf(v) for v in start]
                path = rule(r, first, mpmath.mpf(float(method.split()[1])), updates)
                rows += [(f"{method} {name}", t, *map(float, x)) for t, x in enumerate(path, 1)]
    return rows


FILES = {
    "squares.csv": (("case", "t", "x and the value"), ends),
    "squares_walks.csv": (("case", "t", "x, lambda"), walks),
}
