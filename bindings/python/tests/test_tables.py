# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence from dictionaries, tables and workbooks; figures as data frames."""
import csv
import datetime
import decimal
import importlib.util
import os
import tempfile
import unittest

import samples
import siap
from siap import tables

HAS_PANDAS = importlib.util.find_spec('pandas')
HAS_EXCEL = importlib.util.find_spec('openpyxl')
MALANG = {'rubric': 'gmsc-2023', 'region': 'Kabupaten Malang', 'region_class': 'kppn-ikn',
          'stage': 'final'}


def malang_rows():
    with open(os.path.join(samples.DATA, 'malang-2023.csv'), encoding='utf-8', newline='') as file:
        return list(csv.reader(file))


class Dictionaries(unittest.TestCase):
    def test_a_dictionary_is_a_json_document(self):
        evidence = siap.Evidence.from_dict(samples.ANSWERS)
        self.assertEqual(siap.score(samples.TINY, evidence)['total'].rounded, 2.63)

    def test_numbers_of_other_kinds(self):
        for level in (decimal.Decimal('2.25'), 2.25):
            data = {'rubric': 'tiny', 'regions': [{'name': 'R', 'answers': [
                {'item': 'a', 'level': 3}, {'item': 'b', 'level': level}]}]}
            self.assertEqual(siap.score(samples.TINY, data)['total'].exact, 2.625)

    def test_what_no_document_can_say_is_refused(self):
        for value, kind in ((float('nan'), ValueError), (object(), TypeError), (1j, TypeError)):
            with self.assertRaises(kind):
                siap.Evidence.from_dict({'rubric': value})

    def test_findings_name_the_path(self):
        with self.assertRaises(siap.SiapError) as caught:
            siap.Evidence.from_dict({'rubric': 'tiny', 'regions': [
                {'name': 'R', 'answers': [{'item': 3}]}]})
        self.assertIn('regions[0].answers[0]', caught.exception.findings[0].path)

    def test_cells_as_text(self):
        for value, text in ((None, ''), (3, '3'), (3.4, '3.4'), (float('nan'), ''), (True, 'yes'),
                            ('a', 'a'), (datetime.date(2023, 12, 4), '2023-12-04'),
                            (datetime.datetime(2023, 12, 4), '2023-12-04')):
            self.assertEqual(tables.cell(value), text)
        with self.assertRaises(TypeError):
            tables.cell(object())


class Csv(unittest.TestCase):
    def test_both_dialects(self):
        for name in ('malang-2023.csv', 'malang-2023-excel.csv'):
            evidence = siap.Evidence.from_csv(os.path.join(samples.DATA, name), **MALANG)
            self.assertEqual(siap.score(samples.RUBRIC_2023, evidence)['achievement'].rounded, 2.94)


