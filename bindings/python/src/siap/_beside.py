# SPDX-License-Identifier: GPL-3.0-or-later
"""What a workbook asks beside the answers: documents, externals, quick wins, risks, programmes, surveys.

One sheet each, made like that of the answers: row 1 is for people, row 2 (hidden) holds the words of evidence, then
rows of which a blank one is none. Read back they become JSON evidence in which a thing stands on the line of its row,
so that findings name rows.
"""
from __future__ import annotations

import json
import os
import re
from typing import Any, Callable, Dict, Iterable, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from . import tables
from .errors import FormatError

FIRST_ROW = 3
OPEN = ('missing', 'not answered yet')  # of a question that has documents and no answer yet


class Column(NamedTuple):
    """A column to fill in."""

    word: str  # of evidence
    heading: Tuple[str, str]  # English, Indonesian
    width: int
    kind: str  # text, number, date, digest, or the name of a list of choices


class Sheet(NamedTuple):
    """A sheet with rows of one kind."""

    rows: int
    columns: Tuple[Column, ...]


PILLAR = Column('pillar', ('Pillar', 'Pilar'), 18, 'pillars')
TITLE = Column('title', ('Title', 'Judul'), 44, 'text')
HOLDER = Column('holder', ('Agency (OPD)', 'OPD'), 16, 'holders')
ITEMS = 'items'  # of a document: the questions that it proves
SHEETS: Dict[str, Sheet] = {
    'documents': Sheet(150, (
        TITLE, Column(ITEMS, ('Questions that it proves (ids)', 'Pertanyaan yang dibuktikan (id)'), 36, 'text'),
        Column('page', ('Page', 'Halaman'), 10, 'text'), Column('kind', ('Kind', 'Jenis'), 18, 'kinds'), HOLDER,
        Column('date', ('Date', 'Tanggal'), 13, 'date'), Column('valid-until', ('Valid until', 'Berlaku sampai'), 13, 'date'),
        Column('href', ('File or address', 'Berkas atau alamat'), 30, 'text'), Column('sha256', ('SHA-256', 'SHA-256'), 68, 'digest'))),
    'externals': Sheet(0, (
        Column('ref', ('Id', 'Id'), 18, 'shown'), Column('label', ('What it is', 'Keterangan'), 50, 'shown'),
        Column('value', ('Value', 'Nilai'), 14, 'number'))),
    'quick-wins': Sheet(30, (
        PILLAR, TITLE, Column('planned', ('Milestones planned', 'Tonggak yang direncanakan'), 14, 'number'),
        Column('reached', ('Milestones reached', 'Tonggak yang tercapai'), 14, 'number'),
        Column('outcome', ('Outcome', 'Hasil'), 44, 'text'))),
    'risks': Sheet(40, (
        PILLAR, Column('factor', ('Risk factor', 'Faktor risiko'), 36, 'text'), Column('cause', ('Cause', 'Penyebab'), 36, 'text'),
        Column('likelihood', ('Likelihood, 1 low to 3 high', 'Kemungkinan, 1 rendah sampai 3 tinggi'), 16, 'grades'),
        Column('consequence', ('Consequence, 1 low to 3 high', 'Dampak, 1 rendah sampai 3 tinggi'), 16, 'grades'),
        Column('mitigation', ('Mitigation', 'Mitigasi'), 40, 'text'))),
    'programmes': Sheet(60, (PILLAR, TITLE, HOLDER, Column('status', ('Status', 'Status'), 14, 'statuses'))),
    'surveys': Sheet(12, (
        PILLAR, Column('programme', ('Programme', 'Program'), 44, 'text'),
        Column('users', ('Number of users', 'Jumlah pengguna'), 16, 'number'))),
}
CUT_OFF = Column('cut-off', ('', ''), 0, 'date')
# agencies and kinds of proof are what the rubric names or any other: the program that shows the sheet asks back
SUGGESTED = ('holders', 'kinds')
FORMATS = {'number': 'General', 'grades': 'General', 'date': 'yyyy-mm-dd'}  # of Excel; text otherwise
STATUSES = ('planned', 'running', 'finished', 'stopped')
WORDS = {
    'date': ('A date, such as {}.', 'Sebuah tanggal, misalnya {}.'),
    'digest': ('64 hexadecimal digits, or nothing.', '64 angka heksadesimal, atau kosong.'),
    'other': ('Not in the list: continue?', 'Tidak ada dalam daftar: lanjutkan?'),
    'items': ('Ids of the first column of "answers", with blanks between them.',
              'Id dari kolom pertama lembar "answers", dipisahkan spasi.'),
}
EXAMPLE = '2026-03-31'


