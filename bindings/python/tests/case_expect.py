# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run gave, held against the expectations of its folder."""
import os
import re
import struct

import siap
from siap._load import api

ULPS_EXACT, ULPS_SHARE = 2, 8
NUMBER = re.compile(r'[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?')
FIELDS = {'exact': ULPS_EXACT, 'rounded': 0, 'coverage': ULPS_SHARE, 'low': 0, 'high': 0,
          'next_band': 0}
SAME = ('id', 'kind', 'state', 'places', 'exact', 'rounded', 'coverage', 'low', 'high')


def lines(name):
    """Lines of a file of the folder, without comments; None: there is no such file."""
    if not os.path.exists(name):
        return None
    with open(name, encoding='utf-8', newline='') as file:
        return [line for line in file.read().split('\n') if line and not line.startswith('#')]


# ---- numbers

def rank(number):
    """Doubles in order as whole numbers: neighbours differ by 1."""
    bits = struct.unpack('<q', struct.pack('<d', number))[0]
    return -2 ** 63 - bits if bits < 0 else bits


def agrees(value, wanted, ulps):
    """ulps 0: the shortest decimal that reads back as the same double."""
    if value is None or wanted == 'none':
        return value is None and wanted == 'none'
    over, slash, under = wanted.partition('/')
    try:
        number = float(over) / float(under) if slash else float(over)
    except ValueError:
        return False
    if slash or ulps:
        return abs(rank(value) - rank(number)) <= (ulps or 1)
    return shortest(value) == wanted


def shortest(number):
    """As %g would write it."""
    for digits in range(1, 18):
        text = f'{number:.{digits}g}'
        if float(text) == number:
            return text
    return text


# ---- figures

def yes_no(is_so):
    return 'yes' if is_so else 'no'


def head(result, field):
    return {'region': result.region_name, 'rubric': result.rubric_id, 'profile': result.profile,
            'stage': result.stage, 'simulation': yes_no(result.simulation),
            'participated': yes_no(result.participated)}.get(field, 'no such field')


def term(result, entry, field):
    """(value, ulps): ulps None is text."""
    _, number, what = field.split(':')
    terms = result.terms(entry)
    if int(number) >= len(terms):
        return 'no such term', None
    one = terms[int(number)]
    if what in ('weight', 'value', 'term', 'declared'):
        return getattr(one, what), ULPS_EXACT
    value = {'state': one.state, 'use': one.use, 'child': one.child, 'policy': yes_no(one.policy)}
    return value.get(what, 'no such field'), None


def figure(result, entry, field):
    """(value, ulps) of a field of an entry."""
    if entry == '*':
        return head(result, field), None
    if field == 'present':
        return yes_no(entry in result), None
    if entry not in result:
        return 'no such entry', None
    cell = result[entry]
    if field.startswith('term:'):
        return term(result, entry, field)
    if field in FIELDS:
        return getattr(cell, field), FIELDS[field]
    what, colon, index = field.partition(':')
    if colon and what in ('weight', 'contribution'):
        return getattr(result, what)(index, entry), ULPS_SHARE
    words = {'state': cell.state, 'kind': cell.kind, 'given': yes_no(cell.given),
             'mark': cell.status, 'band': 'none' if cell.band is None else str(cell.band),
             'band_label': cell.band_label}
    return words.get(field, 'no such field'), None


def hold(result, entry, field, wanted):
    value, ulps = figure(result, entry, field)
    right = value == wanted if ulps is None else agrees(value, wanted, ulps)
    said = f'{result.region_name}: {entry} {field}: expected {wanted}, got {value}'
    return [] if right else [said]


def figures(case):
    wrong = []
    every = lines('expect.tsv')
    if every and not case.results:
        wrong.append('expect.tsv: nothing was scored')
    for line in every or []:
        entry, field, wanted = line.split('\t', 2)
        for result in case.results:
            wrong += hold(result, entry, field, wanted)
    return wrong


def regions(case):
    """A table: `region TAB entry:field …`, then a row for every region in order."""
    rows = lines('expect-regions.tsv')
    if rows is None or case.analysis is not None: # a table of that name
        return []
    head_row, rows = rows[0].split('\t'), [row.split('\t') for row in rows[1:]]
    if len(rows) != len(case.results):
        return [f'expect-regions.tsv: expected {len(rows)} regions, got {len(case.results)}']
    wrong = []
    for row, result in zip(rows, case.results):
        if row[0] != result.region_name or len(row) < len(head_row):
            wrong.append(f'expect-regions.tsv: expected {row}, got {result.region_name}')
            continue
        for column, wanted in zip(head_row[1:], row[1:]):
            entry, _, field = column.partition(':')
            wrong += hold(result, entry, field, wanted)
    return wrong


