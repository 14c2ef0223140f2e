import { announce } from '@kit';
import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import type { ImportAsked, ImportFile } from '@/api/wire';
import { WorkState } from '@/app/WorkState';
import { t } from '@/texts';
import { Columns } from './Columns';
import { counted } from './counts';
import { Doubts } from './Doubts';
import { unsureColumns } from './doubts';
import { FileHead } from './FileHead';
import { Foot } from './Foot';
import type { Filter } from './filters';
import { useImporting } from './importing';
import { KeyLine } from './KeyLine';
import { Tally } from './Tally';
import { TrialPart } from './TrialPart';
import { useKeepRow } from './useKeepRow';
import { useTrial } from './useTrial';

const LayerPart = lazy(() => import('./LayerPart').then((part) => ({ default: part.LayerPart })));

const ask = (asked: ImportAsked) => useImporting.setState({ asked });

export interface TryAndImportProps {
  file: ImportFile;
  asked?: ImportAsked;
  /** The name of the file, which takes the focus when the trial is there. */
  heading: RefObject<HTMLHeadingElement | null>;
}

/** Columns and trial on one page: a column that is corrected changes the trial at once. */
export function TryAndImport({ file, asked, heading }: TryAndImportProps) {
  const { trial, isFresh, work, again } = useTrial(asked, heading);
  const kept = useImporting((now) => now.unsure);
  const [filter, setFilter] = useState<Filter>('all');
  const page = useRef<HTMLDivElement>(null);
  useKeepRow(page, trial);
  const begun = useRef(false);
  useEffect(() => {
    if (!trial) return;
    const { refused } = trial;
    announce(
      t('import.trial.said', {
        new: counted('new', trial.new),
        changed: counted('changed', trial.changed),
        same: counted('same', trial.same),
        refused: counted('refused', refused),
      }),
    );
    // The first trial is what one waited for.
    if (!begun.current) heading.current?.focus({ preventScroll: true });
    begun.current = true;
  }, [trial, heading]);
  // A person's columns are all sure to the program; those that were not set by hand are still to be checked.
  const unsure = (asked?.columns ? kept : trial && unsureColumns(trial.columns)) ?? [];
  const setColumn = (next: ImportAsked, column: number) =>
    useImporting.setState({ asked: next, unsure: unsure.filter((at) => at !== column) });
  // Of shapes they say where these fall; of a list, what becomes of its columns.
  const doubts = trial && <Doubts title={t('import.trial.doubts')} lines={trial.doubts} />;
  return (
    <div className="import-page" ref={page}>
      <FileHead file={file} asked={asked} trial={trial} onAsk={ask} />
      {asked && (
        <>
          {trial?.layer && doubts}
          {trial?.layer && (
            <Suspense fallback={<p className="pp-quiet">{t('import.layer.loading')}</p>}>
              <LayerPart layer={trial.layer} asked={asked} onAsk={ask} />
            </Suspense>
          )}
          {trial && (
            <>
              <Columns trial={trial} asked={asked} unsure={unsure} onColumn={setColumn} />
              {!trial.layer && doubts}
              <KeyLine trial={trial} asked={asked} onAsk={ask} />
            </>
          )}
          <TrialPart
            trial={trial}
            asked={asked}
            onAsk={ask}
            filter={filter}
            onFilter={setFilter}
            work={
              <WorkState
                work={work}
                cancelled={t('import.trial.stopped')}
                failed={t('import.trial.failed')}
              />
            }
            onAgain={work.failure || work.wasCancelled ? again : undefined}
          />
          <div className="import-end">
            {trial && <Tally trial={trial} unsure={unsure} page={page} onFilter={setFilter} />}
            <Foot file={file} asked={asked} trial={trial} isFresh={isFresh && !work.step} />
          </div>
        </>
      )}
    </div>
  );
}
