# SPDX-License-Identifier: GPL-3.0-or-later
"""codes.def: numbers are unique, both languages are there and use the same words of the input."""
import re
import sys

from checks import Tally, read, without_comments

root = sys.argv[1]
tally = Tally()
path = 'lib/services/codes.def'
PIECE = r'"((?:\\.|[^"\\])*)"'
LINE = re.compile(rf'CODE\(\s*([A-Z]\w+)\s*,\s*(\w+)\s*,\s*{PIECE}\s*,\s*{PIECE}\s*,\s*{PIECE}\s*,\s*{PIECE}\s*\)')
LETTER = {'E': 'SIAP_ERROR', 'W': 'SIAP_WARNING', 'N': 'SIAP_NOTE'}

text = without_comments(read(root, path))
numbers, rows = {}, LINE.findall(text)
tally.check(len(rows) == len(re.findall(r'^\s*CODE\(', text, re.M)), f'{path}: a line is of another form')
for code, severity, *texts in rows:
    number = code[1:]
    tally.check(re.fullmatch(r'[EWN]\d{3}', code), f'{code} is no code')
    tally.check(LETTER.get(code[0]) == severity, f'{code} is {severity}')
    tally.check(number not in numbers, f'the number {number} is used twice: {numbers.get(number)}, {code}')
    numbers[number] = code
    text_en, hint_en, text_id, hint_id = texts
    tally.check(text_en and text_id, f'{code} lacks a text')
    tally.check(bool(hint_en) == bool(hint_id), f'{code} has a hint in one language only')
    for en, local, what in ((text_en, text_id, 'text'), (hint_en, hint_id, 'hint')):
        words = [sorted(re.findall(r'\{(\d)\}', one)) for one in (en, local)]
        tally.check(set(words[0]) == set(words[1]), f'{code}: the {what}s use other words')
        tally.check(all(word in '1234' for word in words[0]), f'{code}: a word beyond {{4}}')
    for one in (text_en, text_id):
        tally.check(not one.rstrip().endswith('.'), f'{code}: a text ends with a stop')
print(f'{len(rows)} codes')
tally.end()
