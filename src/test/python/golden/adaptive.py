"""Methods with a rate for each coordinate, and signs: adaptive.csv, adaptive_rosenbrock.csv.

adaptive.csv             along protocol G, each case from the library that is named beside it. Yogi is
                         optax's, its m set back to 0 as in the paper (optax starts it at v0).
adaptive_rosenbrock.csv  x after some updates of f = (1 - x)^2 + 100 (y - x^2)^2 from (-0.5, 0.5), in
                         60-digit arithmetic with the settings as doubles. RMSprop at 0.01 ends at
                         t = 90, AdaDelta at t = 100: later an error of rounding has grown too far.

TRANSCRIBED and ROSENBROCK are from runs of PyTorch 2.13.0 and numpy elsewhere: a second machine.
"""

import math

import jax.numpy as jnp
import keras
import lion_pytorch
import mpmath
import numpy as np
import optax
import pytorch_optimizer
import torch
from common import HEAD, START, UPDATES, agree, close, gradient, in_float64, lines, step, with_optax

TRANSCRIBED = {
    "adaGrad lr=0.01 initial=0 eps=1e-10": {
        1: (1, -2.0099999999993332, 0.49000000000299998, 2.9900000000040001),
        2: (0.99000000000033328, -2.0131622776593017, 0.4829289321926345, 2.9805131670246952),
        20: (0.99129936110620176, -2.0069905567647663, 0.42404744975789488, 2.985943964113341),
    },
    "adaGrad lr=inverse(0.01 0.1) initial=0.3 eps=1e-10": {
        1: (1, -2.0093933643656889, 0.49480124755171045, 2.9958477260080025),
        2: (0.99105692042142113, -2.0121097930231047, 0.49060792387943214, 2.9887585181236029),
        20: (0.99252790897254228, -2.0072610909232473, 0.46251489421753655, 2.9924452187288049),
    },
    "adaGrad lr=0.01 initial=0.1+1e-7 eps=0": {
        1: (1, -2.0097849208876117, 0.49274523921713248, 2.9937982651787656),
        2: (0.99005509689266535, -2.0128857891927097, 0.48687303793318903, 2.9849899624935143),
        20: (0.99134642486174929, -2.0068086628388628, 0.43126177354747625, 2.9902139702183725),
    },
    "adaDelta lr=1 rho=0.9 eps=1e-6": {
        1: (1, -2.0031622706329082, 0.49683786463272162, 2.9968379752916907),
        2: (0.99683772409665106, -2.0046447643607919, 0.49359358604126485, 2.9925741659561624),
        20: (0.99681275342181053, -2.0022406593206679, 0.43012820010558295, 2.997182675371068),
    },
    "rmsProp lr=0.01 alpha=0.99 eps=1e-8 epsRoot=0": {
        1: (1, -2.0999999933333338, 0.40000002999999107, 2.9000000399999841),
        2: (0.9000000033333333, -2.1317660382146602, 0.3291119245745312, 2.8050842524367448),
        20: (0.91257250643812859, -2.0693400695675099, -0.27315315244183946, 2.8596310150880364),
    },
    "rmsProp lr=0.01 alpha=0.9 eps=0 epsRoot=1e-8": {
        1: (1, -2.0316227758989553, 0.4683772376285561, 2.9683772486965072),
        2: (0.96837722357399825, -2.0421056240357824, 0.44543566967502851, 2.9382261166751857),
        20: (0.97099018531410186, -2.0199150770846841, 0.21430650307560575, 2.9556934058195847),
    },
    "centeredRmsProp lr=0.01 beta=0.9 alpha=0.99 eps=1e-8 epsRoot=0": {
        1: (1, -2.1005037747919149, 0.39949624877709999, 2.899496258878103),
        2: (0.89949622184108213, -2.2229788747019312, 0.23743872593590071, 2.7133616527512006),
        20: (0.31105933257388518, -2.6351415491124128, -4.9489566261378801, 1.6615056171800475),
    },
    "centeredRmsProp lr=0.01 beta=0.9 alpha=0.9 eps=0 epsRoot=1e-8": {
        1: (1, -2.033333332510288, 0.46666668333332084, 2.9666666962962567),
        2: (0.96666666687242797, -2.0747065180409066, 0.41117606868997991, 2.9038930498247897),
        20: (0.75953164960088448, -2.2055651116679167, -2.3080588328551905, 2.5277605320109306),
    },
    "adam lr=0.001 beta1=0.9 beta2=0.999 epsHat=1e-7": {
        1: (1, -2.0009999978918191, 0.499000009486743, 2.9990000126489504),
        2: (0.99925586396082122, -2.0018710600996346, 0.49800001619657958, 2.9980822352012635),
        20: (0.9974514777882284, -2.0029713391644273, 0.48000007218293766, 2.9966888114692396),
    },
    "amsGrad lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8": {
        1: (1, -2.0009999999933332, 0.49900000003, 2.9990000000400001),
        2: (0.99925586317994008, -2.0018710639362651, 0.49800000006, 2.9980822189374341),
        20: (0.99745137754462199, -2.0029712629078307, 0.48000000060000003, 2.9966889302390181),
    },
    "adamW lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8 decay=0.01": {
        1: (0.99999000000000005, -2.0009799999933335, 0.49899500003000002, 2.9989700000399999),
        2: (0.99923586327994018, -2.0018310541362654, 0.49799001010999971, 2.9980222292374337),
        20: (0.99725185623302426, -2.0025708972364966, 0.47990190998537785, 2.9960893772973005),
    },
    "adaMax lr=0.002 beta1=0.9 beta2=0.999 eps=1e-8": {
        1: (1, -2.0019999999866664, 0.49800000006, 2.9980000000799998),
        2: (0.99894736842456144, -2.0032995451371969, 0.49600000012000001, 2.9966315790456139),
        20: (0.99667556128388246, -2.0047641320734741, 0.46000000120000006, 2.994787190616107),
    },
    "nAdam lr=0.002 beta1=0.9 beta2=0.999 eps=1e-8 psi=0.004": {
        1: (1, -2.0021129035426246, 0.49788709650667634, 2.9978870965278053),
        2: (0.99791003908073062, -2.0028937676686884, 0.49631972784011497, 2.9958644147371896),
        20: (0.99712753404321131, -2.0020693534962013, 0.46568478558856319, 2.996610892452122),
    },
    "nAdam lr=0.001 beta1=0.9 beta2=0.999 eps=1e-7 psi=1": {
        1: (1, -2.0010627877324563, 0.49893721251552747, 2.9989372126218061),
        2: (0.9989783279584471, -2.0014544231205251, 0.49816362206249754, 2.9979451272578159),
        20: (0.99854784628941806, -2.001180393666433, 0.48347770220230785, 2.9980760719112749),
    },
    "adaBelief lr=0.001 beta1=0.9 beta2=0.999 eps=1e-16": {
        1: (1, -2.0011111111111113, 0.49888888888888949, 2.99888888888889),
        2: (0.99917318130714783, -2.002104650152372, 0.49772088415170113, 2.9978376457860527),
        20: (0.99722168516391385, -2.0032897631771016, 0.46682881562973227, 2.9963384877142558),
    },
    "rAdam lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8": {
        1: (1, -2.0015000000000001, 0.49966666666666665, 2.9997500000000001),
        2: (0.99842105263157899, -2.0024736842105262, 0.4993333333333333, 2.9992368421052631),
        20: (0.99643744673835888, -2.0029483648641451, 0.49744178165059943, 2.9987701121862966),
    },
    "lion lr=0.01 beta1=0.9 beta2=0.99 decay=0.001": {
        1: (0.99999000000000005, -2.0099800000000001, 0.48999500000000001, 2.98997),
        2: (0.98998000010000009, -2.0199599001999999, 0.47999010005000003, 2.9799401002999999),
        20: (1.0097991190018618, -2.039596238269707, 0.29991900835947854, 2.9594050566345977),
    },
}

