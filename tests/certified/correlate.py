# SPDX-License-Identifier: GPL-3.0-or-later
"""Correlations and ranks: published values, closed forms of p, pairs counted in fractions."""
import ctypes
import itertools
import math
import random
import time
from fractions import Fraction

from lre import (CONSTANT, FEW, OK, RANGE, Stat, Table, double, doubles, function, pointer, size)

PEARSON, SPEARMAN, KENDALL = range(3)


class Correlation(ctypes.Structure):
    _fields_ = [('n', size), ('value', Stat), ('p', Stat)]


class Place(ctypes.Structure):
    _fields_ = [('rank', size), ('below', size), ('mid', double), ('quarter', ctypes.c_uint8)]


class Ranked(ctypes.Structure):
    _fields_ = [('n', size), ('missing', size), ('ties', double)]


c_correlate = function('siap_i_correlate', ctypes.c_int, ctypes.c_int, pointer, pointer, size,
                       pointer)
c_matrix = function('siap_i_correlations', ctypes.c_int, ctypes.c_int, pointer, size, size, pointer)
c_rank = function('siap_i_rank', ctypes.c_int, pointer, size, pointer, pointer)
percentile = function('siap_i_percentile', Stat, pointer, pointer)
exact = function('siap_i_kendall_exact', Stat, ctypes.c_int64, size)
table = Table('Correlations and ranks')
NAN = math.nan


def correlate(how, x, y):
    out = Correlation()
    assert c_correlate(how, doubles(x), doubles(y), len(x), ctypes.byref(out)) == OK
    return out


def rank(x):
    places, everything = (Place * len(x))(), Ranked()
    assert c_rank(doubles(x), len(x), places, ctypes.byref(everything)) == OK
    return places, everything


# ---- published ----

# B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993, table 3.1
LSAT = [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594]
GPA = '3.39 3.30 2.81 3.03 3.44 3.07 3.00 3.43 3.36 3.13 3.12 2.74 2.76 2.88 2.96'.split()
LAW = '0.7763744912894069671'
table.reach('Pearson', 'law school', correlate(PEARSON, LSAT, GPA).value, LAW, 14)
moved = [v + 1e9 for v in LSAT]
table.reach('Pearson', 'law school +1e9', correlate(PEARSON, moved, GPA).value, LAW, 14)
# J. Little, A Mann-Kendall example (by hand), College of the Holy Cross: one tie
CROSS = '12.9 14.8 13.2 15.7 13.8 15.6 12.9 11.0 17.3 15.9 19.0 18.3 20.1 21.7'.split()
got = correlate(KENDALL, range(14), CROSS)
table.reach('Kendall', 'Holy Cross', got.value, '0.59669418971861628473', 14)
table.reach('Kendall p', 'Holy Cross, normal', got.p,
            math.erfc(54 / math.sqrt(998 / 3) / math.sqrt(2)), 13)
# US EPA, Unified Guidance, 2009, example 17-7; the exact p of S = 8 of five as in Kendall's table
SODIUM = [56, 53, 51, 55, 52, 60, 62, 59, 61, 63]
table.reach('Kendall', 'EPA 17-7', correlate(KENDALL, range(10), SODIUM).value, Fraction(5, 9), 14)
table.reach('Kendall p', 'S = 8 of 5', exact(8, 5), Fraction(1, 12), 14)
table.reach('Kendall p', 'S = -8 of 5', exact(-8, 5), Fraction(1, 12), 14)

# ---- p in closed form: t of 1 and of 2 degrees of freedom; every order of seven and all of 49 ----

got = correlate(PEARSON, [1, 2, 4, 3], [1, 2, 3, 7])
table.reach('Pearson p', 'df=2', got.p, 1 - Fraction(got.value.value), 14)
got = correlate(PEARSON, [1, 2, 3], [1, 3, 2])
table.reach('Pearson p', 'df=1', got.p, Fraction(2, 3), 14)
got = correlate(SPEARMAN, [10, 20, 30, 1e9], [4, 2, 7, 9]) # ranks 1 2 3 4 and 2 1 3 4
table.reach('Spearman', 'four', got.value, Fraction(4, 5), 14)
table.reach('Spearman p', 'df=2', got.p, Fraction(1, 5), 14)
scores = [sum((b > a) - (b < a) for a, b in itertools.combinations(order, 2))
          for order in itertools.permutations(range(7))]
for score in (0, 1, 7, 13, 21, 22):
    want = Fraction(sum(abs(s) >= score for s in scores), len(scores))
    table.reach('Kendall p', f'S = {score} of 7', exact(score, 7), want, 14)
table.reach('Kendall p', 'S = 1176 of 49', exact(1176, 49), Fraction(2, math.factorial(49)), 13)
table.none('Kendall p', 'n=50', exact(3, 50), RANGE)
table.none('Kendall p', 'n=1', exact(0, 1), FEW)

# ---- every pair counted, on columns with ties and gaps ----


def mids(x):
    return [Fraction(sum(v < w for v in x) * 2 + sum(v == w for v in x) + 1, 2) for w in x]


def fraction_r(x, y):
    """The square of Pearson's r with its sign, exactly."""
    n = len(x)
    x, y = [v - Fraction(sum(x)) / n for v in x], [v - Fraction(sum(y)) / n for v in y]
    xx, yy, xy = (sum(a * b for a, b in zip(*of)) for of in ((x, x), (y, y), (x, y)))
    return xy * abs(xy) / (xx * yy)


