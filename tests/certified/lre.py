# SPDX-License-Identifier: GPL-3.0-or-later
"""Internal functions called from Python, and the table of digits reached against certified values.

LRE, the log relative error: -log10(|got - want| / |want|), at most 15; -log10|got| where want is 0
(B. D. McCullough, Assessing the reliability of statistical software, 1998).
"""
import csv
import ctypes
import json
import math
import os
import sys
from decimal import Decimal
from fractions import Fraction

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'data')
MOST = 15
# as in lib/statistics/stat.h
DEFINED, FEW, CONSTANT, INFINITE, OVERFLOW, RANGE, NOT_REACHED = range(7)
OK, ERR_MEMORY = 0, -2
double, size, text = ctypes.c_double, ctypes.c_size_t, ctypes.c_char_p


class Stat(ctypes.Structure):
    _fields_ = [('value', double), ('why', ctypes.c_uint32), ('needed', size)]


class Interval(ctypes.Structure):
    _fields_ = [('low', Stat), ('high', Stat)]


_library = None


def function(name, result, *arguments):
    """An internal function; types are ctypes', a pointer is `pointer`."""
    global _library
    _library = _library or ctypes.CDLL(sys.argv[1])
    found = getattr(_library, name)
    found.restype, found.argtypes = result, arguments
    return found


pointer = ctypes.c_void_p


def doubles(values):
    """An array that a `pointer` takes; values may be numbers, texts or fractions."""
    values = [float(Fraction(v)) if isinstance(v, str) and '/' in v else float(v) for v in values]
    return (double * max(len(values), 1))(*values)


def load(name):
    with open(os.path.join(DATA, name), encoding='utf-8') as file:
        return json.load(file)


def columns(name):
    """The columns of a table with a heading, as lists of numbers."""
    with open(os.path.join(DATA, name), encoding='utf-8', newline='') as file:
        rows = list(csv.reader(file))[1:]
    return [[float(cell) for cell in column] for column in zip(*rows)]


def lre(got, want):
    """Digits that agree; `want`: a text of as many digits as are known, a Fraction, a number."""
    want = Fraction(want) if isinstance(want, Fraction) else Fraction(Decimal(want))
    if not math.isfinite(got):
        return 0.0
    off = abs(Fraction(got) - want)
    if off == 0:
        return float(MOST)
    return max(0.0, min(float(MOST), -math.log10(off / abs(want) if want else off)))


class Table:
    """Rows of statistic, case, digits reached and target; `end` prints them and the verdict."""

    def __init__(self, title):
        self.title, self.rows, self.failed = title, [], 0

    def add(self, statistic, case, digits, target, fine):
        self.rows.append((statistic, case, digits, target, '' if fine else 'MISSED'))
        self.failed += not fine

    def reach(self, statistic, case, got, want, target):
        """`got`, a Stat or a number, agrees with `want` in `target` digits or more."""
        if isinstance(got, Stat):
            if got.why != DEFINED:
                self.add(statistic, case, f'none, {got.why}', f'{target:.1f}', False)
                return
            got = got.value
        digits = lre(got, want)
        self.add(statistic, case, f'{digits:.1f}', f'{target:.1f}', digits >= target)

    def none(self, statistic, case, got, why):
        """`got` says that there is no value, and the reason."""
        fine = got.why == why and math.isnan(got.value)
        self.add(statistic, case, f'none, {got.why}', f'none, {why}', fine)

    def hold(self, statistic, case, is_so):
        """Something other than digits holds."""
        self.add(statistic, case, 'holds' if is_so else 'does not', 'holds', bool(is_so))

    def end(self):
        heads = ('statistic', 'case', 'reached', 'target', '')
        wide = [max(len(str(row[i])) for row in [heads] + self.rows) for i in range(4)] + [0]
        print(self.title)
        for row in [heads] + self.rows:
            print('  '.join(str(cell).ljust(width) for cell, width in zip(row, wide)).rstrip())
        passed = len(self.rows) - self.failed
        if not self.rows:
            print('nothing was compared')
            self.failed = 1
        print(f'{passed} passed, {self.failed} failed')
        sys.exit(1 if self.failed else 0)
