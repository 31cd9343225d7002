# SPDX-License-Identifier: GPL-3.0-or-later
"""The form as an Excel workbook: written, filled in, read back, scored."""
import datetime
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import unittest

import samples
import siap

if importlib.util.find_spec('openpyxl'):
    import openpyxl
    from siap import workbook

HOSTILE = ('=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("x")', 'a \u202e b \u2028')


def label(words):
    words = words.replace('&', '&amp;').replace('<', '&lt;').replace('\t', '&#9;')
    return f'<label xml:lang="en">{words}</label>'


@unittest.skipUnless(importlib.util.find_spec('openpyxl'), 'openpyxl is not installed')
class Workbook(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, 'form.xlsx')

    def sheet(self, book):
        """The sheet of answers, the columns by their words, the rows by id (the first of each)."""
        sheet = book[workbook.ANSWERS]
        columns = {cell.value: cell.column for cell in sheet[2]}
        rows = {}
        for row in range(workbook.FIRST_ROW, sheet.max_row + 1):
            rows.setdefault(sheet.cell(row, columns['item']).value or sheet.cell(row, columns['node']).value, row)
        return sheet, columns, rows

    def fill_region(self, book, name='Kabupaten Malang', code='35.07', stage='final'):
        book[workbook.START]['B5'], book[workbook.START]['B6'], book[workbook.START]['B8'] = name, code, stage

    def test_malang_filled_in_scores_as_published(self):
        rubric = siap.Rubric.open(samples.RUBRIC_2023)
        workbook.write(rubric.plan('kppn-ikn'), self.path, 'id')
        book = openpyxl.load_workbook(self.path)
        sheet, columns, rows = self.sheet(book)
        known = siap.score(rubric, samples.MALANG_2023)
        self.fill_region(book)
        for item in rubric:
            cell = sheet.cell(rows[item.id], columns['level'])
            self.assertFalse(cell.protection.locked, item.id)
            cell.value = known[item.id].rounded
        book.save(self.path)
        evidence = workbook.read(self.path)
        result = siap.score(rubric, evidence)
        self.assertEqual(result['achievement'].rounded, 2.94)
        self.assertEqual((evidence[0].code, evidence[0].region_class, evidence[0].stage),
                         ('35.07', 'kppn-ikn', 'final'))
        self.assertEqual([cell.rounded for cell in result], [cell.rounded for cell in known])

    def test_every_kind_of_answer(self):
        rubric = siap.Rubric.read(KINDS.encode())
        workbook.write(rubric.plan(), self.path)
        book = openpyxl.load_workbook(self.path)
        sheet, columns, rows = self.sheet(book)
        self.fill_region(book)
        for item, answer in {'l': {'level': 3}, 'v': {'value': 2.5}, 'r': {'numerator': 9, 'denominator': 12},
                             'g': {'grade': 'WTP'}, 'c': {'checked': 'a b'},
                             'n': {'state': 'not-applicable', 'reason': 'no roads'}}.items():
            for field, value in answer.items():
                cell = sheet.cell(rows[item], columns[field])
                self.assertFalse(cell.protection.locked, (item, field))
                cell.value = value
        for at, (assessor, level) in enumerate((('a1', 3), ('a2', 4))):
            sheet.cell(rows['m'] + at, columns['assessor']).value = assessor
            sheet.cell(rows['m'] + at, columns['level']).value = level
        book.save(self.path)
        result = siap.score(rubric, workbook.read(self.path))
        self.assertEqual([result[item].exact for item in 'lvrgcm'], [3, 2.5, 3, 4, 2, 3.5])
        self.assertEqual(result['n'].state, 'not-applicable')

    def test_cells_for_people_are_locked_and_answers_are_checked(self):
        rubric = siap.Rubric.read(KINDS.encode())
        workbook.write(rubric.plan(), self.path)
        book = openpyxl.load_workbook(self.path)
        sheet, columns, rows = self.sheet(book)
        self.assertTrue(all(one.protection.sheet for one in book))
        self.assertTrue(sheet.cell(rows['l'], columns['label']).protection.locked)
        self.assertTrue(sheet.cell(rows['g'], columns['value']).protection.locked)
        rules = {str(cell): rule for rule in sheet.data_validations.dataValidation for cell in rule.sqref.ranges}

        def rule(item, field):
            return rules[sheet.cell(rows[item], columns[field]).coordinate]
        self.assertEqual((rule('l', 'level').type, rule('l', 'level').errorStyle or 'stop'), ('list', 'stop'))
        self.assertEqual((rule('v', 'value').type, rule('v', 'value').formula1), ('decimal', '0'))
        self.assertEqual(rule('g', 'grade').type, 'list')
        lists = [[cell.value for cell in column if cell.value is not None] for column in book['lists'].columns]
        self.assertIn(['WTP', 'WDP'], lists)
        self.assertEqual(sheet.cell(rows['b'], columns['levels']).value,
                         '1 *: 0% <= x < 50%\n2 *: 50% <= x')
        self.assertIn([0, 1, 2, 3, 4], lists)

    def test_hostile_words_are_text(self):
        items = ''.join(f'<item id="i{at}" scale="s" unit="{words if at < 4 else ""}x" holder="h">{label(words)}</item>'
                        for at, words in enumerate(HOSTILE))
        rubric = siap.Rubric.read(('<rubric xmlns="urn:siap:rubric:1" agency="a" id="h" version="1" edition="1" '
                                   f'languages="en" status="ours">{label(HOSTILE[0])}<scale id="s" min="0" max="4"/>{items}'
                                   f'<index id="x" method="mean">{label("X")}<items holder="h"/></index></rubric>').encode())
        workbook.write(rubric.plan(), self.path)
        book = openpyxl.load_workbook(self.path)
        types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
        self.assertNotIn('f', types)
        sheet, columns, rows = self.sheet(book)
        self.assertEqual(sheet.cell(rows['i0'], columns['label']).value, '=1+1')
        self.assertTrue(sheet.cell(rows['i0'], columns['label']).quotePrefix)
        self.assertIn('\\u{202E}', sheet.cell(rows['i6'], columns['label']).value)

    def test_faults_name_the_row_of_the_sheet(self):
        rubric = siap.Rubric.read(KINDS.encode())
        workbook.write(rubric.plan(), self.path)
        book = openpyxl.load_workbook(self.path)
        sheet, columns, rows = self.sheet(book)
        self.fill_region(book)
        sheet.cell(rows['v'], columns['value']).value = 'tiga'
        book.save(self.path)
        with self.assertRaises(siap.RuleError) as caught:
            workbook.read(self.path)
        self.assertEqual(caught.exception.findings[0].line, rows['v'])
        sheet.cell(rows['v'], columns['value']).value = '=1+1'
        book.save(self.path)
        with self.assertRaisesRegex(siap.FormatError, 'without a value'):
            workbook.read(self.path)
        openpyxl.Workbook().save(self.path)
        with self.assertRaisesRegex(siap.FormatError, 'no form'):
            workbook.read(self.path)
        with open(self.path, 'wb') as file:
            file.write(b'PK\x03\x04 no workbook')
        with self.assertRaises(siap.FormatError):
            workbook.read(self.path)
        with self.assertRaises(siap.ReadError):
            workbook.read(self.path + '.none')

    def test_a_holder_and_the_command(self):
        csv = self.path + '.csv'

        def run(*words):
            return subprocess.run([sys.executable, '-m', 'siap.workbook', *words], capture_output=True, text=True, check=False)
        told = run('write', samples.RUBRIC_2023, self.path, '--class', 'reguler', '--holder', 'bappeda', '--lang', 'id')
        self.assertEqual((told.returncode, told.stderr), (0, ''))
        book = openpyxl.load_workbook(self.path)
        sheet, columns, rows = self.sheet(book)
        self.assertEqual({sheet.cell(row, columns['holder']).value for row in rows.values()}, {'bappeda'})
        self.fill_region(book, stage='self')
        sheet.cell(rows['base.masterplan_hukum'], columns['level']).value = 4
        book.save(self.path)
        told = run('read', self.path, '-o', csv)
        self.assertEqual((told.returncode, told.stderr), (0, ''))
        evidence = siap.Evidence.open(csv)
        self.assertEqual((evidence.rubric_id, evidence[0].name, evidence[0].answers), ('gmsc-2023', 'Kabupaten Malang', 1))
        self.assertEqual(run('read', csv, '-o', csv).returncode, 1)


