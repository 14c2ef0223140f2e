#!/usr/bin/env bash
# How long a check, a pack, a save and a cold start take on this computer.
#
#   tools/bench.sh [BENCH ...]     all benches, or those named (checks, exports, imports, packages, peers, typing); then the cold start
#
# Without a name also the window is started, beside an empty one, on a display in memory (tools/bench-window.sh).
#
# Prints the machine, the day and the versions first, so that figures of two days can be compared. Works in a
# folder of its own, which it removes.
set -euo pipefail
cd "$(dirname "$0")/.."

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
program=$CARGO_TARGET_DIR/release/piano
runs=21

processor() { sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -1; }

printf 'Day        %s\n' "$(date --utc --iso-8601=minutes 2>/dev/null || date -u +%Y-%m-%dT%H:%MZ)"
printf 'Machine    %s × %s, %s\n' "$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)" "$(processor || true)" "$(uname -sm)"
printf 'Compiler   %s\n' "$(rustc --version)"

cargo build --quiet --locked --release --package piano
printf 'Program    %s\n\n' "$("$program" --version)"

benches=(--benches)
if [ $# -gt 0 ]; then
  benches=()
  for name in "$@"; do benches+=(--bench "$name"); done
fi
READERS=$(tools/readers-python.sh)
export READERS
cargo bench --quiet --locked --package piano "${benches[@]}"

if [ $# -eq 0 ]; then
  printf '\nThe window, and an empty one\n'
  cargo build --quiet --locked --release --package piano-pronto --bins --examples
  tools/bench-window.sh "$CARGO_TARGET_DIR"/release/{piano-pronto,examples/blank,piano}
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
archive=$folder/archivio.db
"$program" --archive "$archive" demo >"$folder/demo.txt"
check=("$program" --archive "$archive" check --commune 019018)

printf '\nCold start: piano check of the example, %s runs\n' "$runs"
if command -v hyperfine >/dev/null; then
  # 1 = findings that stop something: an answer, not a failure.
  hyperfine --shell=none --warmup 1 --runs "$runs" --ignore-failure "${check[*]}"
  exit
fi
now() { date +%s%N; }
case $(now) in *N) printf 'Install hyperfine: this date command has no nanoseconds.\n' && exit ;; esac
for _ in $(seq "$runs"); do
  start=$(now)
  "${check[@]}" >"$folder/check.txt" || [ $? -eq 1 ]
  echo $((($(now) - start) / 1000))
done | sort -n >"$folder/times"
milliseconds() { awk -v line="$1" 'NR == line { printf "%.1f ms", $1 / 1000 }' "$folder/times"; }
printf 'fastest %s, median %s, slowest %s\n' \
  "$(milliseconds 1)" "$(milliseconds $(((runs + 1) / 2)))" "$(milliseconds "$runs")"