YOGI_OF_OPTAX = {
    1: (0.99999724119129718, -2.0099911791984644, 0.4900740743917868, 2.9901179113418572),
    2: (0.99255977122557326, -2.0186884197792265, 0.48012862785796301, 2.9809641734847876),
    20: (0.9745535310500345, -2.0296589160629188, 0.30122875134525634, 2.967086020503495),
}

ROSENBROCK = {
    "adaGrad lr=0.5 initial=0 eps=1e-10": {
        20: (-0.5383638410644506, 0.2952039633479258),
        100: (-0.3385147110676593, 0.1184134194730006),
        500: (0.4373845630055216, 0.1894811514047915),
    },
    "adaDelta lr=1 rho=0.9 eps=1e-6": {
        20: (-0.5578987649233438, 0.4435874933478069),
        100: (-0.5951824068914658, 0.3631262007321603),
    },
    "rmsProp lr=0.01 alpha=0.9 eps=1e-8": {
        20: (-0.6035069528197776, 0.3723388203285932),
        90: (-0.1191346980393339, 0.015039732821820439),
    },
    "rmsProp lr=0.001 alpha=0.9 eps=1e-8": {
        20: (-0.527639800725579, 0.4725339067432852),
        100: (-0.5963648726757452, 0.4033798405656635),
        500: (-0.248927148042805, 0.06213420327215256),
    },
    "amsGrad lr=0.01 beta1=0.9 beta2=0.999 eps=1e-8": {
        20: (-0.6393653756611151, 0.3550120976799005),
        100: (-0.5354656074996661, 0.2934129224952355),
        500: (0.3604342407033007, 0.1268630994578593),
    },
    "adaMax lr=0.01 beta1=0.9 beta2=0.999 eps=1e-8": {
        20: (-0.6227264826931173, 0.3793994760436716),
        100: (-0.5910900720839624, 0.3565862740378085),
        500: (-0.4255428788572514, 0.1883616960016663),
    },
    "nAdam lr=0.01 beta1=0.9 beta2=0.999 eps=1e-8 psi=0.004": {
        20: (-0.613544230213465, 0.3852684179577604),
        100: (-0.5451392045774055, 0.3049350341352345),
        500: (0.389153072034458, 0.1484480377708628),
    },
    "adamW lr=0.01 beta1=0.9 beta2=0.999 eps=1e-8 decay=0.01": {
        20: (-0.6383506887051827, 0.3540508023428291),
        100: (-0.5302709110002011, 0.2879518221836203),
        500: (0.4138168182760332, 0.168437550435125),
    },
    "adaBelief lr=0.01 beta1=0.9 beta2=0.999 eps=1e-16": {
        20: (-0.6362730671480336, 0.3479014287149338),
        100: (-0.5083872299441986, 0.2667819341880173),
        500: (0.5237776367083203, 0.2720072344275886),
    },
    "rAdam lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8": {
        20: (-0.644341634676814, 0.3451058293417308),
        100: (-0.632964977227402, 0.3553307647727004),
        500: (-0.5917814526407302, 0.3566158548992979),
    },
    "lion lr=0.001 beta1=0.9 beta2=0.99": {
        20: (-0.52, 0.48),
        100: (-0.6000000000000001, 0.3999999999999999),
        500: (-0.3539999999999999, 0.1179999999999997),
    },
}


