# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold `assess plan` against every set of steps there is, on small random rubrics.

  plans.py ASSESS [--cases N] [--seed S]

What is called exact must cost what the cheapest set costs and be worth what the best of these is
worth; what is called near must reach the target, and the cheapest set lies between its least effort
and its effort; what cannot be reached is reached by none. The same files give the same bytes. Rubrics
too large for that are planned twice, as a tree and with a condition that always holds, which makes
them none: what is proven of the tree must lie between the two ends of what is found without it.
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
        self.levels = {i: rng.choice([[1, 2, 3], [1, 3], [0, 1, 2, 3], [2]]) for i in self.items}
        self.rubric = HEAD + "".join(self.item(i) for i in self.items) + self.index() + "</rubric>"
        self.effort = {i: Fraction(rng.choice(["1", "1", "2", "0.5", "3.25"])) for i in self.items}
        self.now = {i: rng.choice([None, Fraction(1, 2), Fraction(1), Fraction(1), Fraction(2)])
                    for i in self.items}

    def item(self, i):
        said = "".join('<level value="%d">%s</level>' % (v, LABEL) for v in self.levels[i])
        return '<item id="%s" scale="q">%s%s</item>' % (i, LABEL, said)

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


def score(plan, maker, level):
    """The exact and rounded value of the index in the reference; None where it has none."""
    region = ref.read_evidence(maker.evidence(level))[0]
    cell = ref.Result(plan, region, bounds=False).cells["x"]
    return (cell.exact, cell.rounded) if cell.state == ref.SCORED else None


def choices(maker, i):
    """How an item may stand, and at what effort."""
    now, effort = maker.now[i], maker.effort[i]
    above = [Fraction(v) for v in maker.levels[i] if now is None or v > now]
    return [(now, Fraction(0))] + [(v, effort * (k + 1)) for k, v in enumerate(above)]


def all_sets(maker, plan):
    """Effort, exact and rounded value of every set that has a value, cheapest first."""
    found = []
    for set_ in itertools.product(*(choices(maker, i) for i in maker.items)):
        value = score(plan, maker, dict(zip(maker.items, [v for v, _ in set_])))
        if value:
            found.append((sum(e for _, e in set_),) + tuple(float(v) for v in value))
    return sorted(found)


def run(assess, folder, maker, target):
    files = [os.path.join(folder, name) for name in ("evidence.xml", "rubric.xml")]
    for name, text in zip(files, (maker.evidence(maker.now, True), maker.rubric)):
        with open(name, "w", encoding="utf-8") as f:
            f.write(text)
    words = [assess, "plan", files[0], "--rubric", files[1], "--target", repr(target), "--format", "json"]
    done = [subprocess.run(words, capture_output=True, text=True, check=False) for _ in range(2)]
    if done[0].stdout != done[1].stdout:
        raise AssertionError("two runs differ")
    return done[0]


def outcome(done):
    return json.loads(done.stdout)["tables"]["outcome"]["rows"][0]


def hold(assess, folder, seed):
    """What is wrong with one case; and how its plan was called."""
    rng = random.Random(seed)
    maker = Maker(rng)
    sets = all_sets(maker, ref.Plan(maker.rubric))
    if not sets:
        return None, "none"
    target = round(rng.choice(sets)[2] + rng.choice([0, 0, 0.05, -0.1]), 3)
    good = [s for s in sets if s[2] >= target - 1e-12]
    done = run(assess, folder, maker, target)
    if done.returncode == 4:
        return ("%s can be reached" % target if good else None), "unreachable"
    if done.returncode:
        return done.stderr, "refused"
    is_ = outcome(done)
    if not good:
        return "%s cannot be reached" % target, is_["proof"]
    best = min(good, key=lambda s: (s[0], -s[1]))
    effort, least = float(is_["effort"]), float(is_["least"])
    if is_["planned"] < target - 1e-9 or effort < best[0] - 1e-9 or least > best[0] + 1e-9:
        return "effort %s, at least %s, the cheapest is %s" % (effort, least, best), is_["proof"]
    if is_["proof"] == "exact" and (effort != best[0] or abs(is_["exact"] - best[1]) > 1e-12):
        return "%s, worth %s; the cheapest is %s" % (effort, is_["exact"], best), is_["proof"]
    return None, is_["proof"]


class Large:
    """Many items in groups; `condition` keeps the index from being a tree, and changes no score."""

    def __init__(self, rng, condition):
        items = ["i%d" % k for k in range(rng.randint(20, 60))]
        self.now = {i: Fraction(rng.choice([0, 1, 1, 2, 2.5])) for i in items}
        self.effort = {i: Fraction(rng.choice(["1", "2", "0.5", "3.25", "7"])) for i in items}
        weights = {i: rng.randint(1, 5) for i in items}
        places = rng.choice(['', ' places="2"'])
        groups = "".join(
            '<node id="n%d" use="rounded" weight="%d" method="weighted-mean" total="any"%s>%s%s</node>' % (
                g, rng.randint(1, 3), places, LABEL,
                "".join('<item ref="%s" weight="%d">%s</item>' % (
                    i, weights[i], '<when item="%s" is="ge" value="0"/>' % i if condition else "")
                    for i in items[g::3]))
            for g in range(3))
        self.rubric = (HEAD + "".join('<item id="%s" scale="q">%s%s</item>' % (i, LABEL, "".join(
            '<level value="%d">%s</level>' % (v, LABEL) for v in (1, 2, 3))) for i in items)
            + '<index id="x" method="weighted-mean" total="any" places="2">' + LABEL + groups
            + "</index></rubric>")

    evidence = Maker.evidence


def hold_large(assess, folder, seed):
    """The same rubric with and without a tree."""
    found = []
    for condition in (False, True):
        rng = random.Random(seed)
        maker = Large(rng, condition)
        done = run(assess, folder, maker, round(1.6 + rng.random(), 2))
        if done.returncode:
            return done.stderr, "refused"
        found.append(outcome(done))
    tree, other = found
    if tree["proof"] == "already":
        return None, "already"
    if tree["proof"] != "exact":
        return "the tree is %s" % tree["proof"], tree["proof"]
    if not other["least"] - 1e-9 <= tree["effort"] <= other["effort"] + 1e-9:
        return "%s is not from %s to %s" % (tree["effort"], other["least"], other["effort"]), "near"
    return None, other["proof"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assess")
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    proofs, failed = {}, 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(asked.seed, asked.seed + asked.cases):
            how = hold_large if seed % 10 == 0 else hold
            wrong, proof = how(asked.assess, folder, seed)
            proofs[proof] = proofs.get(proof, 0) + 1
            if wrong:
                failed += 1
                print("seed %d: %s" % (seed, wrong))
    print(", ".join("%d %s" % (proofs[p], p) for p in sorted(proofs)))
    print("%d passed, %d failed" % (asked.cases - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
