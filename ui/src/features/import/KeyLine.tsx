import { CheckField, ChoiceField } from '@kit';
import { t } from '@/texts';
import type { TrialPartsProps } from './Columns';

const idOf = (fields: readonly string[]): string => fields.join('\n');

/** What makes two rows the same thing, and whether all this is remembered for the next file of this make. */
export function KeyLine({ trial, asked, onAsk }: TrialPartsProps) {
  const { keys, key } = trial;
  return (
    <div className="import-key">
      {keys.length > 0 && (
        <ChoiceField
          label={t('import.key.label')}
          name="key"
          options={keys.map(({ fields, label }) => ({ id: idOf(fields), name: label }))}
          emptyName={t('import.key.none')}
          // What was chosen shows at once, before the trial answers.
          value={idOf(asked.key ?? key)}
          onChange={(next) => onAsk({ ...asked, key: next ? next.split('\n') : [] })}
        />
      )}
      <CheckField
        label={t('import.key.remember')}
        name="remember"
        value={asked.remember}
        onChange={(remember) => onAsk({ ...asked, remember })}
      />
    </div>
  );
}