def with_torch(method, lr=None, beta1=None, momentum=None):
    """method: parameters -> torch.optim.Optimizer; the others: t = 0, 1, ... -> setting, or None."""
    x = torch.nn.Parameter(torch.tensor(START))
    optimizer = method([x])
    group = optimizer.param_groups[0]
    path = []
    for t in range(1, UPDATES + 1):
        if lr is not None:
            group["lr"] = lr(t - 1)
        if beta1 is not None:
            group["betas"] = (beta1(t - 1), group["betas"][1])
        if momentum is not None:
            group["momentum"] = momentum(t - 1)
        x.grad = torch.tensor(gradient(t))
        optimizer.step()
        path.append(x.detach().numpy().copy())
    return path


def with_keras(method, lr):
    x = keras.Variable(START, dtype="float64")
    method.build([x])
    path = []
    for t in range(1, UPDATES + 1):
        method.learning_rate = lr(t - 1)
        method.apply_gradients([(jnp.asarray(gradient(t)), x)])
        path.append(np.asarray(x.value))
    return path


def yogi(lr, b1, b2, eps, initial):
    """optax's Yogi from m = 0."""
    scale = optax.scale_by_yogi(b1, b2, eps, 0, initial)
    from_zero = lambda x: scale.init(x)._replace(mu=jnp.zeros(4))
    return optax.chain(
        optax.GradientTransformation(from_zero, scale.update), optax.scale_by_learning_rate(lr)
    )


def adopt(lr, b1, b2, eps):
    fourth_root = lambda count: jnp.asarray(count, jnp.float64) ** 0.25
    return optax.contrib.adopt(lr, b1, b2, eps, clip_value_fn=fourth_root)


