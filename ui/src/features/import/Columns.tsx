import { Icon } from '@kit';
import { useMemo } from 'react';
import type { ImportAsked, ImportColumn, ImportTrial } from '@/api/wire';
import { t } from '@/texts';
import { columnsWords } from './counts';
import { withColumn } from './importing';
import { Samples } from './Samples';
import { TargetField } from './TargetField';
import { headName, targetOptions } from './targets';

export interface TrialPartsProps {
  trial: ImportTrial;
  asked: ImportAsked;
  onAsk: (asked: ImportAsked) => void;
}

export interface ColumnsProps extends Omit<TrialPartsProps, 'onAsk'> {
  /** Columns that are still to be checked. */
  unsure: readonly number[];
  /** A column was set: it needs no check any more. */
  onColumn: (asked: ImportAsked, column: number) => void;
}

/** Where each column goes, with its first values and how they are read. */
export function Columns({ trial, asked, unsure, onColumn }: ColumnsProps) {
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
            <th scope="col">
              {t('import.columns.yours')} <small>{columnsWords('all', columns.length)}</small>
            </th>
            <th scope="col">
              {t('import.columns.plan')} <small>{outcomes(now, unsure)}</small>
            </th>
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
              isUnsure={unsure.includes(at)}
              onTarget={(target) => onColumn(withColumn(asked, now, at, target), at)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const ICONS = { sure: 'check', unsure: 'help-circle', out: 'minus-circle' } as const;

/** «4 riconosciute, 1 da controllare, 2 restano fuori». */
function outcomes(now: readonly string[], unsure: readonly number[]): string {
  const out = now.filter((target) => target === '').length;
  const doubtful = unsure.filter((at) => now[at] !== '').length;
  const counts = { sure: now.length - out - doubtful, unsure: doubtful, out };
  return (['sure', 'unsure', 'out'] as const)
    .filter((what) => counts[what] > 0)
    .map((what) => columnsWords(what, counts[what]))
    .join(', ');
}

interface RowProps {
  columns: readonly ImportColumn[];
  targets: ImportTrial['targets'];
  at: number;
  /** Where the column goes; empty when it stays out. */
  target: string;
  isUnsure: boolean;
  onTarget: (target: string) => void;
}

function Row({ columns, targets, at, target, isUnsure, onTarget }: RowProps) {
  const options = useMemo(() => targetOptions(targets, columns, at), [targets, columns, at]);
  const column = columns[at];
  if (!column) return null;
  const head = headName(column.head, at);
  const state = target === '' ? 'out' : isUnsure ? 'unsure' : 'sure';
  return (
    <tr data-state={state} data-doubt={state === 'unsure' || undefined}>
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
          <span className="import-sure" data-state={state}>
            <Icon name={ICONS[state]} size={16} />
            {t(`import.columns.${state}`)}
          </span>
        </div>
      </td>
      <td data-name={t('import.columns.samples')}>
        <Samples column={column} />
      </td>
    </tr>
  );
}
