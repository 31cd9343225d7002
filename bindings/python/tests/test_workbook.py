# SPDX-License-Identifier: GPL-3.0-or-later
"""The form as an Excel workbook: written, filled in, read back, scored."""
import importlib.util
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
