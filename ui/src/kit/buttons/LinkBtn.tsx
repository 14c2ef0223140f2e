import type { MouseEvent, ReactNode } from 'react';
import { Icon } from '../base/Icon';

export interface LinkBtnProps {
  href: string;
  children: ReactNode;
  /** "link" looks like words in a text, the others like buttons. */
  kind?: 'link' | 'primary' | 'plain' | 'quiet';
  size?: 'medium' | 'small';
  icon?: string;
  /** Takes the plain click in place of the browser, for the router. */
  onNavigate?: (href: string) => void;
  'aria-label'?: string;
  'aria-current'?: 'page' | 'true';
}

/** Handles a click on a link inside the window, leaving modified clicks to the browser. */
export function followLink(event: MouseEvent, href: string, onNavigate?: (href: string) => void): void {
  if (!onNavigate || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  onNavigate(href);
}

/** A link: goes somewhere, where a Btn does something. */
export function LinkBtn({
  href,
  children,
  kind = 'link',
  size = 'medium',
  icon,
  onNavigate,
  ...aria
}: LinkBtnProps) {
  return (
    <a
      {...aria}
      href={href}
      className={kind === 'link' ? 'pp-link' : `pp-btn pp-btn-${kind} pp-btn-${size}`}
      onClick={(event) => followLink(event, href, onNavigate)}
    >
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
