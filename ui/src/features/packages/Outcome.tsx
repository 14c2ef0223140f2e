import { Btn } from '@kit';
import { useRef } from 'react';
import { useKinds } from '@/api/catalogue';
import { useStart } from '@/api/queries';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { WorkState } from '@/app/WorkState';
import { t } from '@/texts';
import type { IncomingProps } from './Incoming';
import { useTakeIn } from './useTakeIn';

/** What taking the package in would do, and doing it. */
export function Outcome({ file, content }: IncomingProps) {
  const { writable } = usePlan();
  const { data: start } = useStart();
  const button = useRef<HTMLButtonElement>(null);
  const { take, work } = useTakeIn(file, content, button);
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
      <WhatChanges content={content} />
      {writable ? (
        <Btn kind="primary" ref={button} onPress={() => void take(isReplacing)}>
          {t(isReplacing ? 'packages.open.replace' : 'packages.open.take')}
        </Btn>
      ) : (
        <p>{t('packages.open.read_only')}</p>
      )}
      <WorkState work={work} cancelled={t('packages.open.cancelled')} failed={t('packages.open.failed')} />
    </>
  );
}

/** What would change, and what a copy that hides something does to it. */
function WhatChanges({ content }: { content: IncomingProps['content'] }) {
  const kinds = useKinds();
  const { outcome, removed, changed } = content;
  const isReplacing = outcome === 'replaced';
  const isWhole = content.class === kinds.label('PRIVACY_CLASS', 'riservata');
  return (
    <>
      <p>
        {isReplacing
          ? `${t('packages.open.replaced', { new: content.new, changed, removed })} ${t('packages.open.replaced_undo')}`
          : t('packages.open.new')}
      </p>
      {!isWhole && (
        <p>
          {t(isReplacing ? 'packages.open.partial' : 'packages.open.partial_new', {
            class: content.class.toLowerCase(),
          })}
        </p>
      )}
    </>
  );
}
