# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold `assess plan` against every set of steps there is, on small random rubrics.

  plans.py ASSESS [--cases N] [--seed S]

What is called exact must cost what the cheapest set costs and be worth what the best of these is
worth; what is called near must reach the target, and the cheapest set lies between its least effort
and its effort; what cannot be reached is reached by none. The same files give the same bytes.
"""

import argparse
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import siap_reference as ref  # noqa: E402

LABEL = '<label xml:lang="en">x</label>'
HEAD = ('<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="t" version="1" edition="2026"'
        ' languages="en" fallback="en" status="ours">' + LABEL
        + '<scale id="q" min="0" max="3" step="0.5"/>')
METHODS = ["mean", "sum", "weighted-mean", "mean", "weighted-mean", "geometric-mean", "min", "median"]


class Maker:
    """A rubric of some items in groups, and evidence that answers most of them."""

    def __init__(self, rng):
        self.rng = rng
        self.items = ["i%d" % k for k in range(rng.randint(2, 5))]
        self.missing = rng.choice(["zero", "zero", "exclude"])
        self.rubric = HEAD + "".join('<item id="%s" scale="q">%s%s</item>' % (i, LABEL, self.levels())
                                     for i in self.items) + self.index() + "</rubric>"
        self.effort = {i: Fraction(rng.choice(["1", "1", "2", "0.5", "3.25"])) for i in self.items}
        self.now = {i: rng.choice([None, Fraction(1, 2), Fraction(1), Fraction(1), Fraction(2)])
                    for i in self.items}

    def levels(self):
        values = self.rng.choice([[1, 2, 3], [1, 3], [0, 1, 2, 3], [2]])
        return "".join('<level value="%d">%s</level>' % (v, LABEL) for v in values)

    def node(self, tag, name, terms, places):
        method = self.rng.choice(METHODS)
        weighed = method == "weighted-mean"
        words = ' missing="%s"' % self.missing
        words += ' total="any"' if weighed else ""
        words += ' places="%d"' % places if places >= 0 else ""
        if weighed and self.rng.random() < 0.3:
            words += ' term-places="1"'
        body = "".join(t.replace("/>", ' weight="%d"/>' % self.rng.randint(1, 4), 1) if weighed
                       and t.startswith("<item") else
                       t.replace("<node ", '<node weight="%d" ' % self.rng.randint(1, 4), 1)
                       if weighed else t for t in terms)
        return '<%s id="%s" method="%s"%s>%s%s</%s>' % (tag, name, method, words, LABEL, body, tag)

    def index(self):
        rng, terms = self.rng, ['<item ref="%s"/>' % i for i in self.items]
        if len(terms) > 2 and rng.random() < 0.6:
            cut = rng.randint(1, len(terms) - 1)
            inner = self.node("node", "n", terms[:cut], rng.choice([-1, 0, 1]))
            use = rng.choice(["exact", "rounded"])
            terms = [inner.replace("<node ", '<node use="%s" ' % use, 1)] + terms[cut:]
        return self.node("index", "x", terms, rng.choice([-1, 0, 1, 2]))

    def evidence(self, level, effort=False):
        said = "".join('<answer item="%s" level="%s"%s/>' % (
            i, float(v), ' effort="%s"' % float(self.effort[i]) if effort else "")
            for i, v in level.items() if v is not None)
        said += "".join('<answer item="%s" state="missing" reason="none" effort="%s"/>' % (
            i, float(self.effort[i])) for i, v in level.items() if v is None and effort)
        return ('<evidence xmlns="urn:siap:evidence:1" rubric="t"><region name="A">%s</region>'
                '</evidence>' % said)


def score(rubric, maker, level):
    """The exact and rounded value of the index in the reference; None where it has none."""
    plan, region = rubric, ref.read_evidence(maker.evidence(level))[0]
    cell = ref.Result(plan, region, bounds=False).cells["x"]
    return (cell.exact, cell.rounded) if cell.state == ref.SCORED else None


def options(maker, rubric):
    """By item: how it may stand, and at what effort."""
    found = []
    for i in maker.items:
        levels = sorted(Fraction(e.get("value")) for e in rubric.rubric.items[i].element
                        if e.tag.endswith("level"))
        above = [v for v in levels if maker.now[i] is None or v > maker.now[i]]
        found.append([(maker.now[i], Fraction(0))]
                     + [(v, maker.effort[i] * (k + 1)) for k, v in enumerate(above)])
    return found


def cheapest(maker, rubric, target):
    best = None
    for choice in itertools.product(*options(maker, rubric)):
        effort = sum(e for _, e in choice)
        if best and effort > best[0]:
            continue
        value = score(rubric, maker, dict(zip(maker.items, [v for v, _ in choice])))
        if value and value[1] >= target and (not best or (effort, -value[0]) < (best[0], -best[1])):
            best = (effort, value[0])
    return best
