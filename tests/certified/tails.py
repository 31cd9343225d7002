# SPDX-License-Identifier: GPL-3.0-or-later
"""Areas and quantiles of F and t, where they have a closed form; the round trip elsewhere."""
import ctypes
import math
from fractions import Fraction

from lre import INFINITE, OVERFLOW, RANGE, Stat, Table, double, function


class Tails(ctypes.Structure):
    _fields_ = [('below', Stat), ('above', Stat)]


f_tails = function('siap_i_f_tails', Tails, double, double, double)
t_both = function('siap_i_t_both', Stat, double, double)
normal_both = function('siap_i_normal_both', Stat, double)
f_quantile = function('siap_i_f_quantile', Stat, double, double, double)
t_quantile = function('siap_i_t_quantile', Stat, double, double)
table = Table('Areas and quantiles of F, t and the normal distribution')

# F of 2 and m: above f lies (m / (m + 2 f))^(m / 2); F of 2k and 2: below lies (k f / (k f + 1))^k
for f, m in ((3, 6), (Fraction(1, 2), 40), (40, 100)):
    want = (Fraction(m) / (m + 2 * f)) ** (m // 2)
    table.reach('F above', f'f={f} df=2,{m}', f_tails(f, 2, m).above, want, 13)
    table.reach('F below', f'f={f} df=2,{m}', f_tails(f, 2, m).below, 1 - want, 13)
for f, k in ((3, 6), (Fraction(1, 50), 20)):
    want = (k * Fraction(f) / (k * Fraction(f) + 1)) ** k
    table.reach('F below', f'f={f} df={2 * k},2', f_tails(f, 2 * k, 2).below, want, 13)
for p in (0.001, 0.025, 0.5, 0.975, 0.999999):
    want = (math.expm1(-math.log1p(-p) / 20) * 20) # m = 40, solved for f
    table.reach('F quantile', f'p={p} df=2,40', f_quantile(p, 2, 40), want, 13)

# t of 1 is Cauchy's, t of 2: |T| beyond t is 1 - t / root(2 + t^2)
for t in (0.25, 2.0, 1e3):
    table.reach('t both', f't={t} df=1', t_both(t, 1), 2 / math.pi * math.atan(1 / t), 14)
    table.reach('t both', f't=-{t} df=1', t_both(-t, 1), 2 / math.pi * math.atan(1 / t), 14)
table.reach('t both', 't=0 df=7', t_both(0, 7), 1, 15)
table.reach('t quantile', 'p=.75 df=1', t_quantile(0.75, 1), 1, 14)
table.reach('t quantile', 'p=.25 df=1', t_quantile(0.25, 1), -1, 14)
table.reach('t quantile', 'p=.5 df=9', t_quantile(0.5, 9), 0, 15)
table.reach('normal both', 'z=0', normal_both(0), 1, 15)
table.reach('normal both', 'z=1.959963984540054', normal_both(1.959963984540054235), '0.05', 14)
table.reach('normal both', 'z=-inf', normal_both(-math.inf), 0, 15)

# far degrees of freedom, on which GSL gives up: t tends to the normal distribution
table.reach('t both', 't=2 df=1e9', t_both(2, 1e9), 0.0455002638963584144, 8)
table.reach('t quantile', 'p=.975 df=1e9', t_quantile(0.975, 1e9), '1.95996398454005424', 8)
for p, df1, df2 in ((0.025, 99999, 4799952), (0.975, 29, 174), (0.5, 1e9, 1e9), (0.01, 0.4, 7.5),
                    (0.95, 5, 4.785)):
    there = f_quantile(p, df1, df2)
    table.reach('F there and back', f'p={p} df={df1:g},{df2:g}',
                f_tails(there.value, df1, df2).below, p, 11)

# everything beyond is refused, and nothing stops the program
for p, df1, df2 in ((-0.1, 3, 4), (1.1, 3, 4), (math.nan, 3, 4), (0.5, 0, 4), (0.5, 3, -1),
                    (0.5, math.inf, 4), (0.5, 3, math.nan), (0.5, 1e-9, 3), (0.5, 3, 2e9)):
    table.none('F quantile', f'p={p} df={df1},{df2}', f_quantile(p, df1, df2), RANGE)
    table.none('t quantile', f'p={p} df={df1 if df1 != 3 else df2}',
               t_quantile(p, df1 if df1 != 3 or p != 0.5 else df2), RANGE)
table.none('F quantile', 'p=1', f_quantile(1, 3, 4), INFINITE)
table.none('t quantile', 'p=1', t_quantile(1, 4), INFINITE)
table.none('t quantile', 'p=0', t_quantile(0, 4), INFINITE)
table.reach('F quantile', 'p=0', f_quantile(0, 3, 4), 0, 15)
table.none('F quantile', 'p=.9 df=.001,.001', f_quantile(0.9, 0.001, 0.001), OVERFLOW)
table.none('F above', 'f=-1', f_tails(-1, 3, 4).above, RANGE)
table.none('F above', 'f=nan', f_tails(math.nan, 3, 4).above, RANGE)
table.reach('F above', 'f=inf', f_tails(math.inf, 3, 4).above, 0, 15)
table.reach('F below', 'f=inf', f_tails(math.inf, 3, 4).below, 1, 15)
table.none('normal both', 'z=nan', normal_both(math.nan), RANGE)
table.end()
