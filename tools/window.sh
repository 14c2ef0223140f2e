#!/usr/bin/env bash
# Opens the window on the example plan, where there is a screen; elsewhere says how to see it.
#
#   tools/window.sh WINDOW PROGRAM FOLDER
#
# Works in FOLDER/finestra only: the archives of the person who runs it are never touched.
set -euo pipefail

window=${1:?usage: window.sh WINDOW PROGRAM FOLDER}
program=${2:?usage: window.sh WINDOW PROGRAM FOLDER}
home=${3:?usage: window.sh WINDOW PROGRAM FOLDER}/finestra

mkdir -p "$home"
[ -e "$home/piani.sqlite" ] || "$program" --archive "$home/piani.sqlite" demo >/dev/null

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  printf '\nLa finestra si apre sul piano di esempio. (The window opens on the example plan; its files are in %s.)\n' "$home"
  PIANO_PRONTO_HOME=$home exec "$window"
fi
cat <<END

La finestra è pronta: $window
Qui non c'è uno schermo. Per vederla, da una sessione grafica o con ssh -X:
  PIANO_PRONTO_HOME=$home $window
Per provarla su uno schermo in memoria, con le immagini in target/e2e:
  make e2e

The window is built: $window
There is no screen here. To see it, run the first line above in a graphical session or through ssh -X; \`make e2e\`
tries it on a display in memory and leaves pictures in target/e2e (by hand: xvfb-run -a $window).
END
