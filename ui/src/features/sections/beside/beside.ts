import { remember, useRemembered } from '@/app/remember';
import { useWindowWidth } from '../useWindowWidth';

const keyOf = (plan: string): string => `beside.${plan}`;

/** The attachment that stands beside the forms of a plan, as the person left it; empty when there is none. */
export const useBeside = (plan: string): [string, (id: string) => void] => useRemembered(keyOf(plan), '');

/** Below this width of the window a page beside a form would leave room for neither. */
const LEAST_WIDTH = 1100;
/** Below this one it leaves room for a list or for a form, not for both. */
const WIDTH_FOR_LISTS = 1600;

/** How the paper of a plan stands: `line` names it above the forms, `tight` leaves them little room. */
export function useBesideRoom(plan: string): 'none' | 'line' | 'tight' | 'roomy' {
  const [beside] = useBeside(plan);
  const width = useWindowWidth();
  if (!beside) return 'none';
  if (width < LEAST_WIDTH) return 'line';
  return width < WIDTH_FOR_LISTS ? 'tight' : 'roomy';
}

/** Has an attachment stand beside the forms of a plan from now on. */
export const setBeside = (plan: string, id: string): void => remember(keyOf(plan), id);
