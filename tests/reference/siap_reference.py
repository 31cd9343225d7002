# SPDX-License-Identifier: GPL-3.0-or-later
"""An independent reading of rubrics/README.md and rubrics/EVIDENCE.md, in exact arithmetic.

Nothing here was taken from the C sources. Every value is a Fraction; where a root, a power or a
logarithm is irrational it is taken to 60 digits first. Slow and plain on purpose: one function for
each paragraph of the page, named so that the two can be read side by side.
"""

import itertools
import xml.etree.ElementTree as ET
from decimal import Decimal, getcontext
from fractions import Fraction

from unmended import UNMENDED

getcontext().prec = 60
getcontext().Emax = 999999999
getcontext().Emin = -999999999

R = "{urn:siap:rubric:1}"
E = "{urn:siap:evidence:1}"

SCORED, MISSING, NA, WITHHELD, INVALID = "scored", "missing", "not-applicable", "withheld", "invalid"
GRAVEST = (INVALID, WITHHELD, MISSING, NA)
OPEN = (MISSING, WITHHELD, INVALID)
POLICIES = (MISSING, NA, WITHHELD, INVALID)
EPSILON = Fraction(1, 10**22)
RESIDUE = Fraction(1, 10**40)
MAX_CORNERS = 12

# Methods that do not renormalise: what is not applicable propagates in them.
FIXED = ("sum", "weighted-sum", "product", "ratio", "owa")
# The methods that are sums.
SUMS = ("mean", "weighted-mean", "sum", "weighted-sum", "owa")
LINEAR = ("mean", "weighted-mean", "sum", "weighted-sum")
WEIGHTED = ("weighted-mean", "weighted-sum", "power-mean", "geometric-mean", "harmonic-mean", "product")
TERM_WORDS = ("item", "items", "node", "constant", "variable", "external")
NORMALISERS = ("share", "grades", "bands", "goalposts", "checklist")


# ------------------------------------------------------------------ numbers


def number(text):
    """A number means exactly the decimal it shows."""
    return None if text is None else Fraction(text.strip())


def weight(text):
    """Decimal, percent or fraction."""
    if text is None:
        return None
    text = text.strip()
    if text.endswith("%"):
        return Fraction(text[:-1]) / 100
    return Fraction(text)


def dec(x):
    return Decimal(x.numerator) / Decimal(x.denominator)


def frac(d):
    """A 60-digit result as a fraction; what lies within 50 digits of a plain one is that one."""
    x = Fraction(d)
    if x.denominator > 10**30:
        plain = x.limit_denominator(10**9)
        if plain and abs(x - plain) <= abs(plain) * Fraction(1, 10**50):
            return plain
    return x


def near(a, b):
    """Nearer to a bound than 1e-22 of its size, or than what 60 digits leave where roots cancel."""
    return abs(a - b) <= max(EPSILON * max(abs(a), abs(b)), RESIDUE)


def compare(a, b):
    return 0 if near(a, b) else (-1 if a < b else 1)


class Invalid(Exception):
    """No value follows from what is given."""


def power(x, e):
    """x to the e. A negative value under a fractional or non-positive power is invalid."""
    if x < 0 and (e.denominator != 1 or e <= 0):
        raise Invalid
    if e == 0:
        return Fraction(1)
    if x == 0:
        return Fraction(0)
    if e.denominator == 1 and abs(e) <= 64:
        return x**e.numerator
    if x < 0:
        sign = -1 if e.numerator % 2 else 1
        return sign * power(-x, e)
    return frac((dec(e) * dec(x).ln()).exp())


def round_to(x, places, ties):
    """Rounding is decided in decimal; a value on a grid point stays there."""
    if places is None:
        return x
    grid = 10**places
    scaled = x * grid
    size = abs(scaled)
    below = size.numerator // size.denominator
    nearest = (size + Fraction(1, 2)).__floor__()
    negative = scaled < 0
    if near(size, Fraction(nearest)):
        result = nearest
    else:
        half = Fraction(2 * below + 1, 2)
        side = compare(size, half)
        if ties == "up":
            result = below + 1
        elif ties == "down":
            result = below
        elif ties == "ceiling":
            result = below if negative else below + 1
        elif ties == "floor":
            result = below + 1 if negative else below
        elif side != 0:
            result = below if side < 0 else below + 1
        elif ties == "half-up":
            result = below + 1
        elif ties == "half-down":
            result = below
        elif ties == "half-even":
            result = below + (below % 2)
        else:
            raise ValueError(ties)
    return Fraction(-result if negative else result, grid)


