#!/usr/bin/env bash
# Lists through LibreOffice: a workbook and a CSV that we wrote are opened and saved by it in every format, and read back by
# us cell by cell. Fails when anything is lost.
#
#   tests/readers/check_sheets.sh [WORK_FOLDER]
#
# Needs the Debian package libreoffice-calc. Our half is the tests of the binary `sheets` of the crate `exchange` that are
# ignored otherwise; CARGO_WHAT says how cargo is to build it, so that `make` builds nothing twice.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cargo=${CARGO:-cargo}
read -ra what <<<"${CARGO_WHAT:---locked -p exchange}"

command -v soffice >/dev/null || {
  echo "soffice is missing: apt-get install -y --no-install-recommends libreoffice-calc" >&2
  exit 2
}

if [ $# -ge 1 ]; then
  work=$1
  mkdir -p "$work"
  work=$(cd "$work" && pwd)
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
export PIANO_SHEETS=$work

# The profile of an Italian office: decimals with a comma.
mkdir -p "$work/profile/user"
cat >"$work/profile/user/registrymodifications.xcu" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>it-IT</value></prop></item>
</oor:items>
XML

failed=0
# Runs one of our tests by its name.
ours() {
  local name=$1 test=$2
  if (cd "$root" && "$cargo" test --quiet "${what[@]}" --test sheets -- --exact --ignored "office::$test") \
    >"$work/said" 2>&1 && grep -q '1 passed' "$work/said"; then
    echo "ok    $name"
  else
    echo "FAILS $name"
    tail -n 30 "$work/said" | sed 's/^/      /'
    failed=1
  fi
}

# Has LibreOffice save a file under another name: FROM TO FILTER [IN_FILTER]. A profile of its own, so that an open window
# of the same user is not in the way; one run at a time.
converts() {
  local from=$1 to=$2 filter=$3
  local out=$work/out ending=${to##*.}
  rm -rf "$out"
  if timeout 120 soffice "-env:UserInstallation=file://$work/profile" --headless --norestore ${4:+"--infilter=$4"} \
    --convert-to "$ending:$filter" --outdir "$out" "$work/$from" >"$work/said" 2>&1 &&
    mv "$out/${from%.*}.$ending" "$work/$to"; then
    echo "ok    LibreOffice: $from to $to"
  else
    echo "FAILS LibreOffice: $from to $to"
    sed 's/^/      /' "$work/said"
    failed=1
  fi
}

# Fields by `;`, quotes, first row 1; 76 is UTF-8 and 1 Windows-1252; 1040 is Italian; cells as they are shown.
utf8='59,34,76,1,,1040'
windows='59,34,1,1,,1040'

ours "we write a workbook and a CSV" office_writes
[ $failed -eq 0 ] || exit 1
converts nostro.xlsx libre.xlsx "Calc MS Excel 2007 XML"
converts nostro.xlsx libre.xls "MS Excel 97"
converts nostro.xlsx libre.ods "calc8"
converts nostro.xlsx libre.fods "OpenDocument Spreadsheet Flat XML"
converts nostro.xlsx libre.csv "Text - txt - csv (StarCalc):$utf8,0,false,true"
converts nostro.xlsx libre-windows.csv "Text - txt - csv (StarCalc):$windows,0,false,true"
converts elenco.csv elenco.xlsx "Calc MS Excel 2007 XML" "Text - txt - csv (StarCalc):$utf8"
converts elenco.csv elenco.ods "calc8" "Text - txt - csv (StarCalc):$utf8"
ours "we read what LibreOffice wrote, cell by cell" office_reads
ours "another library reads in it what we read" office_is_read_by_others_alike

exit $failed
