# SPDX-License-Identifier: GPL-3.0-or-later
"""Rubrics that are well-formed and mean harm: lists that are long, deep, shared or circular."""
from shapes import INDEX, ITEM, LABEL, RUBRIC, hostile, many, pair, simple

TAIL = ITEM + INDEX + b"</rubric>"
ALL = b"<index id='top' method='mean'>" + LABEL + b"<items/></index></rubric>"
OPEN = b"<index id='top' method='mean'>" + LABEL
SHUT = b"</index></rubric>"
SUM = b"<index id='top' method='sum'>" + LABEL

simple("rubric-items", "rubric", RUBRIC, b"<item id='i%d'>" + LABEL + b"</item>", ALL)
simple("rubric-items-with-a-scale", "rubric", RUBRIC + b"<scale id='s' min='0' max='4'/>",
       b"<item id='i%d' scale='s'>" + LABEL + b"</item>", ALL)
simple("rubric-items-of-one-id", "rubric", RUBRIC, ITEM, TAIL)
simple("rubric-items-that-nothing-takes", "rubric", RUBRIC, b"<item id='i%d'>" + LABEL + b"</item>",
       TAIL)
simple("rubric-items-without-labels", "rubric", RUBRIC, b"<item id='i%d'/>", TAIL)
simple("rubric-ids-that-are-none", "rubric", RUBRIC, b"<item id='%d'>" + LABEL + b"</item>", TAIL)
simple("rubric-long-ids", "rubric", RUBRIC, b"<item id='" + b"i" * 90 + b"%d'>" + LABEL + b"</item>",
       ALL)
simple("rubric-terms-of-one-node", "rubric", RUBRIC + ITEM + OPEN, b"<item ref='it'/>", SHUT)
simple("rubric-terms-with-weights", "rubric", RUBRIC + ITEM +
       b"<index id='top' method='weighted-mean' total='any'>" + LABEL,
       b"<item ref='it' weight='1/%d7'/>", SHUT)
simple("rubric-terms-that-are-nothing", "rubric", RUBRIC + ITEM + OPEN, b"<item ref='i%d'/>", SHUT)
simple("rubric-terms-that-are-nearly-something", "rubric", RUBRIC + ITEM +
       b"<item id='nearly-this'>" + LABEL + b"</item>" + OPEN, b"<item ref='nearly-thsi'/>", SHUT)
simple("rubric-terms-with-conditions", "rubric", RUBRIC + ITEM + OPEN,
       b"<item ref='it'><when item='it' is='gt' value='1'/></item>", SHUT)
simple("rubric-conditions-of-one-term", "rubric", RUBRIC + ITEM + OPEN + b"<item ref='it'>",
       b"<when item='it' is='gt' value='1'/>", b"</item>" + SHUT)
simple("rubric-terms-with-normalisers", "rubric", RUBRIC + ITEM + OPEN,
       b"<item ref='it'><goalposts lower='0' upper='1'/></item>", SHUT)
simple("rubric-normalisers-of-one-item", "rubric", RUBRIC + b"<item id='it'>" + LABEL,
       b"<goalposts lower='0' upper='1'/>", b"</item>" + INDEX + b"</rubric>")
simple("rubric-indices", "rubric", RUBRIC + ITEM,
       b"<index id='x%d' method='mean'>" + LABEL + b"<item ref='it'/></index>", b"</rubric>")
simple("rubric-indices-of-nothing", "rubric", RUBRIC, b"<index id='x%d'/>", b"</rubric>")
simple("rubric-nodes", "rubric", RUBRIC + ITEM + OPEN,
       b"<node id='n%d' method='mean'>" + LABEL + b"<item ref='it'/></node>", SHUT)
simple("rubric-nodes-given", "rubric", RUBRIC + OPEN, b"<node id='n%d' method='given'>" + LABEL +
       b"</node>", SHUT)
simple("rubric-a-selector-in-every-node", "rubric", RUBRIC + ITEM + OPEN,
       b"<node id='n%d' method='mean'>" + LABEL + b"<items/></node>", SHUT)
simple("rubric-selectors", "rubric", RUBRIC + ITEM + OPEN, b"<items/>", SHUT)
pair("rubric-items-and-selectors", "rubric", RUBRIC, b"<item id='i%d'>" + LABEL + b"</item>",
     OPEN, b"<items holder='none'/>", SHUT)
pair("rubric-items-and-selectors-that-fit", "rubric", RUBRIC,
     b"<item id='i%d'>" + LABEL + b"</item>", OPEN, b"<items/>", SHUT)
