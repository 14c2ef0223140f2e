import { Icon } from '@kit';
import type { Stops } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';

/** What the open findings let one do today. */
export function StopsBox({ stops }: { stops: Stops }) {
  const { id } = usePlan();
  return (
    <section className="home-box" aria-labelledby="home-stops">
      <h2 id="home-stops">{t('home.stops.title')}</h2>
      <ul className="home-stops">
        {(['package', 'validation', 'delivery'] as const).map((what) => (
          <li key={what} data-stopped={stops[what] || undefined}>
            <Icon name={stops[what] ? 'ban' : 'check'} size={16} />
            <span>
              {t(`home.stops.${what}`)}:{' '}
              <strong>{t(stops[what] ? 'home.stops.no' : 'home.stops.yes')}</strong>
            </span>
          </li>
        ))}
      </ul>
      <p className="home-portal">
        <AppLink href={links.checks(id)}>{t('checks.all')}</AppLink>
      </p>
      <AppLink href={links.export(id)}>{t('home.stops.export')}</AppLink>
    </section>
  );
}
