# SPDX-License-Identifier: GPL-3.0-or-later
"""The command that a report prints, so that it can be recomputed: typed again, it gives the same bytes."""
import json
import os
import shlex
import shutil
import tempfile
import unittest

from program import DATA, run

CASES = (
    ('malang-2023.xml',),
    ('malang-2022.xml', 'malang-2023.xml', '--target', '3.00', '--date', '2026-11-22'),
    ('malang-2023.xml', '--previous', '2.40'),
    ('malang-2023.xml', '--previous', 'malang-2022.xml'),
    ('malang-2023-excel.csv', '--rubric', 'gmsc-2023', '--class', 'kppn-ikn', '--region', 'Kabupaten Malang',
     '--stage', 'final'),
    ('regions-2022.csv', '--rubric', 'gmsc-2022', '--region', 'KAB. MALANG'),
    ('denpasar-2021-final.xml', '--self', 'denpasar-2021-self.xml'),
    ('classless.xml', '--profile', 'kppn-ikn'),
    ('./-odd name.xml',),
)


class Again(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        for name in {name for case in CASES for name in case if os.path.isfile(os.path.join(DATA, name))}:
            shutil.copy(os.path.join(DATA, name), self.folder)
        with open(os.path.join(DATA, 'malang-2023.xml'), encoding='utf-8') as file:
            text = file.read()
        self.put('-odd name.xml', text)
        self.put('classless.xml', text.replace(' class="kppn-ikn"', ''))

    def put(self, name, text):
        with open(os.path.join(self.folder, name), 'w', encoding='utf-8') as file:
            file.write(text)

    def test_the_command_gives_the_same_report(self):
        for words in CASES:
            first = run('report', *words, '--format', 'json', cwd=self.folder)
            self.assertEqual(first.returncode, 0, first.stderr)
            facts = {row['fact']: row['value'] for row in json.loads(first.stdout)['tables']['provenance']['rows']}
            command = shlex.split(facts['again'])
            self.assertEqual(command[:2], ['assess', 'report'])
            again = run(*command[1:], '--format', 'json', cwd=self.folder)
            self.assertEqual(again.stdout, first.stdout, facts['again'] + '\n' + again.stderr)


if __name__ == '__main__':
    unittest.main()