def fraction_tau(x, y):
    both = x_only = y_only = 0
    for (a, b), (c, d) in itertools.combinations(list(zip(x, y)), 2):
        p, q = (a > c) - (a < c), (b > d) - (b < d)
        both, x_only, y_only = both + p * q, x_only + abs(p), y_only + abs(q)
    return Fraction(both * abs(both), x_only * y_only)


chance = random.Random(7)
worst = {}
for _ in range(150):
    n, levels = chance.randint(5, 40), chance.choice((3, 6, 1000))
    x = [chance.choice((NAN, *range(levels))) for _ in range(n)]
    y = [chance.choice((NAN, *range(levels))) if chance.random() < 0.7 else v for v in x]
    rows = [(int(a), int(b)) for a, b in zip(x, y) if a == a and b == b]
    if len({a for a, _ in rows}) < 2 or len({b for _, b in rows}) < 2:
        continue
    a, b = zip(*rows)
    wanted = {PEARSON: fraction_r(a, b), SPEARMAN: fraction_r(mids(a), mids(b)),
              KENDALL: fraction_tau(a, b)}
    for how, want in wanted.items():
        got = correlate(how, x, y)
        assert got.n == len(rows)
        off = abs(float(Fraction(got.value.value) * abs(Fraction(got.value.value)) - want))
        worst[how] = max(worst.get(how, 0), off)
for how, name in enumerate(('Pearson', 'Spearman', 'Kendall')):
    table.hold(name, '150 random with ties and gaps', worst[how] < 4e-15)

# ---- edges ----

for how, name in enumerate(('Pearson', 'Spearman', 'Kendall')):
    same = correlate(how, LSAT, LSAT)
    table.hold(name, 'itself', same.value.value == 1 and same.p.value < 1e-9)
    table.hold(name, 'reversed', correlate(how, LSAT, [-v for v in LSAT]).value.value == -1)
    table.none(name, 'constant', correlate(how, [1, 2, 3], [0.1, 0.1, 0.1]).value, CONSTANT)
    table.none(name, 'infinite', correlate(how, [1, 2, 3], [0.1, math.inf, 0.1]).value, RANGE)
    table.none(name, 'n=1', correlate(how, [1, 2, NAN], [NAN, 2, 3]).value, FEW)
    table.none(name, 'nothing', correlate(how, [], []).p, FEW)
table.none('Pearson p', 'n=2', correlate(PEARSON, [1, 2], [3, 1]).p, FEW)
table.reach('Pearson', '1e308', correlate(PEARSON, [1e308, -1e308, 0], [5e-324, 0, 0]).value,
            '0.866025403784438647', 14)
one, two, three = doubles([1, 2, 3, 5]), doubles([2, 1, 3, 9]), doubles([4, NAN, 3, 1])
matrix, at = (Correlation * 9)(), (pointer * 3)(*map(ctypes.addressof, (one, two, three)))
for how, name in enumerate(('Pearson', 'Spearman', 'Kendall')):
    assert c_matrix(how, at, 3, 4, matrix) == OK
    fine = True
    for (i, a), (j, b) in itertools.product(enumerate((one, two, three)), repeat=2):
        got, want = matrix[3 * i + j], correlate(how, a, b)
        fine &= got.value.value == want.value.value and got.p.value == want.p.value
        fine &= got.n == want.n == 4 - (2 in (i, j))
    table.hold(name, 'matrix', fine)

# ---- ranks ----

places, everything = rank([3, 1, NAN, 2, 2, 0.5])
table.hold('rank', 'competition', [p.rank for p in places] == [1, 4, 0, 2, 2, 5])
table.hold('rank', 'mid', [p.mid for p in places if p.mid == p.mid] == [5, 2, 3.5, 3.5, 1])
table.hold('rank', 'counts', (everything.n, everything.missing, everything.ties) == (5, 1, 6))
shares = [percentile(ctypes.byref(p), ctypes.byref(everything)).value for p in places if p.rank]
table.hold('rank', 'percentile', shares == [1, 0.25, 0.5, 0.5, 0])
table.none('rank', 'percentile of one', percentile(rank([7])[0], ctypes.byref(rank([7])[1])), FEW)
# quartiles of 1 to 8 are 2.75 4.5 6.25; of 1 to 5: 2 3 4, which belong to the lower quarter
quarters = [p.quarter for p in rank(range(1, 9))[0]]
table.hold('rank', 'quarters of 8', quarters == [1, 1, 2, 2, 3, 3, 4, 4])
table.hold('rank', 'quarters of 5', [p.quarter for p in rank(range(1, 6))[0]] == [1, 1, 2, 3, 4])
quarters = [p.quarter for p in rank([4, 4, 4, NAN])[0]]
table.hold('rank', 'quarters of equals', quarters == [1, 1, 1, 0])
both = [(p.rank, p.quarter) for p in rank([1, math.inf])[0]]
table.hold('rank', 'infinite', both == [(2, 0), (1, 0)])
x = [float(chance.randint(0, 30000)) for _ in range(100000)]
order = sorted(x, reverse=True)
started = time.monotonic()
places, everything = rank(x)
first = {value: place for place, value in reversed(list(enumerate(order, 1)))}
table.hold('rank', '100 000 rows', all(p.rank == first[v] for p, v in zip(places, x)))
got = correlate(KENDALL, x, list(reversed(x)))
table.hold('rank, Kendall', '100 000 rows in seconds',
           got.n == 100000 and time.monotonic() - started < 20)
table.end()
