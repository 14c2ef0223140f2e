import type { ReactNode } from 'react';

export interface ToolbarProps {
  /** Name of the group of commands. */
  label: string;
  children: ReactNode;
  /** Stands at the right end. */
  end?: ReactNode;
}

/** Row of commands above a list, a grid or a map; it wraps where there is no room. */
export function Toolbar({ label, children, end }: ToolbarProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div className="pp-toolbar" role="group" aria-label={label}>
      {children}
      {end && <div className="pp-toolbar-end">{end}</div>}
    </div>
  );
}
