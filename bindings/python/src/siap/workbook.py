# SPDX-License-Identifier: GPL-3.0-or-later
"""A form as an Excel workbook (needs openpyxl): written from a plan, read back as evidence.

    python3 -m siap.workbook write rubrics/gmsc-2023.xml form.xlsx --class kppn-ikn --lang id
    python3 -m siap.workbook read form.xlsx -o evidence.xml

Documents, externals, quick wins, risks, programmes and surveys have sheets of their own; CSV cannot carry
them, so read to a file that ends in .xml or .json.
"""
from __future__ import annotations

import argparse
import importlib
import json
import os
import re
import sys
import unicodedata
from typing import Any, Dict, Iterable, Iterator, List, Optional, Sequence, Set, Tuple

from . import _beside, tables
from ._source import Limits, Path
from .errors import FormatError, ReadError, SiapError
from .evidence import Evidence
from .plan import Plan
from .rubric import Rubric

START, ANSWERS, LISTS = 'siap', 'answers', 'lists'
REGION = (('region', 5), ('code', 6), ('class', 7), ('stage', 8))
CUT_OFF_ROW, RUBRIC_ROW = 9, 11
STAGES = ('self', 'desk', 'interview', 'visit', 'final')
STATES = ('missing', 'not-applicable', 'withheld')
FIRST_ROW = _beside.FIRST_ROW  # row 1 is for people, row 2 (hidden) holds the words of CSV
MOST_PROMPT = 250  # characters that Excel shows beside a cell

# word of CSV: heading in English and Indonesian, width, filled in by the user
COLUMNS: Dict[str, Tuple[str, str, int, bool]] = {
    'item': ('Id', 'Id', 18, False),
    'node': ('Node', 'Simpul', 14, False),
    'pillar': ('Pillar', 'Pilar', 16, False),
    'holder': ('Agency (OPD)', 'OPD', 14, False),
    'label': ('Question', 'Pertanyaan', 44, False),
    'help': ('Help', 'Penjelasan', 36, False),
    'levels': ('What earns a level', 'Kriteria level', 40, False),
    'proof': ('Proof that is asked', 'Bukti yang diminta', 24, False),
    'unit': ('Unit', 'Satuan', 12, False),
    'assessor': ('Assessor', 'Penilai', 12, True),
    'level': ('Level', 'Level', 9, True),
    'value': ('Value', 'Nilai', 12, True),
    'numerator': ('Numerator', 'Pembilang', 12, True),
    'denominator': ('Denominator', 'Penyebut', 12, True),
    'grade': ('Grade', 'Predikat', 12, True),
    'checked': ('Criteria met', 'Kriteria dipenuhi', 20, True),
    'state': ('No answer', 'Tanpa jawaban', 15, True),
    'reason': ('Why not', 'Alasan', 24, True),
    'note': ('Note', 'Catatan', 24, True),
}
FIELDS = {'level': ('level',), 'value': ('value',), 'ratio': ('numerator', 'denominator'),
          'grade': ('grade',), 'checked': ('checked',)}
WORDS = {
    'how': ('Fill in the white cells of the sheet "answers", and the region below. A row left blank is not '
            'answered, never 0. Where a question does not concern the region, choose not-applicable and say why. '
            'Numbers as your Excel writes them. Documents, quick wins and the rest have sheets of their own.',
            'Isilah sel putih di lembar "answers", dan data daerah di bawah. Baris kosong berarti belum dijawab, '
            'bukan 0. Jika pertanyaan tidak berlaku bagi daerah, pilih not-applicable dan beri alasannya. '
            'Angka ditulis seperti biasa di Excel Anda. Dokumen, quick win, dan lainnya ada di lembar tersendiri.'),
    'after': ('Then: python3 -m siap.workbook read FILE.xlsx -o evidence.xml; assess check evidence.xml',
              'Kemudian: python3 -m siap.workbook read BERKAS.xlsx -o bukti.xml; assess check bukti.xml'),
    'ours': ('Criteria marked * are proposed by libsiap, not official.',
             'Kriteria bertanda * adalah usulan libsiap, bukan resmi.'),
    'region': ('Name of the region', 'Nama daerah'), 'code': ('Code (Kemendagri)', 'Kode (Kemendagri)'),
    'class': ('Class', 'Kelas'), 'stage': ('Stage', 'Tahap'),
    'cut-off': ('Evidence collected until', 'Bukti dikumpulkan sampai'), 'rubric': ('Rubric', 'Rubrik'),
    'range': ('{} to {}', '{} sampai {}'), 'least': ('at least {}', 'sedikitnya {}'),
    'most': ('at most {}', 'paling banyak {}'), 'number': ('Not a number that can be entered here.',
                                                           'Bukan angka yang dapat diisikan di sini.'),
    'lacks': ('CSV does not carry {}: read to a file that ends in .xml.',
              'CSV tidak memuat {}: bacalah ke berkas yang berakhiran .xml.'),
    'listed': ('Not in the list.', 'Tidak ada dalam daftar.'),
    'between': ('Scores in between are allowed: continue?', 'Skor di antaranya boleh: lanjutkan?'),
}

