import { useEffect, useId, useRef } from 'react';
import { Icon } from '../base/Icon';
import { Region } from '../base/Region';
import { SeverityMark } from '../base/SeverityMark';
import { type Severity, severityCount } from '../base/severity';
import { followLink } from '../buttons/LinkBtn';
import { Tooltip } from '../buttons/Tooltip';
import { fill, kitTexts } from '../texts';
import { useFrame } from './frameContext';

export interface RailItem {
  id: string;
  name: string;
  href: string;
  icon: string;
  isCurrent?: boolean;
  /** Fraction filled, as "5/9"; both or neither. */
  filled?: number;
  expected?: number;
  /** Worst severity of the findings, with its count. */
  worst?: { severity: Severity; count: number };
  /** Number alone: remarks to read. */
  count?: number;
}

export interface RailGroup {
  id: string;
  /** Heading of the group; without it the items stand alone. */
  title?: string;
  items: readonly RailItem[];
}

export interface RailProps {
  groups: readonly RailGroup[];
  onNavigate?: (href: string) => void;
  /** Under the groups: a button, a version. */
  foot?: React.ReactNode;
}

/** "5 di 9 compilati, 2 errori": what the marks say, for screen readers. */
function words(item: RailItem): string {
  return [
    item.expected !== undefined &&
      fill(kitTexts.completeness.words, { filled: item.filled ?? 0, expected: item.expected }),
    item.count !== undefined && String(item.count),
    item.worst && severityCount(item.worst.severity, item.worst.count),
  ]
    .filter(Boolean)
    .join(', ');
}

function ItemMarks({ item }: { item: RailItem }) {
  const { filled = 0, expected, count, worst } = item;
  const isDone = expected !== undefined && filled >= expected;
  return (
    <span className="pp-rail-marks" aria-hidden="true">
      {/* Hundredths are short in a narrow column, whatever the figures; what is full has only its tick. */}
      {expected !== undefined && !isDone && (
        <span>{fill(kitTexts.completeness.percent, { percent: Math.floor((filled / expected) * 100) })}</span>
      )}
      {count !== undefined && <span>{count}</span>}
      <span className="pp-rail-worst" data-severity={worst?.severity}>
        {worst ? (
          <>
            <SeverityMark severity={worst.severity} size={14} />
            {worst.count}
          </>
        ) : (
          isDone && <Icon name="check" size={16} />
        )}
      </span>
    </span>
  );
}

function RailLink({ item, onNavigate }: { item: RailItem; onNavigate?: (href: string) => void }) {
  const { isRailIcons, setMenuOpen } = useFrame();
  const said = words(item);
  const link = (
    <a
      href={item.href}
      className="pp-rail-link"
      aria-current={item.isCurrent ? 'page' : undefined}
      onClick={(event) => {
        setMenuOpen(false);
        followLink(event, item.href, onNavigate);
      }}
    >
      <Icon name={item.icon} />
      <span className="pp-rail-name">{item.name}</span>
      {said && <span className="visually-hidden">, {said}</span>}
      <ItemMarks item={item} />
    </a>
  );
  if (!isRailIcons) return link;
  return (
    <Tooltip isNative placement="right" text={said ? `${item.name}: ${said}` : item.name}>
      {link}
    </Tooltip>
  );
}

/** Places of the plan, with how full each is and its worst findings. */
export function Rail({ groups, onNavigate, foot }: RailProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const { isMenuOpen, setMenuOpen } = useFrame();
  const current = groups.flatMap((group) => group.items).find((item) => item.isCurrent)?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the current row is kept in sight when it changes
  useEffect(() => {
    place.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useEffect(() => {
    if (isMenuOpen) place.current?.querySelector<HTMLElement>('a')?.focus();
  }, [isMenuOpen]);

  return (
    <Region
      role="navigation"
      label={kitTexts.frame.rail}
      className="pp-rail"
      onEscape={isMenuOpen ? () => setMenuOpen(false) : undefined}
    >
      <div ref={place}>
        {groups.map((group) => (
          <div key={group.id} className="pp-rail-group">
            {group.title && <h2 id={`${id}-${group.id}`}>{group.title}</h2>}
            <ul aria-labelledby={group.title ? `${id}-${group.id}` : undefined}>
              {group.items.map((item) => (
                <li key={item.id}>
                  <RailLink item={item} onNavigate={onNavigate} />
                </li>
              ))}
            </ul>
          </div>
        ))}
        {foot}
      </div>
    </Region>
  );
}
