#!/usr/bin/env bash
# Feeds everything that reads a file from elsewhere with files that nobody would write, until it is quiet.
#
#   tools/fuzz.sh [SECONDS [TARGET ...]]     each target (all of tests/fuzz/targets) for so long; 60 if not said
#
# Needs a nightly compiler (rustup toolchain install nightly), a C++ compiler and cargo-fuzz (cargo install cargo-fuzz).
# Starts from tests/fuzz/seeds, with the words of tests/fuzz/dictionaries; what it learns is kept in target/fuzz, to go on from
# another day. Says of each target how much of the program it reached at the start and at the end, and when it last reached
# something new: a target is quiet when that is long ago. A find ends the run and is left in target/fuzz/found: make a test
# of it, then mend.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-60}
shift || true
target=${CARGO_TARGET_DIR:-$PWD/target}/fuzz
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  for file in tests/fuzz/targets/*.rs; do targets+=("$(basename "$file" .rs)"); done
fi
cargo fuzz --version >/dev/null 2>&1 || { echo "cargo-fuzz is missing: cargo install cargo-fuzz" >&2; exit 1; }

# From the lines of a run: "cov 1773 to 1852, 533955 files, nothing new since file 252560".
reached() {
  awk '$1 ~ /^#[0-9]+$/ && $3 == "cov:" { file = substr($1, 2); if (!first) first = $4; if ($4 > last) { last = $4; since = file } }
    END { if (first) printf "cov %d to %d, %d files, nothing new since file %d\n", first, last, file, since; else print "done" }' "$1"
}

for name in "${targets[@]}"; do
  words=tests/fuzz/dictionaries/$name.dict
  options=(-max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048)
  if [ -e "$words" ]; then options+=(-dict="$PWD/$words"); fi
  learnt=$target/learnt/$name
  found=$target/found/$name
  mkdir -p "$learnt" "$found"
  printf '%-16s ' "$name"
  log=$target/$name.log
  if (cd tests/fuzz && cargo +nightly fuzz run --fuzz-dir . --target-dir "$target/build" "$name" "$learnt" "seeds/$name" -- \
    "${options[@]}" -artifact_prefix="$found/") >"$log" 2>&1; then
    reached "$log"
  else
    echo "FOUND SOMETHING: $found"
    tail -n 20 "$log"
    exit 1
  fi
done
