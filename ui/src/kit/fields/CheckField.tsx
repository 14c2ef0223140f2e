import type { FieldFrame } from './types';
import { useFieldParts } from './useFieldParts';

export interface CheckFieldProps extends FieldFrame {
  value: boolean;
  onChange: (value: boolean) => void;
  onLeave?: () => void;
}

/** One thing, on or off: options of the program. For the plan's facts use YesNoField, where silence has its place. */
export function CheckField(props: CheckFieldProps) {
  const { value, onChange, onLeave } = props;
  const parts = useFieldParts(props, value);
  return (
    <div className="pp-field" data-field={props.name}>
      <div className="pp-field-head">
        <label className="pp-choice">
          <input
            type="checkbox"
            id={parts.id}
            name={props.name}
            checked={value}
            disabled={props.isDisabled || props.isReadOnly}
            // biome-ignore lint/a11y/noAutofocus: only the first field of a dialog asks for it
            autoFocus={props.autoFocus}
            aria-invalid={parts.isInvalid || undefined}
            aria-describedby={parts.describedBy}
            onChange={(event) => onChange(event.target.checked)}
            onBlur={onLeave}
          />
          <span>{props.label}</span>
        </label>
        {parts.aside}
      </div>
      {parts.below}
    </div>
  );
}
