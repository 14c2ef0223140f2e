import { dropUndo } from '@kit';
import { useCallback, useSyncExternalStore } from 'react';
import { call } from './client';
import { message } from './fault';
import type { Kind } from './kinds.names';
import { typedIn } from './refresh';
import { useSaving } from './saving';
import type { Saved } from './wire';

/** Where something is typed. */
export interface Spot {
  plan: string;
  kind: Kind;
  id: string;
  field: string;
  /** Fields that come with a record which is not stored yet. */
  start?: readonly (readonly [string, string])[];
}

/** The text of one field while its form is open: as typed, whatever the program made of it. */
interface Typing {
  text: string;
  sent?: string;
  isSending: boolean;
  /** The step of the history that this typing goes on with. */
  during?: string;
  saved?: Saved;
  /** What this typing was over, and what each of its texts became: none of these comes from elsewhere. */
  own: ReadonlySet<string>;
}

const open = new Map<string, Typing>();
const listeners = new Set<() => void>();
const keyOf = (spot: Spot) => `${spot.plan}/${spot.kind}/${spot.id}/${spot.field}`;
const changed = () => {
  for (const listener of listeners) listener();
};
const watch = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Keeps a text at once. Only the newest text of a field waits for its turn: what it replaced need not be written. */
export function type(spot: Spot, text: string, over?: string): void {
  const key = keyOf(spot);
  const before = open.get(key);
  const own = adding(before?.own, over);
  const typing: Typing = before ? { ...before, text, own } : { text, isSending: false, own };
  open.set(key, typing);
  changed();
  if (!typing.isSending) void send(spot, key);
}

const adding = (own: ReadonlySet<string> = new Set(), more: string | undefined): ReadonlySet<string> =>
  more === undefined || own.has(more) ? own : new Set(own).add(more);

const waiting = new Set<Promise<void>>();

function send(spot: Spot, key: string): Promise<void> {
  const done = sendAll(spot, key).finally(() => waiting.delete(done));
  waiting.add(done);
  return done;
}

async function sendAll(spot: Spot, key: string): Promise<void> {
  for (let typing = open.get(key); typing && typing.text !== typing.sent; typing = open.get(key)) {
    const { text, during } = typing;
    open.set(key, { ...typing, isSending: true });
    useSaving.getState().begun();
    try {
      const { plan, kind, id, field } = spot;
      const start = (spot.start ?? []).map(([name, value]): [string, string] => [name, value]);
      const saved = await call('set_field', { plan, kind, id, field, text, during, with: start });
      useSaving.getState().saved(saved.at);
      if (saved.change) dropUndo();
      const now = open.get(key);
      const own = adding(now?.own, saved.record.shown[field] ?? '');
      if (now)
        open.set(key, {
          ...now,
          sent: text,
          saved,
          during: saved.change ?? undefined,
          isSending: false,
          own,
        });
      typedIn(plan, saved.record);
    } catch (error) {
      const now = open.get(key);
      if (now) open.set(key, { ...now, isSending: false });
      useSaving.getState().failed(message(error), () => void send(spot, key));
      changed();
      return;
    }
    changed();
  }
}

/** When the focus leaves a field its typing is over: what is typed next is another step of the history. */
export function leave(spot: Spot): void {
  const typing = open.get(keyOf(spot));
  if (typing) open.set(keyOf(spot), { ...typing, during: undefined });
}

/** All that was typed is on its way to the disk before this is over. */
export const settled = async (): Promise<void> => {
  await Promise.all(waiting);
};

/** The forms show what the archive holds: after undo, restore, or leaving a plan. */
export function forgetTyped(): void {
  open.clear();
  changed();
}

/** What was typed and saved gives way to what the archive holds: something other than typing has changed the plan. */
export function forgetSaved(): void {
  for (const [key, typing] of open) if (typing.text === typing.sent && !typing.isSending) open.delete(key);
  changed();
}

export interface TypedField {
  text: string;
  type: (text: string) => void;
  leave: () => void;
  understood?: string;
  /** What the field holds, when the text is not it. */
  unclear?: string;
}

/**
 * A field of a form. `shown` is what the record holds, in words: once typed, the text stays as typed until something
 * else changes the field.
 */
export function useTyped(spot: Spot, shown: string): TypedField {
  const key = keyOf(spot);
  const typing = useSyncExternalStore(watch, () => open.get(key));
  const isTyped = typing !== undefined && (typing.text !== typing.sent || isStill(typing, shown));
  const doType = useCallback((text: string) => type(spot, text, shown), [spot, shown]);
  const doLeave = useCallback(() => leave(spot), [spot]);
  return {
    text: isTyped ? typing.text : shown,
    type: doType,
    leave: doLeave,
    understood: (isTyped && typing.saved?.understood) || undefined,
    unclear: (isTyped && typing.saved?.unclear) || undefined,
  };
}

/**
 * False once the record holds what this typing never left in it. What the form read before the last keystroke was saved
 * comes a moment late, and is no news.
 */
const isStill = (typing: Typing, shown: string) =>
  typing.saved === undefined || typing.isSending || typing.own.has(shown);
