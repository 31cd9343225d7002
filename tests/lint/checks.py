# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint scripts share: the tree, C text without comments, and the tally at the end."""
import os
import re
import sys

OUTSIDE = re.compile(r'(^|/)(\.|build|__pycache__)')


class Tally:
    """Counts what was looked at and tells what is wrong; the last line is `N passed, N failed`."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, right, words):
        if right:
            self.passed += 1
        else:
            self.failed += 1
            print('not ok:', words)
        return bool(right)

    def end(self):
        if self.passed + self.failed == 0:
            self.check(False, 'nothing was looked at')
        print(f'{self.passed} passed, {self.failed} failed')
        sys.exit(1 if self.failed else 0)


def files(root, *folders, ends=('',)):
    """Paths below the folders, relative to the root, in order; what is built or hidden left out."""
    found = []
    for folder in folders:
        for at, inside, names in os.walk(os.path.join(root, folder)):
            inside[:] = sorted(i for i in inside if not OUTSIDE.search(i))
            for name in names:
                path = os.path.relpath(os.path.join(at, name), root)
                if name.endswith(tuple(ends)) and not OUTSIDE.search(name):
                    found.append(path)
    return sorted(found)


def read(root, path):
    with open(os.path.join(root, path), encoding='utf-8') as file:
        return file.read()


def blank(match):
    return re.sub(r'[^\n]', ' ', match.group())


COMMENT = r'/\*.*?\*/|//[^\n]*'
TEXT = r'"(?:\\.|[^"\\\n])*"' + r"|'(?:\\.|[^'\\\n])*'"


def without_comments(code):
    """The same lines, comments blanked, texts kept."""
    return re.sub(f'({TEXT})|{COMMENT}', lambda m: m.group(1) or blank(m), code, flags=re.S)


def without_texts(code):
    """The same lines, comments and texts blanked."""
    return re.sub(f'{TEXT}|{COMMENT}', blank, code, flags=re.S)
