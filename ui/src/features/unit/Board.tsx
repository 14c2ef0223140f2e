import type { Seat, UnitBoard } from '@/api/wire';
import { t } from '@/texts';
import { SeatRow } from './SeatRow';

/** Seats of one part of the unit, in the order of the board. */
export function parts(seats: readonly Seat[]): { name: string; seats: Seat[] }[] {
  const found: { name: string; seats: Seat[] }[] = [];
  for (const seat of seats) {
    const part = found.find((one) => one.name === seat.membershipLabel);
    if (part) part.seats.push(seat);
    else found.push({ name: seat.membershipLabel, seats: [seat] });
  }
  return found;
}

/** The body that most of the unit belong to: the commune, as a rule. */
export function usualBody(seats: readonly Seat[]): string {
  const counts = new Map<string, number>();
  for (const seat of seats)
    for (const nominee of [seat.holder, ...seat.deputies])
      if (nominee?.body) counts.set(nominee.body, (counts.get(nominee.body) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** The unit as rows of roles. */
export function Board({ board }: { board: UnitBoard }) {
  const usual = usualBody(board.roles);
  return (
    <table className="unit-board" aria-label={t('unit.board')}>
      <thead>
        <tr>
          <th scope="col">{t('unit.head.role')}</th>
          <th scope="col">{t('unit.head.holder')}</th>
          <th scope="col">{t('unit.head.deputies')}</th>
          <th scope="col">{t('unit.head.act')}</th>
        </tr>
      </thead>
      {parts(board.roles).map((part) => (
        <tbody key={part.name}>
          <tr className="unit-part">
            <th scope="rowgroup" colSpan={4}>
              {part.name}
            </th>
          </tr>
          {part.seats.map((seat) => (
            <SeatRow key={seat.role} board={board} seat={seat} usual={usual} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
