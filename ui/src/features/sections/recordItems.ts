import { collator, type RecordItem, SEVERITIES, type Severity } from '@kit';
import type { FieldInfo, KindInfo, PlanRecord } from '@/api/wire';
import { t } from '@/texts';
import { isMade } from './form/fieldControl';

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
      !isMade(kind.name, field) &&
      field.block === '' &&
      SHORT.includes(field.type) &&
      !kind.titleFields.includes(field.name),
  );
export const columnFields = (kind: KindInfo): FieldInfo[] => essentials(kind).slice(0, MOST_COLUMNS);

export const titleOf = (record: PlanRecord): string => record.title || t('sections.list.untitled');

/** What a record is called where others stand beside it; those that occur once are called by their kind. */
export const nameOf = (kind: KindInfo, title: string): string =>
  title || (kind.many ? t('sections.list.untitled') : kind.label);

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

interface Row {
  record: PlanRecord;
  item: RecordItem;
}
export type Rows = Map<string, Row>;

/**
 * The row of a record: the same object as long as what it shows does not change, so that typing in one record of a long
 * list draws nothing else. The words that the filter looks into are read from the record when they are wanted.
 */
export function itemOf(
  rows: Rows,
  fields: readonly FieldInfo[],
  record: PlanRecord,
  severity: Severity | undefined,
): RecordItem {
  const before = rows.get(record.id);
  if (before?.record === record && before.item.severity === severity) return before.item;
  const title = titleOf(record);
  const subtitle = subtitleOf(fields, record) || undefined;
  const { item: old } = before ?? {};
  if (before && old?.title === title && old.subtitle === subtitle && old.severity === severity) {
    before.record = record;
    return old;
  }
  const row: Row = {
    record,
    item: {
      id: record.id,
      title,
      subtitle,
      severity,
      get words() {
        return fullText(row.record);
      },
    },
  };
  rows.set(record.id, row);
  return row.item;
}

export function sorted(items: readonly RecordItem[], by: SortName): readonly RecordItem[] {
  if (by === 'made') return items;
  const byName = (a: RecordItem, b: RecordItem) => collator.compare(a.title, b.title);
  if (by === 'name') return items.toSorted(byName);
  const rank = (item: RecordItem) => (item.severity ? SEVERITIES.indexOf(item.severity) : SEVERITIES.length);
  return items.toSorted((a, b) => rank(a) - rank(b) || byName(a, b));
}
