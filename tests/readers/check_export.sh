#!/usr/bin/env bash
# Reads an export folder with programs that are not ours and fails when one of them complains or finds something else than
# another: GDAL, LibreOffice, bagit, Frictionless, a GeoJSON linter, age.
#
#   tests/readers/check_export.sh FOLDER [SEALED PASSPHRASE_FILE]
#
# SEALED is the same export closed with a passphrase. Needs the Debian packages gdal-bin, python3-gdal, python3-venv,
# libreoffice-calc, unzip and age.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
export_folder=$(cd "${1:?usage: check_export.sh FOLDER [SEALED PASSPHRASE_FILE]}" && pwd)
sealed=${2:-}
words=${3:-}

for program in ogrinfo soffice unzip python3; do
  command -v "$program" >/dev/null || {
    echo "$program is missing: apt-get install -y gdal-bin python3-gdal python3-venv libreoffice-calc unzip age" >&2
    exit 2
  }
done
# Debian's own Python, because the GDAL modules are installed for that one alone.
debian_python=/usr/bin/python3
readers=$("$root/tools/readers-python.sh")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failed=0
# Runs a reader and fails when it does, or when it warns all the same.
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

layers=$export_folder/data/livelli
tables=$export_folder/data/tabelle
reads "bagit" "$readers/bin/python" -m bagit --quiet --validate "$export_folder"
reads "Frictionless: the tables" "$readers/bin/frictionless" validate "$tables/datapackage.json"
reads "GeoJSON linter: structure and right-hand rule" "$readers/bin/python" "$here/lint_geojson.py" "$layers/geojson"
for file in "$layers"/geojson/*.geojson "$layers"/shp-*/*.shp "$layers"/*.gpkg; do
  reads "ogrinfo: ${file#"$layers/"}" ogrinfo -ro -al -so "$file"
done
reads "GeoPackage, standard" "$debian_python" -m osgeo_utils.samples.validate_gpkg --extra --warning-as-error "$layers"/*.gpkg
reads "GDAL: the same objects, places and values in every format" "$debian_python" "$here/compare_layers.py" "$layers"

# The profile of an Italian office: decimals with a comma.
mkdir -p "$work/profile/user" "$work/out"
cat >"$work/profile/user/registrymodifications.xcu" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>it-IT</value></prop></item>
</oor:items>
XML
office() {
  timeout 240 soffice "-env:UserInstallation=file://$work/profile" --headless --norestore "$@" >"$work/office" 2>&1
}
# Fields by `;`, quotes, UTF-8, Italian, cells as they are shown; -1 writes a file for each sheet.
as_csv='59,34,76,1,,1040,false,true,false,false,false,-1'
reads "LibreOffice opens the workbook" office --convert-to "csv:Text - txt - csv (StarCalc):$as_csv" --outdir "$work/out" "$tables"/tabelle*.xlsx
mkdir -p "$work/csv"
cp "$tables"/classi/*.csv "$tables"/schede/*.csv "$work/csv"
reads "LibreOffice opens every CSV" office "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1040,false,true,false,false,true" \
  --convert-to "ods:calc8" --outdir "$work/ods" "$work"/csv/*.csv
reads "LibreOffice saves what it read" office --convert-to "csv:Text - txt - csv (StarCalc):59,34,76,1,,1040,false,true" \
  --outdir "$work/csv-again" "$work"/ods/*.ods
reads "accents and leading zeros are as they were" "$debian_python" "$here/compare_tables.py" "$tables" "$work/out" "$work/csv-again"

if [ -n "$sealed" ]; then
  command -v age >/dev/null || { echo "age is missing: apt-get install -y age" >&2; exit 2; }
  reads "age opens the closed export" "$debian_python" "$here/open_sealed.py" "$sealed" "$words" "$work/aperto.zip"
  reads "unzip" unzip -qq "$work/aperto.zip" -d "$work/aperto"
  reads "it is the same export" diff -r "$export_folder" "$work/aperto/$(basename "$export_folder")"
fi

exit $failed
