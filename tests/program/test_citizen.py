# SPDX-License-Identifier: GPL-3.0-or-later
"""Language, colour, progress and files, as other programs have them."""
import json
import os
import pty
import re
import resource
import signal
import shutil
import subprocess
import tempfile
import time
import unittest

from program import ASSESS, DATA, ROOT, environment, run

MALANG = os.path.join(DATA, 'malang-2023.xml')
REGIONS = os.path.join(DATA, 'regions-2022.csv')


def on_terminal(*words, **changes):
    """What comes to a terminal at stderr; stdout is a file, which never fills up as a pipe does."""
    ours, theirs = pty.openpty()
    with tempfile.TemporaryFile() as out:
        with subprocess.Popen([ASSESS, *words], stdout=out, stderr=theirs, stdin=subprocess.DEVNULL,
                              env=environment(**changes)):
            os.close(theirs)
            told = b''
            while True:
                try:
                    more = os.read(ours, 65536)
                except OSError:  # the other end is closed
                    break
                if not more:
                    break
                told += more
        os.close(ours)
        out.seek(0)
        return told.decode('utf-8').replace('\r\n', '\n'), out.read().decode('utf-8')


class Language(unittest.TestCase):

    def test_the_locale_says_it(self):
        for changes in ({'LANG': 'id_ID.UTF-8'}, {'LC_MESSAGES': 'id'}, {'LC_ALL': 'id_ID', 'LANG': 'C'},
                        {'LC_ALL': '', 'LC_MESSAGES': 'id_ID.UTF-8', 'LANG': 'de_DE'}, {'LANG': 'id@latin'}):
            self.assertIn('sebutkan berkas', run('score', **changes).stderr, changes)
            self.assertIn('Indeks', run('score', MALANG, **changes).stdout, changes)
        for changes in ({}, {'LANG': 'en_US.UTF-8'}, {'LC_ALL': 'C', 'LANG': 'id_ID'}, {'LANG': 'ido'},
                        {'LC_MESSAGES': 'POSIX', 'LANG': 'id'}):
            self.assertIn('name a file', run('score', **changes).stderr, changes)

    def test_lang_goes_before_it(self):
        self.assertIn('name a file', run('score', '--lang', 'en', LC_ALL='id_ID.UTF-8').stderr)
        self.assertIn('sebutkan berkas', run('score', '--lang=id', LC_ALL='C').stderr)

    def test_what_a_reviewer_asks_has_the_readers_numbers(self):
        with open(MALANG, encoding='utf-8') as file:
            draft = file.read().replace('stage="final"', 'stage="self"')
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'draft.xml')
            with open(path, 'w', encoding='utf-8') as file:
                file.write(draft)
            words = ('check', path, '--previous', os.path.join(DATA, 'malang-2022.xml'))
            self.assertIn('jumps from 1.25 to 3.6 since', run(*words).stderr)
            self.assertIn('melonjak dari 1,25 ke 3,6 sejak', run(*words, '--lang', 'id').stderr)

    def test_files_for_machines_have_the_same_numbers(self):
        words = ('score', MALANG, '--format', 'json', '--lang', 'en')
        self.assertEqual(run(*words, LC_ALL='id_ID.UTF-8').stdout, run(*words).stdout)


