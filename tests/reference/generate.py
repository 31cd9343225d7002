# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeded random rubrics with random evidence, valid by construction.

Values lie on coarse grids and weights are short, so that ties, bounds and conditions are met often
and not once in a million. `case(seed)` gives a Case; the same seed gives the same case everywhere.
"""

import random
import xml.etree.ElementTree as ET
from fractions import Fraction

import siap_reference
from unmended import UNMENDED

R = "urn:siap:rubric:1"
E = "urn:siap:evidence:1"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

TIES = ("half-up", "half-even", "half-down", "up", "down", "ceiling", "floor")
STATES = ("missing", "not-applicable", "withheld", "invalid")
POLICIES = ("propagate", "exclude", "zero", "lowest", "group-mean", "parent-zero")
SUMS = ("mean", "weighted-mean", "sum", "weighted-sum")
NO_EXCLUDE = ("weighted-sum", "ratio", "owa")
WEIGHTED = ("weighted-mean", "weighted-sum")
OPTIONAL = ("power-mean", "geometric-mean", "harmonic-mean", "product")
METHODS = ("mean", "mean", "weighted-mean", "weighted-mean", "weighted-sum", "weighted-sum", "sum",
           "power-mean", "geometric-mean", "harmonic-mean", "product", "ratio", "min", "max", "median",
           "owa", "given")

# id: min, max, step, lowest
SCALES = {"quarter": ("0", "4", "0.25", None), "fifth": ("0", "1", "0.2", None),
          "five": ("1", "5", "1", None), "sign": ("-2", "2", "0.5", None),
          "hundred": ("0", "100", "5", "10"), "tenth": ("1", "3", "0.1", None)}


def text(x):
    """A finite decimal as the format writes it."""
    x = Fraction(x)
    for places in range(0, 15):
        scaled = x * 10**places
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            whole = digits[:len(digits) - places]
            return ("-" if x < 0 else "") + whole + ("." + digits[-places:] if places else "")
    raise ValueError(x)


def finite(x):
    d = Fraction(x).denominator
    for f in (2, 5):
        while d % f == 0:
            d //= f
    return d == 1


class Case:
    """A rubric, the evidence of some regions, and numbers that the caller states."""

    def __init__(self, rubric, evidence, externals=None):
        self.rubric, self.evidence, self.externals = rubric, evidence, dict(externals or {})

    def rubric_text(self):
        return serial(self.rubric, R)

    def evidence_text(self):
        return serial(self.evidence, E)


def serial(root, namespace):
    ET.register_namespace("", namespace)
    copy = ET.fromstring(ET.tostring(root))
    ET.indent(copy)
    return ET.tostring(copy, encoding="unicode") + "\n"


def element(tag, parent=None, namespace=R, **words):
    words = {k.rstrip("_").replace("_", "-"): v for k, v in words.items() if v is not None}
    name = "{%s}%s" % (namespace, tag)
    return ET.Element(name, words) if parent is None else ET.SubElement(parent, name, words)


def label(parent, words="x"):
    element("label", parent).attrib[LANG] = "en"
    parent[-1].text = words


class N:
    """A node while it is made."""

    def __init__(self, e, method):
        self.e, self.method = e, method
        self.refs, self.weighted, self.bare = [], False, True
        self.below, self.nodes_below, self.scaled = set(), set(), True
        self.taken = 0
        self.plain = True  # no selector: a profile can name every term
        self.total = Fraction(1)


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.items, self.nodes, self.order = {}, {}, []
        self.extra = []
        self.plans, self.borrowed = {}, []

    def often(self, p):
        return self.r.random() < p

    def grid(self, low, high, step):
        n = int((Fraction(high) - Fraction(low)) / Fraction(step))
        return Fraction(low) + self.r.randint(0, n) * Fraction(step)

    # ---------------------------------------------------------------- rubric

    def make(self):
        r = self.r
        root = element("rubric", agency="id.example", id="demo", version="1", edition="2026",
                       languages="en", fallback="en", status="ours")
        label(root)
        self.root = root
        flavours = r.sample(list(SCALES), r.randint(1, 3))
        if "quarter" not in flavours and self.often(0.6):
            flavours[0] = "quarter"
        self.flavours = flavours
        for k in flavours:
            low, high, step, lowest = SCALES[k]
            element("scale", root, id=k, min=low, max=high, step=step, lowest=lowest)
        self.pillars = []
        for i in range(r.randint(0, 2)):
            p = element("pillar", root, id="P%d" % i)
            label(p)
            for j in range(r.randint(0, 2)):
                label(element("aspect", p, id="A%d%d" % (i, j)))
            self.pillars.append(("P%d" % i, [a.get("id") for a in p if a.get("id")]))
        for i in range(r.randint(2, 9)):
            self.item("i%d" % i)
        for i in range(r.randint(0, 2)):
            k = "k%d" % i
            element("constant", root, id=k, value=text(self.grid(0, 4, "0.25")))
            self.extra.append(("constant", k))
        if self.often(0.25):
            element("variable", root, id="v0", unit="people")
            self.extra.append(("variable", "v0"))
        for i in range(r.choice((0, 0, 0, 1, 2))):
            element("external", root, id="x%d" % i, rubric="other", index="t",
                    use=r.choice((None, "exact", "rounded")))
            self.extra.append(("external", "x%d" % i))
        for i in range(r.randint(1, 6)):
            self.node("n%d" % i)
        for i in range(r.choice((1, 1, 2))):
            self.node("t%d" % i, index=True)
        self.place()
        self.profiles = {}
        for i in range(r.choice((0, 0, 1, 2, 3))):
            self.profile("c%d" % i)
        for t, of in self.borrowed:
            gives = [n for n in self.nodes.values() if n.weighted for _, x in n.refs if x == of]
            if len(gives) == 1 and root.find(".//{%s}include" % R) is None and self.often(0.7):
                del t.attrib["weight-in"]
        return root

    def item(self, name):
        r, root = self.r, self.root
        scale = r.choice(self.flavours) if self.often(0.9) else None
        words = {"id": name, "scale": scale}
        if self.pillars and self.often(0.7):
            p, aspects = r.choice(self.pillars)
            words["pillar"] = p
            if aspects and self.often(0.6):
                words["aspect"] = r.choice(aspects)
        if self.often(0.4):
            words["holder"] = r.choice(("bappeda", "dinas kominfo"))
        e = element("item", root, **words)
        label(e)
        info = {"e": e, "scale": scale, "form": "plain", "pillar": words.get("pillar")}
        self.items[name] = info
        kind = r.choice(("plain",) * 5 + ("ratings", "ratings", "bands", "share", "grades", "goalposts",
                                          "checklist", "chain"))
        if kind == "ratings":
            info["form"] = "ratings"
            reduce = r.choice((None, "mean", "median", "min", "max", "count"))
            if reduce == "count" and scale is not None:
                reduce = "median"
            if reduce:
                e.set("reduce", reduce)
            if self.often(0.4):
                e.set("least", str(r.randint(1, 3)))
        elif kind == "bands":
            info["form"], info["range"] = "value", self.bands(e, scale, 0, 10, "0.5")
        elif kind == "share":
            info["form"] = "share"
            if scale is None and self.often(0.5):
                element("share", e, times=r.choice((None, "100", "4", "0.5")))
            else:
                element("share", e, times="100")
                if self.often(0.5):
                    self.bands(e, scale, 0, 100, "12.5")
                else:
                    self.goalposts(e, scale, 0, 100)
        elif kind in ("grades", "chain"):
            info["form"] = "grades"
            g = element("grades", e)
            info["codes"] = ["WTP", "WDP", "TMP"]
            for c in info["codes"]:
                score = self.level(scale) if kind == "grades" else self.grid(0, 10, "0.5")
                element("grade", g, code=c, score=text(score))
            if kind == "chain":
                (self.bands if self.often(0.5) else self.goalposts)(e, scale, 0, 10, "0.5")
        elif kind == "goalposts":
            info["form"], info["range"] = "value", (0, 20, "0.5")
            self.goalposts(e, scale, 0, 20)
        elif kind == "checklist" and scale:
            info["form"] = "checklist"
            c = element("checklist", e)
            levels = sorted({self.level(scale) for _ in range(3)})
            info["criteria"] = []
            for n, v in enumerate(levels):
                row = element("level", c, value=text(v))
                for m in range(r.randint(1, 2)):
                    element("criterion", row, id="q%d%d" % (n, m))
                    info["criteria"].append("q%d%d" % (n, m))
        elif scale is None and self.often(0.5):
            info["form"] = "value"
            info["range"] = (-2, 6, "0.25")
        elif scale and self.often(0.2):
            info["form"] = "value"
            info["range"] = SCALES[scale][:3]

    def level(self, scale):
        if scale is None:
            return self.grid(0, 4, "0.25")
        return self.grid(*SCALES[scale][:3])

    def bands(self, e, scale, low, high, step):
        """Score bands over low .. high, on edges of the grid; gives the range of values to try."""
        r = self.r
        edges = sorted({self.grid(low, high, step) for _ in range(r.randint(1, 4))})
        b = element("bands", e, include=r.choice((None, "lower", "upper")))
        closed = self.often(0.3)
        for i, x in enumerate(edges):
            row = element("band", b, to=text(x), score=text(self.level(scale)))
            if i == 0 and closed:
                row.set("from", text(Fraction(low) - 1 if self.often(0.5) else
                                     x - Fraction(step)))
            elif i and self.often(0.2):
                row.set("from", text(edges[i - 1]))
        if not (closed and len(edges) > 1 and self.often(0.5)):
            element("band", b, score=text(self.level(scale)))
        return (low, high, step)

    def goalposts(self, e, scale, low, high, step=None):
        r = self.r
        ends = [Fraction(low), Fraction(high)]
        log = self.often(0.25)
        if log:
            ends[0] += 1
        if self.often(0.3):
            ends.reverse()
        words = {"lower": text(ends[0]), "upper": text(ends[1])}
        if scale:
            bottom, top = Fraction(SCALES[scale][0]), Fraction(SCALES[scale][1])
            words["times"], words["offset"] = text(top - bottom), text(bottom)
            words["clip"] = "both"
        else:
            words["clip"] = r.choice((None, "none", "lower", "upper", "both"))
            words["times"] = r.choice((None, "4", "-2"))
            words["offset"] = r.choice((None, "1", "-0.5"))
        if log:
            words["log"] = "yes"
        element("goalposts", e, **words)

    def weights(self, n, total=Fraction(1), word=None):
        """n weights that sum to total, in any notation."""
        r = self.r
        d = r.choice((10, 20, 100) if word in UNMENDED else (10, 10, 20, 100, 4, 7, 3, 12, 40))
        while d < n:
            d *= 10 if word in UNMENDED else 3
        cuts = sorted(r.sample(range(1, d), n - 1)) if self.often(0.93) else \
            sorted(r.randint(0, d) for _ in range(n - 1))
        parts = [b - a for a, b in zip([0] + cuts, cuts + [d])]
        return [self.weight(Fraction(p, d) * total, word) for p in parts]

    def weight(self, w, word=None):
        if word in UNMENDED:
            return text(w)
        forms = ["fraction"]
        if finite(w):
            forms += ["decimal", "decimal", "percent"]
        form = self.r.choice(forms)
        if form == "decimal":
            return text(w)
        if form == "percent":
            return text(w * 100) + "%"
        k = self.r.choice((1, 1, 2))
        return "%d/%d" % (w.numerator * k, w.denominator * k)

    def affine(self, e, p):
        r = self.r
        if self.often(p):
            e.set("offset", text(self.grid(-1, 4, "0.25")))
        if self.often(p):
            e.set("factor", text(r.choice(("-1", "0.5", "2", "-0.25", "1.2", "0"))))
        if self.often(p):
            ends = r.choice(("lower", "upper", "both", "none"))
            low = self.grid(-1, 2, "0.5")
            e.set("clip", ends)
            if ends in ("lower", "both"):
                e.set("lower", text(low))
            if ends in ("upper", "both"):
                e.set("upper", text(low + self.grid("0.5", 3, "0.5")))

    def policies(self, e, method, p, scaled):
        for s in STATES:
            if self.often(p):
                allowed = [q for q in POLICIES
                           if not (q == "exclude" and method in NO_EXCLUDE) and (q != "lowest" or scaled)]
                e.set(s, self.r.choice(allowed))

    def when(self, parent, p):
        if self.order and self.often(p):
            n = self.r.choice(self.order)
            element("when", parent, node=n, is_=self.r.choice(("lt", "le", "eq", "ne", "ge", "gt")),
                    value=text(self.grid(0, 4, "0.5")), use=self.r.choice((None, "rounded", "exact")))
            return {n} | self.nodes[n].nodes_below
        return set()

    def node(self, name, index=False):
        r = self.r
        method = r.choice(METHODS)
        if index and method == "given":
            method = "mean"
        e = element("index" if index else "node", id=name, method=method)
        label(e)
        n = N(e, method)
        n.index = index
        self.nodes[name] = n
        if self.often(0.7):
            e.set("places", str(r.randint(0, 4) if self.often(0.5) else r.choice((0, 1, 2))))
            if self.often(0.7):
                e.set("ties", r.choice(TIES))
        if self.often(0.3):
            e.set("scale", r.choice(self.flavours))

        # what it takes
        free = [k for k in self.order if not self.nodes[k].taken]
        pool = [("item", k) for k in self.items] * 2 + [("node", k) for k in self.order] * 2 + self.extra
        count = 2 if method == "ratio" else r.randint(1, 5)
        chosen = [r.choice(pool) for _ in range(count)]
        if index:
            # what nothing takes yet goes into the first index
            chosen = [("node", k) for k in free] + chosen[:2]
            if method == "ratio" and len(chosen) != 2:
                method = n.method = "mean"
                e.set("method", method)
        elif free and self.often(0.4):
            chosen[0] = ("node", r.choice(free))
        if self.often(0.85):
            chosen = list(dict.fromkeys(chosen))
            while method == "ratio" and len(chosen) < 2:
                chosen.append(r.choice(pool))
        selector = None
        self.making = method
        if method != "ratio" and self.often(0.25):
            selector = self.selector()
        if selector:
            chosen = [c for c in chosen if c[1] not in selector[1]]
        size = len(chosen) + (len(selector[1]) if selector else 0)

        # weights
        shares = None
        if method in WEIGHTED or (method in OPTIONAL and self.often(0.5)):
            n.weighted = True
            total = Fraction(1)
            if method == "weighted-mean" and self.often(0.2):
                total = Fraction(100)
            elif method in WEIGHTED and self.often(0.2):
                total = Fraction(r.choice((2, 3, 10)))
                plain = method == "weighted-sum" and "weighted-sum-any" in UNMENDED
                e.set("total", text(total) if plain else r.choice(("any", text(total))))
            elif method in OPTIONAL and self.often(0.4):
                total = Fraction(r.choice((2, 3)))
            n.total = total
            if selector:
                k = len(selector[1])
                each = total / size
                selector[0].set("weight", self.weight(each))
                shares = self.weights(len(chosen), each * len(chosen)) if chosen else []
            else:
                shares = self.weights(size, total)
        if method == "power-mean":
            e.set("p", r.choice(("2", "-1", "0", "1", "3", "0.5", "-2", "1.5", "-0.5")))
        if method == "owa":
            v = self.weights(size, Fraction(1), "order-weights")
            e.set("order-weights", " ".join(v))
        if method in SUMS and self.often(0.25):
            e.set("term-places", str(r.randint(0, 3)))
            if self.often(0.7):
                e.set("term-ties", r.choice(TIES))

        at = r.randint(0, len(chosen)) if selector else None
        for i, (kind, ref) in enumerate(chosen):
            if i == at:
                self.select(e, n, selector)
            self.term(e, n, kind, ref, shares[i] if shares is not None else None)
        if at is not None and at >= len(chosen):
            self.select(e, n, selector)
        if method == "given":  # its terms are ignored
            n.nodes_below, n.scaled = set(), e.get("scale") is not None
        if n.weighted and not selector and size > 1 and (
                method in OPTIONAL or e.get("total") == "any") and self.often(0.5):
            self.borrow(e, n)
        self.policies(e, method, 0.45, n.scaled)
        if n.scaled is False and any(e.get(s) == "lowest" for s in STATES):
            raise AssertionError
        if self.often(0.15):
            e.set("withhold-above", self.weight(Fraction(r.choice((0, 1, 2, 3, 4)), 4), "withhold-above"))
        if self.often(0.15):
            e.set("least", str(r.randint(0, max(1, size - 1))))
        self.affine(e, 0.12)
        if self.often(0.4):
            self.node_bands(e, n)
        self.order.append(name)

    def borrow(self, e, n):
        """Let one term take the weight that another node declares."""
        r = self.r
        lenders = [k for k in self.order if self.nodes[k].weighted and self.nodes[k].plain
                   and len({x for _, x in self.nodes[k].refs}) == len(self.nodes[k].refs)]
        if not lenders:
            return
        k = r.choice(lenders)
        _, of = r.choice(self.nodes[k].refs)
        t = r.choice([c for c in e if c.get("weight")])
        del t.attrib["weight"]
        t.set("weight-of", of)
        t.set("weight-in", k)
        self.borrowed.append((t, of))
        n.plain = False

    def selector(self):
        r = self.r
        words = {}
        fits = list(self.items)
        kind = r.choice(("pillar", "none", "holder", "within", "aspect", "all"))
        if kind in ("pillar", "aspect") and self.pillars:
            p, aspects = r.choice(self.pillars)
            words["pillar"] = p
            if kind == "aspect" and aspects:
                words["aspect"] = r.choice(aspects)
        elif kind == "none":
            words["none"] = "yes"
        elif kind == "holder":
            words["holder"] = "bappeda"
        elif kind == "within" and self.order and not (
                "within-in-given" in UNMENDED and "given" in
                [self.making] + [self.nodes[k].method for k in self.order]):
            words["within"] = r.choice(self.order)
            fits = [i for i in fits if i in self.nodes[words["within"]].below]
        if not words:
            return None
        if self.often(0.2) and kind != "holder":
            words["holder"] = "bappeda"

        def ok(i):
            w = self.items[i]["e"].attrib
            return (w.get("pillar") == words.get("pillar", w.get("pillar"))
                    and w.get("aspect") == words.get("aspect", w.get("aspect"))
                    and w.get("holder") == words.get("holder", w.get("holder"))
                    and not ("none" in words and "pillar" in w))
        fits = [i for i in fits if ok(i)]
        if not fits:
            return None
        return element("items", **words), fits

    def select(self, e, n, selector):
        s, fits = selector
        e.append(s)
        n.plain = False
        self.dress(s, n, all(self.items[i]["scale"] for i in fits))
        for i in fits:
            n.refs.append(("item", i))
            n.below.add(i)
            n.scaled = n.scaled and self.items[i]["scale"] is not None

    def term(self, e, n, kind, ref, share):
        t = element(kind, e, ref=ref, weight=share)
        n.refs.append((kind, ref))
        scaled = True
        if kind == "item":
            n.below.add(ref)
            scaled = self.items[ref]["scale"] is not None
        elif kind == "node":
            m = self.nodes[ref]
            m.taken += 1
            n.below |= m.below
            n.nodes_below |= m.nodes_below | {ref}
            scaled = m.scaled and (bool(m.below) or m.method == "given")
        else:
            scaled = False
        n.scaled = n.scaled and scaled
        if self.often(0.4):
            t.set("use", self.r.choice(("exact", "rounded")))
        self.dress(t, n, scaled)

    def dress(self, t, n, scaled):
        """Offset, clip, policies, normalisers and conditions of a term that is a reference."""
        if n.method != "given":
            self.affine(t, 0.07)
            self.policies(t, n.method, 0.06, scaled)
        if self.often(0.06) and n.method != "given":
            (self.bands if self.often(0.5) else self.goalposts)(t, None, 0, 4, "0.5")
        if n.method not in ("ratio", "owa", "given"):
            n.nodes_below |= self.when(t, 0.08)

    def node_bands(self, e, n):
        r = self.r
        sets = r.choice((1, 1, 2))
        for s in range(sets):
            b = element("bands", e, include=r.choice((None, "lower", "upper")),
                        on=r.choice((None, "rounded", "exact")))
            if s < sets - 1:
                if not self.when(b, 1):
                    e.remove(b)
                    continue
            edges = sorted({self.grid(0, 4, "0.5") for _ in range(r.randint(1, 4))})
            closed = self.often(0.2)
            for i, x in enumerate(edges):
                row = element("band", b, id="b%d%d" % (s, i), to=text(x))
                label(row)
                if i == 0 and closed:
                    row.set("from", text(x - 1))
            if not (closed and self.often(0.5)):
                label(element("band", b, id="b%dx" % s))

    def place(self):
        """Write nodes in place where they are taken once without words of their own, else at the top."""
        plain = {"ref", "weight", "use"}
        where = {}
        for k in self.order:
            for t in self.nodes[k].e.iter("{%s}node" % R):
                if t.get("ref"):
                    where.setdefault(t.get("ref"), []).append((self.nodes[k].e, t))
        inline = set()
        for k in self.order:
            ways = where.get(k, [])
            fit = [(p, t) for p, t in ways if set(t.attrib) <= plain and len(t) == 0]
            if self.nodes[k].index or not fit or self.often(0.35):
                continue
            parent, t = self.r.choice(fit)
            e = self.nodes[k].e
            for w in ("weight", "use"):
                if t.get(w):
                    e.set(w, t.get(w))
            parent.insert(list(parent).index(t), e)
            parent.remove(t)
            inline.add(k)
            self.nodes[k].inline = True
        tops = [k for k in self.order if k not in inline]
        if self.often(0.5):
            self.r.shuffle(tops)
        for k in tops:
            self.root.append(self.nodes[k].e)

    # ---------------------------------------------------------------- profiles

    def profile(self, name):
        r = self.r
        p = element("profile", self.root, id=name, classes="class-" + name)
        label(p)
        info = {"e": p, "state": {}, "least": {}}
        clipped = set()
        others = [k for k in self.profiles if "base" not in self.profiles[k]]
        if others and self.often(0.3):
            base = r.choice(others)
            p.set("based-on", base)
            info["base"] = base
            info["state"].update(self.profiles[base]["state"])
            clipped = set(self.order)
        self.profiles[name] = info
        bent = set()
        for _ in range(r.randint(0, 4)):
            word = r.choice(("places", "missing", "affine", "method", "weights", "include", "drop", "state",
                             "reduce", "use", "set-weight", "least", "holder"))
            k = r.choice(self.order)
            n = self.nodes[k]
            refs = [ref for _, ref in n.refs]
            unique = len(set(refs)) == len(refs) and n.plain
            based = info.get("base") is not None
            if word == "places":
                element("set", p, node=k, places=str(r.randint(0, 3)), ties=r.choice(TIES))
            elif word == "missing":
                s = element("set", p, node=k)
                self.policies(s, n.method, 0.5, n.scaled)
                if len(s.attrib) == 1:
                    p.remove(s)
            elif word == "affine" and k not in clipped and not any(
                    n.e.get(w) for w in ("lower", "upper", "clip")):
                clipped.add(k)
                s = element("set", p, node=k)
                self.affine(s, 0.5)
                if len(s.attrib) == 1:
                    p.remove(s)
            elif word == "method" and n.method in ("mean", "min", "max", "median", "sum") \
                    and not n.e.get("term-places"):
                free = ("min", "max", "median") if any(
                    s in n.e.attrib for s in STATES) else ("mean", "min", "max", "median", "sum")
                element("set", p, node=k, method=r.choice(free))
            elif word == "weights" and n.weighted and unique and k not in bent and not based:
                self.vector(p, k, refs, n.total)
                bent.add(k)
            elif word == "set-weight" and n.weighted and unique and k not in bent and not based \
                    and len(refs) == 2:
                for ref, w in zip(refs, self.weights(2, n.total)):
                    kind = "item" if ref in self.items else "node" if ref in self.nodes else None
                    if kind is None:
                        break
                else:
                    for ref, w in zip(refs, self.weights(2, n.total)):
                        s = element("set", p, in_=k, weight=w)
                        s.set("item" if ref in self.items else "node", ref)
                    bent.add(k)
            elif word in ("include", "drop") and self.root.find(".//*[@within]") is not None:
                continue  # a selector would take other items, and its weights would not fit
            elif word == "include" and unique and k not in bent and not based and \
                    n.method not in ("ratio", "owa", "given"):
                before = self.order[:self.order.index(k)]
                pool = [i for i in list(self.items) + before if i not in refs and
                        (i in self.items and self.items[i]["scale"] or
                         i in self.nodes and self.nodes[i].scaled and
                         (self.nodes[i].below or self.nodes[i].method == "given"))]
                pool = [i for i in pool if i in self.items or not self.nodes[i].index]
                if pool:
                    ref = r.choice(pool)
                    t = element("include", p, ref=ref, in_=k, use=r.choice((None, "rounded")))
                    if n.weighted:
                        t.set("weight", "0.1")
                        self.vector(p, k, refs + [ref], n.total)
                    bent.add(k)
            elif word == "drop" and unique and k not in bent and not based and len(refs) > 1 and \
                    n.method not in ("ratio", "owa", "given") and not n.e.get("least"):
                ref = r.choice(refs)
                element("drop", p, ref=ref, in_=k)
                if n.weighted:
                    self.vector(p, k, [x for x in refs if x != ref], n.total)
                bent.add(k)
            elif word == "state":
                ref = r.choice(list(self.items) + [x for x in self.order if not self.nodes[x].index])
                if ref not in info["state"]:
                    s = r.choice(("not-applicable", "not-applicable", "missing", "withheld", "invalid"))
                    element("state", p, ref=ref, is_=s)
                    info["state"][ref] = s
            elif word == "reduce":
                i = r.choice(list(self.items))
                if self.items[i]["form"] == "ratings":
                    element("set", p, item=i, reduce=r.choice(("mean", "median", "min", "max")))
            elif word == "least":
                i = r.choice(list(self.items))
                if self.items[i]["form"] == "ratings":
                    element("set", p, item=i, least=str(r.randint(1, 3)))
                elif not n.e.get("least"):
                    element("set", p, node=k, least=str(r.randint(0, 1)))
            elif word == "holder" and self.root.find(".//*[@within]") is None and \
                    self.root.find(".//*[@holder]/..[@method]") is None:
                element("set", p, item=r.choice(list(self.items)), holder="dinas kominfo")
            elif word == "use" and unique and refs:
                ref = r.choice(refs)
                if ref in self.nodes and not based and k not in bent:
                    element("set", p, node=ref, in_=k, use=r.choice(("exact", "rounded")))

    def vector(self, p, k, refs, total):
        v = element("weights", p, in_=k)
        pairs = list(zip(refs, self.weights(len(refs), total)))
        self.r.shuffle(pairs)
        for ref, w in pairs:
            element("weight", v, ref=ref, weight=w)

    # ---------------------------------------------------------------- evidence

    def evidence(self):
        r = self.r
        root = element("evidence", namespace=E, rubric="demo", stage="final")
        externals = {}
        for kind, k in self.extra:
            if kind == "external" and self.often(0.3) and all(
                    k in self.asked("class-" + p) for p in self.profiles) and (
                        self.profiles or k in self.asked(None)):
                externals[k] = text(self.grid(-1, 4, "0.25"))
        for i in range(r.randint(1, 3)):
            region = element("region", root, namespace=E, name="R%d" % i)
            states = {}
            if self.profiles:
                p = r.choice(list(self.profiles))
                region.set("class", "class-" + p)
                states = self.profiles[p]["state"]
            if self.often(0.01):
                region.set("participated", "no")
                continue
            asked = self.asked(region.get("class"))
            given = {}
            for k in self.order:
                if k not in asked:
                    continue
                method = self.nodes[k].method
                if k not in states and self.often(0.75 if method == "given" else 0.05) and \
                        not self.nodes[k].index:
                    given[k] = 1
            self.spare = set()
            for k in list(given):
                below = sorted(self.below(region.get("class"), k))
                if not below and "given-without-questions" in UNMENDED:
                    del given[k]
                below = [b for b in below if b not in states]
                if not below:
                    continue
                self.spare |= set(below) if self.often(0.7) else {r.choice(below)}
            gloom = r.choice((0, 0.05, 0.1, 0.25, 0.4))
            opened = 0 if self.often(0.97) else -3
            for k, info in self.items.items():
                if k in states or k not in asked:
                    continue
                if k in self.spare:
                    continue
                dull = self.often(gloom)
                if dull and opened < 5:
                    s = r.choice(("none", "missing", "not-applicable", "not-applicable", "withheld"))
                    opened += s != "not-applicable"
                    if s != "none":
                        element("answer", region, namespace=E, item=k, state=s, reason="why")
                else:
                    self.answer(region, k, info)
            for kind, k in self.extra:
                if kind == "variable" and k in asked and self.often(0.8):
                    element("answer", region, namespace=E, item=k, value=text(self.grid(0, 5, "0.5")))
            for k in given:
                e = element("given", region, namespace=E, node=k)
                if self.often(0.25):
                    e.set("state", r.choice(("missing", "not-applicable", "withheld")))
                    e.set("reason", "why")
                else:
                    scale = self.nodes[k].e.get("scale")
                    x = self.level(scale)
                    if self.often(0.3) and scale is None:
                        x += Fraction(r.randint(0, 40), 1000)
                    e.set("value", text(x))
            for kind, k in self.extra:
                if kind == "external" and k in asked and k not in externals and self.often(0.8):
                    element("external", region, namespace=E, ref=k, value=text(self.grid(-1, 4, "0.25")))
        return root, externals

    def asked(self, name):
        """Ids that the indices reach under the profile of a class."""
        key = name or ""
        if key not in self.plans:
            words = serial(self.root, R)
            profile = siap_reference.Rubric(words).profile_for(name)
            self.plans[key] = siap_reference.Plan(words, profile)
        return self.plans[key].asked

    def below(self, name, node):
        self.asked(name)
        return self.plans[name or ""].items_below(node)

    def answer(self, region, k, info):
        r = self.r
        a = element("answer", region, namespace=E, item=k)
        form = info["form"]
        if form == "ratings" and self.often(0.85):
            for j in range(r.randint(1, 4)):
                element("rating", a, namespace=E, assessor="a%d" % j, level=text(self.level(info["scale"])))
        elif form == "value" and self.often(0.9):
            low, high, step = info["range"]
            a.set("value", text(self.grid(low, high, step)))
        elif form == "share" and self.often(0.95):
            d = r.choice((0, 8, 8, 16, 5, 3))
            a.set("numerator", str(r.randint(0, d)))
            a.set("denominator", str(d))
        elif form == "grades" and self.often(0.95):
            a.set("grade", r.choice(info["codes"]))
        elif form == "checklist" and self.often(0.95):
            checked = [c for c in info["criteria"] if self.often(0.8)]
            if checked:
                a.set("checked", " ".join(checked))
            else:
                a.set("level", text(self.level(info["scale"])))
        else:
            a.set("level", text(self.level(info["scale"])))


def case(seed):
    m = Maker(seed)
    rubric = m.make()
    evidence, externals = m.evidence()
    return Case(rubric, evidence, externals)


if __name__ == "__main__":
    import sys
    c = case(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    print(c.rubric_text())
    print(c.evidence_text())
