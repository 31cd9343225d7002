# SPDX-License-Identifier: GPL-3.0-or-later
"""Mann and Kendall's test, Sen's slope, Wilcoxon's signed ranks, bias, many tests at once."""
import math
from fractions import Fraction

from lre import CONSTANT, FEW, RANGE, Table, load
from raters import bias, disputes, fdr, leniency, share, trend, wilcoxon

table = Table("Trends and pairs: Mann-Kendall, Sen's slope, Wilcoxon, bias, false discoveries")

# ---- trends ----

for case in load('mannkendall.json')['cases']:
    y, name = [float(v) for v in case['y']], case['id']
    got = trend(y, [float(v) for v in case['t']] if 't' in case else None)
    if 'value' not in case:
        table.reach('S', name, got.s, 0, 15)
        table.reach('Z', name, got.z, 0, 15)
        table.reach('p', name, got.p, 1, 15)
        table.reach('slope', name, got.slope, 0, 15)
        table.none('tau-b', name, got.tau_b, CONSTANT)
        continue
    want = case['value']
    table.reach('S', name, got.s, want['S'], 15)
    table.reach('Var S', name, got.variance, want['varS'], 13)
    table.reach('Z', name, got.z, want['Z'], 13)
    table.reach('normal p', name, got.normal, want['p_two_sided'], 10)
    table.reach('slope', name, got.slope, want['sen_slope'], 13)
    table.reach('tau-a', name, got.tau_a, want['tau_a'], 13)
    table.reach('tau-b', name, got.tau_b, want['tau_b'], 13)
    table.hold('exact', name, bool(got.is_exact) == (len(y) <= 20))
nile = trend([float(v) for v in load('mannkendall.json')['cases'][3]['y']])
table.none('exact p', 'Nile: too many', nile.exact, RANGE)
# the limits stand at places 2145.97 and 2805.03; R's trend rounds the places: -3.6279, -1.4286
table.hold('low', 'Nile, R trend', abs(nile.interval.low.value + 3.6279) < 5e-4)
table.hold('high', 'Nile, R trend', abs(nile.interval.high.value + 1.4286) < 1e-3)

# The index of Kota Bogor, 2020 to 2024: one pair of ten falls
bogor = trend([3.12, 3.33, 3.46, 3.35, 3.57], [2020, 2021, 2022, 2023, 2024])
table.reach('S', 'Kota Bogor', bogor.s, 8, 15)
table.reach('exact p', 'Kota Bogor', bogor.p, Fraction(10, 120), 15)
table.reach('normal p', 'Kota Bogor', round(bogor.normal.value, 4), '0.0864', 15)
table.reach('slope', 'Kota Bogor', bogor.slope, '0.09625', 13)
table.reach('low', 'Kota Bogor: the least slope', bogor.interval.low, '-0.11', 13)
table.reach('high', 'Kota Bogor: the greatest', bogor.interval.high, '0.22', 13)
table.hold('interval', 'Kota Bogor: exact', bogor.is_exact_interval)
four = trend([1, 2, 3, 5])
table.none('low', 'four years hold no interval', four.interval.low, FEW)
table.hold('needed', 'five', four.interval.low.needed == 5)
table.reach('exact p', 'four years that rise', four.p, Fraction(2, 24), 15)
table.reach('exact p', '1 2 2: one of three orders rises', trend([1, 2, 2]).p, Fraction(2, 3), 15)
table.reach('exact p', 'twenty that rise', trend(list(range(20))).p, Fraction(2, math.factorial(20)), 14)
table.reach('slope', 'a hole in the series', trend([1, None, 5, 7], [1, 2, 3, 4]).slope, 2, 15)
table.reach('S', 'shifted by 1e9', trend([v + 1e9 for v in (1, 3, 2, 4)]).s, 4, 15)
table.none('S', 'dates that do not ascend', trend([1, 2, 3], [1, 1, 2]).s, RANGE)
table.none('S', 'one value', trend([1, None]).s, FEW)

# ---- signed ranks ----

