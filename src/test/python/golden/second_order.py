"""Methods that search along a line and those with a Hessian.

second_order.csv  the evaluations made, f and x after each of the first iterations on a function.
                  L-BFGS is PyTorch's. Conjugate gradients and BFGS are written out here in numpy,
                  BFGS with the product of matrices as it is printed, around PyTorch's own line
                  search. Newton's methods are in 50-digit arithmetic, and have no evaluations to
                  compare.
two_loops.csv     the pairs s and y, g and H g, where H is multiplied out as matrices in 50 digits.
wolfe.csv         PyTorch's line search along polynomials: c1, c2, trials, width, first, d, the
                  coefficients from a^1 to a^6, and the a found.

An error in the last digit grows from iteration to iteration: as many are kept as agree to some
1e-14 with what is computed elsewhere.

TORCH and NEWTON are transcribed from runs elsewhere: a second machine.
"""

import random

import mpmath
import numpy as np
import torch
from common import close
from torch.optim.lbfgs import _strong_wolfe

TORCH = {
    1: (3, 4.14692710257),
    2: (4, 4.12558671367),
    3: (5, 4.12112677577),
    5: (7, 4.08495537633),
    10: (12, 2.85975914073),
    20: (26, 0.242062875205),
    30: (38, 9.25879274e-4),
}
NEWTON = {
    (-1.2, 1): (24.2, 4.731884325, 1411.845179, 0.05596551683, 0.3131890761, 1.852739713e-11),
    (-0.5, 0.5): (8.5, 2.342861662, 276.1418995, 0.0580164478, 0.336449396, 5.427515767e-10),
}


# The functions, for PyTorch, numpy and mpmath alike.


def rosenbrock(x):
    return sum((1 - a) ** 2 + 100 * (b - a * a) ** 2 for a, b in zip(x[:-1], x[1:]))


def beale(x):
    a, b = x
    return sum((c - a + a * b**k) ** 2 for k, c in ((1, 1.5), (2, 2.25), (3, 2.625)))


def himmelblau(x):
    a, b = x
    return (a * a + b - 11) ** 2 + (a + b * b - 7) ** 2


def booth(x):
    a, b = x
    return (a + 2 * b - 7) ** 2 + (2 * a + b - 5) ** 2


STARTS = {
    "rosenbrock": (rosenbrock, (-1.2, 1.0)),
    "rosenbrock in 4": (rosenbrock, (-1.2, 1.0, 0.5, 2.0)),
    "beale": (beale, (1.0, 1.0)),
    "himmelblau": (himmelblau, (0.0, 0.0)),
    "booth": (booth, (-5.0, 5.0)),
}


class Function:
    """f with its gradient, in float64, and a count."""

    def __init__(self, f):
        self.f = f
        self.evaluations = 0

    def __call__(self, x):
        self.evaluations += 1
        x = torch.tensor(np.array(x), requires_grad=True)
        value = self.f(x)
        (g,) = torch.autograd.grad(value, x)
        return float(value.detach()), g.numpy()


def with_torch(f, start, iterations, history, search="strong_wolfe", lr=1.0, tolerance=0.0):
    """One run for each number of iterations, as a run cannot be looked into."""
    path = []
    for k in range(1, iterations + 1):
        x = torch.nn.Parameter(torch.tensor(start))
        method = torch.optim.LBFGS(
            [x],
            lr,
            max_iter=k,
            max_eval=10_000,
            tolerance_grad=1e-7 if tolerance else 0,
            tolerance_change=tolerance,
            history_size=history,
            line_search_fn=search,
        )
        count = 0

        def closure():
            nonlocal count
            count += 1
            method.zero_grad()
            value = f(x)
            value.backward()
            return value

        method.step(closure)
        if search is None:
            count += 1  # it does not look at the last point
        path.append((count, float(f(x.detach())), *x.tolist()))
    return path


def search(f, x, first, d, value, g, c2):
    """PyTorch's: the step, value and gradient."""

    def along(x, t, d):
        value, g = f((x + t * d).numpy())
        return value, torch.tensor(g)

    x, d, g = map(torch.tensor, (x, d, g))
    value, g, t, _ = _strong_wolfe(along, x, first, d, value, g, g.dot(d), c2=c2)
    return float(t), value, g.numpy()


def shortest(g):
    return min(1.0, 1 / np.abs(g).sum())


def bfgs(f, start, iterations):
    f = Function(f)
    x = np.array(start)
    value, g = f(x)
    h = None
    eye = np.eye(len(x))
    path = []
    for _ in range(iterations):
        d = -g if h is None else -h @ g
        t, value, new = search(f, x, shortest(g) if h is None else 1.0, d, value, g, 0.9)
        s, y = t * d, new - g
        if h is None:
            h = s @ y / (y @ y) * eye
        rho = 1 / (y @ s)
        h = (eye - rho * np.outer(s, y)) @ h @ (eye - rho * np.outer(y, s)) + rho * np.outer(s, s)
        x, g = x + s, new
        path.append((f.evaluations, value, *x))
    return path


