# SPDX-License-Identifier: GPL-3.0-or-later
"""NIST's univariate sets, the nine types of quantiles, sums that lose digits."""
import ctypes
import math
import random
from fractions import Fraction

from lre import (CONSTANT, FEW, OK, RANGE, Stat, Table, columns, double, doubles, function, load,
                 pointer, size)


class Description(ctypes.Structure):
    _fields_ = [('n', size), ('missing', size)] + [(name, Stat) for name in (
        'mean', 'min', 'max', 'sd', 'lower', 'median', 'upper', 'skewness', 'kurtosis')]


c_describe = function('siap_i_describe', ctypes.c_int, pointer, size, ctypes.POINTER(Description))
c_sum = function('siap_i_sum', Stat, pointer, size)
lag1 = function('siap_i_lag1', Stat, pointer, size)
quantile = function('siap_i_quantile', Stat, pointer, size, double, ctypes.c_int)
table = Table('Means, deviations, quantiles and sums')


def describe(x):
    out = Description()
    assert c_describe(doubles(x), len(x), out) == OK
    return out


# ---- NIST: a double caps the digits of NumAcc3 and 4 ----

# one value, then 500 times two
GENERATED = {'nist-numacc2': ('1.2', '1.1', '1.3'),
             'nist-numacc3': ('1000000.2', '1000000.1', '1000000.3'),
             'nist-numacc4': ('10000000.2', '10000000.1', '10000000.3')}
for case in load('nist.json')['cases']:
    name, want = case['id'], case['published']
    if 'data_file' in case:
        x, = columns(case['data_file'])
    else:
        first, low, high = GENERATED[name]
        x = [first] + [low, high] * 500
    best = case['double_input_ceiling_lre']
    got = describe(x)
    table.hold('n', name, got.n == int(want['n']) == len(x))
    table.reach('mean', name, got.mean, want['mean'], 14)
    table.reach('sd', name, got.sd, want['sd'], min(best['sd'], 15) - 0.3)
    lowest = 11 if name in ('nist-numacc3', 'nist-numacc4') else 13.4
    table.reach('lag 1', name, lag1(doubles(x), len(x)), want['autocorr_lag1'], lowest)

# ---- quantiles: printed thirds are known to a double's digits, zeros exactly ----

for case in load('quantiles.json')['cases']:
    x = doubles(sorted(float(v) for v in case['x']))
    for kind in range(1, 10):
        for p, want in zip(case['p'], case['value'][f'type{kind}']):
            got = quantile(x, len(x), float(Fraction(p)), kind)
            table.reach(f'quantile type {kind}', f"{case['id']} p={p}", got, want, 14)
for p in (-1e-300, 1.0000000000000002, math.nan, math.inf):
    table.none('quantile type 7', f'p={p}', quantile(x, len(x), p, 7), RANGE)
for kind in (0, 10):
    table.none(f'quantile type {kind}', 'p=.5', quantile(x, len(x), 0.5, kind), RANGE)
table.none('quantile type 7', 'n=0', quantile(x, 0, 0.5, 7), FEW)
many = doubles(range(1, 100001))
for p in range(1, 100):
    if p % 7 == 0: # n p is whole, and in doubles just beside
        table.reach('quantile type 1', f'n=100000 p={p}/100', quantile(many, 100000, p / 100, 1),
                    1000 * p, 15)

# ---- sums ----

for case in load('summation.json')['cases']:
    if case['kind'] != 'sum':
        continue
    x = [float(v) for v in case['x']] * case.get('times', 1)
    got = c_sum(doubles(x), len(x)).value
    table.hold('sum', case['id'], got == float(case['value']['nearest_double']))
table.none('sum', 'nan', c_sum(doubles([1, math.nan]), 2), RANGE)
table.none('sum', 'inf', c_sum(doubles([1, math.inf]), 2), RANGE)
table.hold('sum', '1e308 - 1e308 + 1e-30', c_sum(doubles([1e308, -1e308, 1e-30]), 3).value == 1e-30)
table.reach('sum', 'none', c_sum(doubles([]), 0), 0, 15)
table.reach('mean', '1e308 twice', describe([1e308, 1e308]).mean, '1e308', 15)
table.reach('sd', '1e308 and -1e308', describe([1e308, -1e308] * 2).sd,
            '1.1547005383792515290e308', 14.5)
table.hold('sd', '0 and 1e-323', describe([0, 1e-323] * 2).sd.value == 5e-324)

# ---- a mean of equal values is that value; shifts and powers of two change nothing ----

chance = random.Random(5)
for _ in range(200):
    value, n = chance.uniform(-10, 10), chance.randint(2, 60)
    got = describe([value] * n)
    why = CONSTANT if n > 2 else FEW
    if got.mean.value != value or got.sd.value != 0 or got.skewness.why != why:
        table.hold('equal values', f'{value} times {n}', False)
table.hold('equal values', '200 random', True)
x = [2, 4, 4, 4, 5, 5, 7, 9]
plain = describe(x)
table.reach('sd', 'z-scores', plain.sd, '2.1380899352993950774', 15)
# off the mean by -3 -1 -1 -1 0 0 2 4: sums of powers 32, 42, 356
table.reach('skewness', 'z-scores', plain.skewness, 8 * math.sqrt(7) / 6 * 42 / 32 ** 1.5, 14)
table.reach('kurtosis', 'z-scores', plain.kurtosis,
            Fraction(9 * (8 * 356 - 3 * 1024) + 6 * 1024, 1024) * 7 / 30, 14)
for shown, moved in (('+1e9', [v + 1e9 for v in x]), ('*2^300', [v * 2.0 ** 300 for v in x]),
                     ('*2^-1060', [v * 2.0 ** -1060 for v in x])):
    got = describe(moved)
    table.hold('skewness', shown, got.skewness.value == plain.skewness.value)
    table.hold('kurtosis', shown, got.kurtosis.value == plain.kurtosis.value)
table.end()
