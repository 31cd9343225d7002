# SPDX-License-Identifier: GPL-3.0-or-later
"""Headers, library, ctypes and PHP keep what was promised; and each way to break it is noticed."""
import os
import re
import shutil
import tempfile
import unittest

import abixml
import check
import interface
import layout

LIBRARY = os.environ.get('SIAP_LIBRARY', '')
ABI = interface.described(layout.ROOT)['abi']
COMMENT = '/**\n * Do.\n *\n * Threads: any thread\n * Since:   0.2\n */\n'


class Mutant:
    """A change of one header: what is put for what, and what must be said of it."""

    def __init__(self, header, pattern, put, said, breaks=True, xml=True):
        self.header, self.pattern, self.put = header, pattern, put
        self.said, self.breaks, self.xml = said, breaks, xml

    def root(self, folder):
        """A copy of the tree, as far as it is read, with the change in it."""
        shutil.copytree(os.path.join(layout.ROOT, 'include'), os.path.join(folder, 'include'))
        shutil.copy(os.path.join(layout.ROOT, 'meson.build'), folder)
        path = os.path.join(folder, 'include/siap', self.header)
        with open(path, encoding='utf-8') as file:
            text, times = re.subn(self.pattern, self.put, file.read(), flags=re.M)
        if times != 1:
            raise AssertionError(f'{self.header}: {self.pattern} stands there {times} times')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return folder


# xml: whether abidiff notices it too; it sees neither plain constants nor const nor names
MUTANTS = {
    'fields exchanged': Mutant(
        'result.h', r'^(  int32_t kind;.*\n)(  int32_t state;.*\n)', r'\2\1',
        'field siap_cell.kind: it was int32_t at 4, now it is int32_t at 8'),
    'field between others': Mutant(
        'result.h', r'^(  double exact;.*\n)', r'  double first; /**< x */\n\1',
        'field siap_cell.first: new, but not behind the 72 bytes'),
    'field gone': Mutant(
        'result.h', r'^  double next_band;.*\n', '', 'field siap_cell.next_band: gone'),
    'field of another type': Mutant(
        'core.h', r'^  uint32_t attributes;', '  uint64_t attributes;',
        'field siap_limits.attributes: it was uint32_t at 24'),
    'field of another sign': Mutant(
        'result.h', r'^  int32_t policy;', '  uint32_t policy;',
        'field siap_term.policy: it was int32_t'),
    'field of another name': Mutant(
        'result.h', r'^  double coverage;', '  double covered;', 'field siap_cell.coverage: gone',
        xml=False),
    'field appended': Mutant(
        'core.h', r'^(  uint64_t memory;.*\n)', r'\1  uint64_t more; /**< x */\n',
        'field siap_limits.more: new, behind', breaks=False),
    'constant of another number': Mutant(
        'core.h', r'SIAP_STATE_INVALID = 4 ', 'SIAP_STATE_INVALID = 5 ',
        'constant SIAP_STATE_INVALID: it was 4, now it is 5', xml=False),
    'constant gone': Mutant(
        'findings.h', r'^  SIAP_NOTE = .*\n', '', 'constant SIAP_NOTE: gone', xml=False),
    'constants exchanged': Mutant(
        'core.h', r'SIAP_ERR_IO = -3, (.*\n)  SIAP_ERR_SYNTAX = -4,',
        r'SIAP_ERR_SYNTAX = -3, \1  SIAP_ERR_IO = -4,',
        'constant SIAP_ERR_IO: it was -3, now it is -4', xml=False),
    'constant new': Mutant(
        'core.h', r'^  SIAP_STATE_INVALID = 4 ',
        '  SIAP_STATE_OTHER = 5, /**< x */ SIAP_STATE_INVALID = 4 ',
        'constant SIAP_STATE_OTHER: new', breaks=False, xml=False),
    'parameter of another type': Mutant(
        'core.h', r'siap_limits_init\(siap_limits \*limits, uint32_t size',
        'siap_limits_init(siap_limits *limits, uint64_t size', 'function siap_limits_init: it was'),
    'parameter without const': Mutant(
        'rubric.h', r'siap_rubric_id\(const siap_rubric', 'siap_rubric_id(siap_rubric',
        'function siap_rubric_id: it was', xml=False),
    'parameter more': Mutant(
        'core.h', r'^( \* @param text .*\n)((?s:.*?))siap_free\(char \*text',
        r'\1 * @param more  x\n\2siap_free(char *text, int32_t more', 'function siap_free: it was'),
    'parameters exchanged': Mutant(
        'words.h', r'^ \* @param format .*\n( \* @param language .*\n)((?s:.*?))'
        r'const char \*format, const char \*language',
        r'\1 * @param format  x\n\2const char *language, const char *format',
        'were two parameters exchanged', breaks=False, xml=False),
    'callback with another type': Mutant(
        'analysis.h', r'uint64_t done, uint64_t total\);', 'uint32_t done, uint64_t total);',
        'callback siap_progress: it was'),
    'another type returned': Mutant(
        'result.h', r'int32_t siap_result_participated', 'uint32_t siap_result_participated',
        'function siap_result_participated: it was int32_t'),
    'another type behind a name': Mutant(
        'core.h', r'typedef int32_t siap_status', 'typedef uint32_t siap_status',
        'type siap_status: it was int32_t, now it is uint32_t'),
    'function gone': Mutant(
        'core.h', r'/\*\*\n \* Name a state(?s:.*?)siap_state_name.*\n', '',
        'function siap_state_name: gone'),
    'function new': Mutant(
        'core.h', r'^SIAP_END_DECLS', COMMENT + 'SIAP_API void siap_do(void);\n\nSIAP_END_DECLS',
        'function siap_do: new', breaks=False, xml=False),
}


