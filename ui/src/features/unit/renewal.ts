import type { Renew, RenewedSeat, Seat } from '@/api/wire';
import { type ActDraft, actOf, asRead, isSomebody, nobody, type WhoDraft, whoOf } from './nominees';

export type RenewalChoice = 'stays' | 'changes' | 'vacant';

/** What becomes of one seat. */
export interface SeatDraft {
  choice: RenewalChoice;
  who: WhoDraft;
  deputiesStay: boolean;
}

export type RenewalDraft = Readonly<Record<string, SeatDraft>>;

/** Whoever is in office stays, until somebody says otherwise. */
export const firstDraft = (seats: readonly Seat[]): RenewalDraft =>
  Object.fromEntries(
    seats.map((seat) => [
      seat.role,
      { choice: seat.holder ? 'stays' : 'vacant', who: nobody, deputiesStay: true } satisfies SeatDraft,
    ]),
  );

/** A name in the box means that the seat changes; emptying it takes that back. */
export function withWho(draft: SeatDraft, who: WhoDraft, hasHolder: boolean): SeatDraft {
  if (isSomebody(who)) return { ...draft, who, choice: 'changes' };
  const back = draft.choice === 'changes' ? (hasHolder ? 'stays' : 'vacant') : draft.choice;
  return { ...draft, who, choice: back };
}

/** Seats that change without saying who comes. */
export const incomplete = (draft: RenewalDraft): string[] =>
  Object.entries(draft)
    .filter(([, seat]) => seat.choice === 'changes' && !isSomebody(seat.who))
    .map(([role]) => role);

export function countChoices(draft: RenewalDraft): Record<RenewalChoice, number> {
  const counts = { stays: 0, changes: 0, vacant: 0 };
  for (const seat of Object.values(draft)) counts[seat.choice] += 1;
  return counts;
}

function renewed(seat: Seat, draft: SeatDraft): RenewedSeat {
  if (draft.choice !== 'changes') return { role: seat.role, choice: draft.choice };
  return {
    role: seat.role,
    choice: 'changes',
    who: whoOf(draft.who),
    ...(seat.deputies.length > 0 && { deputiesStay: draft.deputiesStay }),
  };
}

export interface RenewalTerms {
  startsOn: string;
  endsOn: string;
  act: ActDraft;
}

/** The one request of the whole renewal, seats in the order of the board. */
export function renewRequest(
  plan: string,
  seats: readonly Seat[],
  draft: RenewalDraft,
  terms: RenewalTerms,
): Renew {
  return {
    plan,
    startsOn: asRead(terms.startsOn),
    endsOn: asRead(terms.endsOn),
    act: actOf(terms.act),
    seats: seats.flatMap((seat) => {
      const own = draft[seat.role];
      return own ? [renewed(seat, own)] : [];
    }),
  };
}
