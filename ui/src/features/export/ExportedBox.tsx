import type { Exported } from '@/api/wire';
import { figure } from '@/app/format';
import { bytes, inFours } from '@/features/packages/measures';
import { t } from '@/texts';
import { DoneBox } from './DoneBox';
import type { FolderReader } from './readers';

/** The folder that was written, or the one file when it is closed. */
export function ExportedBox({ reader, done }: { reader: FolderReader; done: Exported }) {
  const { draft, encrypted, files, notes } = done;
  return (
    <DoneBox
      title={t(draft ? `export.done.${reader}_draft` : `export.done.${reader}`)}
      place={done.folder}
      placeName={t(encrypted ? 'export.done.file' : 'export.done.folder')}
      code={done.controlCode}
      content={t(encrypted ? 'export.done.sealed' : 'export.done.files', {
        count: figure(files),
        size: bytes(done.bytes),
      })}
      print={inFours(done.sha256)}
      notes={draft ? [t('export.done.draft'), ...notes] : notes}
    />
  );
}
