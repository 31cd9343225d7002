# SPDX-License-Identifier: GPL-3.0-or-later
"""Kabupaten Malang 2023 as the ministry published it, and what the classes tell of it."""
import copy
import doctest
import os
import pickle
import re
import unittest

import samples
import siap

HERE = os.path.dirname(os.path.abspath(__file__))


def readme():
    with open(os.path.join(HERE, '..', 'README.md'), encoding='utf-8') as file:
        return file.read()


class Malang(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rubric = siap.Rubric.open(samples.RUBRIC_2023)
        cls.evidence = siap.Evidence.open(samples.MALANG_2023)
        cls.last = siap.score(samples.RUBRIC_2022, samples.MALANG_2022)
        cls.result = siap.score(cls.rubric, cls.evidence, previous=cls.last)

    def test_five_lines_give_the_published_figure(self):
        code = re.search(r'```python\n(.*?)```', readme(), re.S).group(1)
        self.assertLessEqual(len(code.strip().splitlines()), 5)
        self.assertIn('2.94', code)
        before = os.getcwd()
        os.chdir(samples.ROOT)
        self.addCleanup(os.chdir, before)
        said = []
        exec(code, {'print': said.append}) # pylint: disable=exec-used
        self.assertEqual(said, [2.94])

    def test_the_walk_in_the_readme_is_true(self):
        blocks = re.findall(r'```pycon\n(.*?)```', readme(), re.S)
        words = {'siap': siap}
        test = doctest.DocTestParser().get_doctest('\n'.join(blocks), words, 'README', None, 0)
        self.assertGreater(len(test.examples), 20)
        before = os.getcwd()
        os.chdir(samples.ROOT)
        self.addCleanup(os.chdir, before)
        said = []
        found = doctest.DocTestRunner(verbose=False).run(test, out=said.append)
        self.assertEqual(found.failed, 0, ''.join(said))

    def test_the_table_of_the_letter(self):
        wanted = {'baseline': 3.60, 'output': 2.29, 'outcome': 3.41, 'impact': 2.81,
                  'quick_win': 3.13, 'collaboration': 2.53, 'achievement': 2.94,
                  'improvement': 0.44}
        self.assertEqual({name: self.result[name].rounded for name in wanted}, wanted)
        self.assertEqual([str(cell) for cell in self.result.indices()], ['2.94', '0.44', '2.98'])

    def test_last_year_may_be_a_number(self):
        result = siap.score(self.rubric, self.evidence, previous=2.40)
        self.assertEqual(result['improvement'].rounded, 0.54)
        self.assertIsNone(siap.score(self.rubric, self.evidence)['improvement'].rounded)

    def test_a_figure_says_what_it_rests_on(self):
        terms = self.result.terms('achievement')
        self.assertEqual(len(terms), 6)
        self.assertAlmostEqual(sum(term.term for term in terms), self.result['achievement'].exact)
        self.assertEqual(self.result.weight('achievement', 'baseline'), 0.1)
        self.assertAlmostEqual(self.result.contribution('achievement', 'baseline'), 0.36)
        self.assertIn('baseline: Baseline = 3.60', self.result.explain('baseline'))
        with self.assertRaises(siap.UnknownNameError):
            self.result.explain('nothing')

    def test_objects_tell_what_they_are(self):
        self.assertEqual(repr(self.rubric), '<siap.Rubric gmsc-2023 1.0: 117 items, '
                                            'indices achievement, improvement, pillars>')
        self.assertEqual(repr(self.evidence), '<siap.Evidence Kabupaten Malang for gmsc-2023>')
        self.assertIn('achievement 2.94', repr(self.result))
        self.assertEqual(repr(self.result.plan),
                         '<siap.Plan gmsc-2023 kppn-ikn: 117 items, 33 nodes>')
        self.assertIn('2.94', str(self.result))
        self.assertEqual(self.result.write('json'), self.result.write('json', 'en'))

    def test_objects_are_collections(self):
        self.assertEqual([item.id for item in self.rubric][0], 'base.masterplan_hukum')
        self.assertEqual(len(self.rubric), len(list(self.rubric)))
        self.assertIn('oc.gov.spbe', self.rubric)
        self.assertNotIn('nothing', self.rubric)
        self.assertEqual(self.rubric[-1], self.rubric[116])
        self.assertEqual(len(self.evidence), 1)
        self.assertEqual(self.evidence['35.07'].name, 'Kabupaten Malang')
        self.assertEqual(self.evidence[0], self.evidence['Kabupaten Malang'])
        self.assertEqual(len(self.result), len(list(self.result)))
        self.assertIn('baseline', self.result)
        self.assertEqual(self.result[-1], self.result[len(self.result) - 1])
        self.assertEqual(self.result.plan.items(), tuple(self.result.plan))
        for collection in (self.rubric, self.result, self.evidence):
            with self.assertRaises(IndexError):
                collection[len(collection)]
            with self.assertRaises(KeyError):
                collection['no such id']

    def test_the_rubric_tells_what_is_in_it(self):
        self.assertEqual(self.rubric.label('id'), self.rubric.label())
        self.assertIn('en', self.rubric.languages())
        self.assertEqual([node.id for node in self.rubric.indices()],
                         ['achievement', 'improvement', 'pillars'])
        self.assertEqual(len(self.rubric.pillars()), 6)
        self.assertIn('kppn-ikn', [profile.id for profile in self.rubric.profiles()])
        self.assertEqual(self.rubric.profile_for_class('kppn-ikn'), 'kppn-ikn')
        self.assertIsNone(self.rubric.profile_for_class('none'))
        self.assertTrue(self.rubric.sources())
        self.assertIn('gmsc-2023', self.rubric.write())
        self.assertEqual(len(self.rubric.digest), 64)

    def test_notebooks_get_tables(self):
        for shown in (self.rubric, self.evidence, self.result, siap.Findings()):
            self.assertRegex(shown._repr_html_(), r'^<table>.*</table>$')
        tiny = siap.Rubric.read(samples.TINY)
        result = siap.score(tiny, {**samples.ANSWERS, 'regions': [
            {'name': '<script>', 'answers': [{'item': 'a', 'level': 3}]}]})
        self.assertIn('&lt;script&gt;', result._repr_html_())
        self.assertNotIn('<script>', result._repr_html_() + result.evidence._repr_html_())

    def test_inputs_are_pickled_as_bytes(self):
        for thing in (self.rubric, self.evidence, self.result.plan, self.result):
            for again in (pickle.loads(pickle.dumps(thing)), copy.deepcopy(thing)):
                self.assertEqual(repr(again), repr(thing))
                self.assertIsNot(again, thing)
        again = pickle.loads(pickle.dumps(self.result))
        self.assertEqual(again.cells(), self.result.cells())
        self.assertEqual(again.plan.digest, self.result.plan.digest)
        self.assertNotIn(b'siap_rubric', pickle.dumps(self.rubric)) # no handle went in
        table = siap.Evidence.from_csv(os.path.join(samples.DATA, 'malang-2023-excel.csv'),
                                       rubric='gmsc-2023', region='M', region_class='kppn-ikn')
        self.assertEqual(list(pickle.loads(pickle.dumps(table))), list(table))
        read = siap.Result.read(self.result.write('json').encode())
        self.assertEqual(pickle.loads(pickle.dumps(read)).cells(), read.cells())

    def test_a_result_goes_through_json(self):
        self.assertEqual(self.result.to_dict()['rubric']['id'], 'gmsc-2023')
        again = siap.Result.read(self.result.write('json').encode(), 'last.json')
        self.assertEqual(again['achievement'].rounded, 2.94)
        self.assertIsNone(again.plan)

    def test_findings_come_with_the_result(self):
        self.assertIsInstance(self.result.findings, siap.Findings)
        self.assertEqual(siap.check(self.rubric, self.evidence).errors, siap.Findings())

    def test_many_regions(self):
        regions = os.path.join(samples.DATA, 'regions-2022.csv')
        results = siap.score_all(samples.RUBRIC_2022, regions)
        self.assertGreater(len(results), 30)
        self.assertEqual(results[0].region_name, 'KAB. BELITUNG')
        self.assertEqual(results[0]['achievement'].rounded, 2.46)
        with self.assertRaisesRegex(ValueError, 'say which'):
            siap.score(samples.RUBRIC_2022, regions)

    def test_last_year_is_matched_region_by_region(self):
        last = siap.score_all(samples.RUBRIC_2022, samples.MALANG_2022)
        now = siap.score_all(self.rubric, self.evidence, previous=last)
        self.assertEqual(now[0]['improvement'].rounded, 0.44)
        others = siap.score_all(samples.RUBRIC_2022,
                                os.path.join(samples.DATA, 'regions-2022.csv'))
        now = siap.score_all(self.rubric, self.evidence, previous=others[:3])
        self.assertIsNone(now[0]['improvement'].rounded)
        with self.assertRaises(ValueError):
            siap.score_all(self.rubric, self.evidence, previous=last + last)

    def test_forms_to_fill_in(self):
        plan = self.rubric.plan('kppn-ikn')
        form = plan.template('csv-excel', 'id').encode()
        found = siap.check(self.rubric, siap.Evidence.read(form, 'form.csv'))
        self.assertEqual([one.code for one in found], ['W320'])

    def test_words_and_version(self):
        self.assertRegex(siap.version(), r'^\d+\.\d+\.\d+$')
        self.assertIn('geometric-mean', siap.words())

    def test_docstrings_come_from_the_header(self):
        self.assertIn('rows x siap_plan_item_count()', siap.Plan.score_many.__doc__)
        self.assertIn('Threads: any thread', siap.Rubric.open.__doc__)
        self.assertIn('64 hexadecimal digits', siap.Rubric.digest.__doc__)


if __name__ == '__main__':
    unittest.main()
