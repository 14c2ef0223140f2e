import { Btn } from '@kit';
import { useRef } from 'react';
import { call } from '@/api/client';
import { settled } from '@/api/typing';
import { turned } from '@/api/undo';
import type { ImportAsked, ImportFile, ImportTrial } from '@/api/wire';
import { figure } from '@/app/format';
import { usePlan } from '@/app/plan';
import { useLongWork } from '@/app/useLongWork';
import { WorkState } from '@/app/WorkState';
import { t } from '@/texts';
import { total } from './counts';
import { useImporting } from './importing';
import { SaveRefused } from './SaveRefused';
import { useLeave } from './useLeave';

export interface FootProps {
  file: ImportFile;
  asked: ImportAsked;
  trial?: ImportTrial;
  /** The trial answers to what is asked: what the button names is what will be written. */
  isFresh: boolean;
}

/** The end of the page, always in sight: the rows to mend, and the button that names how many will be written. */
export function Foot({ file, asked, trial, isFresh }: FootProps) {
  const { id, writable } = usePlan();
  const leave = useLeave();
  const button = useRef<HTMLButtonElement>(null);
  const work = useLongWork(button);
  const bring = async () => {
    if (work.step || !isFresh) return;
    await settled();
    const done = await work.run(t('import.do.working'), (options) => call('import', asked, options));
    if (!done) return;
    await turned(id);
    useImporting.setState({ done });
  };
  const count = trial?.toWrite ?? 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div className="import-foot" role="group" aria-label={t('import.do.label')}>
      <WorkState work={work} cancelled={t('import.do.stopped')} failed={t('import.do.failed')} />
      <div className="import-foot-line">
        <Btn icon="chevron-left" onPress={leave}>
          {t('import.head.change')}
        </Btn>
        {trial && <SaveRefused file={file} asked={asked} count={trial.toMend} />}
        <span className="pp-grow import-foot-words">
          {!writable && t('import.do.readonly')}
          {writable &&
            trial &&
            isFresh &&
            count === 0 &&
            t(total(trial) === 0 ? 'import.do.no_rows' : 'import.do.nothing')}
        </span>
        {writable && trial && count > 0 && (
          <Btn kind="primary" ref={button} isDisabled={!isFresh} onPress={() => void bring()}>
            {count === 1 ? t('import.do.import_one') : t('import.do.import', { count: figure(count) })}
          </Btn>
        )}
      </div>
    </div>
  );
}
