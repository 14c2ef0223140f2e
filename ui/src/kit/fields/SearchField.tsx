import { type Ref, useId } from 'react';
import { SearchField as AriaSearchField, Button, Input } from 'react-aria-components';
import { Icon } from '../base/Icon';
import { kitTexts } from '../texts';

export interface SearchFieldProps {
  /** Name of the box. */
  label: string;
  /** Shows the label above; otherwise it is only said. */
  isLabelShown?: boolean;
  value: string;
  onChange: (value: string) => void;
  /** Called on Invio. */
  onSubmit?: (value: string) => void;
  placeholder?: string;
  name?: string;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** Box to search or filter: Esc empties it. */
export function SearchField(props: SearchFieldProps) {
  const { label, isLabelShown = false, value, onChange, onSubmit, placeholder, name, autoFocus, ref } = props;
  const id = useId();
  return (
    <AriaSearchField
      className="pp-search"
      value={value}
      onChange={onChange}
      onSubmit={onSubmit}
      aria-label={isLabelShown ? undefined : label}
      aria-labelledby={isLabelShown ? id : undefined}
      data-field={name}
      autoFocus={autoFocus}
    >
      {isLabelShown && (
        <span id={id} className="pp-label">
          {label}
        </span>
      )}
      <div className="pp-search-box">
        <Icon name="search" />
        <Input ref={ref} className="pp-input" name={name} placeholder={placeholder} autoComplete="off" />
        {value && (
          <Button className="pp-icon-btn pp-icon-btn-small" aria-label={kitTexts.field.clear_search}>
            <Icon name="close" size={18} />
          </Button>
        )}
      </div>
    </AriaSearchField>
  );
}
