import { Btn } from '@kit';
import type { ReactNode } from 'react';
import type { ExportPreview } from '@/api/wire';
import { figure } from '@/app/format';
import { t } from '@/texts';
import type { FolderReader } from './readers';

export interface FolderSeesProps {
  reader: FolderReader;
  preview: ExportPreview | undefined;
  isReading: boolean;
  onRead: () => void;
  /** How the folder is closed. */
  children?: ReactNode;
}

/** Who may read the copy, what it leaves out, and the way to read it before it goes out. */
export function FolderSees({ reader, preview, isReading, onRead, children }: FolderSeesProps) {
  return (
    <section aria-labelledby="export-sees">
      <h2 id="export-sees">{t('export.sees.title')}</h2>
      <p>{t(`export.sees.${reader}`)}</p>
      {preview && <LeftOut preview={preview} />}
      <Btn size="small" icon="password-visible" aria-expanded={isReading} onPress={onRead}>
        {t(isReading ? 'export.sees.preview_close' : 'export.sees.preview')}
      </Btn>
      {children}
    </section>
  );
}

function LeftOut({ preview }: { preview: ExportPreview }) {
  const { hiddenFields, hiddenRecords, hidden } = preview;
  if (hiddenFields + hiddenRecords === 0) return <p>{t('export.sees.whole')}</p>;
  const fields = figure(hiddenFields);
  if (hiddenRecords === 0) return <p>{t('export.sees.fields', { fields })}</p>;
  return (
    <>
      <p>{t('export.sees.records', { fields, records: figure(hiddenRecords) })}</p>
      <ul className="export-hidden">
        {hidden.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
