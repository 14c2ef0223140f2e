import type { Imported, ImportTrial } from '@/api/wire';
import { figure } from '@/app/format';
import { type TextKey, t } from '@/texts';

type Counted = 'new' | 'changed' | 'same' | 'refused' | 'skipped' | 'guesses';

/** «51 nuove», «1 nuova». */
export const counted = (what: Counted, count: number): string =>
  count === 1
    ? t(`import.trial.${what}_one` as TextKey)
    : t(`import.trial.${what}`, { count: figure(count) });

/** «6 colonne», «1 da controllare». */
export const columnsWords = (what: 'all' | 'sure' | 'unsure' | 'out', count: number): string =>
  count === 1 ? t(`import.columns.one_${what}`) : t(`import.columns.many_${what}`, { count: figure(count) });

export function rows(count: number): string {
  if (count === 0) return t('import.head.no_rows');
  return count === 1 ? t('import.head.row') : t('import.head.rows', { count: figure(count) });
}

/** «41 recapiti, 2 depositi». */
export const alongWords = (along: ImportTrial['along']): string => along.map(([words]) => words).join(', ');

/** The rows of the file, however they ended. */
export const total = (of: Pick<Imported, Exclude<Counted, 'guesses'>>): number =>
  of.new + of.changed + of.same + of.refused + of.skipped;

/** The name of a file without where it is. */
export const baseName = (name: string): string => name.replace(/\.[^.]*$/, '');