def clip(x, lower, upper, ends):
    if ends in ("lower", "both") and lower is not None and x < lower:
        return lower
    if ends in ("upper", "both") and upper is not None and x > upper:
        return upper
    return x


def transform(x, words):
    """offset + factor * x, then clip."""
    x = number(words.get("offset", "0")) + number(words.get("factor", "1")) * x
    return clip(x, number(words.get("lower")), number(words.get("upper")), words.get("clip", "none"))


# ------------------------------------------------------------------ bands and normalisers


class Bands:
    def __init__(self, element):
        self.upper = element.get("include", "lower") == "upper"
        self.on = element.get("on", "rounded")
        self.whens = [When(e) for e in element.findall(R + "when")]
        rows = element.findall(R + "band")
        self.ids = [e.get("id") for e in rows]
        self.scores = [number(e.get("score")) for e in rows]
        self.tos = [number(e.get("to")) for e in rows]
        self.first = number(rows[0].get("from"))

    def find(self, x):
        """Number of the band; None outside closed bands. The outer ends belong to the bands."""
        if self.first is not None and compare(x, self.first) < 0:
            return None
        for i, to in enumerate(self.tos):
            if to is None:
                return i
            side = compare(x, to)
            if side < 0 or (side == 0 and (self.upper or i == len(self.tos) - 1)):
                return i
        return None


def goalposts(element, x):
    lower, upper = number(element.get("lower")), number(element.get("upper"))
    if element.get("log") == "yes":
        if x <= 0:
            raise Invalid
        x, lower, upper = (frac(dec(v).ln()) for v in (x, lower, upper))
    share = (x - lower) / (upper - lower)
    share = clip(share, Fraction(0), Fraction(1), element.get("clip", "none"))
    return number(element.get("times", "1")) * share + number(element.get("offset", "0"))


def normalise(elements, x):
    """Normalisers that read a number, in the order written."""
    for e in elements:
        word = e.tag[len(R):]
        if word == "bands":
            bands = Bands(e)
            i = bands.find(x)
            if i is None:
                raise Invalid
            x = bands.scores[i]
        elif word == "goalposts":
            x = goalposts(e, x)
        else:
            raise ValueError(word + " reads no number")
    return x


class When:
    def __init__(self, element):
        self.node = element.get("node")
        self.word = element.get("is")
        self.value = number(element.get("value"))
        self.use = element.get("use", "rounded")

    def holds(self, cell):
        if cell.state != SCORED:
            return False
        side = compare(cell.rounded if self.use == "rounded" else cell.exact, self.value)
        return {"lt": side < 0, "le": side <= 0, "eq": side == 0,
                "ne": side != 0, "ge": side >= 0, "gt": side > 0}[self.word]


# ------------------------------------------------------------------ the rubric


class Scale:
    def __init__(self, e):
        self.min, self.max = number(e.get("min")), number(e.get("max"))
        self.step = number(e.get("step"))
        self.lowest = number(e.get("lowest")) if e.get("lowest") is not None else self.min


class Item:
    def __init__(self, e):
        self.id = e.get("id")
        self.words = dict(e.attrib)
        self.normalisers = [c for c in e if c.tag[len(R):] in NORMALISERS]


class Term:
    def __init__(self, kind, ref, words, whens=(), normalisers=(), inline=False):
        self.kind, self.ref, self.words = kind, ref, dict(words)
        self.whens, self.normalisers, self.inline = list(whens), list(normalisers), inline
        self.weight = weight(words.get("weight"))
        self.use = words.get("use", "exact")

    def copy(self, ref):
        other = Term("item", ref, self.words, self.whens, self.normalisers)
        return other


class Node:
    def __init__(self, e, kind):
        self.id, self.kind = e.get("id"), kind
        self.words = dict(e.attrib)
        self.terms, self.bands, self.expanded, self.withins = [], [], False, set()


