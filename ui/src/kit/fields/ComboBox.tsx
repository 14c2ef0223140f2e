import { useMemo, useState } from 'react';
import {
  ComboBox as AriaComboBox,
  Button,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  Text,
  Virtualizer,
} from 'react-aria-components';
import { matches, plain } from '../base/filterText';
import { Icon } from '../base/Icon';
import { fill, kitTexts } from '../texts';
import type { Option } from './types';

const CREATE = '\u0000create';

export interface ComboBoxProps {
  id: string;
  name?: string;
  labelledBy: string;
  describedBy?: string;
  isInvalid?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
  /** Text as typed. */
  value: string;
  options: readonly Option[];
  onType: (text: string) => void;
  onPick: (option: Option) => void;
  /** Offers to create what was typed. */
  onCreate?: (text: string) => void;
  onLeave?: () => void;
}

/** Entries that answer to the text, those that begin with it first. */
export function filterOptions(options: readonly Option[], typed: string): Option[] {
  const start = plain(typed);
  const found = options.filter((option) => matches(`${option.name} ${option.detail ?? ''}`, typed));
  const begins = (option: Option) => (plain(option.name).startsWith(start) ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b));
}

/** Text box with a list: the list helps, the text stays as typed. */
export function ComboBox(props: ComboBoxProps) {
  const { value, options, onType, onPick, onCreate } = props;
  // Opened by button or arrow the list is whole; typing narrows it.
  const [isWhole, setWhole] = useState(true);
  // The library closes the list when the chosen key changes; it is forgotten at once, for only the text counts.
  const [picked, setPicked] = useState<string | null>(null);
  const text = value.trim();
  const shown = useMemo(() => {
    const found = isWhole || !text ? [...options] : filterOptions(options, text);
    const isNew = text !== '' && !options.some((option) => plain(option.name) === plain(text));
    if (onCreate && isNew) found.push({ id: CREATE, name: fill(kitTexts.field.create, { text }) });
    return found;
  }, [options, text, isWhole, onCreate]);

  const pick = (key: unknown) => {
    if (key === null) return;
    setPicked(String(key));
    if (key === CREATE) return onCreate?.(text);
    const option = options.find((one) => one.id === key);
    if (option) onPick(option);
  };

  return (
    <AriaComboBox
      className="pp-combo"
      items={shown}
      inputValue={value}
      selectedKey={picked}
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger="input"
      isInvalid={props.isInvalid}
      isDisabled={props.isDisabled}
      validationBehavior="aria"
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      autoFocus={props.autoFocus}
      onBlur={props.onLeave}
      onOpenChange={(isOpen, how) => {
        if (isOpen) setWhole(how !== 'input');
        else setPicked(null);
      }}
      onInputChange={(typed) => {
        setWhole(false);
        if (typed !== value) onType(typed);
      }}
      onSelectionChange={pick}
    >
      <Group className="pp-combo-box">
        <Input className="pp-input" id={props.id} name={props.name} />
        <Button className="pp-icon-btn pp-combo-btn">
          <Icon name="expand" />
        </Button>
      </Group>
      <Popover className="pp-pop" offset={2}>
        <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: 40, padding: 4 }}>
          <ListBox<Option>
            className="pp-list pp-combo-list"
            renderEmptyState={() => <div className="pp-list-empty">{kitTexts.field.no_match}</div>}
          >
            {(option) => (
              <ListBoxItem className="pp-option" textValue={option.name}>
                {option.id === CREATE && <Icon name="plus" />}
                <span className="pp-option-words">
                  <Text slot="label">{option.name}</Text>
                  {option.detail && (
                    <Text slot="description" className="pp-option-detail">
                      {option.detail}
                    </Text>
                  )}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </AriaComboBox>
  );
}
