import type { KeyboardEvent, ReactNode } from 'react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { announce } from '../base/announce';
import { Icon } from '../base/Icon';
import { fill, kitTexts } from '../texts';
import { moveItems } from './moveItems';
import { usePointerReorder } from './usePointerReorder';

export interface ReorderItem {
  id: string;
  name: string;
}

export interface ReorderListProps<T extends ReorderItem> {
  /** Name of the list. */
  label: string;
  items: readonly T[];
  /** Called with all the items in the new order. */
  onChange: (items: T[]) => void;
  /** After the name: details, buttons. */
  children?: (item: T) => ReactNode;
  /** Enter or click on a row. */
  onOpen?: (item: T) => void;
  isReadOnly?: boolean;
}

const placeName = (index: number): string =>
  kitTexts.list.places[index] ?? fill(kitTexts.list.place, { number: index + 1 });

/** List in an order that matters: dragged by mouse by the handle of a row, by that handle with keys (Enter, arrows, Enter) or by Alt+arrow on the row. */
export function ReorderList<T extends ReorderItem>(props: ReorderListProps<T>) {
  const { label, items, onChange, children, onOpen, isReadOnly = false } = props;

  const move = (ids: ReadonlySet<string>, target: string, isAfter: boolean) => {
    const next = moveItems(items, ids, target, isAfter);
    onChange(next);
    next.forEach((item, index) => {
      if (!ids.has(item.id)) return;
      announce(fill(kitTexts.list.moved, { name: item.name, place: placeName(index), total: next.length }));
    });
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({ 'text/plain': items.find((item) => item.id === key)?.name ?? '' })),
    onReorder: (event) =>
      move(
        new Set([...event.keys].map(String)),
        String(event.target.key),
        event.target.dropPosition === 'after',
      ),
  });
  const pointer = usePointerReorder((id, target, isAfter) => move(new Set([id]), target, isAfter));
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const isUp = event.key === 'ArrowUp';
    if (isReadOnly || !event.altKey || (!isUp && event.key !== 'ArrowDown')) return;
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset.key;
    const from = items.findIndex((item) => item.id === id);
    if (from < 0 || id === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const other = items[from + (isUp ? -1 : 1)];
    if (other) move(new Set([id]), other.id, !isUp);
  };

  return (
    <div onKeyDownCapture={onKeyDownCapture} {...(isReadOnly ? {} : pointer)}>
      <GridList
        className="pp-reorder"
        aria-label={label}
        items={items}
        dragAndDropHooks={isReadOnly ? undefined : dragAndDropHooks}
        dependencies={[items, children, isReadOnly]}
        onAction={
          onOpen &&
          ((key) => {
            const item = items.find((one) => one.id === key);
            if (item) onOpen(item);
          })
        }
      >
        {(item) => (
          <GridListItem className="pp-reorder-row" textValue={item.name}>
            {!isReadOnly && (
              <Button
                slot="drag"
                className="pp-icon-btn pp-drag"
                aria-label={fill(kitTexts.list.move, { name: item.name })}
              >
                <Icon name="drag" />
              </Button>
            )}
            <span className="pp-rank">{items.indexOf(item) + 1}</span>
            <span className="pp-grow">{item.name}</span>
            {children?.(item)}
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}
