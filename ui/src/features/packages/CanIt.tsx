import { Icon, SeverityCounts, SeverityMark } from '@kit';
import type { ReactNode } from 'react';
import type { Checks } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';

export interface CanItProps {
  checks: Checks | undefined;
  isPublic: boolean;
  /** The way to do it, where nothing stops it. */
  children: ReactNode;
}

/** Whether anything stops the package, with the way to what does. */
export function CanIt({ checks, isPublic, children }: CanItProps) {
  return (
    <section aria-labelledby="packages-can">
      <h2 id="packages-can">{t('packages.prepare.can')}</h2>
      {checks ? (
        <Answer checks={checks} isPublic={isPublic} />
      ) : (
        <p className="pp-quiet">{t('packages.prepare.can_checking')}</p>
      )}
      {checks && !checks.stops.package && children}
    </section>
  );
}

function Answer({ checks, isPublic }: { checks: Checks; isPublic: boolean }) {
  const { id } = usePlan();
  const { totals, stops } = checks;
  const counts = {
    blocco: totals.blocco,
    errore: totals.errore,
    da_motivare: totals.daMotivare,
    avviso: totals.avviso,
    nota: totals.nota,
  };
  const isClean = Object.values(counts).every((count) => count === 0);
  if (stops.package) {
    return (
      <>
        <p className="packages-answer">
          <SeverityMark severity="blocco" />
          <span>{t('packages.prepare.can_no')}</span>
        </p>
        <p>
          <SeverityCounts counts={counts} hideZero />
        </p>
        <AppLink kind="primary" href={links.checks(id)}>
          {t('packages.prepare.see_stops')}
        </AppLink>
      </>
    );
  }
  const words = isClean ? 'can_yes' : isPublic ? 'can_with_public' : 'can_with';
  return (
    <>
      <p className="packages-answer" data-good>
        <Icon name="check-circle" />
        <span>{t(`packages.prepare.${words}`)}</span>
      </p>
      {!isClean && (
        <p className="packages-counts">
          <SeverityCounts counts={counts} hideZero />
          <AppLink href={links.checks(id)}>{t('packages.prepare.see')}</AppLink>
        </p>
      )}
    </>
  );
}
