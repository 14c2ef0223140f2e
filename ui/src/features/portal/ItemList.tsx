import { Icon, SeverityMark } from '@kit';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import type { PortalItem, PortalSection } from '@/api/wire';
import { date } from '@/app/format';
import { t } from '@/texts';
import { isEmpty, standing } from './walk';
import { initials, shortDate } from './words';

/** What the marks of a line say. */
function Marks({ item }: { item: PortalItem }) {
  const how = standing(item);
  const said = [
    how === 'done' && item.tick && t('portal.list.done', { on: date(item.tick.on), by: item.tick.by }),
    how === 'again' && t(item.gone ? 'portal.list.gone' : 'portal.list.again'),
    how !== 'done' && item.tooLong && t('portal.list.long'),
    how === 'todo' && isEmpty(item) && t('portal.list.empty'),
  ].filter(Boolean);
  return (
    <>
      {said.length > 0 && <span className="visually-hidden">, {said.join(', ')}</span>}
      <span className="portal-marks" aria-hidden="true">
        {how !== 'done' && item.tooLong && <SeverityMark severity="avviso" size={14} />}
        {how === 'todo' && isEmpty(item) && t('portal.list.empty')}
        {how === 'again' && (item.gone ? t('portal.list.gone') : <Icon name="refresh" size={16} />)}
        {how === 'done' && item.tick && `${shortDate(item.tick.on)} ${initials(item.tick.by)}`}
      </span>
    </>
  );
}

interface RowProps {
  item: PortalItem;
  isHere: boolean;
  onOpen: (item: string) => void;
}

const Row = memo(function Row({ item, isHere, onOpen }: RowProps) {
  return (
    <li>
      <button
        type="button"
        className="portal-row"
        aria-current={isHere || undefined}
        tabIndex={isHere ? 0 : -1}
        data-standing={standing(item)}
        onClick={() => onOpen(item.id)}
      >
        <span className="portal-row-mark">
          {standing(item) === 'done' && <Icon name="check" size={16} />}
        </span>
        <span className="portal-row-label">{item.label}</span>
        <Marks item={item} />
      </button>
    </li>
  );
});

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Arrows go from line to line: the whole list is one stop of Tab. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (!step || event.ctrlKey || event.altKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.portal-row')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  rows[step(at, rows.length - 1)]?.focus();
}

/** Items that follow each other under the same record. */
function byGroup(items: readonly PortalItem[]): { name: string; items: PortalItem[] }[] {
  const groups: { name: string; items: PortalItem[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && last.name === item.group) last.items.push(item);
    else groups.push({ name: item.group, items: [item] });
  }
  return groups;
}

export interface ItemListProps {
  section: PortalSection;
  here: string;
  onOpen: (item: string) => void;
}

/** All values of a section in the portal's order, with their ticks. */
export function ItemList({ section, here, onOpen }: ItemListProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(onOpen);
  latest.current = onOpen;
  // One and the same for every line: a tick draws two of them anew, not hundreds.
  const open = useRef((item: string) => latest.current(item)).current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line of the value in sight is kept in sight when it changes
  useEffect(() => {
    const row = place.current?.querySelector<HTMLElement>('[aria-current]');
    if (!row || !place.current) return;
    const { top, bottom } = row.getBoundingClientRect();
    const box = place.current.getBoundingClientRect();
    // Only the list scrolls, with some of what follows: never the page under the hands.
    if (top < box.top + 48 || bottom > box.bottom - 48)
      place.current.scrollTop += top - box.top - place.current.clientHeight / 3;
  }, [here]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside
    <div className="portal-list" ref={place} onKeyDown={onArrow}>
      {byGroup(section.items).map((group) => (
        <div key={`${group.name} ${group.items[0]?.id}`}>
          {group.name && <h3 className="portal-list-group">{group.name}</h3>}
          <ul>
            {group.items.map((item) => (
              <Row key={item.id} item={item} isHere={item.id === here} onOpen={open} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