class Terminal(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.faulty = os.path.join(folder.name, 'faulty.xml')
        with open(MALANG, encoding='utf-8') as file, open(self.faulty, 'w', encoding='utf-8') as to:
            to.write(file.read().replace('"oc.gov.program"', '"oc.gov.programm"'))

    def test_severities_have_a_colour_on_a_terminal_only(self):
        told, _ = on_terminal('check', self.faulty)
        self.assertIn('\x1b[1;31merror E310\x1b[0m: ', told)
        plain = run('check', self.faulty).stderr
        self.assertNotIn('\x1b', plain)
        self.assertEqual(re.sub('\x1b\\[[0-9;]*m', '', told), plain)

    def test_no_color(self):
        self.assertNotIn('\x1b', on_terminal('check', self.faulty, NO_COLOR='1')[0])
        self.assertNotIn('\x1b', on_terminal('check', self.faulty, TERM='dumb')[0])
        self.assertIn('\x1b', on_terminal('check', self.faulty, NO_COLOR='')[0])

    def test_nothing_of_a_file_reaches_the_terminal_as_a_command(self):
        hostile = os.path.join(os.path.dirname(self.faulty), 'e E310: \x1b[2J.xml')
        os.rename(self.faulty, hostile)
        told, _ = on_terminal('check', hostile, LC_ALL='C')
        self.assertNotIn('\x1b[2J', told)

    def test_progress_is_for_terminals(self):
        words = ('robust', REGIONS, '--rubric', 'gmsc-2022', '--sources', 'weights', '--replications', '40',
                 '--format', 'json')
        told, out = on_terminal(*words)
        self.assertIn('100 %', told)
        self.assertTrue(told.endswith('\r'), 'and is wiped away')
        self.assertNotIn('%', run(*words).stderr)
        self.assertEqual(json.loads(out), json.loads(run(*words).stdout))


class Files(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.path = os.path.join(self.folder, 'out')

    def write(self, text):
        with open(self.path, 'w', encoding='utf-8') as file:
            file.write(text)

    def read(self):
        with open(self.path, encoding='utf-8') as file:
            return file.read()

    def test_every_verb_that_writes_leaves_the_old_file_when_it_fails(self):
        bad = os.path.join(ROOT, 'README.md')
        for words in (['score', bad], ['explain', bad, 'x'], ['info', bad], ['template', bad], ['seal', bad],
                      ['rank', bad], ['plan', bad], ['merge', bad], ['convert', bad], ['owed', bad], ['report', bad]):
            self.write('old')
            told = run(*words, '-o', self.path)
            self.assertNotEqual(told.returncode, 0, words)
            self.assertEqual(self.read(), 'old', words)
            self.assertEqual(os.listdir(self.folder), ['out'], words)

    def test_a_place_that_cannot_be_written_is_found_out_before_the_work(self):
        for place in ('no/such/folder/out', self.folder):
            told = run('score', os.path.join(self.folder, 'missing.xml'), '-o', place)
            self.assertEqual(told.returncode, 5)
            self.assertNotIn('missing.xml', told.stderr)
            self.assertIn(f'"{place}"', told.stderr)

    def test_what_is_written_never_takes_the_place_of_an_input(self):
        shutil.copy(MALANG, self.path)
        other = os.path.join(self.folder, 'link')
        os.symlink('out', other)
        for words in (['score', self.path], ['seal', self.path], ['merge', MALANG, self.path],
                      ['convert', self.path], ['report', MALANG, self.path], ['score', MALANG, '--previous', self.path],
                      ['score', MALANG, '--reference', self.path], ['score', MALANG, '--external', f'previous={self.path}'],
                      ['report', MALANG, '--self', self.path], ['score', MALANG, '--rubric', self.path],
                      ['convert', MALANG, '--carry-to', self.path]):
            for name in (self.path, other):
                told = run(*words, '-o', name)
                self.assertEqual(told.returncode, 2, words)
                self.assertIn('one of the inputs', told.stderr)
        with open(MALANG, encoding='utf-8') as file:
            self.assertEqual(self.read(), file.read())
        self.assertEqual(run('score', MALANG, '-o', self.path).returncode, 0)

    def test_what_is_written_is_whole_and_the_same_as_on_the_standard_output(self):
        self.write('old')
        os.chmod(self.path, 0o640)
        run('score', MALANG, '--format', 'json', '-o', self.path)
        self.assertEqual(self.read(), run('score', MALANG, '--format', 'json').stdout)
        self.assertEqual(os.stat(self.path).st_mode & 0o777, 0o640)
        self.assertEqual(os.listdir(self.folder), ['out'])

    def test_a_full_disk_is_an_error(self):
        for words in (['score', MALANG], ['info'], ['--help'], ['rank', REGIONS, '--rubric', 'gmsc-2022']):
            with open('/dev/full', 'wb') as full:
                told = subprocess.run([ASSESS, *words], stdout=full, stderr=subprocess.DEVNULL, check=False,
                                      env=environment())
            self.assertEqual(told.returncode, 5, words)

    def test_a_program_that_is_stopped_leaves_nothing_behind(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            path = os.path.join(self.folder, 'long.csv')
            with open(path, 'w', encoding='utf-8') as file:
                file.write('as it was')
            with subprocess.Popen([ASSESS, 'robust', REGIONS, '--rubric', 'gmsc-2022', '--sources', 'weights',
                                   '--replications', '10000000', '--format', 'csv', '-o', path], env=environment(),
                                  stderr=subprocess.DEVNULL) as running:
                while running.poll() is None and len(os.listdir(self.folder)) < 2:
                    time.sleep(0.01)
                self.assertEqual(len(os.listdir(self.folder)), 2, 'the temporary file')
                running.send_signal(number)
            self.assertEqual(running.returncode, -number)
            self.assertEqual(os.listdir(self.folder), ['long.csv'])
            with open(path, encoding='utf-8') as file:
                self.assertEqual(file.read(), 'as it was')

    def test_a_file_that_may_not_grow_is_an_error_and_leaves_nothing_behind(self):
        path = os.path.join(self.folder, 'page.html')
        told = subprocess.run([ASSESS, 'report', MALANG, '-o', path], env=environment(), capture_output=True, text=True,
                              check=False, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
        self.assertEqual((told.returncode, os.listdir(self.folder)), (5, []), told.stderr)
        self.assertIn(f'cannot write "{path}"', told.stderr)

    def test_the_place_that_cannot_be_written_is_named(self):
        for place in (os.path.join(self.folder, 'none', 'x.html'), self.folder, '/dev/full'):
            told = run('report', MALANG, '-o', place)
            self.assertEqual(told.returncode, 5)
            self.assertIn(f'cannot write "{place}"', told.stderr)

    def test_a_full_disk_is_told_whatever_was_asked(self):
        for words in (('--help',), ('score', '--help'), ('--version',), ('check', MALANG), ('info',)):
            with open('/dev/full', 'wb') as full:
                told = subprocess.run([ASSESS, *words], stdout=full, stderr=subprocess.PIPE, env=environment(),
                                      text=True, check=False)
            self.assertEqual(told.returncode, 5, words)
            self.assertEqual(told.stderr.count('cannot write "<stdout>": there is no space left'), 1, (words, told.stderr))

    def test_a_date_is_a_day_of_the_calendar(self):
        for words in (('seal', MALANG, '--date', '2026-02-29'), ('report', MALANG, '--date', '2026-02-30'),
                      ('owed', MALANG, '--today', '2026-04-31')):
            self.assertIn(run(*words).returncode, (2, 3), words)
        told = run('seal', MALANG, SOURCE_DATE_EPOCH='2.5')
        self.assertEqual((told.returncode, 'whole seconds' in told.stderr), (2, True), told.stderr)

    def test_no_clock_but_the_one_that_is_given(self):
        words = ('seal', MALANG)
        self.assertNotIn('"date"', run(*words).stdout)
        self.assertIn('"date": "2023-11-14T22:13:20Z"', run(*words, SOURCE_DATE_EPOCH='1700000000').stdout)
        self.assertIn('"date": "2024-01-01"',
                      run(*words, '--date', '2024-01-01', SOURCE_DATE_EPOCH='1700000000').stdout)
        for words in (['score', MALANG, '--format', 'json'], ['template', 'gmsc-2023', '--profile', 'reguler']):
            self.assertEqual(run(*words).stdout, run(*words, SOURCE_DATE_EPOCH='1').stdout)


if __name__ == '__main__':
    unittest.main()
