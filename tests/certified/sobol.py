# SPDX-License-Identifier: GPL-3.0-or-later
"""Sobol indices against closed forms: within four of their own standard errors, at a fixed seed."""
import ctypes
import math

from lre import CONSTANT, DEFINED, FEW, OK, RANGE, Interval, Stat, Table, double, doubles, function, load, pointer, size


class Index(ctypes.Structure):
    _fields_ = [('value', Stat), ('error', Stat), ('interval', Interval)]


class Whole(ctypes.Structure):
    _fields_ = [('mean', Stat), ('variance', Stat), ('first_sum', Stat), ('moved', Stat)]


class How(ctypes.Structure):
    _fields_ = [('rows', size), ('factors', size), ('resamples', size), ('level', double),
                ('seed', ctypes.c_uint64)]


make_points = function('siap_i_points_make', ctypes.c_int, pointer, size, size, ctypes.c_uint64, pointer)
get_row = function('siap_i_points_row', None, pointer, size, pointer, pointer)
sobol_of = function('siap_i_sobol_of', ctypes.c_int, ctypes.POINTER(How), pointer, pointer, pointer,
                    ctypes.POINTER(Whole))
groups_make = function('siap_i_sobol_groups_make', ctypes.c_int, pointer, size, size, size, pointer, pointer)
groups_add = function('siap_i_sobol_groups_add', None, pointer, size, pointer)
groups_read = function('siap_i_sobol_groups_read', ctypes.c_int, pointer, size, double, pointer, pointer,
                       ctypes.POINTER(Whole))
table = Table('Sobol indices')
SEED = 20260101
keep = [] # arenas live as long as the program


def design(model, rows, factors, seed=SEED, padded=0):
    """y of the rows a, b, ab_1 .. ab_d; `padded` factors are drawn and do nothing: a random design."""
    arena, points = ctypes.create_string_buffer(256), ctypes.create_string_buffer(256)
    keep.append(arena)
    drawn = factors + padded
    assert make_points(arena, drawn, rows, seed, points) == OK
    a, b, y = doubles([0] * drawn), doubles([0] * drawn), []
    for row in range(rows):
        get_row(points, row, a, b)
        u, v = list(a)[:factors], list(b)[:factors]
        y += [model(u), model(v)] + [model(u[:i] + [v[i]] + u[i + 1:]) for i in range(factors)]
    return y


