import { useMemo } from 'react';
import { type Kinds, useKinds } from '@/api/catalogue';
import { type Held, read } from '@/api/kinds.names';
import { useRecords } from '@/api/queries';
import type { PlanRecord } from '@/api/wire';
import { figure } from '@/app/format';
import { usePlan } from '@/app/plan';

export interface Phase {
  id: string;
  name: string;
  /** What brings the scenario into it: colours of the alert and thresholds, in words. */
  signs: string[];
}

/** "Livello dell'acqua ≥ 2,2 m", from the record and the lists. */
function thresholdWords(record: PlanRecord, kinds: Kinds): string {
  const values = record.values as Held<'threshold'>;
  const value = read(values.value);
  if (value === undefined) return record.shown.sign ?? record.title;
  const parameter = kinds.list('THRESHOLD_PARAMETER').find((row) => row.code === read(values.parameter));
  const sign = read(values.comparator) === 'al_massimo' ? '≤' : '≥';
  return [record.shown.parameter, sign, figure(value), parameter?.attributes.unit].filter(Boolean).join(' ');
}

/** The phases in their order, each with what the plan says brings this scenario into it. */
export function usePhases(scenario: PlanRecord | undefined): Phase[] {
  const { id } = usePlan();
  const kinds = useKinds();
  const { data: rules } = useRecords(id, 'alert_phase_rule');
  const { data: thresholds } = useRecords(id, 'threshold');
  return useMemo(() => {
    const hazard = read((scenario?.values as Held<'scenario'> | undefined)?.hazard_id);
    const signsOf = (phase: string): string[] => {
      if (!scenario) return [];
      const colours = (rules ?? []).filter((record) => {
        const values = record.values as Held<'alert_phase_rule'>;
        if (read(values.minimum_phase) !== phase) return false;
        const own = read(values.scenario_id);
        return own ? own === scenario.id : hazard !== undefined && read(values.hazard_id) === hazard;
      });
      const levels = (thresholds ?? []).filter((record) => {
        const values = record.values as Held<'threshold'>;
        return read(values.scenario_id) === scenario.id && read(values.phase) === phase;
      });
      return [
        ...new Set([
          ...colours.map((record) => record.shown.alert_level ?? ''),
          ...levels.map((record) => thresholdWords(record, kinds)),
        ]),
      ].filter(Boolean);
    };
    return kinds
      .list('OPERATIONAL_PHASE')
      .map((row) => ({ id: row.code, name: row.label, signs: signsOf(row.code) }));
  }, [kinds, rules, scenario, thresholds]);
}
