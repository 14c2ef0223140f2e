import { ChoiceField } from '@kit';
import { useState } from 'react';
import { useRecords, useStart } from '@/api/queries';
import { AppLink } from '@/app/AppLink';
import { date } from '@/app/format';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { type ActionItem, inTimeOrder } from './actions';
import { resourceWords, usedBy } from './Resources';
import type { Phase } from './usePhases';
import type { Role } from './useRoles';
import { nameOf, whenWords } from './words';

export interface FirstHourProps {
  /** The scenario's own actions and those that hold for all. */
  items: readonly ActionItem[];
  scenario: string;
  roles: readonly Role[];
  phases: readonly Phase[];
}

const PLACES = ['area_id', 'facility_id', 'gate_id', 'critical_point_id', 'zone_id', 'place_text'];

/** One phase in time order, as it is printed and read aloud. */
export function FirstHour({ items, scenario, roles, phases }: FirstHourProps) {
  const { id: plan, card } = usePlan();
  const { data: start } = useStart();
  const { data: uses } = useRecords(plan, 'action_resource');
  const [chosen, setChosen] = useState<string>();
  const first = phases.find((phase) => items.some((item) => item.phase === phase.id)) ?? phases[0];
  const phase = phases.find((one) => one.id === chosen) ?? first;
  if (!phase) return null;
  const shown = inTimeOrder(items, phase.id);
  const who = (item: ActionItem) => roles.find((role) => role.id === item.role);
  return (
    <section className="grid-hour" aria-labelledby="grid-hour">
      <ChoiceField
        label={t('grid.phase')}
        name="phase"
        isShort
        value={phase.id}
        options={phases}
        onChange={setChosen}
      />
      <h2 id="grid-hour">{t('grid.hour.title', { phase: phase.name, scenario })}</h2>
      <p className="grid-quiet">
        {phase.signs.length > 0 ? phase.signs.join(', ') : null}
        <span className="grid-printed">
          {t('grid.hour.printed', { commune: card.commune, date: date(start?.today) })}
        </span>
      </p>
      {shown.length === 0 && <p>{t('grid.hour.empty')}</p>}
      {shown.length > 0 && (
        <table className="grid-hour-list" aria-labelledby="grid-hour">
          <thead>
            <tr>
              <th scope="col">{t('grid.hour.when')}</th>
              <th scope="col">{t('grid.hour.what')}</th>
              <th scope="col">{t('grid.hour.who')}</th>
              <th scope="col">{t('grid.hour.with')}</th>
              <th scope="col">{t('grid.hour.where')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <tr key={item.id}>
                <td className="grid-hour-when">{whenWords(item) ?? t('grid.when.open')}</td>
                <th scope="row">
                  <AppLink href={links.forms(plan, item.record.section, { kind: 'action', record: item.id })}>
                    {nameOf(item)}
                  </AppLink>
                  {item.record.shown.instruction && (
                    <span className="grid-quiet">{item.record.shown.instruction}</span>
                  )}
                </th>
                <td>
                  {who(item)?.name ?? t('grid.no_role')}
                  <span className="grid-quiet">{who(item)?.holder}</span>
                </td>
                <td>
                  {usedBy(uses ?? [], item.id)
                    .map((use) => resourceWords(use))
                    .join(', ')}
                </td>
                <td>{PLACES.flatMap((field) => item.record.shown[field] ?? []).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