def say(word: str, language: str) -> str:
    return WORDS[word][language == 'id'].format(EXAMPLE)


# ---- writing

def choices_of(asked: Mapping[str, Any]) -> Dict[str, List[object]]:
    """What drop-downs of these sheets offer."""
    questions = asked['questions']
    kinds = dict.fromkeys(proof['kind'] for question in questions for proof in question.get('proofs', ()))
    holders = dict.fromkeys(question['holder'] for question in questions if question.get('holder'))
    return {'pillars': [pillar['id'] for pillar in asked['pillars']], 'holders': list(holders), 'kinds': list(kinds),
            'grades': [1, 2, 3], 'statuses': list(STATUSES)}


def put(writer: Any, name: str) -> Optional[Any]:
    """One sheet; None where the rubric has nothing to fill in there."""
    externals = [question for question in writer.asked['questions'] if question['is'] == 'external']
    if name == 'externals' and not externals:
        return None
    sheet, form = writer.book.create_sheet(name), SHEETS[name]
    count = len(externals) if name == 'externals' else form.rows
    for at, column in enumerate(form.columns, 1):
        letter = writer.excel.utils.get_column_letter(at)
        writer.heading(sheet.cell(1, at), column.heading[writer.language == 'id'])
        writer.text(sheet.cell(2, at), column.word)
        sheet.column_dimensions[letter].width = column.width
        for row in range(FIRST_ROW, FIRST_ROW + count):
            if column.kind == 'shown':
                writer.text(sheet.cell(row, at), shown(writer, externals[row - FIRST_ROW], column.word))
            else:
                writer.open_cell(sheet.cell(row, at))
                sheet.cell(row, at).number_format = FORMATS.get(column.kind, '@')
        guard(writer, sheet, f'{letter}{FIRST_ROW}:{letter}{FIRST_ROW + count - 1}', column)
    sheet.row_dimensions[1].height = 33
    sheet.row_dimensions[2].hidden = True
    sheet.freeze_panes = 'A3'
    sheet.print_title_rows = '$1:$1'
    return sheet


def shown(writer: Any, external: Mapping[str, Any], word: str) -> str:
    where = ', '.join(external[name] for name in ('rubric', 'node') if external.get(name))
    return str(external['id']) if word == 'ref' else ' '.join(filter(None, (external.get('label'), f'({where})' if where else '')))


def guard(writer: Any, sheet: Any, cells: str, column: Column) -> None:
    """What may be entered in a column."""
    listed = choices_of(writer.asked).get(column.kind)
    if listed:
        is_open = column.kind in SUGGESTED
        writer.choices(sheet, cells, listed, style='warning' if is_open else 'stop', error=say('other', writer.language) if is_open else '')
    elif column.kind == 'number':
        writer.number(cells, None if column.word == 'value' else 0, None, sheet)
    elif column.kind == 'date':
        writer.guard(sheet, cells, writer.validation(type='date', operator='between', formula1='1', formula2='2958465', allow_blank=True,
                                                     error=say('date', writer.language)), say('date', writer.language))
    elif column.kind == 'digest':
        writer.guard(sheet, cells, writer.validation(type='textLength', operator='equal', formula1='64', allow_blank=True,
                                                     error=say('digest', writer.language)), say('digest', writer.language))
    elif column.word == ITEMS:
        writer.guard(sheet, cells, writer.validation(type='textLength', operator='lessThan', formula1='30000', allow_blank=True),
                     say('items', writer.language))


