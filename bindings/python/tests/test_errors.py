# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong comes as exceptions that carry findings as objects."""
import os
import pickle
import tempfile
import unittest

import samples
import siap
from siap import _api, errors

BROKEN = b'''<evidence xmlns="urn:siap:evidence:1" rubric="tiny">
  <region name="Kota">
    <answer item="a" level="3,5"/>
    <answer item="c" level="1"/>
  </region>
</evidence>
'''


class Errors(unittest.TestCase):
    def setUp(self):
        self.rubric = siap.Rubric.read(samples.TINY, 'tiny.xml')

    def raised(self, kind, function, *words, **more):
        with self.assertRaises(kind) as caught:
            function(*words, **more)
        return caught.exception

    def test_each_status_has_a_class_and_each_class_a_status(self):
        statuses = {value for name, value in vars(_api).items() if name.startswith('SIAP_ERR_')}
        self.assertEqual(set(errors.CLASSES), statuses)
        for one in errors.CLASSES.values():
            self.assertTrue(issubclass(one, siap.SiapError))
            self.assertIs(getattr(siap, one.__name__), one)

    def test_a_broken_file_gives_its_findings_as_objects(self):
        error = self.raised(siap.RuleError, siap.Evidence.read, BROKEN, 'bukti.xml')
        self.assertEqual(error.status, _api.SIAP_ERR_RULE)
        finding = error.findings[0]
        self.assertEqual((finding.file, finding.line, finding.code, finding.severity),
                         ('bukti.xml', 3, 'E122', 'error'))
        self.assertIn('3,5', finding.text)
        self.assertIn('3.5', finding.hint)
        self.assertIn('bukti.xml:3: error E122', str(error))
        self.assertEqual(str(finding), str(error).split('\n', 1)[1])

    def test_not_well_formed_and_where(self):
        torn = samples.TINY[:-10] + b'\n<<'
        error = self.raised(siap.FormatError, siap.Rubric.read, torn, 'r.xml')
        self.assertEqual(error.findings[0].line, samples.TINY.count(b'\n') + 1)
        self.assertIsInstance(error, ValueError)

    def test_a_draft_is_given_although_it_has_faults(self):
        draft = siap.Evidence.read(BROKEN, 'bukti.xml', draft=True)
        self.assertEqual(draft.faults, 1)
        self.assertEqual([one.code for one in draft.findings], ['E122'])
        found = self.raised(siap.RuleError, siap.check, self.rubric, draft).findings
        self.assertEqual([(one.line, one.code) for one in found.errors], [(3, 'E122'), (4, 'E310')])
        self.raised(siap.RuleError, siap.score, self.rubric, draft)

    def test_what_cannot_be_read(self):
        with tempfile.TemporaryDirectory() as folder:
            for path in (os.path.join(folder, 'none.xml'), folder):
                error = self.raised(siap.ReadError, siap.Rubric.open, path)
                self.assertIsInstance(error, OSError)
                self.assertEqual(error.findings[0].file, path)
                self.raised(siap.ReadError, siap.Evidence.open, path)
                self.raised(siap.ReadError, siap.Result.open, path)

    def test_limits_hold_for_bytes_and_files(self):
        for limits in (siap.Limits(bytes=100), siap.Limits(depth=1)):
            self.raised(siap.LimitError, siap.Rubric.read, samples.TINY, limits=limits)
            self.raised(siap.LimitError, siap.Rubric.open, samples.RUBRIC_2023, limits=limits)
        for wrong in (-1, 2 ** 32, 1.5, '1'):
            self.raised(ValueError, siap.Rubric.read, b'', limits=siap.Limits(depth=wrong))

    def test_names_that_nothing_bears(self):
        rubric = siap.Rubric.open(samples.RUBRIC_2023)
        error = self.raised(siap.UnknownNameError, rubric.plan, 'nothing')
        self.assertIsInstance(error, LookupError)
        result = siap.score(self.rubric, samples.ANSWERS)
        self.raised(siap.UnknownNameError, result.write, 'pdf')
        self.raised(siap.UnknownNameError, siap.Rubric.read, samples.TINY, language='fr')
        self.raised(KeyError, result.digest, 'nothing')
        self.raised(KeyError, result.weight, 'a', 'b')

    def test_wrong_arguments(self):
        result = siap.score(self.rubric, samples.ANSWERS)
        read = siap.Result.read(result.write('json').encode())
        self.raised(siap.ArgumentError, read.explain, 'total')
        self.raised(siap.ArgumentError, siap.Evidence.read, b'', stage='never')
        self.raised(ValueError, siap.Rubric.read, samples.TINY, 'a\0b')
        self.raised(ValueError, result.__getitem__, 'a\0b')
        self.raised(TypeError, siap.Rubric.read, 'text')
        self.raised(TypeError, siap.Rubric)
        self.raised(TypeError, self.rubric.label, 3)
        self.raised(AttributeError, setattr, self.rubric, 'id', 'x')
        self.raised(ValueError, siap.score, self.rubric, samples.ANSWERS, externals={'y': 'word'})

    def test_texts_come_in_indonesian_too(self):
        english = self.raised(siap.RuleError, siap.Evidence.read, BROKEN, 'b').findings
        other = self.raised(siap.RuleError, siap.Evidence.read, BROKEN, 'b', language='id').findings
        self.assertEqual([one.code for one in english], [one.code for one in other])
        self.assertNotEqual(english[0].text, other[0].text)

    def test_all_regions_that_are_wrong_are_told(self):
        data = {'rubric': 'tiny', 'regions': [
            {'name': name, 'answers': [{'item': item, 'level': 1}]}
            for name, item in (('P', 'a'), ('Q', 'y'), ('R', 'z'))]}
        error = self.raised(siap.RuleError, siap.score_all, self.rubric, data)
        self.assertEqual([one.code for one in error.findings.errors], ['E310', 'E310'])

    def test_findings_are_a_sequence_of_values(self):
        found = self.raised(siap.RuleError, siap.Evidence.read, BROKEN, 'b').findings
        self.assertEqual(found, pickle.loads(pickle.dumps(found)))
        self.assertEqual(found[:1], found)
        self.assertEqual(len(found + found), 2 * len(found))
        self.assertEqual((found + found).totals['error'], 2)
        self.assertEqual(found.to_dicts()[0]['code'], 'E122')
        self.assertEqual(repr(found), '<siap.Findings: 1 error>')
        self.assertEqual(repr(siap.Findings()), '<siap.Findings: none>')

    def test_exceptions_can_be_pickled(self):
        error = self.raised(siap.RuleError, siap.Evidence.read, BROKEN, 'b')
        again = pickle.loads(pickle.dumps(error))
        self.assertEqual((type(again), str(again), again.findings),
                         (type(error), str(error), error.findings))

    def test_names_of_files_may_be_any_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(os.fsencode(folder), b'b\xff.xml')
            with open(path, 'wb') as file:
                file.write(BROKEN)
            error = self.raised(siap.RuleError, siap.Evidence.open, path)
            self.assertTrue(error.findings[0].file)
            self.assertTrue(str(error).encode('utf-8', 'surrogateescape'))


if __name__ == '__main__':
    unittest.main()
