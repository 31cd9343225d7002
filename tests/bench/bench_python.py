# SPDX-License-Identifier: GPL-3.0-or-later
"""The Python package: times of its calls, and what a second thread brings."""
import array
import os
import threading
import time

import siap

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
ROWS, RUNS = 20000, 5
rubric = siap.Rubric.open(os.path.join(ROOT, 'rubrics', 'gmsc-2023.xml'))
evidence = siap.Evidence.open(os.path.join(ROOT, 'examples', 'data', 'malang-2023.xml'))
plan = siap.Plan.choose(rubric, evidence)
matrix = array.array('d', [2.8] * (ROWS * len(plan)))


def best(work, clock):
    took = []
    for _ in range(RUNS):
        begin = clock()
        work()
        took.append(clock() - begin)
    return min(took)


def single():
    for _ in range(100):
        siap.score(rubric, evidence)


def block():
    plan.score_many(matrix)


def side_by_side():
    workers = [threading.Thread(target=block) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


print(f'one region            {best(single, time.process_time) * 1e4:8.1f} us')
print(f'a row of a block      {best(block, time.process_time) / ROWS * 1e6:8.2f} us')
gain = 2 * best(block, time.perf_counter) / best(side_by_side, time.perf_counter)
print(f'two threads           {gain:8.2f} x as many rows in the same time')