class Rubric:
    def __init__(self, text):
        root = ET.fromstring(text)
        self.root = root
        self.id = root.get("id")
        self.scales = {e.get("id"): Scale(e) for e in root.findall(R + "scale")}
        self.items = {e.get("id"): Item(e) for e in root.findall(R + "item")}
        self.constants = {e.get("id"): number(e.get("value")) for e in root.findall(R + "constant")}
        self.variables = {e.get("id"): e for e in root.findall(R + "variable")}
        self.externals = {e.get("id"): e for e in root.findall(R + "external")}
        self.profiles = {e.get("id"): e for e in root.findall(R + "profile")}
        self.nodes = {}
        for e in root:
            if e.tag in (R + "node", R + "index"):
                self.read_node(e, e.tag[len(R):])

    def read_node(self, e, kind):
        node = Node(e, kind)
        self.nodes[node.id] = node
        for c in e:
            word = c.tag[len(R):]
            if word == "bands":
                node.bands.append(Bands(c))
            elif word == "node" and c.get("id") is not None:
                child = self.read_node(c, "node")
                words = {k: c.get(k) for k in ("weight", "weight-of", "weight-in", "use")
                         if c.get(k) is not None}
                node.terms.append(Term("node", child.id, words, inline=True))
            elif word in TERM_WORDS:
                node.terms.append(Term(word, c.get("ref"), c.attrib,
                                       [When(w) for w in c.findall(R + "when")],
                                       [n for n in c if n.tag[len(R):] in NORMALISERS]))
        return node

    def profile_for(self, name):
        for p in self.profiles:
            if name and name in self.profiles[p].get("classes", "").split():
                return p
        return next(iter(self.profiles)) if len(self.profiles) == 1 else None


EDGE_WORDS = ("weight", "use", "weight-of", "weight-in")


