import { DataTable, SEVERITIES, type Severity, SeverityMark, type TableColumn } from '@kit';
import { useMemo } from 'react';
import type { FieldInfo, KindInfo, PlanRecord } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useWorst } from '@/features/checks/useFindings';
import { t } from '@/texts';
import { columnFields, titleOf } from './recordItems';
import { SelectionBar } from './SelectionBar';
import type { Deeds } from './useDeeds';

const COMPACT_ABOVE = 20;

export interface KindTableProps {
  info: KindInfo;
  records: readonly PlanRecord[];
  selected: ReadonlySet<string>;
  onSelect: (ids: Set<string>) => void;
  onOpen: (id: string) => void;
  deeds: Deeds;
  onDuplicate: (records: readonly PlanRecord[]) => void;
  onRemove: (records: readonly PlanRecord[]) => void;
}

const isNumber = (field: FieldInfo) => field.type === 'int' || field.type === 'dec';

/** What a column is sorted by: numbers and days as such, the rest as it is read. */
const sortValue = (field: FieldInfo, record: PlanRecord): string | number | undefined => {
  const value = record.values[field.name];
  if (typeof value === 'number') return value;
  if (field.type.endsWith('date') && typeof value === 'string') return value;
  return record.shown[field.name];
};

const columnsOf = (info: KindInfo, worst: ReadonlyMap<string, Severity>): TableColumn<PlanRecord>[] => [
  { id: 'title', name: t('sections.list.column_title'), width: 200, cell: titleOf, sortBy: titleOf },
  ...columnFields(info).map((field) => ({
    id: field.name,
    name: field.unit ? `${field.label} (${field.unit})` : field.label,
    width: isNumber(field) ? 90 : 130,
    cell: (record: PlanRecord) => record.shown[field.name] ?? '',
    sortBy: (record: PlanRecord) => sortValue(field, record),
    isNumber: isNumber(field),
  })),
  {
    id: 'findings',
    name: t('sections.list.column_findings'),
    width: 80,
    cell: (record) => {
      const severity = worst.get(record.id);
      return severity && <SeverityMark severity={severity} isNamed />;
    },
    sortBy: (record) => {
      const severity = worst.get(record.id);
      return severity ? SEVERITIES.indexOf(severity) : undefined;
    },
  },
];

/** The records of a kind side by side, several of them to be dealt with at once. */
export function KindTable(props: KindTableProps) {
  const { info, records, selected, onSelect, onOpen, deeds, onDuplicate, onRemove } = props;
  const { writable } = usePlan();
  const worst = useWorst();
  const columns = useMemo(() => columnsOf(info, worst), [info, worst]);
  const chosen = useMemo(() => records.filter((record) => selected.has(record.id)), [records, selected]);
  return (
    <>
      {writable && chosen.length > 0 && (
        <SelectionBar
          records={chosen}
          deeds={deeds}
          onDuplicate={info.name === 'attachment' ? undefined : onDuplicate}
          onRemove={onRemove}
          onClear={() => onSelect(new Set())}
        />
      )}
      <div className="sections-table">
        <DataTable
          label={info.plural}
          rows={records}
          columns={columns}
          density={records.length > COMPACT_ABOVE ? 'compact' : 'comfortable'}
          height="fill"
          selected={writable ? selected : undefined}
          onSelect={writable ? onSelect : undefined}
          onOpen={(record) => onOpen(record.id)}
        />
      </div>
    </>
  );
}