for case in load('wilcoxon.json')['cases']:
    name = case['id']
    if 'd' in case:
        got = wilcoxon([float(v) for v in case['d']], [0.0] * len(case['d']))
        table.none('p', name, got.p.both, CONSTANT)
        table.none('W+', name, got.plus, CONSTANT)
        continue
    got = wilcoxon([float(v) for v in case['x']], [float(v) for v in case['y']],
                   case.get('zero_method') == 'pratt')
    want = case['value']
    table.hold('n, zeros', name, (str(got.n), str(got.zeros)) == (want['n_nonzero'], want['zeros']))
    for word, value, key in (('W+', got.plus, 'W_plus'), ('W-', got.minus, 'W_minus'),
                             ('exact p, both', got.exact.both, 'p_exact_two_sided'),
                             ('exact p, greater', got.exact.greater, 'p_exact_greater'),
                             ('exact p, less', got.exact.less, 'p_exact_less')):
        table.reach(word, name, value, want[key], 15)
    table.reach('z', name, got.plain_z, want['z_no_correction'], 13)
    table.reach('z, corrected', name, got.z, want['z_abs_corrected'], 13)
    table.reach('normal p', name, got.plain_p, want['p_normal_two_sided'], 13)
    table.reach('normal p, corrected', name, got.normal.both, want['p_normal_two_sided_corrected'], 13)
    table.hold('exact', name, got.is_exact)
x, y = [3.12, 2.12, 1.1, 4.0], [3.10, 2.10, 1.3, 3.5]
shifted = wilcoxon([v + 1024 for v in x], [v + 1024 for v in y])
plain, swapped = wilcoxon(x, y), wilcoxon(y, x)
table.reach('W+', '.02 and .02 are tied, though their doubles differ', plain.plus, 7, 15)
table.reach('W+', 'the same, shifted by 1024', shifted.plus, 7, 15)
table.reach('W-', 'the sides changed', swapped.minus, 7, 15)
table.hold('p', 'the sides changed', plain.p.greater.value == swapped.p.less.value)
table.hold('zeros', '.3 - .2 - .1', wilcoxon([0.1 + 0.2, 1], [0.3, 2]).zeros == 1)
fifty = wilcoxon([float(i) for i in range(1, 51)], [0.0] * 50)
table.reach('exact p', 'fifty that rise', fifty.p.both, Fraction(2, 2 ** 50), 15)
table.hold('exact', 'fifty-one are too many',
           not wilcoxon([float(i) for i in range(1, 52)], [0.0] * 51).is_exact)

# ---- bias, shares ----

# by hand: differences 1 2 3; t of 2 degrees at p is (2p - 1) / root(2 p (1 - p))
reach = 0.95 / math.sqrt(2 * 0.975 * 0.025) / math.sqrt(3)
got = bias([2, 4, 6, None], [1, 2, 3, 9])
table.reach('mean', '1 2 3', got.mean, 2, 15)
table.reach('deviation', '1 2 3', got.deviation, 1, 15)
table.reach('low', '1 2 3', got.interval.low, 2 - reach, 13)
table.reach('high', '1 2 3', got.interval.high, 2 + reach, 13)
table.reach('overclaims', '1 2 3', got.greater.share, 1, 15)
table.none('deviation', 'one pair', bias([2], [1]).deviation, FEW)
table.none('mean', 'no pair', bias([None], [1]).mean, FEW)
# Wilson 1927; E. B. Newcombe, Statistics in Medicine 17, 1998, prints both with four decimals
for hits, n, low, high in ((81, 263, '0.2553', '0.3662'), (15, 148, '0.0624', '0.1605'),
                           (0, 20, '0.0', '0.1611'), (1, 29, '0.0061', '0.1718')):
    got = share(hits, n, 0.95)
    table.reach('low', f'{hits} of {n}, Newcombe', round(got.interval.low.value, 4), low, 15)
    table.reach('high', f'{hits} of {n}, Newcombe', round(got.interval.high.value, 4), high, 15)
mean, targets = leniency([[1, 2, 3], [2, None, 4], [5, None, None]])
for got, want in zip(mean, (-1, 0, 1)):
    table.reach('leniency', 'three raters', got, want, 15)
table.hold('targets', 'rated together', targets == [2, 1, 2])
spread = disputes([[1, 2, 3], [2, None, None]])
table.reach('range', '1 2 3', spread[0].range, 2, 15)
table.reach('deviation', '1 2 3', spread[0].deviation, 1, 15)
table.none('range', 'one rating', spread[1].range, FEW)

# ---- many tests, by hand ----

for got, want in zip(fdr([0.05, 0.01, 0.04]), ('0.05', '0.03', '0.05')):
    table.reach('Benjamini-Hochberg', '.05 .01 .04', got, want, 14)
for got, want in zip(fdr([0.05, 0.01, 0.04], True),
                     (Fraction(11, 120), Fraction(11, 200), Fraction(11, 120))):
    table.reach('Benjamini-Yekutieli', '.05 .01 .04', got, want, 14)
holes = fdr([0.5, None, 1.5])
table.reach('Benjamini-Hochberg', 'one that was tested', holes[0], '0.5', 15)
table.none('Benjamini-Hochberg', 'not tested', holes[1], FEW)
table.none('Benjamini-Hochberg', 'no probability', holes[2], RANGE)
table.end()
