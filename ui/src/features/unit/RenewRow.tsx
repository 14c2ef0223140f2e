import { CheckField, type Option, RadioGroupField } from '@kit';
import type { Seat } from '@/api/wire';
import { t } from '@/texts';
import { type RenewalChoice, type SeatDraft, withWho } from './renewal';
import { WhoFields } from './WhoFields';

export interface RenewRowProps {
  seat: Seat;
  draft: SeatDraft;
  people: readonly Option[];
  /** It changes, but nobody is named. */
  isMissing: boolean;
  onChange: (draft: SeatDraft) => void;
}

/** One role of the renewal: whoever is there stays, somebody else comes, or nobody. */
export function RenewRow({ seat, draft, people, isMissing, onChange }: RenewRowProps) {
  const choices: Option[] = [
    ...(seat.holder ? [{ id: 'stays', name: t('unit.renewal.stays') }] : []),
    { id: 'changes', name: t('unit.renewal.changes') },
    { id: 'vacant', name: t('unit.renewal.vacant') },
  ];
  const deputies = seat.deputies.map((deputy) => deputy.name).join(', ');
  return (
    <tr data-vacant={draft.choice === 'vacant' || undefined}>
      <th scope="row">{seat.label}</th>
      <td data-head={t('unit.renewal.now')}>
        <span>{seat.holder?.name ?? t('unit.seat.vacant')}</span>
        {deputies && <span className="unit-detail">{`${t('unit.head.deputies')}: ${deputies}`}</span>}
      </td>
      <td className="unit-bare" data-head={t('unit.renewal.choice')}>
        <RadioGroupField
          label={t('unit.renewal.choice_of', { role: seat.label })}
          name={`choice-${seat.role}`}
          options={choices}
          value={draft.choice}
          onChange={(choice) => onChange({ ...draft, choice: choice as RenewalChoice })}
        />
      </td>
      <td className="unit-renew-who" data-head={t('unit.renewal.who')}>
        {draft.choice !== 'vacant' && (
          <WhoFields
            label={t('unit.renewal.who_of', { role: seat.label })}
            prefix={`${seat.role}-`}
            value={draft.who}
            people={people}
            isBrief
            onChange={(who) => onChange(withWho(draft, who, seat.holder !== null))}
          />
        )}
        {isMissing && (
          <p className="unit-missing" role="alert">
            {t('unit.renewal.need_who')}
          </p>
        )}
        {draft.choice === 'changes' && deputies && (
          <CheckField
            label={t('unit.renewal.deputies_stay', { names: deputies })}
            name={`deputies-${seat.role}`}
            value={draft.deputiesStay}
            onChange={(deputiesStay) => onChange({ ...draft, deputiesStay })}
          />
        )}
      </td>
    </tr>
  );
}
