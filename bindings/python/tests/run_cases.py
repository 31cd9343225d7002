# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the case folders of tests/cases through the package: run_cases.py --root TREE FOLDER...

The same folders, keys and comparisons as tests/cases/run_cases.c; tests/cases/README.md says what
they mean. Each case runs twice: its inputs as files, and from memory without their last newline. It
writes nothing (`--bless` is the C runner's), and skips no folder.
"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import case_expect  # noqa: E402
import case_run  # noqa: E402

KEYS = set('''run rubric evidence result previous previous-rubric external profile class region
stage language format id status read-as draft newline limit csv-rubric plan-profile
cohort analysis option table'''.split())
COHORT = re.compile('cohort-[1-9][0-9]*')


def load(folder):
    """The lines `key: value` of a case, in order."""
    pairs = []
    with open(os.path.join(folder, 'case.txt'), encoding='utf-8') as file:
        for line in file:
            key, colon, value = line.strip().partition(':')
            if not key or key.startswith('#'):
                continue
            key = key.strip()
            if not colon or not (key in KEYS or COHORT.fullmatch(key)):
                raise ValueError(f'case.txt: no "key: value": {line.strip()}')
            pairs.append((key, value.strip()))
    return pairs


def run(folder, root):
    """What is wrong with a case: a list of sentences."""
    os.chdir(folder) # so that no path of this machine gets into what is written
    pairs = load('.')
    words = dict(reversed(pairs))
    for from_memory in (False,) if 'newline' in words else (False, True):
        case = case_run.Case(pairs, root, from_memory)
        case.run()
        wrong = case_expect.faults(case)
        if wrong:
            return wrong + ['(from memory, without the last newline)'] * from_memory
    return []


def folders(paths):
    for path in paths:
        for at, inside, names in os.walk(path):
            inside.sort()
            if 'case.txt' in names:
                yield os.path.abspath(at)


def main(words):
    root = os.path.abspath(words[words.index('--root') + 1])
    passed = failed = 0
    for folder in list(folders(word for word in words if word not in ('--root', root, words[1]))):
        try:
            wrong = run(folder, root)
        except Exception as error: # of the runner or the package: the other cases go on
            wrong = [f'{type(error).__name__}: {error}']
        print('not ok' if wrong else 'ok', '-', '/'.join(folder.split(os.sep)[-2:]))
        for line in wrong:
            print('#  ', line)
        passed, failed = passed + (not wrong), failed + bool(wrong)
    print(f'{passed} passed, {failed or int(not passed)} failed')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
