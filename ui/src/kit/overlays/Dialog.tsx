import type { ReactNode } from 'react';
import { Dialog as AriaDialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Btn, type BtnProps } from '../buttons/Btn';
import { IconBtn } from '../buttons/IconBtn';
import { fill, kitTexts } from '../texts';

export interface DialogProps {
  title: string;
  /** Content; put `autoFocus` on the first field, or the title row takes the focus. */
  children: (close: () => void) => ReactNode;
  size?: 'medium' | 'large';
  /** "alertdialog" for a question that must be answered. */
  role?: 'dialog' | 'alertdialog';
  /** Together with onOpenChange, for a dialog opened from code. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** Window over the page. A click outside does not close it: typed text is never lost by accident. */
export function Dialog({ title, children, size = 'medium', role, isOpen, onOpenChange }: DialogProps) {
  return (
    <ModalOverlay className="pp-veil" isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal className={`pp-modal pp-modal-${size}`}>
        <AriaDialog role={role}>
          {({ close }) => (
            <>
              <div className="pp-modal-head">
                <Heading slot="title" level={2}>
                  {title}
                </Heading>
                <IconBtn
                  slot={null}
                  icon="close"
                  name={fill(kitTexts.dialog.close_title, { title })}
                  tooltip={kitTexts.dialog.close}
                  onPress={close}
                />
              </div>
              {children(close)}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface DialogButtonProps extends Omit<DialogProps, 'isOpen' | 'onOpenChange'> {
  /** Words on the button that opens the dialog. */
  label: ReactNode;
  button?: Omit<BtnProps, 'children'>;
}

/** Button together with the dialog that it opens. */
export function DialogButton({ label, button, ...dialog }: DialogButtonProps) {
  return (
    <DialogTrigger>
      <Btn {...button}>{label}</Btn>
      <Dialog {...dialog} />
    </DialogTrigger>
  );
}
