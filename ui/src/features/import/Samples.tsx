import { SeverityMark } from '@kit';
import type { ImportColumn, ImportSample } from '@/api/wire';
import { figure } from '@/app/format';
import { t } from '@/texts';

const wordsOf = ({ text, readAs, good }: ImportSample): string => {
  if (!good) return t('import.columns.bad', { text });
  if (!readAs || readAs === text) return text;
  // «Magazzino» c'è già, 333 0000000 (cellulare): the reading says the text by itself.
  return readAs.includes(text) ? readAs : t('import.columns.read_as', { text, read: readAs });
};

/** The first values of a column, each with how it is read where that differs from what is written. */
export function Samples({ column }: { column: ImportColumn }) {
  const { samples, empty, of } = column;
  const isEmpty = of > 0 && empty === of;
  return (
    <ul className="import-samples">
      {samples.map((sample, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same value may come twice
        <li key={`${at} ${sample.text}`} data-bad={!sample.good || undefined}>
          {!sample.good && <SeverityMark severity="errore" size={16} />}
          {wordsOf(sample)}
        </li>
      ))}
      {empty > 0 && (
        <li className="pp-quiet">
          {isEmpty
            ? t('import.columns.empty')
            : t('import.columns.empty_some', { empty: figure(empty), of: figure(of) })}
        </li>
      )}
    </ul>
  );
}
