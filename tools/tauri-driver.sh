#!/usr/bin/env bash
# Says where tauri-driver is: the proxy between a WebDriver client and the driver of the system's web view. Built once
# for each version and kept in the user's cache.
set -euo pipefail

version=2.1.0
folder=${XDG_CACHE_HOME:-$HOME/.cache}/piano-pronto/tauri-driver-$version
program=$folder/bin/tauri-driver

if [ ! -x "$program" ]; then
  echo "tauri-driver $version: building it once" >&2
  mkdir -p "$folder"
  env -u CARGO_TARGET_DIR CARGO_PROFILE_DEV_DEBUG=0 \
    cargo install --quiet --locked --debug --root "$folder" "tauri-driver@$version" >&2
fi
echo "$program"
