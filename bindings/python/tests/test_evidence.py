# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence written, merged and carried over from Python."""
import json
import os
import unittest
import warnings

import samples
import siap

PART = {'rubric': 'gmsc-2023', 'regions': [
    {'name': 'Kabupaten Malang', 'code': '35.07', 'class': 'kppn-ikn',
     'answers': [{'item': 'base.rapat_dewan', 'level': 4}]}]}
OTHER = {'rubric': 'gmsc-2023', 'regions': [
    {'name': 'Kabupaten Malang',
     'answers': [{'item': 'base.rapat_dewan', 'level': 3}, {'item': 'out.dewan', 'level': 2}]}]}


class Writing(unittest.TestCase):
    def test_what_is_written_reads_back_and_scores_the_same(self):
        evidence = siap.Evidence.open(samples.MALANG_2023)
        rubric = siap.Rubric.open(samples.RUBRIC_2023)
        before = siap.score(rubric, evidence)
        for format in ('xml', 'json'):
            again = siap.Evidence.read(evidence.write(format).encode(), format)
            after = siap.score(rubric, again)
            self.assertEqual(after['achievement'].exact, before['achievement'].exact)
            self.assertEqual(after.digest('evidence'), before.digest('evidence'))

    def test_what_csv_cannot_carry_is_a_warning(self):
        evidence = siap.Evidence.from_dict({'rubric': 'r', 'cut-off': '2023-01-01', 'regions': [
            {'name': '=A', 'answers': [{'item': 'a', 'level': -0.5}]}]})
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter('always')
            text = evidence.write('csv')
        self.assertEqual(text, 'region,stage,rubric,item,level\r\n"\'=A",self,r,a,-0.5\r\n')
        self.assertEqual([str(one.message) for one in told],
                         ['csv does not carry cut-off: 1 left out, the first "2023-01-01"'])
        self.assertEqual([one.code for one in evidence.write_found('csv-excel')[1]], ['W350'])
        self.assertEqual(siap.Evidence.read(text.encode())[0].name, '=A')
        with self.assertRaises(siap.UnknownNameError):
            evidence.write('pdf')


class Merging(unittest.TestCase):
    def test_parts_become_one_and_conflicts_are_named(self):
        with self.assertRaises(siap.RuleError) as raised:
            siap.merge([PART, OTHER])
        self.assertEqual([one.code for one in raised.exception.findings], ['E352'])
        merged = siap.merge([PART, OTHER], prefer=PART)
        self.assertEqual([one.code for one in merged.findings], ['N355'])
        answers = json.loads(merged.write('json'))['regions'][0]['answers']
        self.assertEqual({one['item']: one['level'] for one in answers},
                         {'base.rapat_dewan': 4, 'out.dewan': 2})
        with self.assertRaises(ValueError):
            siap.merge([PART], prefer=OTHER)
        with self.assertRaises(siap.ArgumentError):
            siap.merge([])

    def test_last_year_is_carried_over_as_a_draft(self):
        draft = siap.carry(samples.MALANG_2022, samples.RUBRIC_2022, samples.RUBRIC_2023)
        answers = json.loads(draft.write('json'))['regions'][0]['answers']
        self.assertEqual({one['carried'] for one in answers}, {'gmsc-2022'})
        self.assertIn('N358', {one.code for one in draft.findings})
        self.assertEqual(draft[0].stage, 'self')
        with self.assertRaises(siap.RuleError):
            siap.carry(samples.MALANG_2023, samples.RUBRIC_2022, samples.RUBRIC_2023)


if __name__ == '__main__':
    unittest.main()
