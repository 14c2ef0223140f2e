import type { ReactNode } from 'react';
import { Icon } from '../base/Icon';
import { IconBtn } from '../buttons/IconBtn';
import { fill, kitTexts } from '../texts';
import type { BadgeProps } from './Badge';

export interface ChipProps {
  /** Words; the icon is never alone. */
  children: ReactNode;
  icon?: string;
  tone?: BadgeProps['tone'];
  /** Adds a button that takes the chip away; `name` says of what. */
  onRemove?: () => void;
  name?: string;
}

/** State or tag: icon and words. */
export function Chip({ children, icon, tone = 'neutral', onRemove, name }: ChipProps) {
  return (
    <span className="pp-chip" data-tone={tone} data-removable={onRemove ? true : undefined}>
      {icon && <Icon name={icon} size={16} />}
      <span>{children}</span>
      {onRemove && (
        <IconBtn
          icon="close"
          size="small"
          name={fill(kitTexts.field.remove, { name: name ?? String(children) })}
          onPress={onRemove}
        />
      )}
    </span>
  );
}