simple("rubric-scales", "rubric", RUBRIC, b"<scale id='s%d' min='0' max='4'/>", TAIL)
simple("rubric-pillars", "rubric", RUBRIC, b"<pillar id='p%d'>" + LABEL + b"</pillar>", TAIL)
simple("rubric-aspects", "rubric", RUBRIC + b"<pillar id='p'>" + LABEL,
       b"<aspect id='a%d'>" + LABEL + b"</aspect>", b"</pillar>" + TAIL)
simple("rubric-sources", "rubric", RUBRIC, b"<source id='s%d' title='t'/>", TAIL)
pair("rubric-a-scale-for-each-item", "rubric", RUBRIC, b"<scale id='s%d' min='0' max='4'/>", b"",
     b"<item id='i%d' scale='s%d'>" + LABEL + b"</item>", ALL)
pair("rubric-a-pillar-for-each-item", "rubric", RUBRIC, b"<pillar id='p%d'>" + LABEL + b"</pillar>",
     b"", b"<item id='i%d' pillar='p%d'>" + LABEL + b"</item>", ALL)
pair("rubric-an-aspect-for-each-item", "rubric", RUBRIC + b"<pillar id='p'>" + LABEL,
     b"<aspect id='a%d'>" + LABEL + b"</aspect>", b"</pillar>",
     b"<item id='i%d' pillar='p' aspect='a%d'>" + LABEL + b"</item>", ALL)
pair("rubric-a-source-for-each-item", "rubric", RUBRIC, b"<source id='s%d' title='t'/>", b"",
     b"<item id='i%d' source='s%d'>" + LABEL + b"</item>", ALL)
pair("rubric-a-pillar-for-each-selector", "rubric", RUBRIC,
     b"<pillar id='p%d'>" + LABEL + b"</pillar>", OPEN, b"<items pillar='p%d'/>", SHUT)
simple("rubric-constants", "rubric", RUBRIC + ITEM, b"<constant id='c%d' value='1'/>", INDEX +
       b"</rubric>")
pair("rubric-constants-taken", "rubric", RUBRIC, b"<constant id='c%d' value='1'/>", SUM,
     b"<constant ref='c%d'/>", SHUT)
pair("rubric-variables-taken", "rubric", RUBRIC, b"<variable id='v%d'/>", SUM,
     b"<variable ref='v%d'/>", SHUT)
pair("rubric-externals-taken", "rubric", RUBRIC, b"<external id='e%d' rubric='r' index='i'/>", SUM,
     b"<external ref='e%d'/>", SHUT)
simple("rubric-rungs", "rubric", RUBRIC + ITEM + b"<index id='top' method='ladder'>" + LABEL,
       b"<rung value='%d'>" + LABEL + b"<when item='it' is='ge' value='%d'/></rung>", SHUT)
simple("rubric-rungs-of-one-value", "rubric", RUBRIC + ITEM + b"<index id='top' method='ladder'>" +
       LABEL, b"<rung value='1'/>", SHUT)
simple("rubric-bands-of-an-item", "rubric", RUBRIC + b"<item id='it'>" + LABEL + b"<bands>",
       b"<band to='%d' score='1'/>", b"</bands></item>" + INDEX + b"</rubric>")
simple("rubric-grades-of-an-item", "rubric", RUBRIC + b"<item id='it'>" + LABEL + b"<grades>",
       b"<grade code='%d' score='1'/>", b"</grades></item>" + INDEX + b"</rubric>")
simple("rubric-levels-of-an-item", "rubric", RUBRIC + b"<item id='it'>" + LABEL,
       b"<level value='%d'>" + LABEL + b"</level>", b"</item>" + INDEX + b"</rubric>")
simple("rubric-evidence-of-an-item", "rubric", RUBRIC + b"<item id='it'>" + LABEL,
       b"<evidence kind='k%d'/>", b"</item>" + INDEX + b"</rubric>")
simple("rubric-criteria-of-a-level", "rubric", RUBRIC + b"<item id='it'>" + LABEL +
       b"<checklist><level value='1'>", b"<criterion id='c%d'/>",
       b"</level></checklist></item>" + INDEX + b"</rubric>")
simple("rubric-levels-of-a-checklist", "rubric", RUBRIC + b"<item id='it'>" + LABEL +
       b"<checklist>", b"<level value='%d'><criterion id='c%d'/></level>",
       b"</checklist></item>" + INDEX + b"</rubric>")
simple("rubric-bands-of-a-node", "rubric", RUBRIC + ITEM + OPEN + b"<item ref='it'/><bands>",
       b"<band id='b%d' to='%d'>" + LABEL + b"</band>", b"</bands>" + SHUT)
simple("rubric-lists-of-bands-of-a-node", "rubric", RUBRIC + ITEM + OPEN + b"<item ref='it'/>",
       b"<bands><when item='it' is='gt' value='1'/><band id='b'>" + LABEL + b"</band></bands>",
       SHUT)
