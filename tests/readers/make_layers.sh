#!/usr/bin/env bash
# Has GDAL write the layers of tests/fixtures/import/layers in every format and coordinate system that we read.
#
#   tests/readers/make_layers.sh FOLDER
#
# Needs the Debian package gdal-bin.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:?usage: make_layers.sh FOLDER}
command -v ogr2ogr >/dev/null || { echo "ogr2ogr is missing: apt-get install -y gdal-bin" >&2; exit 2; }
mkdir -p "$folder"

# Warnings of GDAL about names and types of fields are told only when it fails.
writes() {
  ogr2ogr "$@" 2>"$folder/said" || { cat "$folder/said" >&2; exit 1; }
}

for layer in punti linee superfici; do
  source="$root/tests/fixtures/import/layers/$layer.geojson"
  for epsg in 4326 4258 6706 32632 25832 7791 6707 3003; do
    into=(-t_srs "EPSG:$epsg" -nln "$layer")
    name="$layer-$epsg"
    writes -f GeoJSON -lco RFC7946=NO -lco COORDINATE_PRECISION=10 "${into[@]}" "$folder/$name.geojson" "$source"
    writes -f GPKG "${into[@]}" "$folder/$name.gpkg" "$source"
    for encoding in UTF-8 ISO-8859-1 CP1252; do
      shapes="$folder/$name-$encoding.shp"
      writes -f "ESRI Shapefile" -lco "ENCODING=$encoding" "${into[@]}" "$shapes" "$source"
    done
    # The same without the system, to be recognised by where it falls.
    for part in shp shx dbf cpg; do
      cp "$folder/$name-UTF-8.$part" "$folder/$name-senza.$part"
    done
  done
  writes -f KML "$folder/$layer.kml" "$source"
  writes -f LIBKML "$folder/$layer-libkml.kml" "$source"
  writes -f LIBKML "$folder/$layer.kmz" "$source"
done
# GPX has no surfaces, no place for features without one, and a track for each line of several parts.
gpx=(-f GPX -dsco GPX_USE_EXTENSIONS=YES -where "OGR_GEOMETRY IS NOT NULL")
writes "${gpx[@]}" "$folder/punti.gpx" "$root/tests/fixtures/import/layers/punti.geojson"
writes "${gpx[@]}" -nlt MULTILINESTRING "$folder/linee.gpx" "$root/tests/fixtures/import/layers/linee.geojson"
rm -f "$folder/said"
