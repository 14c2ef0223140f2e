import { Btn } from '@kit';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '@/api/client';
import type { PackageRead } from '@/api/wire';
import { useOpened } from '@/app/openedFile';
import { useLongWork } from '@/app/useLongWork';
import { WorkState } from '@/app/WorkState';
import { platform } from '@/platform';
import { t } from '@/texts';
import { Incoming } from './Incoming';
import { Refused } from './Refused';

/** Reads a package that somebody sent, and says what it is before anything changes. */
export function OpenPackage() {
  const [read, setRead] = useState<PackageRead>();
  const button = useRef<HTMLButtonElement>(null);
  const { run, ...work } = useLongWork(button);
  const opened = useOpened((state) => state.file);
  const open = useCallback(
    async (file: string) => {
      setRead(undefined);
      setRead(await run(t('packages.open.reading'), (options) => call('read_package', { file }, options)));
    },
    [run],
  );
  useEffect(() => {
    if (!opened) return;
    // Taken up once, also where the page draws its parts twice to try them.
    const timer = setTimeout(() => {
      useOpened.setState({ file: undefined });
      void open(opened);
    });
    return () => clearTimeout(timer);
  }, [opened, open]);
  const choose = async () => {
    if (work.step) return;
    const file = await platform.chooseFile('package');
    if (file) await open(file);
  };
  return (
    <>
      <p>{t('packages.open.about')}</p>
      <div className="packages-do">
        <Btn kind={read ? 'plain' : 'primary'} icon="folder" ref={button} onPress={() => void choose()}>
          {t(read ? 'packages.open.choose_other' : 'packages.open.choose')}
        </Btn>
      </div>
      <WorkState
        work={{ run, ...work }}
        cancelled={t('packages.open.cancelled')}
        failed={t('packages.open.failed')}
      />
      {read &&
        (read.content ? (
          <Incoming key={read.file} file={read.file} content={read.content} />
        ) : (
          <Refused read={read} />
        ))}
    </>
  );
}
