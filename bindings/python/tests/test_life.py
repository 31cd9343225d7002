# SPDX-License-Identifier: GPL-3.0-or-later
"""Lifetimes: any order of closing and forgetting, threads, fork, and no growth."""
import gc
import itertools
import mmap
import multiprocessing
import os
import random
import threading
import time
import unittest
from unittest import mock

import samples
import siap
from siap._load import api


def family():
    """A rubric and all that is made of it."""
    rubric = siap.Rubric.read(samples.TINY)
    evidence = siap.Evidence.from_dict(samples.ANSWERS)
    plan = rubric.plan()
    result = plan.score(evidence)
    last = plan.score(evidence, previous=result)
    return [rubric, evidence, plan, result, last]


def resident():
    """Bytes of this process that are in memory."""
    with open('/proc/self/statm', encoding='ascii') as file:
        return int(file.read().split()[1]) * os.sysconf('SC_PAGE_SIZE')


def score_tiny(_):
    return siap.score(samples.TINY, samples.ANSWERS)['total'].rounded


class Lives(unittest.TestCase):
    def test_closing_in_every_order(self):
        for order in itertools.permutations(range(5)):
            things = family()
            for at in order:
                things[at].close()
                self.assertTrue(things[at].closed)
                for other in things:
                    if not other.closed:
                        self.assertNotIn('closed', repr(other))
                things[at].close() # once more does nothing

    def test_forgetting_in_every_order(self):
        for order in itertools.permutations(range(5)):
            things = family()
            for at in order:
                things[at] = None
                gc.collect(0)

    def test_children_keep_their_parents(self):
        rubric, evidence, plan, result, last = family()
        for thing in (rubric, evidence, plan, result):
            thing.close()
        self.assertEqual(last['total'].rounded, 2.63)
        self.assertEqual(last.plan.rubric.id, 'tiny')
        self.assertEqual(last.plan.score(last.evidence)['total'].exact, 2.625)
        last.plan.rubric.close() # what a property gives is another object
        self.assertEqual(last.plan.rubric.id, 'tiny')

    def test_cycles_are_collected(self):
        for _ in range(50):
            things = family()
            things[0].me, things[3].friend = things, things[0]
        del things
        gc.collect()

    def test_use_after_close_raises(self):
        for thing in family():
            thing.close()
            calls = [lambda: len(thing), lambda: iter(thing), lambda: 'a' in thing,
                     lambda: thing.__enter__(), lambda: thing.__reduce__()]
            told = [name for name, value in vars(type(thing)).items()
                    if isinstance(value, (property, type(siap.Rubric.id)))]
            calls += [lambda name=name: getattr(thing, name) for name in told]
            for call in calls:
                with self.assertRaises(siap.ClosedError):
                    call()
            self.assertIn('closed', repr(thing))
        rubric, evidence, plan, _, _ = family()
        evidence.close()
        with self.assertRaises(siap.ClosedError):
            siap.score(rubric, evidence)
        with self.assertRaises(siap.ClosedError):
            plan.check(evidence)

    def test_context_managers_close(self):
        with siap.Rubric.read(samples.TINY) as rubric, rubric.plan() as plan:
            self.assertEqual(len(plan), 2)
        self.assertTrue(rubric.closed and plan.closed)

    def test_ten_thousand_come_and_go_without_growth(self):
        def cycle(times):
            for _ in range(times):
                things = family()
                random.shuffle(things)
                things[0].close()
                try:
                    siap.Evidence.read(b'<evidence/>')
                except siap.SiapError:
                    pass
        cycle(1000)
        gc.collect()
        before = resident()
        cycle(2000) # 10 000 objects, and as many lists of findings
        gc.collect()
        self.assertLess(resident() - before, 1 << 20)


class Threads(unittest.TestCase):
    def test_a_call_lets_other_threads_run(self):
        with siap.Rubric.open(samples.RUBRIC_2023) as rubric:
            plan = rubric.plan('kppn-ikn')
        rows = memoryview(mmap.mmap(-1, 8 * len(plan) * 800000)).cast('d') # takes no memory
        # a call that kept the lock would stop this thread for all of its time, at every try; a busy
        # machine stops it for longer than usual at some
        tries = []
        while len(tries) < 20 and not any(still < worked / 2 for worked, still in tries):
            tries.append(self.stillness(plan, rows))
        self.assertLess(len(tries), 20, f'seconds of a call, and without a turn: {tries}')

    @staticmethod
    def stillness(plan, rows):
        """Seconds that a call works in another thread; how long this one stood still meanwhile."""
        real, times, ticks = api.siap_plan_score_block, [], []

        def timed(*words):
            begin, worked = time.perf_counter(), time.thread_time()
            status = real(*words)
            times.extend((begin, time.perf_counter(), time.thread_time() - worked))
            return status
        with mock.patch.object(api, 'siap_plan_score_block', timed):
            worker = threading.Thread(target=plan.score_many,
                                      args=(rows, None, ['achievement']))
            worker.start()
            while worker.is_alive():
                ticks.append(time.perf_counter())
        begin, end, worked = times
        moments = [begin] + [tick for tick in ticks if begin < tick < end] + [end]
        return worked, max(b - a for a, b in zip(moments, moments[1:]))

    def test_two_threads_score_one_rubric(self):
        rubric = siap.Rubric.open(samples.RUBRIC_2023)
        evidence, wrong = siap.Evidence.open(samples.MALANG_2023), []

        def score():
            for _ in range(20):
                if siap.score(rubric, evidence)['achievement'].rounded != 2.94:
                    wrong.append('another figure')
        workers = [threading.Thread(target=score) for _ in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        self.assertEqual(wrong, [])

    def test_closing_while_another_thread_scores(self):
        said = []

        def score(rubric, evidence):
            try:
                while True:
                    said.append(siap.score(rubric, evidence)['total'].rounded)
            except siap.ClosedError:
                pass
        for pause in range(20):
            rubric, evidence, *_ = family()
            worker = threading.Thread(target=score, args=(rubric, evidence))
            worker.start()
            time.sleep(pause / 4000)
            rubric.close()
            evidence.close()
            worker.join()
        self.assertTrue(said)
        self.assertEqual(set(said), {2.63})


class Fork(unittest.TestCase):
    def test_a_child_uses_and_drops_what_the_parent_made(self):
        things = family()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                rubric, evidence, *_ = things
                right = siap.score(rubric, evidence)['total'].rounded == 2.63 == score_tiny(0)
                things.clear()
                del rubric, evidence
                gc.collect()
                code = 0 if right else 2
            finally:
                os._exit(code)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 0)
        self.assertEqual(things[3]['total'].rounded, 2.63)

    def test_a_pool_of_processes(self):
        for method in ('fork', 'spawn'):
            with multiprocessing.get_context(method).Pool(2) as pool:
                self.assertEqual(pool.map(score_tiny, range(4)), [2.63] * 4)


if __name__ == '__main__':
    unittest.main()
