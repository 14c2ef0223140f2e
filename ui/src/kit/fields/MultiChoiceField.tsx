import { useState } from 'react';
import { announce } from '../base/announce';
import { Chip } from '../feedback/Chip';
import { fill, kitTexts } from '../texts';
import { ComboBox } from './ComboBox';
import { FieldSet } from './FieldShell';
import type { FieldFrame, Option } from './types';
import { type FieldParts, useFieldParts } from './useFieldParts';

export interface MultiChoiceFieldProps extends FieldFrame {
  /** Ids of the entries chosen, in the order of choice. */
  value: readonly string[];
  onChange: (value: string[]) => void;
  onLeave?: () => void;
  options: readonly Option[];
  /** Tags and a box to type in, in place of checkboxes; chosen by itself above eight entries. */
  asTags?: boolean;
  /** Adds the row "Crea «testo»" to the list of tags. */
  onCreate?: (text: string) => void;
}

const MOST_CHECKBOXES = 8;

function Checkboxes({ value, onChange, onLeave, options }: MultiChoiceFieldProps) {
  const unknown = value.filter((id) => !options.some((option) => option.id === id));
  const all = [
    ...options,
    ...unknown.map((id) => ({ id, name: fill(kitTexts.field.not_in_list, { text: id }), detail: undefined })),
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches the focus of the boxes inside
    <div
      className="pp-choices"
      data-vertical
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave?.();
      }}
    >
      {all.map((option) => (
        <label key={option.id} className="pp-choice">
          <input
            type="checkbox"
            value={option.id}
            checked={value.includes(option.id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...value, option.id] : value.filter((id) => id !== option.id))
            }
          />
          <span>
            {option.name}
            {option.detail && <span className="pp-choice-detail">{option.detail}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

function Tags(props: MultiChoiceFieldProps & { parts: FieldParts }) {
  const { value, onChange, options, parts, label } = props;
  const [text, setText] = useState('');
  const nameOf = (id: string) => options.find((option) => option.id === id)?.name ?? id;
  const addId = `${parts.id}-add`;
  return (
    <>
      {value.length > 0 && (
        <ul className="pp-tags" aria-label={fill(kitTexts.field.chosen, { label })}>
          {value.map((id) => (
            <li key={id}>
              <Chip
                name={nameOf(id)}
                onRemove={() => {
                  onChange(value.filter((other) => other !== id));
                  announce(fill(kitTexts.field.removed, { name: nameOf(id) }));
                  document.getElementById(parts.id)?.focus();
                }}
              >
                {nameOf(id)}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      <span className="visually-hidden" id={addId}>
        {fill(kitTexts.field.add_to, { label })}
      </span>
      <ComboBox
        id={parts.id}
        labelledBy={addId}
        describedBy={parts.describedBy}
        isInvalid={parts.isInvalid}
        isDisabled={props.isDisabled}
        autoFocus={props.autoFocus}
        value={text}
        options={options.filter((option) => !value.includes(option.id))}
        onType={setText}
        onPick={(option) => {
          setText('');
          onChange([...value, option.id]);
          announce(fill(kitTexts.field.added, { name: option.name }));
        }}
        onCreate={
          props.onCreate &&
          ((typed) => {
            setText('');
            props.onCreate?.(typed);
          })
        }
        onLeave={props.onLeave}
      />
    </>
  );
}

/** Several of a list: checkboxes for short lists, tags with a box to type in for long ones. */
export function MultiChoiceField(props: MultiChoiceFieldProps) {
  const { options, value, asTags = options.length > MOST_CHECKBOXES } = props;
  const parts = useFieldParts(props, value);
  const text = value.map((id) => options.find((option) => option.id === id)?.name ?? id).join(', ');
  return (
    <FieldSet frame={props} parts={parts} text={text}>
      {asTags ? <Tags {...props} parts={parts} /> : <Checkboxes {...props} />}
    </FieldSet>
  );
}
