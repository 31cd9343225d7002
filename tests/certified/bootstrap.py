# SPDX-License-Identifier: GPL-3.0-or-later
"""Resamples against distributions that are fully enumerated, and sums of normals."""
import ctypes
import itertools
import math

from lre import Stat, Table, double, doubles, function, load, pointer, size

resample = function('siap_i_draw_resample', None, pointer, ctypes.c_uint32, pointer)
quantile = function('siap_i_quantile', Stat, pointer, size, double, ctypes.c_int)
table = Table('Bootstrap')


class Stream(ctypes.Structure):
    _fields_ = [('seed', ctypes.c_uint64), ('replicate', ctypes.c_uint64), ('source', ctypes.c_uint32),
                ('block', ctypes.c_uint32), ('word', ctypes.c_uint32 * 4), ('left', ctypes.c_uint32)]


stream_at = function('siap_i_stream_at', Stream, ctypes.c_uint64, ctypes.c_uint64, ctypes.c_uint32)
normal = function('siap_i_draw_normal', double, pointer)
B, SEED = 100000, 7


def places(n, replicate, seed=SEED):
    stream, place = stream_at(seed, replicate, 3), (ctypes.c_uint32 * n)()
    resample(ctypes.byref(stream), n, place)
    return place


def means(x, replicates, seed=SEED):
    return [sum(x[i] for i in places(len(x), r, seed)) / len(x) for r in replicates]


def deviation(values):
    mean = sum(values) / len(values)
    return math.sqrt(sum((v - mean) ** 2 for v in values) / len(values))


for case in load('bootstrap.json')['cases']:
    want, name, x = case['value'], case['id'], [float(v) for v in case['x']]
    if not case['kind'].startswith('bootstrap'):
        continue
    near = 4 / math.sqrt(B)
    got = means(x, range(B))
    spread = float(want.get('se') or want['ideal_se'])
    centre = float(want.get('mean_of_means') or want['mean'])
    table.hold('mean', name, abs(sum(got) / B - centre) <= near * spread)
    table.hold('error', name, abs(deviation(got) / spread - 1) <= near)
    got.sort()
    for p in case.get('p', []) if len(x) < 6 else []:
        # the quantile of the enumerated distribution, unless p lies on one of its steps
        found, every = quantile(doubles(got), B, float(p), 7).value, len(x) ** len(x)
        sums = [sum(draw) for draw in itertools.product(x, repeat=len(x))]
        below = sum(s < found * len(x) - 1e-9 for s in sums) / every
        upto = sum(s < found * len(x) + 1e-9 for s in sums) / every
        table.hold(f'quantile {p}', name, below - near <= float(p) <= upto + near)
        if min(abs(below - float(p)), abs(upto - float(p))) > near:
            table.reach(f'quantile {p}', name, found, want[f'percentile_type1_{p}'], 14)
    table.hold('any order', name, means(x, reversed(range(100))) == means(x, range(100))[::-1])
    table.hold('seed', name, means(x, range(100)) != means(x, range(100), SEED + 1))

# ---- a sum of normals: variance w.w, of means of 16 a sixteenth; the error falls by the root of 4 ----

weights, errors = [0.5, 0.3, 0.2], []
exact = math.sqrt(sum(w * w for w in weights))
for n in (500, 2000, 8000):
    off = []
    for seed in range(30):
        sums = []
        for r in range(n // 10):
            stream = stream_at(seed, r, 1)
            sums += [sum(w * normal(ctypes.byref(stream)) for w in weights) for _ in range(10)]
        off.append(deviation(sums) / exact - 1)
    error = math.sqrt(sum(v * v for v in off) / len(off))
    table.hold('deviation', f'sum of normals, {n}', abs(sum(off) / 30) <= 4 / math.sqrt(2 * n * 30))
    errors.append(error)
table.hold('error falls', 'sum of normals', 2.5 < errors[0] / errors[2] < 6.5)
table.end()
