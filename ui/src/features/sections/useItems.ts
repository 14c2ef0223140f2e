import type { RecordItem, Severity } from '@kit';
import { useMemo, useRef } from 'react';
import type { FieldInfo, PlanRecord } from '@/api/wire';
import { itemOf, type Rows, type SortName, sorted } from './recordItems';

const same = (a: readonly RecordItem[], b: readonly RecordItem[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/** The rows of a list in their order; the same list as long as no row changes. */
export function useItems(
  records: readonly PlanRecord[],
  fields: readonly FieldInfo[],
  severityOf: (id: string) => Severity | undefined,
  sort: SortName,
): readonly RecordItem[] {
  const rows = useRef<Rows>(new Map());
  const last = useRef<readonly RecordItem[]>([]);
  const items = useMemo(() => {
    const next = records.map((each) => itemOf(rows.current, fields, each, severityOf(each.id)));
    if (!same(next, last.current)) last.current = next;
    return last.current;
  }, [records, fields, severityOf]);
  return useMemo(() => sorted(items, sort), [items, sort]);
}
