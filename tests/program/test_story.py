# SPDX-License-Identifier: GPL-3.0-or-later
"""The round of a year, as examples/README.md tells it: each command is run, and prints what stands below it.

A line "..." stands for any lines. "echo $?" is asked right behind a command whose status matters.
"""
import html.parser
import os
import re
import shutil
import subprocess
import tempfile
import unittest

from program import ASSESS, DATA, ROOT, environment, source

HEADING = '## The round of a year'


def told():
    """Commands and what they print, of all blocks of the section: (command, [line])."""
    section = source('examples/README.md').split(HEADING, 1)[1].split('\n## ', 1)[0]
    steps = []
    for block in re.findall(r'^```\n(.*?)^```', section, re.S | re.M):
        for line in block.splitlines():
            if line.startswith('$ '):
                steps.append((line[2:], []))
            elif steps[-1][0].endswith('\\'):
                steps[-1] = (steps[-1][0][:-1] + line.strip(), [])
            else:
                steps[-1][1].append(line)
    return steps


def agrees(wanted, printed):
    """Line by line; "..." is any number of lines."""
    if not wanted:
        return not printed
    if wanted[0] == '...':
        return any(agrees(wanted[1:], printed[i:]) for i in range(len(printed) + 1))
    return bool(printed) and wanted[0] == printed[0] and agrees(wanted[1:], printed[1:])


class Links(html.parser.HTMLParser):
    """What a page names besides itself, and whether it holds a script."""

    def __init__(self, text):
        super().__init__()
        self.names, self.scripts, self.lang, self.main = [], 0, None, 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.names += [value for name, value in attrs
                       if name in ('src', 'href', 'data') and not (value or '').startswith('#')]
        self.scripts += tag == 'script'
        self.main += tag == 'main'
        if tag == 'html':
            self.lang = named.get('lang')


class Story(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.room = tempfile.mkdtemp()
        for folder in (DATA, os.path.join(DATA, 'round')):
            for name in os.listdir(folder):
                if os.path.isfile(os.path.join(folder, name)):
                    shutil.copy(os.path.join(folder, name), cls.room)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.room)

    def page(self, name):
        with open(os.path.join(self.room, name), encoding='utf-8') as file:
            return file.read()

    def test_from_first_to_last_command(self):
        path = os.path.dirname(ASSESS) + os.pathsep + os.environ['PATH']
        steps = told()
        self.assertGreater(len(steps), 15)
        status = 0
        for command, wanted in steps:
            with self.subTest(command):
                done = subprocess.run(['bash', '-c', f'(exit {status})\n{command}'], cwd=self.room, text=True,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding='utf-8',
                                      env=environment(PATH=path), check=False)
                status = done.returncode
                printed = done.stdout.splitlines()
                self.assertTrue(agrees(wanted, printed), '\n'.join(['printed:', *printed[:40]]))
        self.look_at_pages()

    def look_at_pages(self):
        for name, language, words in (
                ('report.html', 'en', ('2.94', 'simulation', 'Smart Living', '\u22120.10')),
                ('laporan.html', 'id', ('2,94', 'simulasi', 'Smart Living', '\u22120,10')),
                ('form-bappeda.html', 'id', ('base.masterplan_hukum',))):
            text = self.page(name)
            found = Links(text)
            self.assertEqual(found.lang, language, name)
            self.assertEqual([one for one in found.names if not one.startswith('https://')], [], name)
            self.assertEqual((found.scripts > 0, found.main), (name.startswith('form'), not name.startswith('form')), name)
            for one in words:
                self.assertIn(one, text, name)
            if found.main:  # 117 questions, and a reviewer asks something of nearly every one
                self.assertLess(len(text.encode()), 150_000, name)
        self.assertNotIn('base.rapat_dewan', self.page('form-bappeda.html'))


if __name__ == '__main__':
    unittest.main()
