import type { ReactNode } from 'react';
import { fill, kitTexts } from '../texts';

export interface EmptyStateProps {
  title: string;
  /** Why this part exists and how to begin. */
  text: string;
  /** A worked example, in words. */
  example?: string;
  /** Buttons, the main one first. */
  actions?: ReactNode;
  level?: 2 | 3;
}

/** What stands where nothing has been written yet. */
export function EmptyState({ title, text, example, actions, level = 2 }: EmptyStateProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="pp-empty-state">
      <Heading>{title}</Heading>
      <p>{text}</p>
      {example && <p className="pp-quiet">{fill(kitTexts.example, { text: example })}</p>}
      {actions && <div className="pp-actions">{actions}</div>}
    </div>
  );
}
