"""The same layers in every format, as GDAL reads them: objects, places and values must be those of the GeoJSON files.

    compare_layers.py FOLDER

FOLDER is `data/livelli` of an export. Degrees agree within 1e-7, metres within 1 mm of what PROJ computes.
"""

import re
import sys
from pathlib import Path

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
folder = Path(sys.argv[1])
wrong = []


def system(code):
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(code)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


to_metres = osr.CoordinateTransformation(system(4326), system(32632))


def positions(geometry):
    """Every position, sorted: rings turn the other way round in a shapefile."""
    found = []

    def walk(part):
        for at in range(part.GetGeometryCount()):
            walk(part.GetGeometryRef(at))
        found.extend(part.GetPoint_2D(at) for at in range(part.GetPointCount()))

    walk(geometry)
    return sorted(found)


def plain(value):
    """What every format can say: days as ISO, numbers as numbers, nothing as nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        day = re.fullmatch(r"(\d{4})/(\d\d)/(\d\d)", value)
        return "-".join(day.groups()) if day else value
    return float(value)


def features(layer):
    definition = layer.GetLayerDefn()
    names = [definition.GetFieldDefn(at).GetName() for at in range(definition.GetFieldCount())]
    read = {}
    for feature in layer:
        values = {name: plain(feature.GetField(name)) for name in names}
        read[values["id"]] = (values, positions(feature.GetGeometryRef().Clone()))
    if len(read) != layer.GetFeatureCount():
        wrong.append(f"{layer.GetName()}: {layer.GetFeatureCount()} features, {len(read)} ids")
    return read


def same(one, other, in_dbf):
    if one == other:
        return True
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-9 * max(1, abs(one))
    if in_dbf and isinstance(one, str) and isinstance(other, str):
        # A shapefile holds 254 bytes, and no blanks at the end.
        if other.endswith("…") and len(one.encode()) > 254:
            return one.startswith(other[:-1])
        return one.rstrip() == other
    return False


def compare(name, wanted, found, tolerance, transform=None, in_dbf=False):
    if wanted.keys() != found.keys():
        wrong.append(f"{name}: {len(found)} objects instead of {len(wanted)}")
        return
    for key, (values, places) in wanted.items():
        other_values, other_places = found[key]
        for field, value in values.items():
            if field not in other_values:
                wrong.append(f"{name}: no field {field}")
            elif not same(value, other_values[field], in_dbf):
                wrong.append(f"{name} {key} {field}: {value!r}, {other_values[field]!r}")
        if transform:
            places = sorted(transform.TransformPoint(*place)[:2] for place in places)
        if len(places) != len(other_places):
            wrong.append(f"{name} {key}: {len(other_places)} positions instead of {len(places)}")
            continue
        for place, other in zip(places, other_places):
            if max(abs(place[0] - other[0]), abs(place[1] - other[1])) > tolerance:
                wrong.append(f"{name} {key}: {place} {other}")
                break


package = ogr.Open(str(next(folder.glob("*.gpkg"))))
layers = sorted((folder / "geojson").glob("*.geojson"))
objects = 0
for file in layers:
    source = ogr.Open(str(file))
    layer = source.GetLayer(0)
    name = layer.GetName()
    wanted = features(layer)
    objects += len(wanted)
    compare(f"gpkg {name}", wanted, features(package.GetLayerByName(name)), 1e-7)
    for code, tolerance, transform in ((4326, 1e-7, None), (32632, 1e-3, to_metres)):
        found = {}
        for part in sorted((folder / f"shp-{code}").glob("*.shp")):
            if not re.fullmatch(re.escape(file.stem).replace("_bozza", "") + r"(_punti|_linee|_aree)?(_bozza)?", part.stem):
                continue
            shapes = ogr.Open(str(part))
            read = shapes.GetLayer(0)
            reference = read.GetSpatialRef()
            reference.AutoIdentifyEPSG()
            if reference.GetAuthorityCode(None) != str(code):
                wrong.append(f"{part}: EPSG:{reference.GetAuthorityCode(None)}")
            found.update(features(read))
        compare(f"shp-{code} {name}", wanted, found, tolerance, transform, in_dbf=True)
print(len(layers), "layers,", objects, "objects")
sys.exit("\n".join(wrong[:40]) or (None if layers else "no layers"))
