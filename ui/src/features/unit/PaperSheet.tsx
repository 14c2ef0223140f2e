import { useStart } from '@/api/queries';
import type { CallLine } from '@/api/wire';
import { date } from '@/app/format';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { grouped } from './phone';

/** The sheet for the pen: only paper shows it, the whole list in the order of the screen. */
export function PaperSheet({ lines }: { lines: readonly CallLine[] }) {
  const { card } = usePlan();
  const { data: start } = useStart();
  return (
    <section className="unit-sheet" aria-hidden="true">
      <p className="unit-sheet-title">{t('unit.call.sheet.title')}</p>
      <p>{t('unit.call.sheet.printed', { commune: card.commune, date: date(start?.today) })}</p>
      <p>{t('unit.call.sheet.legend')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('unit.call.sheet.who')}</th>
            <th scope="col">{t('unit.call.sheet.number')}</th>
            <th scope="col">{t('unit.call.sheet.verified')}</th>
            <th scope="col">{t('unit.call.sheet.yes')}</th>
            <th scope="col">{t('unit.call.sheet.no')}</th>
            <th scope="col">{t('unit.call.sheet.new_number')}</th>
          </tr>
        </thead>
        {lines.map((line) => (
          <tbody key={line.id}>
            {line.phones.map((phone, index) => (
              <tr key={phone.contact}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={line.phones.length}>
                    {line.name}
                    <span>{line.roles.join('; ')}</span>
                  </th>
                )}
                <td className="unit-sheet-number">
                  {grouped(phone.value)}
                  <span>{phone.kindLabel}</span>
                </td>
                <td>{phone.verifiedOn ? date(phone.verifiedOn) : t('unit.fresh.never')}</td>
                <td className="unit-sheet-box">☐</td>
                <td className="unit-sheet-box">☐</td>
                <td className="unit-sheet-room" />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <p>{t('unit.call.sheet.signed')}</p>
    </section>
  );
}
