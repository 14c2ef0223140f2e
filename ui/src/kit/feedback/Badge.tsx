import type { ReactNode } from 'react';

export interface BadgeProps {
  children: ReactNode;
  tone?: 'neutral' | 'action' | 'good' | 'amber' | 'bad';
}

/** Short word or number beside a title. */
export function Badge({ children, tone = 'neutral' }: BadgeProps) {
  return (
    <span className="pp-badge" data-tone={tone}>
      {children}
    </span>
  );
}
