# SPDX-License-Identifier: GPL-3.0-or-later
"""Cohorts: from evidence, from results, one by one; what they refuse, and pickling."""
import copy
import os
import pickle
import unittest

import samples
import siap
from samples import REGIONS, tiny


class Cohorts(unittest.TestCase):
    def test_a_cohort_of_evidence(self):
        cohort = siap.cohort(samples.RUBRIC_2022, REGIONS)
        self.assertEqual((len(cohort), cohort.rubric_id), (38, 'gmsc-2022'))
        self.assertEqual(cohort.names()[0], 'KAB. BELITUNG')
        self.assertEqual(repr(cohort), '<siap.Cohort 38 regions of gmsc-2022>')
        self.assertEqual(repr(siap.Cohort()), '<siap.Cohort 0 regions>')
        self.assertTrue(siap.Cohort())
        self.assertIn('KAB. BELITUNG', cohort._repr_html_())

    def test_a_cohort_of_results_is_the_same(self):
        results = siap.score_all(samples.RUBRIC_2022, REGIONS)
        read = [siap.Result.read(one.write('json').encode()) for one in results]
        wanted = siap.rank(siap.cohort(samples.RUBRIC_2022, REGIONS))
        for cohort in (siap.Cohort(results), results, iter(results), tuple(results)):
            self.assertEqual(siap.rank(cohort).to_dict(), wanted.to_dict())
        self.assertEqual(siap.rank(siap.Cohort(read))['ranks'].column('value'),
                         wanted['ranks'].column('value'))
        one = siap.rank(results[0], of='achievement')
        self.assertEqual(one['ranks']['region'], ['KAB. BELITUNG'])
        self.assertEqual(repr(siap.Cohort(results[0])),
                         '<siap.Cohort KAB. BELITUNG of gmsc-2022>')

    def test_regions_are_added_one_by_one(self):
        plan = siap.Rubric.read(samples.TINY).plan()
        evidence = siap.Evidence.from_dict(samples.tiny_regions())
        cohort = siap.Cohort()
        for at, name in enumerate(('P', 'Q', 'R')):
            cohort.add_region(plan, evidence, name if at % 2 else at)
        self.assertEqual(siap.rank(cohort).to_dict(), siap.rank(tiny()).to_dict())
        self.assertEqual([one.code for one in cohort.findings], ['W320'])
        self.assertEqual([one.code for one in tiny().findings], ['W320'])

    def test_what_cannot_be_added_leaves_the_cohort_as_it_was(self):
        cohort, other = tiny(), siap.score(samples.RUBRIC_2023, samples.MALANG_2023)
        for result in (other, siap.Result.read(other.write('json').encode())):
            with self.assertRaises(siap.RuleError) as caught:
                cohort.add(result)
            self.assertEqual([one.code for one in caught.exception.findings.errors], ['E504'])
        for wrong in (3, 'word', None, cohort, other.plan):
            with self.assertRaises(TypeError):
                cohort.add(wrong)
        self.assertEqual((len(cohort), len(cohort.names())), (3, 3))
        with self.assertRaises(TypeError):
            siap.Cohort(3)
        wrong = samples.tiny_regions()
        for region in wrong['regions'][:2]:
            region['answers'][0]['item'] = 'x' + region['name']
        with self.assertRaises(siap.RuleError) as caught: # both are told
            siap.cohort(samples.TINY, wrong)
        self.assertEqual([one.code for one in caught.exception.findings.errors], ['E310', 'E310'])

    def test_last_year_is_matched_region_by_region(self):
        last = siap.score_all(samples.RUBRIC_2022, samples.MALANG_2022)
        for previous in (last, last[0], 2.40):
            cohort = siap.cohort(samples.RUBRIC_2023, samples.MALANG_2023, previous=previous)
            value = siap.rank(cohort, of='improvement')['ranks'][0]['value']
            self.assertEqual(value, 0.54 if previous == 2.40 else 0.44)

    def test_scales_are_fitted_on_the_regions_or_on_a_reference(self):
        folder = os.path.join(samples.ROOT, 'tests', 'cases', 'cohorts')
        found = 0
        for name in sorted(os.listdir(folder)):
            paths = [os.path.join(folder, name, file) for file in ('rubric.xml', 'evidence.csv')]
            if not all(map(os.path.exists, paths)):
                continue
            rubric, evidence = siap.Rubric.open(paths[0]), siap.Evidence.open(
                paths[1], rubric=siap.Rubric.open(paths[0]).id)
            if len(evidence) < 2 or rubric.profiles() or not rubric.plan().needs_fit:
                continue
            try:
                plan = rubric.plan().fit(evidence)
            except siap.RuleError:
                continue
            wanted = [plan.score(evidence, at) for at in range(len(evidence))]
            for reference in (None, evidence):
                made = siap.cohort(rubric, evidence, reference=reference)
                self.assertEqual(siap.rank(made).to_dict(), siap.rank(wanted).to_dict())
            found += 1
        self.assertGreater(found, 0)

    def test_inputs_are_pickled_not_handles(self):
        cohort = tiny()
        cohort.add(siap.Result.read(siap.score(samples.TINY, samples.ANSWERS).write('json')
                                    .encode()))
        for again in (pickle.loads(pickle.dumps(cohort)), copy.deepcopy(cohort)):
            self.assertEqual(siap.rank(again).to_dict(), siap.rank(cohort).to_dict())
            self.assertEqual((again.names(), again.findings), (cohort.names(), cohort.findings))
            self.assertEqual(repr(again), repr(cohort))
        results = siap.score_all(samples.TINY, samples.tiny_regions())
        again = pickle.loads(pickle.dumps(siap.Cohort(results)))
        self.assertEqual(len({id(evidence) for _, evidence, _, _ in again._members}), 1)


if __name__ == '__main__':
    unittest.main()
