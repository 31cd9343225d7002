# SPDX-License-Identifier: GPL-3.0-or-later
"""Weights of pairwise judgements and of budgets that raters spread."""
import ctypes
import math

from lre import (DEFINED, FEW, OK, RANGE, Interval, Stat, Table, double, doubles, function, load,
                 pointer, size)


class Ahp(ctypes.Structure):
    _fields_ = [('lambda_', Stat), ('index', Stat), ('ratio', Stat)]


class Fault(ctypes.Structure):
    _fields_ = [('why', ctypes.c_uint32), ('row', size), ('column', size)]


class Allocated(ctypes.Structure):
    _fields_ = [('weight', Stat), ('sd', Stat), ('variation', Stat), ('interval', Interval)]


complete = function('siap_i_ahp_complete', Fault, size, pointer, double)
of = function('siap_i_ahp_of', ctypes.c_int, pointer, size, pointer, pointer, ctypes.POINTER(Ahp))
together = function('siap_i_ahp_together', None, size, size, pointer, pointer)
allocate = function('siap_i_allocate', ctypes.c_int, size, size, pointer, double, pointer,
                    ctypes.POINTER(size))
random_index = function('siap_i_ahp_random_index', double, size)
table = Table('Weights of experts')


def solve(a, n):
    arena, weights, out = ctypes.create_string_buffer(256), doubles([0] * n), Ahp()
    assert of(arena, n, a, weights, out) == OK
    return list(weights), out


for case in load('ahp.json')['cases']:
    rows, name, want = case['matrix'], case['id'], case['value']
    n = len(rows)
    a = doubles(cell for row in rows for cell in row)
    table.hold('judgements', name, complete(n, a, 1e-12).why == DEFINED)
    weights, got = solve(a, n)
    for i in range(n):
        table.reach('weight', f'{name} {i}', weights[i], want['weights'][i], 14.5)
    table.reach('lambda', name, got.lambda_, want['lambda_max'], 14.5)
    table.reach('index', name, got.index, want['CI'], 14) # n is taken away: a digit less
    table.reach('ratio', name, got.ratio, want['CR'], 14)
    table.hold('random index', name, random_index(n) == float(case['RI']))
    # the upper triangle alone says the same
    half = doubles('nan' if j <= i else rows[i][j] for i in range(n) for j in range(n))
    table.hold('judgements', f'{name}, upper half', complete(n, half, 0).why == DEFINED)
    weights, other = solve(half, n)
    table.reach('lambda', f'{name}, upper half', other.lambda_, want['lambda_max'], 14.5)
    # three experts who agree are one
    group = doubles([0] * (n * n))
    together(n, 3, doubles(list(a) * 3), group)
    table.reach('lambda', f'{name}, three times', solve(group, n)[1].lambda_, want['lambda_max'], 14)

# ---- judgements in a circle, k times each: lambda = 1 + k + 1 / k, equal weights; the second eigenvalue near ----

for k in (9, 1e4, 1e9):
    a = doubles([1, k, 1 / k, 1 / k, 1, k, k, 1 / k, 1])
    weights, got = solve(a, 3)
    table.reach('lambda', f'a circle of {k:g}', got.lambda_, 1 + k + 1 / k, 14)
    table.reach('weight', f'a circle of {k:g}', weights[0], '0.33333333333333333333', 14)
a = doubles([1, 1e300, 1e-300, 1])
table.reach('weight', '1e300', solve(a, 2)[0][1], 1e-300, 14)
many = [3.0 ** (i % 5) for i in range(100)]
a = doubles(y / x for y in many for x in many)
weights, got = solve(a, 100)
table.reach('lambda', '100 that agree', got.lambda_, 100, 14)
table.reach('weight', '100 that agree', weights[7], 9 / sum(many), 14)
table.none('ratio', '100', got.ratio, RANGE)
table.none('ratio', '2', solve(doubles([1, 3, 1 / 3, 1]), 2)[1].ratio, FEW)
for n in (0, 101):
    table.none('lambda', f'n={n}', solve(doubles([1] * n * n), n)[1].lambda_, FEW if n == 0 else RANGE)

# ---- budget: means 30 and 70, deviations 10; t(.975, 2) = 4.30265272974946 ----

out, refused = (Allocated * 2)(), size()
assert allocate(3, 2, doubles([20, 80, 15, 35, 4, 6]), 0.95, out, refused) == OK
table.reach('weight', 'three raters', out[0].weight, '0.3', 15)
table.reach('sd', 'three raters', out[0].sd, '0.1', 14)
table.reach('variation', 'three raters', out[1].variation, 0.1 / 0.7, 14)
table.reach('interval', 'three raters', out[0].interval.low, 0.3 - 4.3026527297494637 * 0.1 / math.sqrt(3), 12)
table.reach('interval', 'three raters', out[1].interval.high, 0.7 + 4.3026527297494637 * 0.1 / math.sqrt(3), 12)
table.end()
