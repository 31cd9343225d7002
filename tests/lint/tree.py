# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands where: the top level, a README in every folder, the licence in every source."""
import os
import re
import sys

from checks import OUTSIDE, Tally, files, read

root = sys.argv[1]
tally = Tally()

TOP = set('lib include rubrics examples bindings tests meson.build README.md COPYING meson_options.txt'.split())
MUST = TOP - {'meson_options.txt'}
SOURCES = ('.c', '.h', '.def', '.py', '.sh', '.php', '.js', '.R', '.sql', 'meson.build', 'meson_options.txt')
# described by the README above them
DESCRIBED_ABOVE = re.compile(r'include/siap|tests/(?:cases|instruments)/.+|tests/fuzz/.+|tests/consumers/.+|'
                             r'bindings/.+/.+|examples/web/.+')
MACHINE = re.compile(r'(?<![\w.])/(work|root|home/\w+)/')

present = {name for name in os.listdir(root) if not name.startswith('.') and not OUTSIDE.search(name)}
for name in sorted(present | MUST):
    tally.check(name in TOP, f'{name} stands at the top level')
    tally.check(name in present or name not in MUST, f'{name} is missing')
for at, inside, names in os.walk(root):
    inside[:] = sorted(i for i in inside if not OUTSIDE.search(i))
    folder = os.path.relpath(at, root)
    if folder != '.' and not DESCRIBED_ABOVE.fullmatch(folder):
        tally.check('README.md' in names, f'{folder} has no README.md')
for path in files(root, 'lib', 'include', 'rubrics', 'examples', 'bindings', 'tests') + ['meson.build']:
    if '/cases/' in path and not path.endswith(('.c', '.py')):
        continue
    try:
        text = read(root, path)
    except UnicodeDecodeError:
        continue
    if path.endswith(SOURCES):
        tally.check(any('SPDX-License-Identifier: GPL-3.0-or-later' in line
                        for line in text.split('\n')[:3]), f'{path} does not begin with its licence')
    found = MACHINE.search(text)
    tally.check(not found or path.endswith('lint/tree.py'), f'{path} names a path of one machine')
tally.check(read(root, 'COPYING').lstrip().startswith('GNU GENERAL PUBLIC LICENSE'), 'COPYING is no GPL')
for path in ('.editorconfig', '.clang-format', '.ci/run', '.github/SECURITY.md'):
    tally.check(os.path.exists(os.path.join(root, path)), f'{path} is missing')
tally.end()
