# SPDX-License-Identifier: GPL-3.0-or-later
"""Every public declaration says what, with which parameters, for which threads, since when."""
import re
import sys

from checks import Tally, files, read, without_texts

root = sys.argv[1]
tally = Tally()

# what machines that read the header would trip over
GRAMMAR = [
    (r'\binline\b', 'an inline function'), (r'\bva_list\b|\.\.\.', 'variable arguments'),
    (r'\bFILE\b', 'FILE'), (r'\bbool\b|\b_Bool\b', 'bool'), (r'\blong\s+double\b', 'long double'),
    (r':\s*\d+\s*;', 'a bit field'), (r'\bxml[A-Z]\w*|\bgsl_\w+|\bjson_t\b', "another library's type"),
]


def parameters(statement):
    inside = statement[statement.index('(') + 1:statement.rindex(')')].strip()
    if inside in ('', 'void'):
        return []
    return [re.search(r'(\w+)\s*(?:\[[^\]]*\])?\s*$', part).group(1) for part in inside.split(',')]


for path in files(root, 'include', ends=('.h',)):
    text, bare = read(root, path), without_texts(read(root, path))
    if path == 'include/siap/export.h':
        continue
    for pattern, what in GRAMMAR:
        tally.check(not re.search(pattern, bare), f'{path}: {what}')
    for match in re.finditer(r'^SIAP_API\b([^;]*);', bare, re.M):
        statement = ' '.join(match.group(1).split())
        name = re.search(r'\b(\w+)\s*\(', statement).group(1)
        comment = re.search(r'/\*\*((?:(?!\*/).)*)\*/\s*\Z', text[:match.start()], re.S)
        if not tally.check(comment, f'{path}: {name} has no comment'):
            continue
        words = comment.group(1)
        for line in ('Threads:', 'Since:'):
            tally.check(re.search(rf'^ \* {line}\s+\S', words, re.M), f'{path}: {name} lacks {line}')
        said = re.findall(r'^ \* @param (\w+)', words, re.M)
        tally.check(said == parameters(statement),
                    f'{path}: {name} describes {said}, takes {parameters(statement)}')
        returns = not re.match(r'void\s+\w+\s*\(', statement)
        tally.check(bool(re.search(r'^ \* @return ', words, re.M)) == returns,
                    f'{path}: {name}: @return')
        owned = re.match(r'(const )?char \*|siap_\w+ \*', statement)
        tally.check(not owned or re.search(r'^ \* Ownership:\s+\S', words, re.M),
                    f'{path}: {name} gives a pointer and lacks Ownership:')
    for match in re.finditer(r'^(typedef\b[^;{]*|enum\b[^;{]*|struct\b[^;{]*)[;{]', bare, re.M):
        before = text[:match.start()].rstrip()
        tally.check(before.endswith('*/'), f'{path}: "{match.group(1).strip()}" has no comment')
    for block in re.finditer(r'^enum \{(.*?)^\};', text, re.M | re.S):
        for line in re.findall(r'^  (SIAP_\w+)([^\n]*)', block.group(1), re.M):
            tally.check('=' in line[1], f'{path}: {line[0]} has no explicit value')
tally.end()
