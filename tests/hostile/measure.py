#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures each hostile file: measure.py ASSESS WATCH [--size N] [WORD...]; the worst come first.

Aims, for a release build and any input up to 4 MiB: 1 s of processor time, 64 MiB at the greatest.
"""
import argparse
import os
import sys
import tempfile

import runs

AIM_TIME, AIM_PEAK = 1000, 64 << 10


def show(where, worst, name, run):
    verb = run.words[0] + (" " + run.words[-1] if run.words[-2] == "--format" else "")
    print("%5.2f %5d ms %4d MiB %4d  %s: %s" %
          (worst, run.time, run.peak >> 10, run.status, name, verb), file=where, flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assess")
    parser.add_argument("watch")
    parser.add_argument("--size", type=int, default=runs.FULL)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("words", nargs="*")
    args = parser.parse_intermixed_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        runner = runs.Runner(os.path.abspath(args.assess), os.path.abspath(args.watch), folder,
                             args.seconds)
        for name in runs.files:
            if args.words and not any(word in name for word in args.words):
                continue
            for run in runner.file(name, args.size):
                worst = max(run.time / AIM_TIME, run.peak / AIM_PEAK)
                rows.append((99 if run.status < 0 else worst, name, run))
                if rows[-1][0] > 1:
                    show(sys.stderr, *rows[-1])
    rows.sort(key=lambda row: -row[0])
    print("  aim     time     peak exit  file and verb")
    for row in rows:
        show(sys.stdout, *row)
    over = sum(row[0] > 1 for row in rows)
    print("%d runs, %d over an aim" % (len(rows), over))
    return over > 0


if __name__ == "__main__":
    sys.exit(main())
