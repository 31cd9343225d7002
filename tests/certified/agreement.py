# SPDX-License-Identifier: GPL-3.0-or-later
"""Intraclass correlations, kappa, Krippendorff's alpha, Kendall's W."""
from fractions import Fraction

from lre import CONSTANT, FEW, INFINITE, RANGE, Table, columns, load
from raters import FORMS, METRICS, alpha, fleiss, fleiss_of, icc, kappa, kappa_of, kendall_w

table = Table("Agreement: intraclass correlations, kappa, Krippendorff's alpha, Kendall's W")


def turned(matrix):
    return [list(row) for row in zip(*matrix)]


# ---- intraclass correlations ----

icc_cases = {case['id']: case for case in load('icc.json')['cases']}
judges = turned(columns('icc_shrout_fleiss.csv'))


def reach_icc(case, rows, target, values):
    got = icc(rows)
    for word, square in zip(('BMS', 'WMS', 'JMS', 'EMS'),
                            (got.between, got.within, got.raters_mean, got.residual)):
        table.reach(word, case, square, values[word], target)
    for form, part in zip(FORMS, got.part):
        table.reach(form, case, part.value, values[form], target)
        f = 'F_oneway' if form.startswith('ICC(1') else 'F_twoway'
        table.reach('F of ' + form, case, part.f, values[f], target)
    return got


published = icc_cases['shrout-fleiss-1979']
got = reach_icc('Shrout, Fleiss', judges, 12, published['value'])
for form, part in zip(FORMS, got.part):
    low, high = published['ci95_R_psych_2.2.9'][form]
    # psych's own quantiles have twelve digits, of which the file prints twelve
    table.reach('low ' + form, 'Shrout, Fleiss', part.interval.low, low, 10)
    table.reach('high ' + form, 'Shrout, Fleiss', part.interval.high, high, 10)
reach_icc('shifted by 1e9', icc_cases['icc-shifted-1e9']['rows'], 9, published['value'])
scale = Fraction(1, 2 ** 30)
reach_icc('times 2^-30', [[v * float(scale) for v in row] for row in judges], 12,
          {word: Fraction(v) * (scale ** 2 if word.endswith('MS') else 1)
           for word, v in published['value'].items()})
for form, one, other in zip(FORMS, icc(judges).part, icc(judges[::-1]).part):
    table.reach(form, 'targets in another order', other.value, Fraction(one.value.value), 14)
again = icc([row * 2 for row in judges]).part[4].value.value
table.hold('ICC(2,k)', 'raters twice: never less', again >= got.part[4].value.value)
with_holes = icc(judges + [[1, None, 2, 3]])
table.hold('targets', 'one is incomplete', with_holes.targets == 6)
table.reach('ICC(2,1)', 'one is incomplete', with_holes.part[1].value, published['value']['ICC(2,1)'], 12)

perfect = icc(icc_cases['icc-perfect-agreement']['rows'])
for form, part in zip(FORMS, perfect.part):
    table.reach(form, 'perfect agreement', part.value, 1, 15)
    table.none('F of ' + form, 'perfect agreement', part.f, INFINITE)
    table.none('p of ' + form, 'perfect agreement', part.p, INFINITE)
tenths = icc([[v / 10] * 7 for v in (1, 2, 3, 7, 9)])
table.reach('ICC(1,1)', 'perfect, tenths', tenths.part[0].value, 1, 15)
table.none('F of ICC(1,1)', 'perfect, tenths', tenths.part[0].f, INFINITE)
reversed_raters = icc(icc_cases['icc-negative']['rows']).part
table.reach('ICC(1,1)', 'reversed raters', reversed_raters[0].value, -1, 15)
table.reach('ICC(3,1)', 'reversed raters', reversed_raters[2].value, -1, 15)
table.none('ICC(1,k)', 'reversed raters', reversed_raters[3].value, INFINITE)
table.none('ICC(2,k)', 'reversed raters', reversed_raters[4].value, RANGE)
table.none('ICC(3,k)', 'reversed raters', reversed_raters[5].value, INFINITE)
for part in icc([[3, 3], [3, 3], [3, 3]]).part:
    table.none('ICC', 'nothing varies', part.value, CONSTANT)

# ---- kappa ----

for case in load('kappa.json')['cases']:
    if case['kind'] == 'cohen':
        counts = [[float(v) for v in row] for row in case['table']]
        weights = case.get('weights', 'unweighted')
        own = weights if isinstance(weights, list) else None
        got = kappa(counts, 'own' if own else weights, own)
        if 'value' in case:
            table.reach('kappa', case['id'], got.kappa, case['value']['kappa'], 13)
        else:
            table.none('kappa', case['id'], got.kappa, CONSTANT)
            table.none('z', case['id'], got.z, CONSTANT)
        continue
    got, parts = fleiss(case['counts'])
    want = case['value']
    table.reach("Fleiss' P", case['id'], got.observed, want['Pbar'], 13)
    table.reach("Fleiss' Pe", case['id'], got.expected, want['Pe'], 13)
    table.reach("Fleiss' kappa", case['id'], got.all.kappa, want['kappa'], 13)
    for number, (part, value) in enumerate(zip(parts, want['kappa_category']), 1):
        table.reach(f'category {number}', case['id'], part.kappa, value, 13)
    table.hold('ratings', case['id'] + ' one by one', fleiss_of(
        [[c for c, m in enumerate(row) for _ in range(m)] for row in case['counts']]).all.kappa.value
        == got.all.kappa.value)
    if case['id'] == 'fleiss-1971':
        table.reach('z', case['id'] + ' (irr prints 17.6518)', round(got.all.z.value, 4), '17.6518', 15)
