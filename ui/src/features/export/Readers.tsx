import { RadioGroupField } from '@kit';
import type { ReactNode } from 'react';
import { t } from '@/texts';
import { READERS } from './readers';

export interface ReadersProps {
  value: string;
  onChange: (reader: string) => void;
  /** Below the choices: what goes out from another screen. */
  children: ReactNode;
}

/** For whom the plan goes out. */
export function Readers({ value, onChange, children }: ReadersProps) {
  return (
    <section className="export-readers">
      <RadioGroupField
        label={t('export.for.title')}
        name="reader"
        isVertical
        options={READERS.map((reader) => ({
          id: reader,
          name: t(`export.for.${reader}.name`),
          detail: t(`export.for.${reader}.who`),
        }))}
        value={value}
        onChange={onChange}
      />
      {children}
    </section>
  );
}
