import { collator } from '@kit';
import type { PlanCard } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { figure, moment } from '@/app/format';
import { links } from '@/app/links';
import { t } from '@/texts';

/** Plans by commune, each leading to its home. */
export function PlanTable({ plans }: { plans: readonly PlanCard[] }) {
  const sorted = [...plans].sort((a, b) => collator.compare(a.commune, b.commune));
  return (
    <section className="plans-table" aria-label={t('welcome.plans.list')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('welcome.plans.commune')}</th>
            <th scope="col">{t('welcome.plans.state')}</th>
            <th scope="col">{t('welcome.plans.revision')}</th>
            <th scope="col">{t('welcome.plans.changed')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((plan) => (
            <tr key={plan.id}>
              <th scope="row">
                <AppLink href={links.home(plan.id)}>{plan.commune}</AppLink>
              </th>
              <td>{plan.stateLabel}</td>
              <td>{figure(plan.revision)}</td>
              <td>{moment(plan.changedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
