import { Btn, SeverityMark } from '@kit';
import { useKinds } from '@/api/catalogue';
import { useStart } from '@/api/queries';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import type { IncomingProps } from './Incoming';
import { useTakeIn } from './useTakeIn';
import { WorkState } from './WorkState';

/** What taking the package in would do, and doing it. */
export function Outcome({ file, content }: IncomingProps) {
  const { writable } = usePlan();
  const { data: start } = useStart();
  const { take, work } = useTakeIn(file, content);
  const { outcome, commune, plan } = content;
  if (outcome === 'same') {
    return (
      <>
        <p>{t('packages.open.same')}</p>
        <AppLink kind="plain" href={links.home(plan)}>
          {t('packages.open.go')}
        </AppLink>
      </>
    );
  }
  if (outcome === 'other') {
    const mine = start?.plans.find((card) => card.istat === content.istat);
    return (
      <>
        <p>{t('packages.open.other', { commune })}</p>
        {mine && (
          <AppLink kind="plain" href={links.home(mine.id)}>
            {t('packages.open.go_mine')}
          </AppLink>
        )}
      </>
    );
  }
  const isReplacing = outcome === 'replaced';
  return (
    <>
      {isReplacing ? <Replacing content={content} /> : <p>{t('packages.open.new')}</p>}
      {writable ? (
        !work.step && (
          <Btn kind="primary" onPress={() => void take(isReplacing)}>
            {t(isReplacing ? 'packages.open.replace' : 'packages.open.take')}
          </Btn>
        )
      ) : (
        <p>{t('packages.open.read_only')}</p>
      )}
      <WorkState work={work} cancelled={t('packages.open.cancelled')} failed={t('packages.open.failed')} />
    </>
  );
}

function Replacing({ content }: { content: IncomingProps['content'] }) {
  const kinds = useKinds();
  // A copy that hides something would take it out of the plan here too.
  const isWhole = content.class === kinds.label('PRIVACY_CLASS', 'riservata');
  return (
    <>
      <p>
        {t('packages.open.replaced', {
          new: content.new,
          changed: content.changed,
          removed: content.removed,
        })}{' '}
        {t('packages.open.replaced_undo')}
      </p>
      {!isWhole && (
        <p className="packages-answer">
          <SeverityMark severity="avviso" />
          <span>{t('packages.open.partial', { class: content.class.toLowerCase() })}</span>
        </p>
      )}
    </>
  );
}
