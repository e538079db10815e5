"""LARS, LAMB and Adafactor along protocol G: layerwise.csv; Adafactor and Muon on a matrix: matrices.csv.

layerwise.csv  LARS and LAMB from optax, Adafactor from PyTorch; the whole vector is one layer.
matrices.csv   x after each update of a 2 x 3 matrix, and of a 3 x 2 one ("tall"), row by row. The
               gradient of update t has the entries (((t (2k + 3) + k^2) mod 7) - 3) / (i + j + 1),
               k = cols i + j. Adafactor from PyTorch. Muon is written out here in numpy: PyTorch's
               runs Newton and Schulz in bfloat16, so it is an oracle only with that raised to float64.

TRANSCRIBED is from runs of the same libraries elsewhere: a second machine.
"""

import inspect
import math

import numpy as np
import optax
import torch
from common import HEAD, UPDATES, agree, close, in_float64, lines, with_optax, with_torch
from torch.optim import _muon

TRANSCRIBED = {
    "lars lr=1 beta=0.9 trust=0.001 decay=0.01": {
        1: (0.99997554814855849, -2.0036188740133403, 0.49917271235956295, 2.9993153481596382),
        2: (0.99636159619029518, -2.0074486193935259, 0.49802441753407217, 2.99776836649899),
        20: (0.98645656647258539, -2.0276430667419825, 0.41807159673990035, 3.0131238314924098),
    },
    "lamb lr=0.01 beta1=0.9 beta2=0.999 eps=1e-6 decay=0.01": {
        1: (0.99978318709221647, -2.0212476505086001, 0.47821036781143422, 2.9776683572231146),
        2: (0.98390841440910148, -2.0391583346996538, 0.45705944049305158, 2.9577219914795219),
        20: (0.91757095537930233, -2.0636855601544455, -0.18303995308734705, 2.8924490856599374),
    },
    "adafactor lr=0.01": {
        1: (1, -2.0188745860881769, 0.48112541391182312, 2.9811254139118231),
        2: (0.97676231238448075, -2.0272652779278895, 0.46351453986870506, 2.9587891702852529),
        20: (0.98049020773067586, -2.0033424760289509, 0.13531196339137955, 2.983908032444734),
    },
}

MUON = {
    "muon lr=0.02 beta=0.95 decay=0": {
        1: (
            1.0058862438087437,
            -2.0124856013252921,
            0.4946093135682712,
            2.9875537897533375,
            -1.5072336890670941,
            0.25392416253916245,
        ),
        2: (
            0.99557509051556659,
            -2.0188906829004005,
            0.48753400289015597,
            2.9788212807138481,
            -1.505581992784307,
            0.26454052014522317,
        ),
        20: (
            0.94519447991400718,
            -2.0532781061416929,
            0.28412237161506876,
            2.9251948440586961,
            -1.495133352306639,
            0.34119592478181449,
        ),
    },
}
ORTHOGONAL = (
    (-0.29431219043718415, 0.6242800662646046, 0.26953432158643875),
    (0.6223105123331272, 0.3616844533547021, -0.19620812695812284),
)

WIDE = np.array([[1, -2, 0.5], [3, -1.5, 0.25]])
TALL = np.array([[1, -2], [0.5, 3], [-1.5, 0.25]])


def matrix_gradient(t, rows, cols):
    i, j = np.indices((rows, cols))
    k = cols * i + j
    return (((t * (2 * k + 3) + k * k) % 7) - 3) / (i + j + 1)


def orthogonal(m):
    """Newton and Schulz's quintic in float64."""
    x = m.T if m.shape[0] > m.shape[1] else m
    x = x / max(np.linalg.norm(x), 1e-7)
    for _ in range(5):
        s = x @ x.T
        x = 3.4445 * x + (-4.7750 * s + 2.0315 * s @ s) @ x
    return x.T if m.shape[0] > m.shape[1] else x


def muon(start, lr, beta, decay, rms=None):
    """rms None: Jordan's scale; else that of Liu et al., which PyTorch has for 0.2."""
    rows, cols = start.shape
    scale = math.sqrt(max(1, rows / cols)) if rms is None else rms * math.sqrt(max(rows, cols))
    x, b = start.copy(), np.zeros_like(start)
    path = []
    for t in range(1, UPDATES + 1):
        g = matrix_gradient(t, rows, cols)
        b = beta * b + g
        x = x * (1 - lr(t - 1) * decay) - lr(t - 1) * scale * orthogonal(g + beta * b)
        path.append(x.flatten())
    return path


def muon_with_torch(start, lr, beta, decay, rms=None):
    scale = {None: "original", 0.2: "match_rms_adamw"}[rms]
    settings = {"momentum": beta, "weight_decay": decay, "adjust_lr_fn": scale}
    return matrix_with_torch(start, lambda p: torch.optim.Muon(p, **settings), lr)


def raise_to_float64():
    source = inspect.getsource(_muon._zeropower_via_newtonschulz)
    assert source.count("torch.bfloat16") == 1
    exec(source.replace("torch.bfloat16", "torch.float64"), vars(_muon))


