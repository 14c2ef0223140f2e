import { useQuery } from '@tanstack/react-query';
import type { Kind } from '@/api/kinds.names';
import { recordQuery } from '@/api/queries';
import type { RecordSheet } from '@/api/wire';
import { useDraft } from './drafts';

export interface OpenSheet {
  sheet?: RecordSheet;
  start?: readonly (readonly [string, string])[];
  /** It is neither stored nor just made. */
  isGone: boolean;
  error?: Error;
}

/** A record as its form needs it, whether it is stored already or only just made. */
export function useSheet(plan: string, kind: Kind, id: string, isStored: boolean): OpenSheet {
  const draft = useDraft(id);
  const isRead = isStored || !draft;
  const { data, error } = useQuery({ ...recordQuery(plan, kind, id), enabled: isRead });
  const isMissing = error !== null && 'code' in error && error.code === 'not_found';
  if (draft && (!isStored || !data)) return { sheet: draft.sheet, start: draft.start, isGone: false };
  if (isMissing) return { isGone: true };
  return { sheet: data, start: draft?.start, isGone: false, error: error ?? undefined };
}
