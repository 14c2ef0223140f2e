import { ComboField } from '@kit';
import { t } from '@/texts';

export interface RecipientProps {
  value: string;
  onChange: (name: string) => void;
  known: readonly string[];
}

/** To whom it is given, as the register keeps it. */
export function Recipient({ value, onChange, known }: RecipientProps) {
  return (
    <ComboField
      label={t('export.out.recipient')}
      help={t('export.out.recipient_help')}
      name="recipient"
      value={value}
      onChange={onChange}
      options={known.map((name) => ({ id: name, name }))}
    />
  );
}
