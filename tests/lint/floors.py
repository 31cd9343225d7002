# SPDX-License-Identifier: GPL-3.0-or-later
"""Includes point down only; wings do not see each other; other libraries have one door each."""
import posixpath
import re
import sys

from checks import Tally, files, read, without_comments

root = sys.argv[1]
tally = Tally()

# what each folder of lib/ sees beside itself and include/siap
SEES = {
    'ground': (),
    'services': ('ground',),
    'numbers': ('ground', 'services'),
    'statistics': ('ground', 'services'),
    'drawing': ('ground', 'services'),
    'model': ('ground', 'services'),
    'readers': ('ground', 'services', 'numbers', 'model'),
    'engine': ('ground', 'services', 'numbers', 'statistics', 'model', 'readers'),
    'analysis': ('ground', 'services', 'numbers', 'statistics', 'model', 'engine'),
    'sealing': ('ground', 'services', 'model', 'readers', 'writers'),
    'pages': ('ground', 'services', 'numbers', 'model', 'drawing', 'engine', 'analysis'),
    'writers': ('ground', 'services', 'numbers', 'model', 'engine', 'analysis', 'pages'),
}
# header of another library: the one module (file without its ending) that may include it
DOORS = {
    'libxml/': r'readers/xml(_\w+)?\.[ch]',
    'csv.h': r'readers/csv_rows\.c',
    'jansson.h': r'readers/\w*json\w*\.[ch]',
    'nettle/': r'ground/digest\.[ch]',
    'gsl/': r'(numbers|statistics)/\w+\.[ch]',
}
ONE_MODULE = ('csv.h', 'jansson.h', 'nettle/', 'libxml/')

includes = {}
for path in files(root, 'lib', 'include', ends=('.c', '.h', '.def')):
    code = without_comments(read(root, path))
    includes[path] = [(not quoted, quoted or angled) for quoted, angled in
                      re.findall(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', code, re.M)]


def folder_of(path):
    return path.split('/')[1]


through = {door: set() for door in DOORS}
for path, seen in includes.items():
    for is_angled, name in seen:
        if path.startswith('include/'):
            tally.check(is_angled and (name.startswith('siap/') or name in ('stddef.h', 'stdint.h')),
                        f'{path} includes {name}: public headers see only themselves')
            continue
        here = folder_of(path)
        tally.check(here in SEES, f'{path} stands on no floor')
        if not is_angled:
            there = name.split('/')[0]
            tally.check(f'lib/{name}' in includes, f'{path} includes "{name}", which is not in lib/')
            tally.check(there == here or there in SEES.get(here, ()),
                        f'{path} includes "{name}": {here} does not see {there}')
            continue
        for door, allowed in DOORS.items():
            if name == door or (door.endswith('/') and name.startswith(door)):
                through[door].add(posixpath.splitext(path)[0])
                tally.check(re.fullmatch('lib/' + allowed, path),
                            f'{path} includes <{name}>, whose door is elsewhere')
for door in ONE_MODULE:
    tally.check(len(through[door]) <= 1,
                f'{door} has several doors: {", ".join(sorted(through[door]))}')

# what is included through others too: public headers of libxml2 must not leak by a header of ours
for path in includes:
    if path.endswith('.h') and path.startswith('lib/'):
        leaks = [name for is_angled, name in includes[path] if is_angled and
                 name.startswith(('libxml/', 'csv.h', 'gsl/'))]
        tally.check(not leaks, f'{path}, a header, includes {leaks}')


def target(name):
    return f'include/{name}' if name.startswith('siap/') else f'lib/{name}'


headers = {path: [target(name) for _, name in seen if target(name) in includes]
           for path, seen in includes.items() if path.endswith('.h')}
state = {}


def visit(path, way):
    """No header includes itself, by whatever way."""
    if state.get(path) == 'done':
        return
    if path in way:
        tally.check(False, 'a circle: ' + ' -> '.join(way[way.index(path):] + [path]))
        return
    for other in headers.get(path, ()):
        visit(other, way + [path])
    state[path] = 'done'
    tally.check(True, path)


for header in headers:
    visit(header, [])

# examples and bindings are the roof
for path in files(root, 'examples', 'bindings', ends=('.c', '.h')):
    for name in re.findall(r'^\s*#\s*include\s+[<"]([^>"]+)', without_comments(read(root, path)), re.M):
        inside = name.split('/')[0] in SEES or (name.startswith('siap/') and name != 'siap/siap.h')
        tally.check(not inside, f'{path} includes {name}: the roof sees <siap/siap.h> only')
tally.end()
