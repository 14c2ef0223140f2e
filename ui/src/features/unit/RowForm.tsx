import { Btn } from '@kit';
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
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
  const isTouched = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  // It opens below what opened it, often under the edge of the window: all of it is to be seen.
  useEffect(() => {
    const element = form.current;
    if (!element || !('ResizeObserver' in window)) return;
    const watch = new ResizeObserver(() => element.scrollIntoView({ block: 'nearest' }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDo();
  };
  return (
    <form
      ref={form}
      className="unit-form"
      aria-labelledby={id}
      noValidate
      onInput={() => {
        isTouched.current = true;
      }}
      onSubmit={submit}
      onKeyDown={(event) => {
        // Esc closes the last thing opened: first a list that hangs from a field. It never throws away what was typed.
        const isListOpen = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true';
        if (event.key !== 'Escape' || event.defaultPrevented || isListOpen || isTouched.current) return;
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
