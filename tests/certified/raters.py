# SPDX-License-Identifier: GPL-3.0-or-later
"""The statistics of agreement, of pairs and of trends, called with lists; None is a missing value."""
import ctypes
import math

from lre import OK, Interval, Stat, double, doubles, function, pointer, size

LEVEL = 0.95
FORMS = ('ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,k)', 'ICC(2,k)', 'ICC(3,k)')
METRICS = ('nominal', 'ordinal', 'interval', 'ratio')
WEIGHTS = ('unweighted', 'linear', 'quadratic', 'own')


def structure(name, *fields):
    return type(name, (ctypes.Structure,), {'_fields_': list(fields)})


def stats(*names):
    return [(name, Stat) for name in names]


Ratings = structure('Ratings', ('value', pointer), ('targets', size), ('raters', size))
Share = structure('Share', ('hits', size), ('n', size), ('share', Stat), ('interval', Interval))
Agreement = structure('Agreement', ('targets', size), ('pairs', size), ('agreeing', size),
                      ('pairwise', Stat), ('unanimous', Share))
Kappa = structure('Kappa', *stats('kappa', 'error'), ('interval', Interval),
                  *stats('null_error', 'z', 'p'), ('n', double))
FleissPart = structure('FleissPart', *stats('kappa', 'error', 'z', 'p'))
Fleiss = structure('Fleiss', ('all', FleissPart), *stats('observed', 'expected'),
                   ('targets', size), ('raters', size))
Alpha = structure('Alpha', ('alpha', Stat), ('targets', size), ('ratings', size))
IccPart = structure('IccPart', ('value', Stat), ('interval', Interval), *stats('f', 'df1', 'df2', 'p'))
Icc = structure('Icc', ('targets', size), ('raters', size),
                *stats('between', 'within', 'raters_mean', 'residual'), ('part', IccPart * 6))
KendallW = structure('KendallW', ('targets', size), ('raters', size),
                     *stats('w', 'chi_square', 'df', 'p'))
Sides = structure('Sides', *stats('both', 'greater', 'less'))
Wilcoxon = structure('Wilcoxon', ('n', size), ('zeros', size), ('greater', size),
                     *stats('plus', 'minus'), ('is_exact', ctypes.c_int), ('p', Sides),
                     ('exact', Sides), ('normal', Sides), *stats('z', 'plain_z', 'plain_p'))
Bias = structure('Bias', ('n', size), *stats('mean', 'deviation'), ('interval', Interval),
                 ('greater', Share), ('less', Share))
Dispute = structure('Dispute', ('n', size), *stats('range', 'deviation'))
Trend = structure('Trend', ('n', size), *stats('s', 'variance', 'z', 'p'), ('is_exact', ctypes.c_int),
                  *stats('exact', 'normal', 'tau_a', 'tau_b', 'slope'), ('interval', Interval),
                  ('is_exact_interval', ctypes.c_int))

STATUS, WORD = ctypes.c_int, ctypes.c_int


def array(values):
    return doubles([math.nan if v is None else v for v in values])


def ratings(rows):
    """Rows of targets; the array stays with the structure."""
    values = array([v for row in rows for v in row])
    made = Ratings(ctypes.addressof(values), len(rows), len(rows[0]) if rows else 0)
    made.kept = values
    return made


def given(status, out):
    if status != OK:
        raise MemoryError(status)
    return out


_agreement = function('siap_i_agreement_of', None, pointer, double, double, pointer)
_kappa = function('siap_i_kappa_of_table', STATUS, pointer, size, WORD, pointer, double, pointer)
_kappa_pair = function('siap_i_kappa_of_raters', STATUS, pointer, size, size, WORD, double, pointer)
_fleiss = function('siap_i_fleiss_of_counts', STATUS, pointer, size, size, pointer, pointer)
_fleiss_ratings = function('siap_i_fleiss_of_ratings', STATUS, pointer, pointer)
_alpha = function('siap_i_krippendorff_alpha', STATUS, pointer, WORD, pointer)
_icc = function('siap_i_icc_of', STATUS, pointer, double, pointer)
_kendall_w = function('siap_i_kendall_w_of', STATUS, pointer, pointer)
_wilcoxon = function('siap_i_wilcoxon_of', STATUS, pointer, pointer, size, WORD, pointer)
_bias = function('siap_i_bias_of', STATUS, pointer, pointer, size, double, pointer)
_leniency = function('siap_i_leniency', None, pointer, pointer, pointer)
_disputes = function('siap_i_disputes', None, pointer, pointer)
_trend = function('siap_i_trend_of', STATUS, pointer, pointer, size, double, pointer)
_fdr = function('siap_i_fdr_adjust', STATUS, pointer, size, WORD, pointer)
share = function('siap_i_share_of', Share, size, size, double)


def agreement(rows, within=0, level=LEVEL):
    out = Agreement()
    _agreement(ctypes.byref(ratings(rows)), within, level, ctypes.byref(out))
    return out


def kappa(table, weights='unweighted', own=None, level=LEVEL):
    out = Kappa()
    own = own and doubles([v for row in own for v in row])
    return given(_kappa(doubles([v for row in table for v in row]), len(table),
                        WEIGHTS.index(weights), own, level, ctypes.byref(out)), out)


def kappa_of(rows, weights='unweighted', first=0, second=1, level=LEVEL):
    out, made = Kappa(), ratings(rows)
    return given(_kappa_pair(ctypes.byref(made), first, second, WEIGHTS.index(weights), level,
                             ctypes.byref(out)), out)


def fleiss(counts):
    """All, and each category."""
    out, part = Fleiss(), (FleissPart * len(counts[0]))()
    values = [v for row in counts for v in row]
    return given(_fleiss((ctypes.c_uint32 * len(values))(*values), len(counts), len(counts[0]),
                         ctypes.byref(out), part), (out, list(part)))


def fleiss_of(rows):
    out, made = Fleiss(), ratings(rows)
    return given(_fleiss_ratings(ctypes.byref(made), ctypes.byref(out)), out)


def alpha(rows, metric):
    out, made = Alpha(), ratings(rows)
    return given(_alpha(ctypes.byref(made), METRICS.index(metric), ctypes.byref(out)), out)


def icc(rows, level=LEVEL):
    out, made = Icc(), ratings(rows)
    return given(_icc(ctypes.byref(made), level, ctypes.byref(out)), out)


def kendall_w(rows):
    out, made = KendallW(), ratings(rows)
    return given(_kendall_w(ctypes.byref(made), ctypes.byref(out)), out)


def wilcoxon(first, second, pratt=False):
    out = Wilcoxon()
    return given(_wilcoxon(array(first), array(second), len(first), int(pratt), ctypes.byref(out)), out)


def bias(first, second, level=LEVEL):
    out = Bias()
    return given(_bias(array(first), array(second), len(first), level, ctypes.byref(out)), out)


def leniency(rows):
    made, raters = ratings(rows), len(rows[0])
    mean, targets = (Stat * raters)(), (size * raters)()
    _leniency(ctypes.byref(made), mean, targets)
    return list(mean), list(targets)


def disputes(rows):
    out, made = (Dispute * len(rows))(), ratings(rows)
    _disputes(ctypes.byref(made), out)
    return list(out)


def trend(y, t=None, level=LEVEL):
    out = Trend()
    return given(_trend(array(y), t and array(t), len(y), level, ctypes.byref(out)), out)


def fdr(p, yekutieli=False):
    out = (Stat * len(p))()
    return given(_fdr(array(p), len(p), int(yekutieli), out), list(out))
