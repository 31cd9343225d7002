# SPDX-License-Identifier: GPL-3.0-or-later
"""The same statistics read plainly from their definitions, in fractions, slow; None where undefined."""
import itertools
import math
from collections import Counter
from fractions import Fraction as F


def over(above, below):
    return above / below if below else None


def mean(x):
    return sum(x, F(0)) / len(x)


def sign(x):
    return (x > 0) - (x < 0)


def icc(rows):
    n, k = len(rows), len(rows[0])
    grand = mean([v for row in rows for v in row])
    target, rater = [mean(row) for row in rows], [mean(column) for column in zip(*rows)]
    total = sum((v - grand) ** 2 for row in rows for v in row)
    between = k * sum((m - grand) ** 2 for m in target)
    raters = n * sum((m - grand) ** 2 for m in rater)
    b, w, j = between / (n - 1), (total - between) / (n * (k - 1)), raters / (k - 1)
    e = (total - between - raters) / ((n - 1) * (k - 1))
    return [over(b - w, b + (k - 1) * w), over(b - e, b + (k - 1) * e + F(k, n) * (j - e)),
            over(b - e, b + (k - 1) * e), over(b - w, b), over(b - e, b + (j - e) / n), over(b - e, b)]


def kappa(pairs, apart):
    """Every pair of ratings against every first with every second."""
    chance = sum(apart(a, b) for a, _ in pairs for _, b in pairs) / F(len(pairs) ** 2)
    return over(chance - sum(apart(a, b) for a, b in pairs) / F(len(pairs)), chance)


def kappa_error(pairs, apart):
    """Square of the standard error: the delta method on the cells, each derivative written out."""
    n = len(pairs)
    cells = {cell: F(count, n) for cell, count in Counter(pairs).items()}
    first, second = Counter(), Counter()
    for (a, b), share in cells.items():
        first[a] += share
        second[b] += share
    seen = sum(apart(a, b) * share for (a, b), share in cells.items())
    chance = sum(apart(a, b) * first[a] * second[b] for a in first for b in second)
    if not chance:
        return None
    # kappa = 1 - seen / chance, by the share of the cell a, b
    slope = {(a, b): -apart(a, b) / chance + seen / chance ** 2 *
             (sum(apart(a, y) * second[y] for y in second) + sum(apart(x, b) * first[x] for x in first))
             for a, b in cells}
    middle = sum(cells[c] * slope[c] for c in cells)
    return (sum(cells[c] * slope[c] ** 2 for c in cells) - middle ** 2) / n


def fleiss(rows):
    """Kappa, and the square of its z: pairs within targets, categories of all ratings."""
    m, ratings = len(rows[0]), [v for row in rows for v in row]
    pairs = [a == b for row in rows for a, b in itertools.permutations(row, 2)]
    share = [F(count, len(ratings)) for count in Counter(ratings).values()]
    chance = sum(p * p for p in share)
    value = over(F(sum(pairs), len(pairs)) - chance, 1 - chance)
    if value is None:
        return None, None
    spread = sum(p * (1 - p) for p in share)
    variance = F(2) / (len(rows) * m * (m - 1)) * (
        spread ** 2 - sum(p * (1 - p) * (1 - 2 * p) for p in share)) / spread ** 2
    return value, over(value ** 2, variance)


def alpha(rows, metric):
    """By the matrix of coincidences."""
    units = [[v for v in row if v is not None] for row in rows]
    together = Counter()
    for unit in units:
        for a, b in itertools.permutations(unit, 2):
            together[a, b] += F(1, len(unit) - 1)
    values = sorted({a for a, _ in together})
    count = {a: sum(together[a, b] for b in values) for a in values}

    def apart(a, b):
        low, high = min(a, b), max(a, b)
        return {'nominal': lambda: F(a != b), 'interval': lambda: F(a - b) ** 2,
                'ratio': lambda: F(a - b) ** 2 / F(a + b) ** 2 if a != b else F(0),
                'ordinal': lambda: (sum(count[v] for v in values if low <= v <= high) -
                                    F(count[a] + count[b]) / 2) ** 2}[metric]()

    n = sum(count.values())
    seen = sum(together[a, b] * apart(a, b) for a in values for b in values)
    chance = sum(count[a] * count[b] * apart(a, b) for a in values for b in values)
    return 1 - (n - 1) * seen / chance if chance else None


def midranks(x):
    return [F(sum(v < here for v in x) * 2 + sum(v == here for v in x) + 1, 2) for here in x]


def kendall_w(rows):
    """By the mean of Spearman's correlations of all pairs of raters, where none is constant."""
    columns = [midranks(column) for column in zip(*rows)]
    n, k = len(rows), len(columns)
    sums = [sum(ranks) for ranks in zip(*columns)]
    spread = sum((s - mean(sums)) ** 2 for s in sums)
    within = sum((r - mean(column)) ** 2 for column in columns for r in column)
    return over(spread, k * within), n


def signed_ranks(difference, pratt):
    """W+, exact p both ways: every choice of signs."""
    kept = difference if pratt else [d for d in difference if d]
    ranks = [(int(2 * r), d) for r, d in zip(midranks([abs(d) for d in kept]), kept) if d] # doubled
    plus = sum(r for r, d in ranks if d > 0)
    sums = [sum(r for (r, _), up in zip(ranks, signs) if up)
            for signs in itertools.product((0, 1), repeat=len(ranks))]
    greater, less = F(sum(s >= plus for s in sums), len(sums)), F(sum(s <= plus for s in sums), len(sums))
    return F(plus, 2), greater, less, min(F(1), 2 * min(greater, less))


def score(y):
    return sum(sign(b - a) for a, b in itertools.combinations(y, 2))


def trend(y, t):
    """S, the exact p by every order of the values, Sen's slope, tau-b squared with its sign."""
    slopes = sorted(F(b - a) / (u - s) for (a, s), (b, u) in itertools.combinations(list(zip(y, t)), 2))
    orders = [abs(s) >= abs(score(y)) for s in orders_of(y)]
    half, pairs = len(slopes) // 2, len(slopes)
    slope = slopes[half] if pairs % 2 else (slopes[half - 1] + slopes[half]) / 2
    untied = sum(a != b for a, b in itertools.combinations(y, 2))
    tau_b = over(F(score(y)) ** 2 * sign(score(y)), untied * pairs)
    return score(y), F(sum(orders), len(orders)), slope, tau_b


def orders_of(y):
    """The scores of every order of the values; whole numbers in their place, which are faster."""
    return [score(order) for order in itertools.permutations([sorted(y).index(v) for v in y])]


def variance_of_score(y):
    """Over every order of the values, each as likely: no formula for ties."""
    scores = orders_of(y)
    return F(sum(s * s for s in scores), len(scores))


def adjusted(p, yekutieli):
    """For each p the least q at which the step-up rule finds it, by trying each candidate."""
    m, ordered = len(p), sorted(p)
    factor = sum(F(1, i) for i in range(1, m + 1)) if yekutieli else 1
    bound = [min(F(1), ordered[i] * m * factor / (i + 1)) for i in range(m)]

    def found(q):
        return max((i + 1 for i in range(m) if bound[i] <= q), default=0)

    return [min([q for q in bound + [F(1)] if found(q) and ordered[found(q) - 1] >= one] or [F(1)])
            for one in p]


def root(x):
    """Of a fraction, to the digits of a double: math.sqrt of what is scaled to whole numbers."""
    if x == 0:
        return 0.0
    shift = 2 ** 120
    return F(math.isqrt(x.numerator * x.denominator * shift * shift), x.denominator * shift)