def matrix_with_torch(start, method, lr):
    x = torch.nn.Parameter(torch.tensor(start))
    optimizer = method([x])
    path = []
    for t in range(1, UPDATES + 1):
        optimizer.param_groups[0]["lr"] = lr(t - 1)
        x.grad = torch.tensor(matrix_gradient(t, *start.shape))
        optimizer.step()
        path.append(x.detach().numpy().flatten())
    return path


def constant(lr):
    return lambda t: lr


def falling(lr):
    """lr (1 + cos(pi t / 20)) / 2"""
    return lambda t: lr * (1 + math.cos(math.pi * t / 20)) / 2


def layerwise():
    half = in_float64(optax.cosine_decay_schedule(1, 20))
    factor = torch.optim.Adafactor
    cases = {
        "lars lr=1 beta=0.9 trust=0.001 decay=0.01": with_optax(optax.lars(1, 0.01)),
        "lars lr=0.5 beta=0.6 trust=0.02 decay=0": with_optax(
            optax.lars(0.5, 0, trust_coefficient=0.02, momentum=0.6)
        ),
        "lars lr=cosine(1 0 20) beta=0.8 trust=0.05 decay=0.3": with_optax(
            optax.lars(half, 0.3, trust_coefficient=0.05, momentum=0.8)
        ),
        "lamb lr=0.01 beta1=0.9 beta2=0.999 eps=1e-6 decay=0.01": with_optax(
            optax.lamb(0.01, weight_decay=0.01)
        ),
        "lamb lr=0.03 beta1=0.7 beta2=0.9 eps=1e-3 decay=0": with_optax(
            optax.lamb(0.03, 0.7, 0.9, 1e-3)
        ),
        "lamb lr=cosine(1 0 20) beta1=0.8 beta2=0.95 eps=1e-6 decay=0.5": with_optax(
            optax.lamb(half, 0.8, 0.95, weight_decay=0.5)
        ),
        "adafactor lr=0.01": with_torch(lambda p: factor(p)),
        "adafactor lr=0.5 power=0.6 eps1=0.1 eps2=3 clip=1.1 decay=0.05": with_torch(
            lambda p: factor(
                p, 0.5, beta2_decay=-0.6, eps=(0.1, 3), d=1.1, weight_decay=0.05
            )
        ),
        "adafactor lr=cosine(1 0 20) power=0.9 eps1=1e-3 eps2=1e-3 clip=2 decay=0.1": with_torch(
            lambda p: factor(p, beta2_decay=-0.9, eps=(1e-3, 1e-3), d=2, weight_decay=0.1),
            falling(1),
        ),
    }
    agree(cases, TRANSCRIBED)
    return lines(cases)


def matrices():
    factor = torch.optim.Adafactor
    muons = {
        "muon lr=0.02 beta=0.95 decay=0": (WIDE, constant(0.02), 0.95, 0),
        "tall muon lr=0.02 beta=0.95 decay=0": (TALL, constant(0.02), 0.95, 0),
        "muon lr=cosine(0.3 0 20) beta=0.8 decay=0.2": (WIDE, falling(0.3), 0.8, 0.2),
        "muonRms lr=0.02 beta=0.95 rms=0.2 decay=0.1": (WIDE, constant(0.02), 0.95, 0.1, 0.2),
        "tall muonRms lr=0.02 beta=0.95 rms=0.2 decay=0.1": (TALL, constant(0.02), 0.95, 0.1, 0.2),
        "muonRms lr=cosine(0.3 0 20) beta=0.6 rms=0.5 decay=0.3": (
            WIDE,
            falling(0.3),
            0.6,
            0.3,
            0.5,
        ),
    }
    cases = {name: muon(*settings) for name, settings in muons.items()}
    close(orthogonal(matrix_gradient(1, 2, 3)), ORTHOGONAL)
    agree(cases, MUON)
    raise_to_float64()
    for name, settings in muons.items():
        if settings[4:] != (0.5,):
            close(muon_with_torch(*settings), cases[name])
    some = {"beta2_decay": -0.6, "eps": (0.1, 3), "d": 1.1, "weight_decay": 0.05}
    cases |= {
        "adafactor lr=0.01": matrix_with_torch(WIDE, factor, constant(0.01)),
        "tall adafactor lr=0.01": matrix_with_torch(TALL, factor, constant(0.01)),
        "adafactor lr=cosine(1 0 20) power=0.6 eps1=0.1 eps2=3 clip=1.1 decay=0.05": (
            matrix_with_torch(WIDE, lambda p: factor(p, **some), falling(1))
        ),
        "adafactor lr=0.3 eps1=0.8": matrix_with_torch(
            WIDE, lambda p: factor(p, eps=(0.8, 1e-3)), constant(0.3)
        ),
    }
    return lines(cases)


FILES = {
    "layerwise.csv": (HEAD, layerwise),
    "matrices.csv": (("case", "t", *(f"x{k}" for k in range(6))), matrices),
}
