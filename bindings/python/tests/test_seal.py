# SPDX-License-Identifier: GPL-3.0-or-later
"""Seals: written from files and from memory, verified, and what happens when something differs."""
import hashlib
import json
import os
import shutil
import tempfile
import unittest

import siap

from samples import ROOT

RUBRICS = os.path.join(ROOT, 'rubrics')
DATA = os.path.join(ROOT, 'examples', 'data')


class Seals(unittest.TestCase):

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        for name in ('malang-2022.xml', 'malang-2023.xml'):
            shutil.copy(os.path.join(DATA, name), self.folder)
        self.here = os.getcwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, self.here)
        self.text = siap.seal('malang-2023.xml', previous='malang-2022.xml', rubrics=RUBRICS,
                              date='2026-11-22')
        with open('seal.json', 'w', encoding='utf-8') as file:
            file.write(self.text)

    def test_a_seal_holds_the_result_and_the_digests_of_the_files(self):
        held = json.loads(self.text)
        self.assertEqual(held['format'], 'siap-seal-1')
        self.assertEqual(held['date'], '2026-11-22')
        self.assertEqual([one['role'] for one in held['files']],
                         ['evidence', 'rubric', 'previous', 'rubric'])
        entries = {one['id']: one for one in held['results'][0]['entries']}
        self.assertEqual(entries['achievement']['rounded'], 2.94)
        self.assertNotIn(self.folder, self.text)

    def test_what_was_sealed_is_verified(self):
        os.chdir(self.here)
        found = siap.verify(os.path.join(self.folder, 'seal.json'), rubrics=RUBRICS)
        self.assertEqual([one.code for one in found], ['N570'])

    def test_each_difference_is_raised_with_what_was_and_is(self):
        forged = self.text.replace('"rounded": 2.94', '"rounded": 3.94').encode()
        with self.assertRaises(siap.RuleError) as caught:
            siap.verify(forged, rubrics=RUBRICS)
        self.assertEqual([one.code for one in caught.exception.findings], ['E564'])
        self.assertIn('3.94', caught.exception.findings[0].text)

    def test_files_may_be_bytes_or_what_a_function_gives(self):
        with open('malang-2023.xml', 'rb') as file:
            evidence = file.read()
        text = siap.seal('m.xml', previous=2.51, files={'m.xml': evidence}, rubrics=RUBRICS)
        asked = []

        def read(role, name):
            asked.append((role, name))
            if role == 'evidence':
                return evidence
            with open(os.path.join(RUBRICS, name + '.xml'), 'rb') as file:
                return file.read()

        siap.verify(text.encode(), files=read)
        self.assertEqual(asked, [('evidence', 'm.xml'), ('rubric', 'gmsc-2023')])

    def test_a_document_of_any_size_has_the_digest_of_its_file(self):
        with open('malang-2023.xml', encoding='utf-8') as file:
            evidence = file.read().replace('class="kppn-ikn">', 'class="kppn-ikn"><document id="m" title="M"'
                                           ' href="m.bin"/>', 1).encode()
        for size in (0, 1, (1 << 20) - 1, 1 << 20, (2 << 20) + 7):
            data = b'siap' * (size // 4) + b'x' * (size % 4)
            with open('m.bin', 'wb') as file:
                file.write(data)
            text = siap.seal('m.xml', files={'m.xml': evidence}, rubrics=RUBRICS, documents='.')
            self.assertIn(hashlib.sha256(data).hexdigest(), text, size)
            found = siap.verify(text.encode(), files={'m.xml': evidence}, rubrics=RUBRICS, documents='.')
            self.assertEqual([one.code for one in found], ['N570'])
        os.remove('m.bin')
        found = siap.verify(text.encode(), files={'m.xml': evidence}, rubrics=RUBRICS, documents='.')
        self.assertEqual([one.code for one in found], ['W574', 'N570'])

    def test_what_a_function_raises_comes_out(self):
        def read(role, name):
            raise KeyError(name)
        with self.assertRaises(KeyError):
            siap.verify(self.text.encode(), files=read)

    def test_a_file_that_is_not_there_is_named(self):
        os.remove('malang-2022.xml')
        with self.assertRaises(siap.UnknownNameError) as caught:
            siap.verify('seal.json', rubrics=RUBRICS)
        self.assertEqual(caught.exception.findings[0].code, 'E560')
        self.assertEqual(caught.exception.findings[0].file, 'malang-2022.xml')

    def test_a_name_in_a_seal_leads_nowhere_out(self):
        with open(os.path.join(self.folder, 'secret'), 'w', encoding='utf-8') as file:
            file.write('secret')
        inner = os.path.join(self.folder, 'inner')
        os.mkdir(inner)
        hostile = self.text.replace('"evidence": "malang-2023.xml"', '"evidence": "../secret"')
        with self.assertRaises(siap.UnknownNameError):
            siap.verify(hostile.encode(), base=inner, rubrics=RUBRICS)


if __name__ == '__main__':
    unittest.main()
