#!/usr/bin/env bash
# Packs the example plan in a passing folder and has programs that are not ours read it.
#
#   tools/readers.sh PROGRAM
set -euo pipefail

program=${1:?usage: readers.sh PROGRAM}
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$program" --archive "$folder/archivio.db" demo >/dev/null
"$program" --archive "$folder/archivio.db" pack --commune 019018 --out "$folder/esempio.piano" >/dev/null
"$root/tests/readers/check_package.sh" "$folder/esempio.piano"
