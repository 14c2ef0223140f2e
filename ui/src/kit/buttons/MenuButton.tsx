import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator, Text } from 'react-aria-components';
import { Icon } from '../base/Icon';

export interface MenuEntry {
  id: string;
  name: string;
  /** Second line, quieter. */
  detail?: string;
  /** Keys that do the same, shown at the right. */
  keys?: string;
  icon?: string;
  isDisabled?: boolean;
  /** Draws a line before this entry. */
  startsGroup?: boolean;
}

export interface MenuButtonProps {
  /** Words on the button; also its name unless `name` is given. */
  label: ReactNode;
  /** Accessible name when the label is short or an icon. */
  name?: string;
  items: readonly MenuEntry[];
  onAction: (id: string) => void;
  kind?: 'plain' | 'quiet' | 'primary';
  size?: 'medium' | 'small';
  icon?: string;
  isDisabled?: boolean;
}

/** Button that opens a menu of actions. */
export function MenuButton(props: MenuButtonProps) {
  const { label, name, items, onAction, kind = 'plain', size = 'medium', icon, isDisabled } = props;
  return (
    <MenuTrigger>
      <Button className={`pp-btn pp-btn-${kind} pp-btn-${size}`} aria-label={name} isDisabled={isDisabled}>
        {icon && <Icon name={icon} />}
        {label}
        <Icon name="expand" size={16} />
      </Button>
      <Popover className="pp-pop" offset={2}>
        <Menu
          className="pp-list"
          onAction={(key) => onAction(String(key))}
          disabledKeys={items.filter((item) => item.isDisabled).map((item) => item.id)}
        >
          {items.flatMap((item) => [
            ...(item.startsGroup ? [<Separator key={`${item.id}-line`} className="pp-menu-line" />] : []),
            <MenuItem key={item.id} id={item.id} className="pp-option" textValue={item.name}>
              {item.icon && <Icon name={item.icon} />}
              <span className="pp-option-words">
                <Text slot="label">{item.name}</Text>
                {item.detail && (
                  <Text slot="description" className="pp-option-detail">
                    {item.detail}
                  </Text>
                )}
              </span>
              {item.keys && <kbd>{item.keys}</kbd>}
            </MenuItem>,
          ])}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
