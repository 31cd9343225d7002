# SPDX-License-Identifier: GPL-3.0-or-later
"""The work: how far would each village's index move if its answers had been judged by others?

Each replication judges every answer anew: one in eight a level lower, one in eight a level higher.
Nothing in this file knows of a cluster. What makes it fit one:

- the draws belong to the replication and to the answer, not to the process: the same wherever and
  in whatever pieces they are made;
- a task gives counts, whole numbers: tallies are merged in any order, to the bit;
- what travels is bytes, arrays and numbers: never an object of the library.
"""
from __future__ import annotations

import functools
import hashlib
from typing import Any, Dict, Iterator, List, NamedTuple, Tuple

import numpy
import siap

INDEX = 'spbe'
LOWEST, HIGHEST, UNANSWERED = 1, 5, 0 # levels as they are kept: a byte an answer
PER_UNIT = 100                        # the index has two decimals
NO_SCORE = 5 * PER_UNIT + 1           # the last bin: no index in this replication
RARE = 32                             # of 256: a judgement one lower, and as often one higher
PIECE = 32                            # bytes of one step of the generator, so rows start at its multiples
MOST = 65535                          # replications of a task: what a count can hold
LOW, HIGH = 25, 975                   # the interval, in thousandths
HEAD = 'village,index,mean,low,high,replications\n'

Array = Any


class Task(NamedTuple):
    """Some rows under some replications."""

    seed: int
    start: int
    """The first row; a multiple of 32."""
    rows: int
    first: int
    """The first replication; they count from 1."""
    replications: int


class Tally(NamedTuple):
    """What a task gives: for each row how often each hundredth came out."""

    task: Task
    made_by: str
    """Rubric and library: tallies of others are not merged."""
    counts: Array


