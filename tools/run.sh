#!/usr/bin/env bash
# The main job on an example plan: make it, check it, pack it, verify the package.
#
#   tools/run.sh PROGRAM FOLDER
#
# Works in FOLDER only: the archives of the person who runs it are never touched. The results of the run before
# are kept once, beside it.
set -euo pipefail

program=${1:?usage: run.sh PROGRAM FOLDER}
folder=${2:?usage: run.sh PROGRAM FOLDER}
archive=$folder/archivio.db
package=$folder/casaletto-ceredano.piano
commune=019018

if [ -e "$folder" ]; then
  rm -rf "$folder.precedente"
  mv "$folder" "$folder.precedente"
fi
mkdir -p "$folder"

step() { printf '\n== %s\n' "$*"; }

step "1/4  Piano di esempio  (an example plan, all invented)"
"$program" --archive "$archive" demo

step "2/4  Controllo  (the rules)"
# 0 no blocking finding, 1 some: both are answers. Anything else is a failure.
status=0
"$program" --archive "$archive" check --commune "$commune" || status=$?
[ "$status" -le 1 ] || exit "$status"
"$program" --archive "$archive" --json check --commune "$commune" >"$folder/controllo.jsonl" || [ $? -eq 1 ]

step "3/4  Fascicolo  (the package)"
"$program" --archive "$archive" pack --commune "$commune" --out "$package"

step "4/4  Verifica del fascicolo  (reading it back)"
"$program" verify "$package"

cat <<END

Fatto. I risultati sono in $folder:
  archivio.db                 l'archivio SQLite con il piano di esempio
  controllo.jsonl             l'esito del controllo
  casaletto-ceredano.piano    il fascicolo: è un archivio ZIP, dentro c'è LEGGIMI.txt
Prova adesso:
  $program --archive $archive show
  $program --archive $archive show AA-01
  $program --archive $archive set AA-01 name=
  $program --archive $archive check
  $program --archive $archive undo
  $program --help

Done. The results are in $folder: the archive (SQLite), the outcome of the check (JSON, one value per line)
and the package (a ZIP file in BagIt form). Next, try the commands above: look, empty a name, check, undo.
END
