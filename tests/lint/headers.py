# SPDX-License-Identifier: GPL-3.0-or-later
"""Each public header compiles alone, as C11, C17 and C++17, without a warning."""
import os
import shutil
import subprocess
import sys
import tempfile

from checks import Tally, files

root, *compiler = sys.argv[1:]
tally = Tally()
plus = os.environ.get('CXX', '').split() or [shutil.which('g++') or shutil.which('c++') or '']
tally.check(shutil.which(plus[0]), 'a C++ compiler is needed: install g++')

LANGUAGES = [(compiler, 'c', 'c11'), (compiler, 'c', 'c17'), (plus, 'c++', 'c++17')]
FLAGS = ['-Wall', '-Wextra', '-Wpedantic', '-Wundef', '-Werror', '-fsyntax-only']
with tempfile.TemporaryDirectory() as folder:
    for path in files(root, 'include', ends=('.h',)):
        name = os.path.relpath(path, 'include')
        for command, language, standard in LANGUAGES:
            if not command[0]:
                continue
            source = os.path.join(folder, f'alone.{"c" if language == "c" else "cc"}')
            with open(source, 'w', encoding='utf-8') as file:
                file.write(f'#include <{name}>\n#include <{name}>\nint main(void) {{ return 0; }}\n')
            told = subprocess.run([*command, f'-std={standard}', *FLAGS, '-I',
                                   os.path.join(root, 'include'), source],
                                  capture_output=True, text=True, check=False)
            tally.check(told.returncode == 0, f'{name} as {standard}:\n{told.stderr}')
tally.end()