def half_cosine(initial):
    return lambda t: initial / 2 * (1 + math.cos(math.pi * t / 20))


def optax_cosine(initial):
    return in_float64(optax.cosine_decay_schedule(initial, 20))


def rising(t):
    return 0.5 + t / 50


def adaptive():
    ada = torch.optim
    drop = step(0.02, 0.5, 6)
    optax_drop = in_float64(optax.exponential_decay(0.02, 6, 0.5, staircase=True))
    cases = {
        "adaGrad lr=0.01 initial=0 eps=1e-10": with_torch(lambda p: ada.Adagrad(p)),
        "adaGrad lr=inverse(0.01 0.1) initial=0.3 eps=1e-10": with_torch(
            lambda p: ada.Adagrad(p, lr_decay=0.1, initial_accumulator_value=0.3)
        ),
        "adaGrad lr=0.05 initial=0.2 eps=0.001 l2=0.1": with_torch(
            lambda p: ada.Adagrad(
                p, 0.05, initial_accumulator_value=0.2, eps=1e-3, weight_decay=0.1
            )
        ),
        "adaGrad lr=0.01 initial=0.1+1e-7 eps=0": with_optax(optax.adagrad(0.01)),
        "adaGrad lr=cosine(0.2 0 20) initial=0.5+0.01 eps=0": with_keras(
            keras.optimizers.Adagrad(0.2, 0.5, 0.01), half_cosine(0.2)
        ),
        "adaDelta lr=1 rho=0.9 eps=1e-6": with_torch(lambda p: ada.Adadelta(p)),
        "adaDelta lr=step(0.02 0.5 6) rho=0.8 eps=0.001 l2=0.05": with_torch(
            lambda p: ada.Adadelta(p, rho=0.8, eps=1e-3, weight_decay=0.05), drop
        ),
        "adaDelta lr=0.001 rho=0.95 eps=1e-7": with_keras(
            keras.optimizers.Adadelta(), lambda t: 0.001
        ),
        "rmsProp lr=0.01 alpha=0.99 eps=1e-8 epsRoot=0": with_torch(lambda p: ada.RMSprop(p)),
        "rmsProp lr=step(0.02 0.5 6) alpha=0.8 eps=0.001 epsRoot=0 l2=0.1": with_torch(
            lambda p: ada.RMSprop(p, alpha=0.8, eps=1e-3, weight_decay=0.1), drop
        ),
        "rmsProp lr=0.01 alpha=0.9 eps=0 epsRoot=1e-8": with_optax(optax.rmsprop(0.01)),
        "rmsProp lr=cosine(0.05 0 20) alpha=0.8 eps=0 epsRoot=0.01": with_keras(
            keras.optimizers.RMSprop(0.05, 0.8, epsilon=0.01), half_cosine(0.05)
        ),
        "rmsProp lr=0.01 beta=0.9 alpha=0.99 eps=1e-8 epsRoot=0": with_torch(
            lambda p: ada.RMSprop(p, momentum=0.9)
        ),
        "rmsProp lr=step(0.02 0.5 6) beta=rising alpha=0.8 eps=0.001 epsRoot=0 l2=0.1": with_torch(
            lambda p: ada.RMSprop(p, alpha=0.8, eps=1e-3, weight_decay=0.1), drop, momentum=rising
        ),
        "rmsProp lr=0.01 beta=0.7 alpha=0.9 eps=0 epsRoot=0.01": with_optax(
            optax.rmsprop(0.01, eps=0.01, momentum=0.7)
        ),
        "centeredRmsProp lr=0.01 alpha=0.99 eps=1e-8 epsRoot=0": with_torch(
            lambda p: ada.RMSprop(p, centered=True)
        ),
        "centeredRmsProp lr=step(0.02 0.5 6) alpha=0.8 eps=0.001 epsRoot=0 l2=0.1": with_torch(
            lambda p: ada.RMSprop(p, alpha=0.8, eps=1e-3, weight_decay=0.1, centered=True), drop
        ),
        "centeredRmsProp lr=cosine(0.05 0 20) alpha=0.8 eps=0 epsRoot=0.01": with_keras(
            keras.optimizers.RMSprop(0.05, 0.8, epsilon=0.01, centered=True), half_cosine(0.05)
        ),
        "centeredRmsProp lr=0.01 beta=0.9 alpha=0.99 eps=1e-8 epsRoot=0": with_torch(
            lambda p: ada.RMSprop(p, momentum=0.9, centered=True)
        ),
        "centeredRmsProp lr=step(0.02 0.5 6) beta=rising alpha=0.8 eps=0.001 epsRoot=0 l2=0.1": (
            with_torch(
                lambda p: ada.RMSprop(p, alpha=0.8, eps=1e-3, weight_decay=0.1, centered=True),
                drop,
                momentum=rising,
            )
        ),
        "centeredRmsProp lr=0.01 beta=0.9 alpha=0.9 eps=0 epsRoot=1e-8": with_optax(
            optax.rmsprop(0.01, centered=True, momentum=0.9)
        ),
        "adam lr=0.001 beta1=0.9 beta2=0.999 epsHat=1e-7": with_keras(
            keras.optimizers.Adam(), lambda t: 0.001
        ),
        "adam lr=step(0.02 0.5 6) beta1=rising beta2=0.95 eps=0.001 l2=0.3": with_torch(
            lambda p: ada.Adam(p, betas=(0.0, 0.95), eps=1e-3, weight_decay=0.3), drop, rising
        ),
        "adamW lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8 decay=0.01": with_torch(
            lambda p: ada.AdamW(p)
        ),
        "adamW lr=cosine(0.07 0 20) beta1=0.8 beta2=0.95 eps=0.001 decay=0.2": with_optax(
            optax.adamw(optax_cosine(0.07), 0.8, 0.95, 1e-3, weight_decay=0.2)
        ),
        "adamW lr=step(0.02 0.5 6) beta1=rising beta2=0.95 eps=0.001 decay=0.3": with_torch(
            lambda p: ada.AdamW(p, betas=(0.0, 0.95), eps=1e-3, weight_decay=0.3), drop, rising
        ),
        "amsGrad lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8": with_torch(
            lambda p: ada.Adam(p, amsgrad=True)
        ),
        "amsGrad lr=0.001 beta1=0.9 beta2=0.999 epsHat=1e-7": with_keras(
            keras.optimizers.Adam(amsgrad=True), lambda t: 0.001
        ),
        "amsGrad lr=step(0.02 0.5 6) beta1=rising beta2=0.8 eps=0.001 l2=0.3": with_torch(
            lambda p: ada.Adam(p, betas=(0.0, 0.8), eps=1e-3, weight_decay=0.3, amsgrad=True),
            drop,
            rising,
        ),
        "adaMax lr=0.002 beta1=0.9 beta2=0.999 eps=1e-8": with_torch(lambda p: ada.Adamax(p)),
        "adaMax lr=step(0.02 0.5 6) beta1=rising beta2=0.8 eps=0.001 l2=0.3": with_torch(
            lambda p: ada.Adamax(p, betas=(0.0, 0.8), eps=1e-3, weight_decay=0.3), drop, rising
        ),
        "nAdam lr=0.002 beta1=0.9 beta2=0.999 eps=1e-8 psi=0.004": with_torch(
            lambda p: ada.NAdam(p)
        ),
        "nAdam lr=0.001 beta1=0.9 beta2=0.999 eps=1e-7 psi=1": with_keras(
            keras.optimizers.Nadam(), lambda t: 0.001
        ),
        "nAdam lr=step(0.02 0.5 6) beta1=rising beta2=0.95 eps=0.001 psi=0.3 l2=0.3": with_torch(
            lambda p: ada.NAdam(
                p, betas=(0.0, 0.95), eps=1e-3, weight_decay=0.3, momentum_decay=0.3
            ),
            drop,
            rising,
        ),
        "adaBelief lr=0.001 beta1=0.9 beta2=0.999 eps=1e-16": with_optax(optax.adabelief(0.001)),
        "adaBelief lr=step(0.02 0.5 6) beta1=rising beta2=0.95 eps=0.001 l2=0.3": with_optax(
            optax.inject_hyperparams(optax.adabelief)(
                optax_drop, in_float64(rising), 0.95, 1e-3, 1e-3
            ),
            0.3,
        ),
        "rAdam lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8": with_torch(lambda p: ada.RAdam(p)),
        "rAdam lr=step(0.02 0.5 6) beta1=rising beta2=0.9 eps=0.001 l2=0.3": with_torch(
            lambda p: ada.RAdam(p, betas=(0.0, 0.9), eps=1e-3, weight_decay=0.3), drop, rising
        ),
        "rAdam lr=0.02 beta1=0.8 beta2=0.6 eps=1e-8": with_torch(
            lambda p: ada.RAdam(p, 0.02, (0.8, 0.6))
        ),
        "yogi lr=0.01 beta1=0.9 beta2=0.999 initial=1e-6 eps=0.001": with_optax(
            yogi(0.01, 0.9, 0.999, 1e-3, 1e-6)
        ),
        "yogi lr=cosine(0.07 0 20) beta1=0.8 beta2=0.7 initial=0.2 eps=0.01 l2=0.3": with_optax(
            yogi(optax_cosine(0.07), 0.8, 0.7, 0.01, 0.2), 0.3
        ),
        "adopt lr=0.001 beta1=0.9 beta2=0.9999 eps=1e-6": with_optax(
            adopt(0.001, 0.9, 0.9999, 1e-6)
        ),
        "adopt lr=step(0.02 0.5 6) beta1=rising beta2=0.8 eps=0.7 l2=0.3": with_optax(
            optax.inject_hyperparams(adopt)(optax_drop, in_float64(rising), 0.8, 0.7), 0.3
        ),
        "signSgd lr=0.01": with_optax(optax.sign_sgd(0.01)),
        "signSgd lr=step(0.02 0.5 6) l2=0.1": with_optax(optax.sign_sgd(optax_drop), 0.1),
        "lion lr=0.01 beta1=0.9 beta2=0.99 decay=0.001": with_torch(
            lambda p: lion_pytorch.Lion(p, 0.01, weight_decay=0.001)
        ),
        "lion lr=step(0.02 0.5 6) beta1=rising beta2=0.6 decay=0.3": with_torch(
            lambda p: lion_pytorch.Lion(p, betas=(0.0, 0.6), weight_decay=0.3), drop, rising
        ),
        "lion lr=0.01 beta1=0.9 beta2=0.9 decay=0": with_optax(optax.signum(0.01, 0.9)),
    }
    agree(cases, TRANSCRIBED)
    agree({"yogi": with_optax(optax.yogi(0.01))}, {"yogi": YOGI_OF_OPTAX})
    for same, other in {
        "adaDelta lr=1 rho=0.9 eps=1e-6": with_optax(optax.adadelta(1.0)),
        "adamW lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8 decay=0.01": with_optax(
            optax.adamw(0.001, weight_decay=0.01)
        ),
        "adaMax lr=0.002 beta1=0.9 beta2=0.999 eps=1e-8": with_optax(optax.adamax(0.002)),
        "lion lr=0.01 beta1=0.9 beta2=0.99 decay=0.001": with_optax(optax.lion(0.01)),
        "adopt lr=0.001 beta1=0.9 beta2=0.9999 eps=1e-6": with_torch(
            lambda p: pytorch_optimizer.ADOPT(p, clip_lambda=lambda t: (t - 1) ** 0.25)
        ),
    }.items():
        close(other, cases[same])
    return lines(cases)


