#!/usr/bin/env bash
# How long the window takes until it can be used, and how much memory it holds at rest, beside an empty window of the
# same shell in the same run.
#
#   tools/bench-window.sh WINDOW BLANK PROGRAM [RUNS]
#
# The window shows itself when its first screen is drawn: what is timed is from the start of the program to that moment.
# Memory is the proportional share (PSS) of all its processes, ten seconds later. Works on a display and in a folder of
# its own, which it ends and removes.
set -euo pipefail

window=${1:?usage: bench-window.sh WINDOW BLANK PROGRAM [RUNS]}
blank=${2:?usage: bench-window.sh WINDOW BLANK PROGRAM [RUNS]}
program=${3:?usage: bench-window.sh WINDOW BLANK PROGRAM [RUNS]}
runs=${4:-9}

folder=$(mktemp -d)
exec 3<>"$folder/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 100); do
  [ -s "$folder/display" ] && break
  sleep 0.05
done
DISPLAY=:$(head -n 1 "$folder/display")
export DISPLAY NO_AT_BRIDGE=1 GDK_BACKEND=x11 PIANO_PRONTO_HOME=$folder/home
export XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data XDG_CACHE_HOME=$folder/cache

mkdir -p "$PIANO_PRONTO_HOME"
"$program" --archive "$PIANO_PRONTO_HOME/piani.sqlite" demo >/dev/null
# As on any day but the first: somebody works here, and the plan is what the window opens.
printf '{"person":{"name":"Prova","office":"","role":"compilatore"},"preferences":{}}\n' \
  >"$PIANO_PRONTO_HOME/finestra.json"

now() { date +%s%N; }

# The process and all that descends from it.
family() {
  local child
  echo "$1"
  for child in $(pgrep -P "$1" || true); do family "$child"; done
}

# Starts the program, waits for its window, prints "milliseconds MiB".
once() {
  local begun shown pid main pss
  begun=$(now)
  dbus-run-session -- "$1" >/dev/null 2>&1 &
  pid=$!
  xdotool search --sync --onlyvisible --name "$2" >/dev/null 2>&1
  shown=$(now)
  sleep 10
  # dbus-run-session starts it as its child.
  main=$(pgrep -P "$pid" -f "$1")
  pss=0
  for process in $(family "$main"); do
    kib=$(awk '/^Pss:/ { print $2 }' "/proc/$process/smaps_rollup" 2>/dev/null || echo 0)
    pss=$((pss + ${kib:-0}))
  done
  kill "$main" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  echo "$(((shown - begun) / 1000000)) $((pss / 1024))"
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

# A first start fills the caches of the system: it is not counted.
once "$window" '^Piano Pronto$' >/dev/null
for _ in $(seq "$runs"); do
  once "$window" '^Piano Pronto$' >>"$folder/window"
  once "$blank" '^Piano Pronto, vuota$' >>"$folder/blank"
done
for name in window blank; do
  printf '%-7s shown after %5s ms, holds %4s MiB (medians of %s)\n' "$name" \
    "$(cut -d' ' -f1 "$folder/$name" | median)" "$(cut -d' ' -f2 "$folder/$name" | median)" "$runs"
done
