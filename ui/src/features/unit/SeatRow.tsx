import { Btn, FindingList } from '@kit';
import { useRef, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Nominated, Nominee, Seat, UnitBoard } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { date } from '@/app/format';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useSayDone } from '@/app/useWork';
import { t } from '@/texts';
import { ActCell } from './ActCell';
import { Deputies } from './Deputies';
import { EndForm } from './EndForm';
import { NominateForm } from './NominateForm';
import { NomineeMenu, NomineeWords } from './NomineeCell';
import { PastTable } from './PastTable';
import type { RowOpen } from './rowOpen';
import { useRecordFindings } from './useRecordFindings';

export interface SeatRowProps {
  board: UnitBoard;
  seat: Seat;
  /** The body that most of the unit belong to. */
  usual: string;
  /** The form of its holder is open, for a role that was added to be filled. */
  startsOpen?: boolean;
}

/** Nominated already, from a day to come. */
function Coming({ nominees }: { nominees: readonly Nominee[] }) {
  return nominees.map((nominee) => (
    <p key={nominee.nomination} className="unit-detail">
      {t('unit.seat.coming', { date: date(nominee.startsOn), name: nominee.name })}
    </p>
  ));
}

/** One role: who holds it, who stands in, by which act, and what is open under it. */
export function SeatRow({ board, seat, usual, startsOpen }: SeatRowProps) {
  const { id, writable } = usePlan();
  const kinds = useKinds();
  const findingsOf = useRecordFindings();
  const say = useSayDone();
  const [open, setOpen] = useState<RowOpen | undefined>(
    startsOpen ? { what: 'nominate', rank: 0 } : undefined,
  );
  const row = useRef<HTMLTableRowElement>(null);
  const { holder } = seat;
  const findings = findingsOf([
    seat.role,
    holder?.nomination,
    ...seat.deputies.map((deputy) => deputy.nomination),
  ]);
  const close = (done?: Nominated) => {
    setOpen(undefined);
    if (done) say(done.text);
    // What opened the form may be gone: the role itself is there in any case.
    row.current?.querySelector<HTMLElement>('a')?.focus();
  };
  return (
    <>
      <tr
        ref={row}
        className="unit-seat"
        data-vacant={!holder || undefined}
        data-more={open || findings.length > 0 ? true : undefined}
      >
        <th scope="row">
          <AppLink
            href={links.forms(id, kinds.kind('crisis_unit_role').section, {
              kind: 'crisis_unit_role',
              record: seat.role,
            })}
          >
            {seat.label}
          </AppLink>
        </th>
        <td data-head={t('unit.head.holder')}>
          {holder ? (
            <NomineeWords
              nominee={holder}
              usual={usual}
              menu={
                writable && (
                  <NomineeMenu
                    nominee={holder}
                    role={seat.label}
                    onReplace={() => setOpen({ what: 'replace', nominee: holder })}
                    onEnd={() => setOpen({ what: 'end', nominee: holder })}
                  />
                )
              }
            />
          ) : (
            <div className="unit-vacant">
              <span>{t('unit.seat.vacant')}</span>
              {writable && (
                <Btn
                  size="small"
                  aria-label={t('unit.seat.nominate_role', { role: seat.label })}
                  onPress={() => setOpen({ what: 'nominate', rank: 0 })}
                >
                  {t('unit.seat.nominate')}
                </Btn>
              )}
            </div>
          )}
          <Coming nominees={seat.coming.filter((nominee) => nominee.rank === 0)} />
        </td>
        <td data-head={t('unit.head.deputies')}>
          <Deputies seat={seat} usual={usual} onOpen={setOpen} />
          <Coming nominees={seat.coming.filter((nominee) => nominee.rank > 0)} />
        </td>
        <td data-head={t('unit.head.act')}>
          <ActCell
            seat={seat}
            isPastOpen={open?.what === 'past'}
            onPast={() => setOpen(open?.what === 'past' ? undefined : { what: 'past' })}
          />
        </td>
      </tr>
      {(findings.length > 0 || open) && (
        <tr className="unit-under">
          <td colSpan={4}>
            {findings.length > 0 && <FindingList findings={findings} />}
            {open?.what === 'nominate' && (
              <NominateForm board={board} seat={seat} rank={open.rank} onClose={close} />
            )}
            {open?.what === 'replace' && (
              <NominateForm
                board={board}
                seat={seat}
                rank={open.nominee.rank}
                replaced={open.nominee}
                onClose={close}
              />
            )}
            {open?.what === 'end' && <EndForm seat={seat} nominee={open.nominee} onClose={close} />}
            {open?.what === 'past' && <PastTable seat={seat} />}
          </td>
        </tr>
      )}
    </>
  );
}
