import { FieldShell } from './FieldShell';
import { isWorthSaying, readNumber } from './readNumber';
import type { FieldFrame, TextValue } from './types';
import { useFieldParts } from './useFieldParts';
import { useLeft } from './useLeft';

export interface NumberFieldProps extends FieldFrame, TextValue {
  /** Written after the box and said with the label: "m", "persone". */
  unit?: string;
}

/** A number as text: the comma is accepted and nothing is rewritten. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, onLeave, unit } = props;
  const { isLeft, focus } = useLeft(onLeave);
  const reading = readNumber(value);
  const parts = useFieldParts(props, value, {
    understood: isLeft && isWorthSaying(value, reading) ? reading.shown : undefined,
    problem: isLeft ? reading.problem : undefined,
  });
  const unitId = `${parts.id}-unit`;
  return (
    <FieldShell frame={props} parts={parts} text={unit && value ? `${value} ${unit}` : value} isShort>
      <input
        {...focus}
        className="pp-input pp-number"
        id={parts.id}
        name={props.name}
        inputMode="decimal"
        autoComplete="off"
        value={value}
        disabled={props.isDisabled}
        // biome-ignore lint/a11y/noAutofocus: only the first field of a dialog asks for it
        autoFocus={props.autoFocus}
        aria-invalid={parts.isInvalid || undefined}
        aria-describedby={[unit && unitId, parts.describedBy].filter(Boolean).join(' ') || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {unit && (
        <span className="pp-unit" id={unitId}>
          {unit}
        </span>
      )}
    </FieldShell>
  );
}
