"""K-FAC: kfac.csv.

Networks in 40-digit arithmetic, differentiated by hand; their gradients and factors at the start are
checked against JAX's automatic differentiation. A factor G is the mean over examples and over every
label the model may draw; an update solves with the whole matrix (G + ..) x (A + ..), a Kronecker
product, where the library solves twice with Cholesky factors.

Data by formula, as in models.csv: 9 rows of 3 features, feature j of row i is
(((i (2j + 3) + j^2) mod 11) - 5) / 4; target k of row i is (((4i + k) mod 7) - 3) / 2, a label is
i^2 mod K. Parameter p begins at (((5p + 3) mod 13) - 6) / 10. Parameters are W1, b1, W2, b2, ...

EXAMPLE is transcribed from a run elsewhere: one layer, three inputs a and derivatives d, lambda 0.1.
"""

from common import close  # first: it sets JAX up

import jax
import jax.numpy as jnp
import mpmath
import numpy as np
from mpmath import mpf

N = 9
EXAMPLE = (
    (-0.5384148351619891, 0.36353533068207206, 0.22216358878298265),
    (-0.41388510037472925, -0.400635734994998, 0.2319055219873963),
)


def feature(i, j):
    return mpf((i * (2 * j + 3) + j * j) % 11 - 5) / 4


class Squared:
    """Half the sum of squares; targets with variance 1 around the scores."""

    @staticmethod
    def slope(z, i):
        return [zk - (mpf((4 * i + k) % 7 - 3) / 2) for k, zk in enumerate(z)]

    @staticmethod
    def draws(z):
        k = len(z)
        root = mpmath.sqrt(k)
        return [
            (mpf(1) / (2 * k), [sign * root * (j == l) for l in range(k)])
            for j in range(k)
            for sign in (-1, 1)
        ]

    @staticmethod
    def jax(z, i):
        y = jnp.array([((4 * i + k) % 7 - 3) / 2 for k in range(len(z))])
        return 0.5 * jnp.sum((z - y) ** 2)


class Binary:
    @staticmethod
    def slope(z, i):
        return [1 / (1 + mpmath.exp(-z[0])) - i * i % 2]

    @staticmethod
    def draws(z):
        p = 1 / (1 + mpmath.exp(-z[0]))
        return [(p, [p - 1]), (1 - p, [p])]

    @staticmethod
    def jax(z, i):
        return jnp.logaddexp(0, -z[0] if i * i % 2 else z[0])


class Softmax:
    @staticmethod
    def probabilities(z):
        e = [mpmath.exp(zk) for zk in z]
        return [ek / sum(e) for ek in e]

    @staticmethod
    def slope(z, i):
        return [pk - (i * i % len(z) == k) for k, pk in enumerate(Softmax.probabilities(z))]

    @staticmethod
    def draws(z):
        p = Softmax.probabilities(z)
        return [(p[y], [pk - (y == k) for k, pk in enumerate(p)]) for y in range(len(z))]

    @staticmethod
    def jax(z, i):
        return -jax.nn.log_softmax(z)[i * i % len(z)]


