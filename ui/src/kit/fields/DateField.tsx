import { kitTexts } from '../texts';
import { CalendarButton } from './CalendarButton';
import { FieldShell } from './FieldShell';
import { readDate } from './readDate';
import type { FieldFrame, TextValue } from './types';
import { useFieldParts } from './useFieldParts';
import { useLeft } from './useLeft';

export interface DateFieldProps extends FieldFrame, TextValue {}

/** Date as text gg/mm/aaaa with a calendar beside. An impossible date stays as typed and is said. */
export function DateField(props: DateFieldProps) {
  const { value, onChange, onLeave } = props;
  const { isLeft, focus } = useLeft(onLeave);
  const reading = readDate(value);
  const parts = useFieldParts(props, value, {
    understood: isLeft && reading.shown !== value.trim() ? reading.shown : undefined,
    problem: isLeft ? reading.problem : undefined,
  });
  return (
    <FieldShell frame={props} parts={parts} text={reading.shown ?? value} isShort>
      <input
        {...focus}
        className="pp-input"
        id={parts.id}
        name={props.name}
        autoComplete="off"
        placeholder={kitTexts.field.date_hint}
        value={value}
        disabled={props.isDisabled}
        // biome-ignore lint/a11y/noAutofocus: only the first field of a dialog asks for it
        autoFocus={props.autoFocus}
        aria-invalid={parts.isInvalid || undefined}
        aria-describedby={parts.describedBy}
        onChange={(event) => onChange(event.target.value)}
      />
      <CalendarButton
        label={props.label}
        iso={reading.iso}
        isDisabled={props.isDisabled}
        onPick={(iso) => {
          onChange(readDate(iso).shown ?? iso);
          onLeave?.();
        }}
      />
    </FieldShell>
  );
}
