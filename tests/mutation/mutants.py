# SPDX-License-Identifier: GPL-3.0-or-later
"""The mutants of a C file: one operator, constant or name changed at a time.

It reads C as `.clang-format` of this tree writes it: `a * b` and `a & b` with blanks on both sides
are arithmetic, `*a`, `&a` and `type *a` are not; what begins at the first column is a signature.
"""
import re
from typing import NamedTuple

TOKEN = re.compile(r'''
    (?P<skip>/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
  | (?P<number>(?<![\w.])(?:0[xX][\da-fA-F]+|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)[uUlLfF]*(?!\w))
  | (?P<name>\w+)
  | (?P<operator>->|\+\+|--|<<=|>>=|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%&|<>!])
''', re.X | re.S)

# what stands in place of an operator; comparisons lose their edge, then their direction
INSTEAD = {
    '+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'], '%': ['*'],
    '<': ['<=', '>='], '<=': ['<', '>'], '>': ['>=', '<='], '>=': ['>', '<'],
    '==': ['!='], '!=': ['=='],
    '&&': ['||'], '||': ['&&'], '!': [''], '++': ['--'], '--': ['++'],
    '+=': ['-='], '-=': ['+='], '*=': ['/='], '/=': ['*='], '|=': ['&='], '&=': ['|='],
    '&': ['|'], '|': ['&'], '<<': ['>>'], '>>': ['<<'],
}
# these are arithmetic only with a blank before and a blank or a new line behind
BINARY = set('+-*/%&|')
PAIRS = ['fmin fmax', 'floor ceil', 'low high', 'lower upper', 'least most', 'min max',
         'floor roof', 'continue break']
SWAPS = {}
for _pair in PAIRS:
    _one, _other = _pair.split()
    SWAPS.setdefault(_one, []).append(_other)
    SWAPS.setdefault(_other, []).append(_one)


class Mutant(NamedTuple):
    """`change` is the line with `{{old to new}}` in it; with path and function it is the key."""
    path: str
    function: str
    line: int
    start: int
    end: int
    old: str
    new: str
    change: str

    @property
    def key(self):
        return f'{self.path} {self.function}: {self.change}'

    def apply(self, text):
        return text[:self.start] + self.new + text[self.end:]


def of_number(text, before, behind):
    """A constant grows by one, or tenfold where it is written with an exponent; 1 also becomes 0.

    In `return 1;`, `doubt = 1;` and `.drops = 1,` it means yes, as 2 does: there it becomes 0 only.
    """
    if text == '1' and behind in ';,}' and before.endswith(('return ', '= ')):
        return ['0']
    bare = text.rstrip('uUlLfF') if not text.lower().startswith('0x') else text.rstrip('uUlL')
    tail = text[len(bare):]
    if bare.lower().startswith('0x'):
        return [hex(int(bare, 16) + 1) + tail]
    if 'e' in bare.lower():
        digits, exponent = re.split('[eE]', bare)
        return [f'{digits}e{int(exponent) + 1}{tail}']
    if '.' in bare:
        return [f'{float(bare) + 1}{tail}']
    number = int(bare, 8) if bare.startswith('0') and len(bare) > 1 else int(bare)
    return [f'{number + 1}{tail}'] + ([f'0{tail}'] if number == 1 else [])


def of_operator(text, start, end):
    """What may stand for the operator at a place; nothing where it is a star or sign of a type."""
    word = text[start:end]
    if word not in BINARY:
        return INSTEAD.get(word, [])
    if text[start - 1] == ' ' and text[end] in ' \n':
        return INSTEAD[word]
    # a sign is dropped: it stands right before a name or number
    if word == '-' and re.match(r'[\w(]', text[end]):
        return ['']
    return []


def changes(text):
    """Start, end and new text of each change; not in comments, texts, directives but #define."""
    for match in TOKEN.finditer(text):
        start, end = match.span()
        head = text[text.rfind('\n', 0, start) + 1:start]
        if match.lastgroup == 'skip' or head.startswith('#') and not head.startswith('#define '):
            continue
        if match.lastgroup == 'number':
            new = of_number(match.group(), head, text[end])
        elif match.lastgroup == 'name':
            new = SWAPS.get(match.group(), [])
        else:
            new = of_operator(text, start, end)
        for other in new:
            yield start, end, other


def scopes(lines):
    """The function, table or macro that each line belongs to; `-` outside of all."""
    inside, name = False, '-'
    for line in lines:
        if not inside and re.match(r'[A-Za-z_]', line):
            found = re.search(r'\bR\((\w+)\)\(|\bSIAP_LANE\((\w+)\)\(|(\w+)\(', line) or \
                re.search(r'(\w+)(?:\[.*?\])*\s*=', line) or re.search(r'()()(\w+)\s*[{;]?$', line)
            name = next((part for part in found.groups() if part), '-') if found else '-'
        macro = re.match(r'#define (\w+)', line)
        yield macro.group(1) if macro else name
        if line.startswith('}') or not inside and line.endswith(';'):
            inside, name = False, '-'
        elif line.endswith('{') and not line.startswith((' ', '#')):
            inside = True


def mutants(path, text):
    """Every mutant of a file, in order."""
    lines = text.split('\n')
    functions = list(scopes(lines))
    seen = {}
    for start, end, new in changes(text):
        line = text.count('\n', 0, start)
        begin = text.rfind('\n', 0, start) + 1
        bare = ' '.join(lines[line].split())
        # the same line twice in a function: the second is told apart by its number
        twins = seen.setdefault((functions[line], bare), [])
        if line not in twins:
            twins.append(line)
        which = f' #{twins.index(line) + 1}' if twins.index(line) else ''
        marked = '{{' + text[start:end] + ' to ' + new + '}}'
        whole = text[begin:start] + marked + lines[line][end - begin:]
        yield Mutant(path, functions[line], line + 1, start, end, text[start:end], new,
                     ' '.join(whole.split()) + which)
