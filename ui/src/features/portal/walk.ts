import type { Portal, PortalItem, PortalSection, PortalStep } from '@/api/wire';

/** How an item stands: to do, ticked, or changed in the plan since it was ticked. */
export type Standing = 'todo' | 'done' | 'again';

export const standing = (item: PortalItem): Standing =>
  !item.tick ? 'todo' : item.was === null ? 'done' : 'again';

/** The text that goes to the portal: the shorter one, as long as it was made from what the plan says now. */
export const inUse = (item: PortalItem): string =>
  item.shortened !== null && !item.shortenedOld ? item.shortened : item.value;

export const isEmpty = (item: PortalItem): boolean => inUse(item) === '';

/** An item with the section that it stands in and its place there, from 0. */
export interface Spot {
  section: PortalSection;
  item: PortalItem;
  at: number;
}

export const spots = (portal: Portal): Spot[] =>
  portal.sections.flatMap((section) => section.items.map((item, at) => ({ section, item, at })));

/** Nothing in the plan, and nothing on the portal as far as anybody ticked: what may be left for the end. */
const isBlank = (item: PortalItem): boolean => standing(item) === 'todo' && isEmpty(item) && !item.gone;

/**
 * The next item that waits, after `id` and then from the start; none when all are ticked. With `blanksLast` those that
 * are empty on both sides come only when nothing else waits.
 */
export function nextWaiting(all: readonly Spot[], id: string, blanksLast = false): Spot | undefined {
  const here = all.findIndex((spot) => spot.item.id === id);
  const others = [...all.slice(here + 1), ...all.slice(0, Math.max(here, 0))];
  const waiting = others.filter((spot) => standing(spot.item) !== 'done');
  return (blanksLast ? waiting.find((spot) => !isBlank(spot.item)) : undefined) ?? waiting[0];
}

/** The item after `id`, whatever its state; none after the last. */
export function nextAny(all: readonly Spot[], id: string): Spot | undefined {
  const here = all.findIndex((spot) => spot.item.id === id);
  return all[here + 1];
}

/** Where one begins: the item that was open, else the first that waits, else the first. */
export const startAt = (all: readonly Spot[], kept: string): Spot | undefined =>
  all.find((spot) => spot.item.id === kept) ?? all.find((spot) => standing(spot.item) !== 'done') ?? all[0];

/** Where a section is opened: on its first item that waits. */
export const startOf = (section: PortalSection): PortalItem | undefined =>
  section.items.find((item) => standing(item) !== 'done') ?? section.items[0];

const count = (items: readonly PortalItem[], wanted: Standing): number =>
  items.filter((item) => standing(item) === wanted).length;

/** The plan as it will be told when an item has been ticked or unticked, with its counts: the answer confirms it. */
export function withTick(portal: Portal, id: string, tick: PortalItem['tick']): Portal {
  const sections = portal.sections.map((section) => {
    if (!section.items.some((item) => item.id === id)) return section;
    const items = section.items.map((item) => (item.id === id ? { ...item, tick, was: null } : item));
    return { ...section, items, done: count(items, 'done'), again: count(items, 'again') };
  });
  const sum = (of: (section: PortalSection) => number) =>
    sections.reduce((total, section) => total + of(section), 0);
  return { ...portal, sections, done: sum((each) => each.done), again: sum((each) => each.again) };
}

/** The plan with what a step has changed. */
export const withStep = (portal: Portal, { section, done, all, again }: PortalStep): Portal => ({
  ...portal,
  done,
  all,
  again,
  sections: portal.sections.map((each) => (section && each.code === section.code ? section : each)),
});

/** What begins with an item that comes after another: a page of the portal, or a record on the same page. */
export function begins(before: Spot | undefined, now: Spot): 'section' | 'group' | undefined {
  if (!before) return undefined;
  if (before.section.code !== now.section.code) return 'section';
  return before.item.group !== now.item.group && now.item.group ? 'group' : undefined;
}