simple("rubric-profiles", "rubric", RUBRIC + TAIL[:-9],
       b"<profile id='p%d' classes='c%d'>" + LABEL + b"</profile>", b"</rubric>")
simple("rubric-profiles-of-one-class", "rubric", RUBRIC + TAIL[:-9],
       b"<profile id='p%d' classes='c'>" + LABEL + b"</profile>", b"</rubric>")
simple("rubric-changes-of-a-profile", "rubric", RUBRIC + TAIL[:-9] +
       b"<profile id='p' classes='c'>" + LABEL, b"<set item='it' holder='h%d'/>",
       b"</profile></rubric>")
simple("rubric-classes-of-a-profile", "rubric", RUBRIC + TAIL[:-9],
       b"<profile id='p%d' classes='" + b"c " * 30000 + b"'>" + LABEL + b"</profile>", b"</rubric>")
simple("rubric-crosswalk", "rubric", RUBRIC + TAIL[:-9] + b"<crosswalk rubric='r'>",
       b"<map item='it' was='a%d' kind='same'/>", b"</crosswalk></rubric>")
simple("rubric-crosswalk-of-what-is-not-there", "rubric", RUBRIC + TAIL[:-9] +
       b"<crosswalk rubric='r'>", b"<map item='i%d' was='a' kind='same'/>", b"</crosswalk></rubric>")
simple("rubric-notes", "rubric", RUBRIC, b"<note xml:lang='en'>n</note>", TAIL)
simple("rubric-labels-of-an-item", "rubric", RUBRIC + b"<item id='it'>", LABEL, b"</item>" + INDEX +
       b"</rubric>")
simple("rubric-labels-of-unknown-languages", "rubric", RUBRIC + b"<item id='it'>",
       b"<label xml:lang='l%d'>L</label>", b"</item>" + INDEX + b"</rubric>")
simple("rubric-order-weights", "rubric", RUBRIC + ITEM,
       b"<node id='n%d' method='owa' order-weights='" + b"1 " * 30000 + b"'>" + LABEL + b"</node>",
       INDEX + b"</rubric>")
simple("rubric-cohorts", "rubric", RUBRIC, b"<item id='i%d'>" + LABEL +
       b"<cohort normalise='z-score'/></item>", ALL)
simple("rubric-long-digits", "rubric", RUBRIC, b"<scale id='s%d' min='" + b"0" * 60000 +
       b"' max='" + b"9" * 60 + b"'/>", TAIL)
simple("rubric-weights-of-many-digits", "rubric", RUBRIC + ITEM +
       b"<index id='top' method='weighted-mean'>" + LABEL,
       b"<item ref='it' weight='9223372036854775%d/9223372036854775807'/>", SHUT)


