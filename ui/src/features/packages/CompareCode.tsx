import { announce, Btn, ErrorBox } from '@kit';
import { useState } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import type { ControlCode } from '@/api/wire';
import { platform } from '@/platform';
import { t } from '@/texts';
import { fileName } from './measures';

/** The control code of what somebody sent, to be compared by telephone with whoever sent it. */
export function CompareCode() {
  const [read, setRead] = useState<ControlCode>();
  const [failure, setFailure] = useState<string>();
  const choose = async () => {
    const file = await platform.chooseFile('exported');
    if (!file) return;
    setRead(undefined);
    setFailure(undefined);
    try {
      const told = await call('control_code', { file });
      setRead(told);
      announce(`${t('packages.code.of', { file: fileName(told.file) })}: ${told.code}`);
    } catch (error) {
      setFailure(message(error));
    }
  };
  return (
    <section className="packages-compare" aria-labelledby="packages-compare">
      <h2 id="packages-compare">{t('packages.code.title')}</h2>
      <p>{t('packages.code.about')}</p>
      <Btn icon="telephone" onPress={() => void choose()}>
        {t('packages.code.choose')}
      </Btn>
      {failure && <ErrorBox title={t('packages.code.failed')} message={failure} />}
      {read && (
        <>
          <p className="packages-spoken">
            <span className="pp-quiet">{t('packages.code.of', { file: fileName(read.file) })}</span>{' '}
            <strong>{read.code}</strong>
          </p>
          <p>{t('packages.code.same')}</p>
        </>
      )}
    </section>
  );
}
