# SPDX-License-Identifier: GPL-3.0-or-later
"""
Random data against SciPy, and R's psych and irr, where they are installed; no part of the tests.

  python3 tests/certified/peers.py build/tests/libcertified.so
"""
import random
import shutil
import subprocess
import warnings

from lre import DEFINED, RANGE, Table, lre
from raters import FORMS, alpha, fdr, fleiss_of, icc, kappa, kendall_w, trend, wilcoxon

CASES = 40
table = Table('Random data against what is installed')
worst = {}
chance = random.Random(20240707)

R = '''
options(warn = -1, digits = 17)
read <- function(line) eval(parse(text = line))
show <- function(x) cat(paste(format(x, digits = 17), collapse = " "), "\\n")
for (line in readLines(file("stdin"))) { x <- read(line); %s }
'''
ICC = 'r <- psych::ICC(x, lmer = FALSE)$results; show(c(r$ICC, r$F, r$p, r[[7]], r[[8]]))'
KAPPA = 'k <- psych::cohen.kappa(x); show(c(k$kappa, k$weighted.kappa, k$var.kappa))'
ADJUST = 'show(c(p.adjust(x, "BH"), p.adjust(x, "BY")))'
FLEISS = 'k <- irr::kappam.fleiss(x); show(c(k$value, k$statistic))'
KENDALL = 'k <- irr::kendall(x, correct = TRUE); show(c(k$value, k$statistic, k$p.value))'
# transposed, and with a target of one rating: irr is wrong on complete tables
ALPHA = ('x <- rbind(x, c(x[1], rep(NA, ncol(x) - 1))); show(sapply(c("nominal", "ordinal", "interval", '
         '"ratio"), function(m) irr::kripp.alpha(t(x), m)$value))')


def agree(word, got, want):
    digits = lre(got.value, want) if got.why == DEFINED else 0
    if got.why == DEFINED and abs(want) < 1e-3: # what is all but 0
        digits = max(digits, lre(1 + got.value, 1 + want))
    worst[word] = min(worst.get(word, 15), digits)


def told(word, digits):
    if word in worst:
        table.add(word, f'{CASES} at random, the worst', f'{worst[word]:.1f}', f'{digits:.1f}',
                  worst[word] >= digits)


def matrix(rows):
    cells = ', '.join(str(v) for row in rows for v in row)
    return f'matrix(c({cells}), {len(rows)}, byrow = TRUE)'


def has_r(package):
    if not shutil.which('Rscript'):
        return False
    ask = f'quit(status = !requireNamespace("{package}", quietly = TRUE))'
    return subprocess.run(['Rscript', '-e', ask], capture_output=True, check=False).returncode == 0


def ask_r(what, lines):
    """One answer, a list of numbers, for each line."""
    run = subprocess.run(['Rscript', '-e', R % what], input='\n'.join(lines), text=True,
                         capture_output=True, check=True)
    return [[float(v) for v in line.split()] for line in run.stdout.splitlines() if line.strip()]


def rated(levels, targets, raters):
    return [[min(levels, max(1, true + chance.choice((-1, 0, 0, 0, 1)))) for _ in range(raters)]
            for true in (chance.randint(1, levels) for _ in range(targets))]


def with_psych():
    panels = [rated(chance.choice((5, 9, 100)), chance.randint(4, 30), chance.randint(2, 6))
              for _ in range(CASES)]
    for rows, want in zip(panels, ask_r(ICC, [matrix(rows) for rows in panels])):
        # psych lists the forms in the order of ours
        for i, (form, part) in enumerate(zip(FORMS, icc(rows).part)):
            if part.value.why == RANGE:
                continue
            agree('psych ' + form, part.value, want[i])
            agree('psych F', part.f, want[6 + i])
            agree('psych p of F', part.p, want[12 + i])
            agree('psych limits of ' + form, part.interval.low, want[18 + i])
            agree('psych limits of ' + form, part.interval.high, want[24 + i])
    tables = [[[chance.randint(1, 30) for _ in range(q)] for _ in range(q)]
              for q in (chance.randint(2, 6) for _ in range(CASES))]
    for counts, want in zip(tables, ask_r(KAPPA, [matrix(rows) for rows in tables])):
        plain = kappa(counts)
        agree('psych kappa', plain.kappa, want[0])
        agree('psych kappa, quadratic', kappa(counts, 'quadratic').kappa, want[1])
        plain.error.value **= 2
        # not that of the weighted one, where psych 2.2.9 is off; slow.py has it by the delta method
        agree('psych variance of kappa', plain.error, want[2])
    for word in list(worst):
        told(word, 10)


