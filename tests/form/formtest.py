# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the form share: one browser for a file of tests, and each form made once."""
import pathlib
import tempfile
import unittest
import xml.etree.ElementTree as ET

from browser import Browser
from forms import SPACE, assess, classes, form, hostile, kinds

now = {}
forms = {}


class Now:
    """The browser of the file of tests that runs, started by its setUpModule()."""

    def __getattr__(self, name):
        return getattr(now['browser'], name)


browser = Now()


def setUpModule():
    holder = tempfile.TemporaryDirectory(prefix='siap-forms-')
    unittest.addModuleCleanup(holder.cleanup)
    forms.clear()
    now['folder'] = pathlib.Path(holder.name)
    now['browser'] = Browser()
    unittest.addModuleCleanup(now['browser'].close)


def the_folder():
    return now['folder']


def the_form(name, *words, language='en'):
    """Each form is made once."""
    key = (name, words, language)
    if key not in forms:
        made = {'kinds': kinds, 'hostile': hostile, 'classes': classes}.get(name)
        forms[key] = form(the_folder(), made(the_folder()) if made else name, *words, language=language)
    return forms[key]


class FormTest(unittest.TestCase):
    """Whatever a test does, the page says nothing on the console and asks for nothing but itself."""

    def open(self, name, *words, language='en', forget=True):
        browser.open(the_form(name, *words, language=language))
        if forget:
            browser.forget()
            browser.requests()
            browser.open(the_form(name, *words, language=language))

    def tearDown(self):
        for path in browser.downloads.iterdir():
            path.unlink()
        self.assertEqual(browser.console(), [])
        outside = [url for url in browser.requests() if not url.startswith(('file:', 'blob:', 'chrome', 'data:'))]
        self.assertEqual(outside, [])

    def name_region(self, name='Kabupaten Malang', section='Region', field='Name of the region'):
        browser.section(section)
        browser.type(browser.one('main'), field, name)

    def check(self, path, rubric_path=None):
        code, output, errors = assess('check', path, *(['--rubric', rubric_path] if rubric_path else []))
        self.assertEqual(code, 0, output + errors)
        return output + errors

    def answers(self, path):
        root = ET.parse(path).getroot()
        return {answer.get('item') or answer.get('node') or answer.get('ref'): answer
                for answer in root.find(f'{SPACE}region') if answer.tag != f'{SPACE}document'}
