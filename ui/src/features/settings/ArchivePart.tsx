import { Btn, FormGroup, ReadOnlyValue } from '@kit';
import { useStart } from '@/api/queries';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { platform } from '@/platform';
import { t } from '@/texts';
import { DiscardPlan } from './DiscardPlan';

/** Where the data are, whether they can be written, and taking this plan out. */
export function ArchivePart() {
  const { id, archive, writable } = usePlan();
  const { data: start } = useStart();
  const isReader = start?.person?.role === 'lettore';
  const state = writable
    ? t('settings.archive.writable')
    : isReader && !archive.held
      ? t('settings.archive.reader')
      : `${t('settings.archive.held')} ${archive.held ?? ''}`;
  return (
    <>
      <FormGroup title={t('settings.archive.title')} description={t('settings.archive.about')}>
        <div className="settings-path">
          <span className="settings-label">{t('settings.archive.path')}</span>
          <ReadOnlyValue label={t('settings.archive.path')} text={archive.path} />
        </div>
        <p>
          {state} {archive.example && t('settings.archive.example')}
        </p>
        <Btn icon="folder" onPress={() => void platform.showInFolder(archive.path)}>
          {t('settings.archive.open_folder')}
        </Btn>
      </FormGroup>
      <FormGroup title={t('settings.archive.copies')} description={t('settings.archive.copies_about')}>
        <AppLink kind="plain" href={`${links.history(id)}?part=copies`}>
          {t('settings.archive.copies_open')}
        </AppLink>
      </FormGroup>
      {writable && <DiscardPlan />}
    </>
  );
}
