#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# All benchmarks, one after the other. usage: run.sh BENCH_BLOCK BENCH_LOAD ASSESS ROOT LIBRARY BENCH_SIMULATION BENCH_ROBUST [PYTHON]
set -eu
root=$4
"$1" "${SIAP_BENCH_ROWS:-1000000}" ${8:+"$8" "$root/tests/bench/bench_numpy.py"}
"$6" ${8:+"$8" "$root/tests/bench/bench_simulation.py"}
"$7" ${8:+"$8" "$root/tests/bench/bench_simulation.py"}
"$2"
sh "$root/tests/bench/bench_process.sh" "$3" "$root"
SIAP_LIBRARY=$5 PYTHONPATH=$root/bindings/python/src "${8:-python3}" "$root/tests/bench/bench_python.py"
