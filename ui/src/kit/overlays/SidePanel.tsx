import { type ReactNode, useEffect, useRef } from 'react';
import { Region } from '../base/Region';
import { IconBtn } from '../buttons/IconBtn';
import { fill, kitTexts } from '../texts';

export interface SidePanelProps {
  title: string;
  /** Beside the title: the number of findings. */
  aside?: ReactNode;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** What the 40 px strip shows while the panel is closed; without it nothing stays. */
  strip?: ReactNode;
  children: ReactNode;
}

/** Panel beside the content: takes the focus when opened, gives it back when closed, never traps it. */
export function SidePanel({ title, aside, isOpen, onOpenChange, strip, children }: SidePanelProps) {
  const head = useRef<HTMLHeadingElement>(null);
  const from = useRef<HTMLElement | null>(null);
  const before = useRef(isOpen);

  useEffect(() => {
    if (before.current === isOpen) return;
    before.current = isOpen;
    if (isOpen) {
      from.current = document.activeElement as HTMLElement | null;
      head.current?.focus();
    } else if (document.activeElement === document.body) {
      from.current?.focus();
    }
  }, [isOpen]);

  if (!isOpen && !strip) return null;
  return (
    <Region
      role="complementary"
      label={title}
      className={isOpen ? 'pp-panel' : 'pp-panel pp-panel-strip'}
      onEscape={isOpen ? () => onOpenChange(false) : undefined}
    >
      {isOpen ? (
        <>
          <div className="pp-panel-head">
            <h2 tabIndex={-1} ref={head}>
              {title} {aside}
            </h2>
            <IconBtn
              icon="close"
              name={fill(kitTexts.panel.close, { title })}
              placement="left"
              onPress={() => onOpenChange(false)}
            />
          </div>
          <div className="pp-panel-body">{children}</div>
        </>
      ) : (
        <>
          <IconBtn
            icon="chevron-left"
            name={fill(kitTexts.panel.open, { title })}
            placement="left"
            onPress={() => onOpenChange(true)}
          />
          {strip}
        </>
      )}
    </Region>
  );
}
