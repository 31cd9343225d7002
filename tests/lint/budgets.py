# SPDX-License-Identifier: GPL-3.0-or-later
"""Lengths of functions and files; names that say nothing."""
import os
import re
import sys

from checks import Tally, files, read, without_texts

root = sys.argv[1]
tally = Tally()

FUNCTION, NINE_IN_TEN, FILE = 60, 40, 600
# path -> (limit, reason)
LONGER = {'bindings/python/src/siap/_api.py': (4000, 'written by bindings/gen')}
EMPTY_NAMES = re.compile(r'^(util|utils|utility|misc|common|helper|helpers)$')


def functions(code):
    """Name and lines of each function, from its opening brace to its closing one."""
    start, name, before = None, '', ''
    for number, line in enumerate(code.split('\n'), 1):
        opens = line.startswith('{') or re.match(r'^[A-Za-z_].*\)\s*\{\s*$', line)
        if start is None and opens:
            signature = before + ' ' + line
            found = re.findall(r'(\w+)\)?\s*\(', signature)
            start, name = (number, found[-1] if found else '?') if found else (None, '')
        elif line.startswith('}') and start is not None:
            yield name, number - start + 1, start
            start = None
        if line.startswith(('}', '#')) or line.rstrip().endswith(';') or not line.strip():
            before = ''
        else:
            before += ' ' + line


lengths = []
for path in files(root, 'lib', 'examples', 'include', 'bindings', 'tests/api', 'tests/lint', 'tests/oom',
                  'tests/orders', 'tests/threads', 'tests/unit', ends=('.c', '.h', '.php', '.py')):
    text = read(root, path)
    most, _ = LONGER.get(path, (FILE, ''))
    lines = text.count('\n')
    tally.check(lines <= most, f'{path} has {lines} lines, {most} are allowed')
    if path.endswith(('.php', '.py')) or path.startswith('tests/'):
        continue
    for name, length, line in functions(without_texts(text)):
        lengths.append(length)
        tally.check(length <= FUNCTION, f'{path}:{line}: {name} has {length} lines, {FUNCTION} are allowed')
for path in files(root, 'lib', 'examples', 'include', 'tests', 'bindings'):
    for part in path.split('/'):
        stem = part.split('.')[0]
        words = set(re.split(r'[_-]', stem)) if '/cases/' not in path else {stem}
        tally.check(not any(EMPTY_NAMES.match(word) for word in words | {stem}),
                    f'{path}: a name that says nothing')
lengths.sort()
tenth = lengths[int(len(lengths) * 0.9)] if lengths else 0
tally.check(tenth <= NINE_IN_TEN, f'nine functions in ten have at most {tenth} lines, {NINE_IN_TEN} are allowed')
tally.check(len(lengths) > 300, f'only {len(lengths)} functions were found')
print(f'{len(lengths)} functions: median {lengths[len(lengths) // 2]}, 90th percentile {tenth}, '
      f'longest {lengths[-1]} lines')
tally.end()
