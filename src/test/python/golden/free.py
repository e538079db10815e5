"""Schedule-Free gradient descent and AdamW, and Prodigy, along protocol G.

free.csv          x after each update, where the gradient is taken. Schedule-Free from the authors'
                  package, Prodigy from optax, and from the authors' package where it is not corrected.
free_answers.csv  the average that Schedule-Free ships: the authors' x after optimizer.eval().

warmup(a w) is a min(1, (t + 1) / w), t = 0, 1, ...; the authors' warmup_steps=w. TRANSCRIBED is from
runs of the same packages elsewhere: a second machine.
"""

import math

import numpy as np
import optax
import schedulefree
import torch
from common import HEAD, START, UPDATES, agree, close, gradient, in_float64, lines
from common import with_optax, with_torch
from prodigyopt import Prodigy

TRANSCRIBED = {
    "scheduleFreeSgd lr=0.1 beta=0.9": {
        1: (1, -2.1499999999999999, 0.46666666666666667, 2.9750000000000001),
        2: (0.83499999999999996, -2.1774999999999998, 0.44833333333333336, 2.9337500000000003),
        20: (0.78099999999999992, -2.1045000000000007, 0.11833333333333347, 2.9502499999999996),
    },
    "scheduleFreeAdamW lr=0.0025 beta=0.9 beta2=0.999 eps=1e-8": {
        1: (1, -2.0024999999833333, 0.49750000007499995, 2.9975000001000001),
        2: (0.99805594255759333, -2.0031150417538495, 0.49612500011624999, 2.9956556130765741),
        20: (0.99744167442858622, -2.0011243669420025, 0.47137500085875006, 2.9960841326374674),
    },
    "prodigy": {
        1: (1, -2.0000009999997892, 0.49999900000094866, 2.9999990000012651),
        2: (0.99999925586325489, -2.0000018710635654, 0.49999800000161965, 2.9999980822205132),
        20: (0.99999685419707895, -2.0000011456154758, 0.49995814290676832, 2.9999997966702963),
    },
}


def falling(lr):
    """lr (1 + cos(pi t / 20)) / 2"""
    return lambda t: lr * (1 + math.cos(math.pi * t / 20)) / 2


def trained(method, updates, lr=None):
    """The parameters after some updates, and what eval() makes of them."""
    x = torch.nn.Parameter(torch.tensor(START))
    optimizer = method([x])
    optimizer.train()
    for t in range(1, updates + 1):
        if lr is not None:
            optimizer.param_groups[0]["lr"] = lr(t - 1)
        x.grad = torch.tensor(gradient(t))
        optimizer.step()
    y = x.detach().numpy().copy()
    optimizer.eval()
    return y, x.detach().numpy().copy()


def schedule_free():
    sgd, adamw = schedulefree.SGDScheduleFree, schedulefree.AdamWScheduleFree
    methods = {
        "scheduleFreeSgd lr=0.1 beta=0.9": (lambda p: sgd(p, 0.1),),
        "scheduleFreeSgd lr=warmup(0.3 5) beta=0.7 decay=0.05 power=2": (
            lambda p: sgd(p, 0.3, 0.7, weight_decay=0.05, warmup_steps=5, r=2),
        ),
        "scheduleFreeSgd lr=cosine(0.3 0 20) beta=0.8": (lambda p: sgd(p, 0.3, 0.8), falling(0.3)),
        "scheduleFreeAdamW lr=0.0025 beta=0.9 beta2=0.999 eps=1e-8": (lambda p: adamw(p),),
        "scheduleFreeAdamW lr=warmup(0.05 4) beta=0.8 beta2=0.95 eps=1e-3 decay=0.1 power=1": (
            lambda p: adamw(p, 0.05, (0.8, 0.95), 1e-3, 0.1, 4, 1),
        ),
        "scheduleFreeAdamW lr=cosine(0.07 0 20) beta=0.6 beta2=0.9 eps=1e-8": (
            lambda p: adamw(p, 0.07, (0.6, 0.9)),
            falling(0.07),
        ),
    }
    return {
        name: [trained(method[0], t, *method[1:]) for t in range(1, UPDATES + 1)]
        for name, method in methods.items()
    }


def free():
    cases = {name: [y for y, _ in path] for name, path in schedule_free().items()}
    half = in_float64(optax.cosine_decay_schedule(1, 20))
    cases |= {
        "prodigy": with_optax(optax.contrib.prodigy(1.0)),
        "prodigy lr=cosine(1 0 20) beta1=0.8 beta2=0.95 eps=1e-2 decay=0.1 d0=0.01": with_optax(
            optax.contrib.prodigy(half, (0.8, 0.95), eps=1e-2, estim_lr0=0.01, weight_decay=0.1)
        ),
        "prodigy d0=0.01": with_optax(optax.contrib.prodigy(1.0, estim_lr0=0.01)),
        "prodigy uncorrected": with_torch(lambda p: Prodigy(p)),
        "prodigy uncorrected d0=0.01": with_torch(lambda p: Prodigy(p, d0=0.01)),
    }
    agree(cases, TRANSCRIBED)
    close(with_torch(lambda p: Prodigy(p, use_bias_correction=True)), cases["prodigy"])
    close(
        with_optax(optax.contrib.schedule_free_sgd(0.1)), cases["scheduleFreeSgd lr=0.1 beta=0.9"]
    )
    assert not np.allclose(cases["prodigy"], cases["prodigy uncorrected"], rtol=0, atol=1e-7)
    return lines(cases)


def answers():
    return lines({name: [x for _, x in path] for name, path in schedule_free().items()})


FILES = {
    "free.csv": (HEAD, free),
    "free_answers.csv": (HEAD, answers),
}
