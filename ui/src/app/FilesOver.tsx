import { notify } from '@kit';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { openImport, useImporting } from '@/features/import/importing';
import { platform } from '@/platform';
import { t } from '@/texts';
import { chiefOf, isBeside, takeWhereDropped } from './droppedFiles';
import { links } from './links';
import { useGo } from './useGo';

/** A file dropped anywhere in a plan opens where files come in, unless the part of the screen under it has a use for it. */
export function useDroppedFiles(plan: string): void {
  const go = useGo();
  const { pathname } = useLocation();
  useEffect(
    () =>
      platform.onDropFiles((dropped) => {
        const chief = chiefOf(dropped.paths);
        if (!chief || takeWhereDropped(dropped)) return;
        const others = dropped.paths.filter((path) => path !== chief && !isBeside(path, chief));
        if (others.length > 0) {
          const name = chief.split(/[/\\]/).at(-1) ?? chief;
          notify({ text: t('app.drop.several', { count: dropped.paths.length, name }) });
        }
        // Who is at the first step has perhaps said what the file is to become.
        const isAwaited = pathname === links.import(plan) && !useImporting.getState().file;
        openImport(plan, chief);
        if (!isAwaited) go(links.import(plan));
      }),
    [plan, go, pathname],
  );
}

/** While files are over the window: what letting them go does. */
export function FilesOver() {
  const [isOver, setOver] = useState(false);
  useEffect(() => platform.onFilesOver(setOver), []);
  if (!isOver) return null;
  return (
    <div className="app-drop">
      <p role="status">{t('app.drop.here')}</p>
    </div>
  );
}
