import { LinkBtn } from '../buttons/LinkBtn';
import { kitTexts } from '../texts';

export interface Crumb {
  name: string;
  /** The last crumb, the current place, has none. */
  href?: string;
}

export interface BreadcrumbsProps {
  items: readonly Crumb[];
  onNavigate?: (href: string) => void;
}

/** Where this screen is, with the way back up. */
export function Breadcrumbs({ items, onNavigate }: BreadcrumbsProps) {
  return (
    <nav className="pp-breadcrumbs" aria-label={kitTexts.breadcrumbs}>
      <ol>
        {items.map((item) => (
          <li key={`${item.href ?? ''} ${item.name}`}>
            {item.href ? (
              <LinkBtn href={item.href} onNavigate={onNavigate}>
                {item.name}
              </LinkBtn>
            ) : (
              <span aria-current="page">{item.name}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