BETAS = {
    "Fletcher-Reeves": lambda g, n, d: n @ n / (g @ g),
    "Polak-Ribière+": lambda g, n, d: max(0, n @ (n - g) / (g @ g)),
    "Hestenes-Stiefel": lambda g, n, d: n @ (n - g) / (d @ (n - g)),
    "Dai-Yuan": lambda g, n, d: n @ n / (d @ (n - g)),
    "Hager-Zhang": lambda g, n, d: (
        (n - g - 2 * d * ((n - g) @ (n - g)) / (d @ (n - g))) @ n / (d @ (n - g))
    ),
}


def conjugate_gradient(f, start, iterations, beta, c2=0.1):
    f = Function(f)
    x = np.array(start)
    value, g = f(x)
    d, since, before = -g, 0, None
    path = []
    for _ in range(iterations):
        if g @ d >= 0:
            d, since = -g, 0
        first = shortest(g) if before is None else before / (g @ d)
        t, value, new = search(f, x, first, d, value, g, c2)
        before = t * (g @ d)
        x = x + t * d
        since += 1
        restart = since == len(x) or abs(new @ g) >= 0.2 * (new @ new)
        share = 0 if restart else beta(g, new, d)
        if share == 0:
            since = 0
        d = -new + share * d
        g = new
        path.append((f.evaluations, value, *x))
    return path


# With a Hessian: derivatives by mpmath, everything in 50 digits.


def derivatives(f, x):
    n = len(x)

    def order(*which):
        return tuple(sum(1 for w in which if w == i) for i in range(n))

    point = tuple(x)
    g = mpmath.matrix([mpmath.diff(lambda *p: f(p), point, order(i)) for i in range(n)])
    h = mpmath.matrix(n, n)
    for i in range(n):
        for j in range(n):
            h[i, j] = mpmath.diff(lambda *p: f(p), point, order(i, j))
    return f(x), g, h


def armijo(f, x, value, g, d):
    slope = sum(a * b for a, b in zip(g, d))
    t = mpmath.mpf(1)
    while not f([a + t * b for a, b in zip(x, d)]) <= value + mpmath.mpf(1e-4) * t * slope:
        t /= 2
    return t


def pure(f, x):
    _, g, h = derivatives(f, x)
    return -mpmath.lu_solve(h, g)


def damped(f, x):
    value, g, h = derivatives(f, x)
    tau = mpmath.mpf(0)
    while min(mpmath.eigsy(h, eigvals_only=True)) + tau <= 0:
        tau = max(2 * tau, mpmath.mpf(1e-3))
    d = -mpmath.lu_solve(h + tau * mpmath.eye(len(x)), g)
    return armijo(f, x, value, g, d) * d


def saddle_free(f, x):
    value, g, h = derivatives(f, x)
    eigenvalues, q = mpmath.eigsy(h)
    w = q.T * g
    for i in range(len(x)):
        w[i] /= max(abs(eigenvalues[i]), mpmath.mpf(1e-3))
    d = -q * w
    return armijo(f, x, value, g, d) * d


def newton(update, f, start, iterations):
    path = []
    with mpmath.workdps(50):
        x = [mpmath.mpf(v) for v in start]
        for _ in range(iterations):
            x = [a + b for a, b in zip(x, update(f, x))]
            path.append((0, float(f(x)), *map(float, x)))
    return path


def second_order():
    cases = {}
    # Conjugate gradients are at the minimum of a quadratic after two.
    for name, kept, conjugate in (
        ("rosenbrock", 6, 3),
        ("rosenbrock in 4", 7, 7),
        ("beale", 6, 6),
        ("himmelblau", 6, 6),
        ("booth", 6, 2),
    ):
        f, start = STARTS[name]
        cases[f"lbfgs 10: {name}"] = with_torch(f, start, kept, 10)
        cases[f"lbfgs 2: {name}"] = with_torch(f, start, kept, 2)
        cases[f"bfgs: {name}"] = bfgs(f, start, kept)
        for beta, formula in BETAS.items():
            cases[f"{beta}: {name}"] = conjugate_gradient(f, start, conjugate, formula)
        cases[f"newton: {name}"] = newton(pure, f, start, kept)
        cases[f"damped newton: {name}"] = newton(damped, f, start, kept)
        cases[f"saddle-free newton: {name}"] = newton(saddle_free, f, start, kept)
    for lr in (0.001, 0.0005):
        cases[f"lbfgs 5 lr={lr}: rosenbrock"] = with_torch(
            *STARTS["rosenbrock"], 20, 5, search=None, lr=lr
        )
    cases["lbfgs 1 lr=0.5: booth"] = with_torch(*STARTS["booth"], 8, 1, search=None, lr=0.5)
    f, start = STARTS["rosenbrock"]
    long = with_torch(f, start, 39, 10)
    for t, (evaluations, value) in TORCH.items():
        assert long[t - 1][0] == evaluations
        np.testing.assert_allclose(long[t - 1][1], value, rtol=1e-8)
    close(long[0][2:], (-1.02453193034603, 1.07161962026693))
    cases["newton: rosenbrock"] = newton(pure, *STARTS["rosenbrock"], 6)
    cases["newton: rosenbrock from -0.5 0.5"] = newton(pure, rosenbrock, (-0.5, 0.5), 6)
    for start, values in NEWTON.items():
        path = newton(pure, rosenbrock, start, 5)
        np.testing.assert_allclose([row[1] for row in path], values[1:], rtol=1e-7)
    return [(name, t + 1, *row) for name, path in cases.items() for t, row in enumerate(path)]


