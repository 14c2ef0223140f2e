import { useLayoutEffect, useRef } from 'react';
import { FieldShell } from './FieldShell';
import type { FieldFrame, TextValue } from './types';
import { useFieldParts } from './useFieldParts';

export interface LongTextFieldProps extends FieldFrame, TextValue {
  /** Lines shown when the text is short. */
  rows?: number;
}

/** Several lines of text: the box grows with what is written. */
export function LongTextField(props: LongTextFieldProps) {
  const { value, onChange, onLeave, rows = 3 } = props;
  const parts = useFieldParts(props, value);
  const box = useRef<HTMLTextAreaElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = 'auto';
    const edges = element.offsetHeight - element.clientHeight;
    element.style.height = `${element.scrollHeight + edges}px`;
  }, [value]);

  return (
    <FieldShell frame={props} parts={parts} text={value}>
      <textarea
        ref={box}
        className="pp-input pp-textarea"
        id={parts.id}
        name={props.name}
        rows={rows}
        value={value}
        disabled={props.isDisabled}
        // biome-ignore lint/a11y/noAutofocus: only the first field of a dialog asks for it
        autoFocus={props.autoFocus}
        aria-invalid={parts.isInvalid || undefined}
        aria-describedby={parts.describedBy}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
    </FieldShell>
  );
}