def nodes(size, each, last, count=None):
    """Nodes each of which takes the next one: `each` has one %d of its own and some of the next."""
    room = size - 600
    count = min(room // (len(each % ((10000,) * each.count(b"%d"))) + 1), count or 1 << 30)
    takes = each.count(b"%d") - 1
    body = b"".join([each % ((i,) + (i + 1,) * takes) for i in range(count)])
    return (RUBRIC + b"<scale id='s' min='0' max='4'/>" + ITEM + body + last % count +
            b"<index id='top' method='mean'>" + LABEL + b"<node ref='n0'/></index></rubric>")


LEAF = b"<node id='n%d' method='mean'>" + LABEL + b"<item ref='it'/></node>"


@hostile("rubric-a-chain-of-nodes", "rubric")
def chain(size):
    return nodes(size, b"<node id='n%d' method='mean'>" + LABEL + b"<node ref='n%d'/></node>", LEAF)


@hostile("rubric-ways-that-double-at-every-node", "rubric")
def doubling(size):
    return nodes(size, b"<node id='n%d' method='mean'>" + LABEL +
                 b"<node ref='n%d'/><node ref='n%d'/></node>", LEAF)


@hostile("rubric-ratios-that-are-searched", "rubric")
def ratios(size):
    return nodes(size, b"<node id='n%d' method='ratio'>" + LABEL +
                 b"<node ref='n%d'/><node ref='n%d'/></node>", LEAF)


@hostile("rubric-a-circle-of-nodes", "rubric")
def circle(size):
    return nodes(size, b"<node id='n%d' method='mean'>" + LABEL + b"<node ref='n%d'/></node>",
                 b"<node id='n%d' method='mean'>" + LABEL + b"<node ref='n0'/></node>")


@hostile("rubric-conditions-in-a-chain", "rubric")
def conditions(size):
    return nodes(size, b"<node id='n%d' method='mean'>" + LABEL +
                 b"<item ref='it'><when node='n%d' is='gt' value='1'/></item></node>", LEAF)


@hostile("rubric-a-chain-of-selectors", "rubric")
def within(size):
    return nodes(size, b"<node id='n%d' method='mean'>" + LABEL + b"<items within='n%d'/></node>",
                 LEAF, 60000)


@hostile("rubric-weights-of-another-term", "rubric")
def borrowed(size):
    half = size // 2 - 600
    return (RUBRIC + ITEM + b"<node id='m' method='weighted-mean' total='any'>" + LABEL +
            many(half, b"", b"<item ref='it' weight='1'/>") + b"</node>"
            b"<index id='top' method='weighted-mean' total='any'>" + LABEL +
            b"<node ref='m' weight='1'/>" +
            many(half, b"", b"<item ref='it' weight-of='it' weight-in='m'/>") + SHUT)


def profile(size, first, each, count=19000):
    """A wide node, and a profile of as many changes as there may be."""
    body = b"".join([each.replace(b"%d", b"%d" % i) for i in range(count * size // (4 << 20))])
    room = size - len(body) - 900
    return (RUBRIC + ITEM + b"<node id='m' method='mean'>" + LABEL + many(room, b"", first) +
            b"</node><index id='top' method='mean'>" + LABEL + b"<item ref='it'/></index>"
            b"<profile id='p' classes='c'>" + LABEL + body + b"</profile></rubric>")


@hostile("rubric-a-profile-that-drops", "rubric")
def drops(size):
    return profile(size, b"<item ref='it'/>", b"<drop ref='it' in='m'/>")


@hostile("rubric-a-profile-that-adds", "rubric")
def adds(size):
    constants = b"".join([b"<constant id='c%d' value='1'/>" % i for i in range(19000)])
    made = profile(size - len(constants), b"<item ref='it'/>", b"<include ref='c%d' in='m'/>")
    return made.replace(ITEM, ITEM + constants, 1)


@hostile("rubric-a-profile-that-weighs", "rubric")
def weighs(size):
    return profile(size, b"<item ref='it'/>",
                   b"<weights in='m'><weight ref='it' weight='1'/></weights>")


@hostile("rubric-a-profile-that-sets", "rubric")
def sets(size):
    return profile(size, b"<item ref='it'/>", b"<set item='it' in='m' weight='1' use='exact'/>")


@hostile("rubric-profiles-based-on-one-another", "rubric")
def based(size):
    changes = many(size // 2, b"", b"<drop ref='it' in='m'/>")[:19000 * 23]
    made = (RUBRIC + ITEM + b"<node id='m' method='mean'>" + LABEL + b"<item ref='it'/>" * 20000 +
            b"</node><index id='top' method='mean'>" + LABEL + b"<item ref='it'/></index>"
            b"<profile id='p0' classes='c0'>" + LABEL + changes + b"</profile>")
    for i in range(1, 199):
        made += b"<profile id='p%d' classes='c%d' based-on='p0'>" % (i, i) + LABEL + b"</profile>"
    return made + b"</rubric>"


@hostile("rubric-many-profiles-of-many-items", "rubric")
def profiles_of_items(size):
    profiles = b"".join([b"<profile id='p%d' classes='c%d'>" % (i, i) + LABEL + b"</profile>"
                         for i in range(200)])
    return many(size, RUBRIC, b"<item id='i%d'>" + LABEL + b"</item>",
                ALL[:-9] + profiles + b"</rubric>")


@hostile("rubric-languages", "rubric")
def languages(size):
    words = b"".join([b"l%d " % i for i in range(10000)])
    head = RUBRIC.replace(b"languages='en'", b"languages='en " + words + b"'")
    return many(size, head, b"<item id='i%d'>" + LABEL + b"</item>", TAIL)


@hostile("rubric-indices-and-items", "rubric")
def indices_and_items(size):
    half = size // 2 - 600
    return (RUBRIC + many(half, b"", b"<item id='i%d'>" + LABEL + b"</item>") +
            many(half, b"", b"<index id='x%d' method='mean'>" + LABEL + b"<item ref='i%d'/></index>")
            + b"<index id='top' method='mean'>" + LABEL + b"<items/></index></rubric>")


@hostile("rubric-open-items-that-are-searched", "rubric")
def searched(size):
    half = size // 2 - 600
    return (RUBRIC + b"<scale id='s' min='0' max='4'/>" +
            many(half, b"", b"<item id='i%d' scale='s'>" + LABEL + b"</item>") +
            b"<node id='n' method='mean'>" + LABEL + b"<items/></node>" +
            many(half, b"", b"<index id='x%d' method='ratio'>" + LABEL +
                 b"<node ref='n'/><node ref='n'/></index>") + b"</rubric>")
