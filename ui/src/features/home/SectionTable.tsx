import { Chip, CompletenessBar, Icon, SeverityCounts } from '@kit';
import type { Overview, SectionState, Totals } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { date } from '@/app/format';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';

const counts = (totals: Totals) => ({
  blocco: totals.blocco,
  errore: totals.errore,
  da_motivare: totals.daMotivare,
  avviso: totals.avviso,
  nota: totals.nota,
});
const isClean = (totals: Totals) => Object.values(counts(totals)).every((count) => count === 0);

/** How each section stands. What was approved is told only once something was. */
export function SectionTable({ overview }: { overview: Overview }) {
  const { sections, path } = overview;
  const isApproved = path.some((step) => step.code === 'approvato' && (step.done || step.here));
  const hasChanges = isApproved || sections.some((section) => section.changed);
  const hasDates = sections.some((section) => section.expires);
  return (
    <section className="home-table" aria-labelledby="home-sections">
      <h2 id="home-sections">{t('home.table.title')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('home.table.section')}</th>
            <th scope="col">{t('home.table.filled')}</th>
            <th scope="col">{t('home.table.findings')}</th>
            {hasDates && <th scope="col">{t('home.table.expires')}</th>}
            {hasChanges && <th scope="col">{t('home.table.changed')}</th>}
          </tr>
        </thead>
        <tbody>
          {sections.map((section) => (
            <Row key={section.code} section={section} hasDates={hasDates} hasChanges={hasChanges} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  section: SectionState;
  hasDates: boolean;
  hasChanges: boolean;
}

function Row({ section, hasDates, hasChanges }: RowProps) {
  const { id } = usePlan();
  const { code, name, filled, expected, totals, expires, changed } = section;
  return (
    <tr>
      <th scope="row">
        <AppLink href={links.section(id, code)}>{name}</AppLink>
      </th>
      <td>
        {expected > 0 ? (
          <CompletenessBar
            filled={filled}
            expected={expected}
            label={t('home.table.filled_of', { section: name })}
          />
        ) : (
          <span className="pp-quiet">{t('home.table.not_expected')}</span>
        )}
      </td>
      <td>
        {isClean(totals) ? (
          <span className="home-clean">
            <Icon name="check" size={16} />
            {t('home.table.none')}
          </span>
        ) : (
          <SeverityCounts counts={counts(totals)} hideZero />
        )}
      </td>
      {hasDates && <td>{date(expires)}</td>}
      {hasChanges && (
        <td>
          {changed ? (
            <Chip tone="amber" icon="pencil">
              {t('home.table.is_changed')}
            </Chip>
          ) : (
            <span className="pp-quiet">{t('home.table.is_same')}</span>
          )}
        </td>
      )}
    </tr>
  );
}
