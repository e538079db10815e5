"""What stands around another method, along protocol G.

around.csv          x after each update. Lookahead from optax; cautious Lion and ADOPT from
                    pytorch_optimizer, other cautious methods from optax, the mask written out here.
around_answers.csv  what is evaluated: Lookahead's slow parameters from optax, exponential averages
                    from optax, plain averages from PyTorch.

TRANSCRIBED is from runs elsewhere: a second machine.
"""

import jax.numpy as jnp
import numpy as np
import optax
import pytorch_optimizer
import torch
from common import HEAD, START, UPDATES, agree, close, gradient, in_float64, lines
from common import with_optax, with_torch
from torch.optim.swa_utils import AveragedModel

TRANSCRIBED = {
    "lookahead(adam lr=0.001) k=5 alpha=0.5": {
        1: (1, -2.0009999999933332, 0.49900000003, 2.9990000000400001),
        2: (0.99925586317994008, -2.0018710639362651, 0.49800000006, 2.9980822189374341),
        20: (0.99872573785429974, -2.0014856722421603, 0.49000000030000002, 2.9983443957598417),
    },
    "lookahead(momentum lr=0.1 beta=0.9) k=3 alpha=0.8": {
        1: (1, -2.1499999999999999, 0.46666666666666667, 2.9750000000000001),
        2: (0.69999999999999996, -2.335, 0.40333333333333332, 2.8774999999999999),
        20: (-0.59258859415027809, -2.7143075070661453, -2.841339849260176, 2.621516348531487),
    },
}


def lookahead(fast, k, alpha):
    """The fast and the slow parameters after each update."""
    method = optax.lookahead(fast, k, alpha)
    x = optax.LookaheadParams.init_synced(jnp.asarray(START))
    state = method.init(x)
    path = []
    for t in range(1, UPDATES + 1):
        change, state = method.update(jnp.asarray(gradient(t)), state, x)
        x = optax.apply_updates(x, change)
        path.append((np.asarray(x.fast), np.asarray(x.slow)))
    return path


def cautious(transform):
    x = jnp.asarray(START)
    state = transform.init(x)
    path = []
    for t in range(1, UPDATES + 1):
        g = gradient(t)
        change, state = transform.update(jnp.asarray(g), state, x)
        mask = np.asarray(change) * g < 0
        x = x + np.where(mask, change, 0) * (mask.size / (mask.sum() + 1))
        path.append(np.asarray(x))
    return path


def before(step):
    """ADOPT's bound as its paper counts: from the first update that moves."""
    return (step - 1) ** 0.25


def averaged(path, decay):
    """optax' debiased exponential average."""
    method = optax.ema(decay, debias=True)
    state = method.init(jnp.asarray(START))
    answers = []
    for x in path:
        answer, state = method.update(jnp.asarray(x), state)
        answers.append(np.asarray(answer))
    return answers


def mean(path, start, before=None):
    """PyTorch's plain average from an update on; before it what the method inside answers."""
    walker = torch.nn.Linear(4, 1, bias=False)
    average = AveragedModel(walker)
    answers = []
    for t, x in enumerate(path, 1):
        walker.weight.data = torch.tensor(np.array([x]))
        if t >= start:
            average.update_parameters(walker)
            answers.append(average.module.weight.detach().numpy()[0].copy())
        else:
            answers.append((before or path)[t - 1])
    return answers


def lookaheads():
    half = in_float64(optax.cosine_decay_schedule(0.07, 20))
    return {
        "lookahead(adam lr=0.001) k=5 alpha=0.5": lookahead(optax.adam(0.001), 5, 0.5),
        "lookahead(momentum lr=0.1 beta=0.9) k=3 alpha=0.8": lookahead(optax.sgd(0.1, 0.9), 3, 0.8),
        "lookahead(adam lr=cosine(0.07 0 20)) k=1 alpha=0.3": lookahead(optax.adam(half), 1, 0.3),
        "lookahead(lookahead(sgd lr=0.1) k=2 alpha=0.5) k=3 alpha=0.25": nested(),
    }


def nested():
    """Two periods inside one another, written out: optax' Lookahead takes no Lookahead."""
    x, inner, outer = START.copy(), START.copy(), START.copy()
    path = []
    for t in range(1, UPDATES + 1):
        x = x - 0.1 * gradient(t)
        if t % 2 == 0:
            x = inner = inner + 0.5 * (x - inner)
        if t % 3 == 0:
            x = outer = outer + 0.25 * (x - outer)
        path.append((x, inner))
    return path


def around():
    cases = {name: [fast for fast, _ in path] for name, path in lookaheads().items()}
    agree(cases, TRANSCRIBED)
    close(
        with_torch(
            lambda p: pytorch_optimizer.Lookahead(torch.optim.Adam(p, 0.001), k=5, alpha=0.5)
        ),
        cases["lookahead(adam lr=0.001) k=5 alpha=0.5"],
    )
    half = in_float64(optax.cosine_decay_schedule(0.07, 20))
    cases |= {
        "cautious(adam lr=0.001)": cautious(optax.adam(0.001)),
        "cautious(momentum lr=0.1 beta=0.9)": cautious(optax.sgd(0.1, 0.9)),
        "cautious(adam lr=cosine(0.07 0 20) beta1=0.8 beta2=0.95)": cautious(
            optax.adam(half, 0.8, 0.95)
        ),
        "cautious(lion lr=0.01)": with_torch(
            lambda p: pytorch_optimizer.Lion(p, 0.01, weight_decay=0, cautious=True)
        ),
        "cautious(adopt lr=0.01)": with_torch(
            lambda p: pytorch_optimizer.ADOPT(p, 0.01, clip_lambda=before, cautious=True)
        ),
    }
    return lines(cases)


def answers():
    cases = {name: [slow for _, slow in path] for name, path in lookaheads().items()}
    adam, momentum = with_optax(optax.adam(0.01)), with_optax(optax.sgd(0.1, 0.9))
    fast, slow = zip(*lookahead(optax.adam(0.01), 3, 0.5))
    cases |= {
        "ema(adam lr=0.01) 0.9": averaged(adam, 0.9),
        "ema(momentum lr=0.1 beta=0.9) 0.999": averaged(momentum, 0.999),
        "ema(lookahead(adam lr=0.01) k=3 alpha=0.5) 0.8": averaged(fast, 0.8),
        "polyak(momentum lr=0.1 beta=0.9) 1": mean(momentum, 1),
        "polyak(adam lr=0.01) 7": mean(adam, 7),
        "polyak(lookahead(adam lr=0.01) k=3 alpha=0.5) 2": mean(fast, 2, slow),
    }
    return lines(cases)


FILES = {
    "around.csv": (HEAD, around),
    "around_answers.csv": (HEAD, answers),
}
