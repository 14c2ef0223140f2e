"""Lints every GeoJSON file of a folder: structure (RFC 7946), closed rings, right-hand rule.

    lint_geojson.py FOLDER
"""

import json
import sys
from pathlib import Path

from geojson_validator import validate_geometries, validate_structure
from loguru import logger

logger.remove()
# What the standard forbids; what a person may draw all the same (a ring that crosses itself) is for the checks of the plan.
FORBIDDEN = ("unclosed", "less_three_unique_nodes", "exterior_not_ccw", "interior_not_cw")

files = sorted(Path(sys.argv[1]).glob("*.geojson"))
wrong = [] if files else ["no file"]
for file in files:
    data = json.loads(file.read_text(encoding="utf-8"))
    structure = validate_structure(data)
    geometries = validate_geometries(data, criteria_invalid=FORBIDDEN, criteria_problematic=["3d_coordinates", "outside_lat_lon_boundaries"])
    for found in (structure, geometries["invalid"], geometries["problematic"], geometries["skipped_validation"]):
        if found:
            wrong.append(f"{file.name}: {found}")
print(len(files), "files")
sys.exit("\n".join(wrong) or None)
