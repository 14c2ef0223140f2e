import type { Ref } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import { Icon } from '../base/Icon';
import { Tooltip, type TooltipProps } from './Tooltip';

export interface IconBtnProps extends Omit<ButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  icon: string;
  /** Accessible name. */
  name: string;
  /** Words of the tooltip; the name when left out. */
  tooltip?: string;
  placement?: TooltipProps['placement'];
  size?: 'medium' | 'small';
  ref?: Ref<HTMLButtonElement>;
}

/** Button with an icon alone, named and with a tooltip: undo, redo, close, zoom and little else. */
export function IconBtn({ icon, name, tooltip, placement, size = 'medium', ref, ...rest }: IconBtnProps) {
  return (
    <Tooltip text={tooltip ?? name} placement={placement}>
      <Button {...rest} ref={ref} aria-label={name} className={`pp-icon-btn pp-icon-btn-${size}`}>
        <Icon name={icon} size={size === 'small' ? 18 : 20} />
      </Button>
    </Tooltip>
  );
}
