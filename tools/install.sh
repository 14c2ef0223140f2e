#!/usr/bin/env bash
# Puts the window among the programs of this person's desktop, and has it open `.piano` files with a double click.
#
#   tools/install.sh WINDOW
#
# Writes into the person's own folders only ($XDG_DATA_HOME, ~/.local/bin); a second run brings them up to date.
set -euo pipefail
cd "$(dirname "$0")/.."

window=${1:?usage: install.sh WINDOW}
data=${XDG_DATA_HOME:-$HOME/.local/share}
programs=$HOME/.local/bin

install -D -m 755 "$window" "$programs/piano-pronto"
install -D -m 644 src-tauri/icons/icon.svg "$data/icons/hicolor/scalable/apps/piano-pronto.svg"
install -D -m 644 assets/desktop/piano-pronto.xml "$data/mime/packages/piano-pronto.xml"
install -d "$data/applications"
# The desktop may not look into ~/.local/bin.
sed "s|^Exec=piano-pronto|Exec=\"$programs/piano-pronto\"|" assets/desktop/piano-pronto.desktop \
  >"$data/applications/piano-pronto.desktop"
# Where these programs are missing the desktop finds the files by itself at the next start.
if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime"; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$data/applications"; fi

printf 'Piano Pronto è tra i programmi, e apre i file .piano. (Installed for this account: %s)\n' "$programs/piano-pronto"
