import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useLandmark } from 'react-aria/useLandmark';

export interface RegionProps {
  /** Kind of landmark. */
  role: 'navigation' | 'main' | 'complementary' | 'region' | 'search';
  /** Name said by screen readers. */
  label: string;
  id?: string;
  className?: string;
  /** What Esc does anywhere inside. */
  onEscape?: () => void;
  children: ReactNode;
}

/** A part of the page that F6 and Shift+F6 reach. */
export function Region({ role, label, id, className, onEscape, children }: RegionProps) {
  const ref = useRef<HTMLElement>(null);
  const { landmarkProps } = useLandmark({ role, 'aria-label': label }, ref);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    onEscape?.();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the role comes from the landmark
    <section
      {...landmarkProps}
      ref={ref}
      id={id}
      className={className}
      tabIndex={-1}
      onKeyDown={onEscape ? onKeyDown : undefined}
    >
      {children}
    </section>
  );
}
