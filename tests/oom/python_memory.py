# SPDX-License-Identifier: GPL-3.0-or-later
"""Every allocation of the library fails in turn, below calls of the Python package.

A call must raise siap.NoMemoryError or give exactly what it gives undisturbed; and when there is
memory again, it must give that. The allocator of this folder stands before that of the C library
(SIAP_TEST_ALLOCATOR) and fails what libsiap and the libraries below it ask for, never what Python
itself asks for.
"""
import ctypes
import itertools
import os
import subprocess
import sys
import unittest

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
ALLOCATOR = os.environ.get('SIAP_TEST_ALLOCATOR', '')
IS_INSIDE = ALLOCATOR and os.environ.get('LD_PRELOAD') == ALLOCATOR
LIBRARIES = ('/libsiap.', '/libxml2.', '/libjansson.', '/libnettle.', '/libcsv.', '/libgsl.')
FAULTY = b'''<evidence xmlns="urn:siap:evidence:1" rubric="everything"><region name="K" class="city">
<answer item="poor" value="1,5"/><answer item="nothing" level="9"/></region></evidence>'''
COHORT = b'''<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="cohort" version="1" edition="1"
languages="en" fallback="en" status="ours"><label xml:lang="en">C</label><item id="a">
<label xml:lang="en">A</label><cohort normalise="min-max"/></item><index id="t" method="mean">
<label xml:lang="en">T</label><item ref="a"/></index></rubric>'''
ROWS = b'region,a\nA,10\nB,20\nC,50\n'


def path(name):
    return os.path.join(ROOT, 'tests', 'oom', name)


class Calls:
    """The calls that are tried: each a method that gives something to compare."""

    def __init__(self, siap):
        self.siap = siap
        self.rubric = siap.Rubric.open(path('everything.xml'))
        self.evidence = siap.Evidence.open(path('everything-evidence.xml'))
        with open(path('everything-evidence.xml'), 'rb') as file:
            self.bytes = file.read()
        self.plan = self.rubric.plan('more')
        self.result = siap.score(self.rubric, self.evidence, region=0)
        self.json = self.result.write('json').encode()
        self.cohort = siap.Evidence.read(ROWS, rubric='cohort', stage='final')
        self.unfitted = siap.Rubric.read(COHORT).plan()
        self.rows = [[float((row + column) % 4) for column in range(len(self.plan.items()))]
                     for row in range(5)]

    def rubric_open(self):
        return self.siap.Rubric.open(path('everything.xml')).write('json')

    def evidence_read(self):
        found = self.siap.Evidence.read(self.bytes)
        return [str(found.region(i)) for i in range(len(found))]

    def evidence_with_faults(self):
        try:
            return self.siap.Evidence.read(FAULTY, 'b.xml')
        except self.siap.RuleError as error:
            return str(error), error.findings.to_dicts()

    def evidence_draft(self):
        draft = self.siap.Evidence.read(FAULTY, 'b.xml', draft=True)
        return draft.faults, draft.findings.to_dicts()

    def rubric_plan(self):
        plan = self.rubric.plan('base')
        return plan.digest, plan.items(), plan.nodes()

    def plan_fit(self):
        return self.unfitted.fit(self.cohort).digest

    def plan_template(self):
        return self.plan.template('csv')

    def check(self):
        return self.plan.check(self.evidence, 1).to_dicts()

    def score(self):
        found = self.siap.score(self.rubric, self.evidence, region=0, previous=self.result)
        return found.to_dict(), found.findings.to_dicts()

    def score_all(self):
        return [one.to_dict() for one in self.siap.score_all(self.rubric, self.evidence)]

    def score_many(self):
        block = self.siap.score_many(self.plan, self.rows)
        return repr([list(block[node]) for node in self.plan.nodes()]) # NaN is not itself

    def explain(self):
        return self.result.explain('total')

    def write(self):
        return self.result.write('text', 'id')

    def to_dict(self):
        return self.result.to_dict()

    def result_read(self):
        return self.siap.Result.read(self.json).to_dict()

    def words(self):
        return self.siap.words('json')


CALLS = [name for name in vars(Calls) if not name.startswith('_')]


class Failing(unittest.TestCase):
    """Runs in a process of its own, with the allocator in front."""

    @classmethod
    def setUpClass(cls):
        import siap
        cls.siap, cls.calls = siap, Calls(siap)
        cls.allocator = ctypes.CDLL(ALLOCATOR)
        cls.allocator.allocator_disarm.restype = ctypes.c_long
        cls.allocator.allocator_arm.argtypes = (ctypes.c_long, ctypes.c_int)
        cls.allocator.allocator_only.restype = ctypes.c_size_t
        words = (ctypes.c_char_p * (len(LIBRARIES) + 1))(*(one.encode() for one in LIBRARIES))
        pieces = cls.allocator.allocator_only(words)
        assert pieces >= len(LIBRARIES) - 1, f'only {pieces} libraries were found'

    def attempt(self, call, number, onwards):
        """What came out, and how many allocations there were; NoMemoryError is None."""
        self.allocator.allocator_arm(number, onwards)
        try:
            got = call()
        except self.siap.NoMemoryError as error:
            assert isinstance(error, MemoryError) and 'memory' in str(error)
            got = None
        finally:
            seen = self.allocator.allocator_disarm()
        return got, seen

    def sweep(self, call, onwards):
        """How many points were refused; with all behind it failing too, every fourth is enough."""
        wanted, refused = call(), 0
        self.assertEqual(wanted, call())
        for number in itertools.count(1, 4 if onwards else 1):
            with self.subTest(allocation=number, onwards=onwards):
                got, seen = self.attempt(call, number, onwards)
                if got is None:
                    refused += 1
                    got = call() # there is memory again
                self.assertEqual(got, wanted)
            if seen < number:
                return refused


def one_call(name):
    def test(self):
        refused = sum(self.sweep(getattr(self.calls, name), onwards) for onwards in (0, 1))
        self.assertGreater(refused, 0, 'nothing was refused: no allocation failed')
    return test


for each in CALLS:
    setattr(Failing, f'test_{each}', one_call(each))


class Outside(unittest.TestCase):
    """Starts that process."""

    def test_every_allocation_below_each_call_fails_in_turn(self):
        self.assertTrue(ALLOCATOR, 'SIAP_TEST_ALLOCATOR says which allocator stands in front')
        told = subprocess.run(
            [sys.executable, os.path.abspath(__file__)], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, env={**os.environ, 'LD_PRELOAD': ALLOCATOR}, check=False)
        text = told.stdout.decode(errors='replace')
        self.assertEqual(told.returncode, 0, text[-4000:])
        self.assertIn(f'Ran {len(CALLS)} tests', text)


def load_tests(loader, _tests, _pattern):
    """Which of the two this process is."""
    return loader.loadTestsFromTestCase(Failing if IS_INSIDE else Outside)


if __name__ == '__main__':
    unittest.main()
