import { Banner, Btn } from '@kit';
import { call } from '@/api/client';
import { queries, startChanged, useStart } from '@/api/queries';
import { useSaving } from '@/api/saving';
import { t } from '@/texts';
import { links } from './links';
import { usePlan } from './plan';
import { useGo } from './useGo';

/** One line under the header, the most serious first. */
export function PlanBanner() {
  const { archive } = usePlan();
  const { data: start } = useStart();
  const failure = useSaving((saving) => saving.failure);
  const go = useGo();
  if (failure) {
    return (
      <Banner
        severity="blocco"
        actions={
          <Btn size="small" onPress={failure.retry}>
            {t('app.save.retry')}
          </Btn>
        }
      >
        {t('app.save.banner', { why: failure.why })}
      </Banner>
    );
  }
  if (archive.held) {
    return (
      <Banner
        severity="avviso"
        actions={
          <Btn size="small" onPress={() => void tryAgain(archive.example)}>
            {t('app.banner.retry_held')}
          </Btn>
        }
      >
        {t('app.banner.held', { why: archive.held })}
      </Banner>
    );
  }
  if (archive.example) {
    const leave = async () => {
      startChanged(await call('choose_archive', { example: false }));
      go(links.plans());
    };
    return (
      <Banner
        severity="info"
        actions={
          <Btn size="small" onPress={() => void leave()}>
            {t('app.banner.leave_example')}
          </Btn>
        }
      >
        {t('app.banner.example')}
      </Banner>
    );
  }
  if (start?.person?.role === 'lettore') return <Banner severity="info">{t('app.banner.reader')}</Banner>;
  return null;
}

/** Opens the archive again: the other program may have closed it meanwhile. */
async function tryAgain(example: boolean): Promise<void> {
  startChanged(await call('choose_archive', { example }));
  await queries.invalidateQueries();
}