# ---- reading

Row = Tuple[int, Dict[str, str]]  # its number, and what stands in it by word


def rows_of(values: Any, formulas: Any, name: str) -> List[Row]:
    """The rows of a sheet in which something was entered; a workbook of another form may lack the sheet."""
    if name not in values.sheetnames:
        return []
    words: List[str] = []
    found: List[Row] = []
    rows = tables.excel_rows(values[name].iter_rows(values_only=True), formulas[name].iter_rows(values_only=True), name)
    for number, row in enumerate(rows, 1):
        if number == 2:
            words = row
        elif number >= FIRST_ROW:
            there = {word: text.strip() for word, text in zip(words, row) if word and text.strip()}
            if name == 'externals':
                there = {word: there[word] for word in ('ref', 'value') if 'value' in there and word in there}
            if there:
                found.append((number, there))
    return found


def on_lines(key: str, things: Iterable[Tuple[int, Mapping[str, Any]]], before: str) -> str:
    """A list of JSON in which each thing stands on its line; `before`: what stands in front of it."""
    text, between = f'{before}{json.dumps(key)}: [', ''
    line = text.count('\n') + 1
    for number, thing in things:
        text += between + '\n' * max(number - line, 0) + json.dumps(thing, ensure_ascii=False)
        line, between = max(number, line), ', '
    return text + ']'


def alone(name: str, rows: Sequence[Row], rubric: str) -> bytes:
    """One sheet as evidence of its own: what is wrong with it is found on its rows."""
    left = (ITEMS, 'page') if name == 'documents' else ()
    things = [(number, {word: text for word, text in row.items() if word not in left}) for number, row in rows]
    head = '{' + f'"rubric": {json.dumps(rubric, ensure_ascii=False)}, "regions": [{{"name": "-", '
    return (on_lines(name, things, head) + '}]}').encode()


def cite(rows: Sequence[Row], answers: Dict[str, Dict[str, Any]], row_of: Mapping[str, int], path: Any) -> List[Dict[str, str]]:
    """The documents of the region; answers get those that prove them."""
    documents: List[Dict[str, str]] = []
    for number, row in rows:
        document = {'id': f'doc-{len(documents) + 1}', **{word: text for word, text in row.items() if word not in (ITEMS, 'page')}}
        documents.append(document)
        for item in dict.fromkeys(re.split(r'[\s,;]+', row.get(ITEMS, ''))):
            if not item:
                continue
            if item not in row_of:
                raise FormatError(f'{os.fsdecode(path)}[documents], row {number}: no question of "answers" has the id {item!r}')
            answer = answers.setdefault(item, {'item': item, 'state': OPEN[0], 'reason': OPEN[1]})
            answer.setdefault('documents', []).append({'ref': document['id'], **{word: row[word] for word in ('page',) if word in row}})
    return documents


def whole(plain: Mapping[str, Any], beside: Mapping[str, Sequence[Row]], cut_off: str, row_of: Mapping[str, int], path: Any) -> bytes:
    """Evidence of a workbook in one JSON document. Answers stand on the lines of their rows."""
    top = {key: value for key, value in plain.items() if key != 'regions'}
    if cut_off:
        top['cut-off'] = cut_off
    region = dict(plain['regions'][0])
    answers = {answer['item']: dict(answer) for answer in region.pop('answers', ())}
    given = region.pop('given', [])
    region['documents'] = cite(beside.get('documents', ()), answers, row_of, path)
    for name, rows in beside.items():
        if name != 'documents':
            region[name] = [row for _, row in rows]
    line: Callable[[Mapping[str, Any]], int] = lambda thing: row_of.get(thing.get('item') or thing.get('node') or '', 1)
    head = json.dumps(top, ensure_ascii=False)[:-1] + ', "regions": [' + json.dumps(region, ensure_ascii=False)[:-1] + ', '
    text = on_lines('answers', ((line(answer), answer) for answer in sorted(answers.values(), key=line)), head)
    return (on_lines('given', ((line(node), node) for node in sorted(given, key=line)), text + ', ') + '}]}').encode()
