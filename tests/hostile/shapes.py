# SPDX-License-Identifier: GPL-3.0-or-later
"""What the makers of hostile files share: the list of files, and bytes of a given size."""

files = {}  # name: (kind, what it is held against, maker)

RUBRIC = (b"<rubric xmlns='urn:siap:rubric:1' agency='a' id='h' version='1' edition='1'"
          b" languages='en' status='ours'><label xml:lang='en'>H</label>")
LABEL = b"<label xml:lang='en'>L</label>"
INDEX = b"<index id='top' method='mean'>" + LABEL + b"<item ref='it'/></index>"
ITEM = b"<item id='it'>" + LABEL + b"</item>"
EVIDENCE = b"<evidence xmlns='urn:siap:evidence:1' rubric='h'>"
REGION = EVIDENCE + b"<region name='R'>"
END = b"</region></evidence>"

# What evidence is held against where nothing else is said: every form of an answer, once.
PLAIN = (RUBRIC + b"<scale id='s' min='0' max='4'/><pillar id='p'>" + LABEL + b"</pillar>"
         b"<survey least='3'/><item id='a' scale='s' pillar='p'>" + LABEL + b"</item>"
         b"<item id='r'>" + LABEL + b"<share/></item><item id='c' scale='s'>" + LABEL +
         b"<checklist><level value='1'><criterion id='k'/></level></checklist></item>"
         b"<item id='g' scale='s'>" + LABEL + b"<grades><grade code='A' score='4'/></grades></item>"
         b"<item id='v'>" + LABEL + b"</item><item id='near-miss'>" + LABEL + b"</item>"
         b"<external id='x' rubric='y' index='z'/>"
         b"<index id='top' method='mean' missing='exclude'>" + LABEL +
         b"<items/><external ref='x'/></index></rubric>")


def hostile(name, kind, against=None):
    """Adds a maker: a function from a size to the bytes of a file that is not larger."""
    def add(maker):
        assert name not in files, name
        files[name] = (kind, against, maker)
        return maker
    return add


def many(size, head, unit, tail=b""):
    """Head, a unit as often as it fits, tail. A unit with %d in it gets the number of each."""
    room = size - len(head) - len(tail)
    if b"%" not in unit:
        return head + unit * (room // len(unit)) + tail
    count = room // (len(unit) + unit.count(b"%d") * 4)
    n = unit.count(b"%d")
    body = b"".join([unit % ((i,) * n) for i in range(count)])
    if len(body) > room:
        body = body[:room]
        body = body[:body.rfind(unit.split(b"%d")[0])]
    return head + body + tail


def halves(size, head, first, between, second, tail=b""):
    """Two lists of the same length, one after the other: things, and what looks them up."""
    half = (size - len(head) - len(between) - len(tail)) // 2
    one = many(half, b"", first)
    return head + one + between + many(half, b"", second) + tail


def simple(name, kind, head, unit, tail=b"", against=None):
    hostile(name, kind, against)(lambda size: many(size, head, unit, tail))


def pair(name, kind, head, first, between, second, tail=b"", against=None):
    hostile(name, kind, against)(lambda size: halves(size, head, first, between, second, tail))
