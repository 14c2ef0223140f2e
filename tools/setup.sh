#!/usr/bin/env bash
# Installs what is missing, and nothing else. A second run changes nothing.
#
#   tools/setup.sh build    Rust is there, a C compiler for SQLite: the command line
#   tools/setup.sh pages    Node is there: the pages of the window
#   tools/setup.sh window   also the system's web view: the window
#   tools/setup.sh bench    also a display in memory, to time the window on, and the programs beside which ours are timed
#   tools/setup.sh test     also what the tests need: a display in memory, programs that read our packages
set -euo pipefail

# The oldest Rust that the workspace takes: `rust-version` of Cargo.toml.
wanted=1.95

say() { printf 'setup: %s\n' "$*" >&2; }

if ! command -v cargo >/dev/null; then
  say "Rust is missing. Install Rust $wanted or later with rustfmt and clippy (https://rustup.rs), then try again."
  exit 1
fi
have=$(cargo --version | cut -d' ' -f2)
if [ "$(printf '%s\n%s\n' "$wanted" "$have" | sort -V | head -n 1)" != "$wanted" ]; then
  say "Rust $have is too old: $wanted or later is needed (rustup update stable)."
  exit 1
fi

declare -A packages=()
needs() { command -v "$1" >/dev/null || for package in "${@:2}"; do packages[$package]=1; done; }

# A library that C code is built against, by the name that pkg-config knows.
library() { pkg-config --exists "$1" 2>/dev/null || packages[$2]=1; }

mode=${1:-build}
case $mode in
  build | pages | window | bench | test) ;;
  *) say "unknown: $mode (build, pages, window, bench, test)" && exit 2 ;;
esac

needs cc gcc libc6-dev
if [ "$mode" != build ]; then
  # The oldest Node that Vite takes.
  node=20.19
  have=$(node --version 2>/dev/null | tr -d v || true)
  if [ -z "$have" ] || [ "$(printf '%s\n%s\n' "$node" "$have" | sort -V | head -n 1)" != "$node" ]; then
    say "Node ${have:-} is missing or too old: install Node $node or later with npm (https://nodejs.org), then try again."
    exit 1
  fi
fi
if [ "$mode" = window ] || [ "$mode" = bench ] || [ "$mode" = test ]; then
  needs pkg-config pkg-config
  library webkit2gtk-4.1 libwebkit2gtk-4.1-dev
  library dbus-1 libdbus-1-dev
fi
if [ "$mode" = bench ]; then
  needs Xvfb xvfb
  needs dbus-run-session dbus-daemon
  needs xdotool xdotool
  needs pgrep procps
fi
if [ "$mode" = bench ] || [ "$mode" = test ]; then
  needs ogr2ogr gdal-bin
  needs python3 python3
  /usr/bin/python3 -c 'import ensurepip' 2>/dev/null || packages[python3-venv]=1
fi
if [ "$mode" = test ]; then
  for part in fmt clippy; do
    cargo "$part" --version >/dev/null 2>&1 || {
      say "cargo $part is missing: rustup component add rustfmt clippy"
      exit 1
    }
  done
  needs WebKitWebDriver webkit2gtk-driver
  needs Xvfb xvfb
  needs dbus-daemon dbus-daemon
  needs soffice libreoffice-calc
  needs sqlite3 sqlite3
  needs unzip unzip
  needs age age
  # The system's Python, even where another one comes first: Debian's GDAL belongs to it.
  /usr/bin/python3 -c 'import osgeo_utils' 2>/dev/null || packages[python3-gdal]=1
fi

[ ${#packages[@]} -gt 0 ] || exit 0
mapfile -t missing < <(printf '%s\n' "${!packages[@]}" | sort)

if ! command -v apt-get >/dev/null; then
  say "please install, under the names your system gives them: ${missing[*]}"
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  say "please run:  sudo apt-get install --no-install-recommends ${missing[*]}"
  exit 1
fi

say "installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Another installation may hold the lock for a while, and a mirror may stumble once.
options=(-qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
if ! { apt-get "${options[@]}" update &&
  apt-get "${options[@]}" install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 30 "$log" >&2
  say "the installation failed"
  exit 1
fi
