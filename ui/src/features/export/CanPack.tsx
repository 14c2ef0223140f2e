import { Icon, SeverityCounts, SeverityMark } from '@kit';
import type { Checks } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';

/** Whether anything stops the package, with the way to what does. */
export function CanPack({ checks }: { checks: Checks | undefined }) {
  return (
    <section aria-labelledby="export-can">
      <h2 id="export-can">{t('export.can.title')}</h2>
      {checks ? <Answer checks={checks} /> : <p className="pp-quiet">{t('export.can.checking')}</p>}
    </section>
  );
}

function Answer({ checks }: { checks: Checks }) {
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
        <p className="export-answer">
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
  const words = isClean ? 'can_yes' : 'can_with';
  return (
    <>
      <p className="export-answer" data-good>
        <Icon name="check-circle" />
        <span>{t(`packages.prepare.${words}`)}</span>
      </p>
      {!isClean && (
        <p className="export-counts">
          <SeverityCounts counts={counts} hideZero />
          <AppLink href={links.checks(id)}>{t('packages.prepare.see')}</AppLink>
        </p>
      )}
    </>
  );
}
