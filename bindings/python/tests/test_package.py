# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding the library, layouts of structs, types, and installing."""
import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

import samples
from siap import _api, _load

PACKAGE = os.path.join(samples.ROOT, 'bindings', 'python')
CODE = 'import siap; print(siap.version())'


def run(*words, **changes):
    """Run a program; a change of None takes a variable out of the environment."""
    env = {**os.environ, 'PYTHONPATH': os.path.join(PACKAGE, 'src'), **changes}
    env = {name: value for name, value in env.items() if value is not None}
    return subprocess.run(words, capture_output=True, text=True, env=env, check=False)


class Library(unittest.TestCase):
    def build(self, code):
        """A shared library of a few lines of C."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = os.path.join(folder.name, 'libfake.so')
        gcc = ['gcc', '-shared', '-fPIC', '-x', 'c', '-', '-o', path]
        subprocess.run(gcc, input=code, text=True, check=True)
        return path

    def test_all_places_are_told(self):
        told = run(sys.executable, '-c', CODE, SIAP_LIBRARY='/nowhere/libsiap.so.0').stderr
        self.assertIn('LibraryError', told)
        self.assertIn('/nowhere/libsiap.so.0 (from SIAP_LIBRARY)', told)
        self.assertNotIn('where the loader looks', told)
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(os.path.join(PACKAGE, 'src', 'siap'), os.path.join(folder, 'siap'))
            told = run(sys.executable, '-c', CODE, PYTHONPATH=folder, SIAP_LIBRARY=None)
            if told.returncode: # where libsiap is installed it is found
                self.assertIn('beside the package', told.stderr)
                self.assertIn('libsiap.so.0 (where the loader looks)', told.stderr)
            shutil.copy(_load.path, os.path.join(folder, 'siap', _api.SONAME))
            self.assertRegex(run(sys.executable, '-c', CODE, PYTHONPATH=folder,
                                 SIAP_LIBRARY=None).stdout, r'^\d+\.\d+\.\d+$')

    def test_another_binary_interface_is_refused_with_both_versions(self):
        path = self.build('unsigned siap_abi_version(void) { return 7; }\n'
                          'const char *siap_version(void) { return "9.8.7"; }\n')
        told = run(sys.executable, '-c', CODE, SIAP_LIBRARY=path).stderr
        self.assertIn('libsiap 9.8.7 with binary interface 7', told)
        self.assertIn(f'needs binary interface {_api.ABI} ({_api.SONAME})', told)

    def test_other_and_older_libraries_are_refused(self):
        told = run(sys.executable, '-c', CODE, SIAP_LIBRARY=self.build('int x;')).stderr
        self.assertIn('is not libsiap', told)
        path = self.build(f'unsigned siap_abi_version(void) {{ return {_api.ABI}; }}\n'
                          'const char *siap_version(void) { return "0.0.1"; }\n')
        told = run(sys.executable, '-c', CODE, SIAP_LIBRARY=path).stderr
        self.assertIn('is older than this package', told)

    def test_structs_lie_as_the_compiler_lays_them(self):
        structs = [one for one in vars(_api).values() if isinstance(one, type) and
                   issubclass(one, ctypes.Structure) and getattr(one, '_fields_', None)]
        lines = []
        for one in structs:
            name = one.__name__
            lines.append(f'printf("{name} %zu\\n", sizeof({name}));')
            lines += [f'printf("{name}.{field[0]} %zu %zu\\n", offsetof({name}, {field[0]}), '
                      f'sizeof((({name} *)0)->{field[0]}));' for field in one._fields_]
        code = '#include <siap/siap.h>\n#include <stdio.h>\n'
        code += 'int main(void) {\n' + '\n'.join(lines) + '}\n'
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, 'layout')
            include = '-I' + os.path.join(samples.ROOT, 'include')
            subprocess.run(['gcc', include, '-x', 'c', '-', '-o', program], input=code, text=True,
                           check=True)
            said = subprocess.run([program], capture_output=True, text=True, check=True).stdout
        wanted = []
        for one in structs:
            wanted.append(f'{one.__name__} {ctypes.sizeof(one)}')
            for field, *_ in one._fields_:
                about = getattr(one, field)
                wanted.append(f'{one.__name__}.{field} {about.offset} {about.size}')
        self.assertEqual(len(structs), 9)
        self.assertEqual(said.splitlines(), wanted)


class Installing(unittest.TestCase):
    def test_a_wheel_installs_into_a_venv_without_network(self):
        with tempfile.TemporaryDirectory() as folder:
            venv = os.path.join(folder, 'v')
            made = run(sys.executable, '-m', 'venv', venv, PYTHONPATH=None)
            if made.returncode:
                self.skipTest('this Python cannot make a venv with pip')
            source = shutil.copytree(PACKAGE, os.path.join(folder, 'source'))
            python = os.path.join(venv, 'bin', 'python3')
            told = run(python, '-m', 'pip', 'install', '--no-index', '--quiet', source,
                       PYTHONPATH=None, PIP_DISABLE_PIP_VERSION_CHECK='1')
            self.assertEqual(told.returncode, 0, told.stderr)
            self.assertRegex(run(python, '-c', CODE, PYTHONPATH=None).stdout, r'^\d+\.\d+\.\d+$')
            told = run(python, '-m', 'pip', 'show', '-f', 'siap', PYTHONPATH=None).stdout
            self.assertIn('siap/py.typed', told)

    def test_a_wheel_can_carry_the_library(self):
        sys.path.insert(0, os.path.join(PACKAGE, 'backend'))
        self.addCleanup(sys.path.pop, 0)
        import siap_backend
        with tempfile.TemporaryDirectory() as folder:
            plain = siap_backend.build_wheel(folder)
            self.assertEqual(plain, 'siap-0.1.0-py3-none-any.whl')
            name = siap_backend.build_wheel(folder, {'library': _load.path})
            self.assertIn('linux', name)
            with zipfile.ZipFile(os.path.join(folder, name)) as wheel:
                wheel.extractall(os.path.join(folder, 'x'))
            told = run(sys.executable, '-c', CODE, PYTHONPATH=os.path.join(folder, 'x'),
                       SIAP_LIBRARY=None)
            self.assertRegex(told.stdout, r'^\d+\.\d+\.\d+$', told.stderr)
            again = os.path.join(folder, 'again')
            os.mkdir(again)
            siap_backend.build_wheel(again)
            wheels = []
            for at in (folder, again):
                with open(os.path.join(at, plain), 'rb') as file:
                    wheels.append(file.read())
            self.assertEqual(*wheels, 'the same source gives another wheel')


class Types(unittest.TestCase):
    def test_mypy_finds_nothing(self):
        if os.environ.get('SIAP_TEST_TYPES') != '1':
            self.skipTest('it takes long: SIAP_TEST_TYPES=1 asks for it')
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(PACKAGE, 'src', 'siap')
            told = run('mypy', '--strict', '--cache-dir', folder, source)
        self.assertEqual(told.returncode, 0, told.stdout + told.stderr)


if __name__ == '__main__':
    unittest.main()
