# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that `assess info --words` lists and the words that the manuals explain are the same."""
import json
import re
import subprocess
import sys

from checks import Tally, read

root, assess = sys.argv[1:3]
tally = Tally()


def listing(language):
    told = subprocess.run([assess, 'info', '--words', '--format', 'json', '--lang', language],
                          check=True, capture_output=True, text=True, encoding='utf-8')
    return json.loads(told.stdout)


def section(text, title):
    """What stands under a heading, up to the next one of its depth or above."""
    depth = len(title) - len(title.lstrip('#'))
    begin = text.index(f'\n{title}\n') + len(title) + 2
    end = re.compile(rf'^#{{1,{depth}}} ', re.M).search(text, begin)
    return text[begin:end.start() if end else len(text)]


def table(text, head):
    """First cell and whole row, for each row of the table whose first heading begins so."""
    begin = text.index(f'\n| {head}') + 1
    rows = text[begin:].split('\n\n', 1)[0].splitlines()[2:]
    return [(row.split('|')[1], row) for row in rows]


def quoted(text):
    return re.findall(r'`([^`]+)`', text)


def row_of(rows, word):
    return '\n'.join(row for cell, row in rows if word in quoted(cell))


def same(what, listed, told):
    """Both ways."""
    for word in sorted(set(listed) | set(told)):
        tally.check(word in told, f'{what}: the program knows "{word}", the manual does not name it')
        tally.check(word in listed, f'{what}: the manual names "{word}", the program does not know it')


def named(what, listed, text):
    """One way: each word that is listed stands in the text as code."""
    told = {word for one in quoted(text) for word in re.findall(r'[a-z][a-z-]*', one)}
    tally.check(listed, f'{what}: the program lists none')
    for word in listed:
        tally.check(word in told, f'{what}: the program knows "{word}", the manual does not name it')


words, local = listing('en'), listing('id')
page = read(root, 'rubrics/README.md')
items, states = section(page, '### `<item>`'), section(page, '### States')
attributes = table(items, 'attribute')
cohort = table(items[items.index('**The cohort stage**'):], 'attribute')

same('methods', [word['word'] for word in words['methods']],
     [word for cell, _ in table(section(page, '### Methods'), 'method') for word in quoted(cell)])
same('normalisers', [word['word'] for word in words['normalisers']],
     [word for cell, _ in table(items, 'word') for word in re.findall(r'`<([a-z-]+)', cell)])
same('policies', words['policies'],
     [word for cell, _ in table(states, 'policy') for word in quoted(cell)])
for key in ('impute', 'treat', 'normalise'):
    named(key, words[key], row_of(cohort, key))
named('reduce', words['reduce'], row_of(attributes, 'reduce'))
named('better', words['better'], row_of(attributes, 'better'))
named('ties', words['ties'], section(page, '### Rounding'))
named('clip', words['clip'], items)
named('is', words['is'], section(page, '### `<node>` and `<index>`'))
named('use', words['use'], section(page, '### `<node>` and `<index>`'))
named('experts', words['experts'],
      row_of(table(section(page, '### Weights from experts'), 'attribute'), 'method'))
named('status', words['status'], section(page, '## Rules that hold everywhere'))
for word in words['states']:
    tally.check(f'*{word}*' in states, f'states: the program knows "{word}", the manual does not name it')
named('stages', words['stages'], section(read(root, 'rubrics/EVIDENCE.md'), '### `<evidence>`'))

# what words say in the other language is about the same words
for key in ('methods', 'normalisers'):
    for ours, theirs in zip(words[key], local[key]):
        tally.check(ours['word'] == theirs['word'] and ours['formula'] and theirs['formula'],
                    f'{key}: "{ours["word"]}" has no formula')
        english = re.search(r'\b(the|of|over|never|least|greatest|first|from|or|root)\b', theirs['formula'])
        tally.check(not english, f'{key}: "{ours["word"]}" has no Indonesian formula')
tally.end()
