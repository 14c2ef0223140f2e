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
Qui non c'è uno schermo. Per vederla:
  PIANO_PRONTO_HOME=$home $window             da una sessione grafica, oppure con ssh -X
  make e2e                                    la prova su uno schermo in memoria: le immagini sono in target/e2e

The window is built: $window
There is no screen here. To see it:
  PIANO_PRONTO_HOME=$home $window             from a graphical session, or through ssh -X
  make e2e                                    tries it on a display in memory: the pictures are in target/e2e
Or run it unseen:  xvfb-run -a $window
END