cohen = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
interval = kappa(cohen).interval # printed by psych with four decimals
table.reach('low', 'Cohen 1968, psych', round(interval.low.value, 4), '0.3916', 15)
table.reach('high', 'Cohen 1968, psych', round(interval.high.value, 4), '0.5915', 15)
table.reach('z', 'grants, irr', round(kappa([[20, 5], [10, 15]]).z.value, 4), '2.8868', 15)
pairs = [[i + 5e8, j + 5e8] for i, row in enumerate(cohen) for j, m in enumerate(row) for _ in range(m)]
for weights in ('unweighted', 'linear', 'quadratic'):
    one, other = kappa(cohen, weights), kappa_of(pairs, weights)
    table.hold(weights, 'ratings, shifted by 5e8', (one.kappa.value, one.error.value, one.z.value) ==
               (other.kappa.value, other.error.value, other.z.value))
table.hold('quadratic', 'distances of ratings: 1 2 5', kappa_of([[1, 2], [2, 5], [5, 5], [1, 1]],
           'quadratic').kappa.value == kappa([[1, 1, 0, 0, 0], [0, 0, 0, 0, 1], [0] * 5, [0] * 5,
                                              [0, 0, 0, 0, 1]], 'quadratic').kappa.value)
uneven, parts = fleiss([[2, 1], [1, 1]])
table.none("Fleiss' kappa", 'unequal numbers of ratings', uneven.all.kappa, RANGE)
table.none('category 1', 'unequal numbers of ratings', parts[0].kappa, RANGE)
table.none("Fleiss' kappa", 'one rating each', fleiss([[1, 0], [0, 1]])[0].all.kappa, FEW)
same, parts = fleiss([[3, 0], [3, 0]])
table.none("Fleiss' kappa", 'all of one category', same.all.kappa, CONSTANT)
table.none('category 2', 'all of one category', parts[1].kappa, CONSTANT)

# ---- Krippendorff's alpha ----

for case in load('krippendorff.json')['cases']:
    rows = turned(case['matrix'])
    for metric in case['levels']:
        value, got = case['value'][metric], alpha(rows, metric)
        if value is None:
            table.none(metric, case['id'], got.alpha, CONSTANT)
        else:
            table.reach(metric, case['id'], got.alpha, value, 13)
main = turned(load('krippendorff.json')['cases'][0]['matrix'])
table.hold('targets', 'a unit with one rating is left out', alpha(main, 'nominal').targets == 11)
shifted = [[v and v + 1e9 for v in row] for row in main]
table.reach('interval', 'shifted by 1e9', alpha(shifted, 'interval').alpha, '0.84910714285714285714', 13)
scaled = [[v and v * 1024 for v in row] for row in main]
table.reach('ratio', 'times 1024', alpha(scaled, 'ratio').alpha, '0.79740277471161207336', 13)
# irr 0.84.1 is wrong on complete tables of more than two raters, and right with one single rating more
complete = [[1, 1, 2], [2, 2, 2], [3, 1, 3], [1, 1, 1], [2, 3, 3], [3, 3, 3], [1, 2, 1], [2, 2, 3], [1, 1, 3]]
for metric in METRICS:
    table.hold(metric, 'complete, and one single rating more', alpha(complete, metric).alpha.value ==
               alpha(complete + [[2, None, None]], metric).alpha.value)
# by hand: 24 of 54 ordered pairs differ; ratings 10, 8, 9 of 27, of which 484 of 702 ordered pairs differ
table.reach('nominal', 'complete, by hand', alpha(complete, 'nominal').alpha,
            1 - Fraction(24, 54) / Fraction(484, 702), 14)
table.none('ratio', 'a value below 0', alpha([[-1, 2], [3, 3]], 'ratio').alpha, RANGE)
table.none('nominal', 'no pair', alpha([[1, None], [None, 2]], 'nominal').alpha, FEW)
table.reach('nominal', 'perfect agreement', alpha([[1, 1], [2, 2]], 'nominal').alpha, 1, 15)

# ---- Kendall's W ----

table.reach('W', 'perfect agreement', kendall_w([[1, 10, 3], [2, 20, 5], [3, 30, 7]]).w, 1, 15)
table.reach('W', 'opposite', kendall_w([[1, 3], [2, 2], [3, 1]]).w, 0, 15)
table.reach('W', 'Shrout, Fleiss (irr prints .887037)', round(kendall_w(judges).w.value, 6), '0.887037', 15)
table.none('W', 'nothing varies', kendall_w([[3, 3], [3, 3]]).w, CONSTANT)
table.none('W', 'one rater', kendall_w([[3], [4]]).w, FEW)
table.end()
