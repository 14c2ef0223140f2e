#!/usr/bin/env bash
# Installs what is missing, and nothing else. A second run changes nothing.
#
#   tools/setup.sh build    what `make run` needs: Rust is there, a C compiler for SQLite
#   tools/setup.sh test     also the programs that read our packages in the tests
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

needs cc gcc libc6-dev
if [ "${1:-build}" = test ]; then
  for part in fmt clippy; do
    cargo "$part" --version >/dev/null 2>&1 || {
      say "cargo $part is missing: rustup component add rustfmt clippy"
      exit 1
    }
  done
  needs ogrinfo gdal-bin
  needs sqlite3 sqlite3
  needs unzip unzip
  needs python3 python3
  # The system's Python, even where another one comes first: Debian's GDAL belongs to it.
  /usr/bin/python3 -c 'import osgeo_utils' 2>/dev/null || packages[python3-gdal]=1
  /usr/bin/python3 -c 'import ensurepip' 2>/dev/null || packages[python3-venv]=1
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