class Plan:
    """A rubric as one profile makes it: changes applied in order, selectors and weights resolved."""

    def __init__(self, text, profile=None):
        self.rubric = Rubric(text)
        r = self.rubric
        self.items, self.nodes, self.scales = r.items, r.nodes, r.scales
        self.fixed_states = {}
        if profile is None and len(r.profiles) == 1:
            profile = next(iter(r.profiles))
        self.profile = profile
        chain = []
        while profile:
            chain.insert(0, r.profiles[profile])
            profile = r.profiles[profile].get("based-on")
        changes = [c for p in chain for c in p if c.tag != R + "label"]
        for c in changes:
            if c.tag == R + "set" and c.get("item"):
                for k, v in c.attrib.items():
                    if k not in ("item", "in", "status", "source") + EDGE_WORDS:
                        self.items[c.get("item")].words[k] = v
        for c in changes:
            self.change(c)
        self.expand()
        self.resolve_weights()
        self.indices = [n.id for n in self.nodes.values() if n.kind == "index"]
        self.used = self.reach()
        self.lowest_cache, self.windings = {}, {}

    # selectors: every item that fits all that is said, in document order
    def expand(self):
        for node in list(self.nodes.values()):
            self.expand_node(node)

    def expand_node(self, node):
        if node.expanded:
            return
        node.expanded = True
        terms = []
        for t in node.terms:
            if t.kind != "items":
                terms.append(t)
                continue
            for i in self.items.values():
                w, s = i.words, t.words
                if "pillar" in s and w.get("pillar") != s["pillar"]:
                    continue
                if "aspect" in s and w.get("aspect") != s["aspect"]:
                    continue
                if "holder" in s and w.get("holder") != s["holder"]:
                    continue
                if s.get("none") == "yes" and w.get("pillar"):
                    continue
                if "within" in s:
                    node.withins.add(s["within"])
                if "within" in s and i.id not in self.items_below(s["within"]):
                    continue
                terms.append(t.copy(i.id))
        node.terms = terms

    def items_below(self, nid):
        found = set()
        self.expand_node(self.nodes[nid])
        for t in self.nodes[nid].terms:
            if t.kind == "item":
                found.add(t.ref)
            elif t.kind == "node":
                found |= self.items_below(t.ref)
            elif t.kind == "items":
                raise ValueError("a selector that was not expanded")
        return found

    def edge(self, child, parent):
        if parent is None:
            parents = [n.id for n in self.nodes.values() if any(t.ref == child for t in n.terms)]
            parent, = set(parents)
        found = [t for t in self.nodes[parent].terms if t.ref == child]
        if len(found) != 1:
            raise ValueError("%s is taken %d times by %s" % (child, len(found), parent))
        return found[0]

    def kind_of(self, ref):
        r = self.rubric
        return ("item" if ref in self.items else "node" if ref in self.nodes else
                "constant" if ref in r.constants else "variable" if ref in r.variables else "external")

    def change(self, c):
        word = c.tag[len(R):]
        if word == "set":
            ref = c.get("node") or c.get("item")
            if c.get("node"):
                for k, v in c.attrib.items():
                    if k not in ("node", "in", "status", "source") + EDGE_WORDS:
                        self.nodes[ref].words[k] = v
            if any(c.get(k) is not None for k in EDGE_WORDS):
                t = self.edge(ref, c.get("in"))
                if c.get("weight") is not None:
                    t.weight = weight(c.get("weight"))
                    t.words.pop("weight-of", None)
                if c.get("use") is not None:
                    t.use = c.get("use")
        elif word == "weights":
            for w in c:
                t = self.edge(w.get("ref"), c.get("in"))
                t.weight = weight(w.get("weight"))
                t.words.pop("weight-of", None)
        elif word == "include":
            words = {k: c.get(k) for k in ("weight", "use") if c.get(k) is not None}
            self.nodes[c.get("in")].terms.append(Term(self.kind_of(c.get("ref")), c.get("ref"), words))
        elif word == "drop":
            node = self.nodes[c.get("in")]
            node.terms.remove(self.edge(c.get("ref"), c.get("in")))
        elif word == "state":
            self.fixed_states[c.get("ref")] = c.get("is")
        else:
            raise ValueError(word)

    def resolve_weights(self):
        def find(t, parent):
            """The declared weight of a term; None: it declares none; LookupError: left out."""
            if "weight-of" not in t.words:
                return t.weight
            of, into = t.words["weight-of"], t.words.get("weight-in")
            for n in self.nodes.values():
                if into is not None and n.id != into:
                    continue
                for s in n.terms:
                    if s.ref == of and s is not t and (into is not None or s.weight is not None):
                        return find(s, n)
            raise LookupError

        for n in self.nodes.values():
            kept = []
            for t in n.terms:
                try:
                    t.declared = find(t, n)
                    kept.append(t)
                except LookupError:
                    pass
            n.final = kept
        for n in self.nodes.values():
            n.terms = n.final
            if n.words.get("total") == "any" and n.words["method"] == "weighted-mean":
                whole = sum(t.declared for t in n.terms)
                for t in n.terms:
                    t.weight = t.declared / whole
            else:
                for t in n.terms:
                    t.weight = t.declared

    def reach(self):
        """A node that nothing takes is not computed."""
        seen, self.asked = set(), set()

        def visit(nid):
            if nid in seen:
                return
            seen.add(nid)
            self.asked.add(nid)
            node = self.nodes[nid]
            for b in node.bands:
                for w in b.whens:
                    visit(w.node)
            for w in node.withins if node.words["method"] != "given" else ():
                visit(w)
            for t in node.terms if node.words["method"] != "given" else ():
                self.asked.add(t.ref)
                for w in t.whens:
                    visit(w.node)
                if t.kind == "node":
                    visit(t.ref)

        for i in self.indices:
            visit(i)
        return seen

    def winding(self, nid):
        """A product, a ratio, a normaliser of a term or a state of the class stands below."""
        if nid not in self.windings:
            node = self.nodes[nid]
            self.windings[nid] = (
                nid in self.fixed_states or node.words["method"] in ("product", "ratio", "given")
                or any(t.normalisers for t in node.terms)
                or any(self.winding(t.ref) for t in node.terms if t.kind == "node")
                or any(self.winding(w.node) for t in node.terms for w in t.whens))
        return self.windings[nid]

    def scale_of(self, item):
        return self.scales.get(self.items[item].words.get("scale"))

    def lowest(self, term):
        """Lowest value of the scale of an item, or of the scales below a node."""
        if term.kind == "item":
            s = self.scale_of(term.ref)
            return s.lowest if s else None
        if term.kind == "node":
            if term.ref not in self.lowest_cache:
                node = self.nodes[term.ref]
                own = self.scales.get(node.words.get("scale"))
                values = [own.lowest] if own else [self.lowest(t) for t in node.terms]
                values = [v for v in values if v is not None]
                self.lowest_cache[term.ref] = min(values) if values else None
            return self.lowest_cache[term.ref]
        return None

    def policy(self, node, term, state):
        """The term's own word, then the node's, then the default."""
        for words in (() if term.inline else (term.words,)) + (node.words,):
            if state in words:
                return words[state]
        if state == NA:
            return "propagate" if node.words["method"] in FIXED else "exclude"
        if state == WITHHELD:
            return self.policy(node, term, MISSING)
        return "propagate"


# ------------------------------------------------------------------ evidence


class Answer:
    """What one region hands in for one item: a state and, if scored, a score."""

    def __init__(self, state, value=None):
        self.state, self.value = state, value


