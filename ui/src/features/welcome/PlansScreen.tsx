import { Banner, Btn, EmptyState, ErrorBox } from '@kit';
import { useEffect, useState } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { startChanged, useStart } from '@/api/queries';
import type { Start } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { Alone } from './Alone';
import { BeginAnother } from './BeginAnother';
import { openExample } from './enter';
import { roleOf } from './missing';
import { PackageBox } from './PackageBox';
import { PlanTable } from './PlanTable';
import { usePackageIn } from './packageIn';

/** The plans of this computer. */
export function PlansScreen() {
  const { data: start, error, refetch } = useStart();
  // What was changed in a plan meanwhile shows here too.
  useEffect(() => {
    void refetch();
  }, [refetch]);
  return (
    <Alone end={start && t('welcome.plans.version', { version: start.version })}>
      <h1>{t('welcome.plans.title')}</h1>
      {error && <ErrorBox message={message(error)} onRetry={() => void refetch()} />}
      {start && <Plans start={start} />}
    </Alone>
  );
}

function Plans({ start }: { start: Start }) {
  const go = useGo();
  const packageIn = usePackageIn();
  const [failure, setFailure] = useState<string>();
  const { archive, plans, person } = start;
  const isReader = person?.role === 'lettore';
  const run = async (work: () => Promise<void>) => {
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(message(error));
    }
  };
  const example = () =>
    run(async () => {
      const plan = await openExample();
      if (plan) go(links.home(plan));
    });
  const mine = () => run(async () => startChanged(await call('choose_archive', { example: false })));

  return (
    <>
      {archive.held && <Banner severity="avviso">{t('welcome.plans.held', { why: archive.held })}</Banner>}
      {archive.example && (
        <Banner
          severity="info"
          actions={
            <Btn size="small" onPress={() => void mine()}>
              {t('welcome.plans.mine')}
            </Btn>
          }
        >
          {t('welcome.plans.example')}
        </Banner>
      )}
      <PackageBox packageIn={packageIn} />
      {failure && <ErrorBox message={failure} />}
      <div className="plans-columns">
        <div>
          {plans.length > 0 ? (
            <PlanTable plans={plans} />
          ) : (
            <EmptyState
              title={t('welcome.plans.empty')}
              text={t(isReader ? 'welcome.plans.empty_reader' : 'welcome.plans.empty_text')}
            />
          )}
        </div>
        <div className="plans-aside">
          {archive.writable && !archive.example && <BeginAnother start={start} />}
          <section>
            <h2>{t('welcome.plans.file')}</h2>
            <Btn icon="folder" onPress={packageIn.choose}>
              {t('welcome.packages.open')}
            </Btn>
          </section>
          {!archive.example && (
            <section>
              <h2>{t('welcome.plans.try')}</h2>
              <p className="pp-quiet">{t('welcome.other.example_what')}</p>
              <Btn onPress={() => void example()}>{t('welcome.other.example')}</Btn>
            </section>
          )}
          <section>
            <h2>{t('welcome.plans.person')}</h2>
            {person ? (
              <p>
                {person.name}
                <span className="plans-person">
                  {[person.office, t(`welcome.role.${roleOf(person.role)}.short`)].filter(Boolean).join(', ')}
                </span>
              </p>
            ) : (
              <p>{t('welcome.plans.person_none')}</p>
            )}
            <AppLink kind="plain" size="small" href={links.welcome()}>
              {person ? t('welcome.plans.person_change') : t('welcome.plans.person_say')}
            </AppLink>
          </section>
        </div>
      </div>
    </>
  );
}
