import { type ReactNode, useId } from 'react';

export interface FormGroupProps {
  title: string;
  /** Level of the heading. */
  level?: 2 | 3;
  /** Why these fields stand together. */
  description?: string;
  /** Beside the title: counts, a button. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Fields that belong together: fieldset named by a heading. */
export function FormGroup({ title, level = 2, description, aside, children }: FormGroupProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <fieldset className="pp-form-group" aria-labelledby={id}>
      <div className="pp-form-group-head">
        <Heading id={id}>{title}</Heading>
        {aside}
      </div>
      {description && <p className="pp-form-group-text">{description}</p>}
      {children}
    </fieldset>
  );
}