def two_loops():
    """H = V' H V + rho s s', V = I - rho y s', from gamma I, oldest pair first."""
    rows = []
    numbers = random.Random(18)
    given = [([(1, 0, 2), (-1, 1, 0.5)], [(2, 1, 3), (-1, 3, 1)], (1, -2, 0.5))]
    while len(given) < 12:
        n, m = numbers.randint(1, 6), numbers.randint(1, 5)
        s = [[numbers.uniform(-1, 1) for _ in range(n)] for _ in range(m)]
        y = [[numbers.uniform(-1, 1) for _ in range(n)] for _ in range(m)]
        if all(sum(a * b for a, b in zip(*pair)) > 0.1 for pair in zip(s, y)):
            given.append((s, y, [numbers.uniform(-1, 1) for _ in range(n)]))
    for k, (s, y, g) in enumerate(given):
        n = len(g)
        with mpmath.workdps(50):
            last_s, last_y = mpmath.matrix(s[-1]), mpmath.matrix(y[-1])
            gamma = (last_s.T * last_y)[0] / (last_y.T * last_y)[0]
            h = gamma * mpmath.eye(n)
            for si, yi in zip(map(mpmath.matrix, s), map(mpmath.matrix, y)):
                rho = 1 / (si.T * yi)[0]
                v = mpmath.eye(n) - rho * yi * si.T
                h = v.T * h * v + rho * si * si.T
            product = [float(e) for e in h * mpmath.matrix(g)]
        if k == 0:
            close(product, (0.842653970258137, -0.7939639450056117, 0.4745458052749719))
        flat = [e for vectors in (s, y) for v in vectors for e in v]
        rows.append((f"n={n} #{k}", len(s), *map(float, flat), *map(float, g), *product))
    return rows


def wolfe():
    rows = []
    numbers = random.Random(4)
    for k in range(700):
        if k < 250:
            c = [-1.0] + [numbers.uniform(-2, 2) for _ in range(4)] + [numbers.uniform(0, 1)]
            c = [v / 3 ** (i * (k % 3)) for i, v in enumerate(c)]
        else:  # a slope of -1 at first, and then humps
            slope = np.array([-1.0])
            for _ in range(3 if k < 450 else 5):
                slope = np.convolve(slope, [1.0, -(10 ** numbers.uniform(-1.5, 1))])
            c = [*map(float, slope / np.arange(1, len(slope) + 1)), 0.0, 0.0][:6]
        first = 10 ** numbers.uniform(-2.5, 1.5)
        c1, c2 = numbers.choice(((1e-4, 0.9), (1e-4, 0.1), (1e-4, 1e-3), (0.3, 0.9), (0.4, 0.5)))
        trials = numbers.choice((25, 25, 25, 4, 2, 1))
        width = numbers.choice((1e-9, 1e-9, 0.05))
        length = numbers.choice((1.0, 0.5, 3.0))

        def along(x, t, d):
            a = float(t * d[0]) / length
            value = slope = 0.0
            for power in range(6, 0, -1):
                value = (value + c[power - 1]) * a
                slope = slope * a + power * c[power - 1]
            return value, torch.tensor([slope / length])

        def found(first):
            zero, d = torch.tensor([0.0]), torch.tensor([length])
            value, g = along(zero, 0, d)
            _, _, t, count = _strong_wolfe(
                along, zero, first, d, value, g, g.dot(d), c1, c2, width, trials
            )
            return float(t), count

        t, count = found(first)
        nudged, _ = found(first * (1 + 2**-50))
        # Else the cubic through two points close together has made an error of rounding large.
        if abs(t - nudged) < 3e-14 * (1 + t):
            rows.append((f"#{k}", count, c1, c2, trials, width, first, length, *c, t))
    return rows


FILES = {
    "second_order.csv": (("case", "t", "evaluations", "f", "x"), second_order),
    "two_loops.csv": (("case", "pairs", "s", "y", "g", "product"), two_loops),
    "wolfe.csv": (
        ("case", "evaluations", "c1", "c2", "trials", "width", "first", "d", "coefficients", "a"),
        wolfe,
    ),
}