@unittest.skipUnless(HAS_PANDAS, 'pandas is not installed')
class Frames(unittest.TestCase):
    def test_a_frame_with_a_row_per_answer(self):
        import pandas
        rows = malang_rows()
        frame = pandas.DataFrame(rows[1:], columns=rows[0])
        frame['level'] = frame['level'].astype(float)
        for one in (frame, frame.set_index('item')):
            evidence = siap.Evidence.from_frame(one, **MALANG)
            self.assertEqual(siap.score(samples.RUBRIC_2023, evidence)['achievement'].rounded, 2.94)

    def test_a_frame_with_a_row_per_region(self):
        import pandas
        frame = pandas.DataFrame({'a': [3.0, None], 'b': [2.25, 1.0]},
                                 index=pandas.Index(['P', 'Q'], name='region'))
        results = siap.score_all(samples.TINY, siap.Evidence.from_frame(frame, rubric='tiny'))
        self.assertEqual([one['total'].rounded for one in results], [2.63, None])
        table = siap.to_frame(results)
        self.assertEqual(list(table['region']), ['P', 'Q'])
        self.assertEqual(table['total'][0], 2.63)
        self.assertTrue(pandas.isna(table['total'][1]))

    def test_findings_name_the_row(self):
        import pandas
        frame = pandas.DataFrame({'item': ['a', 'b'], 'level': ['3', 'x']})
        with self.assertRaises(siap.SiapError) as caught:
            siap.Evidence.from_frame(frame, rubric='tiny', region='R')
        self.assertEqual((caught.exception.findings[0].file, caught.exception.findings[0].line),
                         ('DataFrame', 3))
        self.assertEqual(list(caught.exception.findings.to_frame()['line']), [3])

    def test_a_result_as_a_frame(self):
        frame = siap.score(samples.RUBRIC_2023, samples.MALANG_2023).to_frame('id')
        self.assertEqual(frame.loc['achievement', 'rounded'], 2.94)
        self.assertEqual(frame['rounded'].dtype, float)
        self.assertTrue(frame['rounded'].isna()['improvement'])

    def test_a_block_from_and_to_a_frame(self):
        import pandas
        plan = siap.Rubric.read(samples.TINY).plan()
        frame = pandas.DataFrame({'b': [2.25, 4], 'a': [3, None]}, index=['P', 'Q'])
        table = plan.score_many(frame).to_frame()
        self.assertEqual(table['total']['P'], 2.63)
        self.assertTrue(table['total'].isna()['Q'])
        with self.assertRaisesRegex(ValueError, 'not asked for: c; absent: b'):
            plan.score_many(frame.rename(columns={'b': 'c'}))


@unittest.skipUnless(HAS_EXCEL, 'openpyxl is not installed')
class Excel(unittest.TestCase):
    def book(self, rows, more=()):
        import openpyxl
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        book = openpyxl.Workbook()
        book.active.title = 'Bukti'
        for row in rows:
            book.active.append(row)
        for name in more:
            book.create_sheet(name)
        path = os.path.join(folder.name, 'bukti.xlsx')
        book.save(path)
        return path

    def test_a_workbook(self):
        rows = malang_rows()
        path = self.book([rows[0]] + [row[:-1] + [float(row[-1])] for row in rows[1:]], ['Catatan'])
        for sheet in (None, 'Bukti'):
            evidence = siap.Evidence.from_excel(path, sheet, **MALANG)
            self.assertEqual(siap.score(samples.RUBRIC_2023, evidence)['achievement'].rounded, 2.94)
        with self.assertRaisesRegex(siap.UnknownNameError, 'Bukti, Catatan'):
            siap.Evidence.from_excel(path, 'Lain')

    def test_findings_name_the_sheet_and_row(self):
        path = self.book([['item', 'level', 'note'], ['a', 3, 'two\nlines'], [], ['b', 'x']])
        with self.assertRaises(siap.SiapError) as caught:
            siap.Evidence.from_excel(path, rubric='tiny', region='R')
        finding = caught.exception.findings[0]
        self.assertEqual((finding.file, finding.line), (path + '[Bukti]', 4))

    def test_a_formula_without_a_value_is_refused(self):
        path = self.book([['item', 'level'], ['a', '=1+2']])
        with self.assertRaisesRegex(ValueError, 'row 2, column 2'):
            siap.Evidence.from_excel(path, rubric='tiny', region='R')

    def test_what_is_no_workbook_is_refused(self):
        path = self.book([['item', 'level'], ['a', 3]])
        with self.assertRaises(siap.ReadError):
            siap.Evidence.from_excel(path + '.xlsx')
        with open(path, 'rb') as file:
            data = file.read()
        for broken in (b'', b'no workbook', data[:len(data) // 2], data[:200] + b'!!' + data[202:]):
            with open(path, 'wb') as file:
                file.write(broken)
            with self.assertRaises(siap.FormatError):
                siap.Evidence.from_excel(path, rubric='tiny', region='R')

    def test_the_limit_of_bytes_holds(self):
        path = self.book([['item', 'level']] + [['a', 3]] * 100)
        with self.assertRaises(siap.LimitError):
            siap.Evidence.from_excel(path, rubric='tiny', region='R', limits=siap.Limits(bytes=64))


if __name__ == '__main__':
    unittest.main()
