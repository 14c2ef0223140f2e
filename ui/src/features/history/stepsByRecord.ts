import type { HistoryStep } from '@/api/wire';

/** What one act did to one record. */
export interface RecordGroup {
  record: string;
  kind: string;
  title: string;
  isCreated: boolean;
  isRemoved: boolean;
  /** Fields that changed, in the order they come. */
  edits: HistoryStep[];
}

export function stepsByRecord(steps: readonly HistoryStep[]): RecordGroup[] {
  const groups = new Map<string, RecordGroup>();
  for (const step of steps) {
    const group = groups.get(step.record) ?? {
      record: step.record,
      kind: step.kind,
      title: step.title,
      isCreated: false,
      isRemoved: false,
      edits: [],
    };
    groups.set(step.record, group);
    group.title ||= step.title;
    group.isCreated ||= step.what === 'created';
    group.isRemoved ||= step.what === 'removed';
    if (step.what === 'edited') group.edits.push(step);
  }
  return [...groups.values()];
}
