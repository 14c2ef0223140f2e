"""What LibreOffice read of the tables, against what we wrote: every cell as a clerk sees it.

    compare_tables.py TABLES WORKBOOK_AS_CSV CSV_AGAIN

TABLES is `data/tabelle` of an export; the other two folders are what LibreOffice saved of its workbook, a file a sheet, and
of its CSV files.
"""

import csv
import sys
from pathlib import Path

tables, workbook, again = map(Path, sys.argv[1:4])
wrong = []


def rows(file):
    with open(file, encoding="utf-8-sig", newline="") as opened:
        return [row for row in csv.reader(opened, delimiter=";")]


def shown(cell):
    """A text that we wrote as the formula of a constant is that constant."""
    if cell.startswith('="') and cell.endswith('"'):
        cell = cell[2:-1].replace('""', '"')
    elif cell.startswith("'") and cell[1:2] in "=+-@":
        cell = cell[1:]
    return cell.replace("\r\n", "\n").rstrip()


def number(cell):
    try:
        return float(cell.replace(".", "").replace(",", "."))
    except ValueError:
        return None


def same(one, other):
    one, other = shown(one), shown(other)
    if one == other:
        return True
    # A number may be shown with fewer decimals than it has; a text that begins with a zero is no number.
    if one.startswith("0") and not one.startswith("0,"):
        return False
    ours, theirs = number(one), number(other)
    return ours is not None and theirs is not None and abs(ours - theirs) < 0.5e-4 * max(1, abs(ours))


def compare(name, ours, theirs):
    width = len(ours[0])
    theirs = [row[:width] + [""] * (width - len(row)) for row in theirs]
    if len(ours) != len(theirs):
        wrong.append(f"{name}: {len(theirs)} rows instead of {len(ours)}")
        return
    for at, (row, other) in enumerate(zip(ours, theirs)):
        for head, one, two in zip(ours[0], row, other):
            if not same(one, two):
                wrong.append(f"{name}, row {at + 1}, {head}: {one!r} became {two!r}")


ours = {file.stem: rows(file) for part in ("classi", "schede") for file in sorted((tables / part).glob("*.csv"))}
zeros = sum(shown(cell).startswith("0") and len(shown(cell)) > 5 for table in ours.values() for row in table for cell in row)
accents = sum(any(letter in cell for letter in "àèéìòù") for table in ours.values() for row in table for cell in row)
if zeros < 10 or accents < 10:
    wrong.append(f"the tables have too few zeros ({zeros}) or accents ({accents}) to prove anything")
for name, table in ours.items():
    compare(f"{name}.csv", table, rows(again / f"{name}.csv"))

# A sheet has the notice above its head; sheets are known by what stands in their head and first row.
sheets = [rows(file) for file in sorted(workbook.glob("*.csv"))]
sheets = [sheet[1:] for sheet in sheets if len(sheet) > 1]
for name, table in ours.items():
    width = len(table[0])
    heads = [sheet for sheet in sheets if sheet[0][:width] == table[0] and len(sheet) == len(table)]
    if not heads:
        wrong.append(f"{name}: no sheet of the workbook has its head and its rows")
        continue
    best = None
    for sheet in heads:
        before = len(wrong)
        compare(f"{name}, workbook", table, sheet)
        found, wrong[before:] = wrong[before:], []
        best = found if best is None or len(found) < len(best) else best
    wrong.extend(best)
print(len(ours), "tables,", zeros, "texts with a leading zero,", accents, "with accents")
sys.exit("\n".join(wrong[:40]) or None)