# ---- tables of analyses

def cell_agrees(row, column, wanted):
    """`*` is anything, `~0.53` what rounds to it; else 8 units of the last place are allowed."""
    value = row[column]
    if wanted == '*' or isinstance(value, str):
        return wanted in ('*', value)
    if value is None:
        reason = row.why.get(column)
        return wanted == (f'none:{reason}' if reason else 'none')
    if not wanted.startswith('~'):
        return agrees(value, wanted, ULPS_SHARE)
    half = 0.5 * 10.0 ** -len(wanted.partition('.')[2])
    return NUMBER.fullmatch(wanted[1:]) and abs(value - float(wanted[1:])) <= half * (1 + 1e-9)


def table(case, name):
    """A header of columns, then each row in order."""
    found = case.analysis.get(name)
    if found is None:
        return [f'there is no table "{name}"']
    header, *rows = [line.split('\t') for line in lines(f'expect-{name}.tsv')]
    wrong = [] if len(rows) == len(found) else [f'{name}: expected {len(rows)} rows, got '
                                                f'{len(found)}']
    absent = [one for one in header if one not in [column.id for column in found.columns]]
    if absent:
        return wrong + [f'{name}: no column {", ".join(absent)}']
    for number, (wanted, row) in enumerate(zip(rows, found)):
        if len(wanted) < len(header):
            wrong.append(f'{name}: row {number}: expected {len(wanted)} cells of {len(header)}')
        wrong += [f'{name}: row {number}: {column}: expected {one}, got {row[column]}'
                  f' {row.why.get(column, "")}'
                  for column, one in zip(header, wanted) if not cell_agrees(row, column, one)]
    return wrong


def tables(case):
    if case.analysis is None:
        return []
    names = [name[7:-4] for name in sorted(os.listdir('.'))
             if name.startswith('expect-') and name.endswith('.tsv')]
    return [fault for name in names for fault in table(case, name)] + round_trips(case.analysis)


def round_trips(analysis):
    """The tables as the package reads them are those of the JSON."""
    document = analysis.to_dict()['tables']
    return [f'{name}: JSON does not give it back' for name, one in analysis.items()
            if one.to_dict() != document.get(name)]


# ---- findings and bytes

def findings(case):
    wrong, wanted, found = [], lines('expect.diag') or [], case.found
    for number, line in enumerate(wanted):
        code, severity, at = line.split()[:3]
        if number >= len(found):
            wrong.append(f'finding {number + 1}: expected {line}, got none')
            continue
        one = found[number]
        if (one.code, one.severity, one.line or 0) != (code, severity, int(at)):
            wrong.append(f'finding {number + 1}: expected {line}, got {one}')
            continue
        wrong += [f'{code} does not say "{word}": {one}' for word in re.findall(r'"([^"]*)"', line)
                  if word not in one.text and word not in one.hint]
    return wrong + [f'expected no more, got {one}' for one in found[len(wanted):]]


def written(case):
    if not os.path.exists('expect.out'):
        return ['there is no expect.out'] if case.written is not None else []
    with open('expect.out', 'rb') as file:
        wanted = file.read()
    given = (case.written or '').encode('utf-8')
    if given == wanted:
        return []
    at = len(os.path.commonprefix([given, wanted]))
    return [f'expect.out: other bytes from line {given[:at].count(10) + 1} on']


# ---- what holds for every result

def sane(result):
    wrong = []
    for cell in result:
        none = {cell.state != 'scored', cell.exact is None, cell.rounded is None}
        if len(none) > 1:
            wrong.append(f'{cell.id}: its state and its numbers disagree')
        bounds = [one for one in (cell.low, cell.rounded, cell.high) if one is not None]
        if bounds != sorted(bounds):
            wrong.append(f'{cell.id}: the score does not lie within its bounds')
        if cell.coverage is not None and not 0 <= cell.coverage <= 1:
            wrong.append(f'{cell.id}: its coverage is not a share')
    return wrong


def round_trip(result):
    again = siap.Result.read(result.write('json').encode('utf-8'), 'json')
    if len(again) != len(result):
        return ['the result as JSON has other entries']
    return [f'{a.id}: JSON does not give it back' for a, b in zip(result, again)
            if any(getattr(a, name) != getattr(b, name) for name in SAME)]


def faults(case):
    """All that is not as expected."""
    wanted = case.words.get('status', 'ok')
    status = api.siap_status_name(case.status).decode()
    wrong = [] if status == wanted else [f'status: expected {wanted}, got {status}']
    wrong += findings(case) + figures(case) + regions(case) + tables(case) + written(case)
    for result in case.results:
        wrong += sane(result)
        if case.words['run'] != 'read-result':
            wrong += round_trip(result)
    return wrong
