import type { HistoryEntry } from '@/api/wire';
import { t } from '@/texts';
import { stepsByRecord } from './stepsByRecord';

/** How much an act changed, in a few words: the values themselves when it was one field. */
export function Brief({ entry }: { entry: HistoryEntry }) {
  const { steps, more } = entry;
  const [only] = steps;
  if (!only) return null;
  if (steps.length + more === 1) {
    if (only.what !== 'edited') return null;
    const value = (text: string) => text || t('history.entry.empty_value');
    return (
      <span className="history-values">
        <del>{value(only.before)}</del>
        <span aria-hidden="true"> → </span>
        <ins>{value(only.after)}</ins>
      </span>
    );
  }
  const records = stepsByRecord(steps);
  const edited = steps.filter((step) => step.what === 'edited').length + more;
  if (edited === 0) return <span>{t('history.entry.records', { records: records.length })}</span>;
  if (records.length === 1) return <span>{t('history.entry.in_one', { count: edited })}</span>;
  return <span>{t('history.entry.in_records', { count: edited, records: records.length })}</span>;
}
