import { readDate } from '@kit';
import type { ActCard, UnitBoard, WhichAct, Who } from '@/api/wire';
import { date } from '@/app/format';

/** A person as they are being chosen: somebody of the address book, or the words for somebody new. */
export interface WhoDraft {
  text: string;
  person?: string;
  /** Names as corrected by hand; until then they follow the text. */
  surname?: string;
  givenName?: string;
  position: string;
  phone: string;
}

export const nobody: WhoDraft = { text: '', position: '', phone: '' };

/** Surname first, as clerks write: the first word, and the rest. Both are shown to be corrected. */
export function namesOf(draft: WhoDraft): { surname: string; givenName: string } {
  const [first = '', ...rest] = draft.text.trim().split(/\s+/);
  return { surname: draft.surname ?? first, givenName: draft.givenName ?? rest.join(' ') };
}

export const isSomebody = (draft: WhoDraft): boolean =>
  draft.person !== undefined || namesOf(draft).surname.trim() !== '';

export function whoOf(draft: WhoDraft): Who {
  if (draft.person) return { person: draft.person, surname: '', givenName: '', position: '', phone: '' };
  return { ...namesOf(draft), position: draft.position.trim(), phone: draft.phone.trim() };
}

/** An act as it is being chosen. */
export interface ActDraft {
  /** Id of an act of the plan, `new`, or empty for none. */
  choice: string;
  kind: string;
  number: string;
  date: string;
}

export const NEW_ACT = 'new';

export function actOf(draft: ActDraft): WhichAct {
  if (draft.choice === NEW_ACT)
    return { kind: draft.kind, number: draft.number.trim(), date: asRead(draft.date) };
  return { act: draft.choice || null, kind: '', number: '', date: '' };
}

/** The last act is proposed, unless the seat needs none. */
export function proposedAct(acts: readonly ActCard[], needsAct: boolean, kind: string): ActDraft {
  return { choice: needsAct ? (acts[0]?.id ?? NEW_ACT) : '', kind, number: '', date: '' };
}

/** The last day that the act states, or else the one that most of those in office have. */
export function proposedEnd(board: UnitBoard, act: string): string {
  const stated = board.acts.find((card) => card.id === act)?.expiresOn;
  if (stated) return date(stated);
  const counts = new Map<string, number>();
  for (const seat of board.roles)
    for (const nominee of [seat.holder, ...seat.deputies])
      if (nominee?.endsOn) counts.set(nominee.endsOn, (counts.get(nominee.endsOn) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most ? date(most[0]) : '';
}

/** A date for the program: as it was read, or as typed for it to refuse with its own words. */
export const asRead = (text: string): string => readDate(text).iso ?? text.trim();
