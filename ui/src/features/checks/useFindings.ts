import type { FieldFinding } from '@kit';
import { useMemo } from 'react';
import { useChecks } from '@/api/queries';
import type { Finding } from '@/api/wire';
import { usePlan } from '@/app/plan';

export interface RecordFindings {
  /** Open findings of each field, ready for the kit's fields. */
  byField: ReadonlyMap<string, readonly FieldFinding[]>;
  /** Open findings of the record as a whole. */
  whole: readonly FieldFinding[];
  /** All of them, accepted ones too. */
  all: readonly Finding[];
}

const NONE: RecordFindings = { byField: new Map(), whole: [], all: [] };

/** As the kit's fields show it. */
export const fieldFinding = (finding: Finding): FieldFinding => ({
  id: finding.key,
  severity: finding.severity,
  message: finding.message,
  fix: finding.fix,
});

/** Still to be mended or accepted: a reason that is only proposed does not close it. */
export const isOpen = (finding: Finding) => !finding.accepted?.counts;

/** What the rules say of one record, field by field. */
export function useFindingsOf(record: string | undefined): RecordFindings {
  const { id } = usePlan();
  const { data } = useChecks(id);
  return useMemo(() => {
    if (!record || !data) return NONE;
    const all = data.findings.filter((finding) => finding.place.record === record);
    const byField = new Map<string, FieldFinding[]>();
    const whole: FieldFinding[] = [];
    for (const finding of all.filter(isOpen)) {
      const field = finding.place.field;
      if (field) byField.set(field, [...(byField.get(field) ?? []), fieldFinding(finding)]);
      else whole.push(fieldFinding(finding));
    }
    return { byField, whole, all };
  }, [data, record]);
}

/** The worst open severity of each record, for lists. */
export function useWorst(): ReadonlyMap<string, Finding['severity']> {
  const { id } = usePlan();
  const { data } = useChecks(id);
  return useMemo(() => {
    const worst = new Map<string, Finding['severity']>();
    // Gravest first: the first of each record is its worst.
    for (const finding of data?.findings ?? []) {
      const record = finding.place.record;
      if (record && isOpen(finding) && !worst.has(record)) worst.set(record, finding.severity);
    }
    return worst;
  }, [data]);
}
