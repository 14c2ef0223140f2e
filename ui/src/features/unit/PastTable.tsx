import './past.css';
import type { Seat } from '@/api/wire';
import { date } from '@/app/format';
import { t } from '@/texts';

/** Who held a seat before, the latest first: nothing is overwritten. */
export function PastTable({ seat }: { seat: Seat }) {
  return (
    <table className="unit-past">
      <caption>{t('unit.past.title', { role: seat.label })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('unit.past.name')}</th>
          <th scope="col">{t('unit.past.rank')}</th>
          <th scope="col">{t('unit.past.from')}</th>
          <th scope="col">{t('unit.past.to')}</th>
          <th scope="col">{t('unit.past.act')}</th>
          <th scope="col">{t('unit.past.why')}</th>
        </tr>
      </thead>
      <tbody>
        {seat.past.map((nominee) => (
          <tr key={nominee.nomination}>
            <th scope="row">{nominee.name}</th>
            <td>
              {nominee.rank === 0 ? t('unit.past.holder') : t('unit.past.deputy', { rank: nominee.rank })}
            </td>
            <td>{date(nominee.startsOn)}</td>
            <td>{date(nominee.endsOn)}</td>
            <td>{nominee.actLabel}</td>
            <td>{nominee.endReason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
