# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents that the tests share."""
import os

import siap

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '..'))
RUBRIC_2023 = os.path.join(ROOT, 'rubrics', 'gmsc-2023.xml')
RUBRIC_2022 = os.path.join(ROOT, 'rubrics', 'gmsc-2022.xml')
DATA = os.path.join(ROOT, 'examples', 'data')
MALANG_2023 = os.path.join(DATA, 'malang-2023.xml')
REGIONS = os.path.join(DATA, 'regions-2022.csv')
MALANG_2022 = os.path.join(DATA, 'malang-2022.xml')

TINY = b'''<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="tiny" version="1.0"
    edition="2026" languages="id en" fallback="en" status="ours">
<label xml:lang="id">Kecil</label><label xml:lang="en">Tiny</label>
<scale id="s" min="0" max="4" step="0.01"/>
<item id="a" scale="s"><label xml:lang="id">A</label><label xml:lang="en">A &lt;b&gt;</label></item>
<item id="b" scale="s"><label xml:lang="id">B</label><label xml:lang="en">B</label></item>
<index id="total" method="mean" places="2">
<label xml:lang="id">Jumlah</label><label xml:lang="en">Total</label>
<item ref="a"/><item ref="b"/></index></rubric>
'''
ANSWERS = {'rubric': 'tiny', 'stage': 'final', 'regions': [
    {'name': 'Kota', 'answers': [{'item': 'a', 'level': 3}, {'item': 'b', 'level': 2.25}]}]}


def tiny_regions(names=('P', 'Q', 'R')):
    """Evidence of regions under TINY; the first has the highest index, the last no answer."""
    return {'rubric': 'tiny', 'stage': 'final', 'regions': [
        {'name': name, 'answers': [] if name == names[-1] else
            [{'item': 'a', 'level': 4 - at % 4}, {'item': 'b', 'level': 2}]}
        for at, name in enumerate(names)]}


def tiny():
    """A cohort of them."""
    return siap.cohort(TINY, tiny_regions())
