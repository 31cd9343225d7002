# SPDX-License-Identifier: GPL-3.0-or-later
"""Change one operator, constant or name of the arithmetic at a time and tell what no test notices.

  mutate.py [--work DIR] [--lines A-B] [--sample N] [--seed S] [--listed] [--fresh] ROOT [PATH...]

PATH is a file or folder of the tree; without one it is the arithmetic (ARITHMETIC below). The
tree itself is never changed. README.md says how to read what is printed. Exit 1 when a
mutant survives that equivalent.txt does not name.
"""
import argparse
import hashlib
import json
import os
import random
import signal
import sys
import time

from mutants import mutants
from trial import Trial

HERE = os.path.dirname(os.path.abspath(__file__))
ARITHMETIC = ['lib/engine/kernel.c', 'lib/engine/bands.c', 'lib/numbers']
OUTCOMES = ('killed', 'same code', 'no code', 'listed', 'survived')


def listed():
    """The mutants that are known to change nothing: key -> reason, from equivalent.txt."""
    known, reason, fresh = {}, '', True
    with open(os.path.join(HERE, 'equivalent.txt'), encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            line = line.strip()
            if line.startswith('#'):
                reason = line[1:].strip() if fresh else f'{reason} {line[1:].strip()}'
                fresh = False
            elif line:
                if not reason:
                    sys.exit(f'equivalent.txt:{number}: no reason stands above')
                known[line] = reason
                fresh = True
            else:
                reason, fresh = '', True
    return known


def sources(root, paths):
    """The C files and headers that the paths name, relative to the root."""
    found = []
    for path in paths:
        if os.path.isfile(os.path.join(root, path)):
            found.append(path)
            continue
        for at, _, names in sorted(os.walk(os.path.join(root, path))):
            found += [os.path.relpath(os.path.join(at, name), root) for name in sorted(names)
                      if name.endswith('.c')]
    return found


class Memory:
    """Outcomes of earlier runs, so that a run can be ended and taken up again.

    A kill holds as long as the file is the same. What survived is tried again: there may be a new
    test.
    """

    def __init__(self, path, fresh):
        self.path = path
        self.known = {}
        if fresh and os.path.exists(path):
            os.remove(path)
        if os.path.exists(path):
            with open(path, encoding='utf-8') as file:
                for line in file:
                    key, digest, outcome = json.loads(line)
                    self.known[key, digest] = outcome

    def find(self, mutant, digest):
        outcome = self.known.get((mutant.key, digest))
        return None if outcome == 'survived' else outcome

    def keep(self, mutant, digest, outcome):
        self.known[mutant.key, digest] = outcome
        with open(self.path, 'a', encoding='utf-8') as file:
            file.write(json.dumps([mutant.key, digest, outcome]) + '\n')


def read(root, paths):
    """The text of each file, read once: edits of the tree meanwhile do not mix up the run."""
    texts = {}
    for path in paths:
        with open(os.path.join(root, path), encoding='utf-8') as file:
            texts[path] = file.read()
    return texts


def choose(words, texts):
    """The mutants of a run, by file: those on the lines asked for, then as many as asked for."""
    chosen = []
    first, _, last = (words.lines or '1-1000000').partition('-')
    for path, text in texts.items():
        chosen += [m for m in mutants(path, text) if int(first) <= m.line <= int(last or first)]
    if words.sample and words.sample < len(chosen):
        some = set(random.Random(words.seed).sample(range(len(chosen)), words.sample))
        chosen = [m for i, m in enumerate(chosen) if i in some]
    return chosen


def show(text, mutant, said):
    lines = text.split('\n'), mutant.apply(text).split('\n')
    print(f'{mutant.path}:{mutant.line}: {said}')
    for sign, version in zip('-+', lines):
        print(f'  {sign} {version[mutant.line - 1].strip()}')
    print(f'    {mutant.key}', flush=True)


def go_through(words, chosen, texts, known, memory):
    """Outcome of each mutant, in order; tells of survivors, and of listed ones that are killed."""
    trial, outcomes = None, []
    for mutant in chosen:
        text = texts[mutant.path]
        digest = hashlib.sha256(text.encode()).hexdigest()[:16]
        if mutant.key in known and not words.listed:
            outcomes.append('listed')
            continue
        outcome = memory.find(mutant, digest)
        if outcome is None:
            trial = trial or begin(words)
            outcome = trial.attempt(mutant.path, mutant.apply(text))
            memory.keep(mutant, digest, outcome)
        if mutant.key in known:
            if outcome not in ('survived', 'same code'):
                show(text, mutant, f'listed as equivalent, but {outcome}')
            outcome = 'listed'
        if outcome == 'survived':
            show(text, mutant, 'no test notices')
        outcomes.append(outcome if outcome in OUTCOMES else 'killed')
    if trial:
        trial.restore()
    return outcomes


def begin(words):
    trial = Trial(words.root, words.work)
    failed = trial.baseline()
    if failed:
        sys.exit(f'these fail before anything is changed: {" ".join(failed)}')
    return trial


def tell_of_stale(root, texts, known):
    """Entries of files that were looked at or are gone, which name no mutant any more."""
    keys = {m.key for path, text in texts.items() for m in mutants(path, text)}
    for key in known:
        path = key.split(' ')[0]
        if key not in keys and (path in texts or not os.path.exists(os.path.join(root, path))):
            print(f'equivalent.txt names what is not there: {key}')


def table(chosen, outcomes):
    counts = {}
    for mutant, outcome in zip(chosen, outcomes):
        row = counts.setdefault(mutant.path, dict.fromkeys(OUTCOMES, 0))
        row[outcome] += 1
    counts['all'] = {o: sum(row[o] for row in counts.values()) for o in OUTCOMES}
    print(f'\n{"file":36}{"mutants":>9}' + ''.join(f'{o:>11}' for o in OUTCOMES))
    for path, row in counts.items():
        print(f'{path:36}{sum(row.values()):>9}' + ''.join(f'{row[o]:>11}' for o in OUTCOMES))


def main():
    parser = argparse.ArgumentParser(description='Tell what no test notices.')
    parser.add_argument('root', metavar='ROOT')
    parser.add_argument('paths', metavar='PATH', nargs='*', default=ARITHMETIC)
    parser.add_argument('--work', help='folder of the copy and its build; build-mutation in ROOT')
    parser.add_argument('--lines', metavar='A-B', help='only mutants on these lines')
    parser.add_argument('--sample', metavar='N', type=int, help='only so many, chosen by --seed')
    parser.add_argument('--seed', metavar='S', type=int, default=1)
    parser.add_argument('--listed', action='store_true', help='try those in equivalent.txt as well')
    parser.add_argument('--fresh', action='store_true', help='forget what earlier runs found')
    words = parser.parse_args()
    words.work = words.work or os.path.join(words.root, 'build-mutation')
    os.makedirs(words.work, exist_ok=True)
    # an orderly end: what runs just then is ended too, and the run can be taken up again
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    began = time.time()
    known, texts = listed(), read(words.root, sources(words.root, words.paths))
    chosen = choose(words, texts)
    memory = Memory(os.path.join(words.work, 'known.jsonl'), words.fresh)
    outcomes = go_through(words, chosen, texts, known, memory)
    tell_of_stale(words.root, texts, known)
    table(chosen, outcomes)
    survived = outcomes.count('survived')
    print(f'{time.time() - began:.0f} s')
    print(f'{len(outcomes) - survived} passed, {survived} failed')
    sys.exit(1 if survived else 0)


if __name__ == '__main__':
    main()