def with_irr():
    panels = [rated(4, chance.randint(4, 30), chance.randint(3, 6)) for _ in range(CASES)]
    lines = [matrix(rows) for rows in panels]
    answers = [ask_r(what, lines) for what in (FLEISS, KENDALL, ALPHA)]
    for rows, of_fleiss, of_kendall, of_alpha in zip(panels, *answers):
        got = fleiss_of(rows).all
        agree("irr Fleiss' kappa", got.kappa, of_fleiss[0])
        agree("irr z of Fleiss' kappa", got.z, of_fleiss[1])
        got = kendall_w(rows)
        for value, want in zip((got.w, got.chi_square, got.p), of_kendall):
            agree("irr Kendall's W", value, want)
        for metric, want in zip(('nominal', 'ordinal', 'interval', 'ratio'), of_alpha):
            agree('irr alpha', alpha(rows, metric).alpha, want)
    for word in ("irr Fleiss' kappa", "irr z of Fleiss' kappa", "irr Kendall's W", 'irr alpha'):
        told(word, 10)


def with_r():
    many = [[chance.random() ** 3 for _ in range(chance.randint(1, 40))] for _ in range(CASES)]
    lines = [f"c({', '.join(map(repr, p))})" for p in many]
    for p, want in zip(many, ask_r(ADJUST, lines)):
        for got, one in zip(fdr(p) + fdr(p, True), want):
            agree('R p.adjust', got, one)
    told('R p.adjust', 13)


def with_scipy(stats):
    warnings.simplefilter('ignore') # small samples are meant
    for _ in range(CASES):
        n = chance.randint(5, 45)
        x, y = ([chance.gauss(i / 9, 1) for i in range(n)] for _ in range(2))
        far = wilcoxon(x, y)
        for side, got in (('two-sided', far.exact.both), ('greater', far.exact.greater),
                          ('less', far.exact.less)):
            agree('SciPy wilcoxon, exact', got, stats.wilcoxon(x, y, alternative=side, mode='exact').pvalue)
        x, y = ([chance.randint(1, 9) for _ in range(n)] for _ in range(2))
        for pratt, word in ((False, 'wilcox'), (True, 'pratt')):
            got = wilcoxon(x, y, pratt)
            if got.n == 0:
                continue
            for side, p in (('two-sided', got.normal.both), ('greater', got.normal.greater),
                            ('less', got.normal.less)):
                want = stats.wilcoxon(x, y, zero_method=word, alternative=side, mode='approx',
                                      correction=True)
                if abs(got.plus.value - got.minus.value) > 1: # else SciPy corrects beyond the middle
                    agree('SciPy wilcoxon, normal, ' + word, p, want.pvalue)
        short = [chance.gauss(i / 9, 1) for i in range(chance.randint(3, 20))]
        got = trend(short)
        want = stats.kendalltau(range(len(short)), short, method='exact')
        agree('SciPy tau-b', got.tau_b, want.correlation)
        agree('SciPy exact p of tau', got.exact, want.pvalue)
        years = sorted(chance.sample(range(1950, 2030), n))
        agree("SciPy Theil and Sen's slope", trend(y, years).slope, stats.theilslopes(y, years)[0])
    for word in list(worst):
        if word.startswith('SciPy'):
            told(word, 11)


if has_r('psych'):
    with_psych()
else:
    print('skipped: R with psych is not installed')
if has_r('stats'):
    with_r()
if has_r('irr'):
    with_irr()
else:
    print('skipped: R with irr is not installed')
try:
    from scipy import stats as scipy_stats
    with_scipy(scipy_stats)
except ImportError:
    print('skipped: SciPy is not installed')
table.end()