def indices(y, factors, resamples=200, level=0.95, seed=SEED):
    how = How(len(y) // (factors + 2), factors, resamples, level, seed)
    first, total, whole = (Index * max(factors, 1))(), (Index * max(factors, 1))(), Whole()
    assert sobol_of(how, doubles(y), first, total, whole) == OK
    return first, total, whole


def ishigami(a, b):
    def model(u):
        x = [math.pi * (2 * v - 1) for v in u]
        return math.sin(x[0]) + a * math.sin(x[1]) ** 2 + b * x[2] ** 4 * math.sin(x[0])
    return model


def g_function(a):
    return lambda u: math.prod((abs(4 * v - 2) + k) / (1 + k) for v, k in zip(u, a))


def linear(weights):
    return lambda u: sum(w * v for w, v in zip(weights, u))


def model_of(case):
    if case['kind'] == 'ishigami':
        return ishigami(float(case['a']), float(case['b']))
    if case['kind'] == 'sobol_g':
        return g_function([float(v) for v in case['a']])
    return linear([float(v) for v in case['coef']])


def judge(name, got, want):
    """Each index within four standard errors; the largest error."""
    for order, found in zip(('S1', 'ST'), got[:2]):
        for i, exact in enumerate(want[order]):
            off = abs(found[i].value.value - float(exact))
            table.hold('first' if order == 'S1' else 'total', f'{name} {i + 1}',
                       found[i].error.why == DEFINED and off <= 4 * found[i].error.value + 1e-15)
    return max(f.error.value for found in got[:2] for f in found)


def root_mean_square(got, want):
    off = [f.value.value - float(exact) for order, found in zip(('S1', 'ST'), got[:2])
           for f, exact in zip(found, want[order])]
    return math.sqrt(sum(v * v for v in off) / len(off))


for case in load('sobol.json')['cases']:
    want, model = case['value'], model_of(case)
    d, name = len(want['S1']), case['id']
    for padded, shown in ((0, 'sobol'), (21, 'random')):
        errors = []
        for rows in (512, 2048):
            y = design(model, rows, d, padded=padded)
            got = indices(y, d)
            errors.append(judge(f'{name}, {shown}, {rows}', got, want))
        # by the square root of 4, as the bootstrap sees it
        table.hold('error halves', f'{name}, {shown}', 1.5 < errors[0] / errors[1] < 2.7)
        if 'mean' in want:
            table.hold('mean', f'{name}, {shown}',
                       abs(got[2].mean.value - float(want['mean'])) < 4 * math.sqrt(float(want['V']) / 4096))
            table.hold('variance', f'{name}, {shown}', abs(got[2].variance.value / float(want['V']) - 1) < 0.15)

# how far off they are, over seeds: falls by the root of 4 with random points, faster with the sequence
case = load('sobol.json')['cases'][0]
for padded, shown, low, high in ((21, 'random', 1.6, 2.5), (0, 'sobol', 2.5, 9)):
    spread = []
    for rows in (128, 512):
        offs = [root_mean_square(indices(design(model_of(case), rows, 3, seed, padded), 3, 0), case['value'])
                for seed in range(40)]
        spread.append(math.sqrt(sum(v * v for v in offs) / len(offs)))
    table.hold('off falls', f'ishigami, {shown}, 40 seeds', low < spread[0] / spread[1] < high)

# ---- a linear model with a large mean: estimates that are not centred are noise here ----

weights = [4.0, 2.0, 1.0]
squares = sum(w * w for w in weights)
exact = {order: [w * w / squares for w in weights] for order in ('S1', 'ST')}
y = design(linear(weights), 1024, 3)
plain = indices(y, 3)
judge('linear', plain, exact)
far = indices([v + 1e6 for v in y], 3)
for i in range(3):
    table.reach('first', f'linear + 1e6, {i + 1}', far[0][i].value, plain[0][i].value.value, 8)
    table.reach('total', f'linear * 2^40, {i + 1}', indices([v * 2.0 ** 40 for v in y], 3)[1][i].value,
                plain[1][i].value.value, 15)
table.hold('sum of first', 'linear', abs(plain[2].first_sum.value - 1) < 0.02)
table.hold('moved', 'linear', 0 < plain[2].moved.value < 0.05)

# ---- many outputs by sums: the same indices, errors near those of the bootstrap ----

case = load('sobol.json')['cases'][0]
rows, groups, d = 2048, 16, 3
y = design(model_of(case), rows, d, padded=21)
one = indices(y, d)
arena, made = ctypes.create_string_buffer(256), ctypes.create_string_buffer(256)
centre = doubles([3.0, 0.0])
assert groups_make(arena, 2, d, groups, centre, made) == OK
for row in range(rows):
    run = y[row * (d + 2):(row + 1) * (d + 2)]
    groups_add(made, row * groups // rows, doubles(v for output in run for v in (output, 0.1)))
first, total, whole = (Index * d)(), (Index * d)(), Whole()
assert groups_read(made, 0, 0.95, first, total, whole) == OK
judge('ishigami by groups', (first, total), case['value'])
table.reach('variance', 'by groups', whole.variance, one[2].variance.value, 13)
for i in range(d):
    table.reach('first', f'by groups {i + 1}', first[i].value, one[0][i].value.value, 11)
    table.reach('total', f'by groups {i + 1}', total[i].value, one[1][i].value.value, 11)
    table.hold('error', f'by groups {i + 1}', 0.5 < total[i].error.value / one[1][i].error.value < 2)
    table.hold('interval', f'by groups {i + 1}',
               first[i].interval.low.value < first[i].value.value < first[i].interval.high.value)
assert groups_read(made, 1, 0.95, first, total, whole) == OK
table.none('first', 'constant, by groups', first[0].value, CONSTANT)

# ---- what has no indices ----

table.none('first', 'constant', indices([0.1] * 50, 3)[0][0].value, CONSTANT)
table.none('total', 'one row', indices([1, 2, 3, 4, 5], 3)[1][2].value, FEW)
table.none('variance', 'no rows', indices([], 3)[2].variance, FEW)
table.none('total', 'nan', indices([1, 2, 3, 4, math.nan] * 2, 3)[1][0].value, RANGE)
table.none('total', 'level 1', indices(y, d, level=1.0)[1][0].value, RANGE)
few = indices(y, d, resamples=1)
table.hold('total', 'one resample', few[1][0].value.why == DEFINED)
table.none('error', 'one resample', few[1][0].error, FEW)
again = indices(y, d)
table.hold('same seed', 'same bytes', bytes(again[0]) == bytes(one[0]) and bytes(again[1]) == bytes(one[1]))
table.hold('other seed', 'other bytes', bytes(indices(y, d, seed=1)[0]) != bytes(one[0]))
table.end()
