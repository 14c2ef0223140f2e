import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

export interface GridHead {
  id: string;
  /** Content of the head of a row or of a column. */
  head: ReactNode;
}

export interface GridPlace {
  row: string;
  column: string;
}

export interface GridProps {
  /** Name of the grid. */
  label: string;
  /** Words above the column of row heads. */
  corner: ReactNode;
  columns: readonly GridHead[];
  rows: readonly GridHead[];
  /** Content of a cell; its buttons and links are reached with Enter, and left with Esc. */
  cell: (row: string, column: string) => ReactNode;
  /** Cell outlined as the one being worked on. */
  selected?: GridPlace;
  /** The focus has come to a cell. */
  onPlace?: (place: GridPlace) => void;
  /** Enter on a cell; without it Enter goes to the first control inside. */
  onEnter?: (place: GridPlace) => void;
  /** Keys of the screen's own, such as Ctrl+N or Alt+arrows; call preventDefault to keep them from the grid. */
  onKey?: (event: KeyboardEvent, place: GridPlace) => void;
}

const CONTROLS = 'button, a[href], input, select, textarea, [data-grid-stop]';

/** Place after a key, or undefined when the key does not move. */
export function step(
  key: string,
  isCtrl: boolean,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): [number, number] | undefined {
  const inside = (value: number, size: number) => Math.max(0, Math.min(size - 1, value));
  switch (key) {
    case 'ArrowUp':
      return [inside(row - 1, rows), column];
    case 'ArrowDown':
      return [inside(row + 1, rows), column];
    case 'ArrowLeft':
      return [row, inside(column - 1, columns)];
    case 'ArrowRight':
      return [row, inside(column + 1, columns)];
    case 'Home':
      return [isCtrl ? 0 : row, 0];
    case 'End':
      return [isCtrl ? rows - 1 : row, columns - 1];
    default:
      return undefined;
  }
}

/** Grid of cells for the keyboard: one stop of Tab, arrows between cells, Enter goes in, Esc comes out. */
export function Grid(props: GridProps) {
  const { label, corner, columns, rows, cell, selected, onPlace, onEnter, onKey } = props;
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const [isInside, setInside] = useState(false);
  const current: [number, number] = [
    Math.min(at[0], Math.max(0, rows.length - 1)),
    Math.min(at[1], Math.max(0, columns.length - 1)),
  ];
  const cellAt = (row: number, column: number) =>
    table.current?.querySelector<HTMLElement>(`[data-at="${row}-${column}"]`) ?? undefined;

  // Controls inside are stops of Tab only in the cell that was entered, or Tab would walk the whole grid.
  useLayoutEffect(() => {
    for (const control of table.current?.querySelectorAll<HTMLElement>(`[data-at] :is(${CONTROLS})`) ?? []) {
      const place = control.closest<HTMLElement>('[data-at]')?.dataset.at;
      control.tabIndex = isInside && place === current.join('-') ? 0 : -1;
    }
  });

  const placeOf = ([row, column]: readonly [number, number]): GridPlace => ({
    row: rows[row]?.id ?? '',
    column: columns[column]?.id ?? '',
  });

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const place = (event.target as HTMLElement).closest<HTMLElement>('[data-at]');
    if (!place) return;
    const [row = 0, column = 0] = (place.dataset.at ?? '').split('-').map(Number);
    setInside(event.target !== place);
    if (row === at[0] && column === at[1]) return;
    setAt([row, column]);
    onPlace?.(placeOf([row, column]));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const here = cellAt(...current);
    onKey?.(event, placeOf(current));
    if (event.defaultPrevented || !here) return;
    if (event.target !== here) {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      here.focus();
      return;
    }
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      if (onEnter && event.key === 'Enter') onEnter(placeOf(current));
      else here.querySelector<HTMLElement>(CONTROLS)?.focus();
      return;
    }
    if (event.altKey || event.shiftKey) return;
    const next = step(event.key, event.ctrlKey, current, [rows.length, columns.length]);
    if (!next) return;
    event.preventDefault();
    cellAt(...next)?.focus();
  };

  return (
    <div className="pp-grid-place">
      <table
        ref={table}
        className="pp-grid"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an ARIA grid may be a table
        role="grid"
        aria-label={label}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className="pp-grid-corner">
              {corner}
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={row.id}>
              <th scope="row">{row.head}</th>
              {columns.map((column, columnIndex) => (
                <td
                  key={column.id}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are td
                  role="gridcell"
                  data-at={`${rowIndex}-${columnIndex}`}
                  tabIndex={rowIndex === current[0] && columnIndex === current[1] ? 0 : -1}
                  aria-selected={
                    selected ? selected.row === row.id && selected.column === column.id : undefined
                  }
                >
                  {cell(row.id, column.id)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