class Network:
    def __init__(self, widths, loss, activation, slope, in_jax):
        self.widths, self.loss = widths, loss
        self.activation, self.slope, self.in_jax = activation, slope, in_jax
        self.layers, at = [], 0
        for i, o in zip(widths, widths[1:]):
            index = [[at + r * i + c for c in range(i)] + [at + o * i + r] for r in range(o)]
            self.layers.append(index)
            at += o * (i + 1)
        self.n = at

    def start(self):
        return [mpf((5 * p + 3) % 13 - 6) / 10 for p in range(self.n)]

    def forward(self, w, i):
        """The inputs of each layer, with a trailing 1, and the last scores."""
        a, inputs = [feature(i, j) for j in range(self.widths[0])], []
        for index in self.layers:
            a = [*a, mpf(1)]
            inputs.append(a)
            z = [sum(w[p] * v for p, v in zip(row, a)) for row in index]
            a = [self.activation(v) for v in z]
        return inputs, z

    def backward(self, w, inputs, slope):
        """The derivatives by the scores of each layer, from those by the last."""
        slopes = [slope]
        for index, a in zip(self.layers[:0:-1], inputs[:0:-1]):
            slopes.insert(
                0,
                [
                    sum(w[row[k]] * d for row, d in zip(index, slopes[0])) * self.slope(a[k])
                    for k in range(len(a) - 1)
                ],
            )
        return slopes

    def gradient(self, w):
        g = [mpf(0)] * self.n
        for i in range(N):
            inputs, z = self.forward(w, i)
            slopes = self.backward(w, inputs, self.loss.slope(z, i))
            for index, a, d in zip(self.layers, inputs, slopes):
                for row, dr in zip(index, d):
                    for p, ac in zip(row, a):
                        g[p] += dr * ac / N
        return g

    def factors(self, w):
        factors = [
            [zeros(len(index[0])), zeros(len(index))] for index in self.layers
        ]
        for i in range(N):
            inputs, z = self.forward(w, i)
            for pair, a in zip(factors, inputs):
                add(pair[0], mpf(1) / N, a)
            for p, slope in self.loss.draws(z):
                for pair, d in zip(factors, self.backward(w, inputs, slope)):
                    add(pair[1], p / N, d)
        return factors

    def check(self):
        """JAX makes the same gradient, and the same factors from gradients by added scores."""
        w = np.array([float(v) for v in self.start()])
        x = [np.array([float(feature(i, j)) for j in range(self.widths[0])]) for i in range(N)]

        def scores(w, x, added):
            a, inputs = x, []
            for index, extra in zip(self.layers, added):
                a = jnp.append(a, 1.0)
                inputs.append(a)
                z = w[np.array(index)] @ a + extra
                a = self.in_jax(z)
            return z, inputs

        none = [jnp.zeros(len(index)) for index in self.layers]
        loss = lambda w: sum(self.loss.jax(scores(w, xi, none)[0], i) for i, xi in enumerate(x)) / N
        close(np.array(self.gradient(self.start()), float), np.asarray(jax.grad(loss)(w)))
        by_added = jax.jit(jax.jacobian(lambda added, xi: scores(w, xi, added)[0]))
        curvature = jax.jit(jax.hessian(self.loss.jax), static_argnums=1)
        for l, (a, g) in enumerate(self.factors(self.start())):
            inputs = [np.asarray(scores(w, xi, none)[1][l]) for xi in x]
            close(np.array(a, float), sum(np.outer(v, v) for v in inputs) / N)
            # For these losses the mean square of the slopes is their Hessian by the scores.
            jacobians = [np.asarray(by_added(none, xi)[l]) for xi in x]
            hessians = [np.asarray(curvature(scores(w, xi, none)[0], 0)) for xi in x]
            close(np.array(g, float), sum(j.T @ h @ j for j, h in zip(jacobians, hessians)) / N)


def zeros(n):
    return [[mpf(0)] * n for _ in range(n)]


def add(matrix, weight, v):
    for r, vr in enumerate(v):
        for c, vc in enumerate(v):
            matrix[r][c] += weight * vr * vc


