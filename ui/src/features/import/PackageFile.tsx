import { Btn, notify } from '@kit';
import { useRef, useState } from 'react';
import { call } from '@/api/client';
import { settled } from '@/api/typing';
import { turned, undo } from '@/api/undo';
import type { ImportFile, StartedFrom } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { figure } from '@/app/format';
import { links } from '@/app/links';
import { useOpened } from '@/app/openedFile';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { useLongWork } from '@/app/useLongWork';
import { WorkState } from '@/app/WorkState';
import { t } from '@/texts';
import { useLeave } from './useLeave';

/** A package holds a whole plan: it is read on its own screen, or a plan that is still empty begins from it. */
export function PackageFile({ file }: { file: ImportFile }) {
  const { id, writable } = usePlan();
  const go = useGo();
  const leave = useLeave();
  const button = useRef<HTMLButtonElement>(null);
  const work = useLongWork(button);
  const [started, setStarted] = useState<StartedFrom>();
  const read = () => {
    useOpened.setState({ file: file.file });
    leave();
    go(links.packages(id));
  };
  const begin = async () => {
    if (work.step) return;
    await settled();
    const done = await work.run(t('import.package.starting'), (options) =>
      call('start_from', { plan: id, file: file.file }, options),
    );
    if (!done) return;
    await turned(id);
    setStarted(done);
    notify({ text: done.what, undo: () => void undo(id).then(() => setStarted(undefined)) });
  };
  if (started) return <Started started={started} />;
  return (
    <section className="import-other" aria-labelledby="import-package">
      <h2 id="import-package">{t('import.package.title', { file: file.name })}</h2>
      <p>{t('import.package.about')}</p>
      <ul className="import-choices">
        <li>
          <Btn kind="primary" icon="folder" onPress={read}>
            {t('import.package.open')}
          </Btn>
          <span>{t('import.package.open_what')}</span>
        </li>
        {writable && (
          <li>
            <Btn icon="copy" ref={button} onPress={() => void begin()}>
              {t('import.package.start')}
            </Btn>
            <span>{t('import.package.start_what')}</span>
          </li>
        )}
      </ul>
      <WorkState work={work} cancelled={t('import.package.stopped')} failed={t('import.package.failed')} />
      <Btn size="small" onPress={leave}>
        {t('import.head.change')}
      </Btn>
    </section>
  );
}

function Started({ started }: { started: StartedFrom }) {
  const { id } = usePlan();
  const leave = useLeave();
  const { records, adapt } = started;
  return (
    <section className="import-done" data-good aria-labelledby="import-started">
      {/* The focus comes here: the button that began it is gone. */}
      <h2 id="import-started" tabIndex={-1} ref={(heading) => heading?.focus()}>
        {records === 1
          ? t('import.package.started_one')
          : t('import.package.started', { count: figure(records) })}
      </h2>
      {adapt.length > 0 && (
        <>
          <h3>{t('import.package.adapt')}</h3>
          <ul>
            {adapt.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <div className="pp-actions">
        <AppLink kind="primary" href={links.home(id)}>
          {t('import.package.home')}
        </AppLink>
        <Btn onPress={leave}>{t('import.done.other')}</Btn>
      </div>
    </section>
  );
}
