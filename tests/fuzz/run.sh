#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Run each fuzz target for some seconds (60 without a word) under libFuzzer, ASan and UBSan; with
# more words, those targets only. Says of each how many inputs it tried.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- rubric evidence result score analysis seal
command -v clang >/dev/null || { echo "clang is missing: apt-get install clang libclang-rt-14-dev" >&2; exit 1; }
[ -d build-fuzz ] || CC=clang meson setup build-fuzz -Db_sanitize=address,undefined -Db_lundef=false \
  -Ddefault_library=static -Dc_args='-fsanitize=fuzzer-no-link -fno-omit-frame-pointer' >/dev/null
ninja -C build-fuzz lib/libsiap.a >/dev/null
flags="$(pkg-config --cflags --libs libxml-2.0 jansson nettle gsl) -lcsv -lm -lpthread"
for target in "$@"; do
  # a plan is searched for up to a bound of work, which is long with sanitizers
  longest=5
  [ "$target" != analysis ] || longest=60
  clang -std=gnu11 -D_GNU_SOURCE -g -DSIAP_LIBFUZZER -fsanitize=fuzzer,address,undefined -Iinclude \
    tests/fuzz/fuzz.c "tests/fuzz/fuzz_$target.c" build-fuzz/lib/libsiap.a \
    $flags -o "build-fuzz/fuzz_$target"
  mkdir -p "build-fuzz/corpus-$target"
  "build-fuzz/fuzz_$target" -max_total_time="$seconds" -max_len=20000 -timeout="$longest" -rss_limit_mb=2048 \
    -dict=tests/fuzz/siap.dict -print_final_stats=1 -verbosity=0 -artifact_prefix=build-fuzz/found- \
    "build-fuzz/corpus-$target" "tests/fuzz/corpus/$target" 2>"build-fuzz/log-$target" ||
    { cat "build-fuzz/log-$target"; exit 1; }
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "build-fuzz/log-$target")
  echo "fuzz_$target: nothing found in $seconds s, $runs inputs"
done
