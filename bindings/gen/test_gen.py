# SPDX-License-Identifier: GPL-3.0-or-later
"""The reader of the headers: what it reads, what it refuses, and what is written from it."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, '..', '..'))
sys.path.insert(0, HERE)
import emit_ctypes  # noqa: E402
import generate  # noqa: E402
from headers import HeaderError, read_headers  # noqa: E402

FRAME = '''/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap/x.h - something. */
#ifndef SIAP_X_H
#define SIAP_X_H

#include <stdint.h>

SIAP_BEGIN_DECLS

/** A thing. */
typedef struct siap_thing siap_thing;

%s
SIAP_END_DECLS

#endif
'''
UMBRELLA = '''/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap/siap.h - all. */
#ifndef SIAP_SIAP_H
#define SIAP_SIAP_H
#include <siap/x.h>
#endif
'''
UNREF = '''/**
 * Give back.
 *
 * @param thing  the thing
 *
 * Threads: any
 * Since:   0.1
 */
SIAP_API void siap_thing_unref(siap_thing *thing);
'''
# what stands at line 13 -> what is said about it
REFUSED = {
    'int siap_a(void);': 'expected a comment /** … */ above a declaration, got "int"',
    '/** X. */\nextern int x;': 'expected "typedef", "enum" or "SIAP_API", got "extern"',
    '/** X. */\ntypedef int siap_a;': 'expected "struct" or a scalar type, got "int"',
    '/** X. */\ntypedef void (*siap_f)(void);': 'expected "struct" or a scalar type, got "void"',
    '/** X. */\ntypedef int32_t (*siap_f)(int32_t a);':
        'siap_f: a callback takes void *user, then numbers, text, structs',
    '/** X. */\ntypedef int32_t (*siap_f)(void *user, char *a);':
        'siap_f: a callback takes void *user, then numbers, text, structs',
    '/** X. */\nenum { SIAP_A };': 'expected "=", got "}"',
    '/** X. */\nenum { SIAP_A = 1 };': 'expected a comment /**< … */ behind the constant',
    '/** X. */\nenum { SIAP_A = 1 << 2 };': 'no token of the grammar: << 2',
    '/** X. */\nenum { SIAP_A = 1, /**< a */\n SIAP_A = 2 /**< b */\n};':
        'SIAP_A is declared twice',
    '/** X. */\nenum { Siap = 1 };': '"Siap" is no constant of the library',
    '/** X. */\ntypedef struct siap_s {\n  int32_t a; /**< a */\n} siap_s;': 'is not uint32_t size',
    '/** X. */\ntypedef struct siap_s {\n'
    '  uint32_t size; /**< a */\n  char *a; /**< a */\n} siap_s;':
        'a: a field is a number or const char *',
    '/** X. */\ntypedef struct siap_s {\n  uint32_t size : 3; /**< a */\n} siap_s;':
        'no token of the grammar: : 3',
    '/** X. */\nSIAP_API bool siap_a(void);': '"bool" is no type of the grammar',
    '/** X. */\nSIAP_API void *siap_a(void);': '"void" with so many * is outside the grammar',
    '/** X. */\nSIAP_API siap_thing siap_a(void);': 'siap_thing is passed by pointer only',
    '/** X. */\nSIAP_API int32_t other_a(void);': '"other_a" is no name of the library',
    '#define SIAP_A 1': 'expected a comment /** … */ above a declaration, got "#define SIAP_A 1"',
    '// note': 'no token of the grammar: // note',
    '/** X.\n * Threads: any\n * Since: 0.1 */\nSIAP_API int32_t siap_a(void);':
        'siap_a: @return stands where something is returned',
    '/** X.\n * @return 1\n * Since: 0.1 */\nSIAP_API int32_t siap_a(void);':
        'siap_a: the comment lacks "Threads:"',
    '/** X.\n * @return 1\n * Threads: any\n * Since: 0.1\n * Mood: good */\n'
    'SIAP_API int32_t siap_a(void);':
        'siap_a: the comment has an unknown line "Mood:"',
    '/** X.\n * @return a\n * Threads: any\n * Since: 0.1 */\nSIAP_API const char *siap_a(void);':
        'siap_a: const char * is borrowed',
    '/** X.\n * @return a\n * Threads: any\n * Since: 0.1 */\nSIAP_API char *siap_a(void);':
        'siap_a: a function returns a number, const char * or a handle',
    '/** X.\n * @return a\n * Threads: any\n * Since: 0.1 */\nSIAP_API siap_thing *siap_a(void);':
        'siap_a: a handle that is returned is new',
}
# the parameters of a function -> what its comment says of `p` -> what is said about that
PARAMETERS = {
    ('double *p', 'a number'): 'p: a pointer without const is filled: "out: …"',
    ('const double *p', 'numbers'): 'p: an array needs its shape in front',
    ('const double *p', 'out: a number'): 'p: what is filled is a pointer without const',
    ('siap_thing **p', 'out: the thing'): 'p: "out, new:" and ** belong together',
    ('double *p', 'out, new: a number'): 'p: "out, new:" and ** belong together',
    ('double q', 'a number'): "the comment describes ['p'], the function takes ['q']",
    ('double p, ...', 'a number'): 'no token of the grammar: ...',
    ('double p[2]', 'a number'): 'no token of the grammar: [2]',
    ('long p', 'a number'): '"long" is no type of the grammar',
    ('void (*p)(void)', 'a call'): 'expected ")", got "("',
    ('const double *const *p', 'rows: numbers'): '"double" is no handle',
    ('const siap_thing *const *p', 'things'): 'p: an array of handles is read, and needs its length',
    ('siap_thing ***p', 'a thing'): '"siap_thing" with so many * is outside the grammar',
}


class Headers(unittest.TestCase):
    def read(self, words, umbrella=UMBRELLA):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (('siap.h', umbrella), ('x.h', FRAME % words)):
                with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                    file.write(text)
            return read_headers(folder)

    def refusal(self, words, **more):
        with self.assertRaises(HeaderError) as caught:
            self.read(words, **more)
        return str(caught.exception)

    def test_what_is_in_the_grammar_is_read(self):
        api = self.read(UNREF)
        self.assertEqual([one['name'] for one in api['functions']], ['siap_thing_unref'])
        self.assertEqual(api['handles'][0]['release'], 'siap_thing_unref')

    def test_what_is_outside_the_grammar_is_refused_with_file_and_line(self):
        for words, said in REFUSED.items():
            with self.subTest(words):
                told = self.refusal(words + '\n' + UNREF)
                self.assertRegex(told, r'^include/siap/x\.h:\d+: ')
                self.assertIn(said, told)
                line = int(told.split(':')[1])
                self.assertTrue(13 <= line <= 13 + words.count('\n') + 1, told)

    def test_parameters_and_their_comment_must_agree(self):
        for (takes, comment), said in PARAMETERS.items():
            words = (f'/**\n * Do.\n *\n * @param p  {comment}\n *\n'
                     ' * Threads: any\n * Since: 0.1\n */\n'
                     f'SIAP_API void siap_do({takes});\n')
            with self.subTest(takes):
                self.assertIn(said, self.refusal(words + UNREF))

    def test_a_handle_without_a_release_is_refused(self):
        self.assertEqual(self.refusal(''), 'include/siap/x.h: siap_thing has no siap_thing_unref()')

    def test_new_things_say_who_releases_them(self):
        words = ('/**\n * Make.\n *\n * @param out  out, new: it\n *\n * Ownership: new\n'
                 ' * Threads: any\n * Since: 0.1\n */\n'
                 'SIAP_API void siap_make(siap_thing **out);\n')
        self.assertIn('release with siap_thing_unref()', self.refusal(words + UNREF))

    def test_every_header_is_part_of_the_umbrella(self):
        without = UMBRELLA.replace('#include <siap/x.h>\n', '')
        self.assertIn('x.h: siap.h does not include it', self.refusal(UNREF, umbrella=without))

    def test_includes_of_other_libraries_are_refused(self):
        told = self.refusal(UNREF, umbrella=UMBRELLA.replace('siap/x.h', 'stdio.h'))
        self.assertEqual(told, 'include/siap/siap.h:5: <stdio.h> must not be included')


class Written(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.api = generate.description(ROOT)
        cls.names = {one['name'] for one in cls.api['functions']}

    def test_what_is_committed_is_what_the_headers_say(self):
        self.assertEqual(generate.outdated(ROOT), [], 'run python3 bindings/gen/generate.py')

    def test_headers_map_and_both_bindings_have_the_same_functions(self):
        def found(path, pattern):
            with open(os.path.join(ROOT, path), encoding='utf-8') as file:
                return set(re.findall(pattern, file.read(), re.M))
        self.assertGreater(len(self.names), 100)
        self.assertEqual(self.names, found('lib/libsiap.map', r'\b(siap_\w+);'))
        python = 'bindings/python/src/siap/_api.py'
        self.assertEqual(self.names, found(python, r"^    '(siap_\w+)': \("))
        self.assertEqual(self.names, found(python, r'^    (siap_\w+): Call'))
        self.assertEqual(self.names, found('bindings/php/siap.h', r'^[^{}]*?\b(siap_\w+)\('))

    def test_the_description_says_who_owns_what(self):
        functions = {one['name']: one for one in self.api['functions']}
        read = {one['name']: one for one in functions['siap_rubric_read']['params']}
        self.assertEqual(read['bytes']['shape'], 'length')
        self.assertEqual(read['out']['direction'], 'out')
        self.assertEqual(read['out']['release'], 'siap_rubric_unref')
        self.assertTrue(read['findings']['null'])
        self.assertEqual(functions['siap_rubric_id']['returns']['ownership'], 'borrowed')
        self.assertIn('SIAP_ERR_LIMIT', functions['siap_rubric_read']['errors'])
        block = {one['name']: one for one in functions['siap_plan_score_block']['params']}
        self.assertEqual(block['rounded']['shape'], 'rows x nodes')

    def test_a_changed_header_is_noticed(self):
        with tempfile.TemporaryDirectory() as root:
            for path in ('include', 'meson.build', *generate.OUTPUTS):
                where = os.path.join(root, path)
                os.makedirs(os.path.dirname(where), exist_ok=True)
                copy = shutil.copytree if path == 'include' else shutil.copy
                copy(os.path.join(ROOT, path), where)
            self.assertEqual(generate.outdated(root), [])
            path = os.path.join(root, 'include', 'siap', 'core.h')
            with open(path, encoding='utf-8') as file:
                text = file.read()
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text.replace('SIAP_STATE_INVALID = 4', 'SIAP_STATE_INVALID = 5'))
            self.assertEqual(generate.outdated(root), list(generate.OUTPUTS))

    def test_python_compiles_and_keeps_to_its_columns(self):
        text = emit_ctypes.emit(self.api)
        compile(text, '_api.py', 'exec')
        self.assertEqual([line for line in text.splitlines() if len(line) > 100], [])

    def test_php_has_every_number(self):
        with open(os.path.join(ROOT, 'bindings/php/src/Api.php'), encoding='utf-8') as file:
            text = file.read()
        numbers = {value['name']: value['value'] for enum in self.api['enums']
                   for value in enum['values']}
        found = re.findall(r'^    public const (SIAP_\w+) = (-?\d+);$', text, re.M)
        self.assertEqual({name: int(value) for name, value in found}, numbers)
        self.assertIn(f"const SONAME = '{self.api['soname']}';", text)
        self.assertEqual([line for line in text.splitlines() if len(line) > 100], [])

    def test_php_text_is_c(self):
        with open(os.path.join(ROOT, 'bindings/php/siap.h'), encoding='utf-8') as file:
            text = '#include <stddef.h>\n#include <stdint.h>\n' + file.read()
        gcc = ['gcc', '-std=c11', '-Wall', '-Werror', '-fsyntax-only', '-x', 'c', '-']
        told = subprocess.run(gcc, input=text, capture_output=True, text=True, check=False)
        self.assertEqual(told.returncode, 0, told.stderr)

    def test_php_loads_the_text(self):
        library = os.environ.get('SIAP_LIBRARY')
        if not shutil.which('php') or not library:
            self.skipTest('needs php and SIAP_LIBRARY')
        code = ('$c = preg_replace("/^#define.*$/m", "", file_get_contents($argv[1]));'
                'echo FFI::cdef($c, $argv[2])->siap_version();')
        text = os.path.join(ROOT, 'bindings/php/siap.h')
        told = subprocess.run(['php', '-r', code, '--', text, library], capture_output=True,
                              text=True, check=False)
        self.assertRegex(told.stdout, r'^\d+\.\d+\.\d+$', told.stderr)


if __name__ == '__main__':
    unittest.main()
