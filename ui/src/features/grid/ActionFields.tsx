import {
  ChoiceField,
  type FieldFinding,
  LongTextField,
  MultiChoiceField,
  NumberField,
  type Option,
  TextField,
  YesNoField,
} from '@kit';
import { useMemo } from 'react';
import { act } from '@/api/act';
import { useKinds } from '@/api/catalogue';
import { call } from '@/api/client';
import type { Kind } from '@/api/kinds.names';
import { useRecords } from '@/api/queries';
import { type Spot, useTyped } from '@/api/typing';
import type { PlanRecord } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useChosen } from '@/app/useChosen';
import { t } from '@/texts';

export interface ActionFieldProps {
  /** The action, stored or about to be. */
  id: string;
  field: string;
  shown: string;
  findings: readonly FieldFinding[] | undefined;
  /** Fields that come with an action that is not stored yet. */
  start?: readonly (readonly [string, string])[];
  autoFocus?: boolean;
}

/** One field of the action that is typed: kept at each keystroke. */
export function TypedField({ id, field, shown, findings, start, autoFocus }: ActionFieldProps) {
  const { id: plan, writable } = usePlan();
  const info = useKinds().field('action', field);
  const spot = useMemo<Spot>(() => ({ plan, kind: 'action', id, field, start }), [plan, id, field, start]);
  const typed = useTyped(spot, shown);
  const frame = {
    label: info?.label ?? field,
    name: field,
    help: info?.help,
    source: info?.source || undefined,
    understood: typed.understood,
    findings,
    isReadOnly: !writable,
    autoFocus,
    value: typed.text,
    onChange: typed.type,
    onLeave: typed.leave,
  };
  if (info?.type === 'long') return <LongTextField {...frame} rows={1} />;
  if (info?.type === 'int') return <NumberField {...frame} unit={t('grid.strip.minutes')} />;
  if (info?.type === 'bool') return <YesNoField {...frame} />;
  return <TextField {...frame} />;
}

export interface LinkFieldProps {
  record: PlanRecord;
  field: string;
  options: readonly Option[];
  findings: readonly FieldFinding[] | undefined;
}

/** One link of the action, chosen from a list. */
export function LinkField({ record, field, options, findings }: LinkFieldProps) {
  const { id: plan, writable } = usePlan();
  const info = useKinds().field('action', field);
  const held = record.values[field];
  const [value, choose] = useChosen(typeof held === 'string' ? held : '', (text) =>
    act(plan, () => call('set_field', { plan, kind: 'action', id: record.id, field, text, with: [] })),
  );
  return (
    <ChoiceField
      label={info?.label ?? field}
      name={field}
      help={info?.help}
      source={info?.source || undefined}
      findings={findings}
      options={options}
      isReadOnly={!writable}
      value={value}
      onChange={choose}
    />
  );
}

/** The places that an action may have, each of its own kind. */
const PLACES: readonly (readonly [string, Kind])[] = [
  ['area_id', 'emergency_area'],
  ['facility_id', 'facility'],
  ['gate_id', 'gate'],
  ['critical_point_id', 'critical_point'],
];

/** Where an action is done: areas, buildings, gates and critical points in one list; one of each kind. */
export function WhereField({ record, findings }: Pick<LinkFieldProps, 'record' | 'findings'>) {
  const { id: plan, writable } = usePlan();
  const kinds = useKinds();
  const areas = useRecords(plan, 'emergency_area').data;
  const facilities = useRecords(plan, 'facility').data;
  const gates = useRecords(plan, 'gate').data;
  const points = useRecords(plan, 'critical_point').data;
  const of = [areas, facilities, gates, points];
  const options = PLACES.flatMap(([, kind], index) =>
    (of[index] ?? []).map((place) => ({ id: place.id, name: place.title, detail: kinds.kind(kind).label })),
  );
  const held = PLACES.flatMap(([field]) => {
    const id = record.values[field];
    return typeof id === 'string' ? [id] : [];
  });
  const [value, choose] = useChosen(held.join(' '), (ids) => {
    const chosen = ids.split(' ');
    // One place of each kind: the last one chosen.
    const fields = PLACES.map(([field], index): [string, string] => [
      field,
      chosen.findLast((id) => of[index]?.some((place) => place.id === id)) ?? '',
    ]);
    return act(plan, () => call('set_many', { plan, kind: 'action', ids: [record.id], fields }));
  });
  return (
    <MultiChoiceField
      label={t('grid.strip.where')}
      name="where"
      asTags
      value={value.split(' ').filter(Boolean)}
      options={options}
      findings={findings}
      isReadOnly={!writable}
      onChange={(ids) => choose(ids.join(' '))}
    />
  );
}
