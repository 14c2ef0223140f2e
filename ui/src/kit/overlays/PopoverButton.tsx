import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Btn, type BtnProps } from '../buttons/Btn';

export interface PopoverButtonProps {
  /** Words on the button. */
  label: ReactNode;
  /** Name of what opens. */
  title: string;
  children: (close: () => void) => ReactNode;
  button?: Omit<BtnProps, 'children'>;
}

/** Button that opens a small window beside itself: filters, columns, choices. */
export function PopoverButton({ label, title, children, button }: PopoverButtonProps) {
  return (
    <DialogTrigger>
      <Btn {...button}>{label}</Btn>
      <Popover className="pp-pop pp-pop-padded" offset={4}>
        <Dialog aria-label={title}>{({ close }) => children(close)}</Dialog>
      </Popover>
    </DialogTrigger>
  );
}
