# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks of rows against single regions, from every kind of memory."""
import array
import importlib.util
import math
import os
import unittest
from unittest import mock

import samples
import siap
from siap import block

HAS_NUMPY = importlib.util.find_spec('numpy')
NAN = math.nan


class Blocks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plan = siap.Rubric.read(samples.TINY).plan()

    def test_a_block_is_what_single_regions_are(self):
        regions = os.path.join(samples.DATA, 'regions-2022.csv')
        results = siap.score_all(samples.RUBRIC_2022, regions)
        looked = 0
        for profile in {result.profile for result in results}:
            same = [one for one in results if one.profile == profile and one.participated]
            if not same or any(cell.given for one in same for cell in one):
                continue
            plan = same[0].plan
            rows = [[one[item].rounded for item in plan.items()] for one in same]
            scored = siap.score_many(plan, rows)
            for row, one in zip(scored, same):
                for node, value in row.items():
                    self.assertEqual(value, one[node].rounded, f'{one.region_name} {node}')
                    looked += 1
        malang = siap.score(samples.RUBRIC_2023, samples.MALANG_2023)
        row = [malang[item].rounded for item in malang.plan.items()]
        for at, node in enumerate(malang.plan.nodes()):
            scored = malang.plan.score_many([row, row])
            self.assertEqual(next(iter(scored))[node], malang[node].rounded)
            if malang[node].exact is not None: # a block is scored in double, a region in 128 bits
                self.assertAlmostEqual(scored.exact[1, at], malang[node].exact, places=12)
            looked += 1
        self.assertGreaterEqual(looked, 33)

    def test_every_kind_of_memory(self):
        rows = [[3, 2.25], [3, None], [2, 2]]
        flat = array.array('d', [3, 2.25, 3, NAN, 2, 2])
        sheet = memoryview(flat).cast('B').cast('d', [3, 2])
        for matrix in (rows, flat, sheet, memoryview(flat).toreadonly()):
            found = self.plan.score_many(matrix)
            self.assertEqual([row['total'] for row in found], [2.63, None, 2.0])
            self.assertEqual([int(state) for state in found.column('total', 'states')], [0, 1, 0])
        self.assertEqual(len(self.plan.score_many([])), 0)
        self.assertEqual(list(self.plan.score_many(array.array('d'))), [])

    def test_without_numpy(self):
        with mock.patch.object(block, 'numpy', return_value=None):
            found = self.plan.score_many([[3, 2.25], [3, 4]])
            self.assertIsInstance(found.rounded, memoryview)
            self.assertEqual(found['total'], [2.63, 3.5])
            self.assertEqual(found.rounded.shape, (2, 1))
            self.assertEqual(list(self.plan.score_many([])), [])

    def test_states_stand_above_scores(self):
        found = self.plan.score_many([[3, 2.25], [3, 4]], [[0, 0], [2, 0]])
        self.assertEqual([row['total'] for row in found], [2.63, 4.0])
        with self.assertRaises(siap.ArgumentError):
            self.plan.score_many([[3, 2.25]], [[9, 0]])

    def test_nodes_are_chosen_by_id(self):
        plan = siap.Rubric.open(samples.RUBRIC_2023).plan('kppn-ikn')
        rows = array.array('d', [2.0] * len(plan))
        found = plan.score_many(rows, nodes=['baseline', 'achievement'])
        self.assertEqual(found.nodes, ('baseline', 'achievement'))
        self.assertEqual(list(found), [{'baseline': 2.0, 'achievement': 2.0}])
        self.assertEqual(list(plan.score_many(rows, nodes=[])), [{}])
        for nodes, kind in ((['nothing'], KeyError), ('baseline', TypeError)):
            with self.assertRaises(kind):
                plan.score_many(rows, nodes=nodes)

    def test_other_shapes_and_kinds_are_refused(self):
        for matrix, kind in (([[1]], ValueError), (array.array('d', [1]), ValueError),
                             (array.array('f', [1, 2]), TypeError), (b'12345678', TypeError),
                             ([['x', 'y']], ValueError), (3, TypeError)):
            with self.assertRaises(kind):
                self.plan.score_many(matrix)
        with self.assertRaises(ValueError):
            self.plan.score_many([[1, 2]], [[0, 0], [0, 0]])

    @unittest.skipUnless(HAS_NUMPY, 'numpy is not installed')
    def test_numpy_arrays_are_used_where_they_lie(self):
        import numpy
        matrix = numpy.array([[3, 2.25], [2, 2]])
        for one in (matrix, numpy.frombuffer(matrix.tobytes()).reshape(2, 2)):
            self.assertEqual(block.memory(one, 2, 'it').address, one.ctypes.data)
            self.assertEqual(list(self.plan.score_many(one)['total']), [2.63, 2.0])
        for wrong, kind in ((matrix.T, ValueError), (matrix.astype('f4'), TypeError),
                            (matrix[:, ::-1], ValueError), (matrix[:, :1].copy(), ValueError)):
            with self.assertRaises(kind):
                self.plan.score_many(wrong)
        self.assertEqual(self.plan.score_many(matrix).rounded.shape, (2, 1))
        self.assertEqual(len(self.plan.score_many(numpy.empty((0, 2)))), 0)


if __name__ == '__main__':
    unittest.main()
