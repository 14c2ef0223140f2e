import { Btn, ChoiceField } from '@kit';
import type { ReactNode } from 'react';
import type { ImportAsked, ImportTrial } from '@/api/wire';
import { figure } from '@/app/format';
import { t } from '@/texts';
import { alongWords, total } from './counts';
import { answers, FILTERS, type Filter } from './filters';
import { Many } from './Many';
import { TrialRow } from './TrialRow';

export interface TrialPartProps {
  trial?: ImportTrial;
  asked: ImportAsked;
  onAsk: (asked: ImportAsked) => void;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** How far the trial is. */
  work: ReactNode;
  onAgain?: () => void;
}

/** What the import would do, counted and row by row: nothing has been written. */
export function TrialPart(props: TrialPartProps) {
  const { trial, asked, onAsk, filter, onFilter, work, onAgain } = props;
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
              onChange={(next) => onFilter((next || 'all') as Filter)}
            />
          </div>
        )}
      </div>
      {work}
      {onAgain && <Btn onPress={onAgain}>{t('import.trial.again')}</Btn>}
      <div className="import-trial-more">
        {trial && trial.along.length > 0 && (
          <p>{t('import.trial.along', { list: alongWords(trial.along) })}</p>
        )}
        {trial && <Many rows={rows} targets={trial.targets} asked={asked} onAsk={onAsk} />}
      </div>
      {trial && rows.length === 0 && (
        <p className="pp-quiet">{t(total(trial) === 0 ? 'import.trial.no_rows' : 'import.trial.none')}</p>
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
