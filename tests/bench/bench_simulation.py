# SPDX-License-Identifier: GPL-3.0-or-later
"""The work of bench_simulation in vectorised NumPy: one line a kind, its name and its best seconds."""

import sys
import time

try:
    import numpy as np
except ImportError:
    sys.exit(0)

REGIONS, ITEMS, SETS, ROWS, RUNS = 552, 49, 10000, 1024, 3
random = np.random.default_rng(1)
items = random.integers(0, 501, (REGIONS, ITEMS)) / 100
equal = np.full(ITEMS, 1 / ITEMS)


def ranks(scores):
    order = np.argsort(-scores, axis=1)
    found = np.empty_like(order)
    np.put_along_axis(found, order, np.arange(1, scores.shape[1] + 1)[None, :], axis=1)
    return found


def quantiles(found):
    """By counting, which is faster than numpy.quantile."""
    counts = np.bincount((found - 1 + np.arange(REGIONS) * REGIONS).ravel(), minlength=REGIONS ** 2)
    up_to = counts.reshape(REGIONS, REGIONS).cumsum(axis=1)
    return [(up_to < p * len(found)).sum(axis=1) + 1 for p in (0.05, 0.95)]


def simulation():
    return quantiles(ranks(random.dirichlet(100 * equal, SETS) @ items.T))


nominal = ranks(equal[None, :] @ items.T)


def sobol():
    a, b = random.random((2, ROWS, ITEMS))
    runs = np.repeat(a[:, None, :], ITEMS + 2, axis=1)
    runs[:, 1] = b
    for i in range(ITEMS):
        runs[:, 2 + i, i] = b[:, i]
    weights = (equal * (1 + 0.25 * (2 * runs - 1))).reshape(-1, ITEMS)
    y = np.concatenate([np.abs(ranks(part @ items.T) - nominal).mean(axis=1)
                        for part in np.array_split(weights, 16)]).reshape(ROWS, ITEMS + 2)

    def indices(y):
        ya, yb, yab = y[:, :1], y[:, 1:2], y[:, 2:]
        both = y[:, :2]
        variance = both.var(ddof=1)
        return ((yb - both.mean()) * (yab - ya)).mean(axis=0) / variance, \
            ((ya - yab) ** 2).mean(axis=0) / 2 / variance
    replicates = np.array([indices(y[random.integers(0, ROWS, ROWS)]) for _ in range(100)])
    return indices(y), replicates.std(axis=0, ddof=1), np.quantile(replicates, [0.05, 0.95], axis=0)


def best(work, runs=RUNS):
    took = []
    for _ in range(runs):
        start = time.thread_time()
        work()
        took.append(time.thread_time() - start)
    return min(took)


some = random.dirichlet(100 * equal, SETS) @ items.T
print('simulation', best(simulation))
print('ranks', best(lambda: ranks(some)))
print('sobol', best(sobol, 1))
