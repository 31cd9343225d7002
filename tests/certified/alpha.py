# SPDX-License-Identifier: GPL-3.0-or-later
"""Cronbach's alpha with its interval and items, and effective weights, against exact fractions."""
import ctypes
import math
import random
from fractions import Fraction

from lre import (CONSTANT, FEW, INFINITE, OK, RANGE, Interval, Stat, Table, columns, double,
                 doubles,
                 function, load, pointer, size)

NAN = math.nan


class Alpha(ctypes.Structure):
    _fields_ = [('n', size), ('missing', size), ('k', size), ('value', Stat),
                ('standardised', Stat),
                ('interval', Interval)]


class Item(ctypes.Structure):
    _fields_ = [('without', Stat), ('rest', Stat)]


class Effective(ctypes.Structure):
    _fields_ = [('share', Stat), ('squared', Stat)]


c_alpha = function('siap_i_alpha_of', ctypes.c_int, pointer, size, size, double, pointer, pointer)
of_variances = function('siap_i_alpha_of_variances', Stat, double, double, size)
c_effective = function('siap_i_effective_weights', ctypes.c_int, pointer, pointer, size, size,
                       pointer,
                       pointer)
table = Table("Cronbach's alpha and effective weights")


def pointers(x):
    """The columns, and what must be kept while they are used."""
    kept = [doubles(column) for column in x]
    return (pointer * max(len(kept), 1))(*map(ctypes.addressof, kept)), kept


def alpha(x, level=0.95):
    out, items = Alpha(), (Item * max(len(x), 1))()
    at, _kept = pointers(x)
    assert c_alpha(at, len(x), len(x[0]) if x else 0, level, ctypes.byref(out), items) == OK
    return out, items


def effective(x, weights):
    out, rows = (Effective * len(x))(), size()
    at, _kept = pointers(x)
    assert c_effective(at, doubles(weights), len(x), len(x[0]), out, ctypes.byref(rows)) == OK
    return out, rows.value


def covariance(a, b):
    n, a, b = len(a), [Fraction(v) for v in a], [Fraction(v) for v in b]
    mean_a, mean_b = sum(a) / n, sum(b) / n
    return sum((v - mean_a) * (w - mean_b) for v, w in zip(a, b)) / (n - 1)


def exact_alpha(x):
    items = sum(covariance(c, c) for c in x)
    sums = [sum(map(Fraction, row)) for row in zip(*x)]
    total = covariance(sums, sums)
    return Fraction(len(x), len(x) - 1) * (1 - items / total) if total else None


# ---- published ----

for case in load('cronbach.json')['cases']:
    want = case['value']['alpha']
    if case['kind'] == 'cronbach_summary':
        got = of_variances(float(case['sum_item_variances']), float(case['total_variance']),
                           case['k'])
        table.reach('alpha', case['id'], got, want, 14)
        continue
    x = columns(case['data_file']) if 'data_file' in case else list(zip(*case['rows']))
    table.reach('alpha', case['id'], alpha(x)[0].value, want, 14)
attitude = columns('cronbach_attitude.csv')
whole, items = alpha(attitude)
# as R psych's alpha(attitude) prints them
names = 'rating complaints privileges learning raises critical advance'.split()
for item, name, without in zip(items, names, '.81 .80 .83 .80 .80 .86 .84'.split()):
    table.hold('alpha without', name, round(item.without.value, 2) == float(without))

# ---- exact, on random answers with gaps ----

chance = random.Random(11)
for _ in range(40):
    k, n = chance.randint(2, 7), chance.randint(4, 30)
    skill = [chance.randint(0, 4) for _ in range(n)]
    x = [[NAN if chance.random() < 0.04 else v + chance.randint(0, 5) for v in skill]
         for _ in range(k)]
    rows = [row for row in zip(*x) if not any(map(math.isnan, row))]
    if len(rows) < 3 or any(len(set(c)) < 2 for c in zip(*rows)):
        continue
    c, (got, items) = list(zip(*rows)), alpha(x)
    fine = got.n == len(rows) and got.missing == n - len(rows)
    fine &= abs(got.value.value - float(exact_alpha(c))) < 1e-12
    for i in range(k):
        others = c[:i] + c[i + 1:]
        sums = [sum(map(Fraction, row)) for row in zip(*others)]
        rest = covariance(c[i], sums)
        squared = float(rest * abs(rest) / (covariance(c[i], c[i]) * covariance(sums, sums)))
        fine &= abs(items[i].rest.value * abs(items[i].rest.value) - squared) < 1e-12
        if k > 2:
            fine &= abs(items[i].without.value - float(exact_alpha(others))) < 1e-11
    mean = sum(float(covariance(a, b)) / math.sqrt(covariance(a, a) * covariance(b, b))
               for a in c for b in c if a is not b) / (k * (k - 1))
    fine &= abs(got.standardised.value - k * mean / (1 + (k - 1) * mean)) < 1e-12
    if not fine:
        table.hold('alpha and items', f'{rows}', False)
table.hold('alpha and items', '40 random with gaps', True)

# ---- interval: F of 2 and 2 degrees has the quantile p / (1 - p) ----

got = alpha([[1, 2, 4], [1, 3, 3]])[0]
table.reach('Feldt, low', 'df=2,2', got.interval.low,
            1 - 39 * (1 - exact_alpha([[1, 2, 4], [1, 3, 3]])), 13)
