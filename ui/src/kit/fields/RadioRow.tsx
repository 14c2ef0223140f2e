import { useId } from 'react';
import type { Option } from './types';

export interface RadioRowProps {
  options: readonly Option[];
  value: string;
  onChange: (id: string) => void;
  onLeave?: () => void;
  isVertical?: boolean;
  isInvalid?: boolean;
  autoFocus?: boolean;
}

/** Radios of one group, without its legend. The browser gives arrows and the single stop of Tab. */
export function RadioRow(props: RadioRowProps) {
  const { options, value, onChange, onLeave, isVertical = false, isInvalid, autoFocus } = props;
  const group = useId();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches the focus of the radios inside
    <div
      className="pp-choices"
      data-vertical={isVertical || undefined}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave?.();
      }}
    >
      {options.map((option, index) => (
        <label key={option.id} className="pp-choice">
          <input
            type="radio"
            name={group}
            value={option.id}
            checked={option.id === value}
            aria-invalid={isInvalid || undefined}
            // biome-ignore lint/a11y/noAutofocus: only the first field of a dialog asks for it
            autoFocus={autoFocus && index === 0}
            onChange={() => onChange(option.id)}
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
