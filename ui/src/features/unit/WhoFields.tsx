import { ComboField, type Option, TextField } from '@kit';
import { useMemo } from 'react';
import { useRecords } from '@/api/queries';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { namesOf, type WhoDraft } from './nominees';

/** People of the address book, to choose from. */
export function usePeople(): Option[] {
  const { id } = usePlan();
  const { data } = useRecords(id, 'person');
  return useMemo(
    () =>
      (data ?? []).map((person) => ({
        id: person.id,
        name: person.title,
        detail: [person.shown.position_held, person.shown.organisation_id].filter(Boolean).join(', '),
      })),
    [data],
  );
}

export interface WhoFieldsProps {
  value: WhoDraft;
  onChange: (value: WhoDraft) => void;
  people: readonly Option[];
  label?: string;
  /** Several stand on one page: names of the fields begin with this. */
  prefix?: string;
  autoFocus?: boolean;
  /** No help below: there is little room. */
  isBrief?: boolean;
}

/** One box finds a person of the address book; what it does not find is somebody new. */
export function WhoFields(props: WhoFieldsProps) {
  const { value, onChange, people, label = t('unit.form.person'), prefix = '', autoFocus, isBrief } = props;
  const isNew = value.text.trim() !== '' && !value.person;
  const { surname, givenName } = namesOf(value);
  return (
    <>
      <ComboField
        label={label}
        name={`${prefix}person`}
        help={isBrief ? undefined : t('unit.form.person_help')}
        value={value.text}
        options={people}
        autoFocus={autoFocus}
        onChange={(text, option) =>
          onChange({ ...value, text, person: option?.id, surname: undefined, givenName: undefined })
        }
      />
      {isNew && (
        <fieldset className="unit-new" aria-label={t('unit.form.new_person')}>
          <p className="unit-new-words">{t('unit.form.new_person')}</p>
          <TextField
            label={t('unit.form.surname')}
            name={`${prefix}surname`}
            value={surname}
            onChange={(text) => onChange({ ...value, surname: text, givenName })}
          />
          <TextField
            label={t('unit.form.given_name')}
            name={`${prefix}given_name`}
            value={givenName}
            onChange={(text) => onChange({ ...value, givenName: text, surname })}
          />
          <TextField
            label={t('unit.form.position')}
            name={`${prefix}position`}
            value={value.position}
            onChange={(position) => onChange({ ...value, position })}
          />
          <TextField
            label={t('unit.form.phone')}
            name={`${prefix}phone`}
            type="tel"
            value={value.phone}
            onChange={(phone) => onChange({ ...value, phone })}
          />
        </fieldset>
      )}
    </>
  );
}
