# SPDX-License-Identifier: GPL-3.0-or-later
"""Public headers as tokens. What is no token of the grammar is refused with its file and line."""
import re

TOKEN = re.compile(r'''
    (?P<behind>/\*\*<.*?\*/) | (?P<doc>/\*\*.*?\*/) | (?P<note>/\*.*?\*/)
  | (?P<directive>^\#[^\n]*) | (?P<name>[A-Za-z_]\w*) | (?P<number>-?\d+)
  | (?P<mark>[{}();,=*]) | (?P<blank>\s+)
''', re.X | re.S | re.M)


class HeaderError(Exception):
    """Something outside the grammar: `path:line: what is wrong`."""


class Token:
    """One token: its kind (a group of TOKEN, or `end`), its text and its line."""

    def __init__(self, kind, text, line):
        self.kind, self.text, self.line = kind, text, line

    def __str__(self):
        return 'the end of the file' if self.kind == 'end' else f'"{self.text.splitlines()[0]}"'


def tokens(path, text):
    """Every token but blanks, and an `end`."""
    found, at, line = [], 0, 1
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            rest = text[at:].splitlines()[0]
            raise HeaderError(f'{path}:{line}: no token of the grammar: {rest[:40]}')
        if match.lastgroup != 'blank':
            found.append(Token(match.lastgroup, match.group(), line))
        line += match.group().count('\n')
        at = match.end()
    return found + [Token('end', '', line)]


class Reader:
    """Walks through the tokens of one header."""

    def __init__(self, path, text):
        self.path = path
        self.tokens = tokens(path, text)
        self.at = 0

    @property
    def next(self):
        return self.tokens[self.at]

    def refuse(self, words, line=None):
        raise HeaderError(f'{self.path}:{line or self.next.line}: {words}')

    def take(self, kind, what, *texts):
        """The next token, which must be of that kind and, where texts are named, one of them."""
        token = self.next
        if token.kind != kind or (texts and token.text not in texts):
            self.refuse(f'expected {what}, got {token}')
        self.at += 1
        return token

    def mark(self, *texts):
        return self.take('mark', ' or '.join(f'"{text}"' for text in texts), *texts)

    def skip(self, kind, text=None):
        """Take the next token if it is such a one."""
        if self.next.kind == kind and (text is None or self.next.text == text):
            self.at += 1
            return self.tokens[self.at - 1]
        return None
