#!/usr/bin/env bash
# Reads a .piano package with programs that are not ours and fails when one of them complains.
#
#   tests/readers/check_package.sh FILE.piano [WORK_FOLDER]
#
# Needs the Debian packages gdal-bin, python3-gdal, python3-venv, sqlite3 and unzip; the Python readers are put in
# target/readers (READERS names another folder) the first time, from tests/readers/requirements.txt.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
package=${1:?usage: check_package.sh FILE.piano [WORK_FOLDER]}
[ -f "$package" ] || { echo "no such file: $package" >&2; exit 2; }

for program in ogrinfo sqlite3 unzip python3; do
  command -v "$program" >/dev/null || {
    echo "$program is missing: apt-get install -y gdal-bin python3-gdal python3-venv sqlite3 unzip" >&2
    exit 2
  }
done

# Debian's own Python, because the GDAL modules are installed for that one alone.
debian_python=/usr/bin/python3

readers=$("$root/tools/readers-python.sh")

if [ $# -ge 2 ]; then
  work=$2
  mkdir -p "$work"
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi

failed=0
# Runs a reader and fails when it does, or when it warns all the same. Only what it says on standard error counts:
# the rest repeats the texts of the plan, which may speak of errors.
reads() {
  local name=$1 status=0
  shift
  "$@" >"$work/said" 2>"$work/warned" || status=$?
  if [ $status -eq 0 ] && ! grep -qiE '(^|[^a-z_])(warning|error)' "$work/warned"; then
    echo "ok    $name"
  else
    echo "FAILS $name (exit $status)"
    cat "$work/warned" "$work/said" | head -n 40 | sed 's/^/      /'
    failed=1
  fi
}

reads "unzip -t" unzip -tq "$package"
rm -rf "$work/bag"
mkdir "$work/bag"
unzip -qq "$package" -d "$work/bag"
bases=("$work"/bag/*/)
if [ ${#bases[@]} -ne 1 ]; then
  echo "FAILS one base directory: found ${#bases[@]}"
  exit 1
fi
base=${bases[0]%/}
data=$base/data

reads "bagit" "$readers/bin/python" -m bagit --quiet --validate "$base"
reads "JSON Schema is one" "$readers/bin/check-jsonschema" --check-metaschema "$data/plan-1.schema.json"
reads "plan.json" "$readers/bin/check-jsonschema" --schemafile "$data/plan-1.schema.json" "$data/plan.json"
reads "tables" "$readers/bin/frictionless" validate "$data/tables/datapackage.json"
for file in "$data"/geo/*.geojson; do
  [ -e "$file" ] || continue
  reads "$(basename "$file")" ogrinfo -ro -al -so "$file"
done
reads "plan.gpkg" ogrinfo -ro -al -so "$data/plan.gpkg"
reads "plan.gpkg, every shape" ogrinfo -ro -al -q "$data/plan.gpkg"
reads "plan.gpkg, standard" "$debian_python" -m osgeo_utils.samples.validate_gpkg --extra --warning-as-error "$data/plan.gpkg"
reads "plan.gpkg, integrity" sh -c 'test "$(sqlite3 "$1" "PRAGMA integrity_check; PRAGMA foreign_key_check;")" = ok' sh "$data/plan.gpkg"

# What a map program would show: every shape of the GeoJSON files is in the GeoPackage too.
count() { ogrinfo -ro -al -so "$1" | awk '/^Feature Count:/ { n += $3 } END { print n + 0 }'; }
shapes=0
for file in "$data"/geo/*.geojson; do
  [ -e "$file" ] || continue
  shapes=$((shapes + $(count "$file")))
done
plan_rows=$(sqlite3 "$data/plan.gpkg" 'SELECT count(*) FROM piano')
reads "as many shapes in both maps" test "$(count "$data/plan.gpkg")" -eq $((shapes + plan_rows))

exit $failed