Question = Dict[str, Any]


def say(word: str, language: str) -> str:
    return WORDS[word][language == 'id']


def seen(text: object) -> str:
    """Text that a cell can hold: what shows nothing, or turns a line around, as \\u{202E}."""
    return ''.join(f'\\u{{{ord(c):X}}}' if unicodedata.category(c) in ('Cc', 'Cf', 'Zl', 'Zp', 'Co', 'Cn') else c
                   for c in str(text))


def shown(number: float, language: str) -> str:
    text = f'{number:.15g}'
    return text.replace('.', ',') if language == 'id' else text


def asked_of(plan: Plan, language: str, holder: Optional[str]) -> Dict[str, Any]:
    """What the plan asks, as the offline form holds it."""
    page = plan.template('html', language, holder)
    found = re.search(r'<script type="application/json" id="asked">(.*?)</script>', page, re.S)
    assert found, 'the form holds its questions'
    asked: Dict[str, Any] = json.loads(found.group(1))
    return asked


# ---- what stands in the cells for people

def levels_of(question: Question, language: str) -> str:
    said = [f"{shown(level['value'], language)}{' *' if level.get('ours') else ''}: {level.get('label', '')}"
            for level in question.get('levels', ())]
    said += [f"{grade['code']}: {shown(grade['score'], language)}" for grade in question.get('grades', ())]
    said += [f"{shown(level['score'], language)}: {' '.join(level.get('criteria', ()))}"
             for level in question.get('checklist', ())]
    if len(question.get('bands', ())) > 1:
        said += bands_of(question, language)
    return '\n'.join(said)


def bands_of(question: Question, language: str) -> List[str]:
    """Which value earns which level: "3 *: 50 <= x < 75", of a share in percent with "%"."""
    under, over = ('<', '<=') if question['include'] == 'upper' else ('<=', '<')
    mark = (' *' if question.get('steps-ours') else '')
    unit = '%' if question.get('times') == 100 else ''
    said, low = [], None
    for band in question['bands']:
        low = band.get('from', low)
        left = '' if low is None else f'{shown(low, language)}{unit} {under} '
        right = '' if 'to' not in band else f" {over} {shown(band['to'], language)}{unit}"
        said.append(f"{shown(band['score'], language)}{mark}: {left}x{right}")
        low = band.get('to')
    return said


def proofs_of(question: Question, language: str) -> str:
    return ', '.join((shown(proof['level'], language) + ': ' if 'level' in proof else '') + proof['kind']
                     for proof in question.get('proofs', ()))


def bounds_of(question: Question, field: str) -> Tuple[Optional[float], Optional[float]]:
    if field in ('numerator', 'denominator'):
        return 0, None
    limits = question.get('scale', {}) if field == 'level' or question['is'] == 'node' else question
    return limits.get('min'), limits.get('max')


def bounds_said(low: Optional[float], high: Optional[float], language: str) -> str:
    if low is not None and high is not None:
        return say('range', language).format(shown(low, language), shown(high, language))
    if low is not None:
        return say('least', language).format(shown(low, language))
    return say('most', language).format(shown(high, language)) if high is not None else ''


def fields_of(question: Question) -> List[str]:
    """The cells of its row that may be filled in."""
    fields = list(FIELDS[question['wants']])
    if 'scale' in question and question['is'] == 'item' and not question.get('cohort'):
        fields += [] if 'level' in fields else ['level']
    if rows_of(question) > 1:
        fields.append('assessor')
    return fields + ['state', 'reason', 'note']


