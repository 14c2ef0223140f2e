import { Btn, Icon } from '@kit';
import { useState } from 'react';
import { useCalls } from '@/api/queries';
import type { Expiring } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { date } from '@/app/format';
import { links, placeLink } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';

const FEW = 4;

function inDays(days: number): string {
  if (days === 0) return t('home.expiring.today');
  if (days === 1) return t('home.expiring.tomorrow');
  if (days === -1) return t('home.expiring.yesterday');
  return days > 0 ? t('home.expiring.in', { days }) : t('home.expiring.ago', { days: -days });
}

/** Dates after which something is no longer in force, and the numbers to call. */
export function ExpiringBox({ expiring }: { expiring: readonly Expiring[] }) {
  const { id } = usePlan();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? expiring : expiring.slice(0, FEW);
  return (
    <section className="home-box" aria-labelledby="home-expiring">
      <h2 id="home-expiring">{t('home.expiring.title')}</h2>
      {expiring.length === 0 ? (
        <p className="pp-quiet">{t('home.expiring.none')}</p>
      ) : (
        <ul className="home-dates">
          {shown.map((each) => (
            <li key={`${each.on} ${each.what} ${each.place.record}`}>
              <AppLink href={placeLink(id, each.place)}>{each.what}</AppLink>
              <span data-past={each.days < 0 || undefined}>
                {each.days < 0 && <Icon name="warning-circle" size={16} />}
                {date(each.on)}, {inDays(each.days)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {expiring.length > FEW && (
        <Btn size="small" kind="quiet" onPress={() => setWhole(!isWhole)}>
          {isWhole ? t('home.expiring.less') : t('home.expiring.more', { count: expiring.length - FEW })}
        </Btn>
      )}
      <ToCall />
    </section>
  );
}

function ToCall() {
  const { id } = usePlan();
  const { data } = useCalls(id);
  if (!data) return null;
  const { toVerify, lines } = data;
  if (lines.length === 0) return null;
  return (
    <p className="home-calls">
      <span>
        {toVerify === 0
          ? t('home.expiring.calls_none')
          : toVerify === 1
            ? t('home.expiring.calls_one')
            : t('home.expiring.calls', { count: toVerify })}
      </span>
      <AppLink kind="plain" size="small" href={links.calls(id)}>
        {t('home.expiring.calls_open')}
      </AppLink>
    </p>
  );
}
