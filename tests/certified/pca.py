# SPDX-License-Identifier: GPL-3.0-or-later
"""Eigenvalues in closed form and principal components."""
import ctypes
import math
import random

from lre import (CONSTANT, DEFINED, FEW, OK, RANGE, Stat, Table, columns, double, doubles, function,
                 load, pointer, size)

NAN = math.nan
COVARIANCE, CORRELATION = range(2)
array = ctypes.POINTER(double)


class Arena(ctypes.Structure):
    _fields_ = [('last', pointer), ('failed', ctypes.c_int), ('budget', pointer), ('taken', size)]


class Eigen(ctypes.Structure):
    _fields_ = [('k', size), ('why', ctypes.c_uint32), ('value', array), ('vector', array)]


class Components(ctypes.Structure):
    _fields_ = [('n', size), ('missing', size), ('k', size), ('total', Stat), ('value', array),
                ('share', array), ('vector', array), ('loading', array)]


release = function('siap_i_arena_release', None, pointer)
c_eigen = function('siap_i_eigen_of', ctypes.c_int, pointer, size, pointer, pointer)
c_pca = function('siap_i_pca_of', ctypes.c_int, pointer, size, size, ctypes.c_int, pointer, pointer)
table = Table('Eigenvalues and principal components')


def eigen(rows):
    """Why, values, vectors."""
    arena, out, k = Arena(), Eigen(), len(rows)
    assert c_eigen(doubles([v for row in rows for v in row]), k, ctypes.byref(arena),
                   ctypes.byref(out)) == OK
    values = out.value[:k] if out.why == DEFINED else None
    vectors = [out.vector[i * k:(i + 1) * k] for i in range(k)] if out.why == DEFINED else None
    release(ctypes.byref(arena))
    return out.why, values, vectors


def pca(x, what=COVARIANCE):
    """The structure, and its arrays as lists."""
    arena, out, k = Arena(), Components(), len(x)
    kept = [doubles(column) for column in x]
    at = (pointer * max(k, 1))(*map(ctypes.addressof, kept))
    assert c_pca(at, k, len(x[0]) if x else 0, what, ctypes.byref(arena), ctypes.byref(out)) == OK
    lists = None
    if out.total.why == DEFINED:
        square = [[source[i * k:(i + 1) * k] for i in range(k)]
                  for source in (out.vector, out.loading)]
        lists = (out.value[:k], out.share[:k], *square)
    release(ctypes.byref(arena))
    return out, lists


# ---- certified ----

for case in load('pca.json')['cases']:
    want = case['value']
    if case['kind'] == 'eigen':
        rows = [list(doubles(row)) for row in case['matrix']]
        values = eigen(rows)[1]
        for at, (got, value) in enumerate(zip(values, want['eigenvalues']), 1):
            target = 10 if case['id'].startswith('hilbert') else 14
            table.reach(f'eigenvalue {at}', case['id'], got, value, target)
        continue
    x = columns(case['data_file'])
    for shown, moved, target in (('', x, 14), (' +2^20', [[v + 2 ** 20 for v in c] for c in x], 8)):
        values, shares, vectors, _ = pca(moved)[1]
        for at in range(2):
            table.reach(f'variance {at + 1}', case['id'] + shown, values[at],
                        want['eigenvalues'][at], target)
            table.reach(f'share {at + 1}', case['id'] + shown, shares[at], want['explained'][at],
                        target)
            for element, value in zip(vectors[at], want['vectors_columns'][at]):
                table.reach(f'vector {at + 1}', case['id'] + shown, element, value, target)

# ---- what holds of every matrix: A v = value v, lengths 1, right angles, signs ----

