import { collator, type RecordItem, SEVERITIES, type Severity } from '@kit';
import type { FieldInfo, KindInfo, PlanRecord } from '@/api/wire';
import { t } from '@/texts';

export const SORTS = ['name', 'grave', 'made'] as const;
export type SortName = (typeof SORTS)[number];

const SHORT = ['text', 'code', 'codes', 'int', 'dec', 'date', 'partial_date', 'link'];
const MOST_SUBTITLE = 3;
const MOST_COLUMNS = 6;

/** What a person wants to see of a record beside its title: its own essential fields that are short. */
export const essentials = (kind: KindInfo): FieldInfo[] =>
  kind.fields.filter(
    (field) =>
      field.mark === 'E' &&
      field.block === '' &&
      SHORT.includes(field.type) &&
      !kind.titleFields.includes(field.name),
  );
export const columnFields = (kind: KindInfo): FieldInfo[] => essentials(kind).slice(0, MOST_COLUMNS);

export const titleOf = (record: PlanRecord): string => record.title || t('sections.list.untitled');

/** A figure or a yes alone says nothing: it goes with what it is of. */
const told = (field: FieldInfo, text: string): string => {
  if (field.type === 'date') return `${field.label}: ${text}`;
  if (field.type === 'int' || field.type === 'dec')
    return field.unit ? `${text} ${field.unit}` : `${field.label}: ${text}`;
  return text;
};

const fullText = (record: PlanRecord): string => Object.values(record.shown).join(' ');

export function subtitleOf(fields: readonly FieldInfo[], record: PlanRecord): string {
  return fields
    .flatMap((field) => {
      const text = record.shown[field.name];
      return text ? [told(field, text)] : [];
    })
    .slice(0, MOST_SUBTITLE)
    .join(' · ');
}

const made = new WeakMap<PlanRecord, RecordItem>();

/** The row of a record: the same object as long as nothing of it changes, so that long lists stay quick. */
export function itemOf(
  fields: readonly FieldInfo[],
  record: PlanRecord,
  severity: Severity | undefined,
): RecordItem {
  const before = made.get(record);
  if (before && before.severity === severity) return before;
  const item: RecordItem = {
    id: record.id,
    title: titleOf(record),
    subtitle: before ? before.subtitle : subtitleOf(fields, record) || undefined,
    words: before ? before.words : fullText(record),
    severity,
  };
  made.set(record, item);
  return item;
}

export function sorted(items: readonly RecordItem[], by: SortName): readonly RecordItem[] {
  if (by === 'made') return items;
  const byName = (a: RecordItem, b: RecordItem) => collator.compare(a.title, b.title);
  if (by === 'name') return items.toSorted(byName);
  const rank = (item: RecordItem) => (item.severity ? SEVERITIES.indexOf(item.severity) : SEVERITIES.length);
  return items.toSorted((a, b) => rank(a) - rank(b) || byName(a, b));
}
