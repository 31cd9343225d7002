# SPDX-License-Identifier: GPL-3.0-or-later
"""Properties that hold whatever the numbers are; they ask the library only.

`check` takes a case of the generator. `trees` makes small rubrics of means, where more can be said.
"""

import copy
import json
from fractions import Fraction

import generate
import siap_reference as ref
from generate import E, R, element, label, text
from unmended import UNMENDED

TERMS = tuple("{%s}%s" % (R, w) for w in ref.TERM_WORDS)


def check(engine, case, rng):
    """Lines of text, one for each property that does not hold."""
    words = (case.rubric_text(), case.evidence_text(), case.externals)
    once, twice = engine.run(*words, raw=True), engine.run(*words, raw=True)
    said = [] if once == twice else ["- twice: a second run gives other bytes"]
    results = [json.loads(b) for b in once]
    said += inside(case, results)
    said += permuted(engine, case, results, rng)
    return said


def inside(case, results):
    """A score lies between its bounds, and the bounds in their order."""
    said = []
    regions = ref.read_evidence(case.evidence_text())
    rubric = case.rubric_text()
    for region, result in zip(regions, results):
        plan = ref.Plan(rubric, ref.Rubric(rubric).profile_for(region.region_class))
        for e in result["entries"]:
            low, high, x = e["low"], e["high"], e["rounded"]
            if "bounds-search" in UNMENDED and e["id"] in plan.nodes and plan.winding(e["id"]):
                continue
            if low is not None and high is not None and low > high:
                said.append("%s: order of bounds: %r above %r" % (e["id"], low, high))
            if x is not None and ((low is not None and x < low) or (high is not None and x > high)):
                said.append("%s: within bounds: %r not in %r .. %r" % (e["id"], x, low, high))
    return said


def permuted(engine, case, results, rng):
    """The order of terms moves no state, no rounded value and no band, but in a ratio."""
    rubric = copy.deepcopy(case.rubric)
    for node in list(rubric.iter("{%s}node" % R)) + list(rubric.iter("{%s}index" % R)):
        if node.get("method") in (None, "ratio"):
            continue
        places = [i for i, c in enumerate(node) if c.tag in TERMS]
        terms = [node[i] for i in places]
        rng.shuffle(terms)
        for i, t in zip(places, terms):
            node[i] = t
    said = []
    for a, b in zip(results, engine.run(generate.serial(rubric, R), case.evidence_text(), case.externals)):
        other = {e["id"]: e for e in b["entries"]}
        for e in a["entries"]:
            o = other[e["id"]]
            same = e["state"] == o["state"] and (e.get("band") or {}).get("id") == (o.get("band") or {}).get("id")
            for name in ("rounded", "low", "high"):
                x, y = e[name], o[name]
                same = same and ((x is None) == (y is None))
                if same and x is not None:
                    same = x == y if "places" in e else abs(x - y) <= 1e-14 * max(1, abs(x))
            if not same:
                said.append("%s: permuted: %s" % (e["id"], [(e[n], o[n]) for n in ("state", "rounded", "low", "high")]))
    return said


# ------------------------------------------------------------------ trees of means


def tree(rng):
    """A rubric of means, weighted means, minima, maxima and medians on one scale, with rounding."""
    root = element("rubric", agency="id.example", id="demo", version="1", edition="2026",
                   languages="en", fallback="en", status="ours")
    label(root)
    element("scale", root, id="s", min="0", max="4", step="0.25")
    items = ["i%d" % i for i in range(rng.randint(3, 8))]
    for i in items:
        label(element("item", root, id=i, scale="s"))
    groups, rest = [], list(items)
    while rest:
        n = min(len(rest), rng.randint(1, 3))
        groups.append(rest[:n])
        rest = rest[n:]
    nodes = []
    means = rng.random() < 0.6
    for k, group in enumerate(groups):
        method = rng.choice(("mean", "weighted-mean") if means else
                            ("mean", "weighted-mean", "min", "max", "median"))
        e = element("node", root, id="n%d" % k, method=method)
        fill(e, rng, "item", group, method)
        nodes.append("n%d" % k)
    e = element("index", root, id="t", method="weighted-mean")
    fill(e, rng, "node", nodes, "weighted-mean")
    return root, items, means


