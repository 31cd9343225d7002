# SPDX-License-Identifier: GPL-3.0-or-later
"""Completion in bash: the function is called as bash calls it."""
import os
import subprocess
import tempfile
import unittest

from program import ASSESS, ROOT, environment, help_of, options, verbs

CALL = '''. "$1"; shift
[[ $(complete -p assess) == *_assess* ]] || exit 9
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _assess
printf '%s\\n' "${COMPREPLY[@]}"'''


def completed(*words, folder=ROOT):
    told = subprocess.run(['bash', '-c', CALL, 'bash', os.path.join(ROOT, 'examples/assess/assess.bash'), ASSESS,
                           *words], capture_output=True, text=True, env=environment(), cwd=folder, check=True)
    assert told.stderr == '', told.stderr
    return sorted(told.stdout.split('\n')[:-1]) if told.stdout.strip() else []


class Completion(unittest.TestCase):

    def test_verbs(self):
        self.assertEqual(completed(''), sorted(verbs()))
        self.assertEqual(completed('ver'), ['verify'])
        self.assertEqual(completed('x'), [])

    def test_options_of_every_verb(self):
        own, settings = options()
        for verb in verbs():
            found, text = completed(verb, '--'), help_of(verb)
            self.assertLessEqual({'--help', '--lang'}, set(found), verb)
            for one in found:
                self.assertTrue(one in text or one in ('--help', '--version'), f'{verb} {one}')
                self.assertIn(one[2:], {**own, **settings})
        self.assertEqual(completed('score', '--fo'), ['--format'])

    def test_formats(self):
        self.assertEqual(completed('score', '--format', ''), ['csv', 'json', 'line', 'text', 'xml'])
        self.assertEqual(completed('score', '--format', '=', 'j'), ['json'])
        self.assertEqual(completed('score', '--format', '='), ['csv', 'json', 'line', 'text', 'xml'])
        self.assertLessEqual({'csv', 'csv-excel', 'xml'}, set(completed('template', '--format', '')))

    def test_words_of_analyses(self):
        self.assertEqual(completed('rank', '--group', ''), ['class', 'none', 'profile'])

    def test_rubrics_and_profiles(self):
        with tempfile.TemporaryDirectory() as empty:
            self.assertEqual(completed('score', '--rubric', 'gmsc', folder=empty), ['gmsc-2022', 'gmsc-2023'])
            self.assertEqual(completed('info', 'spbe', folder=empty), ['spbe-2020'])
        self.assertEqual(completed('score', '--rubric', 'gmsc-2022', '--profile', ''), ['awal', 'reguler'])
        self.assertEqual(completed('template', 'gmsc-2023', '--profile', 'k'), ['kppn-ikn'])
        self.assertEqual(completed('score', '--profile', ''), [])

    def test_other_words(self):
        self.assertEqual(completed('score', '--stage', 'f'), ['final'])
        self.assertEqual(completed('score', '--lang', ''), ['en', 'id'])

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ('one file.xml', 'other.xml'):
                with open(os.path.join(folder, name), 'w', encoding='utf-8'):
                    pass
            os.mkdir(os.path.join(folder, 'old'))
            self.assertEqual(completed('check', 'o', folder=folder), ['old/', 'one file.xml', 'other.xml'])
            self.assertEqual(completed('check', '--strict', 'one', folder=folder), ['one file.xml'])
            self.assertEqual(completed('score', 'other.xml', '--previous', 'ot', folder=folder), ['other.xml'])
            self.assertEqual(completed('seal', 'other.xml', '-o', 'ot', folder=folder), ['other.xml'])


if __name__ == '__main__':
    unittest.main()
