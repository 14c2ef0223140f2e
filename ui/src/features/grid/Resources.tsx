import { ComboField, type Option } from '@kit';
import { useState } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import { useRecords } from '@/api/queries';
import type { PlanRecord } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useWork } from '@/app/useWork';
import { begin } from '@/features/hazards/useAnswer';
import { t } from '@/texts';

/** What an action may use, by the field that leads to it. */
const USES: readonly (readonly [string, Kind])[] = [
  ['material_id', 'material'],
  ['vehicle_id', 'vehicle'],
  ['volunteer_group_id', 'volunteer_group'],
  ['agreement_id', 'agreement'],
];

/** "300 Sacchi di sabbia": what is used and how much of it. */
export function resourceWords(record: PlanRecord): string {
  const [field] = USES.find(([name]) => record.shown[name]) ?? [];
  const what = field ? record.shown[field] : record.title;
  return [record.shown.quantity, what].filter(Boolean).join(' ');
}

export const usedBy = (uses: readonly PlanRecord[], action: string): PlanRecord[] =>
  uses.filter((record) => record.values.action_id === action);

/** With what an action is done: each leads to its form, where its quantity is. */
export function Resources({ action }: { action: string }) {
  const { id: plan, writable } = usePlan();
  const kinds = useKinds();
  const work = useWork();
  const [text, setText] = useState('');
  const { data: uses } = useRecords(plan, 'action_resource');
  const materials = useRecords(plan, 'material').data;
  const vehicles = useRecords(plan, 'vehicle').data;
  const groups = useRecords(plan, 'volunteer_group').data;
  const agreements = useRecords(plan, 'agreement').data;
  const of = [materials, vehicles, groups, agreements];
  const own = usedBy(uses ?? [], action);
  const section = kinds.kind('action_resource').section;
  const options = USES.flatMap(([, kind], index) =>
    (of[index] ?? []).map((one) => ({ id: one.id, name: one.title, detail: kinds.kind(kind).label })),
  );
  const add = async (option: Option) => {
    setText('');
    const at = of.findIndex((records) => records?.some((record) => record.id === option.id));
    const field = USES[at]?.[0];
    if (!field) return;
    await work(() => begin(plan, 'action_resource', [['action_id', action]], field, option.id));
  };
  const list = own.length > 0 && (
    <ul className="grid-resources">
      {own.map((record) => (
        <li key={record.id}>
          <AppLink href={links.forms(plan, section, { kind: 'action_resource', record: record.id })}>
            {resourceWords(record)}
          </AppLink>
        </li>
      ))}
    </ul>
  );
  if (!writable)
    return (
      <div className="pp-field">
        <span className="pp-label">{t('grid.strip.resources')}</span>
        {list || <p className="grid-quiet">{t('grid.strip.no_resources')}</p>}
      </div>
    );
  return (
    <ComboField
      label={t('grid.strip.resources')}
      name="resources"
      help={t('grid.strip.resources_help')}
      value={text}
      options={options}
      extra={list}
      onChange={(typed, option) => {
        setText(typed);
        if (option) void add(option);
      }}
    />
  );
}
