import { announce } from '../base/announce';
import { fill, kitTexts } from '../texts';

export interface Notice {
  text: string;
  /** Adds "Annulla". */
  undo?: () => void;
  /** Adds one other button, such as "Mostra". */
  action?: { label: string; onPress: () => void };
}
export type KeptNotice = Notice & { id: number };

const MOST = 3;
const listeners = new Set<() => void>();
let kept: readonly KeptNotice[] = [];
let last = 0;

function set(next: readonly KeptNotice[]): void {
  kept = next;
  for (const listener of listeners) listener();
}

export const closeNotice = (id: number): void => set(kept.filter((notice) => notice.id !== id));
export const readNotices = (): readonly KeptNotice[] => kept;
export function watchNotices(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes away every notice, as when another plan is opened. */
export const clearNotices = (): void => set([]);

/** Takes away the offers to undo: something newer was done, and they would take that back instead. */
export function dropUndo(): void {
  if (kept.some((notice) => notice.undo)) set(kept.filter((notice) => !notice.undo));
}

/** Shows a notice and says it; the oldest goes when there are more than three. */
export function notify(notice: Notice): void {
  const { text, undo, action } = notice;
  if (undo) announce(fill(kitTexts.notices.undo_hint, { text }));
  else if (action) announce(fill(kitTexts.notices.action_hint, { text, action: action.label }));
  else announce(text);
  last += 1;
  set([...kept, { ...notice, id: last }].slice(-MOST));
}