def rows_of(question: Question) -> int:
    return min(int(question.get('least', 1)), 10) if question['wants'] == 'level' else 1


def words_of(question: Question, asked: Dict[str, Any], language: str) -> Dict[str, str]:
    pillars = {pillar['id']: pillar['label'] for pillar in asked['pillars']}
    is_node = question['is'] == 'node'
    return {'item': '' if is_node else question['id'], 'node': question['id'] if is_node else '',
            'pillar': pillars.get(question.get('pillar'), ''), 'holder': question.get('holder', ''),
            'label': question.get('label') or question['id'], 'help': question.get('help', ''),
            'levels': levels_of(question, language), 'proof': proofs_of(question, language),
            'unit': question.get('unit', '')}


# ---- writing

class Writer:
    """One workbook being made."""

    def __init__(self, asked: Dict[str, Any], language: str) -> None:
        self.excel = importlib.import_module('openpyxl')
        self.styles = importlib.import_module('openpyxl.styles')
        self.validation = importlib.import_module('openpyxl.worksheet.datavalidation').DataValidation
        self.asked, self.language = asked, language
        self.book = self.excel.Workbook()
        self.start = self.book.active
        self.start.title = START
        self.answers = self.book.create_sheet(ANSWERS)
        self.lists = self.book.create_sheet(LISTS)
        self.lists.sheet_state = 'hidden'
        self.lists_made: Dict[Tuple[str, ...], str] = {}
        self.used: Set[str] = set()  # columns in which something stands or may be entered
        self.grey = self.styles.PatternFill('solid', fgColor='E9EDF1')
        self.head = self.styles.PatternFill('solid', fgColor='17416B')
        line = self.styles.Side(style='thin', color='C9D1D9')
        self.edge = self.styles.Border(left=line, right=line, top=line, bottom=line)

    def text(self, cell: Any, words: object, *, bold: bool = False) -> None:
        """Text, whatever it begins with: never a formula, in this program or in Excel."""
        cell.value = seen(words).replace('\\u{A}', '\n')
        if cell.data_type != 'n':
            cell.data_type = 's'
        cell.quotePrefix = True
        cell.alignment = self.styles.Alignment(wrap_text=True, vertical='top')
        cell.font = self.styles.Font(name='Calibri', size=11, bold=bold)

    def open_cell(self, cell: Any) -> None:
        cell.protection = self.styles.Protection(locked=False)
        cell.border = self.edge
        cell.alignment = self.styles.Alignment(wrap_text=True, vertical='top')

    def heading(self, cell: Any, words: str) -> None:
        self.text(cell, words)
        cell.font, cell.fill = self.styles.Font(name='Calibri', size=11, bold=True, color='FFFFFF'), self.head

    def choices(self, sheet: Any, cell: Any, words: Sequence[object], prompt: str = '',
                style: str = 'stop', error: str = '') -> None:
        """A drop-down; the words stand on a sheet of their own, where they may be long and any."""
        key = tuple(str(word) for word in words)
        if key not in self.lists_made:
            column = len(self.lists_made) + 1
            for row, word in enumerate(words, 1):
                if isinstance(word, str):
                    self.text(self.lists.cell(row, column), word)
                else:
                    self.lists.cell(row, column, word)
            letter = self.excel.utils.get_column_letter(column)
            self.lists_made[key] = f"'{LISTS}'!${letter}$1:${letter}${len(words)}"
        self.guard(sheet, cell, self.validation(type='list', formula1=self.lists_made[key], allow_blank=True,
                                                errorStyle=style, error=error or say('listed', self.language)), prompt)

    def guard(self, sheet: Any, cell: Any, rule: Any, prompt: str) -> None:
        rule.showErrorMessage, rule.showInputMessage = True, bool(prompt)
        rule.prompt = seen(prompt).replace('\\u{A}', '\n')[:MOST_PROMPT] if prompt else None
        rule.add(cell)
        sheet.add_data_validation(rule)

    def number(self, cell: Any, low: Optional[float], high: Optional[float], sheet: Any = None) -> None:
        said = bounds_said(low, high, self.language)
        how = ('between' if low is not None and high is not None else
               'greaterThanOrEqual' if low is not None else 'lessThanOrEqual' if high is not None else 'between')
        one, two = (low, high) if low is not None else (high, None)
        if one is None:
            one, two = -1e300, 1e300
        rule = self.validation(type='decimal', operator=how, formula1=repr(one), allow_blank=True,
                               formula2=None if two is None else repr(two),
                               error=(say('number', self.language) + ' ' + said).strip())
        self.guard(sheet or self.answers, cell, rule, said)

    def level(self, cell: Any, question: Question) -> None:
        """A drop-down where levels are few or have criteria; scores in between are asked about."""
        scale = question.get('scale', {})
        low, high, step = scale.get('min'), scale.get('max'), scale.get('step', 0)
        whole = step >= 1 and (high - low) / step <= 10
        values = [low + at * step for at in range(int((high - low) / step) + 1)] if whole else \
            sorted({level['value'] for level in question.get('levels', ())})
        if values:
            self.choices(self.answers, cell, values, levels_of(question, self.language),
                         *(('stop', '') if whole else ('warning', say('between', self.language))))
        else:
            self.number(cell, low, high)

    def answer(self, cell: Any, question: Question, field: str) -> None:
        if field == 'level':
            self.level(cell, question)
        elif field in ('value', 'numerator', 'denominator'):
            self.number(cell, *bounds_of(question, field))
        elif field == 'grade':
            self.choices(self.answers, cell, [grade['code'] for grade in question.get('grades', ())],
                         levels_of(question, self.language))
        elif field == 'state':
            self.choices(self.answers, cell, STATES)
        if field not in ('level', 'value', 'numerator', 'denominator'):
            cell.number_format = '@'  # text stays text: a code 35.10 is no number

    def row(self, number: int, question: Question) -> None:
        words, fields = words_of(question, self.asked, self.language), fields_of(question)
        for column, (name, (_, _, _, is_open)) in enumerate(COLUMNS.items(), 1):
            cell = self.answers.cell(number, column)
            if not is_open:
                self.text(cell, words[name], bold=name == 'label')
            if name in fields:
                self.open_cell(cell)
                self.answer(cell, question, name)
                self.used.add(name)
            else:
                cell.fill, cell.border = self.grey, self.edge
                if not is_open and words[name]:
                    self.used.add(name)
        # programs that write workbooks leave heights to those who show them, which some do not do
        lines = max(sum(-(-len(line) // (COLUMNS[name][2] - 2)) or 1 for line in words[name].split('\n'))
                    for name in words)
        self.answers.row_dimensions[number].height = 15 * min(lines, 12) + 3

    def put_answers(self) -> None:
        for column, (name, (en, id_, width, _)) in enumerate(COLUMNS.items(), 1):
            heading, word = self.answers.cell(1, column), self.answers.cell(2, column)
            self.heading(heading, id_ if self.language == 'id' else en)
            self.text(word, name)
            self.answers.column_dimensions[self.excel.utils.get_column_letter(column)].width = width
        self.answers.row_dimensions[2].hidden = True
        number = FIRST_ROW
        for question in self.asked['questions']:
            if question['is'] == 'external':
                continue  # they have a sheet of their own
            for _ in range(rows_of(question)):
                self.row(number, question)
                number += 1
        for column, name in enumerate(COLUMNS, 1):
            if name not in self.used:
                self.answers.column_dimensions[self.excel.utils.get_column_letter(column)].hidden = True
        self.answers.freeze_panes = self.answers.cell(FIRST_ROW, list(COLUMNS).index('help') + 1)
        self.answers.print_title_rows = '$1:$1'

    def put_start(self) -> None:
        sheet, asked = self.start, self.asked
        sheet.column_dimensions['A'].width, sheet.column_dimensions['B'].width = 26, 70
        self.text(sheet['A1'], asked['title'], bold=True)
        sheet.merge_cells('A1:B1')
        for at, word in ((2, 'how'), (3, 'after'), (4, 'ours')):
            self.text(sheet.cell(at, 1), say(word, self.language))
            sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=2)
            sheet.row_dimensions[at].height = 66 if at == 2 else 32
        for word, at in REGION:
            self.text(sheet.cell(at, 1), say(word, self.language), bold=True)
            self.open_cell(sheet.cell(at, 2))
            sheet.cell(at, 2).number_format = '@'
        if asked['classes']:
            self.choices(sheet, sheet.cell(7, 2), asked['classes'])
            if len(asked['classes']) == 1:
                self.text(sheet.cell(7, 2), asked['classes'][0])
                self.open_cell(sheet.cell(7, 2))
        self.choices(sheet, sheet.cell(8, 2), STAGES)
        sheet.cell(8, 2, STAGES[0])
        self.text(sheet.cell(CUT_OFF_ROW, 1), say('cut-off', self.language), bold=True)
        self.open_cell(sheet.cell(CUT_OFF_ROW, 2))
        sheet.cell(CUT_OFF_ROW, 2).number_format = 'yyyy-mm-dd'
        sheet.cell(CUT_OFF_ROW, 2).alignment = self.styles.Alignment(horizontal='left')
        _beside.guard(self, sheet, f'B{CUT_OFF_ROW}', _beside.CUT_OFF)
        for at, (word, value) in enumerate((('rubric', asked['rubric']), ('SHA-256', asked['digest'])), RUBRIC_ROW):
            self.text(sheet.cell(at, 1), say(word, self.language) if word in WORDS else word, bold=True)
            self.text(sheet.cell(at, 2), value)

    def finish(self) -> Any:
        self.put_start()
        self.put_answers()
        beside = [_beside.put(self, name) for name in _beside.SHEETS]
        self.book.move_sheet(self.lists, len(beside))
        for sheet in (self.start, self.answers, *filter(None, beside), self.lists):
            sheet.page_setup.orientation, sheet.page_setup.paperSize = 'landscape', sheet.PAPERSIZE_A4
            sheet.page_setup.fitToHeight = False  # as many pages as it takes, one wide
            sheet.sheet_properties.pageSetUpPr = self.excel.worksheet.properties.PageSetupProperties(fitToPage=True)
            sheet.protection.sheet = True
            sheet.protection.formatColumns = sheet.protection.formatRows = False
        return self.book


def write(plan: Plan, path: Path, language: str = 'en', holder: Optional[str] = None) -> None:
    """Write the form of a plan as a workbook: sheets to fill in, with drop-downs and checks of numbers and dates.

    Only the cells of answers can be changed; the protection has no password. `holder`: only what
    that holder is asked.
    """
    Writer(asked_of(plan, language, holder), language).finish().save(path)


# ---- reading

def region_of(sheet: Any) -> Tuple[Dict[str, str], str, str]:
    def at(row: int) -> str:
        return ' '.join(tables.cell(sheet.cell(row, 2).value).split())
    # workbooks of before had no cut-off date: the rubric stood a row higher
    above = 0 if at(RUBRIC_ROW + 1) else 1
    return {word: at(row) for word, row in REGION}, at(RUBRIC_ROW - above), '' if above else at(CUT_OFF_ROW)


def rows_with_region(rows: Iterator[List[str]], region: Dict[str, str], rubric: str) -> Iterator[List[str]]:
    """Rows of CSV, in the places of the sheet's: the first is for people, the region stands in one."""
    for number, row in enumerate(rows, 1):
        if number == 1:
            yield []
        elif number == 2:
            yield [*region, 'rubric', *row]
        elif number == FIRST_ROW:
            yield [*region.values(), rubric, *row]
        else:
            yield ['', '', '', '', '', *row] if any(row) else []


class Filled:
    """What stands in a workbook: the answers as CSV, and what CSV cannot carry."""

    def __init__(self, path: Path, most: Optional[int] = None) -> None:
        openpyxl = importlib.import_module('openpyxl')
        table = tables.Table(most)
        self.row_of: Dict[str, int] = {}  # by id
        try:
            with open(path, 'rb') as one, open(path, 'rb') as two:
                values, formulas = (openpyxl.load_workbook(file, data_only=only)
                                    for file, only in ((one, True), (two, False)))
            if START not in values.sheetnames or ANSWERS not in values.sheetnames:
                raise FormatError(f'workbook {os.fsdecode(path)}: no form; it has the sheets '
                                  f'{", ".join(values.sheetnames)}')
            region, self.rubric, self.cut_off = region_of(values[START])
            rows = tables.excel_rows(values[ANSWERS].iter_rows(values_only=True),
                                     formulas[ANSWERS].iter_rows(values_only=True), ANSWERS)
            for row in rows_with_region(self.noted(rows), region, self.rubric):
                if not table.add(row):
                    break
            beside = {name: _beside.rows_of(values, formulas, name) for name in _beside.SHEETS}
        except (SiapError, MemoryError):
            raise
        except OSError as error:
            raise ReadError(f'workbook {os.fsdecode(path)}: {error}') from error
        except Exception as error:  # whatever openpyxl, zipfile or an XML parser make of broken bytes
            raise FormatError(f'workbook {os.fsdecode(path)}: {error}') from error
        self.beside = {name: there for name, there in beside.items() if there}
        self.csv = table.data()

    def noted(self, rows: Iterable[List[str]]) -> Iterator[List[str]]:
        """The same rows; where each id stands is remembered."""
        columns: List[int] = []
        for number, row in enumerate(rows, 1):
            if number == 2:
                columns = [row.index(word) for word in ('item', 'node') if word in row]
            for column in columns if number >= FIRST_ROW else ():
                self.row_of.setdefault(row[column], number)
            yield row

    def left_out(self) -> List[str]:
        """What CSV of it lacks, in words of evidence."""
        return [*self.beside, *(['cut-off'] if self.cut_off else [])]


def csv_of(path: Path, most: Optional[int] = None) -> bytes:
    """The answers of a workbook as CSV, one row per answer; line and row have the same number."""
    return Filled(path, most).csv


def read(path: Path, *, limits: Optional[Limits] = None, **more: Any) -> Evidence:
    """The evidence of a workbook that write() made and people filled in.

    Answers go through the reader of CSV and what stands beside them through that of JSON, so what is refused there is
    refused here; the lines of the findings are rows of the sheets. Take workbooks from people you know: openpyxl
    unpacks what it is given.
    """
    filled, name = Filled(path, (limits or Limits()).struct().bytes), os.fsdecode(path)
    answers = Evidence.read(filled.csv, f'{name}[{ANSWERS}]', limits=limits, **{'format': 'csv', **more})
    if not filled.left_out():
        return answers
    how = {word: value for word, value in more.items() if word in ('draft', 'language')}
    for sheet, rows in filled.beside.items():
        Evidence.read(_beside.alone(sheet, rows, filled.rubric), f'{name}[{sheet}]', limits=limits, format='json', **how)
    plain = json.loads(answers.write('json'))
    return Evidence.read(_beside.whole(plain, filled.beside, filled.cut_off, filled.row_of, path), f'{name}[{ANSWERS}]',
                         limits=limits, format='json', **how)


# ---- from a shell

def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog='python3 -m siap.workbook', description='A form as an Excel workbook.')
    verbs = top.add_subparsers(dest='verb', required=True)
    writes = verbs.add_parser('write', help='an empty form for a rubric')
    writes.add_argument('rubric')
    writes.add_argument('out')
    writes.add_argument('--profile')
    writes.add_argument('--class', dest='region_class')
    writes.add_argument('--holder')
    writes.add_argument('--lang', choices=('en', 'id'), default='en')
    reads = verbs.add_parser('read', help='what was filled in, as XML, JSON or CSV by the ending of the output; CSV has the answers only')
    reads.add_argument('workbook')
    reads.add_argument('-o', '--output', required=True)
    reads.add_argument('--lang', choices=('en', 'id'), default='en')
    return top


def run(words: argparse.Namespace) -> None:
    if words.verb == 'write':
        rubric = Rubric.open(words.rubric, language=words.lang)
        profile = words.profile or (rubric.profile_for_class(words.region_class) if words.region_class else None)
        write(rubric.plan(profile, language=words.lang), words.out, words.lang, words.holder)
        return
    evidence = read(words.workbook, language=words.lang)
    for finding in evidence.findings:
        print(finding, file=sys.stderr)
    ending = os.path.splitext(words.output)[1][1:].lower()
    if ending in ('xml', 'json'):
        data = evidence.write(ending).encode()
    else:
        filled = Filled(words.workbook)
        data = filled.csv
        if filled.left_out():
            print(say('lacks', words.lang).format(', '.join(filled.left_out())), file=sys.stderr)
    with open(words.output, 'wb') as file:
        file.write(data)


def main(words: Optional[Sequence[str]] = None) -> int:
    try:
        run(parser().parse_args(words))
    except (SiapError, OSError, ImportError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
