import { type ReactNode, useId, useState } from 'react';
import { Icon } from '../base/Icon';

export interface DisclosureProps {
  title: ReactNode;
  children: ReactNode;
  /** Heading level of the title; without it the title is a plain button. */
  level?: 2 | 3 | 4;
  /** Beside the title: counts, marks. */
  aside?: ReactNode;
  startsOpen?: boolean;
  /** Together with onOpenChange, when the caller keeps the state. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** Part that opens and closes in place. */
export function Disclosure(props: DisclosureProps) {
  const { title, children, level, aside, startsOpen = false, isOpen, onOpenChange } = props;
  const id = useId();
  const [own, setOwn] = useState(startsOpen);
  const open = isOpen ?? own;
  const Heading = level ? (`h${level}` as 'h2') : 'div';
  return (
    <div className="pp-disclosure" data-open={open || undefined}>
      <Heading className="pp-disclosure-head">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => {
            setOwn(!open);
            onOpenChange?.(!open);
          }}
        >
          <Icon name={open ? 'collapse' : 'expand'} />
          <span className="pp-grow">{title}</span>
          {aside}
        </button>
      </Heading>
      <div id={id} className="pp-disclosure-body" hidden={!open}>
        {children}
      </div>
    </div>
  );
}

/** Disclosures stacked with lines between. */
export function DisclosureGroup({ children }: { children: ReactNode }) {
  return <div className="pp-disclosure-group">{children}</div>;
}
