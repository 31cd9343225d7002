# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs outside the tree, built as their authors would build them, score Kabupaten Malang 2023.

In the environment: SIAP_BUILD, the build that is installed; SIAP_TEST_CC, the C compiler.
"""
import os
import shlex
import shutil
import subprocess
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
EVIDENCE = os.path.join(ROOT, 'examples/data/malang-2023.xml')
WANTED = 'achievement 2.94\n'
STRICT = ['-Wall', '-Wextra', '-Wpedantic', '-Werror']
# what another project takes of the tree
TAKEN = ['meson.build', 'lib', 'include', 'rubrics']


def run(*command, env=None, cwd=None):
    """What a program prints; what it complains of ends the test."""
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd,
                          env={**os.environ, **(env or {})})
    if told.returncode:
        raise AssertionError(f'{" ".join(command)}\n{told.stdout}{told.stderr}')
    return told.stdout


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        cls.tree = os.path.join(cls.kept.name, 'installed')
        run('meson', 'install', '-C', os.environ['SIAP_BUILD'], '--no-rebuild', '--quiet',
            '--destdir', cls.tree)
        cls.found = {name: os.path.join(at, name) for at, _, names in os.walk(cls.tree)
                     for name in names}

    @classmethod
    def tearDownClass(cls):
        cls.kept.cleanup()

    def flags(self, *words):
        """pkg-config, as for a tree that was installed elsewhere."""
        env = {'PKG_CONFIG_PATH': os.path.dirname(self.found['siap.pc']),
               'PKG_CONFIG_SYSROOT_DIR': self.tree}
        return shlex.split(run('pkg-config', *words, 'siap', env=env))

    def score(self, compiler, standard, source):
        program = os.path.join(self.kept.name, 'malang-' + standard)
        run(*compiler, f'-std={standard}', *STRICT, '-o', program, os.path.join(HERE, source),
            *self.flags('--cflags', '--libs'))
        folder = os.path.dirname(self.found['libsiap.so.0'])
        said = run(program, self.found['gmsc-2023.xml'], EVIDENCE, cwd=self.kept.name,
                   env={'LD_LIBRARY_PATH': folder})
        self.assertIn(WANTED, said)
        needed = run('readelf', '-d', program)
        self.assertIn('[libsiap.so.0]', needed)
        for inside in ('xml2', 'jansson', 'nettle', 'csv', 'gsl'):
            self.assertNotIn(f'[lib{inside}', needed, 'a program needs libsiap alone')
        return said

    def test_what_is_installed(self):
        for name in ('siap.pc', 'siap.h', 'libsiap.so', 'libsiap.so.0', 'assess', 'spbe-2020.xml'):
            self.assertIn(name, self.found)
        with open(self.found['siap.pc'], encoding='utf-8') as file:
            self.assertNotIn(ROOT, file.read())

    def test_the_version_is_known_to_pkg_config(self):
        version = self.flags('--modversion')
        self.assertIn(f'libsiap {version[0]}:', self.score(self.compiler(), 'c11', 'malang.c'))

    def compiler(self):
        return shlex.split(os.environ.get('SIAP_TEST_CC', 'cc'))

    def test_a_program_in_c_scores_malang(self):
        self.score(self.compiler(), 'c11', 'malang.c')
        self.score(self.compiler(), 'gnu17', 'malang.c')

    def test_a_program_in_cpp_scores_malang(self):
        self.score(shlex.split(os.environ.get('CXX', 'g++')), 'c++17', 'malang.cc')

    def test_the_installed_assess_scores_malang(self):
        folder = os.path.dirname(self.found['gmsc-2023.xml'])
        said = run(self.found['assess'], 'score', EVIDENCE, '--rubrics', folder, '--format', 'line',
                   env={'LD_LIBRARY_PATH': os.path.dirname(self.found['libsiap.so.0'])})
        self.assertIn(' 2.94 ', said)


class Subproject(unittest.TestCase):
    """Another Meson project, once with the shared library and once with the static one."""

    def project(self, folder, kind):
        project = os.path.join(folder, 'project')
        shutil.copytree(os.path.join(HERE, 'subproject'), project)
        shutil.copy(os.path.join(HERE, 'malang.c'), project)
        copy = os.path.join(project, 'subprojects/siap')
        os.makedirs(copy)
        for name in TAKEN:
            os.symlink(os.path.join(ROOT, name), os.path.join(copy, name))
        rubric = os.path.join(ROOT, 'rubrics/gmsc-2023.xml')
        build = os.path.join(folder, 'build')
        run('meson', 'setup', build, project, '--force-fallback-for=siap', '-Doptimization=0',
            '-Ddebug=false', f'-Dsiap:default_library={kind}', f'-Drubric={rubric}', f'-Devidence={EVIDENCE}')
        run('meson', 'compile', '-C', build, '-j', '2')
        run('meson', 'test', '-C', build)
        said = run(os.path.join(build, 'malang'), rubric, EVIDENCE)
        self.assertIn(WANTED, said)
        return build

    def test_a_project_with_the_shared_library_scores_malang(self):
        with tempfile.TemporaryDirectory() as folder:
            build = self.project(folder, 'shared')
            self.assertIn('[libsiap.so.0]', run('readelf', '-d', os.path.join(build, 'malang')))
            below = os.path.join(build, 'subprojects/siap')
            self.assertEqual(sorted(os.listdir(below)), ['lib'], 'more than the library is built')

    def test_a_project_with_the_static_library_scores_malang(self):
        with tempfile.TemporaryDirectory() as folder:
            build = self.project(folder, 'static')
            self.assertNotIn('libsiap', run('readelf', '-d', os.path.join(build, 'malang')))


if __name__ == '__main__':
    unittest.main()
