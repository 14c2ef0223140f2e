#!/usr/bin/env bash
# Packs the example plan in a passing folder and has programs that are not ours read it; then lists go through LibreOffice.
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
"$root/tests/readers/check_sheets.sh"

# The export folder: as final, closed with a passphrase, and as a draft of a plan with every form of shape.
"$program" --archive "$folder/archivio.db" export --copy pubblica --out "$folder" >/dev/null
"$root/tests/readers/check_export.sh" "$folder"/casaletto-ceredano-rev*-pubblica
"$program" --archive "$folder/archivio.db" add - <<'JSON' >/dev/null
{
 "scenario": [{ "name": "Piena, è così: «prova» àèìòù", "extent": { "type": "MultiPolygon", "coordinates": [
   [[[9.60, 45.30], [9.60, 45.32], [9.63, 45.32], [9.63, 45.30], [9.60, 45.30]],
    [[9.61, 45.305], [9.62, 45.305], [9.62, 45.315], [9.61, 45.315], [9.61, 45.305]]],
   [[[9.64, 45.30], [9.65, 45.30], [9.65, 45.31], [9.64, 45.30]]] ] } }],
 "escape_route": [{ "name": "Via Nord", "geometry": { "type": "MultiLineString", "coordinates": [
   [[9.60, 45.30], [9.61, 45.31]], [[9.62, 45.31], [9.6234567, 45.3198765], [9.63, 45.32]] ] } }],
 "patrol": [{ "name": "Argine", "geometry": { "type": "Point", "coordinates": [9.6176001, 45.3181002] } }],
 "depot": [{ "name": "Deposito nuovo", "covered_area_m2": 123456.789, "notes": "0373 000001" }]
}
JSON
printf 'il mulino sul ponte vecchio\n' >"$folder/frase.txt"
for passphrase in "" "$folder/frase.txt"; do
  "$program" --archive "$folder/archivio.db" export --copy operativa --draft --out "$folder" \
    ${passphrase:+--passphrase-file "$passphrase"} >/dev/null
done
"$root/tests/readers/check_export.sh" "$folder"/casaletto-ceredano-rev*-operativa-bozza \
  "$folder"/casaletto-ceredano-rev*-operativa-bozza.zip.age "$folder/frase.txt"

# And what other programs wrote, read by ours: layers of GDAL in every format and coordinate system.
"$root/tests/readers/make_layers.sh" "$folder/layers"
read -ra what <<<"${CARGO_WHAT:---locked -p exchange}"
(cd "$root" && LAYERS_FROM_GDAL="$folder/layers" cargo test -q "${what[@]}" --test layers layers_of_gdal -- --ignored)
