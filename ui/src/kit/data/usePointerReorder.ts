import { type DragEvent, type PointerEvent, useEffect, useRef } from 'react';

/** Pixels that a pointer moves before a press is a drag. */
const LEAST = 4;

const PRESSED = 'button, a, input, select, textarea';

type Move = (id: string, target: string, isAfter: boolean) => void;

interface Dragging {
  id: string;
  from: number;
  hasMoved: boolean;
  over?: { id: string; isAfter: boolean };
  end: () => void;
}

const rowsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-key]')];

/** The row that a height falls on, and in which half of it; above the first and below the last they count too. */
export function rowAt(
  rows: readonly { id: string; top: number; bottom: number }[],
  y: number,
): { id: string; isAfter: boolean } | undefined {
  const found = rows.find(({ bottom }) => y < bottom) ?? rows.at(-1);
  return found && { id: found.id, isAfter: y > (found.top + found.bottom) / 2 };
}

/**
 * Rows dragged with the pointer, by their handle or where nothing else can be pressed. Not with the
 * browser's own dragging: on Windows a window that takes files from outside with their paths leaves none to the page.
 */
export function usePointerReorder(move: Move) {
  const dragging = useRef<Dragging>(undefined);
  const latest = useRef(move);
  latest.current = move;
  useEffect(() => () => dragging.current?.end(), []);

  const onPointerDownCapture = (event: PointerEvent<HTMLElement>) => {
    const list = event.currentTarget;
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('[data-key]');
    const id = row?.dataset.key;
    if (!row || id === undefined || event.button !== 0 || dragging.current) return;
    // What can be pressed inside the row is pressed; the handle lets the pointer through to the row.
    if (target.closest(PRESSED) && !target.closest('.pp-drag')) return;
    const mark = (over?: Dragging['over']) => {
      for (const each of rowsOf(list)) {
        if (over && each.dataset.key === over.id && over.id !== id)
          each.dataset.drop = over.isAfter ? 'after' : 'before';
        else delete each.dataset.drop;
      }
    };
    const onMove = ({ clientY }: globalThis.PointerEvent) => {
      const now = dragging.current;
      if (!now) return;
      now.hasMoved ||= Math.abs(clientY - now.from) > LEAST;
      if (!now.hasMoved) return;
      row.dataset.dragging = 'true';
      now.over = rowAt(
        rowsOf(list).map((each) => {
          const { top, bottom } = each.getBoundingClientRect();
          return { id: each.dataset.key ?? '', top, bottom };
        }),
        clientY,
      );
      mark(now.over);
    };
    const onUp = () => {
      const now = dragging.current;
      now?.end();
      if (now?.hasMoved && now.over && now.over.id !== id) latest.current(id, now.over.id, now.over.isAfter);
    };
    const end = () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', end);
      delete row.dataset.dragging;
      mark();
      dragging.current = undefined;
    };
    dragging.current = { id, from: event.clientY, hasMoved: false, end };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', end);
  };
  const onDragStartCapture = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  return { onPointerDownCapture, onDragStartCapture };
}
