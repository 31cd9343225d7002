# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold the alternatives of `assess robust --sources normalisers` against their formulas.

  normalisers.py ASSESS [--cases N] [--seed S]

Random regions answer items of goalposts, bands and shares, beside levels, which stay. With one
alternative a region's value is one of two in each replicate: that of the rubric's normalisers and
that of the other. Both are worked out here from the formulas, in 50 digits, and must be the ends of
the interval that comes out.
"""

import argparse
import decimal
import json
import os
import random
import subprocess
import sys
import tempfile
from decimal import Decimal

decimal.getcontext().prec = 50
LABEL = '<label xml:lang="en">x</label>'
HEAD = ('<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="t" version="1" edition="2026"'
        ' languages="en" fallback="en" status="ours">' + LABEL)
WORDS = ["min-max", "z-score", "percentile-rank", "linear"]


def hundredths(rng, low, high):
    return Decimal(rng.randint(low * 100, high * 100)) / 100


class Goalposts:
    def __init__(self, rng, low, high):
        self.low, self.high = low, high
        self.log = rng.random() < 0.3
        self.ends = sorted([hundredths(rng, 1, 40), hundredths(rng, 50, 120)],
                           reverse=rng.random() < 0.4)
        self.text = ('<goalposts lower="%s" upper="%s" times="%s" offset="%s" clip="both"%s/>'
                     % (*self.ends, high - low, low, ' log="yes"' if self.log else ""))

    falls = property(lambda self: self.ends[0] > self.ends[1])

    def number(self, x):
        return x.ln() if self.log else x

    def score(self, x):
        lower, upper = map(self.number, self.ends)
        share = min(max((self.number(x) - lower) / (upper - lower), Decimal(0)), Decimal(1))
        return self.low + (self.high - self.low) * share


class Bands:
    def __init__(self, rng, low, high):
        count = rng.randint(2, 5)
        self.edges = sorted(rng.sample(range(10, 100), count - 1))
        self.scores = [low + (high - low) * k / (count - 1) for k in range(count)]
        self.scores = [s.quantize(Decimal("0.01")) for s in self.scores]
        if rng.random() < 0.4:
            self.scores.reverse()
        self.ends = (Decimal(0), Decimal(150)) if rng.random() < 0.5 else (None, None)
        bands = "".join('<band%s%s score="%s"/>' % (
            ' from="%s"' % self.ends[0] if k == 0 and self.ends[0] is not None else "",
            ' to="%s"' % self.edge(k + 1) if self.edge(k + 1) is not None else "", score)
            for k, score in enumerate(self.scores))
        self.text = "<bands>" + bands + "</bands>"

    falls = property(lambda self: self.scores[0] > self.scores[-1])

    def edge(self, k):
        return (self.ends[0] if k == 0 else self.ends[1] if k == len(self.scores)
                else Decimal(self.edges[k - 1]))

    def number(self, x):
        return x

    def score(self, x):
        return self.scores[sum(x >= edge for edge in self.edges)]

    def line(self, x):
        """Scores hold in the middle of bands, those of open ones at their only edge."""
        knots = []
        for k, score in enumerate(self.scores):
            low, high = self.edge(k), self.edge(k + 1)
            knots.append((high if low is None else low if high is None else (low + high) / 2, score))
        if x < knots[0][0]:
            return knots[0][1]
        for (a, first), (b, second) in zip(knots, knots[1:]):
            if a <= x < b:
                return first + (second - first) * (x - a) / (b - a)
        return knots[-1][1]


def alternative(word, item, low, high, reach, xs):
    """The scores of all regions under an alternative; None where the item cannot take it."""
    if word == "linear":
        return [item.line(x) for x in xs] if isinstance(item, Bands) else None
    numbers = [-item.number(x) if item.falls else item.number(x) for x in xs]
    least, most, n = min(numbers), max(numbers), len(numbers)
    if least == most:
        return None
    if word == "min-max":
        return [low + (high - low) * (x - least) / (most - least) for x in numbers]
    if word == "percentile-rank":
        return [low + (high - low) * sum(y < x for y in numbers) / (n - 1) for x in numbers]
    mean = sum(numbers) / n
    deviation = (sum((x - mean) ** 2 for x in numbers) / (n - 1)).sqrt()
    middle, unit = (low + high) / 2, (high - low) / (2 * reach)
    return [min(max(middle + unit * (x - mean) / deviation, low), high) for x in numbers]


def mean(scores):
    """As the rows have them: a double each, that stands for its shortest decimal."""
    rows = [Decimal(repr(float(s))) for s in scores]
    return float((sum(rows) / len(rows)).quantize(Decimal("0.01"), decimal.ROUND_HALF_UP))


def make(rng):
    low = Decimal(rng.choice([0, 1]))
    high = low + rng.choice([4, 9])
    items = [rng.choice([Goalposts, Bands, Bands])(rng, low, high) for _ in range(rng.randint(1, 4))]
    level = [rng.randint(int(low), int(high)) for _ in range(rng.randint(3, 12))]
    numbers = [[hundredths(rng, 2, 140) for _ in level] for _ in items]
    if rng.random() < 0.3:
        numbers[0][1] = numbers[0][0]
    return low, high, items, level, numbers


def write(folder, low, high, items, level, numbers):
    rubric = HEAD + '<scale id="q" min="%s" max="%s"/>' % (low, high)
    for i, item in enumerate(items):
        rubric += '<item id="i%d" scale="q">%s%s</item>' % (i, LABEL, item.text)
    rubric += ('<item id="l" scale="q">%s</item><index id="x" method="mean" places="2">%s%s'
               '<item ref="l"/></index></rubric>' % (LABEL, LABEL, "".join(
                   '<item ref="i%d"/>' % i for i in range(len(items)))))
    evidence = '<evidence xmlns="urn:siap:evidence:1" rubric="t" stage="final">'
    for r, given in enumerate(level):
        evidence += '<region name="R%d"><answer item="l" level="%d"/>' % (r, given)
        evidence += "".join('<answer item="i%d" value="%s"/>' % (i, numbers[i][r])
                            for i in range(len(items))) + "</region>"
    for name, text in (("rubric.xml", rubric), ("evidence.xml", evidence + "</evidence>")):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)


def hold(assess, folder, seed):
    rng = random.Random(seed)
    low, high, items, level, numbers = make(rng)
    word, reach = rng.choice(WORDS), rng.choice([Decimal("1.5"), Decimal(3)])
    write(folder, low, high, items, level, numbers)
    others = [alternative(word, item, low, high, reach, xs) for item, xs in zip(items, numbers)]
    done = subprocess.run(
        [assess, "robust", "evidence.xml", "--rubric", "rubric.xml", "--sources", "normalisers",
         "--normalisers", word, "--deviations", str(reach), "--replications", "200", "--seed",
         str(seed), "--format", "json"], cwd=folder, capture_output=True, text=True, check=False)
    if all(other is None for other in others):
        return None if "E536" in done.stderr else "not refused: " + done.stderr
    if done.returncode:
        return done.stderr
    tables = json.loads(done.stdout)["tables"]
    told = tables["normalisers"]["rows"][0]
    if told["items"] != sum(other is not None for other in others):
        return "%s items, not %s" % (told["items"], others)
    own = [[item.score(x) for x in xs] for item, xs in zip(items, numbers)]
    for r, row in enumerate(tables["scores"]["rows"]):
        two = [mean([column[r] for column in own] + [level[r]]),
               mean([(other or column)[r] for other, column in zip(others, own)] + [level[r]])]
        if [row["low"], row["high"]] != sorted(two):
            return "%s, %s: %s .. %s, not %s" % (word, row["region"], row["low"], row["high"], two)
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assess")
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(asked.seed, asked.seed + asked.cases):
            wrong = hold(os.path.abspath(asked.assess), folder, seed)
            if wrong:
                failed += 1
                print("seed %d: %s" % (seed, wrong))
    print("%d passed, %d failed" % (asked.cases - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
