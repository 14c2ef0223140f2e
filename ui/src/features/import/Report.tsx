import { announce, Btn, notify } from '@kit';
import { useEffect, useRef, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import { message } from '@/api/fault';
import { useUndoState } from '@/api/queries';
import { undo } from '@/api/undo';
import type { ImportAsked, Imported, ImportFile } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { figure } from '@/app/format';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { alongWords, total } from './counts';
import { useImporting } from './importing';
import { SaveRefused } from './SaveRefused';
import { useLeave } from './useLeave';

export interface ReportProps {
  file: ImportFile;
  asked: ImportAsked;
  done: Imported;
}

/** What came in, what did not, where it is now, and the way back. */
export function Report({ file, asked, done }: ReportProps) {
  const { id } = usePlan();
  const leave = useLeave();
  const section = useKinds().section(done.section)?.name ?? done.section;
  const { data: steps } = useUndoState(id);
  const heading = useRef<HTMLHeadingElement>(null);
  const written = done.new + done.changed;
  const of = figure(total(done));
  const title =
    written === 1
      ? t('import.done.title_one', { of })
      : t('import.done.title', { count: figure(written), of });
  // Something else may have been done meanwhile, or this taken back with its keys, and what came before it too.
  const isLast = done.what !== '' && steps?.undo === done.what;
  const isJustUndone = done.what !== '' && steps?.redo === done.what;
  const [wasUndone, setUndone] = useState(false);
  useEffect(() => {
    if (isJustUndone) setUndone(true);
    else if (isLast) setUndone(false);
  }, [isJustUndone, isLast]);
  const isUndone = isJustUndone || (wasUndone && !isLast);
  const said = isUndone ? t('import.done.undone') : title;
  useEffect(() => {
    announce(said);
    // The button that brought one here is gone; whoever is somewhere else by now stays there.
    if (document.activeElement === document.body) heading.current?.focus();
  }, [said]);
  const takeBack = async () => {
    try {
      const { outcome, text } = await undo(id);
      if (outcome !== 'done') notify({ text });
    } catch (error) {
      notify({ text: message(error) });
    }
  };
  return (
    <section className="import-done" data-good={!isUndone || undefined} aria-labelledby="import-done">
      <h2 id="import-done" ref={heading} tabIndex={-1}>
        {said}
      </h2>
      {!isUndone && (
        <>
          <Facts done={done} />
          {isLast && <p className="pp-quiet">{t('import.done.one_step')}</p>}
        </>
      )}
      <div className="pp-actions">
        {isUndone ? (
          <Btn kind="primary" onPress={() => useImporting.setState({ done: undefined })}>
            {t('import.done.again')}
          </Btn>
        ) : (
          <>
            <AppLink kind="primary" href={links.forms(id, done.section, { kind: done.kind })}>
              {t('import.done.go', { section })}
            </AppLink>
            {file.what === 'layer' && (
              <AppLink kind="plain" href={links.map(id)}>
                {t('import.done.map')}
              </AppLink>
            )}
            <SaveRefused file={file} asked={asked} count={done.toMend} />
            {isLast && (
              <Btn icon="undo" onPress={() => void takeBack()}>
                {t('import.done.undo')}
              </Btn>
            )}
          </>
        )}
        <Btn onPress={leave}>{t('import.done.other')}</Btn>
      </div>
    </section>
  );
}

function Facts({ done }: { done: Imported }) {
  const line = (key: 'new' | 'changed' | 'same' | 'skipped') =>
    done[key] > 0 ? [t(`import.done.${key}`, { count: figure(done[key]) })] : [];
  const facts = [
    ...line('new'),
    ...line('changed'),
    ...(done.along.length > 0 ? [t('import.done.along', { list: alongWords(done.along) })] : []),
    ...line('same'),
    ...line('skipped'),
    ...(done.refused > 0
      ? [
          done.refused === 1
            ? t('import.done.rest_one')
            : t('import.done.rest', { count: figure(done.refused) }),
        ]
      : []),
  ];
  return (
    <ul className="import-facts">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
