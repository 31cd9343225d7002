# SPDX-License-Identifier: GPL-3.0-or-later
"""The work of examples/cluster by itself: draws, tallies, merging, the interval."""
import os
import random
import sys
import unittest

import numpy
import siap

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
sys.path.insert(0, os.path.join(ROOT, 'examples', 'cluster'))
import villages # noqa: E402 (the path comes first)

with open(os.path.join(ROOT, 'rubrics', 'spbe-2020.xml'), 'rb') as file:
    RUBRIC = file.read()
SEED, ROWS, REPLICATIONS = 7, 300, 21


class Draws(unittest.TestCase):
    def test_a_piece_of_a_stream_is_the_same_as_in_the_whole(self):
        whole = villages.draws(SEED, 3, 0, 4096)
        for at, count in ((32, 64), (1024, 1000), (4064, 32)):
            self.assertEqual(villages.draws(SEED, 3, at, count).tolist(),
                             whole[at:at + count].tolist())
        with self.assertRaises(ValueError):
            villages.draws(SEED, 3, 33, 8)

    def test_replications_and_seeds_have_streams_of_their_own(self):
        streams = {villages.draws(seed, replication, 0, 32).tobytes()
                   for seed in range(3) for replication in range(5)}
        self.assertEqual(len(streams), 15)

    def test_judgements_move_by_one_and_stay_on_the_scale(self):
        answers = numpy.array([[1, 1, 1, 3, 3, 3, 5, 5, 5]], 'i1')
        drawn = numpy.array([31, 32, 224, 0, 223, 255, 31, 224, 128], 'u1')
        scores = numpy.empty(answers.shape)
        villages.judged_anew(answers, drawn, scores)
        self.assertEqual(scores.tolist(), [[1, 1, 2, 2, 3, 4, 4, 5, 5]])


class Merging(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plan = villages.plan_of(RUBRIC)
        cls.answers = villages.made_up(SEED, ROWS, len(cls.plan))
        cls.answers[4, 2] = villages.UNANSWERED
        cls.table = villages.alone(RUBRIC, cls.answers, SEED, REPLICATIONS, 2048)

    def tallies(self, rows, each):
        return [villages.tally(RUBRIC, self.answers[task.start:task.start + task.rows], task)
                for task in villages.tasks(SEED, ROWS, REPLICATIONS, rows, each)]

    def merged(self, tallies):
        merger = villages.Merger(RUBRIC, self.answers, REPLICATIONS)
        for one in tallies:
            merger.add(one)
        return merger.csv()

    def test_neither_order_nor_pieces_matter(self):
        for rows, each in ((32, 1), (96, 4), (320, 21)):
            found = self.tallies(rows, each)
            random.Random(each).shuffle(found)
            self.assertEqual(self.merged(found), self.table)

    def test_what_is_incomplete_is_no_table(self):
        with self.assertRaisesRegex(ValueError, 'rows are complete'):
            self.merged(self.tallies(96, 4)[1:])

    def test_tallies_of_another_library_are_refused(self):
        found = self.tallies(96, 4)[0]
        with self.assertRaisesRegex(ValueError, 'another rubric or library'):
            self.merged([found._replace(made_by='other')])

    def test_a_village_that_did_not_answer_has_no_figure(self):
        lines = self.table.decode().splitlines()
        self.assertEqual(len(lines), ROWS + 1)
        self.assertEqual(lines[5], '5,,,,,0')

    def test_a_line_is_what_plain_counting_gives(self):
        row = [float(level) for level in self.answers[0]]
        found = []
        for replication in range(1, REPLICATIONS + 1):
            moved = [min(5.0, max(1.0, level + (byte >= 224) - (byte < 32))) for level, byte in
                     zip(row, villages.draws(SEED, replication, 0, len(row)).tolist())]
            found.append(siap.score_many(self.plan, [moved], nodes=['spbe']).rounded[0][0])
        found.sort()
        # the least value that 2.5 % and 97.5 % of 21 do not exceed: the 1st and the 21st
        self.assertLess(found[0], found[-1])
        now = siap.score_many(self.plan, [row], nodes=['spbe']).rounded[0][0]
        mean = int(sum(round(one * 100) for one in found) * 100 / REPLICATIONS) / 10000
        self.assertEqual(self.table.decode().splitlines()[1],
                         f'1,{now:.2f},{mean:.4f},{found[0]:.2f},{found[-1]:.2f},{REPLICATIONS}')


if __name__ == '__main__':
    unittest.main()
