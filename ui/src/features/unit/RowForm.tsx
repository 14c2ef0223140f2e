import { Btn } from '@kit';
import { type FormEvent, type ReactNode, useId } from 'react';
import { t } from '@/texts';

export interface RowFormProps {
  title: string;
  /** Words of the one button that does it. */
  does: string;
  /** Why it cannot be done yet; said when it is tried. */
  missing?: string;
  onDo: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form that opens inside its row: Invio does it, Esc leaves it. */
export function RowForm({ title, does, missing, onDo, onClose, children }: RowFormProps) {
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDo();
  };
  return (
    <form
      className="unit-form"
      aria-labelledby={id}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <h3 id={id}>{title}</h3>
      <div className="unit-form-fields">{children}</div>
      {missing && (
        <p className="unit-missing" role="alert">
          {missing}
        </p>
      )}
      <div className="pp-actions">
        <Btn type="submit" kind="primary">
          {does}
        </Btn>
        <Btn kind="quiet" onPress={onClose}>
          {t('unit.form.cancel')}
        </Btn>
      </div>
    </form>
  );
}
