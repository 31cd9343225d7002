# SPDX-License-Identifier: GPL-3.0-or-later
"""Random ratings, pairs and series against the slow reading of the definitions (slow.py)."""
import os
import random
from fractions import Fraction as F

import slow
from lre import CONSTANT, DEFINED, FEW, INFINITE, RANGE, Table, lre
from raters import (METRICS, alpha, fdr, fleiss_of, icc, kappa_of, kendall_w, trend, wilcoxon)

MANY = max(20, 80 // int(os.environ.get('SIAP_TEST_PART', '1')))
UNDEFINED = (CONSTANT, INFINITE, RANGE, FEW)
DIGITS = 11
table = Table('Random data against a slow reading of the definitions')
worst = {}


def agree(word, got, want):
    """Least digits so far; a value where there is none, or the other way round, counts as 0."""
    if want is None:
        digits = 15 if got.why in UNDEFINED else 0
    else:
        # what is all but 0 cancels: its digits count from 1
        digits = lre(got.value, want) if got.why == DEFINED else 0
        if got.why == DEFINED and abs(want) < 1e-3:
            digits = max(digits, lre(1 + got.value, 1 + want))
    worst[word] = min(worst.get(word, 15), digits)


def quarters(chance, most):
    """A number that a double holds, so that both readings see the same."""
    return F(chance.randrange(4 * most), 4) + 1


def made(chance, targets, raters, holes):
    most = chance.choice((2, 3, 5, 40))
    near = chance.random()
    rows = []
    for _ in range(targets):
        true = quarters(chance, most)
        rows.append([None if chance.random() < holes else
                     true if chance.random() < near else quarters(chance, most) for _ in range(raters)])
    return rows


def complete_ratings(chance):
    rows = made(chance, chance.randint(2, 9), chance.randint(2, 5), 0)
    got = icc(rows)
    for form, part, want in zip(('1', '2', '3') * 2, got.part, slow.icc(rows)):
        if form == '2' and part.value.why == RANGE: # an estimate of a variance below 0
            continue
        agree('icc', part.value, want)
    value, z_squared = slow.fleiss(rows)
    told = fleiss_of(rows)
    agree("Fleiss' kappa", told.all.kappa, value)
    if z_squared is not None:
        agree("Fleiss' z", told.all.z, slow.root(z_squared) * slow.sign(value))
    agree("Kendall's W", kendall_w(rows).w, slow.kendall_w(rows)[0])


def pairs_of_ratings(chance):
    pairs = [tuple(row) for row in made(chance, chance.randint(2, 12), 2, 0)]
    apart = {'unweighted': lambda a, b: F(a != b), 'linear': lambda a, b: abs(a - b),
             'quadratic': lambda a, b: (a - b) ** 2}
    for weights, off in apart.items():
        got = kappa_of(pairs, weights)
        agree('kappa', got.kappa, slow.kappa(pairs, off))
        square = slow.kappa_error(pairs, off)
        agree('error of kappa', got.error, square if square is None else slow.root(square))
    few = pairs[:9]
    difference = [a - b for a, b in few]
    for pratt in (False, True):
        got = wilcoxon([a for a, _ in few], [b for _, b in few], pratt)
        if any(difference):
            for word, value, want in zip(('W+', 'greater', 'less', 'both'),
                                         (got.plus, got.exact.greater, got.exact.less, got.exact.both),
                                         slow.signed_ranks(difference, pratt)):
                agree('signed ranks, ' + word, value, want)
        else:
            agree('signed ranks, both', got.p.both, None)


def ratings_with_holes(chance):
    rows = made(chance, chance.randint(1, 9), chance.randint(2, 5), chance.choice((0, 0.2, 0.6)))
    for metric in METRICS:
        agree('alpha, ' + metric, alpha(rows, metric).alpha, slow.alpha(rows, metric))


def series(chance):
    n = chance.randint(2, 6)
    y = [quarters(chance, chance.choice((1, 2, 40))) for _ in range(n)]
    t = [F(2000) + i + F(chance.randrange(8), 8) for i in range(n)]
    got, (score, p, slope, tau_b) = trend(y, t), slow.trend(y, t)
    agree('S', got.s, score)
    agree('Var S', got.variance, slow.variance_of_score(y))
    agree('exact p of S', got.exact, p)
    agree("Sen's slope", got.slope, slope)
    agree('tau-b', got.tau_b, tau_b if tau_b is None else
          slow.root(abs(tau_b)) * slow.sign(tau_b))


def many_tests(chance):
    p = [F(chance.randrange(65), 64) ** 2 for _ in range(chance.randint(1, 9))]
    for yekutieli in (False, True):
        for got, want in zip(fdr(p, yekutieli), slow.adjusted(p, yekutieli)):
            agree('false discoveries', got, want)


chance = random.Random(20221122)
for _ in range(MANY):
    for one in (complete_ratings, pairs_of_ratings, ratings_with_holes, series, many_tests):
        one(chance)
for word, digits in worst.items():
    table.add(word, f'{MANY} at random, the worst', f'{digits:.1f}', f'{DIGITS:.1f}', digits >= DIGITS)
table.end()
