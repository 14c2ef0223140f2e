import { Btn, ReorderList } from '@kit';
import { call } from '@/api/client';
import type { Nominee, Seat } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useWork } from '@/app/useWork';
import { t } from '@/texts';
import { NomineeMenu, NomineeWords } from './NomineeCell';
import type { RowOpen } from './rowOpen';

export interface DeputiesProps {
  seat: Seat;
  usual: string;
  onOpen: (open: RowOpen) => void;
}

const ranked = (deputies: readonly Nominee[]) =>
  deputies.map((nominee) => ({ id: nominee.nomination, name: nominee.name, nominee }));

/** Who stands in, in the order in which they are called: dragged, or moved with Alt+arrows. */
export function Deputies({ seat, usual, onOpen }: DeputiesProps) {
  const { id: plan, writable } = usePlan();
  const work = useWork();
  const next = seat.deputies.reduce((most, deputy) => Math.max(most, deputy.rank), 0) + 1;
  return (
    <>
      {seat.deputies.length === 0 && <p className="unit-nobody">{t('unit.seat.nobody')}</p>}
      {seat.deputies.length > 0 && (
        <ReorderList
          label={t('unit.seat.deputies_of', { role: seat.label })}
          items={ranked(seat.deputies)}
          isReadOnly={!writable || seat.deputies.length < 2}
          onChange={(items) =>
            void work(() =>
              call('reorder', {
                plan,
                kind: 'nomination',
                field: 'rank',
                from: 1,
                ids: items.map((item) => item.id),
              }),
            )
          }
        >
          {({ nominee }) => (
            <NomineeWords
              nominee={nominee}
              usual={usual}
              menu={
                writable && (
                  <NomineeMenu
                    nominee={nominee}
                    role={seat.label}
                    onReplace={() => onOpen({ what: 'replace', nominee })}
                    onEnd={() => onOpen({ what: 'end', nominee })}
                  />
                )
              }
            />
          )}
        </ReorderList>
      )}
      {writable && seat.holder && (
        <Btn
          kind="quiet"
          size="small"
          icon="plus"
          aria-label={t('unit.seat.deputy_role', { role: seat.label })}
          onPress={() => onOpen({ what: 'nominate', rank: next })}
        >
          {t('unit.seat.deputy')}
        </Btn>
      )}
    </>
  );
}