def rosenbrock():
    seen = (1, 2, 5, 10, 20, 50, 90, 100, 200, 500)
    last = {"adaDelta lr=1 rho=0.9 eps=1e-6": 100, "rmsProp lr=0.01 alpha=0.9 eps=1e-8": 90}
    rows = []
    with mpmath.workdps(60):
        for name, rule in {
            "adaGrad lr=0.5 initial=0 eps=1e-10": ada_grad(0.5, 1e-10),
            "adaDelta lr=1 rho=0.9 eps=1e-6": ada_delta(1, 0.9, 1e-6),
            "rmsProp lr=0.01 alpha=0.9 eps=1e-8": rms_prop(0.01, 0.9, 1e-8),
            "rmsProp lr=0.001 alpha=0.9 eps=1e-8": rms_prop(0.001, 0.9, 1e-8),
            "amsGrad lr=0.01 beta1=0.9 beta2=0.999 eps=1e-8": adam(0.01, 1e-8, "amsGrad"),
            "adaMax lr=0.01 beta1=0.9 beta2=0.999 eps=1e-8": adam(0.01, 1e-8, "adaMax"),
            "nAdam lr=0.01 beta1=0.9 beta2=0.999 eps=1e-8 psi=0.004": adam(0.01, 1e-8, "nAdam"),
            "adamW lr=0.01 beta1=0.9 beta2=0.999 eps=1e-8 decay=0.01": adam(0.01, 1e-8, "adamW"),
            "adaBelief lr=0.01 beta1=0.9 beta2=0.999 eps=1e-16": adam(0.01, 1e-16, "adaBelief"),
            "rAdam lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8": adam(0.001, 1e-8, "rAdam"),
            "lion lr=0.001 beta1=0.9 beta2=0.99": lion(0.001, 0.9, 0.99),
        }.items():
            p = [mpmath.mpf(-0.5), mpmath.mpf(0.5)]
            memory = [{}, {}]
            for t in range(1, last.get(name, 500) + 1):
                x, y = p
                slope = (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x))
                p = [q - rule(t, g, q, s) for q, g, s in zip(p, slope, memory)]
                if t in seen:
                    rows.append((name, t, *map(float, p)))
                if t in ROSENBROCK[name]:
                    close(list(map(float, p)), ROSENBROCK[name][t])
    return rows