def answer_item(plan, item, e):
    """The score of one answer."""
    if e is None:
        return Answer(MISSING)
    if e.get("state"):
        return Answer(e.get("state"))
    item = plan.items[item] if isinstance(item, str) else item
    ratings = [number(r.get("level")) for r in e.findall(E + "rating")]
    if ratings:
        if len(ratings) < int(item.words.get("least", "1")):
            return Answer(WITHHELD)
        word = item.words.get("reduce", "mean")
        ratings.sort()
        n = len(ratings)
        value = {"mean": sum(ratings) / n, "median": (ratings[(n - 1) // 2] + ratings[n // 2]) / 2,
                 "min": ratings[0], "max": ratings[-1], "count": Fraction(n)}[word]
        return Answer(SCORED, value)
    if e.get("level") is not None:
        return Answer(SCORED, number(e.get("level")))
    rest = list(item.normalisers)
    try:
        if e.get("value") is not None:
            x = number(e.get("value"))
        elif e.get("numerator") is not None:
            if number(e.get("denominator")) == 0:
                return Answer(MISSING)
            x = number(e.get("numerator")) / number(e.get("denominator"))
            x *= number(rest.pop(0).get("times", "1"))
        elif e.get("grade") is not None:
            grades = {g.get("code"): number(g.get("score")) for g in rest.pop(0)}
            x = grades[e.get("grade")]
        elif e.get("checked") is not None:
            checked = set(e.get("checked").split())
            x = plan.scales[item.words["scale"]].lowest
            levels = sorted(rest.pop(0).findall(R + "level"), key=lambda v: number(v.get("value")))
            for level in levels:
                if any(c.get("id") not in checked for c in level.findall(R + "criterion")):
                    break
                x = number(level.get("value"))
        else:
            return Answer(MISSING)
        x = normalise(rest, x)
        s = plan.scales.get(item.words.get("scale"))
        if s and (compare(x, s.min) < 0 or compare(x, s.max) > 0):
            return Answer(INVALID)
        return Answer(SCORED, x)
    except Invalid:
        return Answer(INVALID)


class Region:
    def __init__(self, e):
        self.name, self.region_class = e.get("name"), e.get("class")
        self.participated = e.get("participated", "yes") != "no"
        self.answers = {a.get("item"): a for a in e.findall(E + "answer")}
        self.given = {}
        for g in e.findall(E + "given"):
            self.given[g.get("node")] = Answer(g.get("state") or SCORED, number(g.get("value")))
        self.externals = {x.get("ref"): number(x.get("value")) for x in e.findall(E + "external")}


def read_evidence(text):
    return [Region(e) for e in ET.fromstring(text).findall(E + "region")]


# ------------------------------------------------------------------ one evaluation


class Cell:
    def __init__(self, state, exact=None, rounded=None, given=False):
        self.state, self.exact = state, exact
        self.rounded = exact if rounded is None else rounded
        self.given, self.zeroed = given, False
        self.terms = []
        self.band = self.to_next = None
        self.low = self.high = None
        self.coverage = None

    def value(self, use):
        return self.rounded if use == "rounded" else self.exact


class Used:
    """What a term became inside one node."""

    def __init__(self, term, cell):
        self.term, self.state = term, cell.state
        self.value = self.weight = self.added = None
        self.policy = None
        self.scored = False


def term_value(term, x):
    return transform(normalise(term.normalisers, x), {} if term.inline else term.words)


class Run:
    """Cells of one region; `leaves` and `given` are what is known, `override` replaces open leaves."""

    def __init__(self, plan, leaves, given, bands=False):
        self.plan, self.cells, self.given, self.want_bands = plan, {}, given, bands
        for k, a in leaves.items():
            self.cells[k] = Cell(a.state, a.value)

    def cell(self, ref):
        if ref not in self.cells:
            self.cells[ref] = self.node(self.plan.nodes[ref])
        return self.cells[ref]

    def node(self, node):
        fixed = self.plan.fixed_states.get(node.id)
        given = self.given.get(node.id)
        if given is None and fixed:
            given = Answer(fixed)
        if given is not None or node.words["method"] == "given":
            given = given or Answer(MISSING)
            cell = Cell(given.state, given.value, given=True)
        else:
            try:
                cell = self.combine(node)
            except Invalid:
                cell = Cell(INVALID)
                cell.terms = self.admitted(node)
        if self.want_bands:
            self.classify(node, cell)
        return cell

    def admitted(self, node):
        """A term that is not admitted is not there."""
        return [Used(t, self.cell(t.ref)) for t in node.terms
                if all(w.holds(self.cell(w.node)) for w in t.whens)]

    def combine(self, node):
        words, method, plan = node.words, node.words["method"], self.plan
        used = self.admitted(node)

        def done(state, exact=None):
            cell = Cell(state, exact, None if exact is None else
                        round_to(exact, places(words, "places"), words.get("ties", "half-up")))
            cell.terms = used
            return cell

        # the value of each scored term; a value its normalisers refuse makes the term invalid
        for u in used:
            if u.state == SCORED:
                try:
                    u.value = term_value(u.term, self.cell(u.term.ref).value(u.term.use))
                    u.scored = True
                except Invalid:
                    u.state = INVALID
        # states
        for u in used:
            if not u.scored:
                u.policy = plan.policy(node, u.term, u.state)
        # what the policies put in the place of a value; where its normalisers refuse that too, it is invalid
        for u in used:
            if u.policy in ("zero", "lowest"):
                x = Fraction(0) if u.policy == "zero" else plan.lowest(u.term)
                try:
                    u.value = term_value(u.term, x)
                except Invalid:
                    u.state, u.policy = INVALID, "propagate"
        gravest = [u.state for u in used if u.policy == "propagate"]
        for state in GRAVEST:
            if state in gravest:
                return done(state)
        if used and all(u.state == NA and u.policy == "exclude" for u in used):
            return done(WITHHELD if node.kind == "index" else NA)
        if sum(u.scored for u in used) < int(words.get("least", "0")):
            return done(WITHHELD)
        if "withhold-above" in words:
            shares = [(Fraction(1) if u.term.weight is None else u.term.weight, u.scored)
                      for u in used if u.state != NA]
            whole = sum(s for s, _ in shares)
            gone = sum(s for s, scored in shares if not scored)
            if whole > 0 and gone > weight(words["withhold-above"]) * whole:
                return done(WITHHELD)
        siblings = [u for u in used if u.scored]
        shares = [Fraction(1) if u.term.weight is None else u.term.weight for u in siblings]
        whole = sum(shares)
        if whole > 0:
            mean = sum(s * u.value for s, u in zip(shares, siblings)) / (whole or 1)
            for u in used:
                if u.policy == "group-mean":
                    u.value = mean
        if any(u.policy == "group-mean" and u.value is None for u in used):
            return done(WITHHELD)
        present = [u for u in used if u.value is not None]
        if not present and not any(u.policy == "parent-zero" for u in used):
            return done(WITHHELD)
        if any(u.policy == "parent-zero" for u in used):
            cell = done(SCORED, Fraction(0))
            cell.zeroed = True
            return cell
        x = self.method(node, method, present)
        if x is WITHHELD or x is MISSING:
            return done(x)
        for u in present:
            if u.added is not None and "term-places" in words:
                u.added = round_to(u.added, places(words, "term-places"), words.get("term-ties", "half-up"))
        if "term-places" in words and method in SUMS:
            x = sum(u.added for u in present)
        return done(SCORED, transform(x, words))

    def method(self, node, method, present):
        values = [u.value for u in present]
        n = len(values)
        weights = [u.term.weight for u in present]
        if method in ("mean", "weighted-mean"):
            shares = [Fraction(1)] * n if method == "mean" else weights
            whole = sum(shares)
            if whole == 0:
                return WITHHELD
            return add(present, [s / whole for s in shares])
        if method == "sum":
            return add(present, [Fraction(1)] * n)
        if method == "weighted-sum":
            return add(present, weights)
        if method in ("power-mean", "geometric-mean", "harmonic-mean"):
            p = {"geometric-mean": Fraction(0), "harmonic-mean": Fraction(-1)}.get(method)
            if p is None:
                p = number(node.words["p"])
            shares = [Fraction(1) if w is None else w for w in weights]
            whole = sum(shares)
            if whole == 0:
                return WITHHELD
            for u, s in zip(present, shares):
                u.weight = s / whole
            return power_mean(values, [s / whole for s in shares], p)
        if method == "product":
            x = Fraction(1)
            for u in present:
                u.weight = Fraction(1) if u.term.weight is None else u.term.weight
                if u.value < 0 and u.weight != 1:
                    raise Invalid
                x *= power(u.value, u.weight)
            return x
        if method == "ratio":
            return MISSING if values[1] == 0 else values[0] / values[1]
        if method == "min":
            return min(values)
        if method == "max":
            return max(values)
        if method == "median":
            s = sorted(values)
            return (s[(n - 1) // 2] + s[n // 2]) / 2
        if method == "owa":
            v = [weight(w) for w in node.words["order-weights"].split()]
            if node.words.get("total") == "any":
                v = [w / sum(v) for w in v]
            order = sorted(range(n), key=lambda i: -values[i])
            if len(v) != n:
                return WITHHELD
            ranks = [None] * n
            for rank, i in enumerate(order):
                ranks[i] = v[rank]
            return add(present, ranks)
        raise ValueError(method)

    def classify(self, node, cell):
        if cell.state != SCORED:
            return
        for b in node.bands:
            if all(w.holds(self.cell(w.node)) for w in b.whens):
                i = b.find(cell.value(b.on))
                if i is None:
                    return
                cell.band = b.ids[i]
                if i + 1 < len(b.ids):
                    cell.to_next = b.tos[i] - cell.rounded
                    p = places(node.words, "places")
                    if b.upper and p is not None:
                        cell.to_next += Fraction(1, 10**p)
                return


def places(words, name):
    return None if name not in words else int(words[name])


def add(present, shares):
    for u, s in zip(present, shares):
        u.weight, u.added = s, s * u.value
    return sum(u.added for u in present)


def power_mean(values, shares, p):
    """Zero gives zero for p <= 0, where it has a weight; a negative value is invalid then."""
    all_values = values
    pairs = [(v, s) for v, s in zip(values, shares) if s > 0]
    values, shares = [v for v, _ in pairs], [s for _, s in pairs]
    if any(v < 0 for v in all_values) and p != 1:
        raise Invalid
    if p <= 0:
        if any(v == 0 for v in values):
            return Fraction(0)
    if p == 0:
        return frac(sum(dec(s) * dec(v).ln() for s, v in zip(shares, values)).exp())
    x = sum(s * power(v, p) for s, v in zip(shares, values))
    return power(x, 1 / p)


# ------------------------------------------------------------------ a whole result


class Result:
    def __init__(self, plan, region, bounds=True, externals=None):
        self.plan, self.region = plan, region
        r = plan.rubric
        self.leaves = {}
        for i in plan.items:
            fixed = plan.fixed_states.get(i)
            self.leaves[i] = Answer(fixed) if fixed else answer_item(plan, i, region.answers.get(i))
        for k, v in r.constants.items():
            self.leaves[k] = Answer(SCORED, v)
        for k, e in r.variables.items():
            self.leaves[k] = answer_item(plan, Item(e), region.answers.get(k))
        stated = dict(externals or {})
        stated.update(region.externals)
        for k in r.externals:
            self.leaves[k] = Answer(SCORED, stated[k]) if k in stated else Answer(MISSING)
        if not region.participated:
            for k in self.leaves:
                self.leaves[k] = Answer(WITHHELD)
        run = Run(plan, self.leaves, region.given, bands=True)
        if not region.participated:
            run.given = {n: Answer(WITHHELD) for n in plan.nodes}
        for n in plan.used:
            run.cell(n)
        self.cells = {k: c for k, c in run.cells.items() if k in plan.asked}
        self.find_coverage()
        self.find_weights()
        self.bounded = False
        if bounds and region.participated:
            self.find_bounds()

    # coverage: the share of applicable weight that is answered
    def find_coverage(self):
        def coverage(ref):
            cell = self.cells[ref]
            if ref not in self.plan.nodes or cell.given:
                return None if cell.state == NA else Fraction(cell.state == SCORED)
            if cell.coverage is not None:
                return cell.coverage
            total = answered = Fraction(0)
            for u in cell.terms:
                c = coverage(u.term.ref)
                if c is None:
                    continue
                share = Fraction(1) if u.term.weight is None else u.term.weight
                total += share
                answered += share * c
            if not total:  # nothing applies: none of nothing is answered
                return None if cell.state == NA else total
            return answered / total

        for ref in self.cells:
            self.cells[ref].coverage = coverage(ref)

    # effective weight: the product of the weights (and factors) on every way up, added; none where a
    # method on the way is no sum or a normaliser stands on it; only of what is scored.
    # contribution: effective weight times the value taken, before the edge's own offset and clip
    def find_weights(self):
        self.weights, self.contributions, self.passed = {}, {}, {}
        for index in self.plan.indices:
            cell = self.cells[index]
            weights, gives = {index: Fraction(1)}, {}
            if cell.state == SCORED:
                gives[index] = cell.exact
            unknown, order, passed = set(), [], set()

            def visit(n):
                if n in order or n not in self.plan.nodes:
                    return
                for t in () if self.cells[n].given else self.plan.nodes[n].terms:
                    visit(t.ref)
                order.append(n)

            visit(index)
            for n in reversed(order):
                node = self.plan.nodes[n]
                if (n not in weights and n not in unknown and n not in passed) or self.cells[n].state != SCORED:
                    continue
                if n in unknown or n in passed or node.words["method"] not in LINEAR:
                    passed.update(t.ref for t in node.terms)
                passed.update(t.ref for t in node.terms if t.normalisers)
                if n not in weights and n not in unknown:
                    continue
                for u in self.cells[n].terms:
                    ref, t = u.term.ref, u.term
                    if u.value is None or not u.scored or self.cells[n].zeroed:
                        continue
                    if weights.get(n) == 0 and n not in unknown:
                        weights.setdefault(ref, Fraction(0))
                        gives.setdefault(ref, Fraction(0))
                        continue
                    if n not in weights or n in unknown or node.words["method"] not in LINEAR or t.normalisers:
                        unknown.add(ref)
                        continue
                    w = weights[n] * u.weight * number(node.words.get("factor", "1"))
                    if not t.inline:
                        w *= number(t.words.get("factor", "1"))
                    weights[ref] = weights.get(ref, 0) + w
                    gives[ref] = gives.get(ref, 0) + w * self.cells[ref].value(t.use)
            self.passed[index] = passed
            self.weights[index] = {k: v for k, v in weights.items() if k not in unknown}
            self.contributions[index] = {k: v for k, v in gives.items() if k not in unknown}

    # bounds: every corner of the open items
    def open_below(self, nid, seen=None):
        """Open leaves below a node, conditions included; None stands for one without a scale."""
        seen = set() if seen is None else seen
        found = set()
        if nid in seen:
            return found
        seen.add(nid)
        plan, cell = self.plan, self.cells[nid]
        if cell.given:
            if cell.state in OPEN:
                found.add(nid if plan.nodes[nid].words.get("scale") else None)
            return found
        node = plan.nodes[nid]
        refs = [t.ref for t in node.terms] + [w.node for t in node.terms for w in t.whens]
        for ref in refs:
            if ref in plan.nodes:
                found |= self.open_below(ref, seen)
            elif self.leaves[ref].state in OPEN:
                found.add(ref if ref in plan.items and plan.scale_of(ref) else None)
        return found

    def span(self, ref):
        s = (self.plan.scale_of(ref) if ref in self.plan.items
             else self.plan.scales[self.plan.nodes[ref].words["scale"]])
        return (s.min, s.max)

    def find_bounds(self, most=8):
        for k, a in self.leaves.items():
            if k not in self.cells:
                continue
            c = self.cells[k]
            if a.state == SCORED:
                c.low = c.high = a.value
            elif a.state in OPEN and k in self.plan.items and self.plan.scale_of(k):
                c.low, c.high = self.span(k)
        below = {n: self.open_below(n) for n in self.plan.used}
        groups = {}
        for n, opened in below.items():
            c = self.cells[n]
            if c.state == SCORED:
                c.low = c.high = c.rounded
            if None in opened:
                c.low = c.high = None
                continue
            if opened:
                groups.setdefault(frozenset(opened), []).append(n)
        self.unbounded = set()
        for opened, nodes in groups.items():
            if len(opened) > most:
                self.unbounded.update(nodes)
                continue
            for row in self.corners(sorted(opened)):
                for n in nodes:
                    r, c = row.cell(n), self.cells[n]
                    if r.state != SCORED:  # the page does not say what an end without a score gives
                        self.unbounded.add(n)
                    if r.state == SCORED:
                        c.low = r.rounded if c.low is None else min(c.low, r.rounded)
                        c.high = r.rounded if c.high is None else max(c.high, r.rounded)
        self.bounded = True

    def corners(self, opened):
        for ends in itertools.product(*(self.span(k) for k in opened)):
            leaves, given = dict(self.leaves), dict(self.region.given)
            for k, v in zip(opened, ends):
                (given if k in self.plan.nodes else leaves)[k] = Answer(SCORED, v)
            yield Run(self.plan, leaves, given)