def draws(seed: int, replication: int, at: int, count: int) -> Array:
    """Bytes `at` and following of the stream of a replication; `at` is a multiple of 32."""
    steps, rest = divmod(at, PIECE)
    if rest:
        raise ValueError(f'{at} is no multiple of {PIECE}')
    generator = numpy.random.Philox(key=numpy.array([seed, replication], 'u8'), counter=steps)
    raw = generator.random_raw(-(-count // 8))
    return raw.astype('<u8', copy=False).view('u1')[:count]


def made_up(seed: int, villages: int, items: int) -> Array:
    """Answers of villages that do not exist: a byte each. A few did not answer everything."""
    drawn = draws(seed, 0, 0, villages * items).reshape(villages, items)
    ability = draws(seed, 0, -(-villages * items // PIECE) * PIECE, villages)
    answers = ability[:, None] % 3 + drawn % 3 + LOWEST
    answers[ability == 255, 0] = UNANSWERED
    return answers.astype('i1')


@functools.lru_cache(maxsize=1)
def plan_of(rubric: bytes) -> siap.Plan:
    """Read and compiled once in each process."""
    return siap.Rubric.read(rubric, 'rubric').plan()


def maker(plan: siap.Plan) -> str:
    return f'{plan.digest} {siap.version()}'


def judged_anew(answers: Array, drawn: Array, scores: Array) -> None:
    """Write to `scores` what other assessors would have given."""
    drawn = drawn.reshape(answers.shape)
    levels = (drawn >= 256 - RARE).view('i1') - (drawn < RARE).view('i1')
    levels += answers
    numpy.minimum(levels, HIGHEST, out=levels)
    numpy.maximum(levels, LOWEST, out=levels)
    scores[...] = levels


def bins(plan: siap.Plan, scores: Array) -> Array:
    """The index of each row in hundredths. The library reads `scores` where it lies."""
    found = numpy.rint(plan.score_many(scores, nodes=[INDEX])[INDEX] * PER_UNIT)
    return numpy.where(numpy.isnan(found), NO_SCORE, found).astype('i8')


def tally(rubric: bytes, answers: Array, task: Task) -> Tally:
    """One task: memory for its rows, however many replications it has."""
    plan = plan_of(rubric)
    scores = numpy.empty(answers.shape)
    counts = numpy.zeros((task.rows, NO_SCORE + 1), 'u2')
    rows, holes = numpy.arange(task.rows), answers == UNANSWERED
    for replication in range(task.first, task.first + task.replications):
        drawn = draws(task.seed, replication, task.start * answers.shape[1], answers.size)
        judged_anew(answers, drawn, scores)
        scores[holes] = numpy.nan # nobody judges what was not answered
        counts[rows, bins(plan, scores)] += 1
    return Tally(task, maker(plan), counts)


def tasks(seed: int, villages: int, replications: int, rows: int, each: int) -> Iterator[Task]:
    """Cut the work: pieces of `rows` villages and `each` replications, those of a piece together."""
    if rows < 1 or rows % PIECE or not 1 <= each <= MOST:
        raise ValueError(f'a task has a multiple of {PIECE} rows and 1 .. {MOST} replications')
    for start in range(0, villages, rows):
        for first in range(1, replications + 1, each):
            yield Task(seed, start, min(rows, villages - start), first,
                       min(each, replications + 1 - first))


class Merger:
    """Takes tallies in any order. A piece is summed up, and let go, when all of it is there."""

    def __init__(self, rubric: bytes, answers: Array, replications: int) -> None:
        self.plan, self.answers, self.replications = plan_of(rubric), answers, replications
        self.open: Dict[int, Tuple[int, Array]] = {}
        self.done: Dict[int, List[str]] = {}

    def add(self, found: Tally) -> None:
        task = found.task
        if found.made_by != maker(self.plan):
            raise ValueError(f'a worker has another rubric or library: {found.made_by}, '
                             f'here {maker(self.plan)}')
        have, counts = self.open.pop(task.start, (0, 0))
        have, counts = have + task.replications, counts + found.counts.astype('u4')
        if have == self.replications:
            self.done[task.start] = list(self.lines(task, counts))
        else:
            self.open[task.start] = have, counts

    def lines(self, task: Task, counts: Array) -> Iterator[str]:
        answers = self.answers[task.start:task.start + task.rows]
        now = bins(self.plan, numpy.where(answers == UNANSWERED, numpy.nan, answers.astype('f8')))
        for row in range(task.rows):
            yield line(task.start + row + 1, int(now[row]), counts[row])

    def csv(self) -> bytes:
        """All rows, in their order."""
        rows = [one for start in sorted(self.done) for one in self.done[start]]
        if len(rows) != len(self.answers) or self.open:
            raise ValueError(f'{len(rows)} of {len(self.answers)} rows are complete')
        return (HEAD + ''.join(rows)).encode()


def shown(hundredths: int) -> str:
    return '' if hundredths == NO_SCORE else f'{hundredths // PER_UNIT}.{hundredths % PER_UNIT:02}'


def line(village: int, now: int, counts: Array) -> str:
    """One village: its index, and mean and interval of what came out. No score is no figure."""
    scored = counts[:NO_SCORE]
    count = int(scored.sum())
    if count == 0:
        return f'{village},{shown(now)},,,,0\n'
    total = int(scored @ numpy.arange(NO_SCORE))
    up_to = scored.cumsum() * 1000
    low, high = (int((up_to >= part * count).argmax()) for part in (LOW, HIGH))
    # four decimals of the mean, cut from whole numbers
    mean = total * PER_UNIT // count
    return (f'{village},{shown(now)},{mean // 10000}.{mean % 10000:04},{shown(low)},{shown(high)},'
            f'{count}\n')


def alone(rubric: bytes, answers: Array, seed: int, replications: int, rows: int) -> bytes:
    """The same in this process alone."""
    merger = Merger(rubric, answers, replications)
    for task in tasks(seed, len(answers), replications, rows, min(replications, MOST)):
        merger.add(tally(rubric, answers[task.start:task.start + task.rows], task))
    return merger.csv()


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