def tree(mutant):
    """A mutant's tree for the time of a test."""
    folder = tempfile.TemporaryDirectory()
    return folder, mutant.root(folder.name)


class Promise(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.promise = check.read_promise(ABI)
        cls.library = abixml.of_library(LIBRARY)

    def test_the_headers_keep_the_promise(self):
        said = check.verdict(self.promise, interface.read_headers(layout.ROOT))
        self.assertEqual(said, '', '\n' + said)

    def test_the_library_keeps_the_promise(self):
        self.assertIn("class-decl name='siap_cell' size-in-bits", self.library,
                      'the library was built without debugging information: abidiff sees no types')
        said = check.library_verdict(self.promise, LIBRARY)
        self.assertEqual(said, '', '\n' + said)

    def test_the_xml_is_what_the_headers_give(self):
        said = abixml.compare(self.promise[1], abixml.of_headers(layout.ROOT))
        self.assertEqual(said, '', f'\n{said}\nrun {check.COMMAND}')
        self.assertNotRegex(''.join(self.promise[1]), layout.ROOT)

    def test_nothing_of_the_inside_is_in_it(self):
        for name in ('findings', 'rubric', 'evidence', 'plan', 'externals', 'result'):
            for text in (self.promise[1], self.library):
                self.assertNotRegex(text, f"class-decl name='siap_{name}' size-in-bits")
        self.assertNotIn('siap_i_', self.promise[1] + self.library)

    def test_a_missing_tool_is_a_failure(self):
        path, os.environ['PATH'] = os.environ['PATH'], '/nowhere'
        try:
            self.assertIn('install abigail-tools', check.library_verdict(self.promise, LIBRARY))
        finally:
            os.environ['PATH'] = path


class Mutants(unittest.TestCase):
    def test_each_change_is_noticed_and_told_from_what_breaks_nothing(self):
        promise = check.read_promise(ABI)
        self.assertEqual(check.verdict(promise, interface.read_headers(layout.ROOT)), '')
        for name, mutant in MUTANTS.items():
            with self.subTest(name):
                folder, root = tree(mutant)
                with folder:
                    said = check.verdict(promise, interface.read_headers(root))
                self.assertIn(mutant.said, said)
                remedy, other = check.BROKEN, check.HARMLESS
                if not mutant.breaks:
                    remedy, other = other, remedy
                self.assertIn(remedy, said)
                self.assertNotIn(other, said)

    def test_abidiff_notices_what_it_can_see_in_headers_and_in_the_library(self):
        promise, library = check.read_promise(ABI), abixml.of_library(LIBRARY)
        for name, mutant in MUTANTS.items():
            with self.subTest(name):
                folder, root = tree(mutant)
                with folder:
                    xml = abixml.of_headers(root)
                for said in (abixml.compare(promise[1], xml), abixml.compare(xml, library)):
                    self.assertEqual(bool(said), mutant.xml, said or 'abidiff says nothing')

    def test_what_breaks_is_not_renewed_without_a_word(self):
        for name in ('fields exchanged', 'field appended'):
            with self.subTest(name), tempfile.TemporaryDirectory() as promise:
                for ending in ('txt', 'abi'):
                    shutil.copy(check.path_of(layout.HERE, ABI, ending), promise)
                folder, root = tree(MUTANTS[name])
                with folder:
                    now, breaks = interface.read_headers(root), MUTANTS[name].breaks
                    self.assertEqual(bool(check.renew(root, promise, False)), breaks)
                    kept = not check.verdict(check.read_promise(ABI, promise), now)
                    self.assertEqual(kept, not breaks)
                    self.assertEqual(check.renew(root, promise, True), '')
                    self.assertEqual(check.verdict(check.read_promise(ABI, promise), now), '')

    def test_another_number_of_the_interface_begins_anew(self):
        self.assertIn('Nothing is promised', check.verdict(check.read_promise(ABI + 1), {}))


class Layouts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.api = interface.described(layout.ROOT)
        cls.c = layout.in_c(cls.api, os.path.join(layout.ROOT, 'include'))

    def test_there_is_something_to_compare(self):
        for word, least in {'constant': 20, 'size': 4, 'offset': 30, 'kind': 30}.items():
            self.assertGreaterEqual(sum(what.startswith(word + ' ') for what in self.c), least)

    def test_ctypes_sees_what_the_compiler_sees(self):
        self.assertEqual(layout.in_ctypes(), self.c)

    def test_php_sees_what_the_compiler_sees(self):
        self.assertEqual(layout.in_php(LIBRARY), self.c)

    def test_another_layout_would_be_seen(self):
        def changed(path, *pair):
            with open(os.path.join(layout.ROOT, path), encoding='utf-8') as file:
                text = file.read()
            self.assertIn(pair[0], text)
            copy = os.path.join(folder, os.path.basename(path))
            with open(copy, 'w', encoding='utf-8') as file:
                file.write(text.replace(*pair, 1))
            return copy
        with tempfile.TemporaryDirectory() as folder:
            path = 'bindings/python/src/siap/_api.py'
            path = changed(path, "'depth', c_uint32", "'depth', c_int32")
            self.assertNotEqual(layout.in_ctypes(path), self.c)
            path = changed('bindings/php/siap.h', 'uint32_t depth', 'uint64_t depth')
            self.assertNotEqual(layout.in_php(LIBRARY, path), self.c)


if __name__ == '__main__':
    unittest.main()
