import { fill, kitTexts } from '../texts';
import { FieldShell } from './FieldShell';
import { RadioGroupField } from './RadioGroupField';
import type { FieldFrame, Option, TextValue } from './types';
import { useFieldParts } from './useFieldParts';

export interface ChoiceFieldProps extends FieldFrame, TextValue {
  options: readonly Option[];
  /** All in sight as radios, for lists of five entries or fewer. */
  asRadios?: boolean;
  /** Radios one under the other, where the entries are sentences. */
  isVertical?: boolean;
  /** Words of the empty choice. */
  emptyName?: string;
  /** One entry is always chosen: the list has no empty choice. */
  isAlways?: boolean;
  isShort?: boolean;
}

/** A value that is not in the list is kept and shown, never dropped. */
function withValue(options: readonly Option[], value: string): readonly Option[] {
  if (!value || options.some((option) => option.id === value)) return options;
  return [...options, { id: value, name: fill(kitTexts.field.not_in_list, { text: value }) }];
}

function SelectField(props: ChoiceFieldProps) {
  const { value, onChange, onLeave, emptyName = kitTexts.field.choose, isAlways, isShort } = props;
  const parts = useFieldParts(props, value);
  const options = withValue(props.options, value);
  const text = options.find((option) => option.id === value)?.name ?? '';
  return (
    <FieldShell frame={props} parts={parts} text={text} isShort={isShort}>
      <select
        className="pp-input pp-select"
        id={parts.id}
        name={props.name}
        value={value}
        disabled={props.isDisabled}
        // biome-ignore lint/a11y/noAutofocus: only the first field of a dialog asks for it
        autoFocus={props.autoFocus}
        aria-invalid={parts.isInvalid || undefined}
        aria-describedby={parts.describedBy}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      >
        {!isAlways && <option value="">{emptyName}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </FieldShell>
  );
}

/** One entry of a code list. */
export function ChoiceField(props: ChoiceFieldProps) {
  if (!props.asRadios) return <SelectField {...props} />;
  const options = [
    ...withValue(props.options, props.value),
    { id: '', name: props.emptyName ?? kitTexts.field.empty },
  ];
  return <RadioGroupField {...props} options={options} />;
}
