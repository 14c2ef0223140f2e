import { Btn } from '@kit';
import { call } from '@/api/client';
import { usePlan } from '@/app/plan';
import { useWork } from '@/app/useWork';
import { t } from '@/texts';

export interface MissingRowProps {
  code: string;
  label: string;
  onAdded: (role: string) => void;
}

/** A core role that the unit does not have yet: naming somebody makes it. */
export function MissingRow({ code, label, onAdded }: MissingRowProps) {
  const { id: plan, writable } = usePlan();
  const work = useWork();
  const add = () =>
    work(async () => {
      const role = await call('add_role', { plan, roleCode: code });
      // Before the board is read again, so that the row comes open.
      onAdded(role.id);
      return role;
    });
  return (
    <tr className="unit-seat" data-vacant>
      <th scope="row">{label}</th>
      <td data-head={t('unit.head.holder')}>
        <div className="unit-vacant">
          <span>{t('unit.seat.vacant')}</span>
          {writable && (
            <Btn
              size="small"
              aria-label={t('unit.seat.nominate_role', { role: label })}
              onPress={() => void add()}
            >
              {t('unit.seat.nominate')}
            </Btn>
          )}
        </div>
      </td>
      <td />
      <td />
    </tr>
  );
}
