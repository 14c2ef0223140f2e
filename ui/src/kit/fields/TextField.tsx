import type { HTMLInputAutoCompleteAttribute } from 'react';
import { FieldShell } from './FieldShell';
import type { FieldFrame, TextValue } from './types';
import { useFieldParts } from './useFieldParts';

export interface TextFieldProps extends FieldFrame, TextValue {
  type?: 'text' | 'email' | 'tel' | 'url' | 'password';
  /** Fixed-width letters: telephones, codes, coordinates. */
  isMono?: boolean;
  isShort?: boolean;
  /** Only for the person's own name and office. */
  autoComplete?: HTMLInputAutoCompleteAttribute;
  /** Called on Invio. */
  onEnter?: () => void;
}

/** One line of text, kept as typed. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, onLeave, type = 'text', isMono, isShort, autoComplete = 'off', onEnter } = props;
  const parts = useFieldParts(props, value);
  return (
    <FieldShell frame={props} parts={parts} text={value} isShort={isShort}>
      <input
        className={isMono ? 'pp-input pp-mono' : 'pp-input'}
        id={parts.id}
        name={props.name}
        type={type}
        value={value}
        autoComplete={autoComplete}
        spellCheck={isMono || type !== 'text' ? false : undefined}
        disabled={props.isDisabled}
        // biome-ignore lint/a11y/noAutofocus: only the first field of a dialog asks for it
        autoFocus={props.autoFocus}
        aria-invalid={parts.isInvalid || undefined}
        aria-describedby={parts.describedBy}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter?.();
        }}
      />
    </FieldShell>
  );
}
