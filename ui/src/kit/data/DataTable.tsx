import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useState } from 'react';
import {
  Cell,
  Checkbox,
  Column,
  Row,
  type Selection,
  type SortDescriptor,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import { collator } from '../base/filterText';
import { Icon } from '../base/Icon';
import { kitTexts } from '../texts';

export interface TableColumn<T> {
  id: string;
  name: string;
  /** Smallest width in pixels; what is left is shared in the same proportion. */
  width: number;
  cell: (row: T) => ReactNode;
  /** What the column is sorted by; without it the column has no sorting. */
  sortBy?: (row: T) => string | number | undefined;
  /** Fixed-width letters. */
  isMono?: boolean;
  /** Numbers stand at the right. */
  isNumber?: boolean;
}

export interface TableSort {
  column: string;
  direction: 'ascending' | 'descending';
}

export interface DataTableProps<T extends { id: string }> {
  /** Name of the table. */
  label: string;
  rows: readonly T[];
  columns: readonly TableColumn<T>[];
  density?: 'comfortable' | 'compact';
  /** With onSelect, adds a box before each row. */
  selected?: ReadonlySet<string>;
  onSelect?: (ids: Set<string>) => void;
  /** Enter or double click on a row. */
  onOpen?: (row: T) => void;
  /** Order kept by the caller; otherwise the table keeps it, as given at first. */
  sort?: TableSort;
  onSort?: (sort: TableSort) => void;
  /** "auto" is as high as its rows up to 60 % of the window; "fill" takes the height of its place. */
  height?: 'auto' | 'fill' | number;
  /** What stands in place of the rows. */
  empty?: ReactNode;
}

const ROW_HEIGHTS = { comfortable: 44, compact: 32 };
const HEAD_HEIGHT = 40;

/** The boxes and the first column stay in sight when the table scrolls sideways. */
class StickyLayout<T> extends TableLayout<T> {
  sticky = 0;
  override isStickyColumn(node: { index: number }): boolean {
    return node.index <= this.sticky;
  }
}

function RowBox() {
  return (
    <Checkbox slot="selection" className="pp-row-box">
      <span className="pp-row-box-mark">
        <Icon name="check" size={18} />
      </span>
    </Checkbox>
  );
}

function sortRows<T>(rows: readonly T[], column: TableColumn<T> | undefined, sort: TableSort | undefined) {
  const by = column?.sortBy;
  if (!by || !sort) return rows;
  const sign = sort.direction === 'descending' ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [by(a), by(b)];
    // What is missing stays last in both directions.
    if (x === undefined || x === '') return y === undefined || y === '' ? 0 : 1;
    if (y === undefined || y === '') return -1;
    return (
      sign * (typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y)))
    );
  });
}

const INSIDE = 'button, a, input, select, textarea, label';

/** Table of records: virtualised, sortable, with selection and a first column that stays. */
export function DataTable<T extends { id: string }>(props: DataTableProps<T>) {
  const {
    label,
    rows,
    columns,
    density = 'comfortable',
    selected,
    onSelect,
    onOpen,
    height = 'auto',
  } = props;
  const [ownSort, setOwnSort] = useState<TableSort>();
  const sort = props.sort ?? ownSort;
  const sorted = useMemo(
    () =>
      sortRows(
        rows,
        columns.find((column) => column.id === sort?.column),
        sort,
      ),
    [rows, columns, sort],
  );
  const layout = useMemo(() => new StickyLayout<T>(), []);
  layout.sticky = onSelect ? 1 : 0;
  const rowHeight = ROW_HEIGHTS[density];

  const openFrom = (event: KeyboardEvent | MouseEvent) => {
    const target = event.target as HTMLElement;
    if (!onOpen || target.closest(INSIDE)) return false;
    const id = target.closest<HTMLElement>('[role="row"][data-key]')?.dataset.key;
    const row = rows.find((one) => one.id === id);
    if (row) onOpen(row);
    return row !== undefined;
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    // Before the table, for which Enter would be a selection.
    if (event.key !== 'Enter' || !openFrom(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const select = (selection: Selection) =>
    onSelect?.(new Set(selection === 'all' ? rows.map((row) => row.id) : [...selection].map(String)));

  const blockSize =
    height === 'fill'
      ? '100%'
      : height === 'auto'
        ? `min(${Math.max(rows.length, 3) * rowHeight + HEAD_HEIGHT + 2}px, 60vh)`
        : `${height}px`;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to the rows inside, which have the roles
    <div
      className="pp-table-place"
      data-density={density}
      style={{ blockSize }}
      onKeyDownCapture={onKeyDownCapture}
      onDoubleClick={openFrom}
    >
      <Virtualizer layout={layout} layoutOptions={{ rowHeight, headingHeight: HEAD_HEIGHT }}>
        <Table
          className="pp-table"
          aria-label={label}
          selectionMode={onSelect ? 'multiple' : 'none'}
          selectedKeys={selected}
          onSelectionChange={select}
          sortDescriptor={sort as SortDescriptor | undefined}
          onSortChange={(next) => {
            const plain = { column: String(next.column), direction: next.direction };
            setOwnSort(plain);
            props.onSort?.(plain);
          }}
          escapeKeyBehavior="none"
        >
          <TableHeader>
            {onSelect && (
              <Column id="pp-selection" width={44} minWidth={44}>
                <RowBox />
              </Column>
            )}
            {columns.map((column, index) => (
              <Column
                key={column.id}
                id={column.id}
                allowsSorting={column.sortBy !== undefined}
                isRowHeader={index === 0}
                minWidth={column.width}
                defaultWidth={`${column.width}fr`}
              >
                {({ sortDirection }) => (
                  <span className="pp-table-head" data-number={column.isNumber || undefined}>
                    {column.name}
                    {sortDirection && (
                      <Icon
                        name={sortDirection === 'ascending' ? 'arrow-up-triangle' : 'arrow-down-triangle'}
                      />
                    )}
                  </span>
                )}
              </Column>
            ))}
          </TableHeader>
          <TableBody
            items={sorted as T[]}
            dependencies={[columns, onSelect === undefined]}
            renderEmptyState={() => (
              <div className="pp-list-empty">{props.empty ?? kitTexts.list.nothing}</div>
            )}
          >
            {(row) => (
              <Row>
                {onSelect && (
                  <Cell>
                    <RowBox />
                  </Cell>
                )}
                {columns.map((column) => (
                  <Cell key={column.id} className={column.isMono ? 'pp-mono' : undefined}>
                    <span className="pp-cell" data-number={column.isNumber || undefined}>
                      {column.cell(row)}
                    </span>
                  </Cell>
                ))}
              </Row>
            )}
          </TableBody>
        </Table>
      </Virtualizer>
    </div>
  );
}
