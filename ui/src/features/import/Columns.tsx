import { Icon } from '@kit';
import { useMemo } from 'react';
import type { ImportAsked, ImportColumn, ImportTrial } from '@/api/wire';
import { t } from '@/texts';
import { withColumn } from './importing';
import { Samples } from './Samples';
import { TargetField } from './TargetField';
import { headName, targetOptions } from './targets';

export interface TrialPartsProps {
  trial: ImportTrial;
  asked: ImportAsked;
  onAsk: (asked: ImportAsked) => void;
}

/** Where each column goes, with its first values and how they are read. */
export function Columns({ trial, asked, onAsk }: TrialPartsProps) {
  const { columns, targets } = trial;
  if (columns.length === 0) return null;
  // What was chosen shows at once, before the trial answers.
  const now = columns.map(({ target }, at) => asked.columns?.[at] ?? target);
  return (
    <section aria-labelledby="import-columns">
      <h3 id="import-columns" className="visually-hidden">
        {t('import.columns.title')}
      </h3>
      <table className="import-table import-columns">
        <thead>
          <tr>
            <th scope="col">{t('import.columns.yours')}</th>
            <th scope="col">{t('import.columns.plan')}</th>
            <th scope="col">{t('import.columns.samples')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, at) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same head
              key={`${at} ${column.head}`}
              columns={columns}
              targets={targets}
              at={at}
              target={now[at] ?? ''}
              onTarget={(target) => onAsk(withColumn(asked, now, at, target))}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  columns: readonly ImportColumn[];
  targets: ImportTrial['targets'];
  at: number;
  /** Where the column goes; empty when it stays out. */
  target: string;
  onTarget: (target: string) => void;
}

function Row({ columns, targets, at, target, onTarget }: RowProps) {
  const options = useMemo(() => targetOptions(targets, columns, at), [targets, columns, at]);
  const column = columns[at];
  if (!column) return null;
  const head = headName(column.head, at);
  return (
    <tr>
      <th scope="row">{head}</th>
      <td data-name={t('import.columns.plan')}>
        <div className="import-target">
          <TargetField
            label={t('import.columns.target', { head })}
            name={`column-${at}`}
            target={target}
            options={options}
            onTarget={onTarget}
          />
          {target && <Sure isSure={column.sure} />}
        </div>
      </td>
      <td data-name={t('import.columns.samples')}>
        <Samples column={column} />
      </td>
    </tr>
  );
}

function Sure({ isSure }: { isSure: boolean }) {
  return (
    <span className="import-sure" data-sure={isSure}>
      <Icon name={isSure ? 'check' : 'help-circle'} size={16} />
      {t(isSure ? 'import.columns.sure' : 'import.columns.unsure')}
    </span>
  );
}
