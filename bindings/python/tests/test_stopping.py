# SPDX-License-Identifier: GPL-3.0-or-later
"""Progress, and stopping: what is raised while C works leaves from the call, and never gets lost.

A small C function stands in for an analysis that takes long: it tells its progress a number of
times, and then has the library do the work.
"""
import contextlib
import ctypes
import gc
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from unittest import mock

import samples
import siap
from siap import _errand
from siap._load import api

CODE = r'''
#include <stdint.h>
#include <unistd.h>
typedef int32_t (*siap_progress)(void *user, uint64_t done, uint64_t total);
typedef int32_t analyse(const void *, siap_progress, void *, void **, void *);
analyse *real;
uint64_t steps = 0, each = 0, told = 0, is_deaf = 0;
int32_t stand_in(const void *request, siap_progress progress, void *user, void **out,
                 void *findings)
{
  *out = 0;
  told = 0;
  for (uint64_t i = 0; i < steps; i++) {
    usleep(each);
    told++;
    if (progress && progress(user, i, steps) && !is_deaf)
      return -10;
  }
  return real(request, 0, 0, out, findings);
}
'''


class Stopping(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        path = os.path.join(folder.name, 'slow.so')
        gcc = ['gcc', '-shared', '-fPIC', '-x', 'c', '-', '-o', path]
        subprocess.run(gcc, input=CODE, text=True, check=True)
        cls.slow = ctypes.CDLL(path)
        real = api.siap_analyse
        cls.slow.stand_in.argtypes, cls.slow.stand_in.restype = real.argtypes, real.restype
        ctypes.c_void_p.in_dll(cls.slow, 'real').value = ctypes.cast(real, ctypes.c_void_p).value
        cls.cohort = samples.tiny()

    def setUp(self):
        # a shell may have started the tests with Ctrl-C ignored
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.addCleanup(signal.signal, signal.SIGINT, before)
        self.lost = []
        for patch in (mock.patch.object(api, 'siap_analyse', self.slow.stand_in),
                      mock.patch.object(sys, 'unraisablehook', self.lost.append)):
            patch.start()
            self.addCleanup(patch.stop)
        self.set(steps=10, each=0, is_deaf=0)

    def tearDown(self):
        _errand.wait()
        self.assertEqual(self.lost, []) # "Exception ignored in …"

    def set(self, **values):
        for name, value in values.items():
            ctypes.c_uint64.in_dll(self.slow, name).value = value

    def told(self):
        return ctypes.c_uint64.in_dll(self.slow, 'told').value

    @contextlib.contextmanager
    def interrupts(self, *seconds):
        """Ctrl-C after each of these times."""
        timers = [threading.Timer(one, os.kill, (os.getpid(), signal.SIGINT)) for one in seconds]
        for timer in timers:
            timer.start()
        try:
            yield
        finally:
            for timer in timers:
                timer.join()

    # ---- progress

    def test_progress_is_told_in_the_thread_that_asked(self):
        steps = []
        ranks = siap.rank(self.cohort, progress=lambda done, total: steps.append(
            (done, total, threading.get_ident())))
        self.assertEqual(steps, [(at, 10, threading.get_ident()) for at in range(10)])
        self.assertEqual(ranks['ranks'], siap.rank(self.cohort)['ranks'])

    def test_what_is_true_stops(self):
        steps = []
        with self.assertRaises(siap.StoppedError) as caught:
            siap.rank(self.cohort, progress=lambda done, total: steps.append(done) or done == 3)
        self.assertEqual((steps, self.told()), ([0, 1, 2, 3], 4))
        self.assertIsInstance(caught.exception, siap.SiapError)
        self.assertEqual(len(siap.rank(self.cohort)['ranks']), 2) # nothing is left of it

    def test_an_exception_leaves_from_the_call(self):
        for error in (ZeroDivisionError('x'), KeyboardInterrupt(), SystemExit(3), GeneratorExit(),
                      StopIteration()):
            def progress(done, total, error=error):
                raise error
            with self.assertRaises(type(error)) as caught:
                siap.rank(self.cohort, progress=progress)
            self.assertIs(caught.exception, error)
            self.assertEqual(self.told(), 1)

    def test_what_is_no_answer_is_an_exception_too(self):
        class Odd:
            def __bool__(self):
                raise ValueError('neither')
        with self.assertRaisesRegex(ValueError, 'neither'):
            siap.rank(self.cohort, progress=lambda done, total: Odd())
        with self.assertRaises(TypeError):
            siap.rank(self.cohort, progress=lambda: None)
        with self.assertRaises(TypeError):
            siap.rank(self.cohort, progress='word')

    def test_an_analysis_within_an_analysis(self):
        inner = []

        def progress(done, total):
            inner.append(siap.rank(self.cohort)['ranks'][0]['region'])
        self.set(steps=2)
        siap.rank(self.cohort, progress=progress)
        self.assertEqual(inner, ['P', 'P'])

    def test_a_cohort_does_not_grow_while_it_is_analysed(self):
        result = siap.score(samples.TINY, samples.ANSWERS)
        cohort = siap.Cohort([result])
        with self.assertRaisesRegex(RuntimeError, 'being analysed'):
            siap.rank(cohort, progress=lambda done, total: cohort.add(result))
        self.assertEqual(len(cohort), 1)
        cohort.add(siap.score(samples.TINY, samples.tiny_regions(), region='P'))
        self.assertEqual(len(cohort), 2)

    # ---- signals

    def test_ctrl_c_stops_with_and_without_progress(self):
        for progress in (None, lambda done, total: None):
            self.set(steps=1000, each=2000)
            begin = time.perf_counter()
            with self.interrupts(0.1), self.assertRaises(KeyboardInterrupt):
                siap.rank(self.cohort, progress=progress)
            self.assertLess(time.perf_counter() - begin, 1.5)
            self.assertLess(self.told(), 900)

    def test_any_signal_whose_handler_raises_stops(self):
        def late(number, frame):
            raise TimeoutError('too long')
        before = signal.signal(signal.SIGALRM, late)
        self.addCleanup(signal.signal, signal.SIGALRM, before)
        self.set(steps=1000, each=2000)
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        with self.assertRaisesRegex(TimeoutError, 'too long'):
            siap.rank(self.cohort)
        self.assertLess(self.told(), 900)

    def test_a_second_ctrl_c_does_not_wait(self):
        self.set(steps=200, each=5000, is_deaf=1)
        cohort, begin = siap.Cohort(siap.score_all(samples.TINY, samples.ANSWERS)), time.monotonic()
        try:
            with self.interrupts(0.05, 0.15):
                siap.rank(cohort)
            self.fail('nothing was raised')
        except KeyboardInterrupt:
            pass
        self.assertLess(time.monotonic() - begin, 0.9)
        cohort.close() # the call that goes on holds what it uses
        del cohort
        gc.collect()

    def test_signals_at_any_moment_are_told_once_and_nothing_hangs(self):
        self.set(steps=5, each=100)
        before = signal.signal(signal.SIGALRM, signal.default_int_handler)
        self.addCleanup(signal.signal, signal.SIGALRM, before)
        luck, told = random.Random(5), 0
        for _ in range(300):
            try:
                signal.setitimer(signal.ITIMER_REAL, luck.uniform(1e-5, 0.002))
                ranks = siap.rank(self.cohort)['ranks']
                time.sleep(0.01)
                self.assertEqual(len(ranks), 2)
            except KeyboardInterrupt:
                told += 1
        self.assertEqual(told, 300)

    # ---- threads

    def test_other_threads_run_meanwhile(self):
        self.set(steps=20, each=10000)
        worker = threading.Thread(target=siap.rank, args=(self.cohort,))
        worker.start()
        ticks = 0
        while worker.is_alive():
            time.sleep(0.001)
            ticks += 1
        self.assertGreater(ticks, 20)

    def test_a_process_forks_while_another_thread_analyses(self):
        self.set(steps=50, each=10000)
        worker = threading.Thread(target=siap.rank, args=(self.cohort,))
        worker.start()
        time.sleep(0.05)
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(20)
            try:
                self.set(steps=1)
                right = siap.rank(samples.tiny())['ranks']['rank']
                _errand.wait() # as at exit
                os._exit(0 if right == [1, 2] else 2)
            finally:
                os._exit(1)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 0)
        worker.join()

    def test_many_threads_analyse_one_cohort(self):
        found, steps = [], []

        def work():
            for _ in range(20):
                ranks = siap.rank(self.cohort, progress=lambda *_: steps.append(
                    threading.get_ident()))
                found.append(ranks['ranks'])
        workers = [threading.Thread(target=work) for _ in range(4)]
        for worker in workers:
            worker.start()
        idents = {worker.ident for worker in workers}
        for worker in workers:
            worker.join()
        self.assertEqual(len(found), 80)
        self.assertTrue(all(one == found[0] for one in found))
        self.assertEqual((len(steps), set(steps) - idents), (800, set()))


if __name__ == '__main__':
    unittest.main()
