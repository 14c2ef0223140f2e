#!/usr/bin/env bash
# Puts the readers written in Python in a folder of their own, the first time and when their list has changed, and prints
# the folder.
#
#   tools/readers-python.sh
#
# The folder is target/readers; READERS names another.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
list=$root/tests/readers/requirements.txt
readers=${READERS:-$root/target/readers}
# The mark holds the list it was made from, so a new list makes the folder again.
if ! cmp -s "$list" "$readers/requirements.txt"; then
  python3 -m venv --clear "$readers"
  "$readers/bin/pip" install --quiet --disable-pip-version-check -r "$list" >&2
  cp "$list" "$readers/requirements.txt"
fi
printf '%s\n' "$readers"