def fill(e, rng, kind, refs, method):
    label(e)
    if rng.random() < 0.6:
        e.set("places", str(rng.randint(0, 2)))
        e.set("ties", rng.choice(generate.TIES))
    parts = [rng.randint(1, 9) for _ in refs]
    for r, p in zip(refs, parts):
        element(kind, e, ref=r, weight="%d/%d" % (p, sum(parts)) if method == "weighted-mean" else None,
                use=rng.choice(("exact", "rounded")))


def evidence(answers):
    root = element("evidence", namespace=E, rubric="demo", stage="final")
    region = element("region", root, namespace=E, name="R")
    for k, v in answers.items():
        if v is None:
            continue
        if isinstance(v, str):
            element("answer", region, namespace=E, item=k, state=v, reason="why")
        else:
            element("answer", region, namespace=E, item=k, level=text(v))
    return root


def entries(engine, rubric, answers):
    result, = engine.run(generate.serial(rubric, R), generate.serial(evidence(answers), E), {})
    return {e["id"]: e for e in result["entries"]}


def trees(engine, rng):
    said = []
    rubric, items, means = tree(rng)
    level = lambda: Fraction(rng.randint(0, 16), 4)  # noqa: E731
    answers = {i: level() if rng.random() < 0.7 else None for i in items}
    before = entries(engine, rubric, answers)
    # a row of scores lies within the bounds
    row = {i: level() if v is None else v for i, v in answers.items()}
    after = entries(engine, rubric, row)
    for k, e in before.items():
        if e["low"] is not None and not e["low"] <= after[k]["rounded"] <= e["high"]:
            said.append("%s: row: %r not in %r .. %r" % (k, after[k]["rounded"], e["low"], e["high"]))
    # not-applicable instead of missing never lifts the upper bound
    gone = [i for i, v in answers.items() if v is None]
    if gone and means:
        other = dict(answers)
        other[rng.choice(gone)] = "not-applicable"
        after = entries(engine, rubric, other)
        for k, e in after.items():
            if e["high"] is not None and before[k]["high"] is not None and e["high"] > before[k]["high"]:
                said.append("%s: not-applicable: lifts high from %r to %r" % (k, before[k]["high"], e["high"]))
    return said + ["%s" % line for line in tailored(engine, rng)]


def tailored(engine, rng):
    """Weight moved from one term of a weighted-sum to another moves it by exactly that much."""
    n = rng.randint(2, 6)
    root = element("rubric", agency="id.example", id="demo", version="1", edition="2026",
                   languages="en", fallback="en", status="ours")
    label(root)
    items = ["i%d" % i for i in range(n)]
    for i in items:
        label(element("item", root, id=i))
    parts = [rng.randint(1, 9) for _ in items]
    whole = sum(parts)
    index = element("index", root, id="t", method="weighted-sum")
    label(index)
    for i, p in zip(items, parts):
        element("item", index, ref=i, weight="%d/%d" % (p, whole))
    plain = element("profile", root, id="p0", classes="c0")
    label(plain)
    bent = element("profile", root, id="p1", classes="c1")
    label(bent)
    a, b = rng.sample(range(n), 2)
    moved = Fraction(rng.randint(1, parts[a] * 4), 4 * whole)
    vector = [Fraction(p, whole) for p in parts]
    vector[a] -= moved
    vector[b] += moved
    weights = element("weights", bent, in_="t")
    for i, w in zip(items, vector):
        element("weight", weights, ref=i, weight="%d/%d" % (w.numerator, w.denominator))
    answers = {i: Fraction(rng.randint(-8, 40), 8) for i in items}
    got = []
    for c in ("c0", "c1"):
        e = evidence(answers)
        e[0].set("class", c)
        result, = engine.run(generate.serial(root, R), generate.serial(e, E), {})
        got.append([x["exact"] for x in result["entries"] if x["id"] == "t"][0])
    want = float(moved * (answers[items[b]] - answers[items[a]]))
    if abs(got[1] - got[0] - want) > 2e-15 * (abs(got[0]) + abs(got[1]) + 1):
        return ["t: tailored: moved by %r, not by %r" % (got[1] - got[0], want)]
    return []
