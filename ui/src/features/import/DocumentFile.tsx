import { Btn, ErrorBox } from '@kit';
import { useState } from 'react';
import { act } from '@/api/act';
import { useKinds } from '@/api/catalogue';
import { call } from '@/api/client';
import type { ImportFile, PlanRecord } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { setBeside } from '@/features/sections/beside/beside';
import { t } from '@/texts';
import { useLeave } from './useLeave';

/** The old plan on paper: kept among the attachments, and beside the forms while they are filled. */
export function DocumentFile({ file }: { file: ImportFile }) {
  const { id, writable } = usePlan();
  const leave = useLeave();
  const { catalogue } = useKinds();
  const [kept, setKept] = useState<PlanRecord>();
  const keep = async () => {
    const record = await act(id, () => call('attach', { plan: id, file: file.file }));
    if (!record) return;
    setBeside(id, record.id);
    setKept(record);
  };
  const [first] = catalogue.sections;
  return (
    <section className="import-other" data-good={kept ? true : undefined} aria-labelledby="import-document">
      <h2 id="import-document" tabIndex={-1} ref={kept && ((heading) => heading?.focus())}>
        {kept
          ? t('import.document.kept', { title: kept.title || file.name })
          : t('import.document.title', { file: file.name })}
      </h2>
      {!kept && <p>{t('import.document.about')}</p>}
      {!kept && !writable && <ErrorBox message={t('import.document.readonly')} />}
      <div className="pp-actions">
        {kept && first && (
          <AppLink kind="primary" href={links.forms(id, first.code)}>
            {t('import.document.begin')}
          </AppLink>
        )}
        {!kept && writable && (
          <Btn kind="primary" icon="clip" onPress={() => void keep()}>
            {t('import.document.keep')}
          </Btn>
        )}
        <Btn onPress={leave}>{t(kept ? 'import.done.other' : 'import.head.change')}</Btn>
      </div>
    </section>
  );
}
