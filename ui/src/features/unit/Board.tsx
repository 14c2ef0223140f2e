import { useState } from 'react';
import { useKinds } from '@/api/catalogue';
import type { CodeInfo, Seat, UnitBoard } from '@/api/wire';
import { t } from '@/texts';
import { MissingRow } from './MissingRow';
import { SeatRow } from './SeatRow';

/** The roles without which the unit does not work; the board shows them also while they are not there. */
const CORE = 'nucleo';

export interface Part {
  code: string;
  name: string;
  /** Seats, and core roles that the unit does not have yet as code and label. */
  rows: (Seat | [string, string])[];
}

/** The parts of the unit, each in the order of the board; the core first where it is not whole. */
export function partsOf(board: UnitBoard, roles: readonly CodeInfo[], coreName: string): Part[] {
  const placeOf = (code: string) => roles.findIndex((role) => role.code === code);
  const missing = board.missing.filter(([code]) => roles[placeOf(code)]?.attributes.membership === CORE);
  const found: Part[] = missing.length > 0 ? [{ code: CORE, name: coreName, rows: [] }] : [];
  for (const seat of board.roles) {
    const part = found.find((one) => one.code === seat.membership);
    if (part) part.rows.push(seat);
    else found.push({ code: seat.membership, name: seat.membershipLabel, rows: [seat] });
  }
  const core = found.find((part) => part.code === CORE);
  // Each missing role stands where the list has it, before the first seat that comes after.
  for (const role of missing) {
    const rows = core?.rows ?? [];
    const codeOf = (row: Seat | [string, string]) => ('role' in row ? row.roleCode : row[0]);
    const at = rows.findIndex((row) => placeOf(codeOf(row)) > placeOf(role[0]));
    rows.splice(at < 0 ? rows.length : at, 0, role);
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
  const kinds = useKinds();
  // A role that was added to be filled opens at once.
  const [added, setAdded] = useState<string>();
  const usual = usualBody(board.roles);
  const parts = partsOf(board, kinds.list('UCL_ROLE'), kinds.label('ROLE_MEMBERSHIP', CORE));
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
      {parts.map((part) => (
        <tbody key={part.code}>
          <tr className="unit-part">
            <th scope="rowgroup" colSpan={4}>
              {part.name}
            </th>
          </tr>
          {part.rows.map((row) =>
            'role' in row ? (
              <SeatRow
                key={row.role}
                board={board}
                seat={row}
                usual={usual}
                startsOpen={row.role === added}
              />
            ) : (
              <MissingRow key={row[0]} code={row[0]} label={row[1]} onAdded={setAdded} />
            ),
          )}
        </tbody>
      ))}
    </table>
  );
}