# Rules for one coordinate with value x and memory s: what is to be subtracted from it.


def ada_grad(lr, eps):
    lr, eps = map(mpmath.mpf, (lr, eps))

    def rule(t, g, x, s):
        s["G"] = s.get("G", 0) + g * g
        return lr * g / (mpmath.sqrt(s["G"]) + eps)

    return rule


def rms_prop(lr, alpha, eps):
    lr, alpha, eps = map(mpmath.mpf, (lr, alpha, eps))

    def rule(t, g, x, s):
        s["v"] = alpha * s.get("v", 0) + (1 - alpha) * g * g
        return lr * g / (mpmath.sqrt(s["v"]) + eps)

    return rule


def ada_delta(lr, rho, eps):
    lr, rho, eps = map(mpmath.mpf, (lr, rho, eps))

    def rule(t, g, x, s):
        s["E"] = rho * s.get("E", 0) + (1 - rho) * g * g
        change = mpmath.sqrt(s.get("X", 0) + eps) / mpmath.sqrt(s["E"] + eps) * g
        s["X"] = rho * s.get("X", 0) + (1 - rho) * change * change
        return lr * change

    return rule


def lion(lr, beta1, beta2):
    lr, b1, b2 = map(mpmath.mpf, (lr, beta1, beta2))

    def rule(t, g, x, s):
        m = s.get("m", 0)
        s["m"] = b2 * m + (1 - b2) * g
        return lr * mpmath.sign(b1 * m + (1 - b1) * g)

    return rule


