#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# All benchmarks, one after the other. usage: run.sh BENCH_BLOCK BENCH_LOAD ASSESS ROOT [PYTHON]
set -eu
root=$4
"$1" "${SIAP_BENCH_ROWS:-1000000}" ${5:+"$5" "$root/tests/bench/bench_numpy.py"}
"$2"
sh "$root/tests/bench/bench_process.sh" "$3" "$root"