table.reach('Feldt, high', 'df=2,2', got.interval.high,
            1 - (1 - exact_alpha([[1, 2, 4], [1, 3, 3]])) / 39, 14)
# F of 2 and 2 m: ((1 - p)^(-1 / m) - 1) m
got = alpha([[1, 2, 4], [1, 3, 3], [2, 2, 5]], 0.9)[0]
miss = 1 - exact_alpha([[1, 2, 4], [1, 3, 3], [2, 2, 5]])
table.reach('Feldt, low', 'df=2,4, 90 %', got.interval.low,
            1 - miss * Fraction(2 * math.expm1(-math.log(0.05) / 2)), 13)

# ---- edges ----

table.none('alpha', 'one item', alpha([[1, 2, 3]])[0].value, FEW)
table.none('alpha', 'no item', alpha([])[0].value, FEW)
table.none('alpha', 'one row', alpha([[1, NAN], [2, 4]])[0].value, FEW)
table.none('alpha', 'constant', alpha([[1, 1], [2, 2]])[0].value, CONSTANT)
table.none('alpha', 'one against the other', alpha([[1.1, 2.2, 4.7], [-1.1, -2.2, -4.7]])[0].value,
           INFINITE)
table.none('alpha', 'infinite', alpha([[1, math.inf], [2, 2]])[0].value, RANGE)
table.none('alpha', 'published, infinite', of_variances(math.inf, 3, 3), RANGE)
table.none('alpha', 'published, below 0', of_variances(-1, 3, 3), RANGE)
table.none('alpha', 'published, nan', of_variances(1, NAN, 3), RANGE)
table.none('alpha', 'published, one item', of_variances(1, 3, 1), FEW)
table.none('Feldt, low', 'level 1', alpha(attitude, 1)[0].interval.low, RANGE)
table.none('Feldt, high', 'level nan', alpha(attitude, NAN)[0].interval.high, RANGE)
got, items = alpha([[1, 2, 4], [5, 5, 5], [2, 2, 5]])
table.none('standardised', 'constant item', got.standardised, CONSTANT)
table.none('item-rest', 'constant item', items[1].rest, CONSTANT)
table.reach('alpha', 'constant item', got.value, exact_alpha([[1, 2, 4], [5, 5, 5], [2, 2, 5]]), 14)
table.none('alpha without', 'two items', alpha([[1, 2, 4], [1, 3, 3]])[1][0].without, FEW)
for shown, moved in (('*2^500', [[v * 2.0 ** 500 for v in c] for c in attitude]),
                     ('*2^-500', [[v * 2.0 ** -500 for v in c] for c in attitude]),
                     ('+1e9', [[v + 1e9 for v in c] for c in attitude])):
    got, items = alpha(moved)
    table.hold('alpha and items', shown, abs(got.value.value - whole.value.value) < 1e-14 and
               items[0].without.value == alpha(attitude)[1][0].without.value)
twice = alpha(attitude * 2)[0].value.value # 2 alpha / (1 + alpha) only when the halves are the same
table.hold('alpha', 'items doubled', twice > whole.value.value)

# ---- effective weights ----

# every combination of two levels: columns without correlation, so w^2 over the sum of squares
factorial = [[row >> column & 1 for row in range(64)] for column in range(6)]
weights = ['0.25', '0.20', '0.15', '0.15', '0.15', '0.10']
squares = sum(Fraction(w) ** 2 for w in weights)
got, rows = effective(factorial, weights)
for one, weight in zip(got, weights):
    table.reach('effective weight', f'w={weight}', one.share, Fraction(weight) ** 2 / squares, 14)
    table.reach('squared correlation', f'w={weight}', one.squared, Fraction(weight) ** 2 / squares,
                14)
weights = [Fraction(1, 8), Fraction(1, 4), Fraction(-1, 2), 1, 2, 3, Fraction(1, 16)]
y = [sum(w * Fraction(v) for w, v in zip(weights, row)) for row in zip(*attitude)]
got, rows = effective(attitude, weights)
table.hold('effective weight', 'rows', rows == 30)
for at, column in enumerate(attitude):
    with_y, of_y = covariance(column, y), covariance(y, y)
    table.reach('effective weight', f'attitude {at}', got[at].share, weights[at] * with_y / of_y,
                13)
    table.reach('squared correlation', f'attitude {at}', got[at].squared,
                with_y ** 2 / covariance(column, column) / of_y, 13)
table.reach('effective weight', 'sum', math.fsum(one.share.value for one in got), 1, 14)
same = effective([[v * 2.0 ** 600 for v in c] for c in attitude],
                 [float(w) * 2.0 ** 900 for w in weights])[0]
table.hold('effective weight', '*2^600, *2^900',
           [s.share.value for s in same] == [g.share.value for g in got])
table.none('effective weight', 'no weight', effective(attitude, [0] * 7)[0][0].share, CONSTANT)
table.none('effective weight', 'nan', effective(attitude, [NAN] * 7)[0][0].share, RANGE)
table.none('effective weight', 'nothing varies', effective([[1, 1], [2, 2]], [1, 1])[0][0].squared,
           CONSTANT)
table.none('effective weight', 'one row', effective([[1, NAN], [2, 2]], [1, 1])[0][0].squared, FEW)
table.none('effective weight', 'cancelled', effective([[1, 3], [1, 3]], [1, -1])[0][0].share,
           CONSTANT)
table.end()