@unittest.skipUnless(importlib.util.find_spec('openpyxl'), 'openpyxl is not installed')
class Beside(unittest.TestCase):
    """Documents, externals and what stands beside the answers."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, 'form.xlsx')
        self.rubric = siap.Rubric.read(BESIDE.encode())
        workbook.write(self.rubric.plan(), self.path)
        self.book = openpyxl.load_workbook(self.path)
        start = self.book[workbook.START]
        start['B5'], start['B6'], start['B9'] = 'Kota', '35.07', datetime.date(2026, 11, 30)

    def put(self, sheet, row, **values):
        columns = {cell.value: cell.column for cell in self.book[sheet][2]}
        for word, value in values.items():
            cell = self.book[sheet].cell(row, columns[word.replace('_', '-')])
            self.assertFalse(cell.protection.locked, (sheet, word))
            cell.value = value

    def read(self, **more):
        self.book.save(self.path)
        return workbook.read(self.path, **more)

    def test_everything_comes_back(self):
        self.put('answers', 3, level=3)
        self.put('answers', 5, value=7.5)
        self.put('documents', 3, title='Perbup 12', items='a, b', page='4', kind='decree', holder='bappeda',
                 date=datetime.datetime(2026, 3, 1), valid_until='2027-12-31', href='perbup.pdf', sha256='0' * 64)
        self.put('documents', 7, title='=1+1 of nothing')
        self.put('externals', 3, value=2.5)
        self.put('quick-wins', 3, pillar='economy', title='Pasar daring', planned=4, reached=3.5, outcome='open')
        self.put('risks', 4, factor='Listrik padam', likelihood=2, consequence=3)
        self.put('programmes', 3, title='Layanan', holder='any agency', status='running')
        self.put('surveys', 3, pillar='economy', programme='Layanan', users=1200)
        self.book['documents'].cell(7, 1).data_type = 's'
        evidence = self.read()
        self.assertEqual(json.loads(evidence.write('json')), {
            'rubric': 'beside', 'stage': 'self', 'cut-off': '2026-11-30', 'regions': [{
                'name': 'Kota', 'code': '35.07',
                'documents': [
                    {'id': 'doc-1', 'title': 'Perbup 12', 'kind': 'decree', 'holder': 'bappeda', 'date': '2026-03-01',
                     'valid-until': '2027-12-31', 'sha256': '0' * 64, 'href': 'perbup.pdf'},
                    {'id': 'doc-2', 'title': '=1+1 of nothing'}],
                'answers': [
                    {'item': 'a', 'level': 3, 'documents': [{'ref': 'doc-1', 'page': '4'}]},
                    {'item': 'b', 'state': 'missing', 'reason': 'not answered yet', 'documents': [{'ref': 'doc-1', 'page': '4'}]},
                    {'item': 'c', 'value': 7.5}],
                'externals': [{'ref': 'before', 'value': 2.5}],
                'quick-wins': [{'pillar': 'economy', 'title': 'Pasar daring', 'planned': 4, 'reached': 3.5, 'outcome': 'open'}],
                'risks': [{'factor': 'Listrik padam', 'likelihood': 2, 'consequence': 3}],
                'programmes': [{'title': 'Layanan', 'holder': 'any agency', 'status': 'running'}],
                'surveys': [{'pillar': 'economy', 'programme': 'Layanan', 'users': 1200}]}]})
        self.assertEqual(siap.score(self.rubric, evidence)['a'].rounded, 3)

    def test_what_is_blank_is_none(self):
        self.book[workbook.START]['B9'] = None
        self.put('answers', 3, level=3)
        self.assertEqual(json.loads(self.read().write('json'))['regions'][0],
                         {'name': 'Kota', 'code': '35.07', 'answers': [{'item': 'a', 'level': 3}]})

    def test_faults_name_sheet_and_row(self):
        for sheet, row, values in (('documents', 5, {'title': 'x', 'date': 'soon'}), ('documents', 4, {'items': 'a'}),
                                   ('quick-wins', 9, {'title': 'x', 'planned': 'tiga'}), ('risks', 6, {'factor': 'x', 'likelihood': 7}),
                                   ('programmes', 3, {'title': 'x', 'status': 'asleep'}), ('externals', 3, {'value': 'n/a'})):
            with self.subTest(sheet=sheet, values=values):
                self.put(sheet, row, **values)
                with self.assertRaises(siap.RuleError) as caught:
                    self.read()
                finding = caught.exception.findings[0]
                self.assertEqual((finding.line, finding.file.endswith(f'[{sheet}]')), (row, True), str(finding))
                for word in values:
                    self.put(sheet, row, **{word: None})
        self.put('documents', 8, title='x', items='a z')
        with self.assertRaisesRegex(siap.FormatError, "documents], row 8: no question .* 'z'"):
            self.read()

    def test_findings_of_a_check_name_rows_of_the_answers(self):
        self.put('answers', 5, value=-1)
        self.put('programmes', 3, title='x', status='running')
        with self.assertRaises(siap.RuleError) as caught:
            siap.score(self.rubric, self.read())
        self.assertEqual(caught.exception.findings[0].line, 5)

    def test_only_what_is_asked_can_be_entered(self):
        for name in ('documents', 'externals', 'quick-wins', 'risks', 'programmes', 'surveys'):
            self.assertTrue(self.book[name].protection.sheet, name)
            self.assertTrue(self.book[name]['A1'].protection.locked and self.book[name].row_dimensions[2].hidden, name)
        self.assertTrue(self.book['externals']['A3'].protection.locked)
        self.assertEqual(self.book['externals']['B3'].value, 'Year before (other, x)')
        self.assertEqual(self.book.sheetnames[-1], 'lists')
        # Excel and LibreOffice repeat a row on paper where it is absolute only
        self.assertTrue(all(self.book[name].print_title_rows == '$1:$1' for name in ('answers', 'documents', 'risks')))
        rules = {str(rule.sqref): rule for rule in self.book['risks'].data_validations.dataValidation}
        self.assertEqual((rules['A3:A42'].type, rules['D3:D42'].type, rules['A3:A42'].errorStyle or 'stop'), ('list', 'list', 'stop'))
        rules = {str(rule.sqref): rule for rule in self.book['documents'].data_validations.dataValidation}
        self.assertEqual((rules['D3:D152'].errorStyle, rules['F3:F152'].type, rules['I3:I152'].type), ('warning', 'date', 'textLength'))
        lists = [[cell.value for cell in column if cell.value is not None] for column in self.book['lists'].columns]
        self.assertTrue(all(one in lists for one in (['economy'], ['decree'], ['bappeda'], [1, 2, 3])), lists)

    def test_a_rubric_without_externals_has_no_sheet_of_them(self):
        workbook.write(siap.Rubric.read(KINDS.encode()).plan(), self.path)
        self.assertNotIn('externals', openpyxl.load_workbook(self.path).sheetnames)

    def test_the_command_writes_what_the_ending_says(self):
        self.put('answers', 3, level=3)
        self.put('documents', 3, title='Perbup 12', items='a')
        self.book.save(self.path)
        for ending, told in (('xml', ''), ('json', ''), ('csv', 'CSV does not carry documents, cut-off')):
            out = self.path + '.' + ending
            done = subprocess.run([sys.executable, '-m', 'siap.workbook', 'read', self.path, '-o', out],
                                  capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, told in done.stderr), (0, True), done.stderr)
            self.assertEqual(siap.Evidence.open(out)[0].answers, 1)


BESIDE = f'''<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="beside" version="1" edition="2026"
  languages="en" status="ours">{label("Beside")}<scale id="s" min="0" max="4" step="1"/>
<pillar id="economy">{label("Economy")}</pillar>
<item id="a" scale="s" pillar="economy" holder="bappeda">{label("A")}<evidence kind="decree"/></item>
<item id="b" scale="s">{label("B")}</item><item id="c" min="0">{label("C")}</item>
<external id="before" rubric="other" index="x">{label("Year before")}</external>
<index id="x" method="mean" missing="exclude">{label("X")}<item ref="a"/><item ref="b"/><item ref="c"/><external ref="before"/></index>
</rubric>'''

KINDS = f'''<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="kinds" version="1" edition="2026"
  languages="en" status="ours">{label("Kinds")}<scale id="s" min="0" max="4" step="1"/><scale id="f" min="0" max="4"/>
<item id="l" scale="s">{label("L")}</item><item id="v" min="0">{label("V")}</item>
<item id="r" scale="f">{label("R")}<share times="4"/></item>
<item id="g" scale="f">{label("G")}<grades><grade code="WTP" score="4"/><grade code="WDP" score="3"/></grades></item>
<item id="c" scale="s">{label("C")}<checklist><level value="1"><criterion id="a"/></level>
  <level value="2"><criterion id="b"/></level></checklist></item>
<item id="b" scale="f">{label("B")}<share times="100" status="ours"/><bands status="ours"><band from="0" to="50" score="1"/>
  <band score="2"/></bands></item>
<item id="m" scale="f" least="2">{label("M")}</item><item id="n" scale="s">{label("N")}</item>
<index id="x" method="mean">{label("X")}{"".join(f'<item ref="{item}"/>' for item in "lvrgcmnb")}</index></rubric>'''

if __name__ == '__main__':
    unittest.main()
