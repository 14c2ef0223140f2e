#!/usr/bin/env bash
# Runs cargo-deny, built once for each version and kept in the user's cache.
#
# Built without optimisation: two minutes instead of six on two cores, and a check takes two seconds all the same.
set -euo pipefail

version=0.20.2
folder=${XDG_CACHE_HOME:-$HOME/.cache}/piano-pronto/cargo-deny-$version
program=$folder/bin/cargo-deny

if [ ! -x "$program" ]; then
  echo "cargo-deny $version: building it once, about two minutes" >&2
  mkdir -p "$folder"
  # A target folder of its own inside the cache would stay there: let Cargo use a passing one.
  env -u CARGO_TARGET_DIR CARGO_PROFILE_DEV_DEBUG=0 \
    cargo install --quiet --locked --debug --root "$folder" "cargo-deny@$version" >&2
fi
exec "$program" --locked "$@"
