import type { ReactNode } from 'react';
import { ReadOnlyValue } from './ReadOnlyValue';
import type { FieldFrame } from './types';
import type { FieldParts } from './useFieldParts';

export interface FieldShellProps {
  frame: FieldFrame;
  parts: FieldParts;
  /** What a read-only field shows. */
  text: string;
  /** Narrow control: dates, numbers, codes. */
  isShort?: boolean;
  children: ReactNode;
}

/** Field with one control: label above, control, the rest below. */
export function FieldShell({ frame, parts, text, isShort = false, children }: FieldShellProps) {
  return (
    <div className="pp-field" data-field={frame.name}>
      <div className="pp-field-head">
        {frame.isReadOnly ? (
          <span className="pp-label" id={parts.labelId}>
            {frame.label}
          </span>
        ) : (
          <label className="pp-label" htmlFor={parts.id} id={parts.labelId}>
            {frame.label}
          </label>
        )}
        {parts.aside}
      </div>
      {frame.isReadOnly ? (
        <ReadOnlyValue label={frame.label} text={text} />
      ) : (
        <div className={isShort ? 'pp-control pp-control-short' : 'pp-control'}>{children}</div>
      )}
      {parts.below}
    </div>
  );
}

/**
 * Field made of several controls, as radios: a fieldset named by its label.
 * Not by a legend, which would take in the help button and cannot share its line with it.
 */
export function FieldSet({ frame, parts, text, children }: FieldShellProps) {
  return (
    <fieldset
      className="pp-field"
      data-field={frame.name}
      aria-labelledby={parts.labelId}
      aria-describedby={parts.describedBy}
      disabled={frame.isDisabled}
    >
      <div className="pp-field-head">
        <span className="pp-label" id={parts.labelId}>
          {frame.label}
        </span>
        {parts.aside}
      </div>
      {frame.isReadOnly ? <ReadOnlyValue label={frame.label} text={text} /> : children}
      {parts.below}
    </fieldset>
  );
}
