import { Btn } from '@kit';
import { useKinds } from '@/api/catalogue';
import type { Nominee, Seat } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { date } from '@/app/format';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';

/** How many days before the end the row says so. The rules decide what is a finding; this only words it. */
const SOON = 60;

/** Until when, in the words that count: far away it is a date, near it is days. */
export function endWords(nominee: Nominee): string | undefined {
  const { endsOn, daysLeft } = nominee;
  if (!endsOn) return undefined;
  const values = { date: date(endsOn), days: daysLeft ?? 0 };
  if (daysLeft === null || daysLeft === undefined || daysLeft > SOON) return t('unit.seat.until', values);
  if (daysLeft < 0) return t('unit.seat.expired', values);
  if (daysLeft === 0) return t('unit.seat.expires_today');
  return t(daysLeft === 1 ? 'unit.seat.expires_one' : 'unit.seat.expires', values);
}

export interface ActCellProps {
  seat: Seat;
  isPastOpen: boolean;
  onPast: () => void;
}

/** The act of the holder, since when and until when, and the way to those before. */
export function ActCell({ seat, isPastOpen, onPast }: ActCellProps) {
  const { id } = usePlan();
  const kinds = useKinds();
  const { holder } = seat;
  const isNear = holder?.daysLeft != null && holder.daysLeft <= SOON;
  return (
    <div className="unit-act">
      {holder?.act && (
        <AppLink href={links.forms(id, kinds.kind('act').section, { kind: 'act', record: holder.act })}>
          {holder.actLabel}
        </AppLink>
      )}
      {holder && !holder.act && (
        <span>{seat.byRight ? t('unit.seat.by_right') : holder.actLabel || t('unit.seat.no_act')}</span>
      )}
      {holder?.startsOn && (
        <span className="unit-detail">{t('unit.seat.in_office', { date: date(holder.startsOn) })}</span>
      )}
      {holder?.endsOn && <span className={isNear ? 'unit-near' : 'unit-detail'}>{endWords(holder)}</span>}
      {seat.past.length > 0 && (
        <Btn
          kind="quiet"
          size="small"
          icon="clock"
          aria-expanded={isPastOpen}
          aria-label={t('unit.seat.history_role', { role: seat.label })}
          onPress={onPast}
        >
          {t('unit.seat.history', { count: seat.past.length })}
        </Btn>
      )}
    </div>
  );
}
