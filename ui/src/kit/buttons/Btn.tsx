import type { ReactNode, Ref } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import { Icon } from '../base/Icon';

export interface BtnProps extends Omit<ButtonProps, 'children' | 'className' | 'style'> {
  children: ReactNode;
  /** Weight: one primary for each screen; quiet has no edge; danger for what destroys. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'medium' | 'small';
  /** Icon before the words. */
  icon?: string;
  ref?: Ref<HTMLButtonElement>;
}

/** Button with words. */
export function Btn({ children, kind = 'plain', size = 'medium', icon, ref, ...rest }: BtnProps) {
  return (
    <Button {...rest} ref={ref} className={`pp-btn pp-btn-${kind} pp-btn-${size}`}>
      {icon && <Icon name={icon} />}
      {children}
    </Button>
  );
}