def solve(a, g, damping, v):
    """Solves ((G + sqrt(lambda)/pi I) x (A + pi sqrt(lambda) I)) u = v."""
    p, o = len(a), len(g)
    pi = mpmath.sqrt(sum(a[k][k] for k in range(p)) / p / (sum(g[k][k] for k in range(o)) / o))
    root = mpmath.sqrt(damping)
    whole = mpmath.matrix(o * p, o * p)
    for r in range(o * p):
        for c in range(o * p):
            s = g[r // p][c // p] + (root / pi if r // p == c // p else 0)
            whole[r, c] = s * (a[r % p][c % p] + (pi * root if r % p == c % p else 0))
    return list(mpmath.lu_solve(whole, mpmath.matrix(v)))


def kfac(net, lr, beta, decay, damping, clip, factors_every, inverse_every, updates, l2=0):
    beta, decay, damping, clip, l2 = map(mpf, (beta, decay, damping, clip, l2))
    w, b = net.start(), [mpf(0)] * net.n
    mean = used = None
    for t in range(updates):
        eta = mpf(lr(t))
        g = [gi + l2 * wi for gi, wi in zip(net.gradient(w), w)]
        if t % factors_every == 0:
            fresh, k = net.factors(w), t // factors_every + 1
            keep = min(1 - mpf(1) / k, decay)
            mean = fresh if mean is None else averaged(mean, fresh, keep)
        if t % inverse_every == 0:
            used = mean
        u = [mpf(0)] * net.n
        for index, (a, s) in zip(net.layers, used):
            places = [p for row in index for p in row]
            for p, v in zip(places, solve(a, s, damping, [g[p] for p in places])):
                u[p] = v
        change = eta**2 * sum(ui * gi for ui, gi in zip(u, g))
        nu = min(mpf(1), mpmath.sqrt(clip / change))
        b = [beta * bi + nu * ui for bi, ui in zip(b, u)]
        w = [wi - eta * bi for wi, bi in zip(w, b)]
        yield w


def averaged(mean, fresh, keep):
    return [
        [
            [[keep * m + (1 - keep) * f for m, f in zip(*rows)] for rows in zip(*matrices)]
            for matrices in zip(*pairs)
        ]
        for pairs in zip(mean, fresh)
    ]


def cases():
    tanh = (mpmath.tanh, lambda a: 1 - a * a, jnp.tanh)
    sigmoid = (lambda z: 1 / (1 + mpmath.exp(-z)), lambda a: a * (1 - a), jax.nn.sigmoid)
    softmax = Network((3, 4, 3), Softmax, *tanh)
    logistic = Network((3, 4, 2, 1), Binary, *sigmoid)
    regression = Network((3, 4, 2), Squared, *tanh)
    for name, net in (("softmax", softmax), ("logistic", logistic), ("regression", regression)):
        net.check()
        flat = [v for pair in net.factors(net.start()) for f in pair for row in f for v in row]
        yield "factors " + name, [flat]
    never = mpf("inf")
    falling = lambda t: 0.4 * 0.5 ** (t // 4)
    yield "kfac softmax plain", kfac(softmax, lambda t: 0.5, 0, 0.95, 0.01, never, 1, 1, 8)
    yield "kfac softmax", kfac(softmax, lambda t: 0.3, 0.9, 0.95, 0.02, 0.01, 2, 6, 13)
    yield "kfac softmax l2", kfac(softmax, lambda t: 0.3, 0.5, 0.6, 0.02, never, 1, 1, 8, l2=0.1)
    yield "kfac logistic", kfac(logistic, lambda t: 0.2, 0.5, 0.4, 0.1, 0.003, 1, 3, 10)
    yield "kfac regression", kfac(regression, falling, 0.8, 0.7, 0.05, 0.02, 3, 2, 13)
    a, d = ((1, 2, 1), (-1, 0.5, 1), (0, -1, 1)), ((0.5, -1), (1, 0.25), (-0.5, 0.75))
    factor_a, factor_g, v = zeros(3), zeros(2), [mpf(0)] * 6
    for ai, di in zip(a, d):
        add(factor_a, mpf(1) / 3, list(map(mpf, ai)))
        add(factor_g, mpf(1) / 3, list(map(mpf, di)))
        v = [vk + mpf(di[k // 3]) * ai[k % 3] / 3 for k, vk in enumerate(v)]
    u = solve(factor_a, factor_g, mpf(0.1), v)
    close([float(value) for value in u], np.ravel(EXAMPLE))
    yield "example", [u]


def rows():
    with mpmath.workdps(40):
        return [
            (name, t, *map(float, v)) for name, path in cases() for t, v in enumerate(path, 1)
        ]


FILES = {"kfac.csv": (("case", "t", "x, or the factors"), rows)}