def adam(lr, eps, kind):
    lr, eps, b1, b2 = map(mpmath.mpf, (lr, eps, 0.9, 0.999))

    def mu(t):
        return b1 * (1 - mpmath.mpf(0.96) ** (t * mpmath.mpf(0.004)) / 2)

    def rule(t, g, x, s):
        c1, c2 = 1 - b1**t, 1 - b2**t
        m = s["m"] = b1 * s.get("m", 0) + (1 - b1) * g
        if kind == "adaMax":
            s["u"] = max(b2 * s.get("u", 0), abs(g) + eps)
            return lr * m / c1 / s["u"]
        deviation, gathers = (g - m, eps) if kind == "adaBelief" else (g, 0)
        v = s["v"] = b2 * s.get("v", 0) + (1 - b2) * deviation**2 + gathers
        if kind == "amsGrad":
            v = s["largest"] = max(s.get("largest", 0), v)
        if kind == "rAdam":
            limit = 2 / (1 - b2) - 1
            rho = limit - 2 * t * b2**t / c2
            if rho <= 5:
                return lr * m / c1
            r = (rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho)
            return lr * mpmath.sqrt(r * c2) * m / c1 / (mpmath.sqrt(v) + eps)
        mean = m / c1
        if kind == "nAdam":
            product = s["product"] = s.get("product", 1) * mu(t)
            mean = (1 - mu(t)) * g / (1 - product) + mu(t + 1) * m / (1 - product * mu(t + 1))
        decayed = mpmath.mpf(0.01) * x if kind == "adamW" else 0
        return lr * (mean / (mpmath.sqrt(v / c2) + eps) + decayed)

    return rule


FILES = {
    "adaptive.csv": (HEAD, adaptive),
    "adaptive_rosenbrock.csv": (("case", "t", "x", "y"), rosenbrock),
}
