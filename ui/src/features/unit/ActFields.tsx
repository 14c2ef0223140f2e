import { ChoiceField, DateField, TextField } from '@kit';
import { useKinds } from '@/api/catalogue';
import type { ActCard } from '@/api/wire';
import { t } from '@/texts';
import { type ActDraft, NEW_ACT } from './nominees';

export interface ActFieldsProps {
  value: ActDraft;
  onChange: (value: ActDraft) => void;
  acts: readonly ActCard[];
}

/** The act of a nomination: one that is there, a new one in three fields, or none. */
export function ActFields({ value, onChange, acts }: ActFieldsProps) {
  const kinds = useKinds();
  return (
    <>
      <ChoiceField
        label={t('unit.form.act')}
        name="act"
        value={value.choice}
        emptyName={t('unit.form.act_none')}
        options={[
          ...acts.map((act) => ({ id: act.id, name: act.label })),
          { id: NEW_ACT, name: t('unit.form.act_new') },
        ]}
        onChange={(choice) => onChange({ ...value, choice })}
      />
      {value.choice === NEW_ACT && (
        <>
          <ChoiceField
            label={t('unit.form.act_kind')}
            name="act_kind"
            value={value.kind}
            options={kinds
              .list('ACT_KIND')
              .filter((row) => !row.old)
              .map((row) => ({ id: row.code, name: row.label }))}
            onChange={(kind) => onChange({ ...value, kind })}
          />
          <TextField
            label={t('unit.form.act_number')}
            name="act_number"
            isShort
            value={value.number}
            onChange={(number) => onChange({ ...value, number })}
          />
          <DateField
            label={t('unit.form.act_date')}
            name="act_date"
            value={value.date}
            onChange={(date) => onChange({ ...value, date })}
          />
        </>
      )}
    </>
  );
}
