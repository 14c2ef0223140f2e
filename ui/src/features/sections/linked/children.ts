import type { FieldInfo, KindInfo, Linked } from '@/api/wire';

export interface ChildKind {
  info: KindInfo;
  /** The field that leads to the parent. */
  field: FieldInfo;
}

/** Kinds whose records stand on one of this kind: an essential link leads here, or one that is essential in some cases. */
export function childrenOf(all: readonly KindInfo[], kind: string): ChildKind[] {
  return all.flatMap((info) => {
    if (!info.many) return [];
    const leads = info.fields.filter(
      (field) =>
        (field.type === 'link' || field.type === 'links') &&
        field.of === kind &&
        (field.mark === 'E' || field.mark === 'C'),
    );
    const [first] = leads;
    return first ? [{ info, field: first }] : [];
  });
}

/** Linked records by their kind, each once, in the order of the plan. */
export function byKind(
  all: readonly KindInfo[],
  linked: readonly Linked[],
): { info: KindInfo; records: Linked[] }[] {
  return all.flatMap((info) => {
    const seen = new Set<string>();
    const records = linked.filter((one) => {
      if (one.kind !== info.name || seen.has(one.id)) return false;
      seen.add(one.id);
      return true;
    });
    return records.length > 0 ? [{ info, records }] : [];
  });
}
