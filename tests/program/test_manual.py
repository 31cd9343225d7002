# SPDX-License-Identifier: GPL-3.0-or-later
"""Manual pages hold everything, and help says what the program accepts."""
import os
import re
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET

from program import ASSESS, ROOT, exit_codes, help_of, options, run, verbs

FOLDER = os.path.dirname(ASSESS)
XS = '{http://www.w3.org/2001/XMLSchema}'
PAGES = ('assess.1', 'assess.id.1', 'siap-rubric.5', 'siap-evidence.5')


def page(name):
    with open(os.path.join(FOLDER, name), encoding='utf-8') as file:
        return file.read()


def shown(name):
    """As a reader sees it, on one line."""
    told = subprocess.run(['man', '-E', 'UTF-8', '-l', os.path.join(FOLDER, name)], capture_output=True,
                          text=True, encoding='utf-8', check=True,
                          env={**os.environ, 'MANWIDTH': '1000', 'MAN_KEEP_FORMATTING': '', 'LC_ALL': 'C.UTF-8'})
    return re.sub(r'.\x08', '', told.stdout).replace('\u2010', '-')


class Manual(unittest.TestCase):
    maxDiff = None

    def test_pages_have_no_warnings(self):
        for name in PAGES:
            told = subprocess.run(['man', '--warnings=w', '-E', 'UTF-8', '-Tutf8', '-Z', '-l',
                                   os.path.join(FOLDER, name)], stdout=subprocess.DEVNULL, check=False,
                                  stderr=subprocess.PIPE, env={**os.environ, 'LC_ALL': 'C.UTF-8'})
            self.assertEqual((told.returncode, told.stderr), (0, b''), name)

    def test_the_overview_names_every_verb(self):
        for language in ('en', 'id'):
            overview = help_of('', language)
            missing = [verb for verb in verbs() if not re.search(rf'^  assess {verb}\b', overview, re.M)]
            self.assertEqual(missing, [], f'add them to help_{language}.c, [VERB_NONE]')

    def test_the_overview_names_every_verb_once(self):
        for language in ('en', 'id'):
            named = re.findall(r'^  assess ([a-z]+) [A-Z\[]', help_of('', language), re.M)
            self.assertEqual(sorted(named), sorted(verbs()), language)

    def test_every_verb_option_and_exit_code_is_in_the_page(self):
        own, settings = options()
        for name, verb_word in (('assess.1', 'en'), ('assess.id.1', 'id')):
            text = page(name).replace('\\-', '-')
            missing = [verb for verb in verbs() if f'.SS assess {verb}\n' not in text]
            missing += [f'--{one}' for one in [*own, *settings] if f'--{one}' not in text]
            missing += [code for code in exit_codes() if f'.TP\n\\fB{code}\\fR\n' not in text]
            self.assertEqual(missing, [], f'not in {name}: the help of a verb, or manual.py, lacks them ({verb_word})')

    def test_help_of_every_verb_has_an_example(self):
        for language, word in (('en', 'Example'), ('id', 'Contoh')):
            for verb in verbs():
                text = help_of(verb, language)
                self.assertRegex(text, rf'(?m)^{word}.*(\n.*)*?\n  (assess .*\| )?assess {verb} ', f'{verb} in {language}')

    def test_help_lists_what_is_accepted_and_nothing_else(self):
        wrong = []
        own, _ = options()
        folder = tempfile.TemporaryDirectory()  # --output makes a file
        self.addCleanup(folder.cleanup)
        for verb in verbs():
            text = {language: help_of(verb, language) for language in ('en', 'id')}
            for option, has_value in own.items():
                if option in ('help', 'version'):
                    continue
                told = run(verb, f'--{option}', *(['a=1'] if has_value else []), '--lang', 'en', cwd=folder.name) \
                    if option != 'lang' else run(verb, '--lang', 'en')
                accepted = f'"--{option}" is no option of' not in told.stderr
                for language, words in text.items():
                    listed = re.search(rf'(?m)^  (-[a-z], )?--{option}\b(?!-)', words) is not None
                    if listed != accepted:
                        wrong.append(f'assess {verb}: --{option} is {"" if accepted else "not "}accepted, and '
                                     f'{"" if listed else "not "}in help_{language}.c')
        self.assertEqual(wrong, [])

    def test_variables_that_are_read_are_in_the_page(self):
        folder = os.path.join(ROOT, 'examples', 'assess')
        names = set()
        for name in sorted(os.listdir(folder)):
            if name.endswith('.c'):
                with open(os.path.join(folder, name), encoding='utf-8') as file:
                    text = file.read()
                names |= set(re.findall(r'getenv\("(\w+)"\)', text))
                names |= set(re.findall(r'"(LC_\w+|LANG)"', text))
        self.assertIn('NO_COLOR', names)
        for name in names - {'TERM'}:
            for one in ('assess.1', 'assess.id.1'):
                self.assertIn(name, page(one), one)

    def test_every_element_and_attribute_of_a_schema_is_in_its_page(self):
        for noun in ('rubric', 'evidence'):
            root = ET.parse(os.path.join(ROOT, 'rubrics', f'siap-{noun}.xsd')).getroot()
            text = page(f'siap-{noun}.5').replace('\\-', '-')
            elements = {one.get('name') for one in root.iter(XS + 'element') if one.get('name')}
            attributes = {one.get('name') for one in root.iter(XS + 'attribute') if one.get('name')}
            missing = [f'<{name}>' for name in elements if f'.SS "<{name}>' not in text]
            missing += [name for name in attributes if f'.TP\n\\fB{name}\\fR' not in text]
            self.assertEqual(missing, [], noun)
            self.assertGreater(len(attributes), 30)

    def test_every_attribute_says_what_it_means(self):
        for noun in ('rubric', 'evidence'):
            root = ET.parse(os.path.join(ROOT, 'rubrics', f'siap-{noun}.xsd')).getroot()
            silent = [one.get('name') for one in root.iter(XS + 'attribute') if one.get('name') and
                      not (one.findtext(f'{XS}annotation/{XS}documentation') or '').strip()]
            self.assertEqual(silent, [], noun)
            text = page(f'siap-{noun}.5')
            self.assertNotIn('\n\\&\n', text, 'an attribute about which the page says nothing')
            told = text[text.index('.SH VALUES'):]
            kinds = set(re.findall(r'^\\fB[^(\n]*\\fR \(([a-z ]+)', text, re.M)) - {'required'}
            self.assertGreater(len(kinds), 4)
            self.assertEqual([kind for kind in sorted(kinds) if f'\\fB{kind}\\fR\n' not in told], [], noun)

    def test_pages_are_read_as_they_were_meant(self):
        text = shown('assess.1')
        self.assertIn('assess - score the smart-city', text)
        self.assertIn('assess seal malang-2023.xml --previous malang-2022.xml', text)
        self.assertIn('--max-bytes N', text)
        self.assertNotRegex(text, r'\\[-fe(&]')  # roff that came through
        self.assertIn('<quick-win> in <region>', shown('siap-evidence.5'))


if __name__ == '__main__':
    unittest.main()