chance = random.Random(3)
worst = 0
for k in (1, 2, 3, 7, 20):
    rows = [[0.0] * k for _ in range(k)]
    for i in range(k):
        for j in range(i + 1):
            rows[i][j] = rows[j][i] = chance.gauss(0, 1)
    _, values, vectors = eigen(rows)
    assert values == sorted(values, reverse=True)
    for i, (value, vector) in enumerate(zip(values, vectors)):
        worst = max([worst] + [abs(sum(a * b for a, b in zip(row, vector)) - value * element)
                               for row, element in zip(rows, vector)])
        worst = max([worst] + [abs(sum(a * b for a, b in zip(vector, other)) - (i == j))
                               for j, other in enumerate(vectors)])
        table.hold('sign', f'{k} x {k}, {i}', max(vector, key=abs) > 0)
table.hold('eigen', 'A v = value v and right angles', worst < 1e-13)
upper = eigen([[2, 99], [1, 2]])
table.hold('eigen', 'above the diagonal nothing is read', upper[1] == eigen([[2, 1], [1, 2]])[1])
table.hold('sign', 'the first of two as large', eigen([[2, -1], [-1, 2]])[2][0][0] > 0)
for factor in (1e300, 1e-300):
    got = eigen([[2 * factor, factor], [factor, 2 * factor]])[1]
    table.reach('eigenvalue 1', f'times {factor}', got[0] / factor, 3, 14)
# on these GSL 2.7.1 runs without end
tiny = 5e-324
for rows in ([[0, tiny], [tiny, tiny]], [[0.75, 2.0 ** -742, tiny], [2.0 ** -742, tiny, tiny],
                                         [tiny, tiny, 0]]):
    table.hold('eigen', f'{len(rows)} x {len(rows)} near 0', eigen(rows)[0] == DEFINED)
table.hold('eigen', 'zeros', eigen([[0, 0], [0, 0]])[1] == [0, 0])
for shown, rows, why in (('nan', [[1, 0], [NAN, 1]], RANGE), ('inf', [[math.inf]], RANGE),
                         ('k=0', [], FEW)):
    table.hold('eigen', shown, eigen(rows)[0] == why)

# ---- components ----

attitude = columns('cronbach_attitude.csv')
plain = pca(attitude, CORRELATION)[1]
table.reach('total', 'correlations', pca(attitude, CORRELATION)[0].total, 7, 14)
table.reach('share', 'sum', math.fsum(plain[1]), 1, 14)
table.reach('loading', 'squares of one column', math.fsum(row[0] ** 2 for row in plain[3]), 1, 14)
turned = pca([attitude[i] for i in (3, 1, 6, 0, 2, 5, 4)], CORRELATION)[1]
table.hold('share', 'in any order', max(abs(a - b) for a, b in zip(plain[1], turned[1])) < 1e-14)
mixed = pca([[v * 10.0 ** i + 1e6 for v in c] for i, c in enumerate(attitude)], CORRELATION)[1]
table.hold('share', 'in any unit', max(abs(a - b) for a, b in zip(plain[1], mixed[1])) < 1e-9)
gap = [[NAN] + attitude[0], *([1e300] + c for c in attitude[1:])]
got, lists = pca(gap, CORRELATION)
table.hold('share', 'a row with a gap is left out',
           (got.n, got.missing, lists[1]) == (30, 1, plain[1]))
small, large = pca(attitude)[1], pca([[v * 2.0 ** 400 for v in c] for c in attitude])[1]
table.hold('variance', '*2^400', [v * 2.0 ** 800 for v in small[0]] == large[0])
flat = pca([[1, 2, 3], [2, 4, 6], [3, 6, 9]])[1]
table.hold('variance', 'one direction', flat[0][0] > 13.9 and 0 <= flat[0][2] <= flat[0][1] < 1e-13)
for shown, x, what, why in (('constant', [[1, 1], [2, 2]], COVARIANCE, CONSTANT),
                            ('one constant', [[1, 1], [1, 2]], CORRELATION, CONSTANT),
                            ('alone constant', [[4, 4, 4]], CORRELATION, CONSTANT),
                            ('one row', [[1, NAN], [1, 2]], COVARIANCE, FEW),
                            ('no column', [], COVARIANCE, FEW),
                            ('infinite', [[1, math.inf], [1, 2]], CORRELATION, RANGE)):
    table.none('components', shown, pca(x, what)[0].total, why)
table.end()
