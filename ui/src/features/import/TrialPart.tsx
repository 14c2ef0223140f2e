import { Btn, ChoiceField, SeverityMark } from '@kit';
import { type ReactNode, useState } from 'react';
import type { ImportAsked, ImportRow, ImportTrial } from '@/api/wire';
import { figure } from '@/app/format';
import { t } from '@/texts';
import { alongWords, counted } from './counts';
import { Many } from './Many';
import { TrialRow } from './TrialRow';

const FILTERS = ['all', 'refused', 'guess', 'changed', 'new', 'same', 'skipped'] as const;
export type Filter = (typeof FILTERS)[number];

/** Whether a row is among those that are asked for. */
export const answers = (row: ImportRow, filter: Filter): boolean => {
  if (filter === 'all') return true;
  if (filter === 'guess') return row.lines.some(({ tone }) => tone === 'guess');
  return row.outcome === filter;
};

export interface TrialPartProps {
  trial?: ImportTrial;
  asked: ImportAsked;
  onAsk: (asked: ImportAsked) => void;
  /** How far the trial is. */
  work: ReactNode;
  onAgain?: () => void;
}

/** What the import would do, counted and row by row: nothing has been written. */
export function TrialPart({ trial, asked, onAsk, work, onAgain }: TrialPartProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const rows = trial?.rows ?? [];
  const there = FILTERS.filter((each) => each === 'all' || rows.some((row) => answers(row, each)));
  // The last row of a sort may be gone with the next trial.
  const here = there.includes(filter) ? filter : 'all';
  const shown = rows.filter((row) => answers(row, here));
  return (
    <section className="import-trial" aria-labelledby="import-trial">
      <div className="import-trial-head">
        <h3 id="import-trial">{t('import.trial.title')}</h3>
        <span>{t('import.trial.nothing_written')}</span>
        {trial && <Counts trial={trial} />}
      </div>
      {work}
      {onAgain && <Btn onPress={onAgain}>{t('import.trial.again')}</Btn>}
      <div className="import-trial-more">
        {trial && trial.along.length > 0 && (
          <p>{t('import.trial.along', { list: alongWords(trial.along) })}</p>
        )}
        {trial && <Many rows={rows} targets={trial.targets} asked={asked} onAsk={onAsk} />}
        {there.length > 2 && (
          <div className="import-filter">
            <ChoiceField
              label={t('import.trial.filter')}
              name="filter"
              options={there
                .filter((each) => each !== 'all')
                .map((each) => ({ id: each, name: t(`import.trial.only_${each as 'refused'}`) }))}
              emptyName={t('import.trial.all')}
              value={here === 'all' ? '' : here}
              onChange={(next) => setFilter((next || 'all') as Filter)}
            />
          </div>
        )}
      </div>
      {trial && shown.length === 0 && (
        <p className="pp-quiet">{t(rows.length === 0 ? 'import.trial.none' : 'import.trial.none_filter')}</p>
      )}
      {shown.length > 0 && (
        <table className="import-table import-rows">
          <caption className="visually-hidden">{t('import.trial.rows')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('import.trial.row')}</th>
              <th scope="col">{t('import.trial.what')}</th>
              <th scope="col">{t('import.trial.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <TrialRow key={row.row} row={row} asked={asked} onAsk={onAsk} />
            ))}
          </tbody>
        </table>
      )}
      {trial && trial.more > 0 && (
        <p className="pp-quiet">{t('import.trial.more', { count: figure(trial.more) })}</p>
      )}
    </section>
  );
}

const COUNTED = ['new', 'changed', 'same', 'refused', 'skipped', 'guesses'] as const;
/** Said even when there is none of them: their absence is what one wants to know. */
const ALWAYS: readonly string[] = ['new', 'changed', 'same', 'refused'];

function Counts({ trial }: { trial: ImportTrial }) {
  return (
    <ul className="import-counts" aria-label={t('import.trial.counts')}>
      {COUNTED.filter((what) => trial[what] > 0 || ALWAYS.includes(what)).map((what) => (
        <li key={what} data-what={what} data-some={trial[what] > 0 || undefined}>
          {what === 'refused' && trial.refused > 0 && <SeverityMark severity="errore" size={16} />}
          {counted(what, trial[what])}
        </li>
      ))}
    </ul>
  );
}
