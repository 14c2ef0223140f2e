import { ComboBox } from './ComboBox';
import { FieldShell } from './FieldShell';
import type { FieldFrame, Option } from './types';
import { useFieldParts } from './useFieldParts';

export interface ComboFieldProps extends FieldFrame {
  /** Text in the box: a name of the list or anything else. */
  value: string;
  /** Called at each keystroke and choice; `option` is there when the text is exactly one entry or was chosen. */
  onChange: (text: string, option?: Option) => void;
  onLeave?: () => void;
  options: readonly Option[];
  /** Adds the row "Crea «testo»". */
  onCreate?: (text: string) => void;
}

/** Code or record list with typing. What is typed and not in the list stays as typed. */
export function ComboField(props: ComboFieldProps) {
  const { value, onChange, onLeave, options, onCreate } = props;
  const parts = useFieldParts(props, value);
  const exact = (text: string) => {
    const same = options.filter((option) => option.name === text);
    return same.length === 1 ? same[0] : undefined;
  };
  return (
    <FieldShell frame={props} parts={parts} text={value}>
      <ComboBox
        id={parts.id}
        name={props.name}
        labelledBy={parts.labelId}
        describedBy={parts.describedBy}
        isInvalid={parts.isInvalid}
        isDisabled={props.isDisabled}
        autoFocus={props.autoFocus}
        value={value}
        options={options}
        onType={(text) => onChange(text, exact(text))}
        onPick={(option) => onChange(option.name, option)}
        onCreate={onCreate}
        onLeave={onLeave}
      />
    </FieldShell>
  );
}
