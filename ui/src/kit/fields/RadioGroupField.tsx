import { FieldSet } from './FieldShell';
import { RadioRow } from './RadioRow';
import type { FieldFrame, Option, TextValue } from './types';
import { useFieldParts } from './useFieldParts';

export interface RadioGroupFieldProps extends FieldFrame, TextValue {
  options: readonly Option[];
  /** One under the other, with room for details. */
  isVertical?: boolean;
}

/** One of a few, all in sight. */
export function RadioGroupField(props: RadioGroupFieldProps) {
  const { options, value, onChange, onLeave, isVertical, autoFocus } = props;
  const parts = useFieldParts(props, value);
  const text = options.find((option) => option.id === value)?.name ?? value;
  return (
    <FieldSet frame={props} parts={parts} text={text}>
      <RadioRow
        options={options}
        value={value}
        onChange={onChange}
        onLeave={onLeave}
        isVertical={isVertical}
        isInvalid={parts.isInvalid}
        autoFocus={autoFocus}
      />
    </FieldSet>
  );
}
