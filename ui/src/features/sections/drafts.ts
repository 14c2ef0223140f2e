import { create } from 'zustand';
import { call } from '@/api/client';
import type { Kind } from '@/api/kinds.names';
import type { RecordSheet } from '@/api/wire';

/** A record that is not stored until something is typed in it. */
export interface Draft {
  sheet: RecordSheet;
  /** Fields that come from where it was made. */
  start: readonly (readonly [string, string])[];
}

interface Drafts {
  drafts: ReadonlyMap<string, Draft>;
  /** Just made and never left: what they lack is not held against them yet. */
  fresh: ReadonlySet<string>;
}

export const useDrafts = create<Drafts>(() => ({ drafts: new Map(), fresh: new Set() }));

export const useDraft = (id: string | undefined): Draft | undefined =>
  useDrafts((now) => (id ? now.drafts.get(id) : undefined));
export const useIsFresh = (id: string): boolean => useDrafts((now) => now.fresh.has(id));

/** A blank sheet of a kind, with an id of its own. Nothing is written. */
export async function makeDraft(
  plan: string,
  kind: Kind,
  start: readonly (readonly [string, string])[] = [],
): Promise<RecordSheet> {
  const asked = start.map(([field, text]): [string, string] => [field, text]);
  const sheet = await call('new_record', { plan, kind, with: asked });
  const { id } = sheet.record;
  useDrafts.setState(({ drafts, fresh }) => ({
    drafts: new Map(drafts).set(id, { sheet, start }),
    fresh: new Set(fresh).add(id),
  }));
  return sheet;
}

const inSight = new Map<string, number>();

/** The form of a record is in sight. Gives back how to say that it no longer is: then the record is no longer fresh. */
export function showForm(id: string): () => void {
  inSight.set(id, (inSight.get(id) ?? 0) + 1);
  return () => {
    inSight.set(id, (inSight.get(id) ?? 1) - 1);
    // A form that is drawn anew was not left.
    setTimeout(() => {
      if ((inSight.get(id) ?? 0) > 0) return;
      inSight.delete(id);
      useDrafts.setState(({ fresh }) => {
        if (!fresh.has(id)) return {};
        const next = new Set(fresh);
        next.delete(id);
        return { fresh: next };
      });
    });
  };
}
