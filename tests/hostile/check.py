#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every hostile file is refused in order or accepted: check.py ASSESS WATCH [--no-memory] [WORD...].

$SIAP_TEST_PART makes the files that many times smaller. How fast it is, measure.py tells.
"""
import argparse
import os
import sys
import tempfile
import threading
from multiprocessing.pool import ThreadPool

import runs

MOST = 64 << 10  # KiB
HANG = 10  # seconds of processor time: ten times the aim
SMALLER = 8  # for what is done beyond the check

local = threading.local()


def problems(args, part, folder, name):
    """What is wrong with a file: checked at its full size, scored and shown at a smaller one."""
    if not hasattr(local, "runner"):
        own = tempfile.mkdtemp(dir=folder)
        local.runner = runs.Runner(os.path.abspath(args.assess), os.path.abspath(args.watch), own,
                                   HANG * (1 if args.memory else 6))
    most = MOST if args.memory else 0
    found = []
    for size, first_only in ((runs.FULL // part, True), (runs.FULL // part // SMALLER, False)):
        for run in local.runner.file(name, size):
            for word in runs.strange(run, most):
                found.append("%s %s: %s" % (name, run.words[0], word))
            if first_only:
                break
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assess")
    parser.add_argument("watch")
    parser.add_argument("--no-memory", dest="memory", action="store_false")
    parser.add_argument("words", nargs="*")
    args = parser.parse_intermixed_args()
    # sanitizers look for what a shape does; what its size does, the plain run has seen
    part = max(1, int(os.environ.get("SIAP_TEST_PART", "1"))) * (1 if args.memory else 4)
    names = [name for name in runs.files
             if not args.words or any(word in name for word in args.words)]
    failed = 0
    with tempfile.TemporaryDirectory() as folder, ThreadPool(2) as pool:
        for name, found in zip(names, pool.imap(
                lambda name: problems(args, part, folder, name), names)):
            failed += bool(found)
            for line in found:
                print("FAILED " + line, flush=True)
    print("%d passed, %d failed" % (len(names) - failed, failed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
